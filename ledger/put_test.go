package ledger

import (
	"context"
	"errors"
	"testing"

	"hearsay"
	"hearsay/ledger/custody"
	"hearsay/ledger/rows"
)

func state(t *testing.T, got hearsay.Added, want string) {
	t.Helper()
	if got.State != want {
		t.Errorf("state %s (reason %v), want %s", got.State, got.Reason, want)
	}
}

func TestAddingTwiceAddsNothing(t *testing.T) {
	l := opened(t)
	state(t, put(t, l, makariv()), hearsay.AddedNew)
	state(t, put(t, l, makariv()), hearsay.AddedKnown)
	if got := contents(claims(t, l, Filter{})); got != "it lost 10 tanks near Makariv | 30 men had died" {
		t.Error(got)
	}
	n, err := l.Counts(t.Context())
	if err != nil || n.Articles != 1 || n.Versions != 1 || n.Claims != 2 || n.Figures != 2 || n.Places != 1 || n.Claimants != 2 {
		t.Errorf("%+v %v", n, err)
	}
}

func TestOtherBytesAtTheSamePathAreANewVersionThatKeepsIDs(t *testing.T) {
	l := opened(t)
	put(t, l, makariv())
	before := claims(t, l, Filter{})
	changed := article("/in/makariv.txt", "2022-03-24", "Update: Kyiv said it lost 12 tanks near Makariv. Nothing else is known.",
		said{source: "Kyiv", cue: "said", content: "it lost 12 tanks near Makariv", number: 12, words: "12 tanks", measure: hearsay.EquipmentDestroyed, of: "Ukraine", place: "Makariv"})
	state(t, put(t, l, changed), hearsay.AddedVersion)
	after := claims(t, l, Filter{})
	if len(after) != 1 || after[0].ID != before[0].ID || after[0].Content[0].Text != "it lost 12 tanks near Makariv" {
		t.Errorf("the claim about tanks is now %+v, want id %s", after, before[0].ID)
	}
	gone, err := l.Claim(t.Context(), before[1].ID)
	if err != nil || gone.Gone != rows.NotFound {
		t.Errorf("the claim of Moscow is %q %v, want %q", gone.Gone, err, rows.NotFound)
	}
	a, err := l.Article(t.Context(), before[0].Article.ID)
	if err != nil || len(a.History) != 2 || !a.History[0].Current || a.Claims != 1 {
		t.Errorf("%+v %v", a, err)
	}
	old, err := l.Reading(t.Context(), a.ID, a.History[1].SHA256)
	if err != nil || len(old.Claims) != 2 || old.Claims[0].ID != before[0].ID {
		t.Errorf("the reading of the first version: %+v %v", old.Claims, err)
	}
	state(t, put(t, l, makariv()), hearsay.AddedVersion) // back to the first words
	if again := claims(t, l, Filter{}); len(again) != 2 || again[1].ID != before[1].ID || again[1].Gone != "" {
		t.Errorf("back again: %s", contents(again))
	}
}

func TestOtherMetaDataReplaceTheOld(t *testing.T) {
	l := opened(t)
	put(t, l, makariv())
	e := makariv()
	e.Version.Article.Published, e.Version.Article.PublishedFrom = "2022-03-25", "flag"
	state(t, put(t, l, e), hearsay.AddedMeta)
	a, err := l.Article(t.Context(), e.Version.Article.ID)
	if err != nil || *a.Published != "2022-03-25" || len(a.Replaced) != 1 || *a.Replaced[0].Published != "2022-03-24" || a.Versions != 1 {
		t.Errorf("%+v %v", a, err)
	}
	if got := contents(claims(t, l, Filter{When: When{From: "2022-03-25"}})); got != "it lost 10 tanks near Makariv" {
		t.Errorf("claims of the new day: %s", got)
	}
}

func TestSameWordsElsewhereAreACopy(t *testing.T) {
	l := opened(t)
	put(t, l, makariv())
	e := article("/in/copy.txt", "2022-03-26", "Kyiv said it lost 10 tanks near Makariv.\nMoscow  claimed that 30 men had died.")
	got := put(t, l, e)
	state(t, got, hearsay.AddedCopy)
	a, err := l.Article(t.Context(), *got.Article)
	if err != nil || a.CopyOf == nil || *a.CopyOf != makariv().Version.Article.ID || *a.Alike != 1 || a.Claims != 0 {
		t.Errorf("%+v %v", a, err)
	}
}

func TestUnreadIsKeptAndSearchable(t *testing.T) {
	l := opened(t)
	e := article("/in/uk.txt", "2022-03-24", "Міністерство оборони повідомило про втрати.")
	e.Version.Article.Unread, e.Reading = &hearsay.Unread{Reason: "language", Detail: "uk"}, nil
	got := put(t, l, e)
	state(t, got, hearsay.AddedUnread)
	if *got.Reason != "language uk" {
		t.Error(*got.Reason)
	}
	p, err := l.Articles(t.Context(), Filter{What: What{Text: "міністерство"}})
	if err != nil || p.Total != 1 || p.Items[0].Unread == nil {
		t.Errorf("%+v %v", p, err)
	}
	if n, err := l.Unread(t.Context()); err != nil || n["language"] != 1 {
		t.Errorf("%v %v", n, err)
	}
}

func TestTwoArticlesOfOneAddressAreTold(t *testing.T) {
	l := opened(t)
	e := makariv()
	e.Version.Article.ID = "a-0000000000000000"
	if _, err := l.Put(context.Background(), e); !errors.Is(err, ErrStale) {
		t.Errorf("put under another id: %v", err)
	}
}

func TestForgetLeavesNoWord(t *testing.T) {
	l := opened(t)
	put(t, l, makariv())
	cs := claims(t, l, Filter{})
	id := cs[0].Article.ID
	out, err := l.Forget(t.Context(), id, "asked to by the publisher")
	if err != nil || out.Claims != 2 || out.Figures != 2 || out.Blobs != 1 {
		t.Fatalf("%+v %v", out, err)
	}
	leavesNone(t, l.Path(), "tanks", "Makariv", "makariv", "Moscow", "claimed")
	c, err := l.Claim(t.Context(), cs[0].ID)
	if err != nil || c.Gone != "forgotten: asked to by the publisher" || c.Content[0].Text != "" || c.Content[0].End != cs[0].Content[0].End {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := l.Text(t.Context(), id, ""); !errors.Is(err, ErrForgotten) {
		t.Errorf("its text: %v", err)
	}
	again := put(t, l, makariv())
	if state(t, again, hearsay.AddedKnown); *again.Reason != "forgotten: asked to by the publisher" {
		t.Error(*again.Reason)
	}
	var said []string
	if _, err := l.Custody().Verify(t.Context(), func(_ custody.Checked, f custody.Finding) {
		if f != (custody.Finding{}) {
			said = append(said, f.What+" "+f.ID)
		}
	}); err != nil || len(said) != 1 || said[0] != "forgotten "+id {
		t.Errorf("%q %v", said, err)
	}
}
