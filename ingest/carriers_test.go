package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestCarriers: files that carry articles are told by their bytes whatever they are called, and every article has its day, from where it was read, its publisher and its place in the file.
func TestCarriers(t *testing.T) {
	said := "Kyiv said on Tuesday that it had lost ten tanks near the river, and that the crews were safe."
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"RSS": {`<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title><item><title>Shells fall</title><link>https://example.org/port#top</link><pubDate>Thu, 24 Mar 2022 10:00:00 +0200</pubDate><description>` + said + `</description></item><item><title>The bridge stands</title></item></channel></rss>`,
			[]string{"article.txt#https://example.org/port#top article#1 2022-03-24T10:00:00+02:00 feed Example https://example.org/port summary", "article.txt#2 article#2   Example  summary"}},
		"JSON Feed":  {`{"version": "https://jsonfeed.org/version/1.1", "title": "Example", "items": [{"id": "https://example.org/port", "title": "Shells fall", "content_text": "` + said + `"}]}`, []string{"article.txt#https://example.org/port article#1   Example https://example.org/port "}},
		"JSON Lines": {`{"title": "Shells fall", "maintext": "` + said + `", "date_publish": "2022-03-24 10:00:00", "source_domain": "example.org", "url": "https://example.org/port"}` + "\n" + `{"title": "The bridge stands", "text": "` + said + `"}`, []string{"article.txt#line 1 article#1 2022-03-24 feed example.org https://example.org/port ", "article.txt#line 2 article#2     "}},
		"Telegram":   {`{"name": "Port News", "type": "public_channel", "id": 7, "messages": [{"id": 2, "type": "message", "date": "2022-03-24T12:00:00", "date_unixtime": "1648116000", "text": "` + said + `"}]}`, []string{"article.txt#Port News/2 article#1 2022-03-24T10:00:00Z feed Port News  "}},
		"a letter":   {"From: Example <news@example.org>\nSubject: Shells fall\nDate: Thu, 24 Mar 2022 10:00:00 +0200\nMessage-ID: <7@example.org>\n\n" + said + "\n", []string{"article.txt#1 article#1 2022-03-24T10:00:00+02:00 feed Example  "}},
		"MHTML":      {"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/port\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<!doctype html><title>Shells fall</title><meta property=\"article:published_time\" content=\"2022-03-24\"><p>" + said + "</p>\n--x--\n", []string{"article.txt article 2022-03-24 page  https://example.org/port "}},
	} {
		dir := write(t, map[string]string{"article.txt": c.content})
		versions, errs := open([]string{dir + "/article.txt"}, Options{})
		var got []string
		for _, v := range versions {
			a := v.Article
			got = append(got, strings.TrimPrefix(v.From, dir+"/")+fmt.Sprintf(" %s %s %s %s %s %s", a.Name, a.Published, a.PublishedFrom, a.Publisher, a.URL, a.Extent))
		}
		if len(errs) != 0 || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s: %v\n%q\nwant\n%q", name, errs, got, c.want)
		}
	}
}

// TestAnEditedPostIsTheSameArticle, and so is a feed's item without an address whose text changed.
func TestAnEditedPostIsTheSameArticle(t *testing.T) {
	post := `{"name": "Port News", "type": "public_channel", "id": 7, "messages": [{"id": 2, "type": "message", "date": "2022-03-24T12:00:00", "text": "Kyiv said it lost %s tanks."}]}`
	item := `<rss version="2.0"><channel><title>Example</title><item><guid>urn:example:7</guid><title>Kyiv said it lost %s tanks</title></item></channel></rss>`
	for _, form := range []string{post, item} {
		versions, errs := open([]string{write(t, map[string]string{"a.json": strings.Replace(form, "%s", "10", 1), "b.json": strings.Replace(form, "%s", "12", 1)})}, Options{})
		if len(errs) != 0 || len(versions) != 2 || versions[0].Article.ID != versions[1].Article.ID || versions[0].Article.SHA256 == versions[1].Article.SHA256 || versions[0].Article.TextSHA256 == versions[1].Article.TextSHA256 {
			t.Errorf("%v %+v", errs, versions)
		}
	}
}

