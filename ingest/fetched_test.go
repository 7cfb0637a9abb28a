package ingest

import (
	"strings"
	"testing"

	"hearsay"
)

func fetched(t *testing.T, r Reply, opt Options) (out []hearsay.Version, errs []error) {
	t.Helper()
	for v, err := range Fetched(r, opt) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, v)
	}
	return out, errs
}

const told = "<p>Kyiv said on Friday that it had lost two bridges near Makariv, and that a third had been damaged by shelling during the night.</p>"

// TestCanonicalOfAReply: a page may say where it stands on its own host, and nowhere else.
func TestCanonicalOfAReply(t *testing.T) {
	for declared, want := range map[string]string{
		"": "https://courier.example/a?b=1", "https://courier.example/bridges": "https://courier.example/bridges", "/bridges": "https://courier.example/bridges",
		"https://other.example/theirs": "https://courier.example/a?b=1", "javascript:alert(1)": "https://courier.example/a?b=1",
	} {
		body := `<!doctype html><html><head><title>Two bridges</title><link rel="canonical" href="` + declared + `"></head><body><article>` + told + `</article></body></html>`
		got, errs := fetched(t, Reply{Address: "http://short.example/1", Final: "https://courier.example/a?b=1", Type: "text/html", Body: []byte(body)}, Options{})
		if len(got) != 1 || len(errs) > 0 {
			t.Fatalf("%d versions, %v", len(got), errs)
		}
		if v := got[0]; v.Article.URL != want || v.From != "http://short.example/1" || v.Article.Name != "a" || string(v.Raw) != body || !strings.Contains(v.Text, "two bridges near Makariv") || v.Article.ID != hearsay.ArticleID(want, "", "") {
			t.Errorf("canonical %q: %+v", declared, v.Article)
		}
	}
}

func TestRepliesOfOtherForms(t *testing.T) {
	got, errs := fetched(t, Reply{Address: "https://courier.example/", Final: "https://courier.example/", Type: "text/plain", Body: []byte("Kyiv said it had lost two bridges.")}, Options{Publisher: "The Courier"})
	if len(got) != 1 || len(errs) > 0 || got[0].Article.URL != "https://courier.example/" || got[0].Article.Publisher != "The Courier" || got[0].Article.Name != "courier.example" {
		t.Errorf("%+v %v", got, errs)
	}
	for _, bad := range []string{"%PDF-1.7\n", "\x89PNG\r\n\x1a\n\x00\x00\x00\x00"} {
		got, errs := fetched(t, Reply{Address: "https://courier.example/x", Final: "https://courier.example/x", Body: []byte(bad)}, Options{})
		if len(got) != 0 || len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "https://courier.example/x") {
			t.Errorf("%q: %v %v", bad, got, errs)
		}
	}
	cyrillic := "<!doctype html><html><head><title>x</title></head><body><article><p>\xca\xe8\xe5\xe2 " + strings.Repeat("\xe7\xe0\xff\xe2\xe8\xeb ", 40) + "</p></article></body></html>"
	if got, errs := fetched(t, Reply{Address: "https://c.example/x", Final: "https://c.example/x", Type: "text/html; charset=windows-1251", Body: []byte(cyrillic)}, Options{}); len(errs) > 0 || !strings.Contains(got[0].Text, "Киев") {
		t.Errorf("%+v %v", got, errs)
	}
}
