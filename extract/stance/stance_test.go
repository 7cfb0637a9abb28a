package stance

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/extract/grammar"
	"hearsay/text"
)

// of is the stance of a content that "Petrenko said" with the given cue: "said | that the road is open" is a cue and what it says.
func of(in string, own string) string {
	cue, content, _ := strings.Cut(in, " | ")
	whole := "Petrenko " + cue + " " + content
	doc := text.New(&hearsay.Article{}, whole)
	g := grammar.New(doc, map[string]bool{})
	g.Unit = text.Range{To: len(doc.Tokens)}
	n := 1 + len(strings.Fields(cue))
	return Of(g, &Said{Cue: text.Range{From: 1, To: n}, Content: []text.Range{{From: n, To: len(doc.Tokens)}}, Lemma: cue, Own: own, Quote: hearsay.Indirect})
}

func TestOf(t *testing.T) {
	for _, c := range [][3]string{
		{"say", "we intend to mend the dam", hearsay.Pledge},
		{"say", "his country was ready to talk", hearsay.Pledge},
		{"say", "it is committed to the pact", hearsay.Pledge},
		{"say", "the importance of boots for the guards", hearsay.Demand},
		{"say", "the town needs to arm its guards", hearsay.Demand},
		{"say", "please open the gate", hearsay.Demand},
		{"say", "the report is a lie", hearsay.Deny},
		{"say", "that's not true", hearsay.Deny},
		{"say", "the raid could lead to a long war", hearsay.Predict},
		{"say", "the raid is likely to push prices up", hearsay.Predict},
	} {
		if got := of(c[0]+" | "+c[1], hearsay.Assert); got != c[2] {
			t.Errorf("%s %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
	for _, c := range [][3]string{
		{"deny", "the raid will go on", hearsay.Deny},
		{"urge", "the guards to leave", hearsay.Demand},
		{"vow", "to mend the dam", hearsay.Pledge},
	} {
		if got := of(c[0]+" | "+c[1], c[2]); got != c[2] {
			t.Errorf("%s %s: %s, want what the cue decides, %s", c[0], c[1], got, c[2])
		}
	}
	if got := of("assure | the town was safe", hearsay.Pledge); got == hearsay.Pledge {
		t.Error("an assurance of what is so is read as a pledge")
	}
}

// TestNeeds tells who is to act from needs that demand nothing.
func TestNeeds(t *testing.T) {
	r := reader{}
	for in, want := range map[string]bool{
		"we need to arm the guards": true, "the town needs to act": true, "the need to act": false, "we need to understand this": false, "it will need to act": false, "need to": false, "": false,
	} {
		if got := r.needs(strings.Fields(in)); got != want {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("say", "we need to go if it will be", "assert")
	known := set("assert assess predict pledge demand deny retract question")
	f.Fuzz(func(t *testing.T, cue, content, own string) {
		if !known[own] || strings.TrimSpace(content) == "" {
			return
		}
		first := of(strings.ToValidUTF8(cue+" | "+content, ""), own)
		if !known[first] || first != of(strings.ToValidUTF8(cue+" | "+content, ""), own) {
			t.Fatalf("%q %q: stance %q", cue, content, first)
		}
	})
}
