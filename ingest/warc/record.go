package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Record is one record of a WARC file. What it gives is good until Reader.Next is called again.
type Record struct {
	Offset int64 // byte of the file at which it begins; in a packed file, its member or frame
	Length int64 // bytes of its block, as it says
	header header
	x      *Reader
	left   int64
	tail   [7]byte // the last bytes of the block so far
	rescue []byte  // from a line in the block that looks like another record's beginning
	over   bool    // the rescue has become too long
}

// Get is the value of the header field of that name, in any case, "" where there is none; the first where there are several.
func (r *Record) Get(name string) string { return r.header.get(name) }

// Peek is the beginning of what is left of the block, at most 64 KB, without taking it.
func (r *Record) Peek() []byte {
	b, _ := r.x.br.Peek(int(min(r.left, maxLine))) // fewer are what there is; Read tells why
	return b
}

// Read reads the block. It ends with io.EOF behind Length bytes, or earlier where the file has no more: Finish tells.
func (r *Record) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n, err := r.x.br.Read(p[:min(int64(len(p)), r.left)])
	r.passed(p[:n])
	return n, err
}

// passed notes bytes of the block that have gone by.
func (r *Record) passed(p []byte) {
	r.left -= int64(len(p))
	if len(r.rescue) > 0 {
		r.keep(p)
		return
	}
	var seam [2 * len(r.tail)]byte
	n := copy(seam[:], r.tail[:])
	n += copy(seam[n:], p)
	if at := begins(seam[:n]); at >= 0 {
		r.keep(seam[at:max(at, len(r.tail))])
		r.keep(p[max(0, at-len(r.tail)):])
		return
	}
	if at := begins(p); at >= 0 {
		r.keep(p[at:])
		return
	}
	if len(p) < len(r.tail) {
		copy(r.tail[:], seam[n-len(r.tail):n])
		return
	}
	copy(r.tail[:], p[len(p)-len(r.tail):])
}

// keep holds what another record may have been swallowed with.
func (r *Record) keep(p []byte) {
	if r.over = r.over || len(r.rescue)+len(p) > maxRescue; !r.over {
		r.rescue = append(r.rescue, p...)
	}
}

// inner is how a record begins behind a line.
var inner = []byte("WARC/1.")

// begins finds a line of p that begins as a record does, -1 where there is none.
func begins(p []byte) int {
	for from := 0; ; {
		at := bytes.Index(p[from:], inner)
		if at < 0 {
			return -1
		}
		if at += from; at > 0 && p[at-1] == '\n' {
			return at
		}
		from = at + 1
	}
}

// Finish passes what is left of the block and sees whether the record ends where it says. After an error that wraps ErrLength the next record follows, one that was swallowed first of all; any other error is the end of the file.
func (r *Record) Finish() error {
	x := r.x
	if !x.open {
		return nil
	}
	x.open = false
	for r.left > 0 {
		if _, err := x.br.Peek(1); err != nil {
			return r.short()
		}
		p, _ := x.br.Peek(int(min(r.left, int64(x.br.Buffered())))) // all of them are there
		r.passed(p)
		_, _ = x.br.Discard(len(p))
	}
	x.skipBlank()
	next, err := x.br.Peek(len(magic))
	switch ended := x.src.err; {
	case len(next) == 0 && ended != nil && ended != io.EOF && !errors.Is(ended, io.ErrUnexpectedEOF):
		return x.ended(ended) // its checksum is wrong: no word of it can be trusted
	case bytes.Equal(next, magic), len(next) == 0:
		return nil
	}
	if err != nil && bytes.HasPrefix(magic, next) {
		return nil // cut within the next record's first word, which Next will tell
	}
	if !r.putBack() {
		x.lost = true
	}
	return fmt.Errorf("%w (%d bytes): something else stands where it should end", ErrLength, r.Length)
}

// short is the error of a block that is shorter than it says.
func (r *Record) short() error {
	if r.putBack() {
		return fmt.Errorf("%w (%d bytes): another record begins before", ErrLength, r.Length)
	}
	return r.x.stopped()
}

// putBack gives what was swallowed back to be read as records; false where there is nothing.
func (r *Record) putBack() bool {
	if len(r.rescue) == 0 || r.over {
		return false
	}
	x := r.x
	rest, _ := x.br.Peek(x.br.Buffered()) // all of them are there
	x.src.back = append(append(append([]byte(nil), r.rescue...), rest...), x.src.back...)
	x.src.n -= int64(len(r.rescue) + len(rest))
	x.br.Reset(&x.src)
	return true
}
