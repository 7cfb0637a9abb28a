package brief

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"time"
	"unicode"

	"hearsay"
)

//go:embed brief.html
var files embed.FS

// Markdown writes the brief as Markdown. Every number is a link to the sentence that it stands in, which follows under its id at the end.
func (b *Brief) Markdown(w io.Writer) error {
	var s strings.Builder
	fmt.Fprintf(&s, "# Brief, %s\n\nWhat came in since %s: %s.\n", Moment(b.Made), Moment(b.Since), b.Totals.String())
	for _, section := range b.Sections() {
		fmt.Fprintf(&s, "\n## %s\n\n", section.Title)
		for _, item := range section.Items {
			s.WriteString("- ")
			for _, p := range item.Parts {
				s.WriteString(p.markdown())
			}
			s.WriteString(".\n")
		}
		if len(section.Items) == 0 {
			s.WriteString(section.Empty + "\n")
		}
		if section.More > 0 {
			fmt.Fprintf(&s, "\nand %d more\n", section.More)
		}
	}
	s.WriteString("\n## Unread\n\n" + b.UnreadWords() + "\n")
	if len(b.Sources) > 0 {
		s.WriteString("\n## The words\n")
	}
	for _, src := range b.Sources {
		fmt.Fprintf(&s, "\n#### %s\n\n> %s\n\n%s\n", src.ID, escape(src.Paragraph), escape(src.whence()))
	}
	_, err := io.WriteString(w, s.String())
	if err != nil {
		return fmt.Errorf("writing the brief: %w", err)
	}
	return nil
}

// markdown is a part as Markdown.
func (p Part) markdown() string {
	switch p.Kind {
	case Words:
		return "[" + escape(p.Text) + "](#" + p.Cite.ID + ")"
	case Name:
		return "**" + escape(p.Text) + "**"
	case Day:
		return DayWords(p.Text)
	}
	return escape(p.Text)
}

// escape keeps words from being read as Markdown or HTML, and from holding characters that turn a line around.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>#|~&!", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Section is one part of the brief with what stands there when it is empty.
type Section struct {
	Title, Empty string
	Items        []Item
	More         int
}

// Sections are the brief's parts in their order.
func (b *Brief) Sections() []Section {
	return []Section{
		{"Disputed", "No new dispute.", b.Disputed, b.Totals.MoreDisputes},
		{"Totals that moved", "No running total moved.", b.Moved, b.Totals.MoreTallies},
		{"New", "Nothing was added. `hearsay add PATH` takes articles in.", b.New, b.Totals.MoreArticles},
	}
}

// UnreadWords say what of the ledger was not read, and why: silence is not absence.
func (b *Brief) UnreadWords() string {
	if len(b.Unread) == 0 {
		return fmt.Sprintf("All %d articles of the ledger were read.", b.Totals.LedgerHolding)
	}
	var reasons []string
	for _, u := range b.Unread {
		reasons = append(reasons, fmt.Sprintf("%d for %s", u.Count, spaced(u.Reason)))
	}
	return fmt.Sprintf("%d of %d articles of the ledger were not read: %s.", b.Totals.LedgerUnread, b.Totals.LedgerHolding, strings.Join(reasons, ", "))
}

// String counts what came in.
func (t Totals) String() string {
	return plural(t.Articles, "article") + ", " + plural(t.Claims, "claim") + ", " + plural(t.Figures, "figure")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (s Source) whence() string {
	out := first(str(s.From.Title), s.From.Name)
	for _, more := range []string{str(s.From.Publisher), DayWords(str(s.From.Published)), str(s.From.URL)} {
		if more != "" {
			out += ", " + more
		}
	}
	return out
}

// DayWords writes an ISO day as 24 Mar 2022; anything else stays as it is.
func DayWords(iso string) string {
	if len(iso) >= len(hearsay.DayFormat) {
		if t, err := time.Parse(hearsay.DayFormat, iso[:len(hearsay.DayFormat)]); err == nil {
			return t.Format("2 Jan 2006")
		}
	}
	return iso
}

// Moment writes a time to the minute, in UTC.
func Moment(t time.Time) string { return t.UTC().Format("2 Jan 2006 15:04") + " UTC" }

// HTML writes the brief as one page that needs nothing else, to be printed or sent: every number is a link to its sentence below.
func (b *Brief) HTML(w io.Writer) error {
	t, err := template.New("brief.html").Funcs(template.FuncMap{"day": DayWords, "moment": Moment, "whence": Source.whence, "seen": seen}).ParseFS(files, "brief.html")
	if err != nil {
		return fmt.Errorf("reading the brief's template: %w", err)
	}
	if err := t.Execute(w, b); err != nil {
		return fmt.Errorf("writing the brief: %w", err)
	}
	return nil
}

// seen makes characters visible that turn a line around or hide.
func seen(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
