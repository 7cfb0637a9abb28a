package compare

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
)

// drawn makes articles of a few speakers, facts and sentences, so that much of it meets.
func drawn(t *rapid.T) []hearsay.WireReading {
	pick := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
	var out []hearsay.WireReading
	for i := range rapid.IntRange(1, 6).Draw(t, "articles") {
		day := pick("day", "2022-03-01", "2022-03-05", "2022-03-11", "2022-03-12", "2022-04-02", "")
		r := hearsay.WireReading{Article: hearsay.WireArticle{ID: fmt.Sprintf("a-%d", i), Name: fmt.Sprintf("n%d", i), WireMeta: hearsay.WireMeta{Published: &day}}}
		if outlet := pick("outlet", "The Herald", "The Courier", "The Star", ""); outlet != "" {
			r.Article.Publisher = &outlet
		}
		if rapid.Bool().Draw(t, "headline") {
			r.Article.Headline = &hearsay.WireSpan{Start: 0, End: 90}
		}
		country, id := "UA", 703448 // Kyiv
		r.Places = []hearsay.WirePlace{{Name: "Izium", Country: &country, Kind: hearsay.City}, {Name: "Kyiv", Country: &country, GeoNamesID: &id, Kind: hearsay.City}}
		for k := range rapid.IntRange(0, 5).Draw(t, "claims") {
			r.Claims = append(r.Claims, drawnClaim(t, pick, i, k))
		}
		for k := range rapid.IntRange(0, 5).Draw(t, "figures") {
			r.Figures = append(r.Figures, drawnFigure(t, pick, i, k))
		}
		out = append(out, r)
	}
	return out
}

func drawnClaim(t *rapid.T, pick func(string, ...string) string, i, k int) hearsay.WireClaim {
	side := "Russia"
	c := hearsay.WireClaim{ID: fmt.Sprintf("c-%d-%d", i, k)}
	c.Claimant = hearsay.WireActor{Name: pick("who", "UK Ministry of Defence", "Government of Russia", "unattributed", "Armed Forces of Ukraine", "The Herald"), Kind: hearsay.Government, Side: &side}
	c.Stance = pick("stance", "assert", "assess", "deny", "retract", "pledge")
	text := pick("words", "the offensive has failed in its aims", "troops were forced to withdraw from the area", "Russian troops took the town of Izium", "it was the deadliest day", "the figures", "gains on the ground", "")
	c.Content = []hearsay.WireSpan{{Start: 100 * k, End: 100*k + len(text), Text: text}}
	if rapid.Bool().Draw(t, "caveat") {
		c.Caveats = []hearsay.WireCaveat{{Kind: pick("caveat kind", "disputed", "retracted", "unconfirmed"), WireSpan: hearsay.WireSpan{Start: 0, End: 150}}}
	}
	if via := pick("via", "The Herald", "The Courier", "The Star", ""); via != "" {
		c.Via = []hearsay.WireRelay{{Name: via}}
	}
	if likely := pick("likelihood", "likely", "unlikely", ""); likely != "" {
		c.Likelihood = &likely
	}
	if rapid.Bool().Draw(t, "event") {
		place, from, actor := rapid.IntRange(-1, 3).Draw(t, "event place"), pick("event day", "2022-03-01", "2022-03-02", "9999", ""), pick("event actor", "Russia", "Ukraine", "")
		c.Event = &hearsay.WireEvent{Type: pick("event type", "battles", "explosions/remote violence", ""), Place: &place, Window: hearsay.WirePeriod{From: &from}, Actor: &actor}
	}
	if k > 0 && rapid.Bool().Draw(t, "answers") {
		c.Answers = []string{fmt.Sprintf("c-%d-%d", i, rapid.IntRange(0, k).Draw(t, "to"))}
	}
	return c
}

