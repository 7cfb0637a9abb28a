package main

import (
	"bytes"
	"strings"
	"testing"

	"hearsay"
)

const printed = `Kyiv said, the Times reported, that it is highly likely that about 450 soldiers had died. The claim could not be confirmed. Moscow denied it.`

// at is the span of the first occurrence of words in printed.
func at(words string) hearsay.Span {
	i := strings.Index(printed, words)
	return hearsay.Span{Start: i, End: i + len(words)}
}

// TestPrintReading holds the form of a whole reading: every part with its words, numbers that lead from one to the other, nothing wider than the window.
func TestPrintReading(t *testing.T) {
	t.Setenv("COLUMNS", "80")
	n := func(x float64) *float64 { return &x }
	yes := true
	kyiv := hearsay.Actor{Name: "Government of Ukraine", Kind: hearsay.Government, Side: "Ukraine", Resolved: true}
	v := &hearsay.Version{Text: printed, Article: hearsay.Article{Name: "losses", Meta: hearsay.Meta{
		Title: "Losses\x1b[31m", Publisher: "The Daily Example", Published: "2022-03-24", PublishedFrom: "page", Language: "en", URL: "https://example.org/losses",
	}}}
	r := &hearsay.Reading{
		Furniture: []hearsay.Furniture{{Kind: "link"}, {Kind: "share"}, {Kind: "link"}},
		Claims: []hearsay.Claim{{
			ID:          "c-1",
			Attribution: hearsay.Attribution{Content: []hearsay.Span{at("about 450 soldiers had died")}, Source: at("Kyiv"), Cue: at("said")},
			Chain:       hearsay.Chain{Claimant: kyiv, Via: []hearsay.Relay{{Name: "The Times", Span: at("the Times")}}},
			Factuality: hearsay.Factuality{
				Stance: hearsay.Assess, Likelihood: hearsay.HighlyLikely, Scale: hearsay.PHIA, Hedge: at("highly likely"), Confidence: "moderate",
				PaperHedge: hearsay.Hedge{Span: at("reported")},
				Caveats:    []hearsay.Caveat{{Kind: hearsay.Unconfirmed, Span: at("could not be confirmed")}, {Kind: hearsay.Disputed, Span: at("denied"), By: "c-2"}},
			},
		}, {
			ID:          "c-2",
			Attribution: hearsay.Attribution{Content: []hearsay.Span{at("it.")}, Source: at("Moscow"), Cue: at("denied")},
			Chain:       hearsay.Chain{Claimant: hearsay.Actor{Name: "Moscow", Kind: hearsay.Person}, Within: "c-1"},
			Factuality:  hearsay.Factuality{Stance: hearsay.Deny, Answers: []string{"c-1"}},
		}},
		Figures: []hearsay.Figure{{
			ID: "f-1", Span: at("about 450 soldiers had died"), Number: at("about 450"), Interval: hearsay.Interval{Low: n(450), Best: n(450), High: n(450), Qualifier: hearsay.About},
			Counted:    hearsay.Counted{Measure: hearsay.Killed, Of: "Ukraine", Subject: "soldiers", Unit: "person", Includes: []string{"volunteers"}},
			Cumulative: &yes, Period: hearsay.Period{From: "2022-02-24"}, Interest: hearsay.OwnSide, Claimant: &kyiv, Claim: "c-1",
		}},
		Places: []hearsay.Place{{Span: at("Kyiv"), Name: "Kyiv", Country: "UA", Kind: hearsay.City, Located: true, Lat: 50.45, Lon: 30.52}, {Span: at("Moscow"), Name: "Nowhere", Kind: hearsay.Village}},
		Times:  []hearsay.Time{{Span: at("died"), Value: "2022-03"}, {Span: at("The claim")}},
	}
	var out bytes.Buffer
	if err := newReadingPrinter(&streams{out: &out}).print(v, r); err != nil {
		t.Fatal(err)
	}
	want := `Losses` + "\uFFFD" + `[31m
The Daily Example; published 24 Mar 2022, says the page; language en
https://example.org/losses

Claims
  1 Government of Ukraine (government, Ukraine), via The Times
    assesses: “about 450 soldiers had died”
    source “Kyiv”, cue “said”
    hedge “highly likely” (highly likely: 80 to 90 % on the UK's probability
    yardstick); the paper's hedge “reported”; moderate confidence
    not confirmed: “could not be confirmed”
    disputed by claim 2: “denied”

  2 Moscow (person, as named in the text)
    denies claim 1, within claim 1: “it.”
    source “Moscow”, cue “denied”

Figures
  1 about 450 killed of Ukraine (soldiers) since 24 Feb 2022 in all, volunteers
    included, said by Government of Ukraine, counting its own side (claim 1):
    “about 450 soldiers had died”

Places
    Kyiv (city, UA, 50.45 30.52): “Kyiv said, the Times reported, that it is …”
    Nowhere (village, not in the gazetteer): “… The claim could not be
      confirmed. Moscow denied it.”

Times
    Mar 2022: “… likely that about 450 soldiers had died. The claim could not be
      confirmed. …”
    day not known: “… that about 450 soldiers had died. The claim could not be
      confirmed. Moscow denied …”

2 claims, 1 figure, 2 place names, 2 times; left out as page furniture: 2 links,
1 share.
`
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestUnreadWords(t *testing.T) {
	for _, reason := range []string{"language", "too-long", "consent-page", "paywall", "no-text", "scan"} {
		if words := unreadWords(&hearsay.Unread{Reason: reason, Detail: "x"}); !strings.HasSuffix(words, ".") || len(words) < 5 {
			t.Errorf("%s: %q", reason, words)
		}
	}
}

func TestQuoteWords(t *testing.T) {
	for words, want := range map[string]string{
		"ten tanks": "“ten tanks”", "“ten tanks”": "“ten tanks”", "“ten tanks": "“ten tanks”", "a “good” guess": "“a “good” guess”", "a “good guess”": "“a “good guess””", "ten\n tanks": "“ten tanks”",
	} {
		if got := quoteWords(words); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}
