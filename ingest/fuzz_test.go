package ingest

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
)

// FuzzOpen: whatever the bytes are, they are articles whose text is UTF-8 and whose spans fit, the same each time, or errors that name path, problem and advice; they are never nothing.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{"", sentence, "%PDF-1.4", "<!doctype html><title>x</title><p>" + sentence, "\xFF\xFEK\x00", "{\"a\":1}", "KYIV, March 24, 2022 (Agency) - Kyiv said", "PK\x03\x04", "<?xml?><rss>", strings.Repeat("\x00\x01", 40),
		"<rss><channel><item><title>a</title></item>", "{\"title\": \"a\", \"text\": \"b\"}\n{", "From: a\nSubject: b\nMIME-Version: 1.0\n\nc", "Published 1 January 2999\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		versions, errs := open([]string{"-"}, Options{Stdin: strings.NewReader(string(raw))})
		if len(versions)+len(errs) == 0 {
			t.Fatal("nothing came of it")
		}
		for _, err := range errs {
			var e *Error
			if !errors.As(err, &e) || e.Path == "" || e.Problem == "" || !strings.HasSuffix(e.Advice, ".") {
				t.Fatalf("not a whole error: %v", err)
			}
		}
		again, _ := open([]string{"-"}, Options{Stdin: strings.NewReader(string(raw))})
		for i, v := range versions {
			whole(t, &v)
			if again[i].Text != v.Text || again[i].Article.ID != v.Article.ID {
				t.Error("the same bytes gave two articles")
			}
		}
	})
}

// whole tells what must hold of every version.
func whole(t *testing.T, v *hearsay.Version) {
	t.Helper()
	if !utf8.ValidString(v.Text) || v.Article.SHA256 != hearsay.SHA256(v.Raw) || v.Article.TextSHA256 != hearsay.SHA256([]byte(v.Text)) {
		t.Errorf("%q became %q", v.Raw, v.Text)
	}
	if h := v.Article.Headline; h.End > len(v.Text) || h.Start > h.End {
		t.Errorf("headline %v in a text of %d bytes", h, len(v.Text))
	}
	if (v.Article.Published == "") != (v.Article.PublishedFrom == "") {
		t.Errorf("published %q from %q", v.Article.Published, v.Article.PublishedFrom)
	}
}
