package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key is a name as it is looked up: lower case, without diacritics, apostrophes and full stops, hyphens as spaces, white space folded. "Donets’k" and "Donetsk", "St. Petersburg" and "St Petersburg" have one key.
func Key(name string) string {
	if plain(name) {
		return name
	}
	if strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) >= 0 {
		name = norm.NFD.String(strings.ToValidUTF8(name, "\uFFFD")) // the form does not reach across a byte that is none
	}
	var b strings.Builder
	b.Grow(len(name))
	space := false
	for _, r := range name {
		r = unicode.ToLower(r)
		switch {
		case silent(r):
			continue
		case r == '-' || r == '–' || r == '_' || r == '‑' || unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		writeFolded(&b, r)
	}
	return b.String()
}

// plain tells whether name is its own key.
func plain(name string) bool {
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ' && i > 0 && i < len(name)-1 && name[i-1] != ' ' {
			continue
		}
		return false
	}
	return true
}

// silent are marks that names are written with and without.
func silent(r rune) bool {
	return unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’‘ʼʹ`´ʻ.ьъ", r) || r == 'ʽ'
}

func writeFolded(b *strings.Builder, r rune) {
	switch r {
	case 'ł':
		b.WriteByte('l')
	case 'ø':
		b.WriteByte('o')
	case 'đ', 'ð':
		b.WriteByte('d')
	case 'ı':
		b.WriteByte('i')
	case 'ß':
		b.WriteString("ss")
	case 'æ':
		b.WriteString("ae")
	case 'œ':
		b.WriteString("oe")
	case 'þ':
		b.WriteString("th")
	case 'ə':
		b.WriteByte('e')
	default:
		b.WriteRune(r)
	}
}
