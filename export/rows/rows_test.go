package rows_test

import (
	"math/rand"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/export/made"
	"hearsay/export/rows"
)

// again makes a row of the cells of another.
func again[T any](t *testing.T, table *rows.Table[T], row *T) T {
	t.Helper()
	out := table.New()
	for n := range table.Columns() {
		if err := table.Set(&out, n, table.Cell(row, n)); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// holds checks that no row of a table loses anything but what its columns leave out by name.
func holds[T any](t *testing.T, table *rows.Table[T], left ...cmp.Option) {
	t.Helper()
	random := rand.New(rand.NewSource(1))
	for range 200 {
		row := made.Random[T](random)
		if diff := cmp.Diff(row, again(t, table, &row), append(left, ignored())...); diff != "" {
			t.Fatalf("%s: a row lost something (-was +is):\n%s", table.Name, diff)
		}
	}
}

func ignored() cmp.Option {
	return cmp.FilterPath(func(p cmp.Path) bool {
		last := p.Last().String()
		return last == ".Schema"
	}, cmp.Ignore())
}

func path(suffix string) cmp.Option {
	return cmp.FilterPath(func(p cmp.Path) bool { return strings.HasSuffix(p.GoString(), suffix) }, cmp.Ignore())
}

func TestEveryRowComesBackFromItsCells(t *testing.T) {
	holds(t, rows.Articles())
	holds(t, rows.Claims(), path(".ListedClaim.WireClaim.Event"))
	holds(t, rows.Figures(), path(".Claimant.Resolved"))
	holds(t, rows.Places())
	holds(t, rows.Times())
	holds(t, rows.Relations())
	holds(t, rows.Groups())
}

func columns() map[string][]rows.Column {
	return map[string][]rows.Column{
		rows.Articles().Name: rows.Articles().Columns(), rows.Claims().Name: rows.Claims().Columns(), rows.Figures().Name: rows.Figures().Columns(),
		rows.Places().Name: rows.Places().Columns(), rows.Times().Name: rows.Times().Columns(), rows.Relations().Name: rows.Relations().Columns(), rows.Groups().Name: rows.Groups().Columns(),
	}
}

func TestColumnsAreNamedOnceAndTold(t *testing.T) {
	for table, cs := range columns() {
		seen := map[string]bool{}
		for _, c := range cs {
			if seen[c.Name] || c.Name == "" || !strings.HasSuffix(c.About, ".") {
				t.Errorf("%s: the column %q stands twice, has no name or is not told", table, c.Name)
			}
			seen[c.Name] = true
		}
	}
}

// TestWhatTravels holds that every table has what must travel with each row.
func TestWhatTravels(t *testing.T) {
	for table, must := range map[string]string{
		"articles": "article article_sha256 caveats interest origins_low origins_high", "groups": "fact article_sha256s caveats interest origins_low origins_high members",
		"claims":    "claim article article_sha256 text start end chain via caveats caveat_spans interest origins_low origins_high",
		"figures":   "figure claim article article_sha256 text start end chain via caveats caveat_spans interest origins_low origins_high",
		"places":    "claim article article_sha256 text start end chain via caveats caveat_spans interest origins_low origins_high",
		"times":     "claim article article_sha256 text start end chain via caveats caveat_spans interest origins_low origins_high",
		"relations": "relation a_claim b_claim a_article_sha256 b_article_sha256 a_text b_text a_start b_end a_chain b_via a_caveats b_caveats caveats a_interest b_interest origins_low origins_high",
	} {
		have := map[string]bool{}
		for _, c := range columns()[table] {
			have[c.Name] = true
		}
		for _, name := range strings.Fields(must) {
			if !have[name] {
				t.Errorf("%s has no column %s", table, name)
			}
		}
	}
}

const reading = `{"schema":"hearsay/reading/1","reader":{"version":"1","tagger":"rules","model":""},
"article":{"id":"a-1","name":"one","title":"Losses","published":"2022-03-14","published_from":"flag","language":"en","publisher":"The Harbour Herald","byline":null,"url":"https://herald.example/1","headline":null,"charset":"utf-8","unread":null,"sha256":"aa","text_sha256":"bb","text":"Kyiv told the Gull that ten tanks were lost near Kyiv on 13 March. It could not be confirmed."},
"furniture":[{"start":0,"end":4,"text":"Kyiv","kind":"link"}],
"claims":[{"id":"c-1","content":[{"start":24,"end":65,"text":"ten tanks were lost near Kyiv on 13 March"}],"source":{"start":0,"end":4,"text":"Kyiv"},"cue":{"start":5,"end":9,"text":"told"},
 "claimant":{"name":"Government of Ukraine","kind":"government","side":"Ukraine","resolved":true},"claimants":null,"via":[{"name":"The Gull","start":10,"end":18,"text":"the Gull"}],"within":null,"stance":"assert","answers":null,"likelihood":null,"scale":null,"confidence":null,"hedge":null,"relay_hedge":null,"paper_hedge":null,
 "caveats":[{"kind":"unconfirmed","start":67,"end":93,"text":"It could not be confirmed.","by":null}],"quote":"indirect","event":{"type":"Battles","sub_type":"Armed clash","place":0,"window":{"from":"2022-03-13","to":"2022-03-13"},"actor":null,"target":null},"control":null,"score":0.5}],
"figures":[{"id":"f-1","start":24,"end":33,"text":"ten tanks","number":{"start":24,"end":27,"text":"ten"},"measure":"equipment-destroyed","of":"Ukraine","subject":"tanks","unit":"item","low":10,"best":10,"high":10,"qualifier":"exact","cumulative":null,"period":{"from":null,"to":"2022-03-13"},"relative_to":null,"derived":null,"includes":[],"interest":"own-side","claimant":{"name":"Government of Ukraine","kind":"government","side":"Ukraine"},"claim":"c-1","place":"Kyiv","score":null}],
"places":[{"start":49,"end":53,"text":"Kyiv","name":"Kyiv","country":"UA","lat":50.45,"lon":30.52,"geonames_id":703448,"kind":"city","precision":2}],
"times":[{"start":57,"end":65,"text":"13 March","value":"2022-03-13"}]}`

func TestAReadingComesBackFromItsRows(t *testing.T) {
	w, err := hearsay.DecodeReading([]byte(reading))
	if err != nil {
		t.Fatal(err)
	}
	r := rows.FromReading(&w)
	got := r.Wire()
	if diff := cmp.Diff(w, got); diff != "" {
		t.Errorf("the reading changed (-was +is):\n%s", diff)
	}
}

func TestWhatCoversAMentionTravelsWithIt(t *testing.T) {
	w, err := hearsay.DecodeReading([]byte(reading))
	if err != nil {
		t.Fatal(err)
	}
	r := rows.FromReading(&w)
	p, f := r.Places[0], r.Figures[0]
	if p.Claim == nil || *p.Claim != "c-1" || rows.CaveatWords(p.Caveats) != "unconfirmed" || p.Interest == nil || *p.Interest != "own-side" {
		t.Errorf("the place goes without its claim: %+v", p.Cover)
	}
	if got := rows.ChainOf(rows.FigureClaimant(&f.WireFigure), f.Via); got != "Government of Ukraine > The Gull" || f.Said != "ten tanks were lost near Kyiv on 13 March" {
		t.Errorf("the figure's chain is %q, its claim %q", got, f.Said)
	}
	if rows.CaveatWords(f.Caveats) != "unconfirmed" || len(r.Article.CaveatKinds) != 1 || len(r.Article.Interests) != 1 {
		t.Errorf("caveats: %v, %v, %v", f.Caveats, r.Article.CaveatKinds, r.Article.Interests)
	}
}
