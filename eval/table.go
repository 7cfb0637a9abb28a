package eval

import (
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
)

// Write prints the table as text, one row a line.
func (t Table) Write(w io.Writer) error {
	head := fmt.Sprintf("%d articles", t.Articles)
	if len(t.Absent) > 0 {
		head += fmt.Sprintf(", no reading for %d: %s", len(t.Absent), strings.Join(t.Absent, ", "))
	}
	if len(t.Refused) > 0 {
		head += fmt.Sprintf(", %d items refused", len(t.Refused))
	}
	var b strings.Builder
	fmt.Fprintln(&b, head)
	fmt.Fprintf(&b, "%18s%7s%7s%7s%7s%7s%7s\n", "", "P", "R", "F1", "hit", "gold", "read")
	for _, k := range Order() {
		r := t.Rows[k]
		fmt.Fprintf(&b, "%-18s%7.1f%7.1f%7.1f%7d%7d%7d\n", k, r.P, r.R, r.F1, r.Hit, r.Gold, r.Read)
	}
	fmt.Fprintf(&b, "%-18s%7.1f %%   (%d of %d)\n", WrongParty, t.Wrong.Percent(), t.Wrong.Wrong, t.Wrong.Found)
	for _, kind := range []struct {
		name    string
		figures bool
	}{{"claims", false}, {"figures", true}} {
		if e, n := CalibrationError(t.scored(kind.figures)); n > 0 {
			fmt.Fprintf(&b, "%-18s%7.3f     expected calibration error over %d %s\n", "score", e, n, kind.name)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// scored are the claims or the figures that were read.
func (t Table) scored(figures bool) []Scored {
	var out []Scored
	for _, s := range t.Scored {
		if s.Figure == figures {
			out = append(out, s)
		}
	}
	return out
}

// WriteMisses prints what one row lost, one miss a line with the words.
func (t Table) WriteMisses(w io.Writer, row string) error {
	for _, m := range t.Misses[row] {
		if _, err := fmt.Fprintf(w, "  %.20s  %s\n", m.Article, m.What); err != nil {
			return err
		}
	}
	return nil
}

// MarshalJSON writes the table with the keys that the outside scorer prints.
func (t Table) MarshalJSON() ([]byte, error) {
	out := map[string]any{"articles": t.Articles, "absent": append([]string{}, t.Absent...), "refused": len(t.Refused), WrongParty: t.Wrong.Percent(), "wrong party counts": t.Wrong}
	for k, r := range t.Rows {
		out[k] = r
	}
	out["claims score"], out["figures score"] = calibrated(t.scored(false)), calibrated(t.scored(true))
	return json.Marshal(out)
}

// Fold is the fold of n that an article belongs to: SHA-1 of its name modulo n.
func Fold(name string, n int) int {
	sum := sha1.Sum([]byte(name))
	return int(new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), big.NewInt(int64(n))).Int64())
}

// Gap is the widest difference of F1 between two tables, and the row where it stands. Rows without gold in one of the tables are left aside.
func Gap(tables []Table) (row string, points float64) {
	for _, k := range Order() {
		var f []float64
		for _, t := range tables {
			if t.Rows[k].Gold > 0 {
				f = append(f, t.Rows[k].F1)
			}
		}
		if len(f) > 1 && slices.Max(f)-slices.Min(f) > points {
			row, points = k, slices.Max(f)-slices.Min(f)
		}
	}
	return row, points
}

// Rows that WriteMisses knows.
func missRows() []string { return append(Order(), WrongParty) }

// KnownRow tells whether a row of that name is in the table.
func KnownRow(row string) bool { return slices.Contains(missRows(), row) }