func drawnFigure(t *rapid.T, pick func(string, ...string) string, i, k int) hearsay.WireFigure {
	subject, of := pick("subject", "soldiers", "troops", "soldiers and mercenaries", "people"), pick("of", "Russia", "Ukraine", "")
	from, to := pick("from", "2022-02-24", "2022-03-01", ""), pick("to", "2022-03-01", "2022-03-05", "")
	low := float64(rapid.IntRange(0, 6).Draw(t, "low"))
	high := low + float64(rapid.IntRange(0, 2).Draw(t, "width"))
	f := hearsay.WireFigure{ID: fmt.Sprintf("f-%d-%d", i, k), WireSpan: hearsay.WireSpan{Start: 1000 + 10*k, End: 1005 + 10*k}}
	f.WireCounted = hearsay.WireCounted{Measure: pick("measure", "killed", "casualties", "distance"), Of: &of, Subject: &subject}
	f.WireInterval = hearsay.WireInterval{Low: &low, High: &high, Qualifier: pick("qualifier", "exact", "about", "at-least", "range", "at-most")}
	switch f.Qualifier {
	case hearsay.AtLeast:
		f.High = nil
	case hearsay.AtMost:
		f.Low = nil
	}
	f.Period = hearsay.WirePeriod{From: &from, To: &to}
	if kind := pick("kind", "total", "period", "stock"); kind != "stock" {
		b := kind == "total"
		f.Cumulative = &b
	}
	if who := pick("who", "UK Ministry of Defence", "Government of Russia", "unattributed", "-"); who != "-" {
		f.Claimant = &hearsay.WireActor{Name: who, Kind: hearsay.Government}
	}
	return f
}

// sound holds what must be true of every comparison.
func sound(t interface{ Fatalf(string, ...any) }, readings []hearsay.WireReading, r Result) {
	figures := 0
	for i := range readings {
		figures += len(readings[i].Figures)
	}
	seen, ids := map[string]int{}, map[string]bool{}
	for _, g := range r.Groups {
		if ids[g.ID] {
			t.Fatalf("two groups have the id %s", g.ID)
		}
		ids[g.ID] = true
		if g.OriginsLow > g.OriginsHigh || g.OriginsHigh != len(g.Origins) || len(g.Members) == 0 {
			t.Fatalf("%d members, %d to %d origins, %d named", len(g.Members), g.OriginsLow, g.OriginsHigh, len(g.Origins))
		}
		for _, m := range g.Members {
			if g.Class == hearsay.ClassFigure && m.Figure != "" {
				seen[m.ArticleID+m.Figure]++
			}
		}
	}
	for _, m := range r.Undated {
		seen[m.ArticleID+m.Figure]++
	}
	for id, n := range seen {
		if n != 1 {
			t.Fatalf("figure %s stands in %d groups", id, n)
		}
	}
	if len(seen) != figures {
		t.Fatalf("%d of %d figures are in a group or undated", len(seen), figures)
	}
	for _, x := range r.Relations {
		if x.A == x.B {
			t.Fatalf("a relation of a mention with itself: %+v", x)
		}
		if ids[x.ID] || x.Reason == "" || x.Kind == "" {
			t.Fatalf("not a relation, or twice: %+v", x)
		}
		ids[x.ID] = true
	}
}

// TestAnyOrderGivesTheSame holds that the answer does not depend on the order of articles, claims or figures, and is sound.
func TestAnyOrderGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := drawn(t)
		first := Compare(readings)
		sound(t, readings, first)
		order := rand.New(rand.NewSource(int64(rapid.IntRange(0, 1000).Draw(t, "order"))))
		shuffled := slices.Clone(readings)
		order.Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		for i := range shuffled {
			shuffled[i].Figures = slices.Clone(shuffled[i].Figures)
			slices.Reverse(shuffled[i].Figures)
		}
		if diff := cmp.Diff(first, Compare(shuffled)); diff != "" {
			t.Fatalf("another order, another answer: %s", diff)
		}
	})
}

