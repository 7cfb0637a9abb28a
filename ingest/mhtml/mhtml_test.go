package mhtml

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/stream"
)

const saved = `From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/world/port
Subject: =?utf-8?Q?Shells=20fall?=
Date: Fri, 25 Mar 2022 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--x----"

------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example.net/frame

<p>Buy a bridge.</p>
------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/world/port

<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3Dwindows-1252"><title>Shells fall</title><meta property=3D"article:published_time" content=3D"2022-03-24T10:00:00Z"></head><body>
<h1>Shells fall</h1><p>Kyiv said =93it=94 lost 10 =
tanks.</p></body></html>
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/a.png

iVBORw0KGgo=
------MultipartBoundary--x------
`

// one is the page of a file, or what is wrong.
func one(source string) (out string, v hearsay.Version) {
	for v, err := range Read(strings.NewReader(source), stream.Options{}) {
		if err != nil {
			return "<" + err.Error() + ">", v
		}
		a := v.Article
		return fmt.Sprintf("%q %s %s %s %s", v.Text, a.Published, a.URL, a.Charset, v.Captured.UTC().Format("2006-01-02T15:04")), v
	}
	return "nothing", v
}

func TestRead(t *testing.T) {
	want := `"Shells fall\n\nKyiv said “it” lost 10 tanks." 2022-03-24T10:00:00Z https://example.org/world/port windows-1252 2022-03-25T09:00`
	utf8Saved := strings.NewReplacer("; charset=3Dwindows-1252", "", "=93it=94", "=E2=80=9Cit=E2=80=9D").Replace(saved)
	for name, c := range map[string]struct{ source, want string }{
		"of Chromium":    {saved, want},
		"CRLF":           {strings.ReplaceAll(saved, "\n", "\r\n"), want},
		"cut off":        {saved[:strings.Index(saved, "------MultipartBoundary--x----\nContent-Type: image")], want},
		"a start":        {strings.Replace(strings.Replace(saved, "type=\"text/html\";", "start=\"<frame-1@mhtml.blink>\";", 1), "Snapshot-Content-Location: https://example.org/world/port\n", "", 1), want},
		"its charset":    {strings.Replace(utf8Saved, "Content-Type: text/html\n", "Content-Type: text/html; charset=utf-8\n", 2), strings.Replace(want, "windows-1252", "utf-8", 1)},
		"no page":        {strings.ReplaceAll(saved, "text/html", "text/css"), "<" + ErrNoPage.Error() + ">"},
		"an odd address": {strings.ReplaceAll(saved, "https://example.org/world/port", "cid:frame-1"), strings.Replace(want, "https://example.org/world/port", "", 1)},
	} {
		if got, _ := one(c.source); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
	if _, v := one(saved); string(v.Raw) != saved {
		t.Error("the whole file is what the version's bytes are")
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]bool{
		saved: true, "From: \"Saved by Windows Internet Explorer 8\"\nSubject: x\nContent-Type: multipart/related; boundary=x\nX-MimeOLE: Produced By Microsoft MimeOLE V6\n\n": true,
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n":                                       true,
		"From: <news@example.org>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n": false, "From: <Saved by": false, "": false, "<html>": false,
	} {
		if got := Sniff([]byte(head)); got != want {
			t.Errorf("%.60q: %v, want %v", head, got, want)
		}
	}
}

func TestReadingFails(t *testing.T) {
	for _, err := range Read(io.MultiReader(strings.NewReader(saved), failing{}), stream.Options{}) {
		if !errors.Is(err, io.ErrClosedPipe) {
			t.Error(err)
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func FuzzRead(f *testing.F) {
	f.Add([]byte(saved))
	f.Add([]byte("Content-Type: text/html\nSnapshot-Content-Location: x\n\n<p>a"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for v, err := range Read(strings.NewReader(string(raw)), stream.Options{}) {
			if n++; err == nil && (!utf8.ValidString(v.Text) || string(v.Raw) != string(raw)) {
				t.Errorf("%q: %q", raw, v.Text)
			}
		}
		if Sniff(raw); n != 1 {
			t.Errorf("%d pages", n)
		}
	})
}
