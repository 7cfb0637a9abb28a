package feed

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"hearsay/ingest/stream"
)

const whole = `<item><title>Shells fall</title><description>Kyiv said so.</description></item>`

// around puts a feed around items.
func around(items string) string {
	return `<rss version="2.0"><channel><title>Example</title>` + items + `</channel></rss>`
}

// TestHostileFeeds: what is wrong in one item is told, the items before and behind it are read, and none of it takes long or much memory.
func TestHostileFeeds(t *testing.T) {
	spaces := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, ` xmlns:n%d="urn:x:%d"`, i, i)
		}
		return b.String()
	}
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<a xmlns:n%d="urn:x:%d">`, i, i)
		}
		return b.String() + "words" + strings.Repeat("</a>", n)
	}
	for name, c := range map[string]struct {
		source string
		items  int
		errors string
	}{
		"two million nested":         {around(whole + "<item><title>Deep</title>" + strings.Repeat("<b>", 2_000_000) + strings.Repeat("</b>", 2_000_000) + "</item>" + whole), 3, ""},
		"nested and cut off":         {around(whole)[:100] + "</item>" + strings.Repeat("<b>", 2_000_000), 1, ""},
		"nested in the head":         {`<rss><channel>` + strings.Repeat("<b>", 500_000) + whole, 1, ""},
		"nested items":               {around(whole + strings.Repeat("<item>", 1000)), 1, errNoWords.Error()},
		"twenty thousand namespaces": {around(whole + "<item" + spaces(20_000) + "><title>Spaces</title></item>" + whole), 3, ""},
		"namespaces, nested":         {around(whole + "<item><title>Spaces</title><description>" + nested(20_000) + "</description></item>" + whole), 3, ""},
		"namespaces of the root":     {strings.Replace(around(whole), "<rss", "<rss"+spaces(2_000), 1), 1, ""},
		"one invalid byte":           {around(whole + strings.Replace(whole, "Kyiv", "K\xffyiv", 1) + whole), 3, ""},
		"control bytes":              {around(whole + strings.Replace(whole, "Kyiv", "K\x00\x0byiv", 1) + whole), 3, ""},
		"cut in an item":             {around(whole + whole)[:160], 1, errCut.Error()},
		"cut in CDATA":               {around(whole + `<item><title><![CDATA[Shells`)[:160], 1, errCut.Error()},
		"cut behind an item":         {around(whole + whole)[:strings.Index(around(whole+whole), "</channel>")], 2, ""},
		"an entity of its own":       {`<!DOCTYPE x [<!ENTITY a "` + strings.Repeat("a", 1000) + `"><!ENTITY b "&a;&a;&a;">]>` + around(strings.Replace(whole, "Kyiv", "&b;&nbsp;Kyiv", 1)), 1, ""},
		"a tag that is none":         {around(whole + strings.Replace(whole, "Kyiv", `<a href="x <b>5 < 6 & 7</b>`, 1) + whole), 3, ""},
		"tags that do not match":     {around(whole + `<item><title>Shells fall<description>Kyiv <b>said</i> so.</item>` + whole), 3, ""},
		"an item of 5 MB":            {around(whole + strings.Replace(whole, "Kyiv", strings.Repeat("Kyiv ", 1<<20), 1) + whole), 2, errTooLong.Error()},
		"a tag of 1 MB":              {around(whole + "<item><title " + strings.Repeat("x", 1<<20) + ">a</title></item>" + whole), 3, ""},
		"never closed":               {around(whole + `<item><title>One</title><item><title>Two</title></item>`), 3, ""},
		"a comment without end":      {around(whole + `<!--` + strings.Repeat("x", 1<<20)), 1, "the feed breaks off after it"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		begun, n, problems := time.Now(), 0, map[string]int{}
		for _, err := range Read(strings.NewReader(c.source), stream.Options{}) {
			if err != nil {
				problems[err.Error()]++
				continue
			}
			n++
		}
		runtime.ReadMemStats(&after)
		took, used := time.Since(begun), (after.TotalAlloc-before.TotalAlloc)>>20
		t.Logf("%-28s %9d bytes %6.2f s, %4d MB", name, len(c.source), took.Seconds(), used)
		if n != c.items || (c.errors == "") != (len(problems) == 0) || c.errors != "" && problems[c.errors] == 0 {
			t.Errorf("%s: %d items, %v; want %d, %q", name, n, problems, c.items, c.errors)
		}
		if took > 20*time.Second || used > 300 {
			t.Errorf("%s: %v, %d MB", name, took, used)
		}
	}
}

// endless is a feed with items without end.
type endless struct {
	rest string
	item int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.item++; e.item > 1_000_000 {
			return 0, io.EOF
		}
		e.rest = whole
		if e.item == 1 {
			e.rest = `<rss version="2.0"><channel><title>Example</title>` + whole
		}
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestAMillionEntries: the first hundred thousand are read, no more memory is taken for them than for the first ones, and the end is told.
func TestAMillionEntries(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred thousand items")
	}
	var before, after runtime.MemStats
	n, last := 0, ""
	begun := time.Now()
	for _, err := range Read(&endless{}, stream.Options{}) {
		if err != nil {
			last = err.Error()
			continue
		}
		if n++; n == 1000 {
			runtime.GC()
			runtime.ReadMemStats(&before)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	t.Logf("%d items in %v", n, time.Since(begun))
	if want := "the feed holds more than 100000 items: those behind it are not taken in"; n != maxItems || last != want || after.HeapAlloc > before.HeapAlloc+(8<<20) {
		t.Errorf("%d items, %q, %d KB of heap, then %d KB", n, last, before.HeapAlloc>>10, after.HeapAlloc>>10)
	}
}

func BenchmarkRead(b *testing.B) {
	n := 0
	for range Read(strings.NewReader(around(strings.Repeat(whole, b.N))), stream.Options{}) {
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "items/s")
}
