package ingest

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
)

// FuzzOpen: whatever the bytes are, they are either an article whose text is UTF-8 and whose spans fit, the same each time, or an error that names path, problem and advice.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{"", sentence, "%PDF-1.4", "<!doctype html><title>x</title><p>" + sentence, "\xFF\xFEK\x00", "{\"a\":1}", "KYIV, March 24, 2022 (Agency) - Kyiv said", "PK\x03\x04", "<?xml?><rss>", strings.Repeat("\x00\x01", 40)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		versions, errs := open([]string{"-"}, Options{Stdin: strings.NewReader(string(raw))})
		if len(versions)+len(errs) != 1 {
			t.Fatalf("%d versions, %d errors", len(versions), len(errs))
		}
		if len(errs) == 1 {
			var e *Error
			if !errors.As(errs[0], &e) || e.Path == "" || e.Problem == "" || !strings.HasSuffix(e.Advice, ".") {
				t.Fatalf("not a whole error: %v", errs[0])
			}
			return
		}
		v := versions[0]
		if !utf8.ValidString(v.Text) || string(v.Raw) != string(raw) || v.Article.SHA256 != hearsay.SHA256(raw) || v.Article.TextSHA256 != hearsay.SHA256([]byte(v.Text)) {
			t.Errorf("%q became %q", raw, v.Text)
		}
		if h := v.Article.Headline; h.End > len(v.Text) || h.Start > h.End {
			t.Errorf("headline %v in a text of %d bytes", h, len(v.Text))
		}
		if (v.Article.Published == "") != (v.Article.PublishedFrom == "") {
			t.Errorf("published %q from %q", v.Article.Published, v.Article.PublishedFrom)
		}
		again, _ := open([]string{"-"}, Options{Stdin: strings.NewReader(string(raw))})
		if again[0].Text != v.Text || again[0].Article.ID != v.Article.ID {
			t.Error("the same bytes gave two articles")
		}
	})
}
