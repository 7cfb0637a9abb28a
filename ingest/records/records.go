// Package records takes in a stream of JSON and gives out its values one after another, each of bounded size, without holding the whole: what is broken is told and passed over. The readers of dumps, exports
// and JSON feeds (ingest/jsonl, ingest/telegram, ingest/feed) say what the values mean.
package records

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"hearsay/ingest/stream"
)

// Limit is the longest value in bytes that is held; a longer one is passed over.
const Limit = 8 << 20

// Errors of a value. After ErrTooLong and ErrSyntax the stream goes on behind it; ErrCut is its end.
var (
	ErrTooLong = fmt.Errorf("is longer than %d MB", Limit>>20)
	ErrSyntax  = errors.New("is no JSON")
	ErrCut     = stream.Ends(errors.New("breaks off"))
)

// Encoding is what JSON is written in by its standard (RFC 8259), for charset.NewReader.
func Encoding([]byte) string { return "utf-8" }

// Reader reads JSON a value at a time.
type Reader struct {
	r    *bufio.Reader
	at   int64
	line int
	buf  []byte
}

// New reads from r, which is UTF-8 without a BOM.
func New(r io.Reader) *Reader { return &Reader{r: bufio.NewReaderSize(r, 64<<10), line: 1} }

// Line is the number of the line that is read next, from 1.
func (x *Reader) Line() int { return x.line }

// next is the next byte, which is taken.
func (x *Reader) next() (byte, error) {
	b, err := x.r.ReadByte()
	if err == io.EOF {
		return 0, ErrCut
	}
	if err != nil {
		return 0, err
	}
	x.at++
	if b == '\n' {
		x.line++
	}
	return b, nil
}

// Peek is the first byte of what comes next, white space and commas passed over; io.EOF at the end.
func (x *Reader) Peek() (byte, error) {
	for {
		head, err := x.r.Peek(1)
		if err != nil {
			return 0, err
		}
		switch head[0] {
		case ' ', '\t', '\r', '\n', ',':
			if _, err := x.next(); err != nil {
				return 0, err
			}
		default:
			return head[0], nil
		}
	}
}

// Value is the next value, good until the next call. The error is ErrTooLong or ErrSyntax (the value is passed over), ErrCut, or one of reading.
func (x *Reader) Value() (json.RawMessage, error) {
	first, err := x.Peek()
	if err == io.EOF {
		return nil, ErrCut
	}
	if err != nil {
		return nil, err
	}
	x.buf = x.buf[:0]
	switch first {
	case '{', '[':
		err = x.brackets()
	case '"':
		err = x.str()
	default:
		err = x.word()
	}
	switch {
	case err != nil:
		return nil, err
	case len(x.buf) > Limit:
		return nil, ErrTooLong
	case !json.Valid(x.buf):
		return nil, ErrSyntax
	}
	return x.buf, nil
}

// take takes the next byte and keeps it while the value is not too long.
func (x *Reader) take() (byte, error) {
	b, err := x.next()
	if err == nil && len(x.buf) <= Limit {
		x.buf = append(x.buf, b)
	}
	return b, err
}

// brackets takes an object or a list with all that stands in it.
func (x *Reader) brackets() error {
	for open := 0; ; {
		head, err := x.r.Peek(1)
		if err == nil && head[0] == '"' {
			if err := x.str(); err != nil {
				return err
			}
			continue
		}
		b, err := x.take()
		if err != nil {
			return err
		}
		switch b {
		case '{', '[':
			open++
		case '}', ']':
			open--
		}
		if open == 0 {
			return nil
		}
	}
}

// str takes a string.
func (x *Reader) str() error {
	if _, err := x.take(); err != nil {
		return err
	}
	for {
		b, err := x.take()
		if err != nil {
			return err
		}
		switch b {
		case '"':
			return nil
		case '\\':
			if _, err := x.take(); err != nil {
				return err
			}
		}
	}
}

