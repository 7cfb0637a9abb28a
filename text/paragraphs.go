package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// wrapAt is the length in bytes from which a line that ends without a full stop is taken to have been wrapped by its writer.
const wrapAt = 50

// paragraphs cuts text at empty lines, and at single line breaks unless the line before was wrapped in mid-sentence. Spans carry no white space at their ends.
func paragraphs(text string) []hearsay.Span {
	var out []hearsay.Span
	open := false // whether the last paragraph may go on with the next line
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexAny(text[start:], "\n\r\u2028\u2029"); i >= 0 {
			end = start + i
		}
		s := trim(text, hearsay.Span{Start: start, End: end})
		switch {
		case s.Empty():
			open = false
		case open && wrapped(text, out[len(out)-1], s):
			out[len(out)-1].End = s.End
		default:
			out = append(out, s)
			open = true
		}
		start = end + 1
		if end < len(text) {
			_, n := utf8.DecodeRuneInString(text[end:])
			start = end + n
			if text[end] == '\r' && start < len(text) && text[start] == '\n' {
				start++
			}
		}
	}
	return out
}

func wrapped(text string, before, next hearsay.Span) bool {
	line := before.Of(text)
	if i := strings.LastIndexByte(line, '\n'); i >= 0 {
		line = line[i+1:]
	}
	first, _ := utf8.DecodeRuneInString(next.Of(text))
	last, _ := utf8.DecodeLastRuneInString(line)
	return len(line) >= wrapAt && len(line) < 2*wrapAt && (unicode.IsLower(first) || !strings.ContainsRune(".!?:”\"’", last))
}

func trim(text string, s hearsay.Span) hearsay.Span {
	w := s.Of(text)
	left := len(w) - len(strings.TrimLeftFunc(w, blank))
	w = w[left:]
	right := len(w) - len(strings.TrimRightFunc(w, blank))
	return hearsay.Span{Start: s.Start + left, End: s.End - right}
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' }
