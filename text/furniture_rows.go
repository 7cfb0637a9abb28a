package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed furniture.tsv
var furnitureFile string

// row is one line of furniture.tsv.
type row struct{ kind, where, phrase string }

// rows is the lexicon, cut by where a phrase must stand.
type rows struct {
	whole map[string]string
	tags  map[string]string
	start map[string][]row // by first word
	inner []row            // has
	end   []row            // end and credit
}

var furnitureRows = sync.OnceValue(func() *rows {
	rs := &rows{whole: map[string]string{}, tags: map[string]string{}, start: map[string][]row{}}
	for line := range strings.Lines(furnitureFile) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(cells) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		rs.add(row{cells[0], cells[1], cells[2]})
	}
	return rs
})

func (rs *rows) add(r row) {
	switch r.where {
	case "whole":
		rs.whole[r.phrase] = r.kind
	case "tag":
		rs.tags[r.phrase] = r.kind
	case "has":
		rs.inner = append(rs.inner, r)
	case "end", "credit":
		rs.end = append(rs.end, r)
	default:
		first := firstWord(r.phrase)
		rs.start[first] = append(rs.start[first], r)
	}
}

// match is the kind of the first row that finds the words: as they stand, and bare; n is their count of tokens. A sentence within a paragraph (alone is false) is matched by fewer rows.
func (rs *rows) match(words, folded string, n int, alone bool) string {
	if kind := rs.whole[folded]; kind != "" && alone {
		return kind
	}
	for _, r := range rs.start[firstWord(folded)] {
		if opens(folded, r.phrase) && (r.where == "open" || r.where == "start" && n <= longLine || r.where == "short" && n <= shortLine && alone) {
			return r.kind
		}
	}
	if n > longLine {
		return ""
	}
	for _, r := range rs.inner {
		if strings.Contains(folded, r.phrase) {
			return r.kind
		}
	}
	tail := lower(strings.TrimRight(words[max(0, len(words)-longCredit):], ") "))
	for _, r := range rs.end {
		if r.where == "end" && strings.HasSuffix(folded, r.phrase) || alone && r.where == "credit" && credited(tail, r.phrase) {
			return r.kind
		}
	}
	return ""
}

// opens tells whether words begin with phrase and do not go on in mid-word.
func opens(words, phrase string) bool {
	rest, ok := strings.CutPrefix(words, phrase)
	if !ok || rest == "" {
		return ok
	}
	last, next := phrase[len(phrase)-1], rest[0]
	return !isWordByte(last) || !isWordByte(next) && next != '\''
}

const longCredit = 40 // bytes at the end of a paragraph that a credit is looked for in

// credited tells whether words end with a picture's credit, which no full stop follows.
func credited(words, credit string) bool {
	rest, ok := strings.CutSuffix(words, credit)
	return ok && rest != "" && (!isWordByte(credit[0]) || !isWordByte(rest[len(rest)-1]))
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80
}

func firstWord(s string) string {
	for i := range len(s) {
		if !isWordByte(s[i]) {
			return s[:max(i, min(1, len(s)))]
		}
	}
	return s
}

// bare is a line as it is compared: lower case, plain apostrophes, one space, no marks at its ends.
func bare(s string) string {
	s = strings.Join(strings.Fields(lower(s)), " ")
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("*.!?…•>·-–—“”\"'‘’|", r)
	})
}
