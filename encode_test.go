package hearsay_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay"
)

const encodedText = "“We lost ten tanks,” Kyiv told the Harbour Herald."

func at(text string) hearsay.Span {
	for i := range encodedText {
		if len(encodedText) >= i+len(text) && encodedText[i:i+len(text)] == text {
			return hearsay.Span{Start: i, End: i + len(text)}
		}
	}
	panic(text + " does not stand there")
}

func fullReading() hearsay.Reading {
	ten, yes := 10.0, true
	score := 0.75
	who := hearsay.Actor{Name: "Government of Ukraine", Kind: hearsay.Government, Side: "Ukraine", Resolved: true}
	r := hearsay.Reading{Reader: hearsay.Reader{Version: "1", Tagger: "rules"}}
	r.Article = hearsay.Article{ID: "a-1", Name: "one", Charset: "utf-8", SHA256: "s", TextSHA256: "t", Meta: hearsay.Meta{Title: "T", Published: "2022-03-14", PublishedFrom: "flag", Publisher: "P", URL: "u", Language: "en", Byline: "b"}}
	c := hearsay.Claim{Score: &score, Event: &hearsay.Event{Type: "Battles", SubType: "Armed clash", Place: 0, Window: hearsay.Period{From: "2022-03-13"}}, Control: &hearsay.Control{Place: "Kyiv", Holder: "Ukraine", State: "holds"}}
	c.Content, c.Source, c.Cue, c.Quote = []hearsay.Span{at("“We lost ten tanks,”")}, at("Kyiv"), at("told"), hearsay.Direct
	c.Claimant, c.Claimants, c.Via, c.Within = who, []hearsay.Actor{who}, []hearsay.Relay{{Name: "Harbour Herald", Span: at("the Harbour Herald")}}, hearsay.Ref(1)
	c.Factuality = hearsay.Factuality{Stance: hearsay.Deny, Answers: []string{hearsay.Ref(1)}, Likelihood: hearsay.Likely, Scale: hearsay.Plain, Confidence: "high", Hedge: at("lost"),
		RelayHedge: hearsay.Hedge{Span: at("told"), Likelihood: hearsay.Unlikely}, PaperHedge: hearsay.Hedge{Span: at("We")}, Caveats: []hearsay.Caveat{{Kind: hearsay.Disputed, Span: at("told"), By: hearsay.Ref(1)}}}
	other := hearsay.Claim{Chain: hearsay.Chain{Claimant: who}, Factuality: hearsay.Factuality{Stance: hearsay.Assert}}
	other.Content, other.Quote = []hearsay.Span{at("ten tanks")}, hearsay.Indirect
	r.Claims = []hearsay.Claim{c, other}
	f := hearsay.Figure{Span: at("ten tanks"), Number: at("ten"), Claimant: &who, Claim: hearsay.Ref(0), Interest: hearsay.OwnSide, Cumulative: &yes, Score: &score, Period: hearsay.Period{From: "2022-02-24", To: "2022-03-14"}}
	f.Interval = hearsay.Interval{Low: &ten, Best: &ten, High: &ten, Qualifier: hearsay.Exact}
	f.Counted = hearsay.Counted{Measure: hearsay.EquipmentDestroyed, Of: "Ukraine", Subject: "tanks", Unit: "item", Includes: []string{"damaged"}, Place: "Kyiv"}
	f.Derived = hearsay.Derived{RelativeTo: hearsay.Ref(1), Low: &ten, High: &ten}
	g := hearsay.Figure{Span: at("We lost"), Number: at("We"), Interval: hearsay.Interval{Qualifier: hearsay.Exact}, Counted: hearsay.Counted{Measure: hearsay.Other}}
	r.Figures = []hearsay.Figure{f, g}
	r.Places = []hearsay.Place{{Span: at("Kyiv"), Name: "Kyiv", Country: "UA", Lat: 50.45, Lon: 30.52, Located: true, GeoNamesID: 703448, Kind: hearsay.City, Precision: 1}}
	r.Times = []hearsay.Time{{Span: at("told"), Value: "2022-03-14"}}
	r.Furniture = []hearsay.Furniture{{Span: at("Herald."), Kind: "link"}}
	r.AssignIDs(hearsay.NewIndex(encodedText))
	return r
}

func TestAReadingComesBackAsItWent(t *testing.T) {
	r := fullReading()
	data, err := json.Marshal(r.Wire(encodedText))
	if err != nil {
		t.Fatal(err)
	}
	w, err := hearsay.DecodeReading(data)
	if err != nil {
		t.Fatal(err)
	}
	back, err := w.Reading(encodedText)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, *back, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("what went (-) and what came back (+):\n%s", diff)
	}
}

func TestWhatIsAbsentIsNull(t *testing.T) {
	r := hearsay.Reading{Claims: []hearsay.Claim{{}}, Figures: []hearsay.Figure{{}}, Places: []hearsay.Place{{}}, Times: []hearsay.Time{{}}}
	data, err := json.Marshal(r.Wire(""))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Claims, Figures, Places, Times []map[string]any
		Article                        map[string]any
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	absent := func(what string, m map[string]any, keys ...string) {
		for _, k := range keys {
			if v, ok := m[k]; !ok || v != nil {
				t.Errorf("%s: %s is %v, want null", what, k, v)
			}
		}
	}
	absent("article", got.Article, "title", "headline", "published", "published_from", "language", "publisher", "byline", "url", "unread")
	absent("claim", got.Claims[0], "source", "cue", "claimants", "within", "answers", "likelihood", "scale", "confidence", "hedge", "relay_hedge", "paper_hedge", "event", "control", "score")
	absent("figure", got.Figures[0], "of", "subject", "unit", "low", "best", "high", "cumulative", "relative_to", "derived", "interest", "claimant", "claim", "place", "score")
	absent("place", got.Places[0], "country", "lat", "lon", "geonames_id")
	absent("time", got.Times[0], "value")
}

func TestOffsetsLeaveInCodePoints(t *testing.T) {
	r := fullReading()
	w := r.Wire(encodedText)
	if c := w.Claims[0].Content[0]; c.Start != 0 || c.End != 20 || c.Text != "“We lost ten tanks,”" {
		t.Errorf("content is %+v", c)
	}
	if s := w.Claims[0].Source; s.Start != 21 || s.End != 25 {
		t.Errorf("source is %+v", s)
	}
}
