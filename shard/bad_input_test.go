package shard

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/export/rows"
)

// TestRepeated: a page that stands twice in a shard is kept once; one whose text was changed is kept with both texts.
func TestRepeated(t *testing.T) {
	dir := t.TempDir()
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	changed := `{"text": "Kyiv said it lost twelve tanks.", "url": "https://example.org/1", "published": "2022-03-25"}` + "\n"
	r, err := Run(file(t, "a.jsonl", two+two+changed), dir, options())
	if err != nil || r.Articles != 3 || r.Claims != 3 || r.Repeated != 2 || len(r.Bad) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	articles := table(t, filepath.Join(dir, r.Name, "articles.parquet"), rows.Articles())
	if len(articles) != 3 || articles[0].ID != articles[2].ID || articles[0].SHA256 == articles[2].SHA256 {
		t.Errorf("articles: %+v", articles)
	}
}

// full mounts a disk of so many bytes; the test is left out, loudly, where that is not permitted.
func full(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED: a full disk: mounting a small one is not permitted here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	return dir
}

// TestFullDisk: where there is no room, the error says so and what to do, nothing of the shard is left, and it is read again once there is room.
func TestFullDisk(t *testing.T) {
	dir := full(t, "96k")
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 80<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	path := file(t, "a.jsonl", two)
	r, err := Run(path, dir, options())
	if err == nil || errors.Is(err, ErrUnread) || !strings.Contains(err.Error(), "no space left on device") || !strings.Contains(err.Error(), "see that there is room") {
		t.Errorf("on a full disk: %+v, %v", r, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left on a full disk: %v, %v", left, err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if r, err := Run(path, dir, options()); err != nil || r.Articles != 2 {
		t.Errorf("once there is room: %+v, %v", r, err)
	}
}

// TestReadOnly: where nothing may be written, the error says so and is none of the shard's.
func TestReadOnly(t *testing.T) {
	dir := full(t, "96k")
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", dir).CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED: a read-only output: mounting one is not permitted here: %v %s", err, out)
	}
	if r, err := Run(file(t, "a.jsonl", two), dir, options()); err == nil || errors.Is(err, ErrUnread) || !strings.Contains(err.Error(), "read-only file system") || !strings.Contains(err.Error(), "a right to write there") {
		t.Errorf("into a read-only folder: %+v, %v", r, err)
	}
	if err := Prepare(filepath.Join(dir, "shards"), options()); err == nil || !strings.Contains(err.Error(), "name another with --out") {
		t.Errorf("below a read-only folder: %v", err)
	}
}

// TestAtOnce: runs over one shard at one time, each its own process's locks aside, leave one folder and nothing else.
func TestAtOnce(t *testing.T) {
	dir, path := t.TempDir(), file(t, "a.jsonl", strings.Repeat(two, 50))
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	for range 8 {
		go func() {
			if err := Prepare(dir, options()); err != nil {
				done <- err
				return
			}
			r, err := Run(path, dir, options())
			if err == nil && r.Articles != 2 {
				err = fmt.Errorf("%+v", r)
			}
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("%d entries in the folder, not one shard and the settings: %v", len(left), err)
	}
}

// large has shards of 5 GB made and read.
const large = "HEARSAY_LARGE"

// flat is how much more memory a large shard may take from the system than a small one.
const flat = 300 << 20

// TestLarge reads a shard of 5 GB, of pages with megabytes of film between them and of large pages, in memory that stays flat; without the environment variable, one of 48 MB.
func TestLarge(t *testing.T) {
	size := int64(48 << 20)
	if os.Getenv(large) != "" {
		size = 5 << 30
	} else {
		t.Logf("ONLY A SMALL SHARD: %s=1 makes one of 5 GB", large)
	}
	dir, short := t.TempDir(), options()
	short.Read = func(v *hearsay.Version) (hearsay.Reading, error) { // a claim is one sentence
		r, err := options().Read(v)
		r.Claims[0].Content[0].End = strings.IndexByte(v.Text, '.')
		return r, err
	}
	if err := Prepare(dir, short); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		write func(f *os.File, size int64) (pages int, err error)
	}{{"films.warc", films}, {"pages.jsonl", pages}} {
		path := filepath.Join(dir, c.name)
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := c.write(f, size)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		before, began := taken(), time.Now()
		r, err := Run(path, dir, short)
		if err != nil || r.Articles != want || r.Bytes < size || len(r.Bad) > 0 {
			t.Errorf("%s: %d articles, not %d, of %d bytes, %v", c.name, r.Articles, want, r.Bytes, err)
		}
		after := taken()
		t.Logf("%s: %d MB, %d articles, %.1f s, memory from %d to %d MB", c.name, r.Bytes>>20, r.Articles, time.Since(began).Seconds(), before>>20, after>>20)
		if after-before > flat {
			t.Errorf("%s: memory grew by %d MB", c.name, (after-before)>>20)
		}
		if err := errors.Join(os.Remove(path), os.RemoveAll(filepath.Join(dir, r.Name))); err != nil {
			t.Fatal(err)
		}
	}
}

// taken is what the program has taken of the system's memory; it never gives it back within a test.
func taken() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}

// films writes a WARC file whose films take no room on disk: for every four megabytes of nothing, a page.
func films(f *os.File, size int64) (pages int, err error) {
	const film = 4 << 20
	for at := int64(0); at < size; pages++ {
		page := fmt.Sprintf("<html><body><p>Kyiv said it lost %d tanks near Makariv on Monday, and gave no further word of it.</p></body></html>", pages)
		for _, body := range []string{fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: %d\r\n\r\n", film), fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s", page)} {
			length := len(body)
			if strings.Contains(body, "video") {
				length += film
			}
			head := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d-%d\r\nWARC-Date: 2022-03-24T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-%04d-%012d>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n", pages, len(body), length%9999, pages, length)
			if _, err := f.WriteAt([]byte(head+body), at); err != nil {
				return 0, err
			}
			at += int64(len(head) + length)
			if _, err := f.WriteAt([]byte("\r\n\r\n"), at); err != nil {
				return 0, err
			}
			at += 4
		}
	}
	return pages, nil
}

// pages writes JSON Lines with articles of a megabyte each, whose words pack badly.
func pages(f *os.File, size int64) (n int, err error) {
	out := bufio.NewWriterSize(f, 1<<20)
	words := make([]byte, 4<<20)
	rand.NewChaCha8([32]byte{1}).Read(words)
	for i := range words {
		words[i] = "abcdefghijklmnopqrstuvwxyz ABCDE"[words[i]%32]
	}
	for at := int64(0); at < size; n++ {
		from := n * 7919 % (len(words) - 1<<20)
		k, err := fmt.Fprintf(out, "{\"text\": \"Kyiv said it lost %d tanks. %s\", \"url\": \"https://example.org/%[1]d\", \"published\": \"2022-03-24\"}\n", n, words[from:from+1<<20])
		if err != nil {
			return 0, err
		}
		at += int64(k)
	}
	return n, out.Flush()
}
