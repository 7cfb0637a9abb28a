package compare

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// A sheet is how the fixtures of this package are written: articles as "# NAME DAY OUTLET" (the outlet may be left out), under each its claims and figures, one a line, fields parted by " | ":
//
//	c1 | Government of Russia via The Herald | deny answers c0 | its forces have lost so many
//	f1 | UK Ministry of Defence | killed | soldiers of Russia | about 10000 | total since 2022-02-24 to 2022-03-24 | in c1
//
// "-" in place of a speaker is the paper's own voice. After a line "--" stands what must come of it: "KIND A B: words of the reason", "group A B …: 2 to 3 origins", "tally …", and no other relation may.

// sheet reads the articles of a sheet.
func sheet(t *testing.T, text string) []hearsay.WireReading {
	t.Helper()
	var out []hearsay.WireReading
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "# "):
			f := strings.Fields(line)
			r := hearsay.WireReading{Schema: hearsay.SchemaReading, Article: hearsay.WireArticle{ID: "a-" + f[1], Name: f[1]}}
			if len(f) > 2 {
				r.Article.Published = &f[2]
			}
			if outlet := strings.Join(f[min(3, len(f)):], " "); outlet != "" {
				r.Article.Publisher = &outlet
			}
			out = append(out, r)
		default:
			fields := strings.Split(line, " | ")
			r := &out[len(out)-1]
			if fields[0][0] == 'c' {
				r.Claims = append(r.Claims, sheetClaim(t, r, fields))
			} else {
				r.Figures = append(r.Figures, sheetFigure(t, r, fields))
			}
		}
	}
	return out
}

// offset gives each line of an article a place of its own.
func offset(r *hearsay.WireReading) int { return 1000 * (len(r.Claims) + len(r.Figures)) }

func sheetSpeaker(said string) (hearsay.WireActor, []hearsay.WireRelay) {
	name, via, relayed := strings.Cut(said, " via ")
	a := hearsay.WireActor{Name: name, Kind: hearsay.Person}
	var relays []hearsay.WireRelay
	if relayed {
		relays = append(relays, hearsay.WireRelay{Name: via})
	}
	if e, ok := actors.Default().Lookup(name); ok {
		a.Kind = e.Kind
		if e.Side != "" {
			a.Side = &e.Side
		}
	} else if (hearsay.Actor{Name: name}).Anonymous() {
		a.Kind = hearsay.Unnamed
	} else if strings.HasSuffix(name, "officials") {
		a.Kind = hearsay.Government
	}
	return a, relays
}

func sheetClaim(t *testing.T, r *hearsay.WireReading, f []string) hearsay.WireClaim {
	t.Helper()
	at := offset(r)
	c := hearsay.WireClaim{ID: f[0]}
	who, source, titled := strings.Cut(f[1], " as ")
	c.Claimant, c.Via = sheetSpeaker(who)
	if titled {
		c.Claimant.Kind = hearsay.Government
		c.Source = &hearsay.WireSpan{Start: at + 500, End: at + 500 + len(source), Text: source}
	}
	if a, b, ok := strings.Cut(who, " + "); ok {
		one, _ := sheetSpeaker(a)
		two, _ := sheetSpeaker(b)
		c.Claimant.Name, c.Claimants = a+" and "+b, []hearsay.WireActor{one, two}
	}
	words := strings.Fields(f[2])
	c.Stance = words[0]
	for i := 1; i+1 < len(words); i += 2 {
		switch words[i] {
		case "answers":
			c.Answers = append(c.Answers, words[i+1])
		case "cue":
			c.Cue = &hearsay.WireSpan{Start: at + 600, End: at + 610, Text: words[i+1]}
		case "hedge":
			c.Hedge = &hearsay.WireSpan{Start: at + 700, End: at + 720, Text: words[i+1]}
		case "likelihood":
			c.Likelihood = &words[i+1]
		case "within":
			c.Within = &words[i+1]
		default: // a caveat: its kind, and the claim that raised it or "-"
			w := hearsay.WireCaveat{Kind: words[i]}
			if words[i+1] != "-" {
				w.By = &words[i+1]
			}
			c.Caveats = append(c.Caveats, w)
		}
	}
	c.Content = []hearsay.WireSpan{{Start: at, End: at + len(f[3]), Text: f[3]}}
	for _, extra := range f[4:] {
		if extra == "headline" {
			r.Article.Headline = &c.Content[0]
			continue
		}
		if event, ok := strings.CutPrefix(extra, "event "); ok {
			c.Event = sheetEvent(t, r, event)
			continue
		}
		name := strings.TrimPrefix(extra, "place ")
		i := strings.Index(f[3], name)
		country := "UA"
		r.Places = append(r.Places, hearsay.WirePlace{WireSpan: hearsay.WireSpan{Start: at + i, End: at + i + len(name), Text: name}, Name: name, Country: &country, Kind: hearsay.City})
	}
	return c
}

