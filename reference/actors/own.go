package actors

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"hearsay"
)

// ErrRow is wrapped by the errors about a desk's own rows that cannot be taken in.
var ErrRow = errors.New("a row of actors that cannot be used")

// longestRow is the longest line of a desk's own table, in bytes.
const longestRow = 1 << 16

// columns of actors.tsv; the last, the source, may be left out of a desk's own rows.
const (
	columns     = 7
	leastFields = 6
)

// With is the table that comes with the program, and a desk's own actors on top: r holds rows in the form of actors.tsv (key, name, kind, side, aliases parted by |, person or body,
// source), parted by tabs, lines that begin with # left out. A row whose key is known gives that actor further aliases; its other cells must be empty or the same. Errors name the line.
func With(r io.Reader) (*Table, error) {
	t := build()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestRow)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\uFEFF"), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if err := t.addOwn(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", n, ErrRow, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w: %w", n+1, ErrRow, err)
	}
	return t, nil
}

// Kinds are the kinds that an actor's row may have.
func Kinds() []string {
	return []string{hearsay.Government, hearsay.Military, hearsay.Intelligence, hearsay.ThinkTank, hearsay.Media, hearsay.Intergovernmental, hearsay.NGO, hearsay.Expert, hearsay.Person}
}

func (t *Table) addOwn(cells []string) error {
	if len(cells) < leastFields || len(cells) > columns {
		return fmt.Errorf("%d cells; a row is key, name, kind, side, aliases, person or body, source, parted by tabs", len(cells))
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	e := Entry{Key: cells[0], Name: cells[1], Kind: cells[2], Side: cells[3], Aliases: split(cells[4]), Person: cells[5] == "person"}
	if e.Key == "" || e.Key != strings.ToLower(e.Key) || strings.ContainsAny(e.Key, " \t") || strings.HasPrefix(e.Key, "n-") {
		return fmt.Errorf("key %q; a key is one word in lower case and does not begin with n-", e.Key)
	}
	have, known := t.byKey[e.Key]
	if err := t.fits(e, cells[5], known, have); err != nil {
		return err
	}
	for _, name := range append(slices.Clone(e.Aliases), e.Name) {
		if name == "" {
			continue
		}
		if len(bare(Words(name))) == 0 {
			return fmt.Errorf("%q holds no word", name)
		}
		if other, ok := t.one(t.names.exact(bare(Words(name)))); ok && other.Key != e.Key {
			return fmt.Errorf("%q already means %s (%s)", name, other.Name, other.Key)
		}
	}
	if known {
		t.alias(have, e.Aliases)
		return nil
	}
	t.add(e)
	return nil
}

// fits tells what is wrong with the cells of a row; of a known key only its aliases are new.
func (t *Table) fits(e Entry, what string, known bool, have int) error {
	if known {
		was := t.entries[have]
		if e.Name != "" && e.Name != was.Name || e.Kind != "" && e.Kind != was.Kind || e.Side != "" && e.Side != was.Side || what != "" && e.Person != was.Person {
			return fmt.Errorf("key %q is that of %s, %s, side %q; give another key, or leave these cells empty and name further aliases", e.Key, was.Name, was.Kind, was.Side)
		}
		return nil
	}
	if _, ok := t.Side(e.Side); e.Side != "" && !ok {
		return fmt.Errorf("side %q is no country or bloc that is known; it is spelt as in 'hearsay claimants', or left empty", e.Side)
	}
	switch {
	case e.Name == "":
		return errors.New("the second cell, the name, is empty")
	case !slices.Contains(Kinds(), e.Kind):
		return fmt.Errorf("kind %q; the kinds are %s", e.Kind, strings.Join(Kinds(), ", "))
	case what != "person" && what != "body":
		return fmt.Errorf("%q in the sixth cell; it is person or body", what)
	}
	return nil
}

// alias lets an actor go by further names.
func (t *Table) alias(n int, names []string) {
	for _, a := range names {
		ws := bare(Words(a))
		if slices.Contains(t.names.exact(ws), n) {
			continue
		}
		t.entries[n].Aliases = append(slices.Clip(t.entries[n].Aliases), a)
		t.names.add(a, n)
		for _, w := range ws {
			if at, found := slices.BinarySearch(t.tokens[w], n); !found {
				t.tokens[w] = slices.Insert(t.tokens[w], at, n)
			}
		}
	}
}
