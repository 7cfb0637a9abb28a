package archive

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"hearsay/ingest/stream"
)

// blockSize is that of tar (POSIX.1-2017, pax).
const blockSize = 512

// IsTar tells from a file's first bytes whether it is a tar archive: the checksum of its first header is right.
func IsTar(head []byte) bool {
	if len(head) < blockSize || head[0] == 0 {
		return false
	}
	field := bytes.Trim(head[148:156], " \x00")
	said, err := strconv.ParseInt(string(field), 8, 64)
	if err != nil {
		return false
	}
	sum := int64(0)
	for i, b := range head[:blockSize] {
		if i >= 148 && i < 156 {
			b = ' '
		}
		sum += int64(b)
	}
	return sum == said
}

// Tar gives the files of a tar archive one by one. An error is of the entry that comes with it, and the next follows; where the archive is cut off or damaged, an error without a name is the last.
func Tar(r io.Reader) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		in := counter{r: r}
		t := tar.NewReader(&in)
		for n := 0; ; n++ {
			h, err := t.Next()
			switch {
			case err == io.EOF:
				return
			case err != nil && !errors.Is(err, tar.ErrInsecurePath):
				yield(Entry{}, tarBroken(err, in.n))
				return
			case n == maxEntries:
				yield(Entry{}, &stream.Error{Problem: fmt.Sprintf("holds more than %d files", maxEntries), Advice: "Unpack it and name the folder."})
				return
			}
			if h.Typeflag != tar.TypeReg && h.Typeflag != tar.TypeGNUSparse {
				continue
			}
			e := Entry{Name: strings.TrimPrefix(clean(h.Name), "./"), Size: h.Size}
			if err = climbs(e.Name); err == nil && sparse(h) {
				err = &stream.Error{Problem: "is a file with holes, which no text is", Advice: "Unpack the archive by hand if you trust it."}
			}
			body := &tarBody{t: t, in: &in}
			if err == nil {
				e.Reader = body
			}
			if !yield(e, err) || body.broken {
				return
			}
		}
	}
}

func sparse(h *tar.Header) bool {
	if h.Typeflag == tar.TypeGNUSparse {
		return true
	}
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// tarBody is an entry's bytes; where they break off, so does the archive.
type tarBody struct {
	t      *tar.Reader
	in     *counter
	broken bool
}

func (b *tarBody) Read(p []byte) (int, error) {
	n, err := b.t.Read(p)
	if err != nil && err != io.EOF {
		b.broken, err = true, tarBroken(err, b.in.n)
	}
	return n, err
}

func tarBroken(err error, at int64) error {
	var own *stream.Error
	if errors.As(err, &own) {
		return err
	}
	what := "is damaged"
	if errors.Is(err, io.ErrUnexpectedEOF) {
		what = "is cut off"
	}
	return &stream.Error{Problem: fmt.Sprintf("%s at about byte %d of the archive (tar)", what, at), Advice: "What stands before is read; fetch or copy the archive again for the rest.", Err: stream.Ends(err)}
}
