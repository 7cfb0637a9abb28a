package revision_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/compare/revision"
	"hearsay/extract"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// version reads a text as the program does.
func version(words string) revision.Version {
	a := hearsay.Article{ID: hearsay.ArticleID("", "k", ""), Name: "page", SHA256: hearsay.SHA256([]byte(words)), TextSHA256: hearsay.SHA256([]byte(words))}
	a.Published, a.Language = "2022-04-01", "en"
	r := extract.Read(text.New(&a, words), extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()})
	w := r.Wire(words)
	return revision.Version{Reading: &w, Text: words}
}

// edit is one pair of versions: the article, the words that are replaced, and the changes that must be told.
type edit struct {
	article, was, is, said string
	kinds                  []string
}

func edits(t *testing.T) (out []edit) {
	t.Helper()
	data, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(data), "\n== ")[1:] {
		_, rest, _ := strings.Cut(block, "\n")
		article, list, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("no edits: %s", block)
		}
		for _, row := range strings.Split(strings.TrimSpace(list), "\n") {
			kinds, change, _ := strings.Cut(row, ": ")
			change = strings.ReplaceAll(" "+strings.TrimPrefix(change, " ")+" ", `\n`, "\n")
			from, to, ok := strings.Cut(change, " => ")
			from, to = strings.TrimPrefix(from, " "), strings.TrimSuffix(to, " ")
			e := edit{article: article, was: article, said: row}
			switch {
			case !ok || from != "" && !strings.Contains(article, from):
				t.Fatalf("the words of %q do not stand in their article", row)
			case from == "":
				e.is = article + to
			default:
				e.is = strings.Replace(article, from, to, 1)
			}
			if kinds != "cosmetic" {
				e.kinds = strings.Fields(kinds)
			}
			out = append(out, e)
		}
	}
	return out
}

// said are the words of one side of a change, - where there are none.
func said(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

// TestPairs measures precision and recall over pairs of versions, half of which differ only in how they are written, and prints what was missed.
func TestPairs(t *testing.T) {
	all, cosmetic, right, told, wanted := edits(t), 0, 0, 0, 0
	for _, e := range all {
		var got, words []string
		for _, c := range revision.Changes(version(e.was), version(e.is)) {
			got, words = append(got, c.Kind), append(words, fmt.Sprintf("%s (%s, %s)", c.Kind, said(c.Was), said(c.Is)))
		}
		if len(e.kinds) == 0 {
			cosmetic++
		}
		told, wanted = told+len(got), wanted+len(e.kinds)
		hit := 0
		left := slices.Clone(got)
		for _, k := range e.kinds {
			if i := slices.Index(left, k); i >= 0 {
				left, hit = slices.Delete(left, i, i+1), hit+1
			}
		}
		if right += hit; hit < len(e.kinds) || len(left) > 0 {
			t.Logf("%s\n  told: %s", e.said, strings.Join(words, ", "))
		}
	}
	p, r := 100*float64(right)/float64(told), 100*float64(right)/float64(wanted)
	t.Logf("%d pairs with edits, %d with cosmetic edits alone: precision %.1f, recall %.1f", len(all)-cosmetic, cosmetic, p, r)
	if len(all)-cosmetic < 50 || cosmetic < 50 {
		t.Errorf("too few pairs: %d and %d", len(all)-cosmetic, cosmetic)
	}
	if p < 90 || r < 90 {
		t.Errorf("precision %.1f, recall %.1f: less than 90", p, r)
	}
}

// TestWordsOfBothSides holds what a change says beside its kind.
func TestWordsOfBothSides(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"Kyiv said on Monday that 10 tanks had been destroyed.", "Kyiv said on Monday that 12 tanks had been destroyed.", "figure-raised 10 12"},
		{"NATO said on Monday that Russia would probably retreat.", "NATO said on Monday that Russia would retreat.", "hedge-dropped probably -"},
	} {
		var got []string
		from, to := version(c.was), version(c.is)
		for _, x := range revision.Changes(from, to) {
			got = append(got, fmt.Sprintf("%s %s %s", x.Kind, said(x.Was), said(x.Is)))
			if x.From != from.Reading.Article.SHA256 || x.To != to.Reading.Article.SHA256 || x.Article.Version != x.To || x.Claim == nil {
				t.Errorf("%s: its versions or claim are wrong: %+v", c.want, x)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// FuzzChanges holds that a version differs from itself in nothing, and that the same two versions give the same changes, each with words of its own.
func FuzzChanges(f *testing.F) {
	f.Add("Kyiv said that 10 tanks had been lost.", "Kyiv said that 12 tanks had been lost. Correction: it was Kyiv.")
	f.Fuzz(func(t *testing.T, a, b string) {
		was, is := version(strings.ToValidUTF8(a, "?")), version(strings.ToValidUTF8(b, "?"))
		if c := revision.Changes(was, was); len(c) > 0 {
			t.Fatalf("%q is changed from itself: %+v", a, c)
		}
		once, again := revision.Changes(was, is), revision.Changes(was, is)
		if len(once) != len(again) {
			t.Fatal("two answers")
		}
		for i, c := range once {
			if c.Was == nil && c.Is == nil || c.Kind != again[i].Kind {
				t.Fatalf("%+v and %+v", c, again[i])
			}
		}
	})
}
