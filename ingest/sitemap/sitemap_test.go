package sitemap

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

const news = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://courier.example/bridge?a=1&amp;b=2 </loc><lastmod>2022-04-01T08:30:00+03:00</lastmod>
 <news:news><news:publication><news:name>The Courier</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2022-04-01</news:publication_date><news:title><![CDATA[Two bridges & a dam]]></news:title></news:news>
 <image:image><image:loc>https://courier.example/x.jpg</image:loc><image:title>A dam</image:title></image:image></url>
<url><loc>https://courier.example/dam</loc><lastmod>yesterday</lastmod></url>
<url><lastmod>2022-04-01</lastmod></url>
</urlset>`

func TestNewsSitemap(t *testing.T) {
	got, err := Read([]byte(news), 0)
	want := Map{Entries: []Entry{
		{URL: "https://courier.example/bridge?a=1&b=2", Modified: time.Date(2022, 4, 1, 5, 30, 0, 0, time.UTC), News: &News{"Two bridges & a dam", "2022-04-01", "The Courier", "en"}},
		{URL: "https://courier.example/dam"},
	}}
	if err != nil || !cmp.Equal(got, want) {
		t.Error(err, cmp.Diff(want, got))
	}
	if !Is([]byte(news)) || Is([]byte("<rss><urlse")) || Is([]byte("the <urlset")) {
		t.Error("Is")
	}
}

func packed(t testing.TB, data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestIndexPacked(t *testing.T) {
	index := packed(t, []byte(`<s:sitemapindex xmlns:s="x"><s:sitemap><s:loc>https://courier.example/1.xml.gz</s:loc><s:lastmod>2022-04-01</s:lastmod></s:sitemap></s:sitemapindex>`))
	got, err := Read(index, 0)
	if err != nil || !got.Index || len(got.Entries) != 1 || !Is(index) || !got.Entries[0].Modified.Equal(time.Date(2022, 4, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v %v", got, err)
	}
}

func TestHostile(t *testing.T) {
	whole := `<urlset><url><loc>https://a.example/1</loc></url>`
	for name, c := range map[string]struct {
		in      string
		entries int
		broken  bool
	}{
		"cut":                  {whole + `<url><loc>https://a.ex`, 1, true},
		"an invalid byte":      {whole + "<url><loc>https://a.example/\xff</loc></url></urlset>", 2, false},
		"a broken tag":         {whole + `<url <loc>https://a.example/2</loc></url></urlset>`, 1, true},
		"nested":               {whole + strings.Repeat("<x>", 300_000) + strings.Repeat("</x>", 300_000) + `<url><loc>https://a.example/2</loc></url></urlset>`, 2, false},
		"nested and never out": {whole + strings.Repeat("<x>", 300_000), 1, true},
		"namespaces":           {`<urlset ` + spaces(20_000) + `><url><loc>https://a.example/1</loc></url></urlset>`, 1, false},
		"entities":             {`<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>` + whole + `<url><loc>https://a.example/&b;</loc></url></urlset>`, 2, false},
		"a long value":         {whole + `<url><loc>https://a.example/` + strings.Repeat("x", 1<<20) + `</loc></url></urlset>`, 1, false},
		"ends that open none":  {whole + `</b></c></url></urlset>`, 1, false},
	} {
		begun := time.Now()
		got, err := Read([]byte(c.in), 0)
		if err != nil || len(got.Entries) != c.entries || (got.Broken != nil) != c.broken {
			t.Errorf("%s: %d entries, broken %v, %v", name, len(got.Entries), got.Broken, err)
		}
		if took := time.Since(begun); took > time.Minute {
			t.Errorf("%s took %v", name, took)
		}
	}
	many := "<urlset>" + strings.Repeat("<url><loc>https://a.example/1</loc></url>", 200_000) + "</urlset>"
	if got, err := Read([]byte(many), 1000); err != nil || len(got.Entries) != 1000 || got.More != 199_000 {
		t.Errorf("%d entries and %d more, %v", len(got.Entries), got.More, err)
	}
	bomb := packed(t, append([]byte(whole), make([]byte, 60<<20)...))
	if got, err := Read(bomb, 0); err != nil || len(got.Entries) != 1 || !errors.Is(got.Broken, errLong) {
		t.Errorf("a bomb: %d entries, %v, %v", len(got.Entries), got.Broken, err)
	}
	for _, none := range []string{"", "text", "<html></html>", "<rss/>", "\x1f\x8bnot gzip"} {
		if _, err := Read([]byte(none), 0); err == nil || Is([]byte(none)) {
			t.Errorf("%q is a sitemap", none)
		}
	}
}

func spaces(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `xmlns:n%d="http://a.example/%d" `, i, i)
	}
	return b.String()
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(news))
	f.Add([]byte("<?xml version='1.0' encoding='windows-1251'?><sitemapindex><sitemap><loc>x</loc></sitemap>"))
	f.Add([]byte("<urlset><url><loc>a</url></loc></urlset>\xff"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := Read(raw, 10)
		if err != nil && len(m.Entries) > 0 || len(m.Entries) > 10 || m.More > 0 && len(m.Entries) != 10 {
			t.Errorf("%d entries, %d more, %v", len(m.Entries), m.More, err)
		}
		for _, e := range m.Entries {
			if e.URL == "" || len(e.URL) > longest || !utf8.ValidString(e.URL) {
				t.Errorf("%q", e.URL)
			}
		}
	})
}
