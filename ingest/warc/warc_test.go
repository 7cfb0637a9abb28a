package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"hearsay"
	"hearsay/ingest/stream"
)

// TestRead: a crawl in every packing gives its pages with address, time and exchange, and passes over what is no page.
func TestRead(t *testing.T) {
	records := three()
	members, _ := gzipOf(t, records)
	var one bytes.Buffer
	w := gzip.NewWriter(&one)
	_, _ = io.WriteString(w, plainOf(records))
	w.Close()
	for packing, content := range map[string]string{"plain": plainOf(records), "members": members, "one member": one.String(), "zstd": zstdOf(t, records)} {
		versions, errs := read(content)
		if got := titles(versions); got != "One, Two, Three café" {
			t.Errorf("%s: %s (%v)", packing, got, errs)
			continue
		}
		if len(errs) != 1 || !strings.HasPrefix(errs[0], "holds 1 revisit records") {
			t.Errorf("%s: %v", packing, errs)
		}
		v := versions[0]
		if v.From != "https://example.org/1" || v.Article.URL != v.From || !v.Captured.Equal(time.Date(2022, 3, 24, 10, 0, 0, 5e8, time.UTC)) || string(v.Raw) != html("One") {
			t.Errorf("%s: %+v", packing, v)
		}
		if want := (hearsay.Exchange{URL: "https://example.org/1", Status: 200, RequestHead: "GET /1 HTTP/1.1\r\nHost: example.org\r\n", ResponseHead: "HTTP/1.1 200 OK\r\n" + typeHTML}); *v.Exchange != want {
			t.Errorf("%s: %+v", packing, *v.Exchange)
		}
		if versions[1].Exchange.RequestHead != "GET /2 HTTP/1.1\r\n" || versions[1].From != "https://example.org/2" {
			t.Errorf("%s: the request before its page: %+v", packing, versions[1].Exchange)
		}
		if v := versions[2]; v.Exchange != nil || v.Article.Charset != "windows-1252" || v.Article.URL != "https://example.org/3.txt" {
			t.Errorf("%s: %+v", packing, v)
		}
	}
}

// TestCutEverywhere: a crawl cut at any byte gives all records that are whole before the cut, says where it broke unless it broke between records, and never breaks off itself.
func TestCutEverywhere(t *testing.T) {
	records := texts()
	members, ends := gzipOf(t, records)
	content := plainOf(records)
	var plainEnds []int
	for at := 0; len(plainEnds) < len(records); {
		at += len(records[len(plainEnds)].String())
		plainEnds = append(plainEnds, at)
	}
	frames := zstdOf(t, records)
	var frameEnds []int
	for i := range records {
		frameEnds = append(frameEnds, len(zstdOf(t, records[:i+1])))
	}
	pages := map[int]string{1: "One", 5: "Two", 8: "Three café"}
	for _, c := range []struct {
		packing, content string
		ends             []int
	}{{"plain", content, plainEnds}, {"gzip", members, ends}, {"zstd", frames, frameEnds}} {
		for cut := range len(c.content) {
			versions, errs := read(c.content[:cut])
			var want []string
			between := cut == 0
			for i, end := range c.ends {
				if between = between || end == cut; end <= cut && pages[i] != "" {
					want = append(want, pages[i])
				}
			}
			got := titles(versions)
			if !strings.HasPrefix(got, strings.Join(want, ", ")) || len(versions) > len(want)+1 {
				t.Fatalf("%s cut at %d: %q, want %q", c.packing, cut, got, want)
			}
			broke := strings.Contains(strings.Join(errs, "\n"), fmt.Sprintf("is cut off at byte %d", cut))
			if between && broke || c.packing != "plain" && !between && !broke {
				t.Fatalf("%s cut at %d, between records %v: %v", c.packing, cut, between, errs)
			}
		}
	}
}

