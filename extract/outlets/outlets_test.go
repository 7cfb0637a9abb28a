package outlets

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// named marks the outlets of a text with brackets: "the [Harbour Ledger] said".
func named(t *testing.T, marked string) (*text.Doc, []Mention) {
	t.Helper()
	var b strings.Builder
	var spans []hearsay.Span
	for i, part := range strings.FieldsFunc(marked, func(r rune) bool { return r == '[' || r == ']' }) {
		from := b.Len()
		b.WriteString(part)
		if i%2 == 1 && marked[0] != '[' || i%2 == 0 && marked[0] == '[' {
			spans = append(spans, hearsay.Span{Start: from, End: b.Len()})
		}
	}
	doc := text.New(&hearsay.Article{}, b.String())
	var out []Mention
	for _, s := range spans {
		out = append(out, Mention{s.Of(doc.Text), doc.Within(s)})
	}
	return doc, out
}

func TestPublishers(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The mayor told the [Harbour Ledger] so.", false},
		{"The mayor told the [Harbour Ledger] so.\n\nCLICK HERE TO GET THE HARBOUR LEDGER APP", true},
		{"The guest of [Harbour Radio] was asked about the raid.", true},
		{"An [Harbour News] correspondent was there.", true},
		{"The letter, seen by [Harbour News], names him.", true},
		{"As [Harbour News] reported earlier, the bridge fell.", true},
		{"This was reported by the ministry, according to [Harbour News].", true},
		{"This was reported by [Harbour News], the mayor said.", false},
		{"That is according to the mayor, who spoke in an interview with [Harbour News].", true},
		{"Ukrainian officials spoke to the [Harbour Ledger].", false},
	} {
		doc, m := named(t, c.text)
		if got := Publishers(doc, nil, m).Has(m[0].Name); got != c.want {
			t.Errorf("%s: publishes it: %v, want %v", c.text, got, c.want)
		}
	}
	own := Publishers(text.New(&hearsay.Article{}, ""), []string{"BBC News", "The Harbour Ledger"}, nil)
	for name, want := range map[string]bool{"BBC": true, "BBC Radio": true, "Harbour Ledger": true, "Harbour Ledger Digital": true, "Harbour Times": false, "CNN": false, "": false} {
		if own.Has(name) != want {
			t.Errorf("%q publishes it: %v, want %v", name, !want, want)
		}
	}
}

// claim is "X cue content" with the cue and content told by words that stand once in the text.
func claim(doc *text.Doc, source, cue, content string) *hearsay.Claim {
	at := func(w string) hearsay.Span {
		i := strings.Index(doc.Text, w)
		return hearsay.Span{Start: i, End: i + len(w)}
	}
	c := &hearsay.Claim{Attribution: hearsay.Attribution{Source: at(source), Cue: at(cue)}}
	c.Content = []hearsay.Span{at(content)}
	return c
}

func TestHands(t *testing.T) {
	for _, c := range []struct {
		text, source, cue, content string
		want                       bool
	}{
		{"Petrenko told the [Harbour Ledger] that it fell.", "Petrenko", "told", "it fell", true},
		{"Petrenko said in an interview with the daily [Harbour Ledger] that it fell.", "Petrenko", "said", "it fell", true},
		{"Petrenko wrote in the “[Harbour Ledger]” newspaper that it fell.", "Petrenko", "wrote", "it fell", true},
		{"“It fell,” said Petrenko, quoted by the [Harbour Ledger].", "Petrenko", "said", "It fell", true},
		{"“It fell,” said Petrenko, whom the [Harbour Ledger] quotes.", "Petrenko", "said", "It fell", true},
		{"In a statement carried by the state-run [Harbour Agency], Petrenko said it fell.", "Petrenko", "said", "it fell", true},
		{"The [Harbour Ledger], citing Petrenko, said it fell.", "Petrenko", "citing", "it fell", true},
		{"Petrenko said the [Harbour Ledger] fell.", "Petrenko", "said", "the Harbour Ledger fell", false},
		{"The [Harbour Ledger] said it fell.", "The Harbour Ledger", "said", "it fell", false},
		{"Petrenko said it fell before the [Harbour Ledger] came.", "Petrenko", "said", "it fell", false},
	} {
		doc, m := named(t, c.text)
		if got := Hands(doc, claim(doc, c.source, c.cue, c.content), m[0]); got != c.want {
			t.Errorf("%s: handed on: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestUnnamed(t *testing.T) {
	for in, want := range map[string]string{
		"Petrenko told Ukrainian television so.":      "Ukrainian television",
		"On Monday, on Russian state TV, he said so.": "Russian state TV",
		"He spoke to Polish public radio.":            "Polish public radio",
		"Russian media said so.":                      "",
		"He said the radio was off.":                  "",
		"It fell on television.":                      "",
	} {
		doc := text.New(&hearsay.Article{}, in)
		var got []string
		for _, r := range Unnamed(doc, doc.Sentences[0].Span) {
			got = append(got, doc.SpanOf(r).Of(in))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestElsewhere(t *testing.T) {
	for in, want := range map[string]bool{
		"Petrenko added that it fell.":       false,
		"Petrenko tweeted that it fell.":     true,
		"Petrenko said in May that it fell.": true,
		"Petrenko said it fell in May.":      false,
	} {
		doc := text.New(&hearsay.Article{}, in)
		i := strings.Index(in, "it fell")
		if got := Elsewhere(doc, doc.Sentences[0].Span, []hearsay.Span{{Start: i, End: len(in) - 1}}); got != want {
			t.Errorf("%s: another occasion: %v, want %v", in, got, want)
		}
	}
}

func FuzzOutlets(f *testing.F) {
	f.Add("This was reported by the BBC, according to CNN.\n\nOn Russian state TV, he said so.", 2, 5)
	f.Fuzz(func(t *testing.T, in string, from, to int) {
		doc := text.New(&hearsay.Article{}, strings.ToValidUTF8(in, "\uFFFD"))
		if from < 0 || to > len(doc.Tokens) || from >= to {
			return
		}
		m := Mention{"A", text.Range{From: from, To: to}}
		Publishers(doc, nil, []Mention{m})
		c := &hearsay.Claim{}
		c.Cue = doc.Tokens[from].Span
		Hands(doc, c, m)
		for s := range doc.Sentences {
			for _, r := range Unnamed(doc, doc.Sentences[s].Span) {
				if r.From < doc.Sentences[s].From || r.To > doc.Sentences[s].To || r.From >= r.To {
					t.Fatalf("%v outside of its sentence %v", r, doc.Sentences[s].Range)
				}
			}
		}
	})
}
