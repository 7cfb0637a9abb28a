package extract

import (
	"time"

	"hearsay"
)

// wording is what a sentence says of when a figure counts.
type wording struct {
	total, war, each, overnight bool
	perfect                     bool // "have been killed": up to now
}

// when gives figure i its period and says whether it is a running total. What the text does not say stays open; a war's total begins on its first day where the sentence speaks of the war.
func (j *figureJoin) when(i int) {
	f := &j.figures[i]
	switch {
	case harm[f.Measure] || civilian[f.Measure] || launching[f.Measure]:
		j.toll(f)
	case f.Measure == hearsay.Money || f.Measure == hearsay.Duration:
		j.lasting(f)
	}
}

// wording reads the sentence of the figure at hand.
func (j *figureJoin) wording() wording {
	var w wording
	s := j.sentence()
	for k := s.From; k < s.To; k++ {
		switch j.sortAt(k) {
		case "total":
			w.total = true
		case "war":
			w.war = true
		case "each":
			if k >= j.phrase.From-4 && k <= j.phrase.To+8 {
				w.each = true
				w.overnight = w.overnight || j.lower(k) == "overnight"
			}
		}
		if (j.lower(k) == "have" || j.lower(k) == "has" || j.lower(k) == "had") && k >= j.phrase.From-6 && k <= j.phrase.To+3 {
			w.perfect = true
		}
	}
	return w
}

// toll gives the period of a count of people, arms or missiles.
func (j *figureJoin) toll(f *hearsay.Figure) {
	w := j.wording()
	running := w.total || w.war || w.perfect
	t, since := j.timeOf(f)
	first, last, known := hearsay.Days(t.Value)
	switch {
	case f.Cumulative != nil:
		running = *f.Cumulative
	case w.each, known && !since && !w.total && !w.war:
		running = false
	}
	f.Cumulative = &running
	switch {
	case running && since && known:
		f.Period.From = first.Format(hearsay.DayFormat)
	case running && (w.war || w.total || f.Unit == "person" && f.Subject != "people"):
		if war, ok := j.lex.war(f.Of); ok && j.doc.Article.Day() >= war.start {
			f.Period.From = war.start
		}
	case !running && w.overnight:
		f.Period = nightBefore(j.doc.Article.Day())
	case !running && known && !since:
		f.Period = hearsay.Period{From: first.Format(hearsay.DayFormat), To: last.Format(hearsay.DayFormat)}
	}
	if running && known && !since && f.Period.From != "" {
		f.Period.To = last.Format(hearsay.DayFormat)
	}
}

// nightBefore is the period of what happened overnight, counted from an article's day.
func nightBefore(day string) hearsay.Period {
	t, err := time.Parse(hearsay.DayFormat, day)
	if err != nil {
		return hearsay.Period{}
	}
	return hearsay.Period{From: t.AddDate(0, 0, -1).Format(hearsay.DayFormat), To: day}
}

// timeOf is the time nearest to the figure in its sentence, and whether it is a beginning ("since 24 February").
func (j *figureJoin) timeOf(f *hearsay.Figure) (t hearsay.Time, since bool) {
	best := 1 << 30
	for _, x := range j.timesIn(j.sentence().Span) {
		if x.Value == "" {
			continue
		}
		d := max(x.Span.Start-f.Span.End, f.Span.Start-x.Span.End)
		if d < best {
			best, t = d, x
			k := j.doc.At(x.Span.Start)
			since = j.lower(k-1) == "since" || j.lower(k) == "since"
		}
	}
	return t, since
}

// lasting says of money whether it is a running total and gives it no period; how long a war has lasted begins with the war.
func (j *figureJoin) lasting(f *hearsay.Figure) {
	w := j.wording()
	if f.Measure == hearsay.Money && f.Unit != "percent" {
		running := w.total
		f.Cumulative = &running
		return
	}
	if f.Measure != hearsay.Duration {
		return
	}
	for k := j.phrase.From; k < j.phrase.To+8 && k < j.sentence().To; k++ {
		if w := j.lower(k); w == "war" || w == "invasion" {
			if len(j.lex.wars) > 0 && j.doc.Article.Day() >= j.lex.wars[0].start {
				f.Period.From = j.lex.wars[0].start
			}
			return
		}
	}
}
