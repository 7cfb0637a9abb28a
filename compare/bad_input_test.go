package compare

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// read decodes one reading of JSON; what DecodeReading refuses is not compared.
func read(t *testing.T, data string) hearsay.WireReading {
	t.Helper()
	w, err := hearsay.DecodeReading([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestIDsThatPointNowhere holds that what a reading points at and does not hold is left aside, and everything else is compared.
func TestIDsThatPointNowhere(t *testing.T) {
	readings := sheet(t, `
# a 2022-03-22
c1 | Armed Forces of Ukraine | assert disputed c77 unconfirmed c1 | the bridge was blown up
c2 | Government of Russia | deny answers c99 | trains run on time
c3 | UK Ministry of Defence | assert within c55 | nothing was seen
f1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24 | in c88
f2 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24`)
	nowhere := 400
	readings[0].Claims[0].Event = &hearsay.WireEvent{Type: "battles", Place: &nowhere}
	missing := "f99"
	readings[0].Figures[0].RelativeTo = &missing
	r := Compare(readings)
	sound(t, readings, r)
	if got := found(r); len(got) != 1 || got["contradicts f1 f2"] == "" {
		t.Errorf("%v, want the two figures' clash alone", got)
	}
}

// TestALowBoundAboveTheHigh holds that an interval that cannot be is kept in its group, and clashes with whatever is wholly beside it without a panic.
func TestALowBoundAboveTheHigh(t *testing.T) {
	readings := sheet(t, `
# a 2022-03-22
f1 | UK Ministry of Defence | killed | soldiers of Russia | range 9000 7000 | total since 2022-02-24
f2 | US intelligence | killed | soldiers of Russia | 8000 | total since 2022-02-24`)
	r := Compare(readings)
	sound(t, readings, r)
	if len(r.Groups) != 1 || len(r.Groups[0].Members) != 2 {
		t.Errorf("%+v, want one group of both", r.Groups)
	}
	if _, err := hearsay.DecodeReading([]byte(`{"schema": "hearsay/reading/1", "article": {"id": "a-1"}, "figures": [{"start": 0, "end": 3, "low": 9, "high": 7}]}`)); err == nil || !strings.Contains(err.Error(), "low bound") {
		t.Errorf("%v, want it refused when it is read in", err)
	}
}

// TestDaysFarOff holds that days of other centuries are no as-of day and no base, and that an article of the year 9999 is compared with nothing of ours.
func TestDaysFarOff(t *testing.T) {
	readings := sheet(t, `
# a 9999-12-31
f1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24
c1 | UK Ministry of Defence | assess | the offensive has failed in its aims
# b 2022-03-22
f2 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24
f3 | Government of Poland | killed | soldiers of Russia | 7000 | total since 9999-01-01 to 9999-12-31
c2 | US intelligence | assess | the offensive has failed in its aims
# c 0001-01-01
f4 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24
# d 2022-13-45
f5 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24`)
	r := Compare(readings)
	sound(t, readings, r)
	for key := range found(r) {
		if strings.HasPrefix(key, "contradicts") {
			t.Errorf("%s across the centuries", key)
		}
	}
	for key := range foundGroups(r) {
		if strings.Contains(key, "c1 c2") || strings.Contains(key, "f1 f2") {
			t.Errorf("%s are one fact", key)
		}
	}
	undated := 0
	for _, m := range r.Undated {
		if m.Figure == "f5" {
			undated++
		}
	}
	if undated != 1 {
		t.Errorf("%v, want the figure of no day that there is among the undated", r.Undated)
	}
}

func TestAClaimantThatCitesItself(t *testing.T) {
	readings := sheet(t, `
# a 2022-03-24 The Herald
c1 | The Herald via The Herald | deny answers c1 | it denies its own denial
c2 | The Herald via The Herald | assert disputed c2 | it disputes itself
f1 | The Herald | killed | generals of Russia | 4 | total since 2022-02-24 | in c2
# b 2022-03-25 The Herald
c3 | The Herald via The Herald | deny | it denies its own denial`)
	r := Compare(readings)
	sound(t, readings, r)
	for key, reason := range found(r) {
		if !strings.HasPrefix(key, "repeats") {
			t.Errorf("%s: %s", key, reason)
		}
	}
}

// TestTenThousandCopies holds that ten thousand copies of one article cost their number, count as one, and leave one relation for each of the article's own.
func TestTenThousandCopies(t *testing.T) {
	const n = 10_000
	one := sheet(t, `
# a 2022-03-24
c1 | unattributed | assess | the offensive has failed in its aims
c2 | Government of Russia | deny answers c1 | it has failed
f1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24
f2 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24
f3 | unattributed | killed | soldiers of Russia | 7100 | total since 2022-02-24`)[0]
	copies, sketches := make([]hearsay.WireReading, n), map[string][]uint32{}
	for i := range copies {
		c := one
		c.Article.ID, c.Article.Name = fmt.Sprintf("a-%05d", i), fmt.Sprintf("n%05d", i)
		copies[i] = c
		sketch := make([]uint32, 128)
		for k := range sketch {
			sketch[k] = uint32(k + 1)
		}
		sketch[i%128] = uint32(i) // nearly the same words
		sketches[c.Article.ID] = sketch
	}
	start := time.Now()
	r := Options{Sketches: sketches}.Compare(copies)
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
	sound(t, copies, r)
	single := Compare([]hearsay.WireReading{one})
	if len(r.Relations) != len(single.Relations) {
		t.Errorf("%d relations of ten thousand copies, %d of one", len(r.Relations), len(single.Relations))
	}
	for i, g := range r.Groups {
		if s := single.Groups[min(i, len(single.Groups)-1)]; g.OriginsHigh > 3 {
			t.Errorf("%d to %d origins, %d to %d of one article: %v", g.OriginsLow, g.OriginsHigh, s.OriginsLow, s.OriginsHigh, names(g.Origins))
		}
	}
	if len(r.Groups[0].Members) != 3*n {
		t.Errorf("%d members, want every figure of every copy: nothing is lost", len(r.Groups[0].Members))
	}
}

// TestNearCopiesCountOnce holds that an unattributed figure of a text printed again is one origin at most, where the sketches show it or the texts are equal.
func TestNearCopiesCountOnce(t *testing.T) {
	text := `
# a 2022-03-24
c1 | unattributed | assert | four generals are dead
f1 | unattributed | killed | generals of Russia | 4 | total since 2022-02-24 | in c1
# b 2022-03-24
c2 | unattributed | assert | four generals are dead
f2 | unattributed | killed | generals of Russia | 4 | total since 2022-02-24 | in c2`
	high := func(opt Options, readings []hearsay.WireReading) int {
		return opt.Compare(readings).Groups[0].OriginsHigh
	}
	alike, other := make([]uint32, 128), make([]uint32, 128)
	for i := range alike {
		alike[i], other[i] = uint32(i+1), uint32(1000+i)
	}
	if n := high(Options{}, sheet(t, text)); n != 2 {
		t.Errorf("%d origins without sketches, want 2", n)
	}
	if n := high(Options{Sketches: map[string][]uint32{"a-a": alike, "a-b": alike}}, sheet(t, text)); n != 1 {
		t.Errorf("%d origins of a near-copy, want 1", n)
	}
	if n := high(Options{Sketches: map[string][]uint32{"a-a": alike, "a-b": other}}, sheet(t, text)); n != 2 {
		t.Errorf("%d origins of unlike texts, want 2", n)
	}
	same := sheet(t, text)
	same[0].Article.TextSHA256, same[1].Article.TextSHA256 = "7f", "7f"
	if n := high(Options{}, same); n != 1 {
		t.Errorf("%d origins of one text under two names, want 1", n)
	}
}

// TestSentenceVectors holds that claims without a word in common meet by their vectors, and that vectors of another length or none do no harm.
func TestSentenceVectors(t *testing.T) {
	readings := sheet(t, `
# a 2022-03-24
c1 | UK Ministry of Defence | assess | winter boots never reached the barracks
# b 2022-03-25
c2 | US intelligence | assess | recruits freeze for want of footwear
# c 2022-03-26
c3 | Government of Poland | assess | beet prices fell`)
	near := make([]float32, 128)
	for i := range near {
		near[i] = float32(i%7) - 3
	}
	far := make([]float32, 128)
	far[3] = 1
	vectors := map[string][]float32{"c1": near, "c2": near, "c3": far}
	r := Options{Vectors: func(id string) []float32 { return vectors[id] }}.Compare(readings)
	if got := foundGroups(r); len(got) != 1 || got["group c1 c2"] == "" {
		t.Errorf("%v, want c1 and c2 together", got)
	}
	if r.Groups[0].Fact.About == "" {
		t.Error("the group does not say what it is about")
	}
	if got := Compare(readings); len(got.Groups) != 0 {
		t.Errorf("%+v without vectors", got.Groups)
	}
	odd := map[string][]float32{"c1": {1}, "c2": make([]float32, 128), "c3": nil}
	if got := (Options{Vectors: func(id string) []float32 { return odd[id] }}).Compare(readings); len(got.Groups) != 0 {
		t.Errorf("%+v of vectors that say nothing", got.Groups)
	}
}

func TestOptionsOfOtherArticlesChangeNothing(t *testing.T) {
	readings := sheet(t, `
# a 2022-03-24
f1 | unattributed | killed | generals of Russia | 4 | total since 2022-02-24`)
	opt := Options{Sketches: map[string][]uint32{"a-zz": {1, 2, 3}, "a-a": nil}, Vectors: func(string) []float32 { return nil }}
	if diff := cmp.Diff(Compare(readings), opt.Compare(readings)); diff != "" {
		t.Error(diff)
	}
}

func TestReadingsOfAnotherSchemaAreRefused(t *testing.T) {
	_, err := hearsay.DecodeReading([]byte(`{"schema": "hearsay/reading/2", "article": {"id": "a-1"}}`))
	if err == nil || !strings.Contains(err.Error(), "hearsay/reading/2") || !strings.Contains(err.Error(), "make it again") {
		t.Errorf("%v, want it said which schema it is and what to do", err)
	}
	r := read(t, `{"schema": "hearsay/reading/1", "article": {"id": "a-1", "published": "2022-03-24"}}`)
	if got := Compare([]hearsay.WireReading{r}); len(got.Groups)+len(got.Relations) != 0 {
		t.Errorf("%+v of an empty reading", got)
	}
}

// TestOneArticleOfManyClaims holds that a live page of thousands of claims, denials and rival readings among them, is compared in a time that a reader would wait.
func TestOneArticleOfManyClaims(t *testing.T) {
	day := "2022-03-24"
	r := hearsay.WireReading{Article: hearsay.WireArticle{ID: "a-live", Name: "live", WireMeta: hearsay.WireMeta{Published: &day}, Headline: &hearsay.WireSpan{Start: 0, End: 4000}}}
	texts := []string{
		"saboteurs set the refinery at harbour %d alight", "it is a planned rotation of troops at post %d", "the troops at post %d were forced to retreat from the area", "morale of the troops is low at post %d",
		"Russian troops captured village %d", "the website %d was hacked",
	}
	for i := range 3000 {
		text := fmt.Sprintf(texts[i%len(texts)], i)
		c := hearsay.WireClaim{ID: fmt.Sprintf("c-%d", i)}
		c.Claimant = hearsay.WireActor{Name: fmt.Sprintf("Ministry number %d", i%50), Kind: hearsay.Government}
		c.Stance = []string{hearsay.Assert, hearsay.Deny, hearsay.Assess, hearsay.Retract, hearsay.Pledge}[i%5]
		c.Content = []hearsay.WireSpan{{Start: 100 * i, End: 100*i + len(text), Text: text}}
		r.Claims = append(r.Claims, c)
	}
	start := time.Now()
	out := Compare([]hearsay.WireReading{r})
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	t.Logf("%d relations in %v", len(out.Relations), time.Since(start))
	sound(t, []hearsay.WireReading{r}, out)
}
