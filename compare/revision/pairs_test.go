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

// edits reads a file of articles with edits.
func edits(t *testing.T, file string) (out []edit) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
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

// TestPairs measures precision and recall over pairs of versions, half of which differ only in how they are written, and prints what was missed. The rules were made on the first file.
func TestPairs(t *testing.T) {
	for _, f := range []struct {
		file             string
		edited, cosmetic int     // pairs at least
		floor            float64 // of precision and recall
	}{{"pairs.txt", 50, 50, 90}, {"later_pairs.txt", 20, 15, 75}} {
		m := measured{}
		for _, e := range edits(t, f.file) {
			m.add(t, e)
		}
		p, r := 100*float64(m.right)/float64(m.told), 100*float64(m.right)/float64(m.wanted)
		t.Logf("%s: %d pairs with edits, %d with cosmetic edits alone: precision %.1f, recall %.1f", f.file, m.edited, m.cosmetic, p, r)
		if m.edited < f.edited || m.cosmetic < f.cosmetic {
			t.Errorf("%s: too few pairs: %d and %d", f.file, m.edited, m.cosmetic)
		}
		if p < f.floor || r < f.floor {
			t.Errorf("%s: precision %.1f, recall %.1f: less than %.0f", f.file, p, r, f.floor)
		}
	}
}

// measured counts pairs of versions, and the changes that were told, wanted, and both.
type measured struct{ edited, cosmetic, told, wanted, right int }

func (m *measured) add(t *testing.T, e edit) {
	var left, words []string
	for _, c := range revision.Changes(version(e.was), version(e.is)) {
		left, words = append(left, c.Kind), append(words, fmt.Sprintf("%s (%s, %s)", c.Kind, said(c.Was), said(c.Is)))
	}
	if len(e.kinds) == 0 {
		m.cosmetic++
	} else {
		m.edited++
	}
	m.told, m.wanted = m.told+len(left), m.wanted+len(e.kinds)
	missed := false
	for _, k := range e.kinds {
		if i := slices.Index(left, k); i >= 0 {
			left = slices.Delete(left, i, i+1)
			m.right++
		} else {
			missed = true
		}
	}
	if missed || len(left) > 0 {
		t.Logf("%s\n  told: %s", e.said, strings.Join(words, ", "))
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

// BenchmarkLongPages holds two versions of a page of two thousand claims against each other, every claim of one lacking in the other.
func BenchmarkLongPages(b *testing.B) {
	var was, is strings.Builder
	towns := []string{"Makariv", "Irpin", "Izium", "Rubizhne", "Popasna", "Bakhmut", "Kherson", "Oleshky", "Huliaipole", "Orikhiv"}
	for i := range 2000 {
		fmt.Fprintf(&was, "Kyiv said that %d tanks had been lost near %s on day %d.\n\n", i+2, towns[i%10], i)
		fmt.Fprintf(&is, "Moscow claimed that column %d of lorries was burning beside the %s road.\n\n", i, towns[i%10])
	}
	x, y := version(was.String()), version(is.String())
	b.ReportMetric(float64(len(x.Reading.Claims)), "claims")
	for b.Loop() {
		revision.Changes(x, y)
	}
}
