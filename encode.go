package hearsay

// Wire writes a reading in the contract's form, its spans in code points of text. Every span must fit text.
func (r *Reading) Wire(text string) WireReading {
	e := encoder{text, NewIndex(text)}
	w := WireReading{
		Schema: SchemaReading, Reader: r.Reader, Article: e.article(&r.Article),
		Furniture: []WireFurniture{}, Claims: []WireClaim{}, Figures: []WireFigure{}, Places: []WirePlace{}, Times: []WireTime{},
	}
	for _, f := range r.Furniture {
		w.Furniture = append(w.Furniture, WireFurniture{e.span(f.Span), f.Kind})
	}
	for i := range r.Claims {
		w.Claims = append(w.Claims, e.claim(&r.Claims[i]))
	}
	for i := range r.Figures {
		w.Figures = append(w.Figures, e.figure(&r.Figures[i]))
	}
	for _, p := range r.Places {
		w.Places = append(w.Places, e.place(p))
	}
	for _, t := range r.Times {
		w.Times = append(w.Times, WireTime{e.span(t.Span), optional(t.Value)})
	}
	return w
}

type encoder struct {
	text string
	ix   *Index
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (e encoder) span(s Span) WireSpan {
	p := e.ix.Points(s)
	return WireSpan{p.Start, p.End, s.Of(e.text)}
}

func (e encoder) maybe(s Span) *WireSpan {
	if s.Empty() {
		return nil
	}
	w := e.span(s)
	return &w
}

func (e encoder) article(a *Article) WireArticle {
	return WireArticle{
		ID: a.ID, Name: a.Name, Headline: e.maybe(a.Headline), Charset: a.Charset, Unread: a.Unread, SHA256: a.SHA256, TextSHA256: a.TextSHA256,
		WireMeta: WireMeta{
			Title: optional(a.Title), Published: optional(a.Published), PublishedFrom: optional(a.PublishedFrom), Language: optional(a.Language),
			Publisher: optional(a.Publisher), Byline: optional(a.Byline), URL: optional(a.URL), Extent: optional(a.Extent),
		},
	}
}

func actor(a Actor, resolved bool) WireActor {
	w := WireActor{Name: a.Name, Kind: a.Kind, Side: optional(a.Side)}
	if resolved {
		w.Resolved = &a.Resolved
	}
	return w
}

func (e encoder) claim(c *Claim) WireClaim {
	w := WireClaim{ID: c.ID, Quote: c.Quote, Score: c.Score, WireFactuality: e.factuality(&c.Factuality), WireChain: e.chain(&c.Chain)}
	w.Content = []WireSpan{}
	for _, s := range c.Content {
		w.Content = append(w.Content, e.span(s))
	}
	w.Source, w.Cue = e.maybe(c.Source), e.maybe(c.Cue)
	if c.Event != nil {
		w.Event = &WireEvent{Type: c.Event.Type, SubType: c.Event.SubType, Window: period(c.Event.Window), Actor: optional(c.Event.Actor), Target: optional(c.Event.Target)}
		if c.Event.Place >= 0 {
			w.Event.Place = &c.Event.Place
		}
	}
	if c.Control != nil {
		w.Control = &WireControl{c.Control.Place, c.Control.Holder, c.Control.State}
	}
	return w
}

func (e encoder) chain(c *Chain) WireChain {
	w := WireChain{Claimant: actor(c.Claimant, true), Within: optional(c.Within), Via: []WireRelay{}}
	for _, a := range c.Claimants {
		w.Claimants = append(w.Claimants, actor(a, true))
	}
	for _, v := range c.Via {
		w.Via = append(w.Via, WireRelay{v.Name, e.span(v.Span)})
	}
	return w
}

func (e encoder) factuality(f *Factuality) WireFactuality {
	w := WireFactuality{
		Stance: f.Stance, Answers: f.Answers, Likelihood: optional(f.Likelihood), Scale: optional(f.Scale), Confidence: optional(f.Confidence),
		Hedge: e.maybe(f.Hedge), RelayHedge: e.hedge(f.RelayHedge), PaperHedge: e.hedge(f.PaperHedge), Caveats: []WireCaveat{},
	}
	for _, c := range f.Caveats {
		w.Caveats = append(w.Caveats, WireCaveat{c.Kind, e.span(c.Span), optional(c.By)})
	}
	return w
}

func (e encoder) hedge(h Hedge) *WireHedge {
	if h.Span.Empty() {
		return nil
	}
	return &WireHedge{e.span(h.Span), optional(h.Likelihood)}
}

func period(p Period) WirePeriod { return WirePeriod{optional(p.From), optional(p.To)} }

func (e encoder) figure(f *Figure) WireFigure {
	w := WireFigure{
		ID: f.ID, WireSpan: e.span(f.Span), Number: e.span(f.Number),
		WireCounted:  WireCounted{f.Measure, optional(f.Of), optional(f.Subject), optional(f.Unit)},
		WireInterval: WireInterval{f.Low, f.Best, f.High, f.Qualifier},
		WireRunning:  WireRunning{Cumulative: f.Cumulative, Period: period(f.Period), RelativeTo: optional(f.Derived.RelativeTo), Includes: f.Includes, Interest: optional(f.Interest)},
		Claim:        optional(f.Claim), Place: optional(f.Place), Score: f.Score,
	}
	if w.Includes == nil {
		w.Includes = []string{}
	}
	if f.Derived.Low != nil || f.Derived.High != nil {
		w.Derived = &WireBounds{f.Derived.Low, f.Derived.High}
	}
	if f.Claimant != nil {
		a := actor(*f.Claimant, false)
		w.Claimant = &a
	}
	return w
}

func (e encoder) place(p Place) WirePlace {
	w := WirePlace{WireSpan: e.span(p.Span), Name: p.Name, Country: optional(p.Country), Kind: p.Kind, Precision: p.Precision}
	if p.Located {
		w.Lat, w.Lon = &p.Lat, &p.Lon
	}
	if p.GeoNamesID != 0 {
		w.GeoNamesID = &p.GeoNamesID
	}
	return w
}
