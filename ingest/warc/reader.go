package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"hearsay/ingest/stream"
)

// Bounds of what a record may ask for; whatever a file says of itself, no more is held in memory.
const (
	maxLine   = 64 << 10  // bytes of one header line, and of an HTTP head
	maxHeader = 256 << 10 // bytes of all header lines of a record
	maxFields = 512
	maxRescue = 32 << 20 // bytes kept of what a record with a wrong length may have swallowed
)

// Errors of a record. After ErrHeader and ErrLength the next record follows; ErrCut, and errors of reading, end the file.
var (
	ErrHeader = errors.New("has no header of a WARC record")
	ErrLength = errors.New("has another length than it says")
	ErrCut    = stream.Ends(errors.New("is cut off"))
)

// Reader reads the records of a WARC file one after the other, in memory that does not grow with them. The zero value is of no use; see NewReader.
type Reader struct {
	members members
	src     source
	br      *bufio.Reader
	rec     Record
	inside  bool // a member is open
	open    bool // rec was handed out and not finished
	lost    bool // the place of the next record has to be sought
}

// NewReader reads a WARC from r, plain, gzip (a member a record, or one for all) or zstd (ISO 28500:2017 and the IIPC's specification for zstd), as its first bytes tell. The error says that r cannot be read.
func NewReader(r io.Reader) (*Reader, error) {
	m, err := membersOf(r)
	if err != nil {
		return nil, err
	}
	x := &Reader{members: m}
	x.src.r = m
	x.br = bufio.NewReaderSize(&x.src, maxLine)
	return x, nil
}

// Close frees what the reader holds.
func (x *Reader) Close() { x.members.close() }

// source is a member's bytes, before them what was put back.
type source struct {
	r    io.Reader
	back []byte
	n    int64 // bytes given out, those put back counted once
	err  error // what ended the member, nil or io.EOF where it is whole
}

func (s *source) Read(p []byte) (int, error) {
	if len(s.back) > 0 {
		n := copy(p, s.back)
		s.back = s.back[n:]
		s.n += int64(n)
		return n, nil
	}
	if s.err != nil {
		return 0, io.EOF
	}
	n, err := s.r.Read(p)
	s.n += int64(n)
	if err != nil {
		s.err = err
		err = io.EOF
	}
	return n, err
}

// Next goes to the next record; what was left of the one before is passed over. The record is good until the call after. io.EOF is the end.
// An error that wraps ErrHeader or ErrLength is of one record, whose Offset At gives, and Next goes on behind it; any other is the end.
func (x *Reader) Next() (*Record, error) {
	if x.open {
		if err := x.rec.Finish(); err != nil {
			return nil, err
		}
	}
	for {
		if !x.inside {
			if err := x.enter(); err != nil {
				return nil, err
			}
		}
		if x.lost {
			x.seek()
		}
		x.skipBlank()
		if _, err := x.br.Peek(1); err != nil {
			if err := x.leave(); err != nil {
				return nil, err
			}
			continue
		}
		return x.begin()
	}
}

// enter goes to the next member.
func (x *Reader) enter() error {
	if err := x.members.next(); err != nil {
		x.rec.Offset = x.members.begun(x.src.n)
		return err
	}
	x.src.back, x.src.n, x.src.err = nil, 0, nil
	x.br.Reset(&x.src)
	x.inside, x.lost = true, false
	return nil
}

// leave ends a member that has nothing more to give; the error says that it ended otherwise than it should.
func (x *Reader) leave() error {
	x.inside = false
	if err := x.src.err; err != nil && err != io.EOF {
		return x.ended(err)
	}
	return nil
}

// ended is an error of the packing as one of the record at hand, or as the end of the file.
func (x *Reader) ended(err error) error {
	x.inside = false
	if x.members.recover() {
		return fmt.Errorf("%w: the packing is damaged (%w)", ErrLength, err)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w at byte %d", ErrCut, x.members.read())
	}
	return fmt.Errorf("is damaged at about byte %d (%w)", x.members.read(), err)
}

// At is the byte of the file at which the record at hand begins; in a packed file, its member or frame.
func (x *Reader) At() int64 { return x.rec.Offset }

// begin reads a record's header.
func (x *Reader) begin() (*Record, error) {
	r := &x.rec
	*r = Record{x: x, header: header{block: r.header.block[:0], fields: r.header.fields[:0]}, rescue: r.rescue[:0], Offset: x.members.begun(x.src.n - int64(x.br.Buffered()))}
	if err := r.header.read(x.br); err != nil {
		x.lost = true
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, x.stopped()
		}
		return nil, err
	}
	n, err := r.header.length()
	if err != nil {
		x.lost = true
		return nil, err
	}
	r.Length, r.left = n, n
	x.open = true
	return r, nil
}

// stopped says why a member ended within a record.
func (x *Reader) stopped() error {
	x.inside = false
	switch err := x.src.err; {
	case err != nil && err != io.EOF:
		return x.ended(err)
	case x.members.whole():
		return fmt.Errorf("%w: its packing ends before it", ErrLength)
	}
	return fmt.Errorf("%w at byte %d", ErrCut, x.members.read())
}

// skipBlank passes the empty lines between records.
func (x *Reader) skipBlank() {
	for {
		b, err := x.br.Peek(1)
		if err != nil || b[0] != '\r' && b[0] != '\n' {
			return
		}
		_, _ = x.br.Discard(1) // it was peeked
	}
}

// magic is how a record begins.
var magic = []byte("WARC/")

// seek passes everything up to a line that begins a record, or to the member's end.
func (x *Reader) seek() {
	x.lost = false
	for {
		_, err := x.br.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			continue
		}
		if next, _ := x.br.Peek(len(magic)); err != nil || bytes.Equal(next, magic) {
			return
		}
	}
}
