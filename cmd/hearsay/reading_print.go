package main

import (
	"fmt"
	"strings"

	"hearsay"
)

// readingPrinter prints readings for a person: the article's head, its claims in order, figures, places and times with the words they stand in, and what was left out.
type readingPrinter struct {
	*screen
	printed int
}

func newReadingPrinter(s *streams) *readingPrinter { return &readingPrinter{screen: newScreen(s.out)} }

// print prints one reading, parted from the one before by an empty line and a rule.
func (p *readingPrinter) print(v *hearsay.Version, r *hearsay.Reading) error {
	if p.printed++; p.printed > 1 {
		p.out.WriteString("\n" + strings.Repeat("-", p.width) + "\n\n")
	}
	page := readingPage{readingPrinter: p, v: v, r: r, claims: map[string]int{}, figures: map[string]int{}}
	for i := range r.Claims {
		page.claims[r.Claims[i].ID] = i + 1
	}
	for i := range r.Figures {
		page.figures[r.Figures[i].ID] = i + 1
	}
	page.head()
	if v.Article.Unread == nil {
		page.listClaims()
		page.listFigures()
		page.listPlaces()
		page.listTimes()
		page.foot()
	}
	return p.flush()
}

// readingPage is one reading on its way to the screen, with the numbers that its claims and figures are listed under.
type readingPage struct {
	*readingPrinter
	v               *hearsay.Version
	r               *hearsay.Reading
	claims, figures map[string]int
}

// quoted is the words of a span between quotation marks, on one line; a mark that opens them already is not doubled.
func (p *readingPage) quoted(s hearsay.Span) string { return quoteWords(s.Of(p.v.Text)) }

func quoteWords(words string) string {
	words = strings.Join(strings.Fields(safe(words, false)), " ")
	if !strings.HasPrefix(words, "“") {
		words = "“" + words
	}
	if strings.Count(words, "“") > strings.Count(words, "”") {
		words += "”"
	}
	return words
}

// head says which article it is: title, publisher and byline, day of publication with where it was found, language, address.
func (p *readingPage) head() {
	a := &p.v.Article
	title := a.Title
	if title == "" {
		title = a.Name
	}
	p.line("", "", bold(safe(title, false)))
	parts := nonEmpty(a.Publisher, a.Byline, publishedWords(a), languageWords(a.Language))
	p.line("", "", safe(strings.Join(parts, "; "), false))
	if a.URL != "" {
		p.line("", "", safe(a.URL, false))
	}
	if u := a.Unread; u != nil {
		p.out.WriteByte('\n')
		p.line("", "", bold("Not read:")+" "+unreadWords(u)+" 'hearsay add' keeps it all the same, and it can be searched.")
	}
}

// publishedWords tells the day of publication and what says it, or how to give it.
func publishedWords(a *hearsay.Article) string {
	from := map[string]string{
		"flag": "as you say", "manifest": "says the manifest", "feed": "says the feed", "page": "says the page", "url": "says its address", "text": "says its text",
	}[a.PublishedFrom]
	if a.Published == "" {
		return "day of publication not said (--published DAY gives it)"
	}
	return "published " + hearsay.FormatDay(a.Published) + ", " + from
}

func languageWords(code string) string {
	if code == "" {
		return "language not known"
	}
	return "language " + code
}

// unreadWords says why a text was not read and what to do.
func unreadWords(u *hearsay.Unread) string {
	switch u.Reason {
	case "language":
		return fmt.Sprintf("the text is in another language than English (%s). If it is English all the same, say so with --language en.", safe(u.Detail, false))
	case "too-long":
		return "the text is longer than --max-text allows. Raise that number, or cut the file into one article a file."
	case "consent-page":
		return fmt.Sprintf("the page shows a notice instead of an article (“%s”). Save the page again after answering it.", safe(u.Detail, false))
	case "paywall":
		return fmt.Sprintf("the page shows only its beginning to those who do not pay (“%s”). Save it again when signed in.", safe(u.Detail, false))
	case "no-text":
		return "there is no text in it. Save the page again after it has loaded in full, or copy its text into a file."
	}
	return safe(u.Reason+" "+u.Detail, false) + "."
}

