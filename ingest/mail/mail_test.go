package mail

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/ingest/stream"
)

const letter = `Return-Path: <bounce@example.org>
From: "The Daily Example" <news@example.org>
To: reader@example.com
Subject: =?utf-8?q?Shells_fall_=E2=80=93_again?=
Date: Thu, 24 Mar 2022 10:00:00 +0200
Message-ID: <42.port@example.org>
Content-Language: en-GB
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

See the letter online.
--x
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<html><body><table><tr><td><h1>Shells fall =96 again</h1><p>Kyiv said it=
 lost 10 tanks.</p></td></tr><tr><td><p>The mayor denied it.</p></td></tr></table></body></html>
--x--
`

const plainLetter = "From: news@example.org\r\nSubject: Shells fall\r\nReceived: by x\r\nDate: Thu, 24 Mar 2022 10:00:00 EEST\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: base64\r\n\r\nS3lpdiBzYWlkIGl0IGxvc3QgCjEwIHRhbmtzLgoKVGhlIG1heW9yIGRlbmllZCBpdC4K\r\n"

// read is what comes out of a file, a line a message.
func read(source string) string {
	var out []string
	for v, err := range Read(strings.NewReader(source), stream.Options{}) {
		if err != nil {
			out = append(out, "<"+err.Error()+">")
			continue
		}
		a := v.Article
		out = append(out, fmt.Sprintf("%s: %q %s %s %s; %s; %s; %s", a.Title, v.Text, a.Published, a.PublishedFrom, a.Publisher, a.Key, a.Language, a.Charset))
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	one := `Shells fall – again: "Shells fall – again\n\nKyiv said it lost 10 tanks.\n\nThe mayor denied it." 2022-03-24T10:00:00+02:00 feed The Daily Example; mid:42.port@example.org; en-GB; windows-1252`
	two := `Shells fall: "Shells fall\n\nKyiv said it lost 10 tanks.\n\nThe mayor denied it." 2022-03-24 feed example.org; ; ; utf-8`
	for name, c := range map[string]struct{ source, want string }{
		"HTML":          {letter, one},
		"CRLF":          {strings.ReplaceAll(letter, "\n", "\r\n"), one},
		"cut off":       {letter[:strings.Index(letter, "<tr><td><p>The")], strings.Replace(one, `\n\nThe mayor denied it.`, ``, 1)},
		"plain":         {plainLetter, two},
		"mbox":          {"From news@example.org Thu Mar 24 10:00:00 2022\n" + letter + "\nFrom - Thu Mar 24 10:00:00 2022\r\n" + plainLetter, one + "\n" + two},
		"forwarded":     {"From: A. Reader <a@example.com>\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: message/rfc822\n\n" + letter + "\n--o--", one},
		"no words":      {"From: news@example.org\nSubject: A picture\nMIME-Version: 1.0\nContent-Type: image/png\n\nx", `A picture: ""   example.org; ; ; utf-8`},
		"no message":    {"Kyiv said so.\n\nAnd more.", "<" + ErrNoMessage.Error() + ">"},
		"quoted From":   {"From a@b Thu Mar 24 10:00:00 2022\nFrom: x@example.org\nSubject: s\n\n>From the front\nFrom Kyiv, 2022: nothing\n", `s: "s\n\nFrom the front\nFrom Kyiv, 2022: nothing"   example.org; ; ; utf-8`},
		"wrong charset": {strings.Replace(strings.Replace(letter, "windows-1252", "klingon", 1), "=96", "=E2=80=93", 1), strings.Replace(one, "windows-1252", "utf-8", 1)},
	} {
		if got := read(c.source); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestPublisher(t *testing.T) {
	for from, want := range map[string]string{
		`"The Daily Example" <news@example.org>`: "The Daily Example", `The Daily Example <news@example.org>`: "The Daily Example", `news@example.org`: "example.org", `<news@example.org>`: "example.org",
		`=?utf-8?b?0J/QvtGA0YI=?= <a@example.org>`: "Порт", `"\"Port\" News" <a@example.org>`: `"Port" News`, `news@example.org (The Port)`: "The Port", ``: "", `@`: "@",
	} {
		if got := publisher(from); got != want {
			t.Errorf("%s: %q, want %q", from, got, want)
		}
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]bool{
		"Delivered-To: a@b\nReceived: by x\nARC-Seal: x": true, letter: true, plainLetter: true, "From a@b Thu Mar 24 10:00:00 2022\nFrom: x\nSubject: y\n\nz": true,
		"From Kyiv, 24 March 2022\n\nThe mayor said so.": false, "From: A. Writer\nDate: 24 March 2022\n\nThe mayor said so.": false, "Kyiv said so.": false, "": false, "Subject: x\nMIME-Version: 1.0\n\n": false,
	} {
		if got := Sniff([]byte(head)); got != want {
			t.Errorf("%.40q: %v, want %v", head, got, want)
		}
	}
}

// TestALongMessage: a message of 100 MB among others is passed over and never held.
func TestALongMessage(t *testing.T) {
	begin := "From a@b Thu Mar 24 10:00:00 2022\n"
	many := io.MultiReader(strings.NewReader(begin+plainLetter+"\n"+begin+"From: a\nSubject: b\n\n"), io.LimitReader(ones{}, 100<<20), strings.NewReader("\n\n"+begin+plainLetter))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var got []string
	for v, err := range Read(many, stream.Options{}) {
		got = append(got, fmt.Sprint(v.Article.Title, err))
	}
	runtime.ReadMemStats(&after)
	if want := "[Shells fall<nil> is longer than 32 MB Shells fall<nil>]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 256<<20 {
		t.Errorf("%d MB were taken", took>>20)
	}
	for _, err := range Read(io.LimitReader(ones{}, maxMessage+1), stream.Options{}) {
		if !errors.Is(err, errTooLong) {
			t.Error(err)
		}
	}
}

type ones struct{}

func (ones) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '1'
	}
	return len(p), nil
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(letter))
	f.Add([]byte(plainLetter))
	f.Add([]byte("From a 2022\nSubject: =?koi8-r?q?=F0?=\n\n>From x\n\nFrom b 2022\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for v, err := range Read(strings.NewReader(string(raw)), stream.Options{}) {
			if n++; n > len(raw)+1 {
				t.Fatalf("%q holds more messages than bytes", raw)
			}
			if err != nil {
				continue
			}
			a := v.Article
			if !utf8.ValidString(v.Text) || !a.Headline.Empty() && a.Headline.Of(v.Text) != a.Title || (a.Published == "") != (a.PublishedFrom == "") {
				t.Errorf("%q: %+v", raw, v)
			}
		}
		Sniff(raw)
	})
}
