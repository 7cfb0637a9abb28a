package shown

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Unseen tells the characters that a reader does not see and that may turn the words around or hide some: controls, bidirectional marks and overrides, and invisible format characters.
// The joiners that scripts and emoji need stay as they are.
func Unseen(r rune) bool {
	switch r {
	case '\n', '\t', '\r', '\u200C', '\u200D', '\u00AD':
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// Visible writes every unseen character of a page as its number, ⟨U+202E⟩.
func Visible(page []byte) []byte {
	return replace(page, func(r rune) string { return fmt.Sprintf("⟨U+%04X⟩", r) })
}

// Escaped writes every unseen character of JSON as its escape, which stands for the same character.
func Escaped(data []byte) []byte {
	return replace(data, func(r rune) string {
		if r > 0xFFFF {
			r -= 0x10000
			return fmt.Sprintf(`\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		}
		return fmt.Sprintf(`\u%04x`, r)
	})
}

func replace(data []byte, with func(rune) string) []byte {
	if bytes.IndexFunc(data, Unseen) < 0 {
		return data
	}
	var out bytes.Buffer
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if Unseen(r) {
			out.WriteString(with(r))
		} else {
			out.Write(data[:n])
		}
		data = data[n:]
	}
	return out.Bytes()
}
