package extract

import (
	"math"
	"sort"
	"time"

	"hearsay"
)

// wording is what a sentence says of when a figure counts.
type wording struct {
	total, war, each, overnight bool
	summed                      bool // a word of totals stands before the figure
	perfect                     bool // "have been killed": up to now
}

// when gives figure i its period and says whether it is a running total. What the text does not say stays open; a war's total begins on its first day where the sentence speaks of the war.
func (j *figureJoin) when(i int) {
	f := &j.figures[i]
	switch {
	case tolled(f):
		j.toll(i)
	case f.Measure == hearsay.Money && f.Unit != "percent":
		j.spent(f)
	case f.Measure == hearsay.Duration:
		j.lasting(f)
	case f.Unit == "percent":
		if d := j.dateOf(f); d.known && !d.base {
			f.Period = d.period()
		}
	}
}

// tolled tells whether a figure counts people, arms or missiles that were lost, fled or were fired.
func tolled(f *hearsay.Figure) bool {
	return harm[f.Measure] || civilian[f.Measure] || launching[f.Measure]
}

// wording reads the sentence of the figure at hand.
func (j *figureJoin) wording() wording {
	var w wording
	r := j.tokens(j.at())
	for k := r.From; k < r.To; k++ {
		near := k >= j.phrase.From-12 && k <= j.phrase.To+8
		switch j.sortAt(k) {
		case "total":
			w.total = true
			w.summed = w.summed || k >= j.phrase.From-8 && k < j.phrase.To
		case "war":
			w.war = true
		case "each":
			w.each = w.each || near
			w.overnight = w.overnight || near && j.lower(k) == "overnight"
		}
		switch j.lower(k) {
		case "have", "has", "had", "'ve", "now", "currently":
			w.perfect = w.perfect || k >= j.phrase.From-6 && k <= j.phrase.To+3
		}
	}
	return w
}

// toll gives the period of a count of what was lost, fled or fired.
func (j *figureJoin) toll(i int) {
	f := &j.figures[i]
	w, d := j.wording(), j.dateOf(f)
	if before := j.listedWith(i); before != nil && f.Cumulative == nil && !w.each && !d.known {
		f.Cumulative, f.Period = before.Cumulative, before.Period
		return
	}
	running := w.war || d.base || w.total || w.perfect || f.Measure == hearsay.Casualties
	switch {
	case f.Cumulative != nil:
		running = *f.Cumulative
	case launching[f.Measure]:
		running = w.war && w.perfect || d.base
	case w.each, d.known && !d.base && !d.asOf && !w.total:
		running = false
	}
	f.Cumulative = &running
	if running {
		f.Period = j.sinceWhen(f, w, d)
		return
	}
	switch {
	case w.overnight:
		f.Period = nightBefore(j.doc.Article.Day())
	case d.known && !d.base && !w.each:
		f.Period = d.period()
	case !d.known && !w.each:
		f.Period = j.dayBefore()
	}
}

// dayBefore is the last day named in the sentence before, in the same paragraph: "A strike hit Dnipro on Sunday. It killed 12 people."
func (j *figureJoin) dayBefore() hearsay.Period {
	s := j.at()
	if s == 0 || j.doc.Sentences[s-1].Paragraph != j.doc.Sentences[s].Paragraph {
		return hearsay.Period{}
	}
	var p hearsay.Period
	for _, t := range j.timesIn(j.near(s - 1)) {
		first, last, ok := hearsay.Days(t.Value)
		if ok && last.Sub(first) <= 48*time.Hour && !j.begins(t) {
			p = hearsay.Period{From: first.Format(hearsay.DayFormat), To: last.Format(hearsay.DayFormat)}
		}
	}
	return p
}

// sinceWhen is the period of a running total: from the day that the text names, else from the first day of the war of which the sentence speaks or whose soldiers are counted, to the day of the report.
func (j *figureJoin) sinceWhen(f *hearsay.Figure, w wording, d dated) hearsay.Period {
	var p hearsay.Period
	war, fights := j.lex.war(f.Of)
	if !fights && w.war && len(j.lex.wars) > 0 {
		war, fights = j.lex.wars[0], true
	}
	ofWar := fights && j.doc.Article.Day() >= war.start && (w.war || w.total || f.Unit == "item" || f.Subject != "people" && f.Unit == "person" && !civilian[f.Measure])
	switch {
	case d.known && d.base:
		p.From = j.firstDay(d, fights)
	case ofWar:
		p.From = war.start
	}
	if d.known && d.asOf && !d.base && d.last >= p.From {
		p.To = d.last
	}
	return p
}

// firstDay is the first day of a beginning: of a war that begins within a month that the text names, and of the war whose losses are counted, its own first day.
func (j *figureJoin) firstDay(d dated, ofWar bool) string {
	size, _ := hearsay.DaysApart(d.first, d.last)
	for _, w := range j.lex.wars {
		if d.first <= w.start && w.start <= d.last && (ofWar || size <= 31) {
			return w.start
		}
	}
	return d.first
}

// listedWith is the toll before figure i in its sentence, nil when there is none.
func (j *figureJoin) listedWith(i int) *hearsay.Figure {
	if i == 0 || !tolled(&j.figures[i-1]) || j.apart(&j.figures[i-1]) > 0 {
		return nil
	}
	return &j.figures[i-1]
}

