package ledger

import (
	"errors"
	"testing"

	"hearsay"
	"hearsay/ledger/custody"
)

// annas is another person's reading of the Makariv article: the first claim as ours, and one that we do not have.
func annas(id string) *hearsay.WireReading {
	e := article("/in/makariv.txt", "2022-03-24", makarivText,
		said{source: "Kyiv", cue: "said", content: "it lost 10 tanks near Makariv", number: 10, words: "10 tanks", measure: hearsay.EquipmentDestroyed, of: "Ukraine"},
		said{source: "men", content: "Moscow claimed", number: 31, words: "30", measure: hearsay.Wounded, of: "Ukraine"})
	e.Reading.Reader = hearsay.Reader{Tagger: "anna"}
	under(e.Reading, id)
	return e.Reading
}

// kept is a ledger with the article and anna's reading, and the article's id.
func kept(t *testing.T) (*Ledger, string) {
	t.Helper()
	l := opened(t)
	id := *put(t, l, makariv()).Article
	for range 2 { // the same maker again takes the place of its reading
		if err := l.KeepOther(t.Context(), id, "", annas(id)); err != nil {
			t.Fatal(err)
		}
	}
	return l, id
}

func TestBothReadingsAreKept(t *testing.T) {
	l, id := kept(t)
	found, err := l.Others(t.Context(), id)
	if err != nil || len(found) != 1 || found[0].Alone || found[0].Reading.Reader.Tagger != "anna" {
		t.Fatalf("%+v %v", found, err)
	}
	second := *annas(id)
	second.Reader.Tagger = "boris"
	if err := l.KeepOther(t.Context(), id, "", &second); err != nil {
		t.Fatal(err)
	}
	if found, err = l.Others(t.Context(), id); err != nil || len(found) != 2 {
		t.Errorf("%d readings %v, want one of each maker", len(found), err)
	}
	if got := contents(claims(t, l, Filter{})); got != "it lost 10 tanks near Makariv | 30 men had died" {
		t.Errorf("our own reading is now %s", got)
	}
}

func TestWhatOnlyTheyHaveIsFoundByItsID(t *testing.T) {
	l, id := kept(t)
	theirs := annas(id)
	c, err := l.Claim(t.Context(), theirs.Claims[1].ID)
	if err != nil || c.Reader == nil || c.Reader.Tagger != "anna" || c.Gone != "" || c.Article.ID != id {
		t.Errorf("%+v %v", c, err)
	}
	f, err := l.Figure(t.Context(), theirs.Figures[0].ID)
	if err != nil || f.Reader != nil {
		t.Errorf("ours goes before theirs: %+v %v", f, err)
	}
	found, err := l.Find(t.Context(), theirs.Claims[1].ID[:10], 5)
	if err != nil || len(found) != 1 || found[0] != theirs.Claims[1].ID {
		t.Errorf("%v %v", found, err)
	}
	if _, err := l.Claim(t.Context(), "c-none"); !errors.Is(err, ErrMissing) {
		t.Errorf("an id that nobody has: %v", err)
	}
}

func TestReadingsThatAreCompared(t *testing.T) {
	l, id := kept(t)
	for r, err := range l.Readings(t.Context()) {
		if err != nil || len(r.Claims) != 3 || len(r.Figures) != 2 || r.Reader.Version != "test" {
			t.Errorf("%d claims, %d figures, %v; want ours and the claim that only they have", len(r.Claims), len(r.Figures), err)
		}
	}
	v, err := l.Version(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	ours := makariv().Reading
	under(ours, id)
	if err := l.Reread(t.Context(), &v, ours); err != nil {
		t.Fatal(err)
	}
	if found, err := l.Others(t.Context(), id); err != nil || len(found) != 1 {
		t.Errorf("after reading it again: %v %v", found, err)
	}
}

func TestAnUnreadArticleIsComparedAsOthersReadIt(t *testing.T) {
	l := opened(t)
	e := makariv()
	theirs := annas(e.Version.Article.ID)
	e.Version.Article.Unread, e.Reading = &hearsay.Unread{Reason: "language", Detail: "uk"}, nil
	id := *put(t, l, e).Article
	if err := l.KeepOther(t.Context(), id, "", theirs); err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range l.Readings(t.Context()) {
		if n++; err != nil || len(r.Claims) != 2 || r.Article.ID != id || r.Article.Published == nil || *r.Article.Published != "2022-03-24" {
			t.Errorf("%+v %v", r.Article, err)
		}
	}
	found, err := l.Others(t.Context(), id)
	if err != nil || n != 1 || len(found) != 1 || !found[0].Alone {
		t.Errorf("%d compared; %+v %v", n, found, err)
	}
}

func TestVerifyFindsTheSpansOfOthers(t *testing.T) {
	l, id := kept(t)
	before, err := l.Custody().Verify(t.Context(), func(_ custody.Checked, f custody.Finding) {
		if f != (custody.Finding{}) {
			t.Errorf("%+v", f)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	bad := annas(id)
	bad.Reader.Tagger, bad.Claims[1].Content[0].Text = "boris", "Moscow denied"
	if err := l.KeepOther(t.Context(), id, "", bad); err != nil {
		t.Fatal(err)
	}
	var said []string
	after, err := l.Custody().Verify(t.Context(), func(_ custody.Checked, f custody.Finding) {
		if f != (custody.Finding{}) {
			said = append(said, f.ID+" "+f.Problem)
		}
	})
	if err != nil || len(said) != 1 || said[0][:len(bad.Claims[1].ID)] != bad.Claims[1].ID || after.Spans <= before.Spans {
		t.Errorf("%q, %d spans after %d, %v", said, after.Spans, before.Spans, err)
	}
}

func TestForgetRemovesOtherReadings(t *testing.T) {
	l, id := kept(t)
	theirs := annas(id)
	only := theirs.Claims[1].ID
	err := l.SetComparison(t.Context(), Comparison{Relations: []hearsay.Relation{{Schema: hearsay.SchemaRelation, ID: "r-1", Kind: hearsay.Contradicts,
		Reason: "Zaporizhzhia apart", A: hearsay.Member{Article: "makariv", ArticleID: id, Claim: only}, B: hearsay.Member{ArticleID: id, Claim: theirs.Claims[0].ID}}}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Forget(t.Context(), id, "asked to"); err != nil {
		t.Fatal(err)
	}
	leavesNone(t, l.Path(), "tanks", "Moscow", "anna", "Zaporizhzhia")
	if _, err := l.Claim(t.Context(), only); !errors.Is(err, ErrMissing) {
		t.Errorf("what only they had: %v", err)
	}
	if found, err := l.Others(t.Context(), id); err != nil || len(found) != 0 {
		t.Errorf("%v %v", found, err)
	}
}

func TestAReadingOfAnotherTextIsRefused(t *testing.T) {
	l, id := kept(t)
	r := annas(id)
	r.Article.TextSHA256 = "00"
	if err := l.KeepOther(t.Context(), id, "", r); !errors.Is(err, ErrMissing) {
		t.Errorf("%v", err)
	}
}
