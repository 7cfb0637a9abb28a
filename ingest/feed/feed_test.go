package feed

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/ingest/stream"
)

// read is what comes out of a feed, a line an item.
func read(source string) string {
	var out []string
	for v, err := range Read(strings.NewReader(source), stream.Options{}) {
		if err != nil {
			out = append(out, v.From+" <"+err.Error()+">")
			continue
		}
		a := v.Article
		out = append(out, strings.TrimRight(fmt.Sprintf("%q %s; %s; %s; %s; %s; %s; %s", v.Text, a.Published, a.Publisher, a.Byline, a.URL, a.Key, a.Language, a.Extent), "; "))
	}
	return strings.Join(out, "\n")
}

const rss2 = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="x.xsl"?>
<!-- a feed -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>The Daily Example</title><atom:link href="https://example.org/feed" rel="self"/><link>https://example.org/</link><description>News</description><language>en-GB</language>
<image><title>Logo</title><url>https://example.org/a.png</url></image>
<item>
<title>Shells fall &amp;#8211; again</title>
<link>https://example.org/port?utm=1</link>
<guid isPermaLink="false">https://example.org/?p=7</guid>
<dc:creator><![CDATA[A. Writer]]></dc:creator>
<pubDate>Thu, 24 Mar 2022 10:00:00 +0200</pubDate>
<description><![CDATA[Kyiv said it lost [&#8230;]]]></description>
<content:encoded><![CDATA[<p>Kyiv said it lost <b>10</b> tanks.</p><p>The mayor denied it.</p><p>The post <a href="https://example.org/port">Shells fall again</a> appeared first on <a href="https://example.org/">The Daily Example</a>.</p>]]></content:encoded>
</item>
<item><title>The bridge stands</title><link>/bridge</link><guid>8</guid><pubDate>Fri, 25 Mar 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;The bridge stands, the mayor said.&lt;/p&gt;</description></item>
</channel></rss>`

const rss2Items = `"Shells fall – again\n\nKyiv said it lost 10 tanks.\n\nThe mayor denied it." 2022-03-24T10:00:00+02:00; The Daily Example; A. Writer; https://example.org/port?utm=1; https://example.org/?p=7; en-GB
"The bridge stands\n\nThe bridge stands, the mayor said." 2022-03-25T10:00:00Z; The Daily Example; ; https://example.org/bridge; https://example.org/#8; en-GB; summary`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Port &amp;amp; Bridge</title><link rel="alternate" href="https://example.org/"/><id>tag:example.org,2022:feed</id><updated>2022-03-26T10:00:00Z</updated>
<entry><title>Shells fall</title><link rel="alternate" href="https://example.org/port"/><id>tag:example.org,2022:7</id><published>2022-03-24T10:00:00+02:00</published><updated>2022-03-25T10:00:00Z</updated><author><name>A. Writer</name></author><author><name>B. Writer</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kyiv said it lost 10 tanks.</p><p>The mayor denied it.</p></div></content></entry>
<entry><title>Changed</title><link href="https://example.org/changed"/><id>tag:example.org,2022:8</id><updated>2022-03-25T10:00:00Z</updated><summary>The bridge stands.</summary><source><title>Another Paper</title></source></entry>
</feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "The Daily Example", "home_page_url": "https://example.org/", "language": "en", "items": [
{"id": "7", "url": "https://example.org/port", "title": "Shells fall", "content_html": "<p>Kyiv said it lost 10 tanks.</p>", "date_published": "2022-03-24T10:00:00+02:00", "authors": [{"name": "A. Writer"}]},
{"id": 8, "url": "https://example.org/bridge", "summary": "The bridge stands.", "date_modified": "2022-03-25T10:00:00Z"}, 9,
{"id": "10", "content_text": "A note without a title.", "language": "fr"}]}`

func TestRead(t *testing.T) {
	rdf := `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>The Daily Example</title><link>https://example.org/</link><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
<item rdf:about="https://example.org/port"><title>Shells fall</title><link>https://example.org/port</link><description>Kyiv said so.</description><dc:date>2022-03-24</dc:date></item></rdf:RDF>`
	for name, c := range map[string]struct{ source, want string }{
		"RSS 2.0":         {rss2, rss2Items},
		"in UTF-16":       {utf16(strings.Replace(rss2, "UTF-8", "UTF-16", 1)), rss2Items},
		"RSS 1.0":         {rdf, `"Shells fall\n\nKyiv said so." 2022-03-24; The Daily Example; ; https://example.org/port; ; ; summary`},
		"RSS 0.91":        {`<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd" [<!ENTITY a "b">]><rss version="0.91"><channel><title>Example</title><item><title>Shells fall</title><link>https://example.org/port</link></item></channel></rss>`, `"Shells fall" ; Example; ; https://example.org/port; ; ; summary`},
		"Atom":            {atomFeed, `"Shells fall\n\nKyiv said it lost 10 tanks.\n\nThe mayor denied it." 2022-03-24T10:00:00+02:00; Port & Bridge; A. Writer, B. Writer; https://example.org/port; tag:example.org,2022:7; en` + "\n" + `"Changed\n\nThe bridge stands." ; Another Paper; ; https://example.org/changed; tag:example.org,2022:8; en; summary`},
		"with prefixes":   {strings.NewReplacer("<feed xmlns=", "<a:feed xmlns:a=", "</feed", "</a:feed", "<entry", "<a:entry", "</entry", "</a:entry", "<title", "<a:title", "</title", "</a:title", "<summary", "<a:summary", "</summary", "</a:summary").Replace(atomFeed[:strings.Index(atomFeed, "<link")] + "<entry><title>Shells fall</title><summary>Kyiv said so.</summary></entry></feed>"), `"Shells fall\n\nKyiv said so." ; Port & Bridge; ; ; ; en; summary`},
		"an entry alone":  {`<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><title>Shells fall</title><id>tag:example.org,2022:7</id><content>Kyiv said so.</content></entry>`, `"Shells fall\n\nKyiv said so." ; ; ; ; tag:example.org,2022:7`},
		"JSON":            {jsonFeed, `"Shells fall\n\nKyiv said it lost 10 tanks." 2022-03-24T10:00:00+02:00; The Daily Example; A. Writer; https://example.org/port; https://example.org/#7; en` + "\n" + `"The bridge stands." ; The Daily Example; ; https://example.org/bridge; https://example.org/#8; en; summary` + "\nitem 3 <cannot be read>\n" + `"A note without a title." ; The Daily Example; ; ; https://example.org/#10; fr`},
		"JSON cut off":    {jsonFeed[:strings.Index(jsonFeed, `"summary"`)], `"Shells fall\n\nKyiv said it lost 10 tanks." 2022-03-24T10:00:00+02:00; The Daily Example; A. Writer; https://example.org/port; https://example.org/#7; en` + "\nitem 2 <breaks off>"},
		"windows-1251":    {"<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>\xcf\xee\xf0\xf2</title><item><title>\xcc\xee\xf1\xf2</title></item></channel></rss>", `"Мост" ; Порт; ; ; ; ; summary`},
		"a wrong charset": {strings.Replace(rss2, "UTF-8", "klingon", 1), rss2Items},
		"nothing in it":   {`<rss><channel><title>x</title></channel></rss>`, ""},
		"no feed":         {`<html><body>x`, " <" + errNoFeed.Error() + ">"},
		"no XML":          {`Kyiv said so.`, " <" + errNoFeed.Error() + ">"},
		"an empty item":   {`<rss><channel><item></item><item><title>Shells fall</title></item></channel></rss>`, "item 1 <" + errNoWords.Error() + ">\n" + `"Shells fall" ; ; ; ; ; ; summary`},
	} {
		if got := read(c.source); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// utf16 is s in UTF-16LE with its mark.
func utf16(s string) string {
	out := "\xFF\xFE"
	for _, r := range s {
		out += string([]byte{byte(r), byte(r >> 8)})
	}
	return out
}

func TestBodies(t *testing.T) {
	long := strings.Repeat("Kyiv said that it lost ten tanks near the river. ", 30)
	for item, want := range map[string]string{
		`<description>` + long + `</description>`:                                            "",
		`<description>` + long[:400] + `</description>`:                                      "summary",
		`<description>` + long[:400] + `... Read more</description>`:                         "summary",
		`<content:encoded>Kyiv said so.</content:encoded>`:                                   "",
		`<content:encoded>Kyiv said so […]</content:encoded><description>Kyiv</description>`: "summary",
		`<content:encoded></content:encoded><description>Kyiv</description>`:                 "summary",
	} {
		for v, err := range Read(strings.NewReader("<rss><channel><item><title>x</title>"+item+"</item></channel></rss>"), stream.Options{}) {
			if err != nil || v.Article.Extent != want {
				t.Errorf("%.80s: %q %v, want %q", item, v.Article.Extent, err, want)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	for item, want := range map[string]string{
		`<link>https://feeds.example.net/~r/7</link><feedburner:origLink>https://example.org/port</feedburner:origLink>`: "https://example.org/port",
		`<guid>https://example.org/port</guid>`:     "https://example.org/port",
		`<guid isPermaLink="false">7</guid>`:        "",
		`<link>  https://example.org/port  </link>`: "https://example.org/port",
		`<link>port.html</link>`:                    "",
	} {
		for v, err := range Read(strings.NewReader("<rss><channel><item><title>x</title>"+item+"</item></channel></rss>"), stream.Options{}) {
			if err != nil || v.Article.URL != want {
				t.Errorf("%s: %q %v, want %q", item, v.Article.URL, err, want)
			}
		}
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]bool{
		"<?xml version='1.0'?>\n<rss xmlns:a='" + strings.Repeat("x", 9000): true, rss2: true, atomFeed: true, jsonFeed: true, `<rss`: false, `<feed><x/></feed>`: false, `<html>`: false, `{"version": "1"}`: false, ``: false, `The tag <rss> begins a feed`: false,
	} {
		if got := Sniff(head); got != want {
			t.Errorf("%.60s: %v, want %v", head, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{rss2, atomFeed, jsonFeed, "<rss><item><title>a<b></item><item", "<rdf:RDF><item><![CDATA[", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>&x;</entry>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for v, err := range Read(strings.NewReader(string(raw)), stream.Options{}) {
			if n++; n > len(raw)+2 {
				t.Fatalf("%q holds more items than bytes", raw)
			}
			if err != nil {
				continue
			}
			a := v.Article
			if !utf8.ValidString(v.Text) || v.Text == "" || len(v.Raw) == 0 || !a.Headline.Empty() && a.Headline.Of(v.Text) != a.Title || (a.Published == "") != (a.PublishedFrom == "") {
				t.Errorf("%q: %+v", raw, v)
			}
		}
		Sniff(string(raw))
	})
}
