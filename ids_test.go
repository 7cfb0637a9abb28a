package hearsay_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"hearsay"
)

// TestClaimIDWorkedExample spells out the rule of docs/claim-format.md for one claim.
func TestClaimIDWorkedExample(t *testing.T) {
	text := "Kyiv said it lost ten tanks."
	textHash := sha256.Sum256([]byte(text))
	articleHash := sha256.Sum256([]byte(text)) // no address, no key: the text itself
	article := "a-" + hex.EncodeToString(articleHash[:])[:16]
	if got := hearsay.ArticleID("", "", text); got != article {
		t.Fatalf("article id %s, want %s", got, article)
	}
	joined := article + "\x00" + hex.EncodeToString(textHash[:]) + "\x00" + "claim" + "\x00" + "5-9" + "\x00" + "0"
	sum := sha256.Sum256([]byte(joined))
	want := "c-" + hex.EncodeToString(sum[:])[:16]
	if got := hearsay.ClaimID(article, hearsay.SHA256([]byte(text)), hearsay.Span{Start: 5, End: 9}, 0); got != want {
		t.Errorf("claim id %s, want %s", got, want)
	}
}

func TestIDsTellThingsApart(t *testing.T) {
	anchor := hearsay.Span{Start: 5, End: 9}
	ids := map[string]string{}
	for what, id := range map[string]string{
		"claim": hearsay.ClaimID("a-1", "t", anchor, 0), "second claim": hearsay.ClaimID("a-1", "t", anchor, 1), "figure": hearsay.FigureID("a-1", "t", anchor, 0),
		"other article": hearsay.ClaimID("a-2", "t", anchor, 0), "other text": hearsay.ClaimID("a-1", "u", anchor, 0),
		"by address": hearsay.ArticleID("https://example.org/1", "k", "x"), "by key": hearsay.ArticleID("", "k", "x"), "by text": hearsay.ArticleID("", "", "x"),
		"group": hearsay.GroupID("figure", "f-1"), "tally": hearsay.TallyID("c", "killed", "Russia", "", ""), "name": hearsay.NameID("Ben Wallace"),
	} {
		if before, ok := ids[id]; ok {
			t.Errorf("%s and %s have one id", what, before)
		}
		ids[id] = what
	}
	if hearsay.RelationID("denies", "c-1", "c-2") != hearsay.RelationID("denies", "c-2", "c-1") {
		t.Error("a relation's id depends on the order of its mentions")
	}
	if hearsay.NameID("Sky  News’s") != hearsay.NameID("sky news's") {
		t.Error("a name's id depends on white space, case or the form of the apostrophe")
	}
	if hearsay.PlaceID(hearsay.Place{GeoNamesID: 703448}) != "703448" || hearsay.PlaceID(hearsay.Place{Name: "X"})[:2] != "x-" {
		t.Error("a place's id is not its GeoNames id, else x-")
	}
}

func TestAssignIDsPutsReferencesRight(t *testing.T) {
	text := "Kyiv said it lost ten tanks, which Moscow denied."
	r := hearsay.Reading{Article: hearsay.Article{ID: "a-1", TextSHA256: "t"}}
	r.Claims = []hearsay.Claim{
		{Attribution: hearsay.Attribution{Cue: hearsay.Span{Start: 5, End: 9}}, Factuality: hearsay.Factuality{Caveats: []hearsay.Caveat{{Kind: hearsay.Disputed, By: hearsay.Ref(1)}}}},
		{Attribution: hearsay.Attribution{Cue: hearsay.Span{Start: 42, End: 48}}, Factuality: hearsay.Factuality{Answers: []string{hearsay.Ref(0)}}, Chain: hearsay.Chain{Within: hearsay.Ref(7)}},
	}
	r.Figures = []hearsay.Figure{{Number: hearsay.Span{Start: 18, End: 21}, Claim: hearsay.Ref(0)}, {Number: hearsay.Span{Start: 18, End: 21}, Derived: hearsay.Derived{RelativeTo: hearsay.Ref(0)}}}
	r.AssignIDs(hearsay.NewIndex(text))
	if r.Claims[0].Caveats[0].By != r.Claims[1].ID || r.Claims[1].Answers[0] != r.Claims[0].ID || r.Figures[0].Claim != r.Claims[0].ID {
		t.Errorf("references do not name what they pointed at: %+v", r)
	}
	if r.Figures[0].ID == r.Figures[1].ID || r.Figures[1].Derived.RelativeTo != r.Figures[0].ID {
		t.Errorf("two figures of one number: %s, %s", r.Figures[0].ID, r.Figures[1].ID)
	}
	if r.Claims[1].Within != hearsay.Ref(7) {
		t.Errorf("a reference to nothing became %q", r.Claims[1].Within)
	}
}

func TestDays(t *testing.T) {
	for value, want := range map[string]string{
		"2022-02-24": "2022-02-24 2022-02-24", "2022-02": "2022-02-01 2022-02-28", "2022": "2022-01-01 2022-12-31", "2022-02-24/2022-03": "2022-02-24 2022-03-31",
		"2022-03/2022-02": "", "2022-02-24/": "", "yesterday": "", "": "",
	} {
		first, last, ok := hearsay.Days(value)
		got := ""
		if ok {
			got = first.Format(hearsay.DayFormat) + " " + last.Format(hearsay.DayFormat)
		}
		if got != want {
			t.Errorf("%q covers %q, want %q", value, got, want)
		}
	}
	if n, ok := hearsay.DaysApart("2022-02-24", "2022-03-01"); !ok || n != 5 {
		t.Errorf("24 February to 1 March is %d days", n)
	}
	if _, ok := hearsay.DaysApart("2022-02-24", "soon"); ok {
		t.Error("soon is no day")
	}
}

func TestAnonymous(t *testing.T) {
	for name, want := range map[string]bool{"unattributed": true, "unnamed": true, "unnamed US official": true, "Ben Wallace": false, "": false} {
		if got := (hearsay.Actor{Name: name}).Anonymous(); got != want {
			t.Errorf("%q is anonymous: %v", name, got)
		}
	}
}
