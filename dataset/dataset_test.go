package dataset

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/compare"
	"hearsay/examples"
	"hearsay/export/rows"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/shard"
	"hearsay/text"
)

// crawl writes the demo's articles as JSON Lines over some shards; of each further round the addresses and publishers are others.
func crawl(t testing.TB, shards, articles int) []string {
	t.Helper()
	dir := t.TempDir()
	if err := examples.WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var about []map[string]any
	for line := range bytes.Lines(manifest) {
		var m map[string]any
		if err := json.Unmarshal(line, &m); err != nil {
			t.Fatal(err)
		}
		words, err := os.ReadFile(filepath.Join(dir, m["file"].(string)))
		if err != nil {
			t.Fatal(err)
		}
		m["text"] = string(words)
		delete(m, "file")
		about = append(about, m)
	}
	files := make([]bytes.Buffer, shards)
	for n := range articles {
		m := about[n%len(about)]
		if round := n / len(about); round > 0 {
			m["url"] = fmt.Sprintf("https://example.org/%d/%d", round, n)
			m["publisher"] = fmt.Sprintf("Herald %d", round)
		}
		line, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		files[n%shards].Write(append(line, '\n'))
	}
	var paths []string
	for i := range files {
		path := filepath.Join(dir, fmt.Sprintf("%03d.jsonl", i))
		if err := os.WriteFile(path, files[i].Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func read(v *hearsay.Version) (hearsay.Reading, error) {
	return extract.Read(text.New(&v.Article, v.Text), extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()}), nil
}

func options() Options {
	return Options{Shard: shard.Options{Version: "1", Settings: "{}", Read: read}, Workers: 2, Memory: 64 << 20}
}

// all reads a table of a data set.
func all[T any](t testing.TB, dir string, of *rows.Table[T]) []T {
	t.Helper()
	parts, err := Parts(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []T
	for _, part := range parts[of.Name] {
		for row, err := range file(part, of) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, row)
		}
	}
	return out
}

// TestAsCompared: a data set of the demo's articles holds the claims that are read in them, and the groups and relations that comparing them all at once gives.
func TestAsCompared(t *testing.T) {
	paths, out := crawl(t, 4, 40), filepath.Join(t.TempDir(), "set")
	sum, err := Make(t.Context(), paths, out, options())
	if err != nil {
		t.Fatal(err)
	}
	var readings []hearsay.WireReading
	sketches, claims := map[string][]uint32{}, 0
	for v, err := range ingest.Open(paths, ingest.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r, _ := read(&v)
		readings = append(readings, r.Wire(v.Text))
		sketches[v.Article.ID] = text.Sketch(v.Text)
		claims += len(r.Claims)
	}
	if sum.Articles != 40 || sum.Claims != claims || claims < 100 || sum.Shards != 4 || sum.Copies == 0 {
		t.Errorf("%+v, and %d claims were read", sum, claims)
	}
	want := compare.Options{Sketches: sketches}.Compare(readings)
	groups, relations := map[string]hearsay.Group{}, map[string]hearsay.Relation{}
	for _, g := range all(t, out, rows.Groups()) {
		groups[g.ID] = g.Group
	}
	for _, r := range all(t, out, rows.Relations()) {
		relations[r.ID] = r.Relation
	}
	for i := range want.Groups {
		g := &want.Groups[i]
		for _, members := range [][]hearsay.Member{g.Members, groups[g.ID].Members} {
			slices.SortFunc(members, func(a, b hearsay.Member) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		}
		if diff := cmp.Diff(*g, groups[g.ID]); diff != "" {
			t.Errorf("group %s (-compared +data set):\n%s", g.ID, diff)
		}
	}
	for _, r := range want.Relations {
		if diff := cmp.Diff(r, relations[r.ID]); diff != "" {
			t.Errorf("relation %s (-compared +data set):\n%s", r.ID, diff)
		}
	}
	if len(groups) != len(want.Groups) || len(relations) != len(want.Relations) || len(groups) < 20 || len(relations) < 20 {
		t.Errorf("%d groups and %d relations, compared all at once %d and %d", len(groups), len(relations), len(want.Groups), len(want.Relations))
	}
	if left := hidden(t, filepath.Dir(out)); len(left) > 0 {
		t.Errorf("left beside it: %v", left)
	}
}

// hidden are the names below a folder that begin with a dot.
func hidden(t testing.TB, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(d.Name(), ".") {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestGoneOn: a run that is cut off leaves nothing under the final name, and the next goes on with what was read; the data set is the same.
func TestGoneOn(t *testing.T) {
	paths, dir := crawl(t, 4, 20), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	opt := options()
	opt.Workers = 1
	opt.Report = func(shard.Report) { cancel() }
	if _, err := Make(ctx, paths, filepath.Join(dir, "set"), opt); err == nil {
		t.Fatal("a run that was cut off gave no error")
	}
	if _, err := os.Stat(filepath.Join(dir, "set")); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("a run that was cut off left something: %v", err)
	}
	known, again := 0, options()
	again.Report = func(r shard.Report) {
		if r.MS == 0 {
			known++
		}
	}
	if _, err := Make(t.Context(), paths, filepath.Join(dir, "set"), again); err != nil || known == 0 {
		t.Fatalf("%d shards were not read again, %v", known, err)
	}
	if _, err := Make(t.Context(), paths, filepath.Join(dir, "other"), options()); err != nil {
		t.Fatal(err)
	}
	one, two := filesOf(t, filepath.Join(dir, "set")), filesOf(t, filepath.Join(dir, "other"))
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
	if _, err := Make(t.Context(), paths, filepath.Join(dir, "set"), options()); !errors.Is(err, ErrThere) {
		t.Errorf("where a data set stands: %v", err)
	}
}

// filesOf are the hashes of the files below a folder.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[strings.TrimPrefix(p, dir)], _, err = hashOf(p)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestUnread: shards that cannot be read are named together, and the others are not read again.
func TestUnread(t *testing.T) {
	paths := append(crawl(t, 2, 4), "/nowhere/none.warc.gz")
	out := filepath.Join(t.TempDir(), "set")
	if _, err := Make(t.Context(), paths, out, options()); !errors.Is(err, shard.ErrUnread) || !strings.Contains(err.Error(), "none.warc.gz") {
		t.Errorf("%v", err)
	}
	release, err := hold(filepath.Join(filepath.Dir(out), ".set-making"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Make(t.Context(), paths[:2], out, options()); !errors.Is(err, ErrBusy) {
		t.Errorf("beside another run: %v", err)
	}
	release()
	if sum, err := Make(t.Context(), paths[:2], out, options()); err != nil || sum.Articles != 4 {
		t.Errorf("%+v, %v", sum, err)
	}
}

// TestAltered: a part that is missing, altered or of nothing known is told by its name.
func TestAltered(t *testing.T) {
	out := filepath.Join(t.TempDir(), "set")
	if _, err := Make(t.Context(), crawl(t, 1, 3), out, options()); err != nil {
		t.Fatal(err)
	}
	parts, err := Parts(out)
	if err != nil || len(parts["claims"]) == 0 {
		t.Fatalf("%v, %v", parts, err)
	}
	part := parts["claims"][0]
	data, err := os.ReadFile(part)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(part, append(data[:len(data)-1], data[len(data)-1]^1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Parts(out); !errors.Is(err, ErrAltered) || !strings.Contains(err.Error(), "claims/month=") {
		t.Errorf("altered: %v", err)
	}
	if err := os.Remove(part); err != nil {
		t.Fatal(err)
	}
	if _, err := Parts(out); !errors.Is(err, ErrAltered) || !strings.Contains(err.Error(), "missing") {
		t.Errorf("missing: %v", err)
	}
	if err := os.WriteFile(filepath.Join(out, "stray.parquet"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Seal(out); err == nil || !strings.Contains(err.Error(), "stray.parquet") {
		t.Errorf("of no table: %v", err)
	}
	if _, err := Parts(t.TempDir()); err == nil {
		t.Error("an empty folder passed for a data set")
	}
}
