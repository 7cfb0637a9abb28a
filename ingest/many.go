package ingest

import (
	"errors"
	"io/fs"
	"strconv"

	"hearsay"
	"hearsay/ingest/feed"
	"hearsay/ingest/jsonl"
	"hearsay/ingest/mail"
	"hearsay/ingest/mhtml"
	"hearsay/ingest/stream"
	"hearsay/ingest/telegram"
	"hearsay/ingest/warc"
)

// streamed is the reader of a form whose articles come one by one out of an io.Reader.
type streamed struct {
	read stream.Reader
	one  bool // a file of this form holds one article, and is named as a file is
}

// streamOf is the reader of a form that is read as a stream, nil for forms that are not.
func streamOf(f form) *streamed {
	switch f {
	case formWARC:
		return &streamed{read: warc.Read}
	case formJSONL:
		return &streamed{read: jsonl.Read}
	case formFeed:
		return &streamed{read: feed.Read}
	case formTelegram:
		return &streamed{read: telegram.Read}
	case formMHTML:
		return &streamed{read: mhtml.Read, one: true}
	case formMail:
		return &streamed{read: mail.Read}
	}
	return nil
}

// taking is one file on its way to whoever listens: what is said of it, and how many articles and errors came out of it.
type taking struct {
	file File
	opt  Options
	said entry
	came came
	many bool
	lies bool // in an archive: whatever is wrong with it is wrong with one record of that
	// doubts are the days that the version on its way told and that were not taken.
	doubts []string
	yield  func(hearsay.Version, error) bool
}

// came counts what came out of a file so far: records, the bad ones too (#n stays where an earlier one is mended), the articles among them, and errors that are about more than one record.
type came struct{ n, good, broken int }

// take sniffs an input and hands it to its reader; false means that nobody listens any more.
func (t *taking) take(in *input) bool {
	if len(in.head) == 0 {
		return t.fail(in.broken(nil))
	}
	form := formSheet
	if !t.opt.Sheets {
		var err error
		if form, err = sniff(in.path, t.file.Root != "" || t.many, in.head, t.opt.Charset); err != nil {
			return t.fail(err)
		}
	}
	if s := streamOf(form); s != nil {
		return t.records(in, s)
	}
	switch form {
	case formPacked:
		return t.unpack(in)
	case formZip:
		return t.zip(in)
	case formTar:
		return t.tar(in)
	}
	v, err := t.one(in, form)
	if err != nil {
		return t.fail(err)
	}
	return t.deliver(in.path, v)
}

// records yields the records of an input that is read as a stream.
func (t *taking) records(in *input, s *streamed) bool {
	opt, said := t.opt, t.said
	if !s.one {
		t.many = true
		opt.URL, said.URL, said.Title, said.ID = "", "", "", "" // they would make one article of all
	}
	before := t.came
	for v, err := range s.read(in.r, stream.Options{Charset: opt.Charset, BodyOnly: opt.BodyOnly}) {
		place := v.From
		if err != nil {
			if !t.fail(recordError(in.path, place, err)) {
				return false
			}
			continue
		}
		t.doubts = complete(&v, opt, said)
		at := in.path
		if !s.one {
			at = placed(in.path, first(place, strconv.Itoa(t.came.n+1)))
		}
		if !t.deliver(at, v) {
			return false
		}
	}
	return t.ended(in, before)
}

// ended says of a file that holds many articles that none came out of it, where that is so and was not told: before is what came before it.
func (t *taking) ended(in *input, before came) bool {
	switch {
	case t.came == before:
		return t.fail(t.nothing(in))
	case t.came.good == before.good && t.came.broken == before.broken:
		return t.fail(&Error{Path: in.path, Problem: "holds no article that can be read", Advice: "What is wrong with each was told."})
	}
	return true
}

// placed is the path of something inside a file.
func placed(path, place string) string {
	if place == "" {
		return path
	}
	return path + "#" + place
}

// deliver names a version, its place from where it came included, and yields it.
func (t *taking) deliver(from string, v hearsay.Version) bool {
	t.came.n++
	t.came.good++
	v.From, v.Article.Name = from, t.file.Name
	if t.many {
		v.Article.Name += "#" + strconv.Itoa(t.came.n)
	}
	if !t.yield(v, nil) {
		return false
	}
	for _, doubt := range t.doubts {
		if !t.fail(&Error{Path: from, Problem: doubt + "; it is not taken", Advice: "Give the day with --published or a manifest.", Err: ErrPassedOver}) {
			return false
		}
	}
	return true
}

// fail yields an error. What is passed over is no record.
func (t *taking) fail(err error) bool {
	var e *Error
	if t.lies && errors.As(err, &e) {
		e.Record = !errors.Is(err, stream.ErrEnds)
	}
	if !errors.Is(err, ErrPassedOver) {
		if t.came.n++; !IsRecord(err) {
			t.came.broken++
		}
	}
	return t.yield(hearsay.Version{}, err)
}

// nothing says that a file which may hold many articles holds none: no failure where nobody asked for it by name.
func (t *taking) nothing(in *input) error {
	err := &Error{Path: in.path, Problem: "holds no article", Advice: "Name another file, or leave this one out."}
	if t.file.Root != "" {
		err.Err = ErrPassedOver
	}
	return err
}

// recordError is an error of a reader of records as one of its file.
func recordError(path, place string, err error) error {
	out := &Error{Path: placed(path, place), Problem: err.Error(), Advice: "The rest was read.", Err: err, Record: true}
	var at *fs.PathError
	if errors.Is(err, stream.ErrEnds) || errors.As(err, &at) {
		out.Record, out.Advice = false, "What stands before it was read."
	}
	var e *stream.Error
	if errors.As(err, &e) {
		out.Problem, out.Advice = e.Problem, first(e.Advice, out.Advice)
	}
	return out
}
