package ledger

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger/rows"
)

// opened is a fresh ledger in a temporary folder, its clock standing at noon of 1 April 2022 unless a test moves it.
func opened(t testing.TB) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

var noon = time.Date(2022, 4, 1, 12, 0, 0, 0, time.UTC)

// said is one claim of a made reading, by its words; of figures: number, measure and party.
type said struct {
	source, cue, content string
	number               float64
	words, measure, of   string
	place                string
	to                   string // last day of the figure's period
}

// article makes a version with a reading in which every said stands where its words stand first.
func article(from, published, text string, claims ...said) Entry {
	v := hearsay.Version{Raw: []byte(text), Text: text, From: from}
	v.Article = hearsay.Article{Name: strings.TrimSuffix(filepath.Base(from), ".txt"), Charset: "utf-8", SHA256: hearsay.SHA256([]byte(text)), TextSHA256: hearsay.SHA256([]byte(text))}
	v.Article.Published, v.Article.Language = published, "en"
	v.Article.ID = hearsay.ArticleID("", "", text)
	r := hearsay.Reading{Reader: hearsay.Reader{Version: "test"}, Article: v.Article}
	find := func(words string) hearsay.Span {
		at := strings.Index(text, words)
		if words == "" || at < 0 {
			return hearsay.Span{}
		}
		return hearsay.Span{Start: at, End: at + len(words)}
	}
	for i, s := range claims {
		c := hearsay.Claim{}
		c.Content, c.Source, c.Cue, c.Quote = []hearsay.Span{find(s.content)}, find(s.source), find(s.cue), hearsay.Indirect
		c.Claimant = hearsay.Actor{Name: s.source, Kind: hearsay.Government, Side: "Ukraine", Resolved: true}
		c.Stance = hearsay.Assert
		r.Claims = append(r.Claims, c)
		if s.words != "" {
			f := hearsay.Figure{Span: find(s.words), Number: find(s.words), Claim: hearsay.Ref(i), Claimant: &c.Claimant}
			f.Low, f.Best, f.High, f.Qualifier = &s.number, &s.number, &s.number, hearsay.Exact
			f.Measure, f.Of, f.Subject, f.Unit = s.measure, s.of, "soldiers", "person"
			f.Period.To = s.to
			r.Figures = append(r.Figures, f)
		}
		if s.place != "" {
			r.Places = append(r.Places, hearsay.Place{Span: find(s.place), Name: s.place, Country: "UA", Kind: hearsay.City, Precision: 1})
		}
	}
	r.AssignIDs(hearsay.NewIndex(text))
	w := r.Wire(text)
	return Entry{Version: v, Reading: &w}
}

// put adds an entry as pipeline does: it asks what stands, reads under the article's id, and puts.
func put(t testing.TB, l *Ledger, e Entry) hearsay.Added {
	t.Helper()
	s, err := l.Standing(context.Background(), &e.Version)
	if err != nil {
		t.Fatal(err)
	}
	if e.Version.Article.ID = s.Article; e.Reading != nil {
		under(e.Reading, s.Article)
	}
	a, err := l.Put(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// under gives a made reading the ids that it has as a reading of the article id.
func under(r *hearsay.WireReading, id string) {
	kept := map[string]string{}
	seen := map[hearsay.WireSpan]int{}
	for i := range r.Claims {
		a := rows.Anchor(&r.Claims[i])
		kept[r.Claims[i].ID] = hearsay.ClaimID(id, r.Article.TextSHA256, hearsay.Span{Start: a.Start, End: a.End}, seen[a])
		seen[a]++
	}
	for i := range r.Figures {
		n := r.Figures[i].Number
		kept[r.Figures[i].ID] = hearsay.FigureID(id, r.Article.TextSHA256, hearsay.Span{Start: n.Start, End: n.End}, 0)
	}
	rows.Rename(r, kept)
	r.Article.ID = id
}

const makarivText = "Kyiv said it lost 10 tanks near Makariv. Moscow claimed that 30 men had died."

// makariv is one article with two claims and two figures.
func makariv() Entry {
	return article("/in/makariv.txt", "2022-03-24", makarivText,
		said{source: "Kyiv", cue: "said", content: "it lost 10 tanks near Makariv", number: 10, words: "10 tanks", measure: hearsay.EquipmentDestroyed, of: "Ukraine", place: "Makariv"},
		said{source: "Moscow", cue: "claimed", content: "30 men had died", number: 30, words: "30 men", measure: hearsay.Killed, of: "Russia", to: "2022-03-20"})
}

func claims(t testing.TB, l *Ledger, f Filter) []hearsay.ListedClaim {
	t.Helper()
	p, err := l.Claims(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	if p.Next == "" && f.After == "" && p.Total != len(p.Items) {
		t.Errorf("%d claims counted, %d listed", p.Total, len(p.Items))
	}
	return p.Items
}

func contents(cs []hearsay.ListedClaim) string {
	var out []string
	for _, c := range cs {
		out = append(out, c.Content[0].Text)
	}
	return strings.Join(out, " | ")
}

// leavesNone looks for words in the bytes of a ledger's files.
func leavesNone(t *testing.T, path string, words ...string) {
	t.Helper()
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		if err != nil && end == "" {
			t.Fatal(err)
		}
		for _, w := range words {
			if bytes.Contains(data, []byte(w)) {
				t.Errorf("%q still stands in the ledger%s", w, end)
			}
		}
	}
}
