package learned

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// marked is a text in which [words]source, [words]cue and [words]content are marked, as one attribution of a tagger, with all its content said.
func marked(t testing.TB, s string, score float64) (*text.Doc, text.Attributed) {
	t.Helper()
	type stretch struct {
		from, to int
		row      string
	}
	var stretches []stretch
	var plain strings.Builder
	for s != "" {
		before, rest, found := strings.Cut(s, "[")
		plain.WriteString(before)
		if !found {
			break
		}
		words, rest, _ := strings.Cut(rest, "]")
		row := rest
		if i := strings.IndexAny(rest, " .,[”"); i >= 0 {
			row = rest[:i]
		}
		stretches = append(stretches, stretch{plain.Len(), plain.Len() + len(words), row})
		plain.WriteString(words)
		s = rest[len(row):]
	}
	doc := text.New(&hearsay.Article{}, plain.String())
	a := text.Attributed{Stance: hearsay.Assert, Score: score}
	said := make([]float32, len(doc.Tokens))
	for _, x := range stretches {
		r := doc.Within(hearsay.Span{Start: x.from, End: x.to})
		switch x.row {
		case "source":
			a.Source = r
		case "cue":
			a.Cue = r
		case "content":
			a.Content = append(a.Content, r)
			for i := r.From; i < r.To; i++ {
				said[i] = 0.9
			}
		default:
			t.Fatalf("no row %q", x.row)
		}
	}
	doc.Labels = &text.Labels{Said: said}
	return doc, a
}

// told writes a claim as it is tested.
func told(doc *text.Doc, c Claim) string {
	var content []string
	for _, s := range c.Content {
		content = append(content, s.Of(doc.Text))
	}
	return fmt.Sprintf("%s | %s | %s | %s %s %d", c.Source.Of(doc.Text), c.Cue.Of(doc.Text), strings.Join(content, " … "), c.Quote, c.Within, c.Continues)
}

func claimOf(doc *text.Doc, a *text.Attributed) Claim {
	j := join{doc: doc, labels: doc.Labels}
	return Claim{Claim: hearsay.Claim{Attribution: j.attribution(a.Content, a)}, Continues: -1}
}

// TestWhatTheTaggerAloneFound is added where it is sure, without marks at its edges, with its kind of quoting.
func TestWhatTheTaggerAloneFound(t *testing.T) {
	for _, x := range []struct {
		words string
		score float64
		want  string
	}{
		{"The [ministry]source [let it be known]cue [that the bridge had fallen,]content.", 0.9, "ministry | let it be known | that the bridge had fallen | indirect  -1"},
		{"The [ministry]source [let it be known]cue [that the bridge had fallen]content.", 0.5, ""},
		{"The [ministry]source [let it be known]cue [so]content.", 0.9, ""},
		{"[“The bridge has fallen,”]content [the ministry]source [let it be known]cue.", 0.9, "the ministry | let it be known | “The bridge has fallen,” | direct  -1"},
		{"The [ministry]source [let it be known]cue [that “the bridge” had fallen]content.", 0.9, "ministry | let it be known | that “the bridge” had fallen | mixed  -1"},
	} {
		doc, a := marked(t, x.words, x.score)
		doc.Labels.Attributions = []text.Attributed{a}
		var got []string
		for _, c := range Join(doc, nil) {
			got = append(got, told(doc, c))
		}
		if strings.Join(got, "\n") != x.want {
			t.Errorf("%s\ngot  %s\nwant %s", x.words, strings.Join(got, "\n"), x.want)
		}
	}
}

// TestWhatTheRulesAloneFound falls where the tagger is sure that nobody is quoted, and stands where it has the cue too.
func TestWhatTheRulesAloneFound(t *testing.T) {
	doc, a := marked(t, "[Kyiv]source [said]cue [the bridge had fallen]content.", 0.9)
	rules := []Claim{claimOf(doc, &a)}
	if got := Join(doc, rules); len(got) != 1 || told(doc, got[0]) != "Kyiv | said | the bridge had fallen | indirect  -1" {
		t.Error("what is said fell:", got)
	}
	doc.Labels.Said = make([]float32, len(doc.Tokens))
	if got := Join(doc, rules); len(got) != 0 {
		t.Error("what is not said stands:", got)
	}
	doc.Labels.Attributions = []text.Attributed{a}
	if got := Join(doc, rules); len(got) != 1 {
		t.Error("what has the tagger's cue fell:", got)
	}
	doc.Labels = nil
	if got := Join(doc, rules); len(got) != 1 {
		t.Error("without a tagger the rules do not stand:", got)
	}
}

