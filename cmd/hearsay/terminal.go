package main

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// Widths of lines in columns: where nothing is known of the window, and at least.
const (
	usualWidth = 80
	leastWidth = 40
)

// Marks around words that stand out; they take no column, and words from outside cannot hold them, since safe takes control characters away.
const (
	boldOn  = "\x01"
	boldOff = "\x02"
)

// bold marks words that are to stand out.
func bold(s string) string { return boldOn + s + boldOff }

// isTerminal tells whether w is a window that a person looks at, and how wide it is.
func isTerminal(w io.Writer) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0, true
	}
	return width, true
}

// screen writes paragraphs for a person: wrapped to the window's width (80 columns, or COLUMNS, where there is none), bold only on a terminal and never where NO_COLOR is set.
type screen struct {
	out   *bufio.Writer
	width int
	marks *strings.Replacer
}

func newScreen(w io.Writer) *screen {
	width, terminal := isTerminal(w)
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); width <= 0 && err == nil {
		width = columns
	}
	if width <= 0 {
		width = usualWidth
	}
	on, off := "", ""
	if terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		on, off = "\x1b[1m", "\x1b[0m"
	}
	return &screen{out: bufio.NewWriter(w), width: max(width, leastWidth), marks: strings.NewReplacer(boldOn, on, boldOff, off)}
}

// line writes words as one paragraph: first before its first line, hanging before the others. An empty paragraph is an empty line.
func (s *screen) line(first, hanging, words string) {
	s.out.WriteString(s.marks.Replace(wrap(first, hanging, words, s.width)))
}

// flush hands everything to the writer; its error is the first that any line met.
func (s *screen) flush() error { return s.out.Flush() }

// wrap breaks words into lines of at most width columns; a word that is wider than a line is broken.
func wrap(first, hanging, words string, width int) string {
	var b strings.Builder
	b.WriteString(first)
	at, empty := columns(first), true
	breakLine := func() {
		b.WriteString("\n" + hanging)
		at, empty = columns(hanging), true
	}
	for _, w := range strings.Fields(words) {
		n := columns(w)
		switch {
		case !empty && at+1+n > width:
			breakLine()
		case !empty:
			b.WriteByte(' ')
			at++
		}
		for _, r := range w {
			if n > width-columns(hanging) && at+text.RuneWidth(r) > width {
				breakLine()
			}
			b.WriteRune(r)
			at += columns(string(r))
		}
		empty = false
	}
	return strings.TrimRight(b.String(), " ") + "\n"
}

// columns is how wide s stands on a terminal; the marks take none.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if r >= ' ' {
			n += text.RuneWidth(r)
		}
	}
	return n
}