// nightBefore is the period of what happened overnight, counted from an article's day.
func nightBefore(day string) hearsay.Period {
	t, err := time.Parse(hearsay.DayFormat, day)
	if err != nil {
		return hearsay.Period{}
	}
	return hearsay.Period{From: t.AddDate(0, 0, -1).Format(hearsay.DayFormat), To: day}
}

// dated is the time that bears on a figure: base where it says from when on ("since 24 February"), asOf where it dates the report and not what is reported.
type dated struct {
	known, base, asOf bool
	first, last       string
}

func (d dated) period() hearsay.Period { return hearsay.Period{From: d.first, To: d.last} }

// dateOf is the time nearest to the figure in its sentence that has a value and does not belong to another's statement.
func (j *figureJoin) dateOf(f *hearsay.Figure) dated {
	var d dated
	best := 1 << 30
	for _, t := range j.timesIn(j.near(j.at())) {
		first, last, ok := hearsay.Days(t.Value)
		apart := max(t.Span.Start-f.Span.End, f.Span.Start-t.Span.End)
		if !ok || apart >= best || j.elsewhere(f, t.Span) {
			continue
		}
		best = apart
		d = dated{known: true, base: j.begins(t), asOf: j.datesReport(f, t.Span) || j.upTo(t.Span), first: first.Format(hearsay.DayFormat), last: last.Format(hearsay.DayFormat)}
	}
	return d
}

// begins tells whether a time is a beginning: "since" or "from the beginning of the invasion in" stands before it, or the war's first day lies in it and the war stands beside it.
func (j *figureJoin) begins(t hearsay.Time) bool {
	k := j.doc.At(t.Span.Start)
	if j.lower(k-1) == "since" || j.lower(k) == "since" {
		return true
	}
	first, last, _ := hearsay.Days(t.Value)
	for _, w := range j.lex.wars {
		if w.start < first.Format(hearsay.DayFormat) || w.start > last.Format(hearsay.DayFormat) {
			continue
		}
		for i := k - 8; i < k+8; i++ {
			if warlike[j.lower(i)] {
				return true
			}
		}
	}
	return false
}

var warlike = set("war invasion invaded aggression conflict attack bombarding fighting full-scale")

// claimOf is the claim that holds a figure, nil when none does.
func (j *figureJoin) claimOf(f *hearsay.Figure) *hearsay.Claim {
	if n, ok := hearsay.Deref(f.Claim); ok {
		return &j.r.Claims[n]
	}
	return nil
}

// datesReport tells whether a time stands outside of the content of the figure's claim: it says when somebody spoke.
func (j *figureJoin) datesReport(f *hearsay.Figure, t hearsay.Span) bool {
	c := j.claimOf(f)
	return c != nil && !c.Holds(t)
}

// upTo tells whether a time closes a count: "by 20 March", "as of Monday".
func (j *figureJoin) upTo(t hearsay.Span) bool {
	k := j.doc.At(t.Start)
	w := j.lower(k - 1)
	return w == "by" || w == "until" || w == "of" && j.lower(k-2) == "as"
}

// elsewhere tells whether a cue of a claim that does not hold the figure stands between it and a time: the time is another statement's.
func (j *figureJoin) elsewhere(f *hearsay.Figure, t hearsay.Span) bool {
	between := hearsay.Span{Start: min(f.Span.End, t.End), End: max(f.Span.Start, t.Start)}
	i := sort.Search(len(j.cues), func(i int) bool { return j.cues[i].Start >= between.Start })
	if i == len(j.cues) || !between.Contains(j.cues[i]) {
		return false
	}
	c := j.claimOf(f)
	return c == nil || c.Cue != j.cues[i]
}

var giving = set("aid assistance package packages funding support contribution grant loan loans provide send announced pledged pledge weapons committed approved allocated weapon military providing")

// spent says of money whether it is a running total: of aid and payments, not of prices and products.
func (j *figureJoin) spent(f *hearsay.Figure) {
	w, d, given := j.wording(), j.dateOf(f), false
	s := j.tokens(j.at())
	for k := max(s.From, j.phrase.From-10); k < min(s.To, j.phrase.To+8); k++ {
		given = given || giving[j.lower(k)]
	}
	running := w.summed || d.base
	if !given && !running || j.priced() {
		return
	}
	f.Cumulative = &running
	if running && d.base {
		f.Period = j.sinceWhen(f, w, d)
	}
}

// inDays are the days of a unit of time.
var inDays = map[string]float64{"day": 1, "week": 7, "month": 30.4, "year": 365.25}

// lasting gives the war's first day to how long it has lasted: the sentence speaks of war, and so long is it ago.
func (j *figureJoin) lasting(f *hearsay.Figure) {
	if f.Low == nil || inDays[f.Unit] == 0 {
		return
	}
	s, ofWar := j.tokens(j.at()), false
	for k := s.From; k < s.To; k++ {
		ofWar = ofWar || warlike[j.lower(k)]
	}
	for _, w := range j.lex.wars {
		ago, ok := hearsay.DaysApart(w.start, j.doc.Article.Day())
		said := *f.Low * inDays[f.Unit]
		if ok && ofWar && !j.ahead() && math.Abs(said-float64(ago)) <= max(inDays[f.Unit], float64(ago)/8) {
			f.Period.From = w.start
		}
	}
}

// ahead tells whether the figure speaks of what is to come.
func (j *figureJoin) ahead() bool {
	for k := j.phrase.From - 1; k < j.phrase.To; k++ {
		if w := j.lower(k); w == "next" || w == "another" {
			return true
		}
	}
	return false
}