// TestPositionsMove: what is added in between moves Within and Continues; what points to a claim that fell points to the one around it.
func TestPositionsMove(t *testing.T) {
	words := "Kyiv said Moscow claimed the bridge fell. It added that trains ran. London warned of ice."
	doc := text.New(&hearsay.Article{}, words)
	at := func(s string) hearsay.Span {
		i := strings.Index(words, s)
		return hearsay.Span{Start: i, End: i + len(s)}
	}
	claim := func(source, cue, content, within string, continues int) Claim {
		return Claim{Claim: hearsay.Claim{Attribution: hearsay.Attribution{Source: at(source), Cue: at(cue), Content: []hearsay.Span{at(content)}}, Chain: hearsay.Chain{Within: within}}, Continues: continues}
	}
	rules := []Claim{
		claim("Kyiv", "said", "Moscow claimed the bridge fell", "", -1), claim("Moscow", "claimed", "the bridge fell", hearsay.Ref(0), -1), claim("bridge", "fell", "fell", hearsay.Ref(1), -1),
		claim("It", "added", "trains ran", "", 0),
	}
	said := make([]float32, len(doc.Tokens))
	for _, s := range []hearsay.Span{at("Moscow claimed the bridge"), at("trains ran"), at("of ice")} {
		for i := doc.Within(s).From; i < doc.Within(s).To; i++ {
			said[i] = 1
		}
	}
	r := func(s string) text.Range { return doc.Within(at(s)) }
	doc.Labels = &text.Labels{Said: said, Attributions: []text.Attributed{{Source: r("London"), Cue: r("warned"), Content: []text.Range{r("of ice.")}, Score: 1, Stance: hearsay.Predict}}}
	for i := r("the bridge").From; i < r("fell").To; i++ {
		said[i] = 0
	}
	for i := r("Moscow claimed").From; i < r("claimed").To; i++ {
		said[i] = 1
	}
	got := Join(doc, rules)
	var out []string
	for _, c := range got {
		out = append(out, c.Cue.Of(words)+" "+c.Within+" "+fmt.Sprint(c.Continues))
	}
	if want := "said  -1, added  0"; strings.Join(out, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(out, ", "), want)
	}
}

// FuzzJoin: whatever is labelled, spans fit, contents stand in order and clear of their cue, and Within and Continues point before or beside.
func FuzzJoin(f *testing.F) {
	f.Add("Kyiv said “the bridge” fell, it added. Moscow denied it.", []byte{0, 1, 1, 2, 2, 7, 200, 9, 10, 8, 9, 10, 12, 255})
	f.Fuzz(func(t *testing.T, words string, labels []byte) {
		doc := text.New(&hearsay.Article{}, words)
		n := len(doc.Tokens)
		if n == 0 {
			return
		}
		doc.Labels = &text.Labels{Said: make([]float32, n)}
		var rules []Claim
		for k := 0; k+6 < len(labels); k += 7 {
			r := func(i int) text.Range {
				a, b := int(labels[k+i])%(n+1), int(labels[k+i+1])%(n+1)
				return text.Range{From: min(a, b), To: max(a, b)}
			}
			a := text.Attributed{Source: r(0), Cue: r(2), Content: []text.Range{r(4)}, Score: float64(labels[k+6]) / 255}
			doc.Labels.Said[k%n] = float32(labels[k+6]) / 255
			doc.Labels.Attributions = append(doc.Labels.Attributions, a)
			if labels[k+6]%2 == 0 && a.Content[0].To > a.Content[0].From {
				rules = append(rules, claimOf(doc, &a))
			}
		}
		got := Join(doc, rules)
		for i, c := range got {
			for _, s := range append([]hearsay.Span{c.Source, c.Cue}, c.Content...) {
				if s.Start < 0 || s.End < s.Start || s.End > len(words) {
					t.Fatalf("%v does not fit", s)
				}
			}
			if len(c.Content) == 0 {
				t.Fatal("a claim without content")
			}
			if k, ok := hearsay.Deref(c.Within); ok && (k < 0 || k >= len(got) || k == i) {
				t.Fatalf("claim %d stands within %d of %d", i, k, len(got))
			}
		}
		again := Join(doc, rules)
		if fmt.Sprint(again) != fmt.Sprint(got) {
			t.Fatal("the same labels gave other claims")
		}
	})
}
