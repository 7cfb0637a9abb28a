package grammar

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// read makes a Text of one sentence, with "said" and "claims" as its verbs.
func read(in string) *Text {
	g := New(text.New(&hearsay.Article{}, in), map[string]bool{"said": true, "claims": true})
	g.Unit = text.Range{To: len(g.Doc.Tokens)}
	return g
}

// at is the index of the first token that reads word.
func at(t *testing.T, g *Text, word string) int {
	t.Helper()
	for i := range g.Doc.Tokens {
		if g.Doc.Words(i) == word {
			return i
		}
	}
	t.Fatalf("no %q in %s", word, g.Doc.Text)
	return -1
}

func (g *Text) words(p text.Range) string { return g.Doc.SpanOf(p).Of(g.Doc.Text) }

// TestPhraseBack reads the noun phrase that ends before the stroke.
func TestPhraseBack(t *testing.T) {
	for in, want := range map[string]string{
		"The head of the guard said so.":                    "The head of the guard",
		"In Kyiv the ministry said so.":                     "the ministry",
		"On Friday Biden said so.":                          "Biden",
		"But the mayor said so.":                            "the mayor",
		"Germany and France said so.":                       "Germany and France",
		"Poland, the Baltic republics and France said so.":  "Poland, the Baltic republics and France",
		"The man who led the raid said so.":                 "The man who led the raid",
		"Russia’s defence ministry said so.":                "Russia’s defence ministry",
		"The Institute for the Study of War (ISW) said so.": "The Institute for the Study of War (ISW)",
		"The statement issued by the union said so.":        "The statement issued by the union",
		"He left because the army said so.":                 "the army",
		"Lt. Col. Shpak said so.":                           "Lt. Col. Shpak",
		"The letter to the king said so.":                   "The letter to the king",
		"A senior US defence official said so.":             "A senior US defence official",
	} {
		g := read(in)
		p, ok := g.PhraseBack(at(t, g, "said"), 0)
		if got := g.words(p); !ok || got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPhraseOn(t *testing.T) {
	for in, want := range map[string]string{
		"by the head of the guard, Olena Shpak, on Friday.": "the head of the guard, Olena Shpak",
		"by him.":                          "him",
		"by she alone.":                    "she",
		"by the ministry in a statement.":  "the ministry",
		"by the ministry on Monday.":       "the ministry",
		"by Petrenko, who was there.":      "Petrenko",
		"by the mayor and said twice.":     "the mayor",
		"by a banker at the Bank of Spain": "a banker at the Bank of Spain",
	} {
		g := read(in)
		if got := g.words(g.PhraseOn(1, g.Unit.To)); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestBeforeInsertion(t *testing.T) {
	for in, want := range map[string]string{
		"Shpak, the head of the guard, said so.":   "Shpak, the head of the guard",
		"Shpak, who was there, said so.":           "Shpak",
		"Shpak, however, said so.":                 "Shpak",
		"Shpak, speaking in Kyiv, said so.":        "Shpak",
		"Shpak, D-Ariz., chair of the group, said": "Shpak, D-Ariz., chair of the group",
	} {
		g := read(in)
		p, ok := g.BeforeInsertion(at(t, g, "said")-1, 0)
		if got := g.words(p); !ok || got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPhraseEnd(t *testing.T) {
	for in, want := range map[string]string{
		"reporters that it fell":         "reporters",
		"the BBC he fell":                "the BBC",
		"a news conference on Monday":    "a news conference",
		"the people of Kherson to leave": "the people of Kherson",
		"him that it fell":               "him",
		"Monday it fell":                 "Monday",
		"the king the bridge fell":       "the king",
	} {
		g := read(in)
		if got := g.words(text.Range{To: g.PhraseEnd(0)}); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPossessor(t *testing.T) {
	for in, want := range map[string]string{
		"Moscow’s bold claims fell": "Moscow",
		"his claims fell":           "his",
		"the soldiers’ claims fell": "the soldiers",
		"the claims fell":           "",
	} {
		g := read(in)
		if got := g.words(g.Possessor(at(t, g, "claims"))); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestClassOfWords(t *testing.T) {
	g := read("US troops left in May, and he may tell us that Kelly slowly walked home.")
	for word, c := range map[string]Class{"US": Capital, "May": Clock, "may": Modal, "us": Obj, "that": Sub | Rel, "slowly": Adv, "walked": Past, "he": Pron, ",": Mark} {
		if !g.Is(at(t, g, word), c) {
			t.Errorf("%q is not of class %b", word, c)
		}
	}
	for word, c := range map[string]Class{"US": Obj, "May": Modal, "Kelly": Adv, "home": Verb} {
		if g.Is(at(t, g, word), c) {
			t.Errorf("%q is of class %b", word, c)
		}
	}
}

func TestIsDash(t *testing.T) {
	g := read("- The ex-king left - he was old – very old.")
	var got []string
	for i := range g.Doc.Tokens {
		if g.IsDash(i) {
			got = append(got, g.Doc.Words(i))
		}
	}
	if strings.Join(got, " ") != "- - –" {
		t.Errorf("dashes %q", got)
	}
}

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		", the bridge fell.": "the bridge fell",
		"“It fell.”":         "“It fell.”",
		"why it fell?":       "why it fell?",
		"(ISW) it fell,":     "(ISW) it fell",
	} {
		g := read(in)
		if got := g.words(g.Trim(g.Unit)); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for in, want := range map[string]bool{"Analysts": true, "Kyiv and Moscow": true, "he": false, "they": true, "The mayor": false, "The police": true, "The bus": false} {
		g := read(in)
		if got := g.Plural(g.Unit); got != want {
			t.Errorf("%s: plural %v", in, got)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	f.Add("In Kyiv, the head of “X”, said – it’s (so) the U.S.")
	f.Fuzz(func(t *testing.T, in string) {
		g := read(in)
		n := len(g.Doc.Tokens)
		for i := range n {
			if p, ok := g.PhraseBack(i, 0); ok && (p.From < 0 || p.To > i || p.From >= p.To) {
				t.Fatalf("phrase %v before %d", p, i)
			}
			if p := g.PhraseOn(i, n); p.From < i || p.To > n || p.To < p.From {
				t.Fatalf("phrase %v from %d", p, i)
			}
			if e := g.PhraseEnd(i); e < i || e > n {
				t.Fatalf("phrase end %d from %d of %d", e, i, n)
			}
			if p := g.Possessor(i); p.To > i {
				t.Fatalf("possessor %v of %d", p, i)
			}
		}
	})
}
