package main

import (
	"strings"
	"unicode"
)

// safe makes words from outside fit for a terminal: control, format and bidirectional characters, which could move the cursor or turn the line around, are shown as U+FFFD.
// Line breaks and tabs become blanks unless lines is set.
func safe(s string, lines bool) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && lines:
			return r
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case r == '\u00AD', r == '\uFEFF', r == '\u200B':
			return -1
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r) && !joins(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// joins tells the two joiners that scripts and emoji need; they move nothing.
func joins(r rune) bool { return r == '\u200C' || r == '\u200D' }
