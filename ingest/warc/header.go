package warc

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
)

// header is the named fields of a record, in the buffer that holds them.
type header struct {
	block  []byte
	fields []field
}

// field is where a name and its value stand in the block.
type field struct{ name, nameEnd, value, valueEnd int }

// read reads the line with the version and all fields, up to the empty line. The error is io.ErrUnexpectedEOF where the file ends before, else it wraps ErrHeader.
func (h *header) read(br *bufio.Reader) error {
	version, err := line(br)
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(version, magic) || len(version) > 16 {
		return fmt.Errorf("%w: it begins with %.20q", ErrHeader, version)
	}
	for {
		l, err := line(br)
		if err != nil {
			return err
		}
		if len(l) == 0 {
			return nil
		}
		if len(h.block)+len(l) > maxHeader || len(h.fields) >= maxFields {
			return fmt.Errorf("%w: it has more than %d fields or %d KB", ErrHeader, maxFields, maxHeader>>10)
		}
		h.add(l)
	}
}

// add takes one line; one that begins with white space goes on with the field before, and one without a colon says nothing.
func (h *header) add(l []byte) {
	start := len(h.block)
	if (l[0] == ' ' || l[0] == '\t') && len(h.fields) > 0 {
		h.block = append(append(h.block, ' '), bytes.TrimSpace(l)...)
		h.fields[len(h.fields)-1].valueEnd = len(h.block)
		return
	}
	colon := bytes.IndexByte(l, ':')
	if colon < 0 {
		return
	}
	name, value := bytes.TrimSpace(l[:colon]), bytes.TrimSpace(l[colon+1:])
	h.block = append(append(h.block, name...), value...)
	h.fields = append(h.fields, field{start, start + len(name), start + len(name), len(h.block)})
}

func (h *header) get(name string) string {
	for _, f := range h.fields {
		if f.nameEnd-f.name == len(name) && equalFold(h.block[f.name:f.nameEnd], name) {
			return string(h.block[f.value:f.valueEnd])
		}
	}
	return ""
}

// equalFold compares ASCII without regard to case; both are of one length.
func equalFold(b []byte, s string) bool {
	for i, c := range b {
		d := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if 'A' <= d && d <= 'Z' {
			d |= 0x20
		}
		if c != d {
			return false
		}
	}
	return true
}

// length is the record's Content-Length.
func (h *header) length() (int64, error) {
	said := h.get("Content-Length")
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%w: its length is %.30q", ErrHeader, said)
	}
	return n, nil
}

// line reads one line without its end. The error is io.ErrUnexpectedEOF where the file ends within it, else it wraps ErrHeader; the rest of a line that is too long is passed over without being held.
func line(br *bufio.Reader) ([]byte, error) {
	l, err := br.ReadSlice('\n')
	switch {
	case err == nil:
		l = l[:len(l)-1]
		return bytes.TrimSuffix(l, []byte("\r")), nil
	case err != bufio.ErrBufferFull:
		return nil, io.ErrUnexpectedEOF
	}
	for err == bufio.ErrBufferFull {
		_, err = br.ReadSlice('\n')
	}
	return nil, fmt.Errorf("%w: a line of it is longer than %d KB", ErrHeader, maxLine>>10)
}
