package shard

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export/parquet"
	"hearsay/export/rows"
)

const two = `{"text": "Kyiv said it lost ten tanks.", "url": "https://example.org/1", "published": "2022-03-24"}
{"text": "Moscow said it lost none.", "url": "https://example.org/2", "published": "2022-03-25"}
`

// options read every text as one claim.
func options() Options {
	return Options{Version: "1", Settings: "{}", Read: func(v *hearsay.Version) (hearsay.Reading, error) {
		if strings.Contains(v.Text, "break off") {
			panic("a pass that breaks off")
		}
		c := hearsay.Claim{ID: "c-" + v.Article.ID[2:]}
		c.Content, c.Claimant, c.Stance = []hearsay.Span{{Start: 0, End: len(v.Text)}}, hearsay.Actor{Name: "Government of Ukraine", Kind: hearsay.Government, Side: "Ukraine"}, hearsay.Assert
		return hearsay.Reading{Article: v.Article, Claims: []hearsay.Claim{c}}, nil
	}}
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// content is every file below a folder.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		out[strings.TrimPrefix(p, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestSameFiles: whichever folder a shard lies in and however often it is read, its files are the same; a changed setting makes others.
func TestSameFiles(t *testing.T) {
	var got []map[string]string
	for range 2 {
		dir := t.TempDir()
		if err := Prepare(dir, options()); err != nil {
			t.Fatal(err)
		}
		r, err := Run(file(t, "a.jsonl", two), dir, options())
		if err != nil || r.Articles != 2 || r.Claims != 2 || len(r.Bad) != 0 || r.Bytes != int64(len(two)) {
			t.Fatalf("%+v, %v", r, err)
		}
		if again, err := Run(file(t, "a.jsonl", two), dir, options()); err != nil || again.MS != 0 || again.Claims != 2 {
			t.Fatalf("read again: %+v, %v", again, err)
		}
		got = append(got, content(t, filepath.Join(dir, r.Name)))
	}
	if len(got[0]) != 8 {
		t.Errorf("%d files, not seven tables and a report", len(got[0]))
	}
	for name, data := range got[0] {
		if name != "/"+reportFile && got[1][name] != data {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// TestTables: what was read stands in the tables, the bytes with it.
func TestTables(t *testing.T) {
	dir := t.TempDir()
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	r, err := Run(file(t, "a.jsonl", two), dir, options())
	if err != nil {
		t.Fatal(err)
	}
	claims := table(t, filepath.Join(dir, r.Name, "claims.parquet"), rows.Claims())
	if len(claims) != 2 || claims[0].Content[0].Text != "Kyiv said it lost ten tanks." || claims[0].Claimant.Name != "Government of Ukraine" {
		t.Errorf("claims: %+v", claims)
	}
	if captures := table(t, filepath.Join(dir, r.Name, "captures.parquet"), rows.Captures()); len(captures) != 2 || captures[0].Raw == "" || captures[0].SHA256 != claims[0].Article.Version {
		t.Errorf("captures: %+v", captures)
	}
	compared := table(t, filepath.Join(dir, r.Name, "rows.parquet"), rows.ComparedRows())
	kinds := map[string]int{}
	for _, c := range compared {
		kinds[strings.Fields(c.Block)[0]]++
	}
	if kinds["copy"] == 0 || kinds["said"] != 2 || kinds["word"] == 0 {
		t.Errorf("rows by kind: %v", kinds)
	}
}

func table[T any](t *testing.T, path string, of *rows.Table[T]) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	var out []T
	for row, err := range parquet.Read(f, info.Size(), of) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
	return out
}

// TestBad: records that cannot be read are counted, and the rest is kept; a shard that cannot be read at all leaves nothing.
func TestBad(t *testing.T) {
	dir := t.TempDir()
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	r, err := Run(file(t, "a.jsonl", two+"{\"text\": broken}\n{\"text\": \"this one makes it break off\"}\n"), dir, options())
	if err != nil || r.Articles != 2 || len(r.Bad) != 2 {
		t.Errorf("a shard with two bad records: %+v, %v", r, err)
	}
	for _, path := range []string{filepath.Join(dir, "none.jsonl"), dir, file(t, "b.bin", "\x7fELF\x00\x01\x02\x00\x00\x00")} {
		if r, err := Run(path, dir, options()); !errors.Is(err, ErrUnread) {
			t.Errorf("%s: %+v, %v", path, r, err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("%d entries in the folder, not one shard and the settings: %v", len(left), err)
	}
}

// TestKilled: what a killed run left is cleared away by the next over the same shard, and what a living one writes is not.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	path := file(t, "a.jsonl", two)
	name, _, err := nameOf(path, options())
	if err != nil {
		t.Fatal(err)
	}
	living, err := newTables(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	killed := filepath.Join(dir, "."+name+"-killed")
	if err := errors.Join(os.Mkdir(killed, 0o755), os.WriteFile(filepath.Join(killed, lockFile), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(path, dir, options()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(killed); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what a killed run left is still there: %v", err)
	}
	if _, err := os.Stat(living.at); err != nil {
		t.Errorf("what a living run writes is gone: %v", err)
	}
	if err := living.commit(&Report{}); err != nil {
		t.Errorf("the second to commit: %v", err)
	}
	if err := living.discard(); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".s-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestOther: a folder of another version or other settings is refused.
func TestOther(t *testing.T) {
	dir := t.TempDir()
	if err := Prepare(dir, options()); err != nil {
		t.Fatal(err)
	}
	other := options()
	other.Version = "2"
	if err := Prepare(dir, other); !errors.Is(err, ErrOther) {
		t.Errorf("another version: %v", err)
	}
	if err := Prepare(dir, options()); err != nil {
		t.Errorf("the same again: %v", err)
	}
	if os.Getuid() != 0 {
		if err := errors.Join(os.Chmod(dir, 0o500)); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(file(t, "a.jsonl", two), dir, options()); err == nil || errors.Is(err, ErrUnread) {
			t.Errorf("a read-only folder: %v", err)
		}
	}
}
