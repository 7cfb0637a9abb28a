package compare

import (
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// inOrder sorts rows and yields them.
func inOrder(rows []Row) iter.Seq2[Row, error] {
	slices.SortFunc(rows, func(a, b Row) int { return ByRow(&a, &b) })
	return func(yield func(Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// blockwise compares readings as a cluster does: their rows, round by round.
func blockwise(t *testing.T, readings []hearsay.WireReading, sketches map[string][]uint32, limit int) Result {
	t.Helper()
	var out Result
	var first, rest, last, waiting []Row
	var copies, alike Components
	m := Matching{
		Group:    func(g *hearsay.Group) error { out.Groups = append(out.Groups, *g); return nil },
		Relation: func(r *Dated) error { out.Relations = append(out.Relations, r.Relation); return nil },
		Row:      func(r *Row) error { last = append(last, *r); return nil },
		Link: func(l *Link) error {
			if l.Kind == LinkCopy {
				copies.Join(l.A, l.B)
			} else {
				alike.Join(l.A, l.B)
			}
			return nil
		},
		Limit: limit,
	}
	for i := range readings {
		for _, r := range Rows(&readings[i], sketches[readings[i].Article.ID]) {
			switch {
			case r.OfCopies():
				first = append(first, r)
			case r.Waits():
				waiting = append(waiting, r)
			default:
				rest = append(rest, r)
			}
		}
	}
	if err := m.Match(inOrder(first)); err != nil {
		t.Fatal(err)
	}
	for _, rows := range [][]Row{rest, waiting} {
		for i := range rows {
			rows[i].Original, _ = copies.Of(rows[i].At.ArticleID)
		}
	}
	if err := m.Match(inOrder(rest)); err != nil {
		t.Fatal(err)
	}
	for _, r := range waiting {
		if c, ok := alike.Of(r.Component); ok {
			r.Join(c)
			last = append(last, r)
		}
	}
	if err := m.Match(inOrder(last)); err != nil {
		t.Fatal(err)
	}
	return out.Sorted()
}

// same holds what blocks give against what Compare gives; the order of a group's members is no part of it.
func same(t *testing.T, readings []hearsay.WireReading, sketches map[string][]uint32) {
	t.Helper()
	want := Options{Sketches: sketches}.Compare(readings)
	for i := range want.Groups {
		whole(&want.Groups[i])
	}
	got, want := blockwise(t, readings, sketches, 0), want.Sorted()
	if diff := cmp.Diff(byID(want.Groups, func(g hearsay.Group) string { return g.ID }), byID(got.Groups, func(g hearsay.Group) string { return g.ID })); diff != "" {
		t.Errorf("groups (-whole +blocks):\n%s", diff)
	}
	if diff := cmp.Diff(byID(want.Relations, func(r hearsay.Relation) string { return r.ID }), byID(got.Relations, func(r hearsay.Relation) string { return r.ID })); diff != "" {
		t.Errorf("relations (-whole +blocks):\n%s", diff)
	}
}

func byID[T any](xs []T, id func(T) string) map[string]T {
	out := map[string]T{}
	for _, x := range xs {
		out[id(x)] = x
	}
	return out
}

// TestBlocksOfSheets: every sheet of testdata compared by blocks gives what it gives compared as a whole.
func TestBlocksOfSheets(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sheets: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "\n== ")[1:] {
			title, body, _ := strings.Cut(part, "\n")
			articles, _, _ := strings.Cut(body, "\n--\n")
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+title, func(t *testing.T) { same(t, sheet(t, articles), nil) })
		}
	}
}

// TestBlocksOfGold: readings made by hand too; loudly left out where they are not there.
func TestBlocksOfGold(t *testing.T) {
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	files, _ := filepath.Glob(filepath.Join(root, "gold", "claims", "*.json"))
	if len(files) == 0 {
		t.Skipf("NOT TESTED: no gold in %s; set HEARSAY_SHARED", root)
	}
	var readings []hearsay.WireReading
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if w, err := hearsay.DecodeReading(data); err == nil {
			if w.Article.ID == "" {
				w.Article.ID = hearsay.ArticleID("", w.Article.Name, "")
			}
			readings = append(readings, w)
		}
	}
	same(t, readings, nil)
}
