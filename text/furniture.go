package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Kinds of furniture, as the contract names them.
const (
	link     = "link"
	headline = "headline"
	caption  = "caption"
	byline   = "byline"
	promo    = "promo"
)

// Lengths in tokens that tell furniture from prose.
const (
	longLine   = 60 // a phrase of the lexicon opens no longer paragraph than this, unless its row says so
	shortLine  = 12 // the same for phrases that prose may open with too
	captionMin = 12 // a crosshead is shorter, and a crosshead belongs to the article
	chartMin   = 15
	promoMax   = 8 // paragraphs between "skip past newsletter promotion" and its end
)

// furniture finds what is not the article: whole paragraphs, or the tag, the first or the last sentence of one. In order, not overlapping.
func furniture(d *Doc) []hearsay.Furniture {
	f := furnisher{d: d, title: titleOf(d)}
	for i := range d.Paragraphs {
		if line := firstLine(d.Text, d.Paragraphs[i].Span); line != d.Paragraphs[i].Span {
			f.add(line, furnitureRows().match(line.Of(d.Text), bare(line.Of(d.Text)), shortLine, false))
		} else if kind := f.kind(i); kind != "" {
			f.add(line, kind)
		} else {
			f.parts(i)
		}
	}
	f.newsletters()
	sort.Slice(f.found, func(i, j int) bool { return f.found[i].Span.Start < f.found[j].Span.Start })
	return f.found
}

// firstLine is the first line of a paragraph, all of it where it is a single line.
func firstLine(text string, s hearsay.Span) hearsay.Span {
	if i := strings.IndexAny(s.Of(text), "\n\r"); i > 0 {
		return trim(text, hearsay.Span{Start: s.Start, End: s.Start + i})
	}
	return s
}

type furnisher struct {
	d     *Doc
	title string // the folded headline, "" when unknown
	found []hearsay.Furniture
}

func (f *furnisher) add(s hearsay.Span, kind string) {
	if kind != "" {
		f.found = append(f.found, hearsay.Furniture{Span: s, Kind: kind})
	}
}

// titleOf is the headline as it is compared: the known title, else the first paragraph where it is a line without a full stop.
func titleOf(d *Doc) string {
	if d.Article != nil && d.Article.Title != "" {
		return bare(d.Article.Title)
	}
	if len(d.Paragraphs) > 1 && !d.stopped(d.Paragraphs[0]) && d.Paragraphs[0].To-d.Paragraphs[0].From <= 2*captionMin {
		return bare(d.Paragraphs[0].Of(d.Text))
	}
	return ""
}

// kind is the kind of furniture that paragraph i is as a whole, "" for none.
func (f *furnisher) kind(i int) string {
	p := f.d.Paragraphs[i]
	if f.isHeadline(i) {
		return ""
	}
	folded := bare(p.Of(f.d.Text))
	if folded == f.title && f.title != "" {
		return headline
	}
	if kind := furnitureRows().match(p.Of(f.d.Text), folded, p.To-p.From, true); kind != "" {
		return kind
	}
	switch {
	case f.d.shouted(p):
		return link
	case f.isSignature(i):
		return byline
	case f.d.isChart(p), f.isCaption(i):
		return caption
	}
	return ""
}

// isHeadline tells whether paragraph i is where the article's own title stands.
func (f *furnisher) isHeadline(i int) bool {
	p := f.d.Paragraphs[i]
	if f.d.Article != nil && !f.d.Article.Headline.Empty() {
		return p.Overlaps(f.d.Article.Headline)
	}
	return i == 0 && f.title != "" && bare(p.Of(f.d.Text)) == f.title
}

