package contradiction

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// spoken makes the claims of one article of "WHO STANCE: WORDS" lines; their ids are c0, c1, ….
func spoken(lines ...string) []hearsay.Mention {
	var out []hearsay.Mention
	for i, line := range lines {
		head, text, _ := strings.Cut(line, ": ")
		who, stance, _ := strings.Cut(head, " ")
		c := &hearsay.WireClaim{ID: fmt.Sprint("c", i)}
		c.Claimant = hearsay.WireActor{Name: who, Kind: hearsay.Government}
		c.Stance = stance
		c.Content = []hearsay.WireSpan{{Start: 1000 * i, End: 1000*i + len(text), Text: text}}
		out = append(out, hearsay.Mention{Member: hearsay.Member{ArticleID: "a-1", Claim: c.ID, Start: 1000 * i, End: 1000*i + len(text)}, Said: c})
	}
	return out
}

func pairs(found []Pair) string {
	var out []string
	for _, p := range found {
		out = append(out, fmt.Sprintf("%s %d %d", p.Kind, p.A, p.B))
	}
	return strings.Join(out, "; ")
}

func never(string) bool { return false }

func TestDenials(t *testing.T) {
	for _, c := range []struct {
		what  string
		lines []string
		want  string
	}{
		{"by its words", []string{"Kyiv assert: saboteurs set the refinery alight", "Moscow deny: saboteurs set the refinery alight"}, "denies 0 1"},
		{"of the likeliest of two", []string{"Kyiv assert: saboteurs set the refinery alight", "Kyiv assert: saboteurs were seen", "Moscow deny: saboteurs set the refinery alight"}, "denies 0 2"},
		{"of what nobody says", []string{"Kyiv assert: grain was sold", "Moscow deny: saboteurs set the refinery alight"}, ""},
		{"of its own words", []string{"Moscow assert: saboteurs set the refinery alight", "Moscow deny: saboteurs set the refinery alight"}, ""},
		{"of the scale alone", []string{"Kyiv assert: a thousand soldiers were killed", "Moscow deny: it has had losses on such a scale"}, "denies 0 1"},
	} {
		if got := pairs(Within(spoken(c.lines...), never)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestTheScopeOfADenialIsTold(t *testing.T) {
	for text, scoped := range map[string]bool{"losses on such a scale": true, "so many had been killed": true, "it had lost the ship": false, "the ship was hit": false} {
		c := spoken("Moscow deny: " + text)[0].Said
		if got := strings.Contains(Denied(c).Reason, "the scale is denied"); got != scoped {
			t.Errorf("%q: %s", text, Denied(c).Reason)
		}
	}
}

func TestEchoes(t *testing.T) {
	for _, c := range []struct {
		cue, words, want string
	}{
		{"echoed", "Wallace’s view of the column", "echoes 0 1"}, {"agreed", "with Wallace that it had stalled", "echoes 0 1"}, {"said", "Wallace had seen the column", ""}, {"echoed", "the view of the column", ""},
	} {
		claims := spoken("Wallace assess: the column has stalled", "Kyiv assess: "+c.words)
		claims[1].Said.Cue = &hearsay.WireSpan{Start: 900, End: 906, Text: c.cue}
		if got := pairs(Within(claims, never)); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.cue, c.words, got, c.want)
		}
	}
}

func TestHeadlines(t *testing.T) {
	hedge := func(claims []hearsay.Mention, i int) []hearsay.Mention {
		claims[i].Said.Hedge = &hearsay.WireSpan{Text: "probably"}
		return claims
	}
	headline := &hearsay.WireSpan{Start: 0, End: 900}
	for _, c := range []struct {
		what     string
		claims   []hearsay.Mention
		headline *hearsay.WireSpan
		want     string
	}{
		{"flat above, hedged below", hedge(spoken("UK assess: Bridge at Oleshky mined", "UK assess: the bridge at Oleshky was mined"), 1), headline, "loses-hedge 0 1"},
		{"flat both", spoken("UK assess: Bridge at Oleshky mined", "UK assess: the bridge at Oleshky was mined"), headline, ""},
		{"hedged both", hedge(hedge(spoken("UK assess: Bridge at Oleshky mined", "UK assess: the bridge at Oleshky was mined"), 1), 0), headline, ""},
		{"another's hedge", hedge(spoken("UK assess: Bridge at Oleshky mined", "US assess: the bridge at Oleshky was mined"), 1), headline, ""},
		{"no headline", hedge(spoken("UK assess: Bridge at Oleshky mined", "UK assess: the bridge at Oleshky was mined"), 1), nil, ""},
		{"one word in common", hedge(spoken("UK assess: Bridge at Oleshky mined", "UK assess: fields were mined"), 1), headline, ""},
		{"the likeliest of two", hedge(hedge(spoken("UK assess: Bridge at Oleshky mined", "UK assess: the bridge at Oleshky was mined", "UK assess: the bridge was mined"), 1), 2), headline, "loses-hedge 0 1"},
	} {
		if got := pairs(Headline(c.claims, c.headline)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestHolders(t *testing.T) {
	for _, c := range []struct {
		a, b Holding
		days int
		want string
	}{
		{Holding{"Izium", "Ukraine", "holds", false}, Holding{"Izium", "Russia", "took", false}, 0, "contradicts"},
		{Holding{"Izium", "Ukraine", "holds", false}, Holding{"Izium", "Russia", "took", false}, 3, "updates"},
		{Holding{"Izium", "Ukraine", "holds", false}, Holding{"Izium", "Russia", "holds", false}, 3, "contradicts"},
		{Holding{"Izium", "Russia", "took", false}, Holding{"Izium", "Russia", "lost", false}, 0, "contradicts"},
		{Holding{"Izium", "Russia", "took", false}, Holding{"Izium", "Russia", "lost", false}, 3, "updates"},
		{Holding{"Izium", "Russia", "contests", false}, Holding{"Izium", "Ukraine", "took", true}, 1, "tension"},
		{Holding{"Izium", "Russia", "took", false}, Holding{"Izium", "Russia", "holds", false}, 1, ""},
		{Holding{"Izium", "", "took", false}, Holding{"Izium", "Russia", "holds", false}, 1, ""},
	} {
		if f, _ := Holders(c.a, c.b, c.days); f.Kind != c.want {
			t.Errorf("%+v and %+v, %d days: %q, want %q", c.a, c.b, c.days, f.Kind, c.want)
		}
	}
}

func TestActs(t *testing.T) {
	for _, c := range []struct{ a, b, actorA, actorB, want string }{
		{"Kyiv assert: x", "Moscow assert: y", "Russia", "Ukraine", "disputes"},
		{"Kyiv assert: x", "Moscow assert: y", "Russia", "Russia", ""},
		{"Kyiv assert: x", "Moscow assert: y", "Russia", "", ""},
		{"Kyiv assert: x", "Moscow deny: y", "Russia", "", "denies"},
		{"Kyiv deny: x", "Moscow assert: y", "", "", "denies"},
		{"Kyiv deny: x", "Moscow deny: y", "Russia", "Ukraine", ""},
	} {
		f, _ := Acts(spoken(c.a)[0].Said, spoken(c.b)[0].Said, c.actorA, c.actorB)
		if f.Kind != c.want {
			t.Errorf("%s / %s: %q, want %q", c.a, c.b, f.Kind, c.want)
		}
	}
}

func TestReadingsOfARivalry(t *testing.T) {
	claims := spoken("Moscow assess: a planned rotation of units", "UK assess: the units were forced to retreat", "UK assess: trains ran")
	if got := Readings(claims[0].Said, []string{"withdrawal"}); len(got) != 1 || got[0].Other {
		t.Errorf("%+v", got)
	}
	if got := Readings(claims[1].Said, []string{"withdrawal"}); len(got) != 1 || !got[0].Other {
		t.Errorf("%+v", got)
	}
	if got := Readings(claims[0].Said, nil); len(got) != 0 {
		t.Errorf("%+v of a claim about nothing", got)
	}
	if f, ok := Against(&claims[0], &claims[1], 0); !ok || f.Kind != hearsay.Disputes {
		t.Errorf("%+v", f)
	}
	if _, ok := Against(&claims[0], &claims[0], 0); ok {
		t.Error("rivals itself")
	}
}

// TestClaimsOfOneArticle holds for any article that every pair points at two different claims of it and is whole, and that nobody denies himself.
func TestClaimsOfOneArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for range rapid.IntRange(0, 7).Draw(t, "claims") {
			lines = append(lines, rapid.SampledFrom([]string{"Kyiv", "Moscow", "UK"}).Draw(t, "who")+" "+rapid.SampledFrom([]string{"assert", "assess", "deny", "retract", "pledge"}).Draw(t, "stance")+": "+
				rapid.SampledFrom([]string{"saboteurs set the refinery alight", "its website was hacked", "the figures", "Moscow agrees", "troops will withdraw from the area", ""}).Draw(t, "words"))
		}
		claims := spoken(lines...)
		for i := range claims {
			if rapid.Bool().Draw(t, "caveat") {
				by := fmt.Sprint("c", rapid.IntRange(0, 9).Draw(t, "by"))
				claims[i].Said.Caveats = []hearsay.WireCaveat{{Kind: rapid.SampledFrom([]string{hearsay.Disputed, hearsay.Unconfirmed, hearsay.HackedClaim, hearsay.Retracted}).Draw(t, "kind"), By: &by}}
			}
		}
		for _, p := range Within(claims, func(string) bool { return len(lines)%2 == 0 }) {
			if p.A == p.B || p.A < 0 || p.B < 0 || p.A >= len(claims) || p.B >= len(claims) || p.Kind == "" || p.Reason == "" {
				t.Fatalf("%+v of %v", p, lines)
			}
			if p.Kind == hearsay.Denies && claims[p.A].Said.Claimant.Name == claims[p.B].Said.Claimant.Name {
				t.Fatalf("denies himself: %v", lines)
			}
		}
	})
}

// FuzzWithin holds that any words of claims are related without a panic, with whole reasons, and the same twice.
func FuzzWithin(f *testing.F) {
	f.Add("the refinery burned", "it denies such a scale", "hacked", true)
	f.Add("\xff", "", "’’", false)
	f.Fuzz(func(t *testing.T, a, b, c string, counting bool) {
		claims := spoken("Kyiv assert: x", "Moscow deny: y", "Kyiv retract: z")
		for i, s := range []string{a, b, c} {
			claims[i].Said.Content[0].Text = s
		}
		claims[1].Said.Cue = &hearsay.WireSpan{Text: c}
		is := func(string) bool { return counting }
		first := Within(claims, is)
		if pairs(first) != pairs(Within(claims, is)) {
			t.Fatal("not the same twice")
		}
		for _, p := range append(first, Headline(claims, &hearsay.WireSpan{End: 500})...) {
			if p.A == p.B || p.Reason == "" || len(p.RestsOn) == 0 {
				t.Fatalf("%+v", p)
			}
		}
	})
}
