package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
)

// outputFlags are the flags of every verb that lists.
type outputFlags struct {
	JSON  bool `name:"json" xor:"form" help:"Print one JSON object on a line." group:"Output"`
	CSV   bool `name:"csv" xor:"form" help:"Print comma-separated values with a header." group:"Output"`
	Limit int  `help:"Print at most this many rows; 0 prints all. Not given: 50 on a terminal, else all." default:"-1" placeholder:"N" group:"Output"`
}

// firstRows is how many rows a terminal gets when nothing is said.
const firstRows = 50

// rows is how many rows are to be printed, 0 for all.
func (f outputFlags) rows(out io.Writer) int {
	if f.Limit >= 0 {
		return f.Limit
	}
	if _, terminal := isTerminal(out); terminal && !f.JSON && !f.CSV {
		return firstRows
	}
	return 0
}

// check refuses a limit that is none.
func (f outputFlags) check() error {
	if f.Limit < -1 {
		return fmt.Errorf("%w: --limit: %d is no number of rows; 0 prints all", errUsage, f.Limit)
	}
	return nil
}

// jsonLines writes objects one a line. What could turn or move a terminal's line is written as \u escapes there, which is the same JSON.
func jsonLines(w io.Writer) func(any) error {
	if _, terminal := isTerminal(w); terminal {
		w = escaping{w}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return func(v any) error {
		if err := enc.Encode(v); err != nil {
			return fmt.Errorf("writing the results: %w", err)
		}
		return nil
	}
}

// escaping writes JSON with every control and format character as an escape.
type escaping struct{ w io.Writer }

func (e escaping) Write(p []byte) (int, error) {
	var b strings.Builder
	for _, r := range string(p) {
		switch {
		case r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) && r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	if _, err := io.WriteString(e.w, b.String()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// csvLines writes rows of values, the header first; on a terminal the values are made safe.
func csvLines(w io.Writer, header []string) func([]string) error {
	_, terminal := isTerminal(w)
	out := csv.NewWriter(w)
	write := func(row []string) error {
		if terminal {
			for i := range row {
				row[i] = safe(row[i], false)
			}
		}
		out.Write(row)
		out.Flush()
		if err := out.Error(); err != nil {
			return fmt.Errorf("writing the results: %w", err)
		}
		return nil
	}
	headed := false
	return func(row []string) error {
		if !headed {
			headed = true
			if err := write(header); err != nil {
				return err
			}
		}
		if row == nil { // the header alone, where there are no rows
			return nil
		}
		return write(row)
	}
}

// column is one column of a table for people, in order of worth from the left.
type column struct {
	title string
	right bool // numbers
	wrap  int  // wider words go on in the next line; 0: never
	flex  bool // takes the room that is left: two lines, then it is cut
	drop  int  // left out where there is no room, the highest first; 0: never
}

// cutLines is how many lines a flexible cell has before it is cut.
const cutLines = 2

// leastFlex is how narrow a flexible column may become before another is left out for it: a quarter of the line.
func (t *table) leastFlex() int { return t.limit / 4 }

// widest is how wide a column that wraps may become: what it asks for, and three tenths of the line.
func (t *table) widest(c column) int { return min(c.wrap, t.limit*3/10) }

// tableRow is one row; head, where it differs from the row's before, is a line of its own above it, parted by an empty line.
type tableRow struct {
	head  string
	cells []string
}

// table lays rows out for a person: as wide as the terminal, or as wide as they need where there is none.
type table struct {
	*screen
	columns []column
	limit   int // in columns of the terminal; 0: none
	head    string
	begun   bool
}

func newTable(w io.Writer, columns []column) *table {
	t := &table{screen: newScreen(w), columns: columns}
	if known := knownWidth(w); known > 0 {
		t.limit = max(known, leastWidth)
	}
	return t
}

// knownWidth is the width of the terminal, or what COLUMNS says, or 0: what goes into a file or another program is not cut.
func knownWidth(w io.Writer) int {
	width, terminal := isTerminal(w)
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); width <= 0 && err == nil && n > 0 {
		return n
	}
	if width <= 0 && terminal {
		return usualWidth
	}
	return width
}

// print lays out rows together and writes them.
func (t *table) print(rows []tableRow) error {
	widths := t.widths(rows)
	if !t.begun {
		titles := make([]string, len(t.columns))
		for i, c := range t.columns {
			titles[i] = c.title
		}
		t.row(titles, widths, bold)
	}
	for _, r := range rows {
		if r.head != "" && r.head != t.head {
			t.out.WriteByte('\n')
			t.line("", "  ", r.head)
			t.head = r.head
		}
		t.row(r.cells, widths, func(s string) string { return s })
	}
	t.begun = true
	if err := t.flush(); err != nil {
		return fmt.Errorf("writing the results: %w", err)
	}
	return nil
}

// gap is the room between two columns.
const gap = 2

// widths decides how wide each column is; -1 leaves it out.
func (t *table) widths(rows []tableRow) []int {
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = columns(c.title)
		for _, r := range rows {
			widths[i] = max(widths[i], columns(r.cells[i]))
		}
		if t.limit > 0 && c.wrap > 0 {
			widths[i] = min(widths[i], t.widest(c))
		}
	}
	if t.limit == 0 {
		return widths
	}
	for {
		room, flex := t.room(widths)
		if flex < 0 || widths[flex] <= room {
			return widths
		}
		if room >= t.leastFlex() || !t.leaveOut(widths) {
			widths[flex] = max(room, t.leastFlex()/2)
			return widths
		}
	}
}

// room is what the flexible column may take beside the others, and which it is, -1 where there is none.
func (t *table) room(widths []int) (room, flex int) {
	room, flex = t.limit+gap, -1
	for i, w := range widths {
		switch {
		case w < 0:
		case t.columns[i].flex:
			flex, room = i, room-gap
		default:
			room -= w + gap
		}
	}
	return room, flex
}

// leaveOut leaves out the column that is worth least; false where all must stay.
func (t *table) leaveOut(widths []int) bool {
	least := -1
	for i, c := range t.columns {
		if widths[i] >= 0 && c.drop > 0 && (least < 0 || c.drop > t.columns[least].drop) {
			least = i
		}
	}
	if least < 0 {
		return false
	}
	widths[least] = -1
	return true
}

// row writes the cells of one row, over several lines where they need them.
func (t *table) row(cells []string, widths []int, mark func(string) string) {
	lines, tallest := make([][]string, len(cells)), 1
	for i, cell := range cells {
		if widths[i] >= 0 {
			lines[i] = t.cell(cell, widths[i], t.columns[i].flex)
			tallest = max(tallest, len(lines[i]))
		}
	}
	for n := range tallest {
		var b strings.Builder
		at := 0
		for i, c := range t.columns {
			if widths[i] < 0 {
				continue
			}
			word := ""
			if n < len(lines[i]) {
				word = lines[i][n]
			}
			pad := strings.Repeat(" ", max(0, widths[i]-columns(word)))
			if c.right {
				word = pad + word
				pad = ""
			}
			if at > 0 {
				b.WriteString(strings.Repeat(" ", gap))
			}
			if strings.TrimSpace(word) != "" {
				word = mark(word)
			}
			b.WriteString(word + pad)
			at++
		}
		t.out.WriteString(t.marks.Replace(strings.TrimRight(b.String(), " ")) + "\n")
	}
}

// cell breaks words into lines of a width; a flexible cell is cut after two.
func (t *table) cell(words string, width int, flex bool) []string {
	if columns(words) <= width {
		return []string{words}
	}
	lines := strings.Split(strings.TrimSuffix(wrap("", "", words, width), "\n"), "\n")
	if flex && len(lines) > cutLines {
		lines = lines[:cutLines]
		lines[cutLines-1] = cut(lines[cutLines-1], width)
	}
	return lines
}

// cut ends words with an ellipsis within a width.
func cut(words string, width int) string {
	runes := []rune(words)
	for len(runes) > 0 && columns(string(runes)) > width-1 {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}
