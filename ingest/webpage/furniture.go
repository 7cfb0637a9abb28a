package webpage

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"hearsay/ingest/dates"
)

//go:embed furniture.tsv
var furnitureTSV string

// saying is one row of furniture.tsv: what whole blocks say that are no part of an article.
type saying struct {
	words   *regexp.Regexp
	example string
}

// sayings are the rows of furniture.tsv by the first words of their blocks.
var sayings = sync.OnceValue(func() map[string][]saying {
	out := map[string][]saying{}
	for line := range strings.Lines(furnitureTSV) {
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(col) != 3 || strings.HasPrefix(line, "# ") {
			continue
		}
		s := saying{regexp.MustCompile(`(?i)^(?:` + col[1] + `)[\s.!:…»>→|-]*$`), col[2]}
		for _, word := range strings.Fields(col[0]) {
			out[word] = append(out[word], s)
		}
	}
	return out
})

// firstWord is the first word of a block as furniture.tsv writes it.
func firstWord(block string) string {
	word, _, _ := strings.Cut(block, " ")
	if word != "" && word[0] >= '0' && word[0] <= '9' {
		return "#"
	}
	return strings.ToLower(strings.TrimRight(word, ".,:;!?…"))
}

// maxFurniture is the longest block in bytes that may be furniture by what it says.
const maxFurniture = 300

// isFurniture tells a block that is about the page or points away from it.
func isFurniture(block string) bool {
	if len(block) > maxFurniture {
		return false
	}
	block = strings.ReplaceAll(block, "’", "'")
	for _, s := range sayings()[firstWord(block)] {
		if s.words.MatchString(block) {
			return true
		}
	}
	return false
}

// top is how many blocks from the first one are looked at for what stands above an article.
const top = 5

// Longest lines of an author and of a date above an article, in bytes.
const (
	maxAuthorLine = 80
	maxDateLine   = 60
)

// byAuthor is a line that names who wrote.
var byAuthor = regexp.MustCompile(`^(?:By|BY|by|Written by|Reported by|Posted by)\s+\p{Lu}[\pL.'’ ,&-]{2,70}$`)

// withoutHead leaves out what stands above an article and is told elsewhere: its title, with what stands before it where that is no paragraph, the line of its author and, where the page declares the day, that of its date.
func withoutHead(blocks []string, titles []string, dated bool) []string {
	for i := 0; i < min(top, len(blocks)); {
		switch {
		case !isTitle(blocks[i], titles):
			i++
		case size(blocks[:i]) <= len(blocks[i])+maxAuthorLine:
			blocks, i = blocks[i+1:], 0
		default:
			blocks = append(blocks[:i:i], blocks[i+1:]...)
		}
	}
	var out []string
	for i, b := range blocks {
		if i < top && (len(b) <= maxAuthorLine && byAuthor.MatchString(b) || dated && len(b) <= maxDateLine && isDateLine(b)) {
			continue
		}
		out = append(out, b)
	}
	return out
}

func isTitle(block string, titles []string) bool {
	l := letters(block)
	for _, t := range titles {
		if t != "" && l == letters(t) {
			return true
		}
	}
	return false
}

// isDateLine tells a line that says when and hardly more: without the words of a date, few letters are left of it.
func isDateLine(block string) bool {
	if dates.Declared(block) == "" && !clock.MatchString(block) {
		return false
	}
	rest := dateWords.ReplaceAllString(block, "")
	return len(letters(rest)) <= maxBesideDate
}

// maxBesideDate is how many letters may stand beside a date in its line: those of "by" and a name.
const maxBesideDate = 20

var (
	clock     = regexp.MustCompile(`\b\d{1,2}[:.h]\d\d\b.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\b\d{1,2}[:.h]\d\d\b`)
	dateWords = regexp.MustCompile(`(?i)\b(?:(?:mon|tue|tues|wednes|wed|thu|thurs|fri|satur|sat|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|updated|published|posted|last|modified|first|on|at|am|pm|a\.m|p\.m|gmt|utc|bst|est|edt|pst|pdt|et|cet|eet|eest)\b|\d+`)
)

// newsletterBox tells the classes and ids of the boxes in which a page asks for an address.
var newsletterBox = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:newsletters?|news-letter|email-?signup|signup-?(?:form|box|module)|subscribe-?(?:form|box|widget))(?:$|[\s_-])`)

// maxBox is how many bytes of words such a box holds at most.
const maxBox = 600

// withoutBoxes takes those boxes out of a page.
func withoutBoxes(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && isBox(c) {
			n.RemoveChild(c)
		} else {
			withoutBoxes(c)
		}
		c = next
	}
}

func isBox(n *html.Node) bool {
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id") && mayBeBox(a.Val) && newsletterBox.MatchString(a.Val) {
			return len(folded(n)) <= maxBox
		}
	}
	return false
}

// mayBeBox is a quick look before newsletterBox.
func mayBeBox(mark string) bool {
	mark = strings.ToLower(mark)
	return strings.Contains(mark, "news") || strings.Contains(mark, "sign") || strings.Contains(mark, "subscribe")
}
