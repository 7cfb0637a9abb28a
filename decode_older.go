package hearsay

import (
	"encoding/json"
	"fmt"
	"strings"
)

// The older spelling of a reading: one object with the article's name as id, claimant, kind and side as strings side by side, via a list of names,
// figures with a claimant's name or null, positions in place of ids.

type olderReading struct {
	ID        string          `json:"id"`
	Published *string         `json:"published"`
	Publisher *string         `json:"publisher"`
	Furniture []WireFurniture `json:"furniture"`
	Claims    []olderClaim    `json:"claims"`
	Figures   []olderFigure   `json:"figures"`
	Places    []WirePlace     `json:"places"`
	Times     []WireTime      `json:"times"`
}

type olderClaim struct {
	WireAttribution
	Claimant   string       `json:"claimant"`
	Kind       string       `json:"kind"`
	Side       *string      `json:"side"`
	Via        []string     `json:"via"`
	Within     *int         `json:"within"`
	Stance     string       `json:"stance"`
	Answers    []int        `json:"answers"`
	Likelihood *string      `json:"likelihood"`
	Hedge      *WireSpan    `json:"hedge"`
	Caveats    []WireCaveat `json:"caveats"`
	Quote      string       `json:"quote"`
}

type olderFigure struct {
	WireSpan
	Number WireSpan `json:"number"`
	WireCounted
	WireInterval
	Cumulative *bool      `json:"cumulative"`
	Period     WirePeriod `json:"period"`
	Claimant   *string    `json:"claimant"`
	Place      *string    `json:"place"`
}

func decodeOlder(data []byte) (WireReading, error) {
	var o olderReading
	if err := json.Unmarshal(data, &o); err != nil {
		return WireReading{}, err
	}
	w := WireReading{Schema: SchemaReading, Furniture: o.Furniture, Places: o.Places, Times: o.Times}
	w.Article = WireArticle{ID: ArticleID("", o.ID, ""), Name: o.ID, WireMeta: WireMeta{Published: o.Published, Publisher: o.Publisher}}
	if o.Published != nil {
		from := "manifest"
		w.Article.PublishedFrom = &from
	}
	for i := range o.Claims {
		w.Claims = append(w.Claims, o.Claims[i].newer())
	}
	for i := range o.Figures {
		w.Figures = append(w.Figures, o.Figures[i].newer(w.Claims))
	}
	return w, nil
}

func olderID(prefix string, n int) string { return fmt.Sprintf("%s%d", prefix, n) }

func (o *olderClaim) newer() WireClaim {
	c := WireClaim{WireAttribution: o.WireAttribution, Quote: o.Quote}
	c.Claimant = WireActor{Name: o.Claimant, Kind: o.Kind, Side: o.Side}
	c.Claimants = joint(c.Claimant)
	for _, name := range o.Via {
		c.Via = append(c.Via, WireRelay{Name: name})
	}
	if o.Within != nil {
		within := olderID("c", *o.Within)
		c.Within = &within
	}
	c.WireFactuality = WireFactuality{Stance: o.Stance, Likelihood: o.Likelihood, Hedge: o.Hedge, Caveats: o.Caveats}
	for _, n := range o.Answers {
		c.Answers = append(c.Answers, olderID("c", n))
	}
	return c
}

// newer gives the figure the innermost claim that holds it and its claimant's kind and side, as far as a claim of that name tells them.
func (o *olderFigure) newer(claims []WireClaim) WireFigure {
	f := WireFigure{WireSpan: o.WireSpan, Number: o.Number, WireCounted: o.WireCounted, WireInterval: o.WireInterval, Place: o.Place}
	f.WireRunning = WireRunning{Cumulative: o.Cumulative, Period: o.Period}
	f.Best = asWritten(f.WireInterval)
	if n := innermost(claims, o.WireSpan); n >= 0 {
		id := olderID("c", n)
		f.Claim = &id
	}
	if o.Claimant != nil {
		f.Claimant = &WireActor{Name: *o.Claimant, Kind: Unnamed}
		for i := range claims {
			if claims[i].Claimant.Name == *o.Claimant {
				f.Claimant.Kind, f.Claimant.Side = claims[i].Claimant.Kind, claims[i].Claimant.Side
				break
			}
		}
	}
	return f
}

// asWritten is the number itself: the one bound where both are equal, nil for a range and an order of magnitude, and where a bound is open.
func asWritten(i WireInterval) *float64 {
	if i.Low == nil || i.High == nil || *i.Low != *i.High || i.Qualifier == OrderOfMagnitude {
		return nil
	}
	return i.Low
}

// innermost is the position of the shortest claim whose content holds the span, -1 when none does.
func innermost(claims []WireClaim, s WireSpan) int {
	best, length := -1, 0
	for i := range claims {
		size, holds := 0, false
		for _, p := range claims[i].Content {
			size += p.End - p.Start
			holds = holds || p.Start <= s.Start && s.End <= p.End
		}
		if holds && (best < 0 || size < length) {
			best, length = i, size
		}
	}
	return best
}

// joint parts "Government of Finland and Government of Sweden" into its two claimants: at an "and" with at least two words, the first with a capital, on either side;
// "Ministry of Education and Science of Ukraine" is one, since its left side lacks the country. Nil where the name is one claimant's.
func joint(a WireActor) []WireActor {
	left, right, ok := strings.Cut(a.Name, " and ")
	if !ok || strings.HasPrefix(left, "Ministry of ") && strings.Count(left, " of ") < 2 || !severalNames(left) || !severalNames(right) {
		return nil
	}
	return []WireActor{{Name: left, Kind: a.Kind, Side: a.Side}, {Name: right, Kind: a.Kind, Side: a.Side}}
}

func severalNames(s string) bool {
	return len(strings.Fields(s)) > 1 && s[0] >= 'A' && s[0] <= 'Z'
}
