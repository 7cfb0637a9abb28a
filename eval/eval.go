// Package eval scores predicted readings against gold: readings in the contract's form in, precision, recall and F1 a row out. Its rows are those that the project's outside scorer prints.
package eval

import (
	"math"

	"hearsay"
)

// Rows of the table in the order of printing.
const (
	Claims         = "claims"
	ClaimsSource   = "claims+source"
	ClaimsStance   = "claims+stance"
	ClaimsAct      = "claims+act"
	ClaimsClaimant = "claims+claimant"
	ClaimsVia      = "claims+via"
	ClaimsKind     = "claims+kind"
	ClaimsSide     = "claims+side"
	Likelihood     = "likelihood"
	Caveats        = "caveats"
	Figures        = "figures"
	FiguresMeasure = "figures+measure"
	FiguresPeriod  = "figures+period"
	FiguresOf      = "figures+of"
	FiguresSaid    = "figures+claimant"
	Places         = "places"
	PlacesNear     = "places@10km"
	Times          = "times"
	TimesValue     = "times+value"
	Furniture      = "furniture"
	WrongParty     = "wrong party"
)

// Order is the rows with a precision and recall, in the order of printing.
func Order() []string {
	return []string{Claims, ClaimsSource, ClaimsStance, ClaimsAct, ClaimsClaimant, ClaimsVia, ClaimsKind, ClaimsSide, Likelihood, Caveats,
		Figures, FiguresMeasure, FiguresPeriod, FiguresOf, FiguresSaid, Places, PlacesNear, Times, TimesValue, Furniture}
}

// Row is one row of the table; P, R and F1 are percent, rounded to one decimal.
type Row struct {
	P    float64 `json:"p"`
	R    float64 `json:"r"`
	F1   float64 `json:"f1"`
	Hit  int     `json:"hit"`
	Gold int     `json:"gold"`
	Read int     `json:"read"`
}

// Wrong counts the found claims and figures on which gold and reading both name a party, and those that name another one; lower is better.
type Wrong struct {
	Wrong int `json:"wrong"`
	Found int `json:"found"`
}

// Percent is the share of wrong parties, rounded to one decimal.
func (w Wrong) Percent() float64 {
	if w.Found == 0 {
		return 0
	}
	return round(100 * float64(w.Wrong) / float64(w.Found))
}

// Miss is one thing that a row lost: the article, and what was missed, with its words.
type Miss struct{ Article, What string }

// Table is what a set of readings scored.
type Table struct {
	Articles int
	Absent   []string // articles without a reading
	Refused  []string // items whose spans do not fit, in words
	Rows     map[string]Row
	Wrong    Wrong
	Misses   map[string][]Miss
	Scored   []Scored `json:"-"`
}

// Article is one article of a gold folder.
type Article struct {
	Name string
	Text string
	Gold hearsay.WireReading
}

// Score compares the reading of each article, which read gives (nil when there is none), with its gold.
func Score(articles []Article, read func(Article) *hearsay.WireReading) Table {
	s := scorer{counts: map[string]*Row{}, table: Table{Articles: len(articles), Rows: map[string]Row{}, Misses: map[string][]Miss{}}}
	for _, k := range Order() {
		s.counts[k] = &Row{}
	}
	for _, a := range articles {
		r := read(a)
		if r == nil {
			s.table.Absent = append(s.table.Absent, a.Name)
			r = &hearsay.WireReading{}
		}
		s.article(a, r)
	}
	for k, c := range s.counts {
		s.table.Rows[k] = c.finish()
	}
	return s.table
}

func (c *Row) finish() Row {
	var p, r, f float64
	if c.Read > 0 {
		p = float64(c.Hit) / float64(c.Read)
	}
	if c.Gold > 0 {
		r = float64(c.Hit) / float64(c.Gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return Row{round(100 * p), round(100 * r), round(100 * f), c.Hit, c.Gold, c.Read}
}

// round is to one decimal, halves to even as the outside scorer rounds.
func round(x float64) float64 { return math.RoundToEven(x*10) / 10 }

type scorer struct {
	counts map[string]*Row
	table  Table
	name   string
	text   []rune
}

func (s *scorer) add(gold, read int, rows ...string) {
	for _, k := range rows {
		s.counts[k].Gold += gold
		s.counts[k].Read += read
	}
}

func (s *scorer) hit(row string, ok bool) {
	if ok {
		s.counts[row].Hit++
	}
}

func (s *scorer) miss(row, what string) {
	s.table.Misses[row] = append(s.table.Misses[row], Miss{s.name, what})
}

func (s *scorer) article(a Article, r *hearsay.WireReading) {
	s.name, s.text = a.Name, []rune(a.Text)
	p := s.clean(r)
	s.claims(a.Gold.Claims, p.Claims)
	day := ""
	if a.Gold.Article.Published != nil {
		day = *a.Gold.Article.Published
	}
	s.figures(day, a.Gold.Figures, p.Figures)
	s.places(a.Gold.Places, p.Places)
	s.times(a.Gold.Times, p.Times)
	s.furniture(a.Gold.Furniture, p.Furniture)
}
