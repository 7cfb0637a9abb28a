package jsonl

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/stream"
)

// read is what comes out of a source: a line for each version, or what is wrong.
func read(source string) string {
	var out []string
	for v, err := range Read(strings.NewReader(source), stream.Options{}) {
		if err != nil {
			out = append(out, "<"+v.From+": "+err.Error()+">")
			continue
		}
		a := v.Article
		out = append(out, strings.TrimRight(strings.Join([]string{a.Title, strings.TrimPrefix(v.Text, a.Title+"\n\n"), a.Published, a.Publisher, a.Byline, a.URL, a.Language, a.Key, a.Extent}, "; "), "; "))
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"news-please": {`{"authors": ["A. Writer", "B. Writer"], "date_download": "2022-03-26 10:00:00", "date_modify": null, "date_publish": "2022-03-24 09:15:00", "description": "The port.", "filename": "x", "language": "en", "localpath": null, "maintext": "Kyiv said it lost 10 tanks.\nThe crews were safe.", "source_domain": "example.org", "title": "Shells fall on the port", "title_page": "Shells fall | Example", "url": "https://example.org/port"}`,
			"Shells fall on the port; Kyiv said it lost 10 tanks.\nThe crews were safe.; 2022-03-24; example.org; A. Writer, B. Writer; https://example.org/port; en"},
		"GDELT list": {`{"date": "2022-03-24T10:00:00Z", "url": "https://example.org/port", "title": "Shells fall", "desc": "The port was shelled.", "lang": "en", "domain": "example.org", "outletName": "Example", "author": "A. Writer"}`,
			"Shells fall; The port was shelled.; ; Example; A. Writer; https://example.org/port; en; ; summary"},
		"GDELT search": {`{"articles": [ { "url": "https://example.org/port", "url_mobile": "", "title": "Shells fall", "seendate": "20220324T101500Z", "socialimage": "", "domain": "example.org", "language": "English", "sourcecountry": "Estonia" } ] }`,
			"Shells fall; Shells fall; ; example.org; ; https://example.org/port; English; ; summary"},
		"schema.org": {`{"@type": "NewsArticle", "headline": "Shells fall", "articleBody": "Kyiv said so.", "datePublished": "2022-03-24T10:00:00+02:00", "publisher": {"@type": "Organization", "name": "Example"}, "author": [{"name": "A. Writer"}], "inLanguage": "en"}`,
			"Shells fall; Kyiv said so.; 2022-03-24T10:00:00+02:00; Example; A. Writer; ; en"},
		"a list":         {`[{"title": "One", "text": "First."}, {"title": "Two", "text": "Second."}]`, "One; First.\nTwo; Second."},
		"over lines":     {"{\n  \"title\": \"One\",\n  \"text\": \"First.\"\n}\n{\n \"title\": \"Two\", \"text\": \"Second.\"}", "One; First.\nTwo; Second."},
		"seconds":        {`{"text": "Kyiv said so.", "published": 1648116000}` + "\n" + `{"text": "Kyiv said so.", "published": 1648116000000}`, "; Kyiv said so.; 2022-03-24T10:00:00Z\n; Kyiv said so.; 2022-03-24T10:00:00Z"},
		"ids":            {`{"text": "a", "id": 7}` + "\n" + `{"text": "a", "id": 7, "domain": "example.org"}` + "\n" + `{"text": "a", "id": "0a1b2c3d4e5f60718293"}`, "; a\n; a; ; example.org; ; ; ; example.org#7\n; a; ; ; ; ; ; 0a1b2c3d4e5f60718293"},
		"HTML":           {`{"title": "Shells &amp; mines", "content": "<p>Kyiv said so.</p><p>The mayor denied it.</p>"}`, "Shells & mines; Kyiv said so.\n\nThe mayor denied it."},
		"broken off":     {`{"title": "Shells fall", "content": "Kyiv said it lost 10… [+2345 chars]"}`, "Shells fall; Kyiv said it lost 10… [+2345 chars]; ; ; ; ; ; ; summary"},
		"a broken line":  {`{"text": "One."}` + "\n" + `{"text": "Tw` + "\n\n" + `{"text": "Three."}`, "; One.\n<line 2: is no JSON>\n; Three."},
		"cut off":        {`{"text": "One."}` + "\n" + `{"text": "Tw`, "; One.\n<line 2: breaks off>"},
		"no article":     {`{"a": 1}` + "\n" + `7` + "\n" + `{"title": "x"}`, "<line 1: " + ErrNoWords.Error() + ">\n<line 2: is no JSON object>\nx; x; ; ; ; ; ; ; summary"},
		"an odd address": {`{"text": "a", "url": "port.html"}`, "; a"},
		"one bad byte":   {"{\"text\": \"caf\xff\"}\n{\"text\": \"b\"}", "; caf\uFFFD\n; b"},
		"a mark":         {"\uFEFF{\"text\": \"a\"}\r\n{\"text\": \"b\"}\r\n", "; a\n; b"},
		"nothing":        {"", ""},
	} {
		if got := read(c.source); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestAPageInARecord(t *testing.T) {
	page := `<!doctype html><title>Shells fall</title><meta property=\"article:published_time\" content=\"2022-03-24\"><p>Kyiv said it lost 10 tanks.</p>`
	for v, err := range Read(strings.NewReader(`{"url": "https://example.org/port", "html": "`+page+`"}`), stream.Options{}) {
		if a := v.Article; err != nil || v.Text != "Shells fall\n\nKyiv said it lost 10 tanks." || a.Published != "2022-03-24" || a.PublishedFrom != "page" || a.Extent != "" {
			t.Errorf("%q %+v %v", v.Text, a, err)
		}
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]bool{
		`{"title": "a", "text": "b"}`: true, `[{"title": "a", "url": "b"}`: true, "\n{\"maintext\": \"a\", \"url\": \"b\", \"x\": {\"y\": [1": true, `{"articles": [{"url": "a", "title": "b`: true,
		`{"date": "2022-03-24", "estimate": 7000}`: false, `{"schema": "hearsay/reading/1", "title": "a", "text": "b"}`: false, `{"type": "FeatureCollection"}`: false, `7`: false, `{`: false, "": false,
		`{"date_publish": "2022-03-24", "maintext": "` + strings.Repeat("x", 100): true,
		`{"text": "` + strings.Repeat("x", 8000):                                  true, `{"text": "` + strings.Repeat("x", 8000) + `"}`: false, `{"name": "` + strings.Repeat("x", 8000): false, `{"text": {"a": "` + strings.Repeat("x", 8000): false,
	} {
		if got := Sniff(head); got != want {
			t.Errorf("%s: %v, want %v", head, got, want)
		}
	}
}

// lines is a stream of n records that is never held.
type lines struct {
	n, at int
	rest  string
}

func (l *lines) Read(p []byte) (int, error) {
	if l.rest == "" {
		if l.at == l.n {
			return 0, io.EOF
		}
		l.at++
		l.rest = fmt.Sprintf("{\"title\": \"Report %d\", \"maintext\": \"Kyiv said it lost %d tanks near the river.\", \"date_publish\": \"2022-03-24\", \"url\": \"https://example.org/%d\"}\n", l.at, l.at, l.at)
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// TestMemoryIsFlat: fifty thousand records take no more memory at their end than near their beginning.
func TestMemoryIsFlat(t *testing.T) {
	const many, allowed = 50_000, 8 << 20
	var before, after runtime.MemStats
	n := 0
	for _, err := range Read(&lines{n: many}, stream.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1000 {
			runtime.GC()
			runtime.ReadMemStats(&before)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if n != many || after.HeapAlloc > before.HeapAlloc+allowed {
		t.Errorf("%d records, %d KB of heap, then %d KB", n, before.HeapAlloc>>10, after.HeapAlloc>>10)
	}
}

// TestALineWithoutEnd: a line of 200 MB is passed over without being held.
func TestALineWithoutEnd(t *testing.T) {
	long := io.MultiReader(strings.NewReader("{\"text\": \"One.\"}\n{\"text\": \""), io.LimitReader(zeros{}, 200<<20), strings.NewReader("\"}\n{\"text\": \"Three.\"}\n"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var got []string
	for v, err := range Read(long, stream.Options{}) {
		got = append(got, fmt.Sprint(v.Text, v.From, " ", err))
	}
	runtime.ReadMemStats(&after)
	if want := "[One.line 1 <nil> line 2 is longer than 8 MB Three.line 3 <nil>]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 64<<20 {
		t.Errorf("%d MB were taken", took>>20)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func BenchmarkRead(b *testing.B) {
	n := 0
	for range Read(&lines{n: b.N}, stream.Options{}) {
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "records/s")
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{`{"title": "a", "text": "b"}`, `[{"text": "a"}, {`, `{"articles": [{"title": "<b>a", "html": "<p>b"}]}`, "{\"text\": 7}\n{\"published\": 1e9}", "\xFF\xFE{\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for v, err := range Read(strings.NewReader(string(raw)), stream.Options{}) {
			if n++; n > len(raw)+1 {
				t.Fatalf("%q holds more records than bytes", raw)
			}
			if err != nil {
				continue
			}
			sound(t, &v)
		}
		Sniff(string(raw))
	})
}

// sound tells what must hold of every version.
func sound(t *testing.T, v *hearsay.Version) {
	t.Helper()
	a := v.Article
	if !utf8.ValidString(v.Text) || v.Text == "" || len(v.Raw) == 0 {
		t.Errorf("text %q of %q", v.Text, v.Raw)
	}
	if !a.Headline.Empty() && a.Headline.Of(v.Text) != a.Title {
		t.Errorf("headline %v of %q is not the title %q", a.Headline, v.Text, a.Title)
	}
	if (a.Published == "") != (a.PublishedFrom == "") {
		t.Errorf("published %q from %q", a.Published, a.PublishedFrom)
	}
}
