package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
)

// none is the column of what a table does not have.
const none = -1

// group is the columns of one figure of a row: its bounds, the number as written, its qualifier. Measure is "" where the type column says it.
type group struct {
	Column
	name                       string // as the header writes it
	low, best, high, qualifier int
}

// layout is which column holds what.
type layout struct {
	header int // the row of names
	names  []string
	roles  map[string]int // date, type, source, via, country, subject, place
	groups []group
	notes  []string
}

func (l *layout) column(role string) int {
	if k, ok := l.roles[role]; ok {
		return k
	}
	return none
}

// headed is how many rows may stand above the header.
const headed = 10

// layoutOf finds the header and what its columns hold.
func layoutOf(text string, rows [][]hearsay.Span, opt Options) (*layout, error) {
	l := &layout{header: headerOf(text, rows, opt.Columns), roles: map[string]int{}}
	for _, s := range rows[l.header] {
		l.names = append(l.names, s.Of(text))
	}
	var unknown []string
	for k, name := range l.names {
		if ok, err := l.place(k, name, opt.Columns); err != nil {
			return nil, err
		} else if !ok && name != "" && l.accompanied(name) == "" {
			unknown = append(unknown, strconv.Quote(name))
		}
	}
	for k, name := range l.names {
		if base := l.accompanied(name); base != "" {
			l.qualify(base, k)
		}
	}
	if l.header > 0 {
		l.notes = append(l.notes, fmt.Sprintf("the header is taken to be row %d; the rows above it are kept as words", l.header+1))
	}
	if len(unknown) > 0 {
		l.notes = append(l.notes, "columns that are not read: "+strings.Join(unknown, ", ")+"; name with --columns those that count something, as 'tank=equipment-destroyed:tanks'")
	}
	return l, l.complete(opt)
}

// headerOf is the first of the first rows that names a date and a number, else the first row with two cells.
func headerOf(text string, rows [][]hearsay.Span, named Columns) int {
	wide := none
	for i, row := range rows[:min(len(rows), headed)] {
		dated, counted, filled := false, false, 0
		for _, s := range row {
			role, _, ok := roleOf(Fold(s.Of(text)), named)
			dated = dated || role == "date"
			counted = counted || ok
			if !s.Empty() {
				filled++
			}
		}
		if dated && counted {
			return i
		}
		if wide == none && filled > 1 {
			wide = i
		}
	}
	return max(wide, 0)
}

// roleOf is what a folded name stands for: a role, or (counts) what it counts and which bound of it.
func roleOf(name string, named Columns) (role string, c Column, counts bool) {
	lex := words()
	if c, ok := named[name]; ok {
		return "best", c, true
	}
	if role := lex.roles[name]; role != "" {
		return role, Column{}, role == "low" || role == "best" || role == "high"
	}
	for _, prefix := range []string{"", "total ", "cumulative ", "number of "} {
		if c, ok := lex.measures[strings.TrimPrefix(name, prefix)]; ok {
			return "best", c, true
		}
	}
	w := strings.Fields(name)
	if len(w) < 2 {
		return "", c, false
	}
	for _, cut := range [][2]string{{w[len(w)-1], strings.Join(w[:len(w)-1], " ")}, {w[0], strings.Join(w[1:], " ")}} {
		bound := lex.roles[cut[0]]
		if bound != "low" && bound != "high" && bound != "best" {
			continue
		}
		if _, c, ok := roleOf(cut[1], named); ok && c.Measure != "" {
			return bound, c, true
		}
	}
	return "", c, false
}

// place puts a column where it belongs; ok is false where nothing knows its name, and an error says that two columns claim one place.
func (l *layout) place(k int, name string, named Columns) (ok bool, err error) {
	role, c, counts := roleOf(Fold(name), named)
	if role == "" || role == "ignored" || role == "url" {
		return role != "", nil
	}
	if !counts {
		if other, twice := l.roles[role]; twice {
			if l.names[other] == name {
				return true, fmt.Errorf("has two columns that are called %q; rename one of them", name)
			}
			return false, nil // the first name that fits is the one
		}
		l.roles[role] = k
		return true, nil
	}
	g := l.group(c, name)
	at := map[string]*int{"low": &g.low, "best": &g.best, "high": &g.high}[role]
	if *at != none {
		return true, fmt.Errorf("has two columns for one number, %q and %q; rename one of them, or say with --columns what each counts", l.names[*at], name)
	}
	*at = k
	return true, nil
}

func (l *layout) group(c Column, name string) *group {
	for i := range l.groups {
		if l.groups[i].Column == c {
			return &l.groups[i]
		}
	}
	l.groups = append(l.groups, group{c, name, none, none, none, none})
	return &l.groups[len(l.groups)-1]
}

// accompanied is the name of the column that this one says more of: "personnel" of "personnel*" and "personnel qualifier", "" where it stands by itself.
func (l *layout) accompanied(name string) string {
	for _, base := range l.names {
		rest, ok := strings.CutPrefix(name, base)
		if base == "" || !ok || rest == "" {
			continue
		}
		if strings.IndexFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 || words().roles[Fold(rest)] == "qualifier" {
			return base
		}
	}
	return ""
}

func (l *layout) qualify(base string, k int) {
	at := slices.Index(l.names, base)
	for i, g := range l.groups {
		if g.best == at || g.low == at {
			l.groups[i].qualifier = k
		}
	}
}

// complete tells what is missing.
func (l *layout) complete(opt Options) error {
	has := " (the columns are " + strings.Join(l.names, ", ") + ")"
	if missing := l.missing(opt.Columns); len(missing) > 0 {
		l.notes = append(l.notes, "--columns names what is not there: "+strings.Join(missing, ", ")+has)
	}
	typed := l.column("type") != none
	switch {
	case l.column("date") == none:
		return fmt.Errorf("has no column of dates%s; call one date, its cells as 2022-03-24", has)
	case len(l.groups) == 0:
		return fmt.Errorf("has no column of numbers that is known%s; say with --columns what a column counts, as 'tank=equipment-destroyed:tanks'", has)
	case l.column("source") == none && opt.Claimant == "":
		return fmt.Errorf("has no column of sources%s; call one source, or say with --claimant whose figures they are", has)
	}
	for _, g := range l.groups {
		if g.Measure == "" && !typed {
			return fmt.Errorf("has no column that says what %q counts%s; call one type, its cells as deaths or casualties, or say it with --columns '%s=killed:soldiers'", g.name, has, g.name)
		}
	}
	return nil
}

// missing is the named columns that the table does not have, in alphabetical order.
func (l *layout) missing(named Columns) (out []string) {
	for name, c := range named {
		if !slices.ContainsFunc(l.groups, func(g group) bool { return g.Column == c }) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