// sheetEvent reads "TYPE at PLACE [from DAY [to DAY]] [by ACTOR]"; the gazetteer knows the place, or nobody does.
func sheetEvent(t *testing.T, r *hearsay.WireReading, text string) *hearsay.WireEvent {
	t.Helper()
	text, actor, _ := strings.Cut(text, " by ")
	kind, text, _ := strings.Cut(text, " at ")
	text, days, _ := strings.Cut(text, " from ")
	from, to, _ := strings.Cut(days, " to ")
	at := len(r.Places)
	e := &hearsay.WireEvent{Type: kind, Place: &at}
	for value, field := range map[*string]**string{&actor: &e.Actor, &from: &e.Window.From, &to: &e.Window.To} {
		if *value != "" {
			*field = value
		}
	}
	p := hearsay.WirePlace{WireSpan: hearsay.WireSpan{Start: 90000 + at, End: 90001 + at, Text: text}, Name: text, Kind: hearsay.City}
	if found := gazetteer.Default().Lookup(text); len(found) > 0 {
		p.Country, p.GeoNamesID, p.Kind = &found[0].Country, &found[0].ID, found[0].Kind
	}
	r.Places = append(r.Places, p)
	return e
}

func sheetFigure(t *testing.T, r *hearsay.WireReading, f []string) hearsay.WireFigure {
	t.Helper()
	at := offset(r)
	subject, of, _ := strings.Cut(f[3], " of ")
	g := hearsay.WireFigure{ID: f[0], WireSpan: hearsay.WireSpan{Start: at, End: at + 20, Text: f[4] + " " + f[3]}, WireCounted: hearsay.WireCounted{Measure: f[2], Subject: &subject}}
	if subject == "-" {
		subject = ""
	}
	if of, place, ok := strings.Cut(of, " at "); of != "" {
		g.Of = &of
		if ok {
			g.Place = &place
		}
	}
	g.WireInterval = sheetInterval(t, strings.Fields(f[4]))
	for i, w := range strings.Fields(f[5]) {
		next := strings.Fields(f[5])
		switch w {
		case "total", "period":
			b := w == "total"
			g.Cumulative = &b
		case "since":
			g.Period.From = &next[i+1]
		case "to":
			g.Period.To = &next[i+1]
		case "ratio":
			unit := "ratio"
			g.Unit, g.Text = &unit, "times higher than the death toll"
		}
	}
	for _, extra := range f[6:] {
		if interest, ok := strings.CutPrefix(extra, "interest "); ok {
			g.Interest = &interest
		}
		if rule, ok := strings.CutPrefix(extra, "with "); ok {
			g.Includes = append(g.Includes, rule)
		}
		if claim, ok := strings.CutPrefix(extra, "in "); ok {
			g.Claim = &claim
		}
	}
	if f[1] != "-" {
		who, _ := sheetSpeaker(f[1])
		g.Claimant = &who
	}
	return g
}

func sheetInterval(t *testing.T, f []string) hearsay.WireInterval {
	t.Helper()
	v := hearsay.WireInterval{Qualifier: hearsay.Exact}
	if len(f) > 1 && f[0][0] > '9' {
		v.Qualifier, f = f[0], f[1:]
	}
	number := func(s string) *float64 {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return &x
	}
	v.Low, v.High = number(f[0]), number(f[len(f)-1])
	switch v.Qualifier {
	case hearsay.AtLeast, hearsay.OrderOfMagnitude:
		v.High = nil
	case hearsay.AtMost:
		v.Low = nil
	}
	return v
}

func memberID(m hearsay.Member) string {
	if m.Figure != "" {
		return m.Figure
	}
	return m.Claim
}

// found writes what a comparison found as a sheet expects it: a line without the reason, and the reason.
func found(r Result) map[string]string {
	out := map[string]string{}
	for _, x := range r.Relations {
		ids := []string{memberID(x.A), memberID(x.B)}
		slices.Sort(ids)
		out[x.Kind+" "+strings.Join(ids, " ")] = x.Reason
	}
	return out
}

func foundGroups(r Result) map[string]string {
	out := map[string]string{}
	for _, g := range r.Groups {
		var ids []string
		for _, m := range g.Members {
			ids = append(ids, memberID(m))
		}
		slices.Sort(ids)
		origins := strconv.Itoa(g.OriginsLow)
		if g.OriginsHigh != g.OriginsLow {
			origins += " to " + strconv.Itoa(g.OriginsHigh)
		}
		out["group "+strings.Join(ids, " ")] = origins + " " + fmt.Sprint(names(g.Origins))
	}
	return out
}

// foundTallies writes the running totals by their figures: the checks, derived increments and events of their points.
func foundTallies(r Result) map[string]string {
	out := map[string]string{}
	for _, x := range r.Tallies {
		var ids, points []string
		for _, p := range x.Points {
			ids = append(ids, p.Figure)
			point := p.Check
			if p.DerivedIncrement != nil {
				point += fmt.Sprintf(" %+g", *p.DerivedIncrement)
			}
			if p.Event != nil {
				point += " " + *p.Event
			}
			points = append(points, point)
		}
		out["tally "+strings.Join(ids, " ")] = x.Claimant + ": " + strings.Join(points, "; ")
	}
	return out
}

func names(origins []hearsay.Origin) []string {
	var out []string
	for _, o := range origins {
		out = append(out, o.Name)
	}
	return out
}
