package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger"
)

// crawled writes a crawl of small articles, each with a loss of its own, and gives the list of its shards.
func crawled(t *testing.T, shards, articles int) (list string) {
	t.Helper()
	dir := t.TempDir()
	var paths strings.Builder
	for i := range shards {
		var data strings.Builder
		for k := range articles {
			n := i*articles + k
			fmt.Fprintf(&data, "{\"text\": \"Kyiv said on 24 March 2022 that %d tanks had been lost near Makariv. Moscow claimed that it had taken %d men.\", \"url\": \"https://example.org/%[3]d\", \"published\": \"2022-03-%02[4]d\"}\n", n+10, n+5000, n, 24+n%7)
		}
		path := filepath.Join(dir, fmt.Sprintf("%d.jsonl", i))
		if err := os.WriteFile(path, []byte(data.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		paths.WriteString(path + "\n")
	}
	list = filepath.Join(dir, "list")
	if err := os.WriteFile(list, []byte(paths.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return list
}

// did runs the program to its end.
func did(t *testing.T, stdin string, args ...string) {
	t.Helper()
	cmd := exec.Command("hearsay", args...)
	cmd.Stdin = strings.NewReader(stdin)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("hearsay %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// killed starts the program and kills it with -9 when it is time; false tells that it came to its end before.
func killed(t *testing.T, stdin string, when func(lines <-chan string), args ...string) bool {
	t.Helper()
	cmd := exec.Command("hearsay", args...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := make(chan string)
	go func() {
		defer close(lines)
		for in := bufio.NewScanner(out); in.Scan(); {
			lines <- in.Text()
		}
	}()
	when(lines)
	_ = cmd.Process.Kill() // it may have come to its end
	for range lines {
	}
	return cmd.Wait() != nil
}

// afterLines waits for so many lines, and a while longer.
func afterLines(n int, more time.Duration) func(<-chan string) {
	return func(lines <-chan string) {
		for range n {
			<-lines
		}
		time.Sleep(more)
	}
}

// whenSo waits until something is so, or the program ends.
func whenSo(so func() bool) func(<-chan string) {
	return func(lines <-chan string) {
		for !so() {
			select {
			case _, more := <-lines:
				if !more {
					return
				}
			case <-time.After(time.Millisecond):
			}
		}
	}
}

// standingFiles are the files below a folder by their content; a shard's report is left out, since it tells the time that was taken.
func standingFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && p != dir && strings.HasPrefix(d.Name(), ".") {
			t.Errorf("left behind: %s", p)
		}
		if err != nil || d.IsDir() || d.Name() == "shard.json" {
			return err
		}
		data, err := os.ReadFile(p)
		files[strings.TrimPrefix(p, dir)] = hearsay.SHA256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestKilledShards kills hearsay shard and hearsay dataset at several moments: nothing half-made stands under a final name, and the run that goes on makes what an unbroken one makes.
func TestKilledShards(t *testing.T) {
	list := crawled(t, 4, 25)
	paths, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	did(t, string(paths), "shard", "--out", at("whole"))
	did(t, "", "dataset", "--shards", list, "--out", at("all"))
	cut := 0
	for n := range 4 {
		when := afterLines(n, 0)
		if n%2 == 0 {
			when = whenSo(func() bool { // a shard is being written
				under, _ := filepath.Glob(at("again/.s-*/claims.parquet"))
				return len(under) > 0
			})
		}
		if killed(t, string(paths), when, "shard", "--out", at("again")) {
			cut++
		}
		names, err := filepath.Glob(at("again/s-*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			whole, again := standingFiles(t, at("whole/"+filepath.Base(name))), standingFiles(t, name)
			if !maps.Equal(whole, again) {
				t.Errorf("%s stands and is not what an unbroken run writes", name)
			}
		}
	}
	did(t, string(paths), "shard", "--out", at("again"))
	if !maps.Equal(standingFiles(t, at("whole")), standingFiles(t, at("again"))) {
		t.Error("the shards are not those of an unbroken run")
	}
	for _, when := range []func(<-chan string){afterLines(1, 0), afterLines(3, 0), afterLines(4, 5*time.Millisecond), afterLines(4, 60*time.Millisecond)} {
		if killed(t, "", when, "dataset", "--shards", list, "--out", at("set")) {
			cut++
			if _, err := os.Stat(at("set")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("a data set that was cut off stands under its name: %v", err)
			}
		}
	}
	if _, err := os.Stat(at("set")); err != nil {
		did(t, "", "dataset", "--shards", list, "--out", at("set"))
	}
	if !maps.Equal(standingFiles(t, at("all")), standingFiles(t, at("set"))) {
		t.Error("the data set is not that of an unbroken run")
	}
	if cut < 5 {
		t.Errorf("%d of 8 kills fell before the end", cut)
	}
	standingFiles(t, dir)
}

// TestKilledImport kills the import of a data set at several moments: the ledger that the last run leaves is that of an unbroken import, the times of keeping aside.
func TestKilledImport(t *testing.T) {
	const articles = 500
	list, dir := crawled(t, 2, articles/2), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	did(t, "", "dataset", "--shards", list, "--out", at("set"))
	did(t, "", "import", at("set"), "--ledger", at("whole.db"))
	size := sizeOf(t, at("whole.db"))
	within := 0
	for _, share := range []float64{0.1, 0.4, 0.75} {
		killed(t, "", whenSo(func() bool { return float64(sizeOf(t, at("again.db"))) >= share*float64(size) }), "import", at("set"), "--ledger", at("again.db"))
		if n := articlesIn(t, at("again.db")); n > 0 && n < articles {
			within++
		}
	}
	did(t, "", "import", at("set"), "--ledger", at("again.db"))
	did(t, "", "verify", "--ledger", at("again.db"))
	if one, two := timeless(t, at("whole.db")), timeless(t, at("again.db")); !bytes.Equal(one, two) {
		t.Errorf("the ledgers differ: %d and %d bytes of export", len(one), len(two))
	}
	if within == 0 {
		t.Error("no kill fell while articles were being kept")
	}
	standingFiles(t, dir)
}

// sizeOf is the size of a ledger on disk with its log.
func sizeOf(t *testing.T, path string) (n int64) {
	t.Helper()
	for _, end := range []string{"", "-wal"} {
		if info, err := os.Stat(path + end); err == nil {
			n += info.Size()
		}
	}
	return n
}

func articlesIn(t *testing.T, path string) (n int) {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, ledger.Options{MustExist: true})
	if errors.Is(err, fs.ErrNotExist) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, err := range ledger.All(t.Context(), l.Articles, ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

// timeless is a ledger's whole export without what depends on when something was kept: times, and the salts and links of the chain over them.
func timeless(t *testing.T, path string) []byte {
	t.Helper()
	out, err := exec.Command("hearsay", "export", "--form", "jsonl", "--ledger", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var kept bytes.Buffer
	enc := json.NewEncoder(&kept)
	for line := range bytes.Lines(out) {
		var m map[string]any
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		for _, o := range []any{m, m["kept"]} {
			if o, ok := o.(map[string]any); ok {
				for _, key := range []string{"added", "captured", "made", "detail", "record", "link", "lines_sha256"} {
					delete(o, key)
				}
			}
		}
		if err := enc.Encode(m); err != nil {
			t.Fatal(err)
		}
	}
	return kept.Bytes()
}
