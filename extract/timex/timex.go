// Package timex finds when: a Doc in, expressions of time with ISO 8601 values out, counted from the article's day. extract joins them with figures and claims next.
package timex

import (
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/text"
)

// Find returns the times of doc in the order of the text. Without an article's day, what is said in relation to it stays unresolved: value "".
func Find(doc *text.Doc) []hearsay.Time {
	f := &finder{d: doc}
	if doc.Article != nil {
		if day, err := time.Parse(hearsay.DayFormat, doc.Article.Day()); err == nil {
			f.day, f.dated = day, true
			f.war = warOf(doc, day)
		}
	}
	for _, s := range doc.Sentences {
		f.sentence(s)
	}
	return f.found
}

type finder struct {
	d     *text.Doc
	day   time.Time // the article's day
	dated bool
	war   time.Time // the first day of the war that the article speaks of, zero when none
	from  int       // the tokens of the sentence
	to    int
	found []hearsay.Time
	last  last
	onDay string // the weekday that stands before the date being read, in lower case
}

// last is what was found last: expressions such as "the next day" and dates without a year count from it.
type last struct {
	day  time.Time
	at   int // the token where it ended
	year int // of the last date that named its year
	said int // the token where that ended
}

// expression is tokens [from, to) and what they stand for.
type expression struct {
	from, to int
	value    string
}

func (f *finder) sentence(s text.Sentence) {
	if f.d.InFurniture(s.Span) && f.wholly(s) {
		return
	}
	f.from, f.to = s.From, s.To
	for i := s.From; i < s.To; {
		e, ok := f.at(i)
		if !ok || f.d.InFurniture(f.span(e)) {
			i++
			continue
		}
		f.add(e)
		i = e.to
	}
}

// wholly tells whether a sentence's first and last words both lie in furniture.
func (f *finder) wholly(s text.Sentence) bool {
	return s.To > s.From && f.d.InFurniture(f.d.Tokens[s.From].Span) && f.d.InFurniture(f.d.Tokens[s.To-1].Span)
}

func (f *finder) span(e expression) hearsay.Span {
	return f.d.SpanOf(text.Range{From: e.from, To: e.to})
}

func (f *finder) add(e expression) {
	first, until, ok := hearsay.Days(e.value)
	if !ok {
		e.value = ""
	}
	f.found = append(f.found, hearsay.Time{Span: f.span(e), Value: e.value})
	if !ok {
		return
	}
	if first.Equal(until) {
		f.last.day, f.last.at = first, e.to
	}
	if f.namesYear(e) && until.Sub(first) < 300*24*time.Hour {
		f.last.year, f.last.said = first.Year(), e.to
	}
}

func (f *finder) namesYear(e expression) bool {
	for i := e.from; i < e.to; i++ {
		if n, ok := f.digits(i); ok && n >= 1900 && n < 2100 {
			return true
		}
	}
	return false
}

// rules read an expression that begins at a token; where several do, the longest stands.
var rules = [...]func(*finder, int) expression{
	(*finder).oneOrTwoDates, (*finder).dayParts, (*finder).weekday, (*finder).year,
	(*finder).named, (*finder).relative, (*finder).stretch, (*finder).counted,
	(*finder).bare, (*finder).edges, (*finder).phases, (*finder).ofWar,
	(*finder).season, (*finder).holiday, (*finder).clock, (*finder).numeric,
}

// at is the longest expression that begins at token i.
func (f *finder) at(i int) (expression, bool) {
	t := f.d.Tokens[i]
	if t.Kind == text.Mark || t.Kind == text.Word && !opening()[t.Lower] {
		return expression{}, false
	}
	best := expression{}
	for _, rule := range rules {
		if e := rule(f, i); e.to > best.to {
			best = e
		}
	}
	best.from = i
	return best, best.to > i
}

// w is token i of the sentence in lower case, "" outside of it.
func (f *finder) w(i int) string {
	if i < f.from || i >= f.to {
		return ""
	}
	return f.d.Tokens[i].Lower
}

// said tells whether the tokens from i on are the words.
func (f *finder) said(i int, words ...string) bool {
	for k, w := range words {
		if f.w(i+k) != w {
			return false
		}
	}
	return true
}

func (f *finder) capital(i int) bool {
	if i < f.from || i >= f.to {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.d.Words(i))
	return unicode.IsUpper(r)
}

// touches tells whether token i follows the one before it without white space.
func (f *finder) touches(i int) bool {
	return i > 0 && i < len(f.d.Tokens) && f.d.Tokens[i].Start == f.d.Tokens[i-1].End
}

// digits is the whole number that token i is, without a thousands' comma or a suffix.
func (f *finder) digits(i int) (int, bool) {
	w := f.w(i)
	if w == "" || len(w) > 4 {
		return 0, false
	}
	n := 0
	for k := range len(w) {
		if w[k] < '0' || w[k] > '9' {
			return 0, false
		}
		n = 10*n + int(w[k]-'0')
	}
	return n, true
}

// ordinal is the number of "24th" or "second".
func (f *finder) ordinal(i int) (int, bool) {
	w := f.w(i)
	if n, ok := f.value(i, "ordinal"); ok {
		return n, true
	}
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
	default:
		return 0, false
	}
	n := 0
	for k := range len(w) - 2 {
		if w[k] < '0' || w[k] > '9' || n > 9999 {
			return 0, false
		}
		n = 10*n + int(w[k]-'0')
	}
	return n, true
}

// number is the count at i, in digits or words, and the token after it. A vague one ("a few", "several") is -1.
func (f *finder) number(i int) (n, to int) {
	if n, ok := f.digits(i); ok {
		return n, i + 1
	}
	k := i
	if f.w(k) == "a" && f.is(k+1, "vague") {
		k++
	}
	if f.is(k, "vague") {
		if f.w(k+1) == "of" {
			return -1, k + 2
		}
		return -1, k + 1
	}
	if n, ok := f.value(i, "number"); ok {
		if f.w(i+1) == "-" && f.touches(i+1) { // "one-year": no count of years
			return 0, 0
		}
		return n, i + 1
	}
	return 0, 0
}
