//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay"
	"hearsay/compare"
)

// tolls is how many statements, each of its own origin, the mentions of a large block make.
const tolls = 40

// large writes a block of n mentions of a few tolls, as 'hearsay shard' writes rows and sorted as 'hearsay match' takes them: by outlets without number over two months.
func large(t testing.TB, out io.Writer, n int) {
	t.Helper()
	rows := make([]compare.Row, tolls)
	for i := range rows {
		rows[i] = tollRow(t, i)
	}
	w := bufio.NewWriterSize(out, 1<<20)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	first := time.Date(2022, 3, 24, 0, 0, 0, 0, time.UTC)
	for i := range n {
		r := rows[(i*7919)%tolls]
		r.Day = first.AddDate(0, 0, i*60/n).Format(hearsay.DayFormat)
		a := strconv.Itoa(i)
		r.At.Article, r.At.ArticleID = "crawl-0007.warc.gz#"+a, hearsay.ArticleID("", a, "")
		r.At.Claim, r.At.Figure = strings.Replace(r.At.ArticleID, "a-", "c-", 1), strings.Replace(r.At.ArticleID, "a-", "f-", 1)
		r.At.Start, r.At.End, r.Outlet = 40+i%900, 90+i%900, "Herald "+strconv.Itoa(i%400)
		if err := enc.Encode(r); err != nil {
			t.Error(err)
			return
		}
	}
	if err := w.Flush(); err != nil {
		t.Error(err)
	}
}

// tollRow is the row of what the ith body counts.
func tollRow(t testing.TB, i int) compare.Row {
	t.Helper()
	said := fmt.Sprintf("about %d soldiers had been killed", 7000+10*i)
	w, err := hearsay.DecodeReading([]byte(fmt.Sprintf(`{"schema": "hearsay/reading/1", "article": {"id": "a-1", "name": "a", "published": "2022-03-24", "publisher": "The Harbour Herald"},
		"claims": [{"id": "c-1", "content": [{"start": 0, "end": %d, "text": %q}], "claimant": {"name": "Bureau %d", "kind": "government", "side": null}, "stance": "assert", "quote": "indirect"}],
		"figures": [{"id": "f-1", "start": 0, "end": %[1]d, "text": %[2]q, "number": {"start": 6, "end": 10, "text": "%[4]d"}, "measure": "killed", "of": "Russia", "subject": "soldiers", "unit": "person", "low": %[4]d, "best": %[4]d, "high": %[4]d,
		"qualifier": "about", "cumulative": true, "period": {"from": "2022-02-24", "to": "2022-03-24"}, "claimant": {"name": "Bureau %[3]d", "kind": "government", "side": null}, "claim": "c-1", "includes": []}]}`,
		len(said), said, i, 7000+10*i)))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range compare.Rows(&w, nil) {
		if strings.HasPrefix(r.Block, "figure of ") {
			return r
		}
	}
	t.Fatal("no row of a figure")
	return compare.Row{}
}

// TestMatchLarge: a block of many mentions of forty statements costs what it may: HEARSAY_MENTIONS of them, a million for the figures of docs/scale.md. A million take less than 30 s of processor time and
// 1 GB; of fewer the share of it, with room for what any run takes.
func TestMatchLarge(t *testing.T) {
	n := 20_000
	if s := os.Getenv("HEARSAY_MENTIONS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatalf("HEARSAY_MENTIONS: %v", err)
		}
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run=^TestMatchItself$")
	cmd.Env = append(os.Environ(), "HEARSAY_MATCH_ITSELF=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	cmd.Stderr = &told
	began := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		large(t, in, n)
		if err := in.Close(); err != nil {
			t.Error(err)
		}
	}()
	members := membersOf(out)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, told.String())
	}
	spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	t.Logf("%d mentions: %.1f s of processor time, %.1f s with the writing of them, %d MB at most", n, spent.Seconds(), time.Since(began).Seconds(), peak(cmd.ProcessState)>>20)
	if members != n {
		t.Errorf("the groups have %d members, not %d", members, n)
	}
	share := float64(n) / 1e6
	if most := time.Duration((2 + 28*share) * float64(time.Second)); spent > most && !raced() {
		t.Errorf("%v of processor time, more than %v", spent, most)
	}
	if most := int64(150<<20) + int64(850e6*share); peak(cmd.ProcessState) > most && !raced() {
		t.Errorf("%d MB of memory, more than %d", peak(cmd.ProcessState)>>20, most>>20)
	}
}

// TestMatchItself is 'hearsay match' in a process of its own, for TestMatchLarge.
func TestMatchItself(t *testing.T) {
	if os.Getenv("HEARSAY_MATCH_ITSELF") == "" {
		t.Skip("runs only for TestMatchLarge")
	}
	os.Exit(run([]string{"match"}, os.Stdin, os.Stdout, os.Stderr))
}

// peak is the most memory that a process held, in bytes; Linux tells it in KiB.
func peak(p *os.ProcessState) int64 {
	use, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "linux" {
		return int64(use.Maxrss) << 10
	}
	return int64(use.Maxrss)
}

// raced tells whether the race detector, which costs many times the memory and time, is on.
func raced() bool {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return false
	}
	for _, s := range info.Settings {
		if s.Key == "-race" {
			return s.Value == "true"
		}
	}
	return false
}

// membersOf counts the members of the groups in what is printed.
func membersOf(printed io.Reader) (n int) {
	for lines := bufio.NewReaderSize(printed, 1<<20); ; {
		line, err := lines.ReadBytes('\n')
		if bytes.HasPrefix(line, []byte(`{"schema":"hearsay/group/1"`)) {
			n += bytes.Count(line, []byte(`"article_id":`))
		}
		if err != nil {
			return n
		}
	}
}

// BenchmarkMatch compares a block of a hundred thousand mentions.
func BenchmarkMatch(b *testing.B) {
	var in bytes.Buffer
	large(b, &in, 100_000)
	b.SetBytes(int64(in.Len()))
	for b.Loop() {
		if code := run([]string{"match"}, bytes.NewReader(in.Bytes()), io.Discard, io.Discard); code != 0 {
			b.Fatalf("exit %d", code)
		}
	}
}