// shouted tells whether a paragraph is a line in capitals, as sites print links between paragraphs.
func (d *Doc) shouted(p Paragraph) bool {
	n := p.To - p.From
	if n < 4 || n > longLine || d.Tokens[p.To-1].Lower == "." {
		return false
	}
	capitals := 0
	for _, r := range p.Of(d.Text) {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 12
}

// isSignature tells whether paragraph i, near the end, is an author's or editor's initials: "(MBR)", "ol".
func (f *furnisher) isSignature(i int) bool {
	w := strings.Trim(f.d.Paragraphs[i].Of(f.d.Text), "()[]/ ")
	return i > 0 && i >= len(f.d.Paragraphs)-3 && len(w) > 0 && len(w) <= 4 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// isChart tells whether a paragraph is a table or chart whose cells have run together: many numbers, no sentence.
func (d *Doc) isChart(p Paragraph) bool {
	numbers := 0
	for _, t := range d.Tokens[p.From:p.To] {
		if t.Kind == Number {
			numbers++
		}
	}
	return p.To-p.From >= chartMin && 3*numbers > p.To-p.From && !d.stopped(p)
}

// isCaption tells whether paragraph i is a line that ends without a stop among paragraphs that end with one, too long for a crosshead.
func (f *furnisher) isCaption(i int) bool {
	p := f.d.Paragraphs[i]
	if i == 0 || i == len(f.d.Paragraphs)-1 || p.To-p.From < captionMin || p.To-p.From > longLine || f.d.stopped(p) || p.Sentences.To-p.Sentences.From > 1 {
		return false
	}
	return f.d.stopped(f.d.Paragraphs[i-1]) && f.d.stopped(f.d.Paragraphs[i+1]) && f.d.Tokens[p.From].Kind == Word && !f.d.has(p.Range, ":", ";", "“", "\"", "...")
}

func (d *Doc) has(r Range, marks ...string) bool {
	for _, t := range d.Tokens[r.From:r.To] {
		for _, m := range marks {
			if t.Lower == m {
				return true
			}
		}
	}
	return false
}

// stopped tells whether a paragraph ends as prose does.
func (d *Doc) stopped(p Paragraph) bool {
	for i := p.To - 1; i >= p.From; i-- {
		switch d.Tokens[i].Lower {
		case ".", "!", "?", "…", ":", ";", ",", "-", "–", "—":
			return true
		case "\"", "”", "»", ")", "]":
			continue
		}
		r, _ := utf8.DecodeRuneInString(d.Words(i))
		return r == '’' && i > p.From && strings.ContainsAny(d.Words(i-1), ".!?")
	}
	return false
}

// parts finds the furniture in a paragraph that is otherwise the article: the tag before it, its last sentence.
func (f *furnisher) parts(i int) {
	p := f.d.Paragraphs[i]
	f.add(f.d.tag(p))
	if n := p.Sentences.To - p.Sentences.From; n < 2 {
		return
	}
	s := f.d.Sentences[p.Sentences.To-1]
	if w := s.Of(f.d.Text); len(w) < 8*longLine {
		f.add(s.Span, furnitureRows().match(w, bare(w), s.To-s.From, false))
	}
}

// tag is the agency's or desk's tag that opens a paragraph, with the dash or colon after it: "(CNN) —", "EXCLUSIVE:".
func (d *Doc) tag(p Paragraph) (hearsay.Span, string) {
	for i := p.From + 1; i < min(p.From+6, p.To); i++ {
		switch d.Tokens[i].Lower {
		case "-", "–", "—", ":":
			end := i + 1
			for end < p.To && d.Tokens[end].Lower == d.Tokens[i].Lower {
				end++
			}
			words := hearsay.Span{Start: p.Start, End: d.Tokens[i-1].End}
			if kind := furnitureRows().tags[lower(words.Of(d.Text))]; kind != "" {
				return hearsay.Span{Start: p.Start, End: d.Tokens[end-1].End}, kind
			}
			return hearsay.Span{}, ""
		}
	}
	return hearsay.Span{}, ""
}

// newsletters marks what stands between "skip past newsletter promotion" and "after newsletter promotion" where they are paragraphs of their own.
func (f *furnisher) newsletters() {
	marked := map[int]bool{} // paragraphs that hold some furniture already
	for _, x := range f.found {
		if i := f.d.At(x.Span.Start); i < len(f.d.Tokens) {
			marked[f.d.Tokens[i].Paragraph] = true
		}
	}
	open := -1
	for i, p := range f.d.Paragraphs {
		switch w := bare(p.Of(f.d.Text)); {
		case strings.HasPrefix(w, "skip past newsletter promotion"):
			open = i
		case strings.HasPrefix(w, "after newsletter promotion") && open >= 0 && i-open <= promoMax:
			for k := open + 1; k < i; k++ {
				if !marked[k] {
					f.add(f.d.Paragraphs[k].Span, promo)
				}
			}
			open = -1
		}
	}
}
