package records

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
)

// Records yields the records of a stream, good until the next one: the values of a list, or, where it holds one object a line, each line (a broken line is told and the next one read), else one value after another.
func (x *Reader) Records() iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		first, err := x.Peek()
		switch {
		case err == io.EOF:
			return
		case err != nil:
			yield(nil, err)
		case first == '[':
			x.Elements()(yield)
		case x.byLine():
			x.lines(yield)
		default:
			x.values(yield)
		}
	}
}

// byLine tells whether the line that comes next ends where its object does, as far as it can be seen.
func (x *Reader) byLine() bool {
	head, _ := x.r.Peek(x.r.Size()) // a shorter stream is seen whole
	line, _, whole := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimSpace(line)
	return !whole && len(head) == x.r.Size() || json.Valid(line) || bytes.HasSuffix(line, []byte("}"))
}

func (x *Reader) values(yield func(json.RawMessage, error) bool) {
	for {
		if _, err := x.Peek(); err == io.EOF {
			return
		}
		value, err := x.Value()
		if !yield(value, err) || ends(err) {
			return
		}
	}
}

func (x *Reader) lines(yield func(json.RawMessage, error) bool) {
	ended := false
	for n := 0; !ended; n++ {
		if n > 0 {
			x.line++
		}
		var err error
		ended, err = x.readLine()
		line := bytes.TrimSpace(x.buf)
		switch {
		case err != nil && err != ErrTooLong:
			yield(nil, err)
			return
		case err == nil && len(line) == 0:
			continue
		case err == nil && !json.Valid(line):
			if err = ErrSyntax; ended {
				err = ErrCut
			}
			line = nil
		}
		if !yield(line, err) {
			return
		}
	}
}

// readLine takes a line into buf, of which it keeps no more than Limit; ended tells that it was the last one.
func (x *Reader) readLine() (ended bool, err error) {
	x.buf = x.buf[:0]
	long := false
	for {
		part, err := x.r.ReadSlice('\n')
		x.at += int64(len(part))
		if long = long || len(x.buf)+len(part) > Limit; !long {
			x.buf = append(x.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && err != io.EOF:
			return true, err
		case long:
			return err == io.EOF, ErrTooLong
		}
		return err == io.EOF, nil
	}
}
