package watch

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/ledger/follow"
)

const opml = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="War"><outline type="rss" text="The Courier" title="The Courier &amp; Sons" xmlUrl="https://courier.example/feed" htmlUrl="https://courier.example/"/>
<outline text="deeper"><outline XMLURL="https://b.example/atom" text="B"/></outline></outline>
<outline type="sitemap" text="News" url="https://courier.example/news.xml"/><outline type="page" url="https://courier.example/live"/>
<outline type="link" text="A link" url="https://c.example/"/><outline text="nothing"/><outline type="include" url="https://c.example/more.opml"/>
</body></opml>`

func TestOPML(t *testing.T) {
	got, err := ReadOPML([]byte(opml))
	want := []Outline{
		{"https://courier.example/feed", "The Courier & Sons", follow.Feed}, {"https://b.example/atom", "B", follow.Feed}, {"https://courier.example/news.xml", "News", follow.Sitemap},
		{"https://courier.example/live", "", follow.Page}, {"https://c.example/", "A link", follow.New},
	}
	if err != nil || !cmp.Equal(got, want) {
		t.Error(err, cmp.Diff(want, got))
	}
}

// TestOPMLAndBack: what is written is read as what it was.
func TestOPMLAndBack(t *testing.T) {
	items := []follow.Item{
		{URL: "https://a.example/feed?x=1&y=\"2\"", Kind: follow.Feed, Title: "A <b> & \"c\""}, {URL: "https://a.example/news.xml", Kind: follow.Sitemap, Title: "https://a.example/news.xml"},
		{URL: "https://a.example/live", Kind: follow.Page, Title: "Київ"}, {URL: "https://a.example/new", Kind: follow.New, Title: "n"},
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, items); err != nil {
		t.Fatal(err)
	}
	got, err := ReadOPML(b.Bytes())
	if err != nil || len(got) != len(items) {
		t.Fatalf("%v %v\n%s", got, err, b.String())
	}
	for i, o := range got {
		if o.URL != items[i].URL || o.Kind != items[i].Kind || o.Title != items[i].Title {
			t.Errorf("%+v of %+v", o, items[i])
		}
	}
}

func TestBadOPML(t *testing.T) {
	for _, none := range []string{"", "text", "<html><outline xmlUrl='http://a.example/'/></html>", "<rss/>"} {
		if got, err := ReadOPML([]byte(none)); !errors.Is(err, ErrOPML) || len(got) > 0 {
			t.Errorf("%q: %v %v", none, got, err)
		}
	}
	if got, err := ReadOPML([]byte(opml[:strings.Index(opml, "deeper")])); err == nil || len(got) != 1 {
		t.Errorf("cut: %v %v", got, err)
	}
	if got, err := ReadOPML([]byte("<opml>" + strings.Repeat("<outline xmlUrl='http://a.example/'>", 300_000))); len(got) != deepestOPML-1 && err == nil {
		t.Errorf("nested: %d %v", len(got), err)
	}
	if got, err := ReadOPML([]byte("<opml>" + strings.Repeat("<outline xmlUrl='http://a.example/'/>", 20_000) + "</opml>")); len(got) != mostOutlines || err == nil {
		t.Errorf("many: %d %v", len(got), err)
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(opml))
	f.Add([]byte("<opml><outline url='x' type='rss'><outline\xff"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, _ := ReadOPML(raw)
		for _, o := range got {
			if o.URL == "" || o.Kind == "" {
				t.Errorf("%+v", o)
			}
		}
		if len(got) > mostOutlines {
			t.Errorf("%d outlines", len(got))
		}
	})
}
