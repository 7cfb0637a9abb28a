package ingest

import (
	"bytes"
	_ "embed"
	"path/filepath"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/ingest/archive"
	"hearsay/ingest/charset"
	"hearsay/ingest/feed"
	"hearsay/ingest/jsonl"
	"hearsay/ingest/mail"
	"hearsay/ingest/mhtml"
	"hearsay/ingest/telegram"
	"hearsay/ingest/warc"
)

// form is how an article stands in a file's bytes.
type form int

const (
	formPlain form = iota
	formPage
	formSheet
	formPacked // gzip or zstd around something
	formZip
	formTar
	formWARC
	formJSONL
	formTelegram
	formMHTML
	formMail
	formFeed
)

// foreign is a form that holds no text which can be read as it stands: the bytes it begins with (or, after "..", those that XML holds near its start), what it is, and what makes text of it.
type foreign struct {
	magic, name, advice string
	xml                 bool
}

//go:embed forms.tsv
var formsTSV string

// foreigns is forms.tsv, in its order: the first that fits is taken.
var foreigns = sync.OnceValue(func() []foreign {
	var out []foreign
	for line := range strings.Lines(formsTSV) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(col) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		magic, xml := strings.CutPrefix(col[0], "..")
		out = append(out, foreign{unescape(magic), col[1], col[2], xml})
	}
	return out
})

func (x foreign) fits(head []byte) bool {
	if x.xml {
		return bytes.HasPrefix(bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n"), []byte("<")) && bytes.Contains(head, []byte(x.magic))
	}
	return bytes.HasPrefix(head, []byte(x.magic))
}

// refused says of a file what it is and what makes text of it.
func (x foreign) refused(path string) *Error {
	return &Error{Path: path, Problem: "is " + x.name, Advice: strings.ReplaceAll(x.advice, "FILE", path)}
}

// unescape turns \xNN into the byte that it stands for.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) && s[i+1] == 'x' {
			b.WriteByte(nibble(s[i+2])<<4 | nibble(s[i+3]))
			i += 3
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func nibble(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c - 'A' + 10
}

// sniffed is how many bytes a form is told by.
const sniffed = 8 << 10

// sniff tells the form of what begins with head (at most sniffed bytes; label is the encoding that the user named), and takes the ending of path only where the bytes leave it open; the error says what it is instead
// and what makes text of it. among: it was found in a folder or an archive, not named.
//
// A form that is told by its bytes has its line here; one that is read as a stream has its case in streamOf too.
func sniff(path string, among bool, head []byte, label string) (form, error) {
	switch {
	case warc.IsWARC(head, archive.Inside(head)):
		return formWARC, nil
	case archive.IsPacked(head):
		return formPacked, nil
	case archive.IsZip(head):
		return formZip, nil
	case archive.IsTar(head):
		return formTar, nil
	case mhtml.Sniff(head):
		return formMHTML, nil
	case mail.Sniff(head):
		return formMail, nil
	}
	for _, x := range foreigns() {
		if x.fits(head) {
			return formPlain, x.refused(path)
		}
	}
	text, _, err := charset.Decode(head, label, "")
	if err != nil {
		return formPlain, &Error{Path: path, Problem: err.Error(), Advice: "Name another encoding with --charset, or leave the flag out to have it detected.", Err: err}
	}
	if binary(text) {
		return formPlain, &Error{Path: path, Problem: "is binary data, not text", Advice: "Save the article as plain text or as a page (HTML)."}
	}
	ending := endingOf(path)
	switch {
	case feed.Sniff(text):
		return formFeed, nil
	case telegram.Sniff(text):
		return formTelegram, nil
	case jsonl.Sniff(text):
		return formJSONL, nil
	case isJSON(ending, text):
		problem := &Error{Path: path, Problem: "is JSON, not an article", Advice: "Name the text or the page that it was made from."}
		if among {
			problem.Err = ErrPassedOver
		}
		return formPlain, problem
	case isPage(ending, text):
		return formPage, nil
	}
	return formPlain, nil
}

// endingOf is the ending of a name in lower case, with its dot; that of a packing is passed over: x.html.gz is .html.
func endingOf(path string) string {
	return strings.ToLower(filepath.Ext(archive.Stem(path)))
}

// fewOdd is how many odd characters even a short text may hold, as what was copied from a terminal does.
const fewOdd = 10

// binary tells data from text by the characters that no text holds (controls that are no white space, unassigned ones, what could not be decoded): more than 1 in 20.
func binary(text string) bool {
	odd, zeros := 0, 0
	for _, r := range text {
		switch {
		case r == 0:
			zeros++
		case r == utf8.RuneError, !unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && r != '\x1b':
			odd++
		}
	}
	n := utf8.RuneCountInString(text)
	return 20*zeros > n || 20*(odd+zeros) > n && odd+zeros > fewOdd
}

// isJSON tells a file that says so by its ending, or that holds nothing but an object's or list's beginning.
func isJSON(ending, text string) bool {
	switch ending {
	case ".json", ".jsonl", ".ndjson", ".geojson":
		return true
	}
	text = strings.Join(strings.Fields(text[:min(len(text), 200)]), "")
	return strings.HasPrefix(text, `{"`) || strings.HasPrefix(text, `[{"`)
}

// isPage tells HTML by how it begins, or by the file's ending where a tag stands at its beginning.
func isPage(ending, text string) bool {
	text = strings.ToLower(strings.TrimLeft(text, "\uFEFF \t\r\n\f"))
	for strings.HasPrefix(text, "<!--") || strings.HasPrefix(text, "<?xml") {
		end := strings.Index(text, ">")
		if strings.HasPrefix(text, "<!--") {
			end = strings.Index(text, "-->")
		}
		if end < 0 {
			break
		}
		text = strings.TrimLeft(text[end:], "-> \t\r\n\f")
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<article"} {
		if strings.HasPrefix(text, tag) {
			return true
		}
	}
	switch ending {
	case ".html", ".htm", ".xhtml", ".shtml":
		return strings.Contains(text, "<")
	}
	return false
}
