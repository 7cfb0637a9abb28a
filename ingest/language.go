package ingest

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// enough is how many bytes of text a language is judged from at least; below that a detector errs too often (.71 to .89 on titles).
const enough = 200

// judged is how many bytes of a text its language is judged from at most.
const judged = 16 << 10

// language is the ISO 639-1 code of a text's language: what the user or a manifest says, else what the text shows, else what the page declares; "" where nobody knows.
func language(text, said, declared string) string {
	if said != "" {
		return code(said)
	}
	sample := strings.TrimSpace(text[:min(len(text), judged)])
	if len(sample) < enough {
		return code(declared)
	}
	info := whatlanggo.Detect(strings.ToValidUTF8(sample, ""))
	if !info.IsReliable() {
		return code(declared)
	}
	return info.Lang.Iso6391()
}

// code is the language of a tag such as en-GB.
func code(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	return strings.ToLower(tag)
}
