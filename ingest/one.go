package ingest

import (
	"bytes"
	"fmt"
	"io"

	"hearsay"
	"hearsay/ingest/plain"
	"hearsay/ingest/sheet"
	"hearsay/ingest/webpage"
)

// maxFile is the largest file of one article that is taken into memory.
const maxFile = 512 << 20

// one reads an input that holds one article.
func (t *taking) one(in *input, form form) (hearsay.Version, error) {
	raw, err := in.all()
	if err != nil {
		return hearsay.Version{}, err
	}
	var v hearsay.Version
	switch form {
	case formPage:
		v, err = webpage.Read(raw, webpage.Options{Charset: t.opt.Charset, URL: first(t.opt.URL, t.said.URL), BodyOnly: t.opt.BodyOnly})
	case formSheet:
		v, err = sheet.Read(raw, t.opt.Charset)
	default:
		v, err = plain.Read(raw, t.opt.Charset)
	}
	if err != nil {
		return v, &Error{Path: in.path, Problem: err.Error(), Err: err}
	}
	v.Raw = raw
	if t.doubts = complete(&v, t.opt, t.said); form == formSheet {
		ofSheet(&v, t.opt, t.said)
	}
	return v, nil
}

// all reads everything that the input holds.
func (in *input) all() ([]byte, error) {
	var buf bytes.Buffer
	buf.Grow(int(min(max(in.size, 0), maxFile)) + bytes.MinRead)
	n, err := buf.ReadFrom(io.LimitReader(in.r, maxFile+1))
	switch {
	case err != nil:
		return nil, in.broken(err)
	case n > maxFile:
		return nil, &Error{Path: in.path, Problem: fmt.Sprintf("is larger than %d MB", maxFile>>20), Advice: "Cut it into one file an article, for example with csplit."}
	}
	return buf.Bytes(), nil
}
