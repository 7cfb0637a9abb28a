package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/ledger"
)

const shut = "Kyiv said it lost 10 tanks near Makariv. The garrison of Irpin counted 30 burnt tanks."

// withArticle is a ledger with one article of the text, its id and the version's.
func withArticle(t *testing.T, text string) (l *ledger.Ledger, id, version string) {
	t.Helper()
	l = opened(t)
	dir := folder(t, map[string]string{"a.txt": text})
	_, err := Add(t.Context(), l, []string{filepath.Join(dir, "a.txt")}, options(), func(o Outcome) { id, version = *o.Article, *o.Version })
	if err != nil {
		t.Fatal(err)
	}
	return l, id, version
}

func decodedReading(t *testing.T, data string) hearsay.WireReading {
	t.Helper()
	w, err := hearsay.DecodeReading([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// span writes a span of words of shut as JSON.
func span(words string) string {
	at := strings.Index(shut, words)
	return fmt.Sprintf(`"start": %d, "end": %d, "text": %q`, at, at+len(words), words)
}

func TestOurOwnReadingGivenAgainHasOurIDs(t *testing.T) {
	l, id, version := withArticle(t, shut)
	ours, err := l.Reading(t.Context(), id, "")
	if err != nil || len(ours.Claims) == 0 {
		t.Fatalf("%d claims %v", len(ours.Claims), err)
	}
	data, err := json.Marshal(ours)
	if err != nil {
		t.Fatal(err)
	}
	strange := strings.ReplaceAll(strings.ReplaceAll(string(data), `"c-`, `"#c-`), `"f-`, `"#f-`)
	w, err := AddReading(t.Context(), l, decodedReading(t, strange), id, version)
	if err != nil {
		t.Fatal(err)
	}
	for i := range ours.Claims {
		if w.Claims[i].ID != ours.Claims[i].ID {
			t.Errorf("claim %d is %s, want %s", i, w.Claims[i].ID, ours.Claims[i].ID)
		}
	}
	for i := range ours.Figures {
		if f := w.Figures[i]; f.ID != ours.Figures[i].ID || value(f.Claim) != value(ours.Figures[i].Claim) {
			t.Errorf("figure %d is %s in %s, want %s in %s", i, f.ID, value(f.Claim), ours.Figures[i].ID, value(ours.Figures[i].Claim))
		}
	}
	if found, err := l.Others(t.Context(), id); err != nil || len(found) != 1 || len(found[0].Differs) != 0 {
		t.Errorf("%+v %v, want no difference", found, err)
	}
}

func TestReadingsThatDoNotFit(t *testing.T) {
	l, id, version := withArticle(t, shut)
	for _, c := range []struct {
		why, data string
		want      error
	}{
		{"other words", `{"id": "a", "claims": [{"content": [{"start": 0, "end": 4, "text": "Lviv"}], "claimant": "Kyiv", "kind": "government"}]}`, hearsay.ErrSpan},
		{"past the end", `{"id": "a", "claims": [{"content": [{"start": 0, "end": 4000}], "claimant": "Kyiv", "kind": "government"}]}`, hearsay.ErrSpan},
		{"another text", `{"schema": "hearsay/reading/1", "article": {"text_sha256": "00"}}`, ErrOtherText},
	} {
		if _, err := AddReading(t.Context(), l, decodedReading(t, c.data), id, version); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.why, err, c.want)
		}
	}
	if found, err := l.Others(t.Context(), id); err != nil || len(found) != 0 {
		t.Errorf("%+v %v, want that nothing is kept", found, err)
	}
}

func TestOlderSpellingIsTakenIn(t *testing.T) {
	l, id, version := withArticle(t, shut)
	w, err := AddReading(t.Context(), l, decodedReading(t, `{"id": "a", "claims": [
		{"content": [{`+span("counted 30 burnt tanks")+`}], "claimant": "garrison of Irpin", "kind": "military"},
		{"content": [{`+span("30 burnt tanks")+`}], "claimant": "garrison of Irpin", "kind": "military", "within": 0}]}`), id, version)
	if err != nil || len(w.Claims) != 2 || value(w.Claims[1].Within) != w.Claims[0].ID || !strings.HasPrefix(w.Claims[0].ID, "c-") {
		t.Errorf("%+v %v", w.Claims, err)
	}
}

// killed is a reading in the older spelling: one figure of killed soldiers, its offsets in code points of text.
func killed(text, number string, low int) string {
	at := utf8.RuneCountInString(text[:strings.Index(text, number)])
	return fmt.Sprintf(`{"id": "a", "claims": [{"content": [{"start": 0, "end": %d}], "claimant": "General Staff of Ukraine", "kind": "military", "side": "Ukraine"}],
		"figures": [{"start": %d, "end": %d, "number": {"start": %[2]d, "end": %[3]d}, "measure": "killed", "of": "Russia", "subject": "soldiers", "unit": "person", "low": %[4]d, "high": %[4]d,
		"qualifier": "exact", "cumulative": true, "period": {"from": "2022-02-24", "to": "2022-03-24"}, "claimant": "General Staff of Ukraine"}]}`,
		utf8.RuneCountInString(text), at, at+len(number), low)
}

// TestWhatOnlyTheyHaveIsCompared: a figure that only another reading has stands against one of another article, and both sides are found by their ids.
func TestWhatOnlyTheyHaveIsCompared(t *testing.T) {
	l := opened(t)
	const theirs = "Втрати ворога: 15600."
	dir := folder(t, map[string]string{"a.txt": losses, "b.txt": theirs})
	var ids, versions []string
	opt := options()
	opt.Ingest.Published = "2022-03-24"
	if _, err := Add(t.Context(), l, []string{dir}, opt, func(o Outcome) { ids, versions = append(ids, *o.Article), append(versions, *o.Version) }); err != nil {
		t.Fatal(err)
	}
	if _, err := AddReading(t.Context(), l, decodedReading(t, killed(theirs, "15600", 15600)), ids[1], versions[1]); err != nil {
		t.Fatal(err)
	}
	if err := Compare(t.Context(), l, false); err != nil {
		t.Fatal(err)
	}
	p, err := l.Relations(t.Context(), ledger.Filter{}, true)
	if err != nil || len(p.Items) == 0 {
		t.Fatalf("%+v %v, want a relation between the two tolls", p.Items, err)
	}
	r := p.Items[0]
	found, err := l.FiguresByID(t.Context(), []string{r.A.Figure, r.B.Figure})
	if err != nil || len(found) != 2 {
		t.Errorf("%s: %d of its two figures are found, %v", r.Reason, len(found), err)
	}
}
