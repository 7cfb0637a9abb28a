package parts

import (
	"fmt"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	h, body := Split([]byte("Subject: =?utf-8?q?Shells_=E2=80=93_and?=\r\n =?windows-1251?b?z/Do4rPy?=\r\nFrom me\r\nX-A: 1\nx-a: 2\r\nFrom: caf\xe9\r\n\r\nbody\r\n"))
	if got := fmt.Sprintf("%s|%s|%s|%v|%q", h.Words("subject"), h.Words("FROM"), h.Get("X-A"), h["x-a"], body); got != "Shells – andПривіт|café|1|[1 2]|\"body\\r\\n\"" {
		t.Error(got)
	}
	if h, body := Split([]byte("no header")); len(h) != 0 || len(body) != 0 {
		t.Errorf("%v %q", h, body)
	}
}

// tree is the parts of a message: where each stands, its type and its words.
func tree(raw string) string {
	var out []string
	for p := range Of([]byte(raw)) {
		out = append(out, fmt.Sprintf("%v %s %s %q", p.Within, p.Type, p.Charset, p.Body))
	}
	return strings.Join(out, "\n")
}

func TestOf(t *testing.T) {
	mixed := "Content-Type: multipart/mixed; boundary=\"out er\"\n\npreamble\n--out er\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\nplain =41\n--in\nContent-Type: TEXT/HTML; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n<p>a=3D=\n=41=ZZ\n--in--\nepilogue\n--out er\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment\n\nS3lpd\n!g==\n--out er--\nmore"
	for raw, want := range map[string]string{
		"Subject: x\n\nwords":                  "[] text/plain  \"words\"",
		mixed:                                  "[0 0] text/plain  \"plain =41\\n\"\n[0 1] text/html koi8-r \"<p>a=A=ZZ\\n\"\n[1] image/png  \"Kyiv\"",
		mixed[:strings.Index(mixed, "--in--")]: "[0 0] text/plain  \"plain =41\\n\"\n[0 1] text/html koi8-r \"<p>a=A=ZZ\\n\"",
		"Content-Type: multipart/mixed\n\nno boundary":  "[] multipart/mixed  \"no boundary\"",
		"Content-Type: text/html; charset\n\n<p>a":      "[] text/html  \"<p>a\"",
		"Content-Type: multipart/mixed; boundary=x\n\n": "",
	} {
		if got := tree(raw); got != want {
			t.Errorf("%q:\n%s\nwant\n%s", raw, got, want)
		}
	}
}

// TestBounds: parts within parts and parts without end come to an end.
func TestBounds(t *testing.T) {
	deep := strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 10_000) + "\nwords"
	wide := "Content-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\nwords\n", 100_000)
	for name, raw := range map[string]string{"deep": deep, "wide": wide} {
		n := 0
		for range Of([]byte(raw)) {
			n++
		}
		if n > maxParts {
			t.Errorf("%s: %d parts", name, n)
		}
	}
	h, _ := Split([]byte(strings.Repeat("A: b\n", 400_000)))
	if len(h["a"]) > maxFields {
		t.Errorf("%d fields", len(h["a"]))
	}
}

func FuzzOf(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\nS3lp\n--x--"))
	f.Add([]byte("Content-Transfer-Encoding: quoted-printable\n\na=\n=4"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n, size := 0, 0
		for p := range Of(raw) {
			n++
			size += len(p.Body)
			Decoded(p.Header.Get("subject"))
		}
		if n > maxParts || size > len(raw) {
			t.Errorf("%q: %d parts of %d bytes", raw, n, size)
		}
	})
}