// TestUnbelievableDays: days in the future and the first second of 1970 are told and not taken, whatever says them; what the next source says is. The user's word stands.
func TestUnbelievableDays(t *testing.T) {
	now := time.Date(2022, 3, 24, 12, 0, 0, 0, time.UTC)
	item := func(day, link string) string {
		return `<rss version="2.0"><channel><item><title>Shells fall</title><link>https://example.org/` + link + `</link><pubDate>` + day + `</pubDate></item></channel></rss>`
	}
	for name, c := range map[string]struct{ content, day, from, told string }{
		"a page of the future": {`<!doctype html><meta property="article:published_time" content="2099-01-01"><p>Shells fell on the port.</p>`, "", "", "its page says 2099-01-01, which lies in the future; it is not taken. Give the day with --published or a manifest."},
		"a feed's empty clock": {item("Thu, 01 Jan 1970 00:00:00 +0000", "port"), "", "", "its feed says 1970-01-01T00:00:00Z, which is what an empty clock shows; it is not taken. Give the day with --published or a manifest."},
		"the address is right": {item("Thu, 01 Jan 1970 00:00:00 +0000", "2022/03/23/port"), "2022-03-23", "url", "its feed says 1970-01-01T00:00:00Z, which is what an empty clock shows; it is not taken. Give the day with --published or a manifest."},
		"today":                {item("Thu, 24 Mar 2022 18:00:00 +0200", "port"), "2022-03-24T18:00:00+02:00", "feed", ""},
		"a text":               {"Shells fall\n\nPublished 24 March 2098\n\nThe port was shelled.", "", "", "its text says 2098-03-24, which lies in the future; it is not taken. Give the day with --published or a manifest."},
	} {
		path := write(t, map[string]string{"article.txt": c.content}) + "/article.txt"
		versions, errs := open([]string{path}, Options{Now: now})
		if len(versions) != 1 || versions[0].Article.Published != c.day || versions[0].Article.PublishedFrom != c.from {
			t.Errorf("%s: %v %+v", name, errs, versions)
			continue
		}
		if (c.told == "") != (len(errs) == 0) || len(errs) > 0 && (!strings.HasSuffix(errs[0].Error(), c.told) || !errors.Is(errs[0], ErrPassedOver)) {
			t.Errorf("%s: %v, want %q", name, errs, c.told)
		}
		said, errs := open([]string{path}, Options{Now: now, Published: "2030-01-01"})
		if len(errs) != 0 || said[0].Article.Published != "2030-01-01" || said[0].Article.PublishedFrom != "flag" {
			t.Errorf("%s: the user's word: %v %+v", name, errs, said)
		}
	}
}

// TestSavedFolders: what browsers save beside a page, in whatever language, is never an article; a folder that only ends so is.
func TestSavedFolders(t *testing.T) {
	dir := write(t, map[string]string{
		"port.html": "<!doctype html><title>Port</title><p>The port was shelled.", "port_files/ad.html": "<!doctype html><p>Buy a bridge.", "hafen.htm": "<!doctype html><title>Hafen</title><p>The port was shelled.", "hafen-Dateien/ad.html": "<!doctype html><p>Buy a bridge.",
		"порт.html": "<!doctype html><title>Порт</title><p>The port was shelled.", "порт_файлы/ad.html": "<!doctype html><p>Buy a bridge.", "case_files/note.txt": "The mayor said so.",
	})
	versions, errs := open([]string{dir}, Options{})
	var names []string
	for _, v := range versions {
		names = append(names, v.Article.Name)
	}
	if want := "[note hafen port порт]"; len(errs) != 0 || fmt.Sprint(names) != want {
		t.Errorf("%v %v, want %s", names, errs, want)
	}
}
