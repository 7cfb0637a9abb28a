package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hearsay/ingest/dates"
)

// longParagraph is how many words the first paragraph of an article has at least, by which the lines above it are told from it.
const longParagraph = 15

// maxAbove is how many lines between a title and its article are looked at.
const maxAbove = 25

// Marks of elements and words of lines that give another day than that of publication.
var (
	laterMark  = regexp.MustCompile(`(?i)modif|updat|comment|related|recent|sidebar|widget|expire|event`)
	laterWords = regexp.MustCompile(`(?i)\b(?:updated?|modified|edited|changed|last|until|expires?|aktualisiert|обновлено|оновлено)\b`)
)

// masthead is the day that stands between a page's title and its first paragraph as a line of its own or as the time of an element there, "" where none does, or more than one.
// What stands before the title counts only inside an element around both: above that, many sites show the day on which the page was asked for.
func masthead(doc *html.Node, title string) string {
	if doc == nil || title == "" {
		return ""
	}
	m := mastheadReader{title: letters(title)}
	m.find(doc)
	if m.heading == nil || m.paragraph == nil {
		return ""
	}
	around := m.heading.Parent
	for around != nil && !contains(around, m.paragraph) {
		around = around.Parent
	}
	if around == nil {
		return ""
	}
	m.begun = around.DataAtom != atom.Body && around.DataAtom != atom.Html && around.DataAtom != atom.Form
	m.lines(around)
	return m.day()
}

type mastheadReader struct {
	title              string
	heading, paragraph *html.Node
	begun, ended       bool
	seen               int
	days               []string
}

// find finds the element that is the title, and the first paragraph behind it.
func (m *mastheadReader) find(n *html.Node) {
	for c := n.FirstChild; c != nil && m.paragraph == nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom == atom.Head {
			continue
		}
		switch {
		case m.heading == nil && isHeading(c) && letters(folded(c)) == m.title:
			m.heading = c
		case m.heading != nil && isParagraph(c):
			m.paragraph = c
		default:
			m.find(c)
		}
	}
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.Td:
		return true
	}
	return false
}

// isParagraph tells an element that holds many words and no other block.
func isParagraph(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Td, atom.Section, atom.Blockquote:
	default:
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && isBlock(c.DataAtom) {
			return false
		}
	}
	return len(strings.Fields(folded(n))) >= longParagraph
}

func contains(n, inner *html.Node) bool {
	for p := inner; p != nil; p = p.Parent {
		if p == n {
			return true
		}
	}
	return false
}

// lines goes through what stands above the paragraph and keeps the days.
func (m *mastheadReader) lines(n *html.Node) {
	for c := n.FirstChild; c != nil && !m.ended; c = c.NextSibling {
		switch {
		case c == m.paragraph || m.seen > maxAbove:
			m.ended = true
			return
		case c == m.heading:
			m.begun = true
			continue
		case c.Type != html.ElementNode || isAside(c.DataAtom) && c.DataAtom != atom.Header || marked(c):
			continue
		}
		if m.begun && m.line(c) {
			continue
		}
		m.lines(c)
	}
}

// marked tells an element whose marks say that what it holds is about another day.
func marked(n *html.Node) bool {
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id" || a.Key == "itemprop" || a.Key == "property") && laterMark.MatchString(a.Val) && !strings.Contains(strings.ToLower(a.Val), "publish") {
			return true
		}
	}
	return false
}

// line takes the day of an element that is a time or a line with a date and little else; true means that nothing within it is to be looked at.
func (m *mastheadReader) line(n *html.Node) bool {
	if contains(n, m.paragraph) {
		return false
	}
	words := folded(n)
	if words != "" {
		m.seen++
	}
	switch {
	case laterWords.MatchString(words) && len(words) <= maxDated && !isPublishedLine(words):
		return true
	case n.DataAtom == atom.Time && attribute(n, "datetime") != "":
		m.take(dates.Declared(attribute(n, "datetime")))
		return true
	case len(words) <= maxDated && words != "" && isDateLine(words):
		m.take(dates.Declared(words))
		return true
	}
	return false
}

// isPublishedLine tells a line that gives the day of publication beside that of a change.
func isPublishedLine(words string) bool {
	return strings.Contains(strings.ToLower(words), "published") && len(datesIn(words)) == 1
}

// datesIn are the years in a line: one for each full date.
func datesIn(words string) []string { return years.FindAllString(words, -1) }

var years = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

func (m *mastheadReader) take(day string) {
	if day != "" {
		m.days = append(m.days, day)
	}
}

// day is the day on which all agree, in its longest form.
func (m *mastheadReader) day() string {
	best := ""
	for _, d := range m.days {
		if d[:len("2006-01-02")] != m.days[0][:len("2006-01-02")] {
			return ""
		}
		if len(d) > len(best) {
			best = d
		}
	}
	return best
}
