package ingest

import (
	"bufio"
	"errors"
	"io"
	"os"

	"hearsay/ingest/stream"
)

// buffered is how much of an input is read at a time.
const buffered = 64 << 10

// input is a stretch of bytes on its way to its reader: a file, what a packing holds, an archive's entry.
type input struct {
	path   string // as in errors and From: of an entry, the file's path, # and the place inside
	head   []byte // the first bytes, at most sniffed
	r      *bufio.Reader
	file   *os.File // what r reads, from its first byte on; nil where it is no file on a disk
	size   int64    // 0 where it is not known
	layers int      // packings and archives around it
	depth  int      // archives around it
	closer func()
}

// openInput opens a file, or standard input.
func openInput(f File, stdin io.Reader) (*input, error) {
	if f.Path == "-" {
		if stdin == nil {
			return nil, &Error{Path: f.Path, Problem: "there is no standard input to read", Advice: "Name a file or a folder."}
		}
		return newInput(input{path: f.Path}, stdin)
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, fileError(f.Path, err)
	}
	in := input{path: f.Path, closer: func() { file.Close() }}
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
		in.file, in.size = file, info.Size()
	}
	return newInput(in, file)
}

// newInput reads the beginning of r, which in tells of.
func newInput(in input, r io.Reader) (*input, error) {
	in.r = bufio.NewReaderSize(r, buffered)
	head, err := in.r.Peek(sniffed)
	if err != nil && err != io.EOF && len(head) == 0 {
		in.close()
		return nil, in.broken(err)
	}
	in.head = append([]byte(nil), head...) // Peek's bytes move on with the reader
	return &in, nil
}

func (in *input) close() {
	if in.closer != nil {
		in.closer()
	}
}

// broken says why an input cannot be read to its end; nil stands for one without a byte.
func (in *input) broken(err error) error {
	var e *stream.Error
	switch {
	case err == nil:
		return &Error{Path: in.path, Problem: "is empty", Advice: "Fetch or save it again."}
	case errors.As(err, &e):
		return &Error{Path: in.path, Problem: e.Problem, Advice: e.Advice, Err: err}
	}
	return fileError(in.path, err)
}