// heading opens a list.
func (p *readingPage) heading(title string) {
	p.out.WriteByte('\n')
	p.line("", "", bold(title))
}

// number is the margin of the nth entry of a list, and that of its further lines.
func number(n int) (first, hanging string) { return fmt.Sprintf("%3d ", n), "    " }

// listPlaces names each place once, with the words of its first mention.
func (p *readingPage) listPlaces() {
	if len(p.r.Places) == 0 {
		return
	}
	p.heading("Places")
	seen, times := map[string]bool{}, map[string]int{}
	for _, m := range p.r.Places {
		times[hearsay.PlaceID(m)]++
	}
	for _, m := range p.r.Places {
		id := hearsay.PlaceID(m)
		if seen[id] {
			continue
		}
		seen[id] = true
		where := strings.Join(nonEmpty(m.Kind, m.Country, coordinates(m)), ", ")
		if n := times[id]; n > 1 {
			where += fmt.Sprintf("; %d times", n)
		}
		p.line("    ", "      ", bold(safe(m.Name, false))+" ("+safe(where, false)+"): "+p.around(m.Span))
	}
}

func coordinates(m hearsay.Place) string {
	if !m.Located {
		return "not in the gazetteer"
	}
	return fmt.Sprintf("%.2f %.2f", m.Lat, m.Lon)
}

// listTimes shows each expression of time with the day that it stands for.
func (p *readingPage) listTimes() {
	if len(p.r.Times) == 0 {
		return
	}
	p.heading("Times")
	for _, t := range p.r.Times {
		day := "day not known"
		if t.Value != "" {
			day = hearsay.FormatDay(t.Value)
		}
		p.line("    ", "      ", bold(safe(day, false))+": "+p.around(t.Span))
	}
}

// contextBytes is how many bytes to either side of a mention are shown.
const contextBytes = 40

// around is a mention in its words, itself marked.
func (p *readingPage) around(s hearsay.Span) string {
	from, to := p.v.Text[:s.Start], p.v.Text[s.End:]
	before, after := "", ""
	if i := strings.LastIndexAny(from, "\n\r"); i >= 0 {
		from = from[i+1:]
	}
	if i := strings.IndexAny(to, "\n\r"); i >= 0 {
		to = to[:i]
	}
	if len(from) > contextBytes {
		from = from[len(from)-contextBytes:]
		from, before = from[strings.IndexByte(from, ' ')+1:], "… "
	}
	if len(to) > contextBytes {
		to = to[:contextBytes]
		to, after = to[:max(0, strings.LastIndexByte(to, ' '))], " …"
	}
	return "“" + before + whole(from) + bold(whole(s.Of(p.v.Text))) + whole(to) + after + "”"
}

// whole is words from outside with what a cut in the middle of a character left behind taken away.
func whole(s string) string { return safe(strings.ToValidUTF8(s, ""), false) }

// foot counts what was found and what was left out as page furniture.
func (p *readingPage) foot() {
	counts := []string{plural(len(p.r.Claims), "claim"), plural(len(p.r.Figures), "figure"), plural(len(p.r.Places), "place name"), plural(len(p.r.Times), "time")}
	p.out.WriteByte('\n')
	p.line("", "", strings.Join(counts, ", ")+furnitureWords(p.r.Furniture)+".")
}

// furnitureWords counts the furniture by kind, in the order of its first piece.
func furnitureWords(pieces []hearsay.Furniture) string {
	if len(pieces) == 0 {
		return ""
	}
	var kinds []string
	count := map[string]int{}
	for _, f := range pieces {
		if count[f.Kind]++; count[f.Kind] == 1 {
			kinds = append(kinds, f.Kind)
		}
	}
	for i, k := range kinds {
		kinds[i] = plural(count[k], k)
	}
	return "; left out as page furniture: " + strings.Join(kinds, ", ")
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
