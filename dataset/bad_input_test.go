package dataset

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/export/rows"
)

// lost is an article on losses, of a number and at an address.
func lost(n int, page, more string) string {
	return fmt.Sprintf("{\"text\": \"The Ministry of Defence in London said on 24 March that about %d,000 Russian soldiers had been killed since the invasion began.\", \"url\": \"https://example.org/%s\", \"published\": \"2022-03-24\", \"publisher\": \"The Herald\"%s}\n", n, page, more)
}

// written writes shards, and gives their paths.
func written(t *testing.T, shards ...string) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for i, s := range shards {
		paths = append(paths, filepath.Join(dir, fmt.Sprintf("%d.jsonl", i)))
		if err := os.WriteFile(paths[i], []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// loaded are the versions that Load gives, each as its article's address and text.
func loaded(t *testing.T, dir string, want Wanted) (out []string) {
	t.Helper()
	for k, err := range Load(t.Context(), dir, want, t.TempDir(), 1<<20) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, k.Version.Article.URL[len("https://example.org/"):]+" "+strings.Fields(k.Version.Text)[12])
	}
	return out
}

// TestOftenCrawled: a page that stands in several shards stands in the data set once; a page that was changed stands there with both texts, and the newer is what is compared.
func TestOftenCrawled(t *testing.T) {
	newer := strings.ReplaceAll(lost(15, "1", ""), `"published": "2022-03-24"`, `"published": "2022-04-02"`)
	paths := written(t, newer+lost(7, "2", ""), lost(10, "1", "")+lost(10, "1", ""), lost(10, "1", `, "byline": "A. Reporter"`)+lost(7, "2", "")+lost(15, "3", ""))
	out := filepath.Join(t.TempDir(), "set")
	sum, err := Make(t.Context(), paths, out, options())
	if err != nil || sum.Articles != 4 || sum.Claims != 4 || sum.Figures != 4 || sum.Shards != 3 {
		t.Fatalf("%+v, %v", sum, err)
	}
	if claims := all(t, out, claimsRead()); len(claims) != 4 {
		t.Errorf("%d rows of claims", len(claims))
	}
	named := map[string]int{}
	for _, f := range all(t, out, figuresRead()) {
		named[f.ID] = int(*f.Low)
	}
	for _, g := range all(t, out, rows.Groups()) {
		var counts []int
		for _, m := range g.Members {
			counts = append(counts, named[m.Figure])
		}
		slices.Sort(counts)
		if !slices.Equal(counts, []int{7000, 15000, 15000}) {
			t.Errorf("compared are %v, and should be the newest text of each of three pages", counts)
		}
	}
	if got := loaded(t, out, Wanted{}); len(got) != 4 {
		t.Errorf("loaded: %v", got)
	}
	// Of a page that a filter names all versions come, the newest last.
	for _, want := range []Wanted{{Of: "Russia", Measure: "killed", From: "2022-04-01"}, {From: "2022-04-02", To: "2022-04-02"}} {
		if got := loaded(t, out, want); !slices.Equal(got, []string{"1 10,000", "1 15,000"}) {
			t.Errorf("%+v: %v", want, got)
		}
	}
	if got := loaded(t, out, Wanted{Claimant: "nobody"}); len(got) != 0 {
		t.Errorf("of nobody: %v", got)
	}
}

// TestFullDisk: wherever the room ends, nothing stands under the final name, the error says what to do, and once there is room the run goes on.
func TestFullDisk(t *testing.T) {
	paths := crawl(t, 2, 30)
	dir := t.TempDir()
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED: a full disk: mounting a small one is not permitted here: %v %s", err, said)
	}
	t.Cleanup(func() {
		if said, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, said)
		}
	})
	out, ballast := filepath.Join(dir, "set"), filepath.Join(dir, "ballast")
	ended := 0
	for _, left := range []int{20, 120, 300, 420, 500, 560, 620, 680} {
		if err := os.WriteFile(ballast, make([]byte, 2<<20-left<<10), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Make(t.Context(), paths, out, options())
		if err == nil {
			break
		}
		ended++
		if !strings.Contains(err.Error(), "no space left on device") || !strings.Contains(err.Error(), "see that there is room") || strings.Contains(err.Error(), "leave them out") {
			t.Errorf("with %d KB: %v", left, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("with %d KB something stands under the final name", left)
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, ".set-making", "parts")); err != nil { // what is left there counts against the next round's room
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(ballast); err != nil {
		t.Fatal(err)
	}
	if ended < 3 {
		t.Errorf("the disk was full %d times", ended)
	}
	if _, err := os.Stat(out); err != nil {
		if _, err := Make(t.Context(), paths, out, options()); err != nil {
			t.Errorf("once there is room: %v", err)
		}
	}
	if left := hidden(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
