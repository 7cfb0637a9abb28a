package warc

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/stream"
)

// FuzzRead: whatever the bytes are, the same pages come out each time, their texts are UTF-8, every error says what to do, and a page that is put in front of them is read.
func FuzzRead(f *testing.F) {
	members, _ := gzipOf(f, texts())
	for _, s := range []string{"", "WARC/1.0\r\n", plainOf(texts()), members, zstdOf(f, texts()), "\x1F\x8B\x08", "\x28\xB5\x2F\xFD\x00", made{kind: "response", target: "http://x", media: httpAnswer, length: "7", block: "HTTP/1.1 200\n\n<p>x"}.String()} {
		f.Add([]byte(s))
	}
	good := response("https://example.org/good", typeText, "Good: "+said)
	f.Fuzz(func(t *testing.T, raw []byte) {
		gather := func(content string) (out []hearsay.Version) {
			for v, err := range Read(strings.NewReader(content), stream.Options{}) {
				if err != nil {
					if !strings.HasSuffix(err.Error(), ".") {
						t.Fatalf("no advice: %v", err)
					}
					continue
				}
				out = append(out, v)
			}
			return out
		}
		first := gather(string(raw))
		for i, v := range gather(string(raw)) {
			if v.Text != first[i].Text || v.From != first[i].From || !utf8.ValidString(v.Text) {
				t.Errorf("page %d: %q then %q", i, first[i].Text, v.Text)
			}
		}
		if front := gather(good.String() + string(raw)); strings.HasPrefix(string(raw), "WARC/") && (len(front) == 0 || titles(front[:1]) != "Good") {
			t.Errorf("what follows it took a good record away")
		}
	})
}

// FuzzDecoded: whatever codings a head names and whatever the body is, it is decoded within bounds or refused.
func FuzzDecoded(f *testing.F) {
	for _, c := range []string{"gzip", "br", "deflate", "zstd", "gzip, br", "", "x,,"} {
		f.Add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: "+c+"\r\n\r\n", []byte("5\r\nhello\r\n0\r\n\r\n"))
	}
	f.Fuzz(func(t *testing.T, fields string, body []byte) {
		var h head
		if answer([]byte(fields), &h) != nil {
			return
		}
		if h.size > len(fields) || len(h.raw) > h.size {
			t.Fatalf("a head of %d bytes in %d", h.size, len(fields))
		}
		out, err := decoded(&h, body)
		if err == nil && len(out) > max(maxPage, len(body)) {
			t.Errorf("%d bytes", len(out))
		}
	})
}
