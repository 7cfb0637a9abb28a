package rows

import (
	"slices"
	"strings"

	"hearsay"
)

// Reading is a reading as rows: what a shard of a crawl writes, and what a data set is read from.
type Reading struct {
	Article Article
	Claims  []Claim
	Figures []Figure
	Places  []Place
	Times   []Time
}

// FromReading makes the rows of one reading. What only a ledger knows (captured, versions, copies, facts and origins) is left as it is in a new row.
func FromReading(w *hearsay.WireReading) Reading {
	a := &w.Article
	ref := hearsay.ArticleRef{ID: a.ID, Name: a.Name, Title: a.Title, URL: a.URL, Published: a.Published, Publisher: a.Publisher, Version: a.SHA256}
	out := Reading{Article: articleOf(w), Claims: make([]Claim, len(w.Claims)), Figures: make([]Figure, len(w.Figures)), Places: make([]Place, len(w.Places)), Times: make([]Time, len(w.Times))}
	at := map[string]int{}
	for i := range w.Claims {
		c := &w.Claims[i]
		at[c.ID] = i
		out.Claims[i].ListedClaim = hearsay.ListedClaim{Schema: hearsay.SchemaClaim, WireClaim: *c, Event: listedEvent(c.Event, w.Places), Article: ref}
		out.Claims[i].WireClaim.Event = nil
	}
	for i := range w.Figures {
		f := &w.Figures[i]
		row := &out.Figures[i]
		row.ListedFigure = hearsay.ListedFigure{Schema: hearsay.SchemaFigure, WireFigure: *f, Article: ref}
		row.Via, row.Caveats = []hearsay.WireRelay{}, []hearsay.WireCaveat{}
		if n, ok := at[str(f.Claim)]; ok && f.Claim != nil {
			c := &w.Claims[n]
			row.Via, row.Caveats, row.Stance, row.Said = c.Via, c.Caveats, &c.Stance, Content(c.Content)
			out.Claims[n].Interest = joined(out.Claims[n].Interest, f.Interest)
		}
	}
	for i, p := range w.Places {
		out.Places[i] = Place{WirePlace: p, ID: placeID(&p), Article: ref, Cover: covering(out.Claims, p.WireSpan)}
	}
	for i, t := range w.Times {
		out.Times[i] = Time{WireTime: t, Article: ref, Cover: covering(out.Claims, t.WireSpan)}
	}
	out.Article.Warned = warnings(&out)
	return out
}

func articleOf(w *hearsay.WireReading) Article {
	a := &w.Article
	reader := &w.Reader
	if w.Reader == (hearsay.Reader{}) {
		reader = nil
	}
	return Article{Reader: reader, Headline: a.Headline, Furniture: w.Furniture, Text: a.Text, ListedArticle: hearsay.ListedArticle{
		Schema: hearsay.SchemaArticle, ID: a.ID, Name: a.Name, Unread: a.Unread, Claims: len(w.Claims), Figures: len(w.Figures),
		ArticleMeta: hearsay.ArticleMeta{Title: a.Title, URL: a.URL, Published: a.Published, PublishedFrom: a.PublishedFrom, Publisher: a.Publisher, Byline: a.Byline, Language: a.Language, Charset: a.Charset, Extent: a.Extent},
		Capture:     hearsay.Capture{SHA256: a.SHA256, TextSHA256: a.TextSHA256, Versions: 1}}}
}

func placeID(p *hearsay.WirePlace) string {
	q := hearsay.Place{Name: p.Name, Country: str(p.Country)}
	if p.GeoNamesID != nil {
		q.GeoNamesID = *p.GeoNamesID
	}
	return hearsay.PlaceID(q)
}

// joined puts an interest beside those that are there, parted by "; ", each once.
func joined(have, more *string) *string {
	switch {
	case more == nil || have != nil && (*have == *more || slices.Contains(strings.Split(*have, "; "), *more)):
		return have
	case have == nil:
		return more
	}
	both := *have + "; " + *more
	return &both
}