// FuzzCompare holds that whatever is a reading can be compared, soundly.
func FuzzCompare(f *testing.F) {
	f.Add([]byte(`{"id": "a", "published": "2022-03-01", "claims": [{"claimant": "X", "stance": "deny", "content": [{"start": 0, "end": 3, "text": "a b"}]}], "figures": []}`))
	f.Add([]byte(`{"schema": "hearsay/reading/1", "article": {"id": "a-1"}, "figures": [{"start": 0, "end": 3, "measure": "killed", "low": 1e308, "qualifier": "about", "cumulative": true, "period": {"to": "2022"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := hearsay.DecodeReading(data)
		if err != nil {
			return
		}
		other := w
		other.Article.ID += "x"
		other.Claims, other.Figures = renamed(w.Claims, func(c *hearsay.WireClaim) *string { return &c.ID }), renamed(w.Figures, func(f *hearsay.WireFigure) *string { return &f.ID })
		both := []hearsay.WireReading{w, other}
		sound(t, both, Compare(both))
	})
}

func renamed[T any](xs []T, id func(*T) *string) []T {
	out := slices.Clone(xs)
	for i := range out {
		*id(&out[i]) = "x" + *id(&out[i])
	}
	return out
}

// crawl makes readings that hold n claims and figures together: so many speakers, each with its own running total of either side that many papers repeat, hundreds of places, a year of days.
func crawl(n, speakers int) []hearsay.WireReading {
	order := rand.New(rand.NewSource(1))
	sentences := []string{"the offensive near %s has failed in its aims", "supply and morale issues trouble the troops at %s", "reserves were brought up towards %s for a new offensive", "the mayor of %s thanked the teachers", "shelling of %s goes on by day and by night"}
	var out []hearsay.WireReading
	for i := 0; i*10 < n; i++ {
		day := hearsayDay(i * 10 * 365 / n)
		r := hearsay.WireReading{Article: hearsay.WireArticle{ID: fmt.Sprintf("a-%d", i), Name: fmt.Sprintf("n%d", i), WireMeta: hearsay.WireMeta{Published: &day}}}
		for k := range 5 {
			place := fmt.Sprintf("Town%d", order.Intn(500))
			speaker := order.Intn(speakers)
			who := fmt.Sprintf("Ministry number %d", speaker)
			text := fmt.Sprintf(sentences[order.Intn(len(sentences))], place)
			c := hearsay.WireClaim{ID: fmt.Sprintf("c-%d-%d", i, k), WireAttribution: hearsay.WireAttribution{Content: []hearsay.WireSpan{{Start: 100 * k, End: 100*k + len(text), Text: text}}}}
			c.Claimant, c.Stance = hearsay.WireActor{Name: who, Kind: hearsay.Government}, []string{"assert", "assess", "deny"}[order.Intn(3)]
			subject, of, from, yes := "soldiers", []string{"Russia", "Ukraine"}[order.Intn(2)], "2022-02-24", true
			low := float64(1000 + i*10*365/n*100 + speaker*50)
			f := hearsay.WireFigure{ID: fmt.Sprintf("f-%d-%d", i, k), WireSpan: hearsay.WireSpan{Start: 1000 + 20*k, End: 1010 + 20*k}, Claim: &c.ID}
			f.WireCounted, f.WireInterval = hearsay.WireCounted{Measure: "killed", Of: &of, Subject: &subject}, hearsay.WireInterval{Low: &low, High: &low, Qualifier: hearsay.Exact}
			f.Cumulative, f.Period.From, f.Claimant = &yes, &from, &c.Claimant
			if k%2 == 0 {
				f.Place = &place
			}
			r.Claims, r.Figures = append(r.Claims, c), append(r.Figures, f)
		}
		out = append(out, r)
	}
	return out
}

func hearsayDay(n int) string { return fmt.Sprintf("2022-%02d-%02d", 1+n/31%12, 1+n%28) }

// BenchmarkGrowth shows how the time grows with what is compared, with fifteen speakers and with sixty of rival values; ns/mention should stay level.
func BenchmarkGrowth(b *testing.B) {
	for _, speakers := range []int{15, 60} {
		for _, n := range []int{10_000, 30_000, 100_000, 300_000} {
			b.Run(fmt.Sprintf("%d speakers/%dk", speakers, n/1000), func(b *testing.B) {
				readings := crawl(n, speakers)
				b.ResetTimer()
				for b.Loop() {
					Compare(readings)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/mention")
			})
		}
	}
}
