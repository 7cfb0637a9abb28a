package webpage

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const sample = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Shells fall on the port | The Daily Example</title>
<meta property="article:published_time" content="2022-03-24T10:00:00+02:00"><meta property="og:site_name" content="The Daily Example"><meta name="author" content="By A. Writer">
<link rel="canonical" href="/2022/port#top"></head><body><nav><a href="/">Home</a></nav><h1>Shells fall
on the port</h1><p>Kyiv said it <b>lost</b> 10&nbsp;tanks.</p><p>The ministry said<br>it was &quot;true&quot;.</p><footer>All rights reserved</footer></body></html>`

func TestRead(t *testing.T) {
	v, err := Read([]byte(sample), Options{URL: "https://example.org/feed"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Shells fall on the port\n\nKyiv said it lost 10 tanks.\n\nThe ministry said it was \"true\"."; v.Text != want {
		t.Errorf("text %q\nwant %q", v.Text, want)
	}
	a := v.Article
	got := strings.Join([]string{a.Title, a.Headline.Of(v.Text), a.Published, a.Publisher, a.Byline, a.URL, a.Language, a.Charset}, "; ")
	if want := "Shells fall on the port; Shells fall on the port; 2022-03-24T10:00:00+02:00; The Daily Example; A. Writer; https://example.org/2022/port#top; en-GB; utf-8"; got != want {
		t.Errorf("meta %s\nwant %s", got, want)
	}
	body, err := Read([]byte(sample), Options{BodyOnly: true})
	if err != nil || !strings.HasPrefix(body.Text, "Kyiv") || !body.Article.Headline.Empty() {
		t.Errorf("body only: %q %v", body.Text, err)
	}
}

func TestTitles(t *testing.T) {
	for page, want := range map[string]string{
		`<title>Shells fall on the port</title><p>x`: "Shells fall on the port",
		`<title>Shells fall on the port - The Daily Example</title><meta property="og:site_name" content="The Daily Example"><p>x`:   "Shells fall on the port",
		`<title>Army: 10 tanks lost - and found again</title><p>x`:                                                                   "Army: 10 tanks lost - and found again",
		`<title>The Daily Example</title><h1>The Daily Example</h1><meta property="og:title" content="Shells fall on the port"><p>x`: "Shells fall on the port",
		`<h1>Shells fall on the port</h1><p>x`: "Shells fall on the port",
		`<title>Shells fall on the port | Daily</title><h1>Daily</h1><h1>Shells fall on the port</h1><p>x`:                         "Shells fall on the port",
		`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Shells fall &amp; rise"}]}</script><p>x`: "Shells fall & rise",
		`<p>x`: "",
	} {
		v, err := Read([]byte("<!doctype html>"+page), Options{})
		if err != nil || v.Article.Title != want {
			t.Errorf("%s: %q %v, want %q", page, v.Article.Title, err, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for page, want := range map[string]string{
		`<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":"2022-03-24T10:00:00Z","dateModified":"2022-03-25"}</script>`: "2022-03-24T10:00:00Z",
		`<meta itemprop="datePublished" content="2022-03-24">`:                                         "2022-03-24",
		`<time class="entry-date" datetime="2022-03-24">yesterday</time>`:                              "2022-03-24",
		`<time datetime="2022-03-24">the day of the attack</time>`:                                     "", // not marked as the day of publication
		`<meta property="article:modified_time" content="2022-03-24">`:                                 "",
		`<span class="article-publish-date">March 24, 2022, 9:02 AM</span>`:                            "2022-03-24",
		`<p itemprop="datePublished">Posted: Fri 6:45 PM, Feb 16, 2018</p>`:                            "2018-02-16",
		`<span class="publisher">March 24, 2022</span>`:                                                "",
		`<meta name="date" content="0001-01-01"><meta name="pubdate" content="24 Mar 2022 07:09 GMT">`: "2022-03-24",
		`<script type="application/ld+json">{"@type":"WebPage","description":"two
lines","datePublished":"2022-03-24"}</script>`: "2022-03-24",
		`<p>© 2022 The Daily Example`: "",
		`<script type="application/ld+json">{"@type":"Event","datePublished":"2022-03-24"}</script>`: "",
		`<script type="application/ld+json">{"@type":"NewsArticle",</script><p>x`:                    "",
	} {
		v, err := Read([]byte("<!doctype html>"+page), Options{})
		if err != nil || v.Article.Published != want {
			t.Errorf("%s: %q %v, want %q", page, v.Article.Published, err, want)
		}
	}
}

func TestUnread(t *testing.T) {
	long := strings.Repeat("<p>Kyiv said on Tuesday that it had lost ten tanks near the river, and that the crews were safe.</p>", 20)
	for page, want := range map[string]string{
		`<title>Example</title><body><script>x</script><nav>menu</nav>`:                                                  "no-text",
		`<title>Before you continue to Example</title><p>We use cookies and data to deliver our services.</p>`:           "consent-page",
		`<title>Shells fall</title><p>Shells fell on the port.</p><p>Already a subscriber? Sign in to read on.</p>`:      "paywall",
		`<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script><p>Shells fell.`: "paywall",
		`<title>Shells fall</title>` + long + `<p>Subscribe to continue reading.</p>`:                                    "",
		`<title>Shells fall</title><p>Kyiv said it lost 10 tanks.</p>`:                                                   "",
	} {
		v, err := Read([]byte("<!doctype html>"+page), Options{})
		got := ""
		if v.Article.Unread != nil {
			got = v.Article.Unread.Reason
		}
		if err != nil || got != want {
			t.Errorf("%s: unread %q %v, want %q", page, got, err, want)
		}
	}
}

func TestCharsets(t *testing.T) {
	for page, want := range map[string]string{
		"<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xb3\xf2":                                          "windows-1251: Привіт",
		"<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\"><p>\xf0\xd2\xc9\xd7\xc5\xd4": "koi8-r: Привет",
		"<meta charset=iso-8859-1><p>caf\xe9 \x93so\x94":                                                  "windows-1252: café “so”",
		"<!-- <meta charset=koi8-r> --><p>café":                                                           "utf-8: café",
		"\xEF\xBB\xBF<meta charset=koi8-r><p>café":                                                        "utf-8: café",
		"<meta charset=utf-16><p>café":                                                                    "utf-8: café",
		"<meta charset=utf-8><p>caf\xe9!":                                                                 "utf-8: caf\uFFFD!",
		"<meta charset=nonsense><p>café":                                                                  "utf-8: café",
		"\xFF\xFE<\x00p\x00>\x00h\x00i\x00":                                                               "utf-16le: hi",
	} {
		v, err := Read([]byte(page), Options{})
		if got := v.Article.Charset + ": " + v.Text; err != nil || got != want {
			t.Errorf("%q: %q %v, want %q", page, got, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("<p>a<b>c</p>d"))
	f.Add([]byte("<meta charset=koi8-r><p>\xf0\xd2"))
	f.Add([]byte(`<script type="application/ld+json">[{"@type":"NewsArticle","author":[[{"name":1}]]}]</script><table><td>x`))
	f.Fuzz(func(t *testing.T, page []byte) {
		v, err := Read(page, Options{})
		if err != nil {
			t.Fatalf("without a named charset: %v", err)
		}
		again, _ := Read(page, Options{})
		if v.Text != again.Text {
			t.Errorf("two readings of one page: %q and %q", v.Text, again.Text)
		}
		if !utf8.ValidString(v.Text) {
			t.Errorf("text is no UTF-8: %q", v.Text)
		}
		if h := v.Article.Headline; !h.Empty() && h.Of(v.Text) != v.Article.Title {
			t.Errorf("headline %v of %q is not the title %q", h, v.Text, v.Article.Title)
		}
		if strings.Contains(v.Text, "\n\n\n") || strings.HasSuffix(v.Text, "\n") && v.Article.Headline.Empty() {
			t.Errorf("paragraphs are parted by more than one empty line: %q", v.Text)
		}
	})
}
