package charset

import (
	"bufio"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// told is how many bytes at the head of a stream its encoding is told by.
const told = 16 << 10

// NewReader decodes a stream without holding it: the encoding is told by its first 16 KB in the order that Decode keeps, an invalid sequence becomes U+FFFD, and a BOM is left out.
// declared finds what the head declares, nil where such documents declare nothing. The error is one of reading, or says that label is no encoding.
func NewReader(r io.Reader, label string, declared func(head []byte) string) (decoded io.Reader, name string, err error) {
	buffered := bufio.NewReaderSize(r, told)
	head, err := buffered.Peek(told)
	if err != nil && err != io.EOF {
		return nil, "", err
	}
	if len(head) == told {
		head = whole(head)
	}
	said := ""
	if declared != nil {
		said = declared(head)
	}
	_, name, err = Decode(head, label, said)
	if err != nil {
		return nil, "", err
	}
	if bom(head) == UTF8 {
		_, err = buffered.Discard(len("\xEF\xBB\xBF"))
		return &repaired{r: buffered}, UTF8, err
	}
	enc, err := htmlindex.Get(name)
	switch {
	case err != nil:
		return nil, "", err
	case name == UTF8:
		return &repaired{r: buffered}, UTF8, nil
	case name == "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case name == "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return transform.NewReader(buffered, enc.NewDecoder()), name, nil
}

// whole cuts a character that is not whole off the end of head.
func whole(head []byte) []byte {
	for n := 1; n <= utf8.UTFMax && n <= len(head); n++ {
		if b := head[len(head)-n]; utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(head[len(head)-n:]) {
				return head[:len(head)-n]
			}
			return head
		}
	}
	return head
}

// repaired reads UTF-8 with one U+FFFD for each maximal bad subpart.
type repaired struct {
	r    io.Reader
	in   [8 << 10]byte
	held int    // bytes at the start of in: a character that is not whole yet
	text []byte // decoded
	out  []byte // of text, what was not given out yet
	err  error
}

// Read fills p with text.
func (x *repaired) Read(p []byte) (int, error) {
	for len(x.out) == 0 {
		if x.err != nil {
			return 0, x.err
		}
		x.fill()
	}
	n := copy(p, x.out)
	x.out = x.out[n:]
	return n, nil
}

func (x *repaired) fill() {
	n, err := x.r.Read(x.in[x.held:])
	raw := x.in[:x.held+n]
	x.err = err
	good := raw
	if err == nil {
		good = whole(raw)
	}
	if utf8.Valid(good) {
		x.text = append(x.text[:0], good...)
	} else {
		text, _ := decodeUTF8(good)
		x.text = append(x.text[:0], text...)
	}
	x.out = x.text
	x.held = copy(x.in[:], raw[len(good):])
}
