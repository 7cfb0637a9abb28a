package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// How many code points a language is judged from: at least enough (below that a detector errs on one Latin text in five, in other scripts less), at most judged bytes.
const (
	enough       = 200
	enoughScript = 40
	judged       = 16 << 10
)

// sure is the detector's confidence from which a Latin text is taken for what it says: German prose has .33 and more, lists of English place names .18 and less.
const sure = 0.3

// language is the ISO 639-1 code of a text's language: what the user or a manifest says, else what the text shows, else what the page declares; "" where nobody knows.
func language(text, said, declared string) string {
	if said != "" {
		return code(said)
	}
	sample := strings.TrimSpace(strings.ToValidUTF8(text[:min(len(text), judged)], ""))
	switch n := utf8.RuneCountInString(sample); {
	case n < enoughScript:
		return code(declared)
	case english(sample):
		return "en"
	case mostlyLatin(sample):
		info := whatlanggo.Detect(sample)
		if n < enough || info.Confidence < sure {
			return code(declared)
		}
		return info.Lang.Iso6391()
	}
	return whatlanggo.DetectLang(sample).Iso6391()
}

// english tells an English text by its commonest words that other languages do not share: every tenth word is one (in war reports every fifth and more).
func english(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	common := 0
	for _, w := range words {
		switch w {
		case "the", "of", "and", "to", "that", "was", "were", "with", "said", "by", "from", "has", "have", "had", "which", "they":
			common++
		}
	}
	return 10*common >= len(words) && common > 1
}

// mostlyLatin tells whether most letters are Latin ones.
func mostlyLatin(text string) bool {
	latin, letters := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) {
			latin++
		}
	}
	return 2*latin >= letters
}

// code is the language of a tag such as en-GB.
func code(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	return strings.ToLower(tag)
}
