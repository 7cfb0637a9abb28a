// Package charset turns bytes into text: it finds the encoding in the order that the contract lays down and decodes, invalid sequences becoming U+FFFD. The readers of plain text and pages come next.
package charset

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// UTF8 is the name of the usual encoding.
const UTF8 = "utf-8"

// maxInvalid is how many of 100 characters may be invalid in what is still taken for UTF-8.
const maxInvalid = 1

// Decode turns raw into text and names its encoding (a lower-case WHATWG name): label, else a BOM (kept as U+FEFF), else what the document declares, else UTF-8 where at most 1 in 100 characters is invalid, else what Detect finds.
// An invalid sequence becomes one U+FFFD for each maximal bad subpart. The error says that label is no encoding; a declared one that is unknown is passed over.
func Decode(raw []byte, label, declared string) (text, name string, err error) {
	if label != "" {
		enc, err := htmlindex.Get(label)
		if err != nil {
			return "", "", fmt.Errorf("%q is no encoding that is known", label)
		}
		return decodeWith(raw, enc)
	}
	if name := bom(raw); name != "" {
		return decodeNamed(raw, name)
	}
	if declared != "" {
		if enc, err := htmlindex.Get(declared); err == nil {
			return decodeWith(raw, asDeclared(enc))
		}
	}
	if utf8.Valid(raw) {
		return string(raw), UTF8, nil
	}
	text, invalid := decodeUTF8(raw)
	if 100*invalid <= maxInvalid*utf8.RuneCountInString(text) && !looksUTF16(raw) {
		return text, UTF8, nil
	}
	return decodeNamed(raw, Detect(raw))
}

// Known tells whether label names an encoding (WHATWG).
func Known(label string) bool {
	_, err := htmlindex.Get(label)
	return err == nil
}

// bom names the encoding that a byte order mark at the start of raw tells, "" where there is none.
func bom(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		return UTF8
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return "utf-16le"
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return "utf-16be"
	}
	return ""
}

// asDeclared reads a declaration of UTF-16 as UTF-8, as the WHATWG does: what could be read to find it is no UTF-16.
func asDeclared(enc encoding.Encoding) encoding.Encoding {
	if name, _ := htmlindex.Name(enc); name == "utf-16le" || name == "utf-16be" {
		return unicode.UTF8
	}
	return enc
}

func decodeNamed(raw []byte, name string) (string, string, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return "", "", fmt.Errorf("%q is no encoding that is known", name)
	}
	return decodeWith(raw, enc)
}

func decodeWith(raw []byte, enc encoding.Encoding) (string, string, error) {
	name, err := htmlindex.Name(enc)
	if err != nil {
		return "", "", fmt.Errorf("naming the encoding: %w", err)
	}
	switch name {
	case UTF8:
		text, _ := decodeUTF8(raw)
		return text, name, nil
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	text, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", fmt.Errorf("decoding as %s: %w", name, err)
	}
	return string(text), name, nil
}
