package mail

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
)

// maxMessage is the longest message in bytes that is held; a longer one is passed over.
const maxMessage = 32 << 20

// errTooLong is the error of a message above maxMessage.
var errTooLong = fmt.Errorf("is longer than %d MB", maxMessage>>20)

// messages are the messages of an mbox (RFC 4155; ">From " at a line's beginning is "From "), good until the next one, or the one message that r is.
func messages(r io.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		b := bufio.NewReaderSize(r, 64<<10)
		head, err := b.Peek(4 << 10)
		if err != nil && err != io.EOF {
			yield(nil, err)
			return
		}
		line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
		if !fromLine.Match(line) {
			raw, err := io.ReadAll(io.LimitReader(b, maxMessage+1))
			if err == nil && len(raw) > maxMessage {
				err = errTooLong
			}
			if err != nil {
				raw = nil
			}
			yield(raw, err)
			return
		}
		m := mbox{r: b, blank: true}
		m.messages(yield)
	}
}

type mbox struct {
	r      *bufio.Reader
	raw    []byte
	within bool // a message has begun
	blank  bool // the last line was empty
	long   bool
	middle bool // of a line that is longer than the buffer
}

func (m *mbox) messages(yield func([]byte, error) bool) {
	for {
		line, err := m.r.ReadSlice('\n')
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			yield(nil, err)
			return
		}
		if !m.middle && m.blank && fromLine.Match(line) {
			if m.within && !m.send(yield) {
				return
			}
			m.within, m.blank = true, false
		} else {
			m.take(line)
		}
		m.middle = err == bufio.ErrBufferFull
		if err == io.EOF {
			if m.within {
				m.send(yield)
			}
			return
		}
	}
}

// take keeps a line, or the next piece of one.
func (m *mbox) take(line []byte) {
	m.blank = !m.middle && len(bytes.TrimRight(line, "\r\n")) == 0
	if !m.middle {
		if bare := bytes.TrimLeft(line, ">"); len(bare) < len(line) && bytes.HasPrefix(bare, []byte("From ")) {
			line = line[1:]
		}
	}
	if m.long = m.long || len(m.raw)+len(line) > maxMessage; !m.long {
		m.raw = append(m.raw, line...)
	}
}

func (m *mbox) send(yield func([]byte, error) bool) bool {
	going := false
	if m.long {
		going = yield(nil, errTooLong)
	} else {
		going = yield(m.raw, nil)
	}
	m.raw, m.long = m.raw[:0], false
	return going
}