// TestCodings: bodies are decoded as their heads say, and as they are where the head no longer tells the truth.
func TestCodings(t *testing.T) {
	page := html("Coded")
	pack := func(w io.WriteCloser, b *bytes.Buffer) string {
		_, _ = io.WriteString(w, page)
		w.Close()
		return b.String()
	}
	var b [5]bytes.Buffer
	z, _ := zstd.NewWriter(&b[4])
	bare, _ := flate.NewWriter(&b[3], 6)
	gz := pack(gzip.NewWriter(&b[0]), &b[0])
	chunked := fmt.Sprintf("%x;ext=1\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 20, gz[:20], len(gz)-20, gz[20:])
	for _, c := range []struct{ fields, body, want string }{
		{"", page, "Coded"},
		{"Content-Encoding: gzip\r\n", gz, "Coded"},
		{"Content-Encoding: gzip\r\n", page, "Coded"},
		{"Content-Encoding: br\r\n", pack(brotli.NewWriter(&b[1]), &b[1]), "Coded"},
		{"Content-Encoding: br\r\n", page, "Coded"},
		{"Content-Encoding: deflate\r\n", pack(zlib.NewWriter(&b[2]), &b[2]), "Coded"},
		{"Content-Encoding: deflate\r\n", pack(bare, &b[3]), "Coded"},
		{"Content-Encoding: deflate\r\n", page, "Coded"},
		{"Content-Encoding: zstd\r\n", pack(z, &b[4]), "Coded"},
		{"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked, "Coded"},
		{"transfer-encoding: Chunked\r\ncontent-encoding: GZIP\r\n", gz, "Coded"},
		{"Transfer-Encoding: chunked\r\n", page, "Coded"},
		{"Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s", len(page)+99, page), "Coded"},
		{"Content-Encoding: gzip\r\n", gz[:len(gz)-30], "is damaged: its body is no gzip"},
		{"Content-Encoding: a, b, c, d\r\n", page, "is coded more than 3 times"},
		{"Content-Encoding: rot13\r\n", page, `is coded in a way that is not known ("rot13")`},
	} {
		versions, errs := read(response("https://example.org/c", typeHTML+c.fields, c.body).String() + response("https://example.org/d", typeHTML, html("Rest")).String())
		got := titles(versions) + strings.Join(errs, "")
		if !strings.Contains(got, c.want) || !strings.Contains(got, "Rest") {
			t.Errorf("%q: %s", c.fields, got)
		}
	}
}

// TestCharsets: the HTTP head names the encoding before the page does, a byte order mark before both; a name that is none says nothing.
func TestCharsets(t *testing.T) {
	for _, c := range []struct{ label, page, want string }{
		{"windows-1251", "<!doctype html><meta charset=utf-8><title>\xCA\xE8\xE5\xE2</title><p>" + said, "Киев"},
		{"utf-8", "<!doctype html><meta charset=windows-1251><title>Київ</title><p>" + said, "Київ"},
		{"windows-1251", "\xEF\xBB\xBF<!doctype html><title>Київ</title><p>" + said, "Київ"},
		{"nonesuch", "<!doctype html><meta charset=windows-1251><title>\xCA\xE8\xE5\xE2</title><p>" + said, "Киев"},
	} {
		versions, errs := read(response("https://example.org/c", "Content-Type: text/html;charset="+c.label+"\r\n", c.page).String())
		if titles(versions) != c.want || errs != nil {
			t.Errorf("%s: %s, want %s (%v)", c.label, titles(versions), c.want, errs)
		}
	}
}

// TestBadRecords: each is one error, and the pages around it are read; in a plain file and with a member a record.
func TestBadRecords(t *testing.T) {
	good := func(n string) made { return response("https://example.org/"+n, typeHTML, html("Good "+n)) }
	long, short := good("x"), good("x")
	long.length, short.length = "99999", fmt.Sprint(len(short.block)-30)
	huge := good("x")
	huge.length = "9223372036854775807"
	inner := good("x")
	inner.block += "\nWARC/1.0\r\nWARC-Type: response\r\n"
	for name, c := range map[string]struct {
		bad  made
		want string
	}{
		"length too long":   {long, "https://example.org/x has another length than it says"},
		"length too short":  {short, "https://example.org/x has another length than it says"},
		"length of 2^63-1":  {huge, "https://example.org/x is larger than 64 MB"},
		"length none":       {made{kind: "response", length: "-1"}, "has no header of a WARC record: its length is \"-1\""},
		"length no number":  {made{kind: "response", length: "many"}, "its length is \"many\""},
		"line too long":     {made{kind: "response", more: "X: " + strings.Repeat("y", 300<<10) + "\r\n"}, "a line of it is longer than 64 KB"},
		"too many fields":   {made{kind: "response", more: strings.Repeat("X: y\r\n", 600)}, "it has more than 512 fields or 256 KB"},
		"header too long":   {made{kind: "response", more: strings.Repeat("X: "+strings.Repeat("y", 60<<10)+"\r\n", 5)}, "it has more than 512 fields or 256 KB"},
		"no HTTP":           {made{kind: "response", target: "http://x.org", media: httpAnswer, block: "Kyiv said so\r\n\r\n"}, "http://x.org holds no HTTP answer that can be read: it begins with"},
		"no end of head":    {made{kind: "response", target: "http://x.org", media: httpAnswer, block: "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"}, "its head has no end within 64 KB and 512 lines"},
		"endless head":      {made{kind: "response", target: "http://x.org", media: httpAnswer, block: "HTTP/1.1 200 OK\r\n" + strings.Repeat("X: y\r\n", 60<<10)}, "its head has no end"},
		"segment":           {made{kind: "response", target: "http://x.org", media: httpAnswer, more: "WARC-Segment-Number: 1\r\n", block: "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x"}, "is a page in several segments"},
		"a WARC in a block": {inner, ""},
	} {
		records := []made{good("1"), c.bad, good("2"), good("3")}
		members, _ := gzipOf(t, records)
		for packing, content := range map[string]string{"plain": plainOf(records), "gzip": members, "zstd": zstdOf(t, records)} {
			versions, errs := read(content)
			got, all := titles(versions), strings.Join(errs, "\n")
			want := "Good 1, Good 2, Good 3"
			if c.want == "" {
				want = "Good 1, Good x, Good 2, Good 3"
			}
			if name == "length of 2^63-1" && packing == "plain" {
				all += "https://example.org/x is larger than 64 MB"
			}
			if got != want || !strings.Contains(all, c.want) || c.want == "" && errs != nil {
				t.Errorf("%s, %s: %s\n%s\nwant %s", name, packing, got, all, c.want)
			}
		}
	}
}

// TestDamage: a member or frame whose bytes were changed is told, and what stands around it is read.
func TestDamage(t *testing.T) {
	var records []made
	for i := range 20 {
		records = append(records, response(fmt.Sprintf("https://example.org/%d", i), typeText, fmt.Sprintf("Page %d: %s", i, said)))
	}
	members, ends := gzipOf(t, records)
	frames := zstdOf(t, records)
	rnd := rand.New(rand.NewSource(1))
	for range 300 {
		for _, content := range []string{members, frames} {
			b := []byte(content)
			b[rnd.Intn(len(b))] ^= byte(1 + rnd.Intn(255))
			versions, errs := read(string(b))
			if len(versions) < 19 || len(versions) < 20 && len(errs) == 0 {
				t.Errorf("%.4q: %d pages of 20: %v", content, len(versions), errs)
			}
		}
	}
	for _, content := range []string{members[:ends[3]] + "junk between members" + members[ends[3]:], plainOf(records[:4]) + "junk between records\r\n" + plainOf(records[4:])} {
		if versions, errs := read(content); len(versions) < 19 || len(errs) != 1 {
			t.Errorf("%d pages of 20: %v", len(versions), errs)
		}
	}
}

// TestDictionary: a .warc.zst begins with its dictionary, packed or not.
func TestDictionary(t *testing.T) {
	var samples [][]byte
	for i := range 200 {
		samples = append(samples, []byte(response(fmt.Sprintf("https://example.org/%d", i), typeHTML, html(fmt.Sprintf("Page %d", i*i))).String()))
	}
	dict, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: samples, History: samples[0], Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	packed, _ := zstd.NewWriter(nil)
	frames := zstdOf(t, three(), zstd.WithEncoderDict(dict))
	for _, d := range [][]byte{dict, packed.EncodeAll(dict, nil)} {
		n := len(d)
		content := string([]byte{0x5D, 0x2A, 0x4D, 0x18, byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}) + string(d) + frames
		if versions, errs := read(content); titles(versions) != "One, Two, Three café" {
			t.Errorf("%s %v", titles(versions), errs)
		}
		if !IsWARC([]byte(content[:8]), nil) {
			t.Error("not told by its dictionary")
		}
	}
	if _, errs := read("\x5D\x2A\x4D\x18\xFF\xFF\xFF\x7F" + frames); len(errs) != 1 || !strings.Contains(errs[0], "dictionary of more than 16 MB") {
		t.Errorf("%v", errs)
	}
}

// TestStop: whoever stops listening is not told more.
func TestStop(t *testing.T) {
	content := plainOf(append(three(), made{kind: "response", length: "x"}))
	for stop := 1; stop <= 5; stop++ {
		n := 0
		for range Read(strings.NewReader(content), stream.Options{}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("%d instead of %d", n, stop)
		}
	}
}

// TestPages: which records hold a page.
func TestPages(t *testing.T) {
	for _, c := range []struct {
		media, target, block string
		want                 bool
	}{
		{"text/html", "https://x.org/", "", true}, {"application/xhtml+xml", "https://x.org/", "", true}, {"text/plain", "https://x.org/a.txt", "x", true},
		{"text/plain", "https://x.org/robots.txt", "x", false}, {"text/plain", "urn:text:https://x.org", "x", false}, {"text/plain", "dns:x.org", "x", false},
		{"", "https://x.org/", " \n<!DOCTYPE HTML>", true}, {"application/octet-stream", "https://x.org/", "<html>", true}, {"", "https://x.org/", "PNG", false}, {"image/png", "https://x.org/", "<html>", false},
	} {
		if got := isPage(c.media, c.target, []byte(c.block)); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestBomb: a body that unpacks without end is one error; the rest goes on.
func TestBomb(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for range 70 {
		_, _ = w.Write(zeros)
	}
	w.Close()
	records := []made{response("https://example.org/b", typeHTML+"Content-Encoding: gzip\r\n", b.String()), response("https://example.org/c", typeHTML, html("Rest"))}
	versions, errs := read(plainOf(records))
	if titles(versions) != "Rest" || len(errs) != 1 || !strings.Contains(errs[0], "https://example.org/b is larger than 64 MB") {
		t.Errorf("%s %v", titles(versions), errs)
	}
	records[0] = response("https://example.org/b", "Content-Type: image/png\r\n", string(make([]byte, 90<<20)))
	members, _ := gzipOf(t, records)
	if versions, errs = read(members); titles(versions) != "Rest" || len(errs) != 1 || !strings.Contains(errs[0], "more than 250 times its size") {
		t.Errorf("%s %v", titles(versions), errs)
	}
}