// word takes a number, true, false, null or what stands in their place: at least one byte.
func (x *Reader) word() error {
	for n := 0; ; n++ {
		head, err := x.r.Peek(1)
		if err == io.EOF && n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch head[0] {
		case ' ', '\t', '\r', '\n', ',', ']', '}', ':', '{', '[', '"':
			if n > 0 {
				return nil
			}
		}
		if _, err := x.take(); err != nil {
			return err
		}
	}
}

// Elements goes into the list that comes next and yields each of its values, good until the next one, or the error of one, as Value; behind a list there is what follows it.
func (x *Reader) Elements() iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		if !x.enter('[', func(err error) bool { return yield(nil, err) }) {
			return
		}
		for {
			first, err := x.Peek()
			switch {
			case err != nil:
				yield(nil, cut(err))
				return
			case first == ']':
				_, _ = x.next() // it was peeked at
				return
			}
			value, err := x.Value()
			if !yield(value, err) || ends(err) {
				return
			}
		}
	}
}

// Places goes into the list that comes next and yields at each of its values, from 0; the caller takes the value with Value, Elements or Keys, or leaves it to be passed over. For values too large to be held.
func (x *Reader) Places() iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		n := 0
		x.walk('[', ']', func() error { return nil }, func(err error) bool { n++; return yield(n-1, err) })
	}
}

// Keys goes into the object that comes next and yields its keys; the caller takes the value of a key with Value, Elements, Places or Keys, or leaves it to be passed over.
func (x *Reader) Keys() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var key string
		take := func() (err error) { key, err = x.key(); return err }
		x.walk('{', '}', take, func(err error) bool {
			if err != nil {
				key = ""
			}
			return yield(key, err)
		})
	}
}

// walk goes through a list or an object: take what stands before a value, yield, pass the value over if nobody took it. An error is yielded and ends it.
func (x *Reader) walk(open, shut byte, take func() error, yield func(error) bool) {
	if !x.enter(open, yield) {
		return
	}
	for {
		first, err := x.Peek()
		switch {
		case err != nil:
			yield(cut(err))
			return
		case first == shut:
			_, _ = x.next() // it was peeked at
			return
		}
		if err := take(); err != nil {
			yield(err)
			return
		}
		at := x.at
		if !yield(nil) {
			return
		}
		if x.at > at {
			continue
		}
		if _, err := x.Value(); ends(err) {
			yield(err)
			return
		}
	}
}

// key takes a key, its colon and the blanks behind it.
func (x *Reader) key() (string, error) {
	if first, err := x.Peek(); err != nil || first != '"' {
		return "", ErrSyntax
	}
	raw, err := x.Value()
	if err != nil {
		return "", err
	}
	var key string
	if err := json.Unmarshal(raw, &key); err != nil {
		return "", ErrSyntax
	}
	colon, err := x.Peek()
	if err != nil {
		return "", cut(err)
	}
	if colon != ':' {
		return "", ErrSyntax
	}
	if _, err := x.next(); err != nil {
		return "", err
	}
	_, err = x.Peek()
	return key, cut(err)
}

// enter takes the bracket that opens a list or an object.
func (x *Reader) enter(bracket byte, fail func(error) bool) bool {
	first, err := x.Peek()
	switch {
	case err != nil:
		fail(cut(err))
		return false
	case first != bracket:
		fail(ErrSyntax)
		return false
	}
	_, _ = x.next() // it was peeked at
	return true
}

// cut says that the end came too early.
func cut(err error) error {
	if err == io.EOF {
		return ErrCut
	}
	return err
}

// ends tells an error behind which there is nothing to read.
func ends(err error) bool {
	return err != nil && !errors.Is(err, ErrTooLong) && !errors.Is(err, ErrSyntax)
}

// Rest is all that was not taken yet.
func (x *Reader) Rest() io.Reader { return x.r }
