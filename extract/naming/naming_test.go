package naming

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// marked reads a text whose sources stand in [brackets] and whose quotations without a speaker in {braces}: the plain text and its claims.
func marked(s string) (*text.Doc, []hearsay.Claim) {
	var plain strings.Builder
	var claims []hearsay.Claim
	for len(s) > 0 {
		i := strings.IndexAny(s, "[{")
		if i < 0 {
			break
		}
		plain.WriteString(s[:i])
		end := i + strings.IndexAny(s[i:], "]}")
		from := plain.Len()
		plain.WriteString(s[i+1 : end])
		span := hearsay.Span{Start: from, End: plain.Len()}
		c := hearsay.Claim{}
		if s[i] == '{' {
			c.Content = []hearsay.Span{span}
		} else {
			stop := len(s) - end - 1
			if k := strings.Index(s[end:], "."); k > 0 {
				stop = k - 1
			}
			c.Source, c.Content = span, []hearsay.Span{{Start: span.End, End: span.End + stop}}
		}
		claims = append(claims, c)
		s = s[end+1:]
	}
	plain.WriteString(s)
	a := &hearsay.Article{}
	a.Published = "2022-06-15"
	return text.New(a, plain.String()), claims
}

// named is the claimants of a marked text, parted by semicolons: "Ben Wallace (government, UK)".
func named(s string) string {
	doc, claims := marked(s)
	reg := New(doc, actors.Default())
	for i := range claims {
		reg.Vouch(claims[i].Source)
	}
	var out []string
	for i := range claims {
		reg.Name(&claims[i], i-1)
		a := claims[i].Claimant
		w := a.Name + " (" + a.Kind
		if a.Side != "" {
			w += ", " + a.Side
		}
		if !a.Resolved {
			w += ", ?"
		}
		out = append(out, w+")")
	}
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	cases := []struct{ text, want string }{
		// lands and bodies
		{"[Kyiv] said it lost ten tanks.", "Government of Ukraine (government, Ukraine)"},
		{"[The Kremlin] denied it.", "Government of Russia (government, Russia)"},
		{"[Ukraine’s defence ministry] said so.", "Ministry of Defence of Ukraine (government, Ukraine)"},
		{"[The UK Ministry of Defence] said so. [The MoD] added more. [The ministry] closed with thanks.",
			"UK Ministry of Defence (government, UK); UK Ministry of Defence (government, UK); UK Ministry of Defence (government, UK)"},
		{"[British intelligence] said so. [The ministry of defence] tweeted more.", "UK Ministry of Defence (government, UK); UK Ministry of Defence (government, UK)"},
		{"[The General Staff of the Armed Forces of Ukraine] said so. [It] added a number.", "General Staff of the Ukrainian Armed Forces (military, Ukraine); General Staff of the Ukrainian Armed Forces (military, Ukraine)"},
		// a headline's short form is the body that the text names later, where it names only one such
		{"[General Staff]: bridge gone\n\n[The General Staff of the Polish Armed Forces] said so.", "General Staff of the Armed Forces of Poland (military, Poland); General Staff of the Armed Forces of Poland (military, Poland)"},
		{"[Foreign ministry]: talks over\n\n[The Polish foreign ministry] said so. [The Danish foreign ministry] said more.",
			"Foreign ministry (government, ?); Ministry of Foreign Affairs of Poland (government, Poland); Ministry of Foreign Affairs of Denmark (government, Denmark)"},
		{"[The Ministry of Defence of Chad] said so.", "Ministry of Defence of Chad (government, Chad)"},
		{"[Western intelligence] counted the guns.", "Western intelligence (intelligence)"},
		{"[The Biden administration] said so.", "Government of the United States (government, US)"},
		{"[The Lakeside Institute for Rivers] said so. [The think tank] drew a map.", "Lakeside Institute for Rivers (think-tank); Lakeside Institute for Rivers (think-tank)"},
		{"Rescuers of the Red River Relief Network (RRRN) came. [The RRRN] said so.", "Red River Relief Network (ngo)"},
		{"[The Polish Ministry of National Defence] said so. [The British Ministry of Defence (MoD)] disagreed. Warsaw slept. [The MoD] went on.",
			"Ministry of Defence of Poland (government, Poland); UK Ministry of Defence (government, UK); UK Ministry of Defence (government, UK)"},
		{"[There] are reports of rain.", "unattributed (unnamed)"},
		// persons and their titles
		{"[Boris Johnson] left. [His spokesperson] said more. [A spokesman for Boris Johnson] said the same.", "Boris Johnson (government, UK); Boris Johnson (government, UK); Boris Johnson (government, UK)"},
		{"[Boris Johnson’s lawyer] said so.", "unnamed lawyer of Boris Johnson (unnamed, UK)"},
		{"[British Defence Secretary Ben Wallace] spoke. [Mr Wallace] said more, and [he] left.", "Ben Wallace (government, UK); Ben Wallace (government, UK); Ben Wallace (government, UK)"},
		{"[Jo Marsh, an analyst at the Lakeside Institute,] said so. [Marsh] drew a map. [The analyst] left.", "Jo Marsh (expert); Jo Marsh (expert); Jo Marsh (expert)"},
		{"[The Norwegian fisheries minister, Kari Holm,] said so. [She] left.", "Kari Holm (government, Norway); Kari Holm (government, Norway)"},
		{"[Former Danish minister Ole Krag] said so.", "Ole Krag (person, Denmark)"},
		{"[Colonel Pavlo Hrim of Ukraine’s army] said so.", "Pavlo Hrim (military, Ukraine)"},
		{"[President Volodymyr Zelenskiy] spoke. [The Ukrainian president] went on.", "Volodymyr Zelenskyy (government, Ukraine); Volodymyr Zelenskyy (government, Ukraine)"},
		{"[The US president] said so.", "Joe Biden (government, US)"},
		{"[Chad’s fisheries minister] said so.", "Chad’s fisheries minister (government, Chad)"},
		{"[US Secretary of State Antony Blinkken] said so.", "Antony Blinken (government, US)"},
		{"[The head of the German government] said so.", "Olaf Scholz (government, Germany)"},
		// several and none
		{"[Kyiv and the West] said so.", "Government of Ukraine and Western governments (government)"},
		{"[President Joe Biden and Boris Johnson] said so.", "Joe Biden and Boris Johnson (government)"},
		{"[Ukrainian officials] said so. [They] counted ten.", "Ukrainian officials (government, Ukraine); Ukrainian officials (government, Ukraine)"},
		{"[A senior US defence official] said so. Joe Biden slept. [The official] went on.", "unnamed US defence official (unnamed, US); unnamed US defence official (unnamed, US)"},
		{"[Two sources in the ministry] said so.", "unnamed sources in ministry (unnamed)"},
		{"[Rumours] said so.", "unattributed (unnamed)"},
		{"[Witnesses] said so.", "witnesses (witness)"},
		{"[The Russians] said so. [Russians] say many things.", "Government of Russia (government, Russia); Russians (person, Russia)"},
		// what is not certain stays in its own words
		{"[The gardener] said so.", "gardener (person, ?)"},
		{"[He] said so.", "He (person, ?)"},
		// quotations that go on
		{"[Sergei Lavrov] said so. {“We shall see.”}", "Sergei Lavrov (government, Russia); Sergei Lavrov (government, Russia)"},
		// nobody inside what is said is meant by "he"
		{"[Frank-Walter Steinmeier] spoke of peace. “I ask President Putin: stop,” [he] added.", "Frank-Walter Steinmeier (government, Germany); Frank-Walter Steinmeier (government, Germany)"},
		{"[Ann Reed, a historian,] said so. Mr Brown slept. [She] went on.", "Ann Reed (expert); Ann Reed (expert)"},
		// documents speak for who wrote them
		{"[The Institute for the Study of War] wrote. Boris Johnson read it. [The report] counted ten.", "Institute for the Study of War (think-tank, US); Institute for the Study of War (think-tank, US)"},
	}
	for _, c := range cases {
		if got := named(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

// toldTo is the relays of the first claim of a marked text.
func toldTo(s string) string {
	doc, claims := marked(s)
	c := claims[0]
	at := strings.Index(doc.Text, " told")
	if at < 0 {
		at = strings.Index(doc.Text, " said")
	}
	c.Cue = hearsay.Span{Start: at + 1, End: at + 5}
	if i := strings.Index(doc.Text, "that "); i >= 0 {
		c.Content = []hearsay.Span{{Start: i + 5, End: len(doc.Text) - 1}}
	}
	reg := New(doc, actors.Default())
	reg.Name(&c, -1)
	var out []string
	for _, v := range reg.Relays(&c) {
		if !reg.Publishes(v.Name) {
			out = append(out, v.Name)
		}
	}
	return strings.Join(out, "; ")
}

func TestRelays(t *testing.T) {
	cases := []struct{ text, want string }{
		{"[Ben Wallace] told the BBC that it was so.", "British Broadcasting Corporation"},
		{"[Ben Wallace] said in an interview with the New York Times that it was so.", "The New York Times"},
		{"[Ben Wallace] told the German newspaper Bild that it was so.", "Bild"},
		{"[Ben Wallace] told Sky News it was so.", "Sky News"},
		{"[Ben Wallace] told reporters that the BBC was there.", ""},
		{"[Ben Wallace] told the Atlantic that it was so.", "The Atlantic"},
		{"[Ben Wallace] told the Atlantic Ledger that it was so.", "Atlantic Ledger"},
		{"[Ben Wallace] told the BBC that it was so.\n\nThe BBC diplomatic correspondent was there.", ""},
	}
	for _, c := range cases {
		if got := toldTo(c.text); got != strings.ReplaceAll(c.want, "British Broadcasting Corporation", "BBC") {
			t.Errorf("%s\n got  %q\n want %q", c.text, got, c.want)
		}
	}
}

func TestNounsAndOrganisations(t *testing.T) {
	for w, n := range nouns {
		if crowdKinds[n.what] == "" && n.what != "side" {
			t.Errorf("%s stands for %q, which has no kind of claimant", w, n.what)
		}
	}
	for w, kind := range orgs {
		if w != strings.ToLower(w) || kind == "" {
			t.Errorf("%q %q: a lower-case word and a kind", w, kind)
		}
	}
}

func FuzzName(f *testing.F) {
	f.Add("The US said so. He left. Mr Smith, of the Institute, and Ms Jones told the BBC.", 0, 6)
	f.Add("Kyiv’s “ministry”\n\nof the of the", 0, 4)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		if len(s) > 1<<12 || from < 0 || to > len(s) || from > to {
			return
		}
		s = strings.ToValidUTF8(s, "\uFFFD")
		doc := text.New(&hearsay.Article{}, s)
		if to > len(s) {
			return
		}
		var first string
		for range 2 {
			c := hearsay.Claim{Attribution: hearsay.Attribution{Source: hearsay.Span{Start: from, End: to}, Content: []hearsay.Span{{Start: to, End: len(s)}}}}
			reg := New(doc, actors.Default())
			reg.Vouch(c.Source)
			reg.Name(&c, -1)
			if c.Claimant.Name == "" || c.Claimant.Kind == "" {
				t.Fatalf("%q: a claim without a claimant: %+v", s, c.Claimant)
			}
			if first != "" && first != c.Claimant.Name {
				t.Fatalf("%q: %q, then %q", s, first, c.Claimant.Name)
			}
			first = c.Claimant.Name
		}
	})
}

func BenchmarkNew(b *testing.B) {
	s := strings.Repeat("British Defence Secretary Ben Wallace told the BBC that the General Staff of the Armed Forces of Ukraine was right. “He was,” said Jo Marsh, an analyst at the Lakeside Institute.\n\n", 50)
	doc := text.New(&hearsay.Article{}, s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		New(doc, actors.Default())
	}
}
