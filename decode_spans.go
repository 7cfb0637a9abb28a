package hearsay

import "fmt"

// Reading turns the code points of a wire reading into bytes of text. Every span must lie in text and, where it carries words, carry the words that stand there;
// the error wraps ErrSpan and names the first that does not. A span without words is read against the text; one without length is absent.
func (w *WireReading) Reading(text string) (*Reading, error) {
	d := &decoder{text: text, ix: NewIndex(text)}
	r := &Reading{Reader: w.Reader, Article: d.article(&w.Article)}
	for i := range w.Furniture {
		r.Furniture = append(r.Furniture, Furniture{d.span("furniture", w.Furniture[i].WireSpan), w.Furniture[i].Kind})
	}
	for i := range w.Claims {
		r.Claims = append(r.Claims, d.claim(&w.Claims[i]))
	}
	for i := range w.Figures {
		r.Figures = append(r.Figures, d.figure(&w.Figures[i]))
	}
	for i := range w.Places {
		r.Places = append(r.Places, d.place(&w.Places[i]))
	}
	for _, t := range w.Times {
		r.Times = append(r.Times, Time{d.span("time", t.WireSpan), value(t.Value)})
	}
	if d.err != nil {
		return nil, d.err
	}
	return r, nil
}

// decoder keeps the first span that did not fit, so that the reading can be put together in one go.
type decoder struct {
	text string
	ix   *Index
	err  error
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (d *decoder) span(what string, w WireSpan) Span {
	s, err := d.ix.Bytes(Span{w.Start, w.End})
	switch {
	case d.err != nil:
	case err != nil:
		d.err = fmt.Errorf("%s %q: %w", what, clip(w.Text), err)
	case w.Text != "" && s.Of(d.text) != w.Text:
		d.err = fmt.Errorf("%s: %w: at %d..%d stands %q, not %q", what, ErrSpan, w.Start, w.End, clip(s.Of(d.text)), clip(w.Text))
	}
	return s
}

// clip shortens words for an error message.
func clip(s string) string {
	const most = 60
	for i := range s {
		if i >= most {
			return s[:i] + "…"
		}
	}
	return s
}

func (d *decoder) maybe(what string, w *WireSpan) Span {
	if w == nil {
		return Span{}
	}
	return d.span(what, *w)
}

func (d *decoder) article(w *WireArticle) Article {
	return Article{
		ID: w.ID, Name: w.Name, Headline: d.maybe("headline", w.Headline), Charset: w.Charset, Unread: w.Unread, SHA256: w.SHA256, TextSHA256: w.TextSHA256,
		Meta: Meta{
			Title: value(w.Title), Published: value(w.Published), PublishedFrom: value(w.PublishedFrom), Language: value(w.Language),
			Publisher: value(w.Publisher), Byline: value(w.Byline), URL: value(w.URL), Extent: value(w.Extent),
		},
	}
}

func (w *WireActor) actor() Actor {
	return Actor{Name: w.Name, Kind: w.Kind, Side: value(w.Side), Resolved: w.Resolved == nil || *w.Resolved}
}

func (d *decoder) claim(w *WireClaim) Claim {
	what := "claim " + w.ID
	c := Claim{ID: w.ID, Score: w.Score, Factuality: d.factuality(what, &w.WireFactuality)}
	c.Attribution = Attribution{Source: d.maybe(what+", source", w.Source), Cue: d.maybe(what+", cue", w.Cue), Quote: w.Quote}
	for _, s := range w.Content {
		c.Content = append(c.Content, d.span(what+", content", s))
	}
	c.Chain = Chain{Claimant: w.Claimant.actor(), Within: value(w.Within)}
	for i := range w.Claimants {
		c.Claimants = append(c.Claimants, w.Claimants[i].actor())
	}
	for _, v := range w.Via {
		c.Via = append(c.Via, Relay{v.Name, d.span(what+", via", v.WireSpan)})
	}
	if e := w.Event; e != nil {
		c.Event = &Event{e.Type, e.SubType, -1, e.Window.days(), value(e.Actor), value(e.Target)}
		if e.Place != nil {
			c.Event.Place = *e.Place
		}
	}
	if w.Control != nil {
		c.Control = &Control{w.Control.Place, w.Control.Holder, w.Control.State}
	}
	return c
}

func (p WirePeriod) days() Period { return Period{value(p.From), value(p.To)} }

func (d *decoder) factuality(what string, w *WireFactuality) Factuality {
	f := Factuality{
		Stance: w.Stance, Answers: w.Answers, Likelihood: value(w.Likelihood), Scale: value(w.Scale), Confidence: value(w.Confidence),
		Hedge: d.maybe(what+", hedge", w.Hedge), RelayHedge: d.hedge(what, w.RelayHedge), PaperHedge: d.hedge(what, w.PaperHedge),
	}
	for _, k := range w.Caveats {
		f.Caveats = append(f.Caveats, Caveat{k.Kind, d.span(what+", caveat", k.WireSpan), value(k.By)})
	}
	return f
}

func (d *decoder) hedge(what string, w *WireHedge) Hedge {
	if w == nil {
		return Hedge{}
	}
	return Hedge{d.span(what+", hedge", w.WireSpan), value(w.Likelihood)}
}

func (d *decoder) figure(w *WireFigure) Figure {
	what := "figure " + w.ID
	f := Figure{
		ID: w.ID, Span: d.span(what, w.WireSpan), Number: d.span(what+", number", w.Number), Interval: Interval{w.Low, w.Best, w.High, w.Qualifier},
		Counted:    Counted{w.Measure, value(w.Of), value(w.Subject), value(w.Unit), w.Includes, value(w.Place)},
		Cumulative: w.Cumulative, Period: w.Period.days(), Derived: Derived{RelativeTo: value(w.RelativeTo)},
		Interest: value(w.Interest), Claim: value(w.Claim), Score: w.Score,
	}
	if w.Derived != nil {
		f.Derived.Low, f.Derived.High = w.Derived.Low, w.Derived.High
	}
	if w.Claimant != nil {
		a := w.Claimant.actor()
		f.Claimant = &a
	}
	return f
}

func (d *decoder) place(w *WirePlace) Place {
	p := Place{Span: d.span("place "+w.Name, w.WireSpan), Name: w.Name, Country: value(w.Country), Kind: w.Kind, Precision: w.Precision}
	if w.Lat != nil && w.Lon != nil {
		p.Lat, p.Lon, p.Located = *w.Lat, *w.Lon, true
	}
	if w.GeoNamesID != nil {
		p.GeoNamesID = *w.GeoNamesID
	}
	return p
}
