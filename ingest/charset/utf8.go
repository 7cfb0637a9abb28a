package charset

import (
	"strings"
	"unicode/utf8"
)

// decodeUTF8 decodes raw as the WHATWG's UTF-8 decoder does, a BOM kept: one U+FFFD for each maximal bad subpart, which it counts.
func decodeUTF8(raw []byte) (text string, invalid int) {
	if utf8.Valid(raw) {
		return string(raw), 0
	}
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			n = badSubpart(raw)
			invalid++
		}
		b.WriteRune(r)
		raw = raw[n:]
	}
	return b.String(), invalid
}

// badSubpart is the length of the maximal subpart of an ill-formed sequence at the start of raw: the longest beginning of a well-formed one (table 3-7 of the Unicode standard), else one byte.
func badSubpart(raw []byte) int {
	more, low, high := 0, byte(0x80), byte(0xBF)
	switch lead := raw[0]; {
	case lead >= 0xC2 && lead <= 0xDF:
		more = 1
	case lead >= 0xE0 && lead <= 0xEF:
		more = 2
		switch lead {
		case 0xE0:
			low = 0xA0
		case 0xED:
			high = 0x9F
		}
	case lead >= 0xF0 && lead <= 0xF4:
		more = 3
		switch lead {
		case 0xF0:
			low = 0x90
		case 0xF4:
			high = 0x8F
		}
	}
	n := 1
	for ; n <= more && n < len(raw) && raw[n] >= low && raw[n] <= high; n++ {
		low, high = 0x80, 0xBF
	}
	return n
}
