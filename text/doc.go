// Package text cuts an article's text into paragraphs, sentences, tokens and quotations: a Doc, all of it spans of the one text. The passes under extract read it next.
package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"hearsay"
)

// Kind of a token.
type Kind uint8

// Kinds of token.
const (
	Word   Kind = iota // begins with a letter
	Number             // begins with a digit; "10,000", "3.5", "2nd", "70km"
	Mark               // anything else that is no white space
)

// Token is one word, number or mark. Lower is its words in lower case with typographic apostrophes made plain; it is for looking up only.
// A possessive 's is a token of its own.
type Token struct {
	hearsay.Span
	Kind      Kind
	Lower     string
	Sentence  int // index into Doc.Sentences
	Paragraph int // index into Doc.Paragraphs
}

// Range is the tokens [From, To) of a Doc.
type Range struct{ From, To int }

// Sentence is one sentence: its span without surrounding white space, its tokens and its paragraph.
type Sentence struct {
	hearsay.Span
	Range
	Paragraph int
}

// Paragraph is one paragraph: its span without surrounding white space, its tokens and its sentences.
type Paragraph struct {
	hearsay.Span
	Range
	Sentences Range // indices into Doc.Sentences
}

// Quotation is what stands between quotation marks, marks included. A quotation that runs over several paragraphs is one Quotation a paragraph:
// all but the first have Resumed set, all but the last are not Closed.
type Quotation struct {
	hearsay.Span
	Closed  bool
	Resumed bool // goes on from the quotation before, without having been closed
	Single  bool // stands between single marks
}

// Doc is an article's text with everything that was cut out of it. It is not changed after New or Open.
type Doc struct {
	Article    *hearsay.Article
	Text       string
	Tokens     []Token
	Sentences  []Sentence
	Paragraphs []Paragraph
	Quotations []Quotation
	Furniture  []hearsay.Furniture
	Labels     *Labels // nil where no tagger was asked
}

// New cuts text. It never fails: an empty text gives an empty Doc.
func New(article *hearsay.Article, text string) *Doc {
	d := &Doc{Article: article, Text: text}
	for _, p := range paragraphs(text) {
		d.addParagraph(p)
	}
	d.Quotations = quotations(d)
	d.Furniture = furniture(d)
	return d
}

// At returns the index of the token that holds or follows byte offset, len(d.Tokens) when there is none.
func (d *Doc) At(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}

// Within returns the tokens that lie wholly in span.
func (d *Doc) Within(s hearsay.Span) Range {
	from := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= s.Start })
	to := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > s.End })
	return Range{from, max(from, to)}
}

// SpanOf returns the span from the first to the last token of r.
func (d *Doc) SpanOf(r Range) hearsay.Span {
	if r.To <= r.From {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: d.Tokens[r.From].Start, End: d.Tokens[r.To-1].End}
}

// Words returns the text of token i as it stands.
func (d *Doc) Words(i int) string { return d.Tokens[i].Of(d.Text) }

// SentenceOf is the index of the sentence that a span begins in, the last for what begins after the last token.
func (d *Doc) SentenceOf(s hearsay.Span) int {
	if t := d.At(s.Start); t < len(d.Tokens) {
		return d.Tokens[t].Sentence
	}
	return max(0, len(d.Sentences)-1)
}

// InFurniture tells whether span touches page furniture.
func (d *Doc) InFurniture(s hearsay.Span) bool {
	i := sort.Search(len(d.Furniture), func(i int) bool { return d.Furniture[i].Span.End > s.Start })
	return i < len(d.Furniture) && d.Furniture[i].Span.Overlaps(s)
}

func (d *Doc) addParagraph(s hearsay.Span) {
	n, first := len(d.Paragraphs), len(d.Tokens)
	p := Paragraph{Span: s, Range: Range{From: first}, Sentences: Range{From: len(d.Sentences)}}
	d.tokenize(s, n)
	p.To = len(d.Tokens)
	d.split(p.Range, n)
	p.Sentences.To = len(d.Sentences)
	d.Paragraphs = append(d.Paragraphs, p)
}

func (d *Doc) tokenize(s hearsay.Span, paragraph int) {
	it := words.FromString(d.Text[s.Start:s.End])
	for it.Next() {
		from, to := s.Start+it.Start(), s.Start+it.End()
		first, _ := utf8.DecodeRuneInString(d.Text[from:to])
		if unicode.IsSpace(first) || unicode.Is(unicode.Cf, first) && to-from <= utf8.UTFMax {
			continue
		}
		cut := possessive(d.Text[from:to])
		for stop := lostSpace(d.Text[from : to-cut]); stop > 0; stop = lostSpace(d.Text[from : to-cut]) {
			d.add(hearsay.Span{Start: from, End: from + stop}, first, paragraph)
			d.add(hearsay.Span{Start: from + stop, End: from + stop + 1}, '.', paragraph)
			from += stop + 1
			first, _ = utf8.DecodeRuneInString(d.Text[from:to])
		}
		d.add(hearsay.Span{Start: from, End: to - cut}, first, paragraph)
		if cut > 0 {
			d.add(hearsay.Span{Start: to - cut, End: to}, '\'', paragraph)
		}
	}
}

func (d *Doc) add(s hearsay.Span, first rune, paragraph int) {
	kind := Mark
	switch {
	case unicode.IsLetter(first):
		kind = Word
	case unicode.IsDigit(first):
		kind = Number
	}
	d.Tokens = append(d.Tokens, Token{Span: s, Kind: kind, Lower: lower(s.Of(d.Text)), Paragraph: paragraph})
}

func lower(w string) string {
	if strings.Contains(w, "’") {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return strings.ToLower(w)
}

// lostSpace is where a full stop stands in word after which the white space was lost ("attacked.The", "NATO.He"): two letters of one case, or a digit, before it, and after it
// a capital and a small letter, or "I" alone. 0 when none does.
func lostSpace(word string) int {
	i := strings.IndexByte(word, '.')
	if i < 2 || i+1 >= len(word) {
		return 0
	}
	before, n := utf8.DecodeLastRuneInString(word[:i])
	earlier, _ := utf8.DecodeLastRuneInString(word[:i-n])
	after, n := utf8.DecodeRuneInString(word[i+1:])
	next, _ := utf8.DecodeRuneInString(word[i+1+n:])
	sameCase := unicode.IsLower(before) && unicode.IsLower(earlier) || unicode.IsUpper(before) && unicode.IsUpper(earlier) || unicode.IsDigit(before)
	if sameCase && unicode.IsUpper(after) && (unicode.IsLower(next) || unicode.IsUpper(next) && unicode.IsLower(before) || next == '\'' || next == '’' || word[i+1:] == "I") {
		return i
	}
	return 0
}

// possessive is the length in bytes of a possessive ending of word, 0 when it has none.
func possessive(word string) int {
	for _, end := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(word, end) && len(word) > len(end) {
			return len(end)
		}
	}
	return 0
}