// covering is the innermost claim whose words hold a span: the last of those with the fewest words.
func covering(claims []Claim, s hearsay.WireSpan) Cover {
	best, least := -1, 0
	for i := range claims {
		length, held := 0, false
		for _, part := range claims[i].Content {
			length += part.End - part.Start
			held = held || part.Start <= s.Start && s.End <= part.End
		}
		if held && (best < 0 || length <= least) {
			best, least = i, length
		}
	}
	if best < 0 {
		return Cover{}
	}
	return CoverOf(&claims[best])
}

// CoverOf is what a claim hands on to what stands in its words.
func CoverOf(c *Claim) Cover {
	return Cover{Claim: &c.ID, Claimant: &c.Claimant.Name, Via: c.Via, Caveats: c.Caveats, Interest: c.Interest, OriginsLow: c.OriginsLow, OriginsHigh: c.OriginsHigh}
}

func warnings(r *Reading) (w Warned) {
	for i := range r.Claims {
		for _, c := range r.Claims[i].Caveats {
			w.CaveatKinds = add(w.CaveatKinds, c.Kind)
		}
	}
	for i := range r.Figures {
		w.Interests = add(w.Interests, str(r.Figures[i].Interest))
	}
	return w
}

func listedEvent(e *hearsay.WireEvent, places []hearsay.WirePlace) *hearsay.ListedEvent {
	if e == nil {
		return nil
	}
	out := &hearsay.ListedEvent{Type: e.Type, SubType: e.SubType, Window: e.Window, Actor: e.Actor, Target: e.Target}
	if e.Place != nil && *e.Place >= 0 && *e.Place < len(places) {
		out.Place = &places[*e.Place]
	}
	return out
}

// Wire makes the reading again whose rows these are.
func (r *Reading) Wire() hearsay.WireReading {
	a := &r.Article
	w := hearsay.WireReading{Schema: hearsay.SchemaReading, Furniture: a.Furniture, Claims: []hearsay.WireClaim{}, Figures: []hearsay.WireFigure{}, Places: []hearsay.WirePlace{}, Times: []hearsay.WireTime{},
		Article: hearsay.WireArticle{ID: a.ID, Name: a.Name, Headline: a.Headline, Charset: a.Charset, Unread: a.Unread, SHA256: a.SHA256, TextSHA256: a.TextSHA256, Text: a.Text,
			WireMeta: hearsay.WireMeta{Title: a.Title, Published: a.Published, PublishedFrom: a.PublishedFrom, Language: a.Language, Publisher: a.Publisher, Byline: a.Byline, URL: a.URL, Extent: a.Extent}}}
	if a.Reader != nil {
		w.Reader = *a.Reader
	}
	if w.Furniture == nil {
		w.Furniture = []hearsay.WireFurniture{}
	}
	for i := range r.Places {
		w.Places = append(w.Places, r.Places[i].WirePlace)
	}
	for i := range r.Times {
		w.Times = append(w.Times, r.Times[i].WireTime)
	}
	for i := range r.Claims {
		c := r.Claims[i].WireClaim
		c.Event = eventOfReading(r.Claims[i].ListedClaim.Event, w.Places)
		w.Claims = append(w.Claims, c)
	}
	for i := range r.Figures {
		w.Figures = append(w.Figures, r.Figures[i].WireFigure)
	}
	return w
}

func eventOfReading(e *hearsay.ListedEvent, places []hearsay.WirePlace) *hearsay.WireEvent {
	if e == nil {
		return nil
	}
	out := &hearsay.WireEvent{Type: e.Type, SubType: e.SubType, Window: e.Window, Actor: e.Actor, Target: e.Target}
	if e.Place == nil {
		return out
	}
	for i := range places {
		if places[i].WireSpan == e.Place.WireSpan && places[i].Name == e.Place.Name {
			out.Place = &i
			break
		}
	}
	return out
}
