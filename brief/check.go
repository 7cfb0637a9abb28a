package brief

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
)

// ErrNumber is wrapped by the error that stops a brief: a number does not stand in the words that it cites, or cites none.
var ErrNumber = errors.New("a number does not stand in the words that it cites")

// texts are articles' texts as they are asked for, each read once.
type texts struct {
	read  func(article, version string) (string, error)
	known map[string]indexed
}

type indexed struct {
	text string
	ix   *hearsay.Index
}

func (t *texts) of(c *Cite) (indexed, error) {
	key := c.Article + " " + c.Version
	if x, ok := t.known[key]; ok {
		return x, nil
	}
	text, err := t.read(c.Article, c.Version)
	if err != nil {
		return indexed{}, err
	}
	x := indexed{text, hearsay.NewIndex(text)}
	t.known[key] = x
	return x, nil
}

// check holds every part to its words in the stored texts and gives every source its paragraph.
func (m *maker) check() error {
	t := &texts{func(article, version string) (string, error) { return m.ledger.Text(m.ctx, article, version) }, map[string]indexed{}}
	for _, items := range [][]Item{m.b.New, m.b.Disputed, m.b.Moved} {
		for _, item := range items {
			for _, p := range item.Parts {
				if err := t.holds(p); err != nil {
					return fmt.Errorf("%s: %w", item.ID, err)
				}
			}
		}
	}
	for i := range m.b.Sources {
		s := &m.b.Sources[i]
		x, err := t.of(&s.Cite)
		if err != nil {
			return err
		}
		at, err := x.ix.Bytes(hearsay.Span{Start: s.Start, End: s.End})
		if err != nil {
			return fmt.Errorf("%w: %s: %w; run hearsay verify", ErrNumber, s.ID, err)
		}
		s.Paragraph = paragraph(x.text, at)
	}
	return nil
}

// holds checks one part: the article's words must stand exactly where they are cited, and our own words must hold no number.
func (t *texts) holds(p Part) error {
	switch {
	case p.Kind == Plain && len(numerals(p.Text)) > 0:
		return fmt.Errorf("%w: %q is said without any", ErrNumber, p.Text)
	case p.Kind != Words:
		return nil
	case p.Cite == nil:
		return fmt.Errorf("%w: %q cites none", ErrNumber, p.Text)
	}
	x, err := t.of(p.Cite)
	if err != nil {
		return err
	}
	at, err := x.ix.Bytes(hearsay.Span{Start: p.Cite.Start, End: p.Cite.End})
	if err != nil {
		return fmt.Errorf("%w: %s: %w; run hearsay verify", ErrNumber, p.Cite.ID, err)
	}
	if found := fold(at.Of(x.text)); found != p.Text {
		return fmt.Errorf("%w: %s says %q, its article %q there; run hearsay verify", ErrNumber, p.Cite.ID, p.Text, found)
	}
	return nil
}

// longest is how many bytes of a paragraph are kept on each side of the words.
const longest = 600

// paragraph is the paragraph in which a span stands, on one line, cut at blanks where it is very long.
func paragraph(text string, s hearsay.Span) string {
	from, to := 0, len(text)
	if i := strings.LastIndex(text[:s.Start], "\n\n"); i >= 0 {
		from = i
	}
	if i := strings.Index(text[s.End:], "\n\n"); i >= 0 {
		to = s.End + i
	}
	before, after := "", ""
	if s.Start-from > longest {
		if i := strings.IndexByte(text[s.Start-longest:s.Start], ' '); i >= 0 {
			from, before = s.Start-longest+i, "… "
		}
	}
	if to-s.End > longest {
		if i := strings.LastIndexByte(text[s.End:s.End+longest], ' '); i >= 0 {
			to, after = s.End+i, " …"
		}
	}
	return before + fold(text[from:to]) + after
}

// numerals are the numbers written in digits, commas left out.
func numerals(s string) []string {
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != ',' && r != '.' }) {
		if n := strings.Trim(strings.ReplaceAll(f, ",", ""), "."); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// know adds the numbers of texts, an ISO day's parts as they are written on a page among them.
func know(known map[string]bool, texts ...string) {
	for _, t := range texts {
		for _, n := range numerals(t) {
			known[n] = true
			known[strings.TrimLeft(n, "0")] = true
		}
	}
}

func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
