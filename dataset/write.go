package dataset

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/compare"
	"hearsay/dataset/spill"
	"hearsay/export/parquet"
	"hearsay/export/rows"
)

// partRows is how many rows a part has at most.
const partRows = 500_000

// parts writes the rows of one table, which come in order of their months, into one folder a month.
type parts[T any] struct {
	dir   string
	of    *rows.Table[T]
	month string
	n     int // of the part
	rows  int
	file  *os.File
	w     *parquet.Writer[T]
}

func newParts[T any](m *making, of *rows.Table[T]) *parts[T] {
	return &parts[T]{dir: filepath.Join(m.parts(), of.Name), of: of}
}

// write writes a row of a month; "" is a table that is not parted.
func (p *parts[T]) write(month string, row *T) error {
	if p.w == nil || month != p.month || p.rows >= partRows {
		if err := p.begin(month); err != nil {
			return p.told(err)
		}
	}
	p.rows++
	return p.told(p.w.Write(row))
}

func (p *parts[T]) begin(month string) error {
	if err := p.end(); err != nil {
		return err
	}
	if p.n++; month != p.month {
		p.n = 1
	}
	p.month, p.rows = month, 0
	dir := p.dir
	if month != "" {
		dir = filepath.Join(dir, "month="+month)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var err error
	if p.file, err = os.Create(filepath.Join(dir, fmt.Sprintf("part-%05d.parquet", p.n))); err == nil {
		p.w = parquet.NewWriter(p.file, p.of, nil)
	}
	return err
}

// end ends the part that is being written.
func (p *parts[T]) end() error {
	if p.w == nil {
		return nil
	}
	err := errors.Join(p.w.Close(), p.file.Sync(), p.file.Close())
	p.w = nil
	return p.told(err)
}

// told says what to do about an error of writing.
func (p *parts[T]) told(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing %s: %w; see that there is room and a right to write there, and run it again: what was read is not read again", p.of.Name, err)
}

func (m *making) writeCopies() error {
	p := newParts(m, rows.Copies())
	for _, id := range m.copies.All() {
		of, _ := m.copies.Of(id)
		if err := p.write("", &rows.Copy{Article: id, Original: of}); err != nil {
			return err
		}
		m.Copies++
	}
	return p.end()
}

// bundle is all that a shard has of one version.
type bundle struct {
	rows.Reading
	Capture rows.Capture
}

// write writes the articles, and what was read in them, in order of month and article; then what was found among them, which is told on the way what covers its mentions.
func (m *making) write() error {
	if err := os.RemoveAll(m.parts()); err != nil { // of a run that was cut off
		return fmt.Errorf("clearing away what a run that was cut off wrote: %w", err)
	}
	s := spill.New(m.dir, m.Memory/2)
	for _, name := range m.names {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		for b, err := range bundles(filepath.Join(m.shards(), name)) {
			if err != nil {
				return err
			}
			if !m.versions.kept(name, b.Article.ID, b.Article.SHA256) {
				continue
			}
			day := ""
			if b.Article.Published != nil {
				day = *b.Article.Published
			}
			key := monthOf(day) + "\x00" + b.Article.ID + "\x00" + b.Article.SHA256
			if err := errors.Join(put(s, key, &b), m.asked.Add(b.Article.ID+"\x00"+ofVersion, []byte(key))); err != nil {
				return err
			}
		}
	}
	asked, err := m.byVersion()
	if err != nil {
		return err
	}
	if err := m.months(s, asked); err != nil {
		return err
	}
	return errors.Join(
		answered(m.groups, newParts(m, rows.Groups()), &m.Groups, func(g *hearsay.Group) *rows.Group { return &rows.Group{Group: *g} }, tellGroup),
		answered(m.relations, newParts(m, rows.Relations()), &m.Relations, func(r *compare.Dated) *rows.Relation { return &rows.Relation{Relation: r.Relation} }, tellRelation),
		m.writeCopies())
}

func (m *making) months(s, asked *spill.Sorter) error {
	articles, claims, figures := newParts(m, articlesTable()), newParts(m, claimsTable()), newParts(m, figuresTable())
	places, times, captures := newParts(m, rows.Places()), newParts(m, rows.Times()), newParts(m, rows.Captures())
	w := newWants(asked)
	defer w.stop()
	for key, line := range s.Sorted() {
		var b bundle
		if err := json.Unmarshal(line, &b); err != nil {
			return err
		}
		all, err := w.at(key)
		if err != nil {
			return err
		}
		b.cover(all)
		m.Articles, m.Claims, m.Figures = m.Articles+1, m.Claims+len(b.Claims), m.Figures+len(b.Figures)
		month, _, _ := strings.Cut(key, "\x00")
		if err := errors.Join(m.answer(&b, all), articles.write(month, &b.Article), every(claims, month, b.Claims), every(figures, month, b.Figures), every(places, month, b.Places),
			every(times, month, b.Times), captures.write(month, &b.Capture)); err != nil {
			return err
		}
	}
	return errors.Join(s.Err(), asked.Err(), articles.end(), claims.end(), figures.end(), places.end(), times.end(), captures.end())
}

func every[T any](p *parts[T], month string, all []T) error {
	for i := range all {
		if err := p.write(month, &all[i]); err != nil {
			return err
		}
	}
	return nil
}

// bundles puts together what a shard's tables hold of each version: they have its articles in one order.
func bundles(dir string) iter.Seq2[bundle, error] {
	return func(yield func(bundle, error) bool) {
		claims, figures, places := begin(dir, rows.Claims()), begin(dir, rows.Figures()), begin(dir, rows.Places())
		times, captures := begin(dir, rows.Times()), begin(dir, rows.Captures())
		for _, stop := range []func(){claims.stop, figures.stop, places.stop, times.stop, captures.stop} {
			defer stop()
		}
		for a, err := range table(dir, rows.Articles()) {
			b := bundle{Reading: rows.Reading{Article: a}}
			id, version := a.ID, a.SHA256
			b.Claims = take(claims, a.Claims, &err, func(c *rows.Claim) bool { return c.Article.ID == id && c.Article.Version == version })
			b.Figures = take(figures, a.Figures, &err, func(f *rows.Figure) bool { return f.Article.ID == id && f.Article.Version == version })
			b.Places = take(places, -1, &err, func(p *rows.Place) bool { return p.Article.ID == id && p.Article.Version == version })
			b.Times = take(times, -1, &err, func(t *rows.Time) bool { return t.Article.ID == id && t.Article.Version == version })
			if c := take(captures, 1, &err, func(c *rows.Capture) bool { return c.Article == id && c.SHA256 == version }); len(c) == 1 {
				b.Capture = c[0]
			}
			if !yield(b, err) || err != nil {
				return
			}
		}
	}
}

// cursor is a table that is read row by row, with the row that was read and not yet taken.
type cursor[T any] struct {
	next func() (T, error, bool)
	stop func()
	now  *T
}

func begin[T any](dir string, of *rows.Table[T]) *cursor[T] {
	c := &cursor[T]{}
	c.next, c.stop = iter.Pull2(table(dir, of))
	return c
}

// take takes the rows of one version: n of them, or where n is below 0 as many as come.
func take[T any](c *cursor[T], n int, err *error, mine func(*T) bool) []T {
	out := []T{}
	for n < 0 || len(out) < n {
		if c.now == nil {
			row, e, ok := c.next()
			if !ok {
				return out
			}
			if e != nil {
				*err = errors.Join(*err, e)
				return out
			}
			c.now = &row
		}
		if !mine(c.now) {
			return out
		}
		out, c.now = append(out, *c.now), nil
	}
	return out
}
