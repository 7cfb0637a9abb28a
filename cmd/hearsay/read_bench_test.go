package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/ingest"
)

// reported are sentences as war reports have them; #n are filled anew in every round from the lists below.
var reported = []string{
	"#1 said on #2 that at least #3 soldiers had been killed in fighting near #4 since the start of the week.",
	"The UK Ministry of Defence assessed that it was highly likely that Russian forces had lost around #3 troops north of #4.",
	"“We hold the bridge and we will go on holding it,” a spokesman for the regional administration told reporters in #4.",
	"The claim could not be independently confirmed.",
	"According to #1, #3 missiles were launched overnight, of which all but seven were shot down over #4.",
	"Residents spoke of a night without power, of queues at the wells, and of a market that opened all the same.",
	"The General Staff of the Ukrainian Armed Forces put the total losses since 24 February at about #3 personnel, a rise of 450 on the day before.",
	"#1 denied that its troops had withdrawn from the eastern bank of the river.",
	"A senior US defence official, who asked not to be named, told the newspaper that there was a realistic possibility of an offensive towards #4 by the end of the month.",
	"Between 7,000 and #3 people were displaced in the district, the United Nations said in a report on #2.",
	"The road to #4, 35 km to the south, has been closed to all but military traffic for nine days.",
	"Mr Petrenko added: “Nobody here believes in the ceasefire. We dig, we wait, and we count the shells.”",
	"It is believed that two generals were among the dead, though #1 has not commented.",
	"In #4 the mayor urged the women and children who remained to leave before the weekend.",
}

var filled = [][]string{
	{"Kyiv", "Moscow", "The Ministry of Defence of Ukraine", "The Kremlin", "The Russian Defence Ministry", "Poland’s foreign minister"},
	{"Monday", "Tuesday", "24 March", "Thursday morning", "25 March 2022", "Sunday"},
	{"120", "1,300", "9,861", "15,000", "around 40", "two hundred"},
	{"Kharkiv", "Mykolaiv", "Makariv", "Kherson", "Bakhmut", "Izium", "the town of Irpin"},
}

// warReport writes the nth report of at least so many words, a headline first and two or three sentences a paragraph.
func warReport(n, words int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Shells fall again, day %d of the war\n\n", n)
	for i, count := n, 0; count < words; i++ {
		s := reported[(i*5+n)%len(reported)]
		for k, list := range filled {
			s = strings.ReplaceAll(s, "#"+strconv.Itoa(k+1), list[(i*3+n+k)%len(list)])
		}
		count += len(strings.Fields(s))
		b.WriteString(s)
		b.WriteString([]string{" ", " ", "\n\n"}[i%3])
	}
	return b.String()
}

// knowing is what a verb knows with a tagger.
func knowing(t testing.TB, tagger string) knowledge {
	t.Helper()
	known, err := readerFlags{Tagger: tagger}.knowledge(io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// readReport takes a report the whole way: bytes, article, reading, JSON.
func readReport(t testing.TB, content string, known knowledge) {
	for v, err := range ingest.Open([]string{"-"}, ingest.Options{Stdin: strings.NewReader(content), Published: "2022-03-25"}) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := known.read(&v)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Claims) == 0 {
			t.Fatal("nothing was read")
		}
		if err := json.NewEncoder(io.Discard).Encode(r.Wire(v.Text)); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkRead reads articles of 600 words on one core with each tagger, from bytes to JSON, and prints beside it how fast the same machine takes SHA-256 at the same time: the ratio of the two
// can be compared between machines.
func BenchmarkRead(b *testing.B) {
	var articles [64]string
	size := 0
	for i := range articles {
		articles[i] = warReport(i, 600)
		size += len(articles[i])
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, tagger := range taggers {
		b.Run(tagger, func(b *testing.B) {
			known := knowing(b, tagger)
			readReport(b, articles[0], known)
			b.ReportAllocs()
			b.SetBytes(int64(size / len(articles)))
			i := 0
			for b.Loop() {
				readReport(b, articles[i%len(articles)], known)
				i++
			}
			b.ReportMetric(float64(i)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(yardstick(), "sha256-MB/s")
		})
	}
}

// yardstick is how many megabytes a second SHA-256 takes here and now.
func yardstick() float64 {
	block := make([]byte, 1<<20)
	start, n := time.Now(), 0
	for time.Since(start) < 200*time.Millisecond {
		sha256.Sum256(block)
		n++
	}
	return float64(n) / time.Since(start).Seconds()
}

// TestReadingTimeGrowsInLine: a text sixteen times as long costs a byte no more than three times as much (what grew with the square would cost sixteen times as much).
func TestReadingTimeGrowsInLine(t *testing.T) {
	content := warReport(1, 200_000)
	for tagger, size := range map[string]int{taggerRules: 64 << 10, taggerEncoder: 2 << 10} {
		known := knowing(t, tagger)
		cost := func(size int) float64 {
			best := time.Hour
			for range 2 {
				start := time.Now()
				readReport(t, content[:size], known)
				best = min(best, time.Since(start))
			}
			return float64(best.Nanoseconds()) / float64(size)
		}
		small, large := cost(size), cost(16*size)
		t.Logf("%s: %d KB: %.0f ns a byte, %d KB: %.0f ns a byte", tagger, size>>10, small, size>>6, large)
		if large > 3*small {
			t.Errorf("%s: %d KB take %.1f times as long a byte as %d KB", tagger, size>>6, large/small, size>>10)
		}
	}
}

// TestMemoryStaysFlat reads many articles (300 by the rules and 24 with the encoder; HEARSAY_ARTICLES of both in the long form) and compares the heap after a third of them with that after the last.
func TestMemoryStaysFlat(t *testing.T) {
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for tagger, articles := range map[string]int{taggerRules: 300, taggerEncoder: 24} {
		if n, err := strconv.Atoi(os.Getenv("HEARSAY_ARTICLES")); err == nil {
			articles = n
		}
		known := knowing(t, tagger)
		var early uint64
		for n := range articles {
			readReport(t, warReport(n, 600), known)
			if n == articles/3 {
				early = heap()
			}
		}
		late := heap()
		runtime.KeepAlive(known)
		t.Logf("%s: heap after %d articles %d KB, after %d %d KB", tagger, articles/3+1, early>>10, articles, late>>10)
		slack := uint64(4 << 20)
		if tagger == taggerEncoder {
			slack *= 2 // one goroutine's room for a window, which may be made late
		}
		if late > early+slack || late > 400<<20 {
			t.Errorf("%s: the heap grew from %d to %d KB", tagger, early>>10, late>>10)
		}
	}
}
