package compare

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"hearsay"
)

// zipf is a number below most; the kth comes about as often as 1/(k+1).
func zipf(r *rand.Rand, most int) int {
	return int(math.Exp(r.Float64()*math.Log(float64(most)+1))) - 1
}

// crowd makes the rows of n figures, each with its claim: of parties, bodies that count, values and outlets of which the first are much the commonest, so that blocks are of all sizes.
func crowd(t testing.TB, n int) [][]byte {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(n), 1))
	first := time.Date(2022, 2, 25, 0, 0, 0, 0, time.UTC)
	rows := make([]Row, 0, n)
	whole := true
	for i := range n {
		party, body, low := zipf(r, max(10, n/50)), zipf(r, 300), float64(100+zipf(r, 5000))
		day := first.AddDate(0, 0, r.IntN(700))
		asOf := day.AddDate(0, 0, -zipf(r, 5)).Format(hearsay.DayFormat)
		s := Say{Ends: []hearsay.End{{Key: fmt.Sprintf("body-%d", body), Name: fmt.Sprintf("Body %d", body)}}, Said: &words{Claimant: hearsay.WireActor{Name: fmt.Sprintf("Body %d", body), Kind: hearsay.Government}}}
		f := &counted{}
		f.Fact = hearsay.Fact{Measure: hearsay.Killed, Of: fmt.Sprintf("Party %d", party), Subject: "soldiers", Base: "2022-02-24", Cumulative: &whole}
		f.Unit, f.AsOf, f.Value = "person", asOf, hearsay.WireInterval{Low: &low, Best: &low, High: &low, Qualifier: hearsay.Exact}
		s.Figure = f
		say, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		id := fmt.Sprintf("%016x", i)
		rows = append(rows, Row{Schema: SchemaRow, Block: blockFigure + " of " + f.Fact.Of, Day: day.Format(hearsay.DayFormat), At: hearsay.Member{Article: "crawl#" + strconv.Itoa(i), ArticleID: "a-" + id, Claim: "c-" + id, Figure: "f-" + id, End: 9},
			Outlet: "Herald " + strconv.Itoa(zipf(r, 400)), Say: say})
	}
	slices.SortFunc(rows, func(a, b Row) int { return ByRow(&a, &b) })
	out := make([][]byte, len(rows))
	for i := range rows {
		var err error
		if out[i], err = json.Marshal(rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// matched reads rows and compares them, and gives the processor time that it took and what came of it.
func matched(t testing.TB, rows [][]byte) (spent time.Duration, groups, relations, split int) {
	t.Helper()
	m := Matching{
		Group:    func(*hearsay.Group) error { groups++; return nil },
		Relation: func(*Dated) error { relations++; return nil },
		Link:     func(*Link) error { return nil },
		Row:      func(*Row) error { return nil },
		Note:     func(string) { split++ },
	}
	began := processor(t)
	err := m.Match(func(yield func(Row, error) bool) {
		for i := range rows {
			var r Row
			if err := r.Unmarshal(rows[i]); !yield(r, err) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return processor(t) - began, groups, relations, split
}

// TestGrowth: the time over claims grows hardly faster than they do. HEARSAY_CLAIMS is the most that are compared, 1000000 for the figures of docs/scale.md; each step is ten times the one before.
func TestGrowth(t *testing.T) {
	least, most := 2_000, 20_000
	if s := os.Getenv("HEARSAY_CLAIMS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("HEARSAY_CLAIMS: %v", err)
		}
		least, most = 10_000, n
	}
	var first, last time.Duration
	for n := least; n <= most; n *= 10 {
		rows := crowd(t, n)
		runtime.GC()
		spent, groups, relations, split := matched(t, rows)
		if n == least { // the least of three: it is short
			for range 2 {
				again, _, _, _ := matched(t, rows)
				spent = min(spent, again)
			}
			first = spent
		}
		last = spent
		t.Logf("%d claims: %.2f s of processor time, %d groups, %d relations, %d blocks split", n, spent.Seconds(), groups, relations, split)
		if groups == 0 || relations == 0 {
			t.Errorf("of %d claims came %d groups and %d relations", n, groups, relations)
		}
	}
	exponent := math.Log(last.Seconds()/first.Seconds()) / math.Log(float64(most)/float64(least))
	t.Logf("exponent %.3f", exponent)
	bound := 1.35 // a short run on a busy machine tells only what grows with the square
	if os.Getenv("HEARSAY_CLAIMS") != "" {
		bound = 1.15
	}
	if exponent > bound {
		t.Errorf("time grows with an exponent of %.3f", exponent)
	}
}
