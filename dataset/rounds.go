package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"hearsay"
	"hearsay/compare"
	"hearsay/dataset/spill"
	"hearsay/export/parquet"
	"hearsay/export/rows"
)

// blocks are rows on their way into blocks: one sorter for each comparer, a block whole in one of them.
type blocks struct {
	sorters []*spill.Sorter
	mu      sync.Mutex
}

func (m *making) blocks() *blocks {
	b := &blocks{}
	for range m.Workers {
		b.sorters = append(b.sorters, spill.New(m.dir, m.Memory/(2*m.Workers+2)))
	}
	return b
}

// add takes a row as a line.
func (b *blocks) add(block, day, article string, line []byte) error {
	h := fnv.New32a()
	h.Write([]byte(block))
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sorters[int(h.Sum32())%len(b.sorters)].Add(block+"\x00"+day+"\x00"+article, line)
}

// compare runs the rounds: near-copies, blocks, and what these give out.
func (m *making) compare() error {
	first, second := m.blocks(), m.blocks()
	var alike compare.Components
	m.found = m.newFound()
	var mu sync.Mutex
	out := compare.Matching{
		Group: func(g *hearsay.Group) error {
			mu.Lock()
			defer mu.Unlock()
			return m.group(g)
		},
		Relation: func(r *compare.Dated) error {
			mu.Lock()
			defer mu.Unlock()
			return m.relation(r)
		},
		Link: func(l *compare.Link) error { mu.Lock(); defer mu.Unlock(); m.join(l, &alike); return nil },
		Row: func(r *compare.Row) error {
			line, err := json.Marshal(r)
			return errors.Join(err, second.add(r.Block, r.Day, r.At.ArticleID, line))
		},
		Note:  func(s string) { mu.Lock(); defer mu.Unlock(); m.note(s) },
		Limit: m.Limit,
	}
	copies := m.blocks()
	if err := m.each(func(r *rows.Compared) bool { return strings.HasPrefix(r.Block, "copy ") }, func(r *rows.Compared) error {
		return copies.add(r.Block, r.Day, r.Article, []byte(r.Row))
	}); err != nil {
		return err
	}
	if err := copies.match(out); err != nil {
		return err
	}
	if err := m.each(func(r *rows.Compared) bool { return !strings.HasPrefix(r.Block, "copy ") && r.Block != "alike" }, func(r *rows.Compared) error {
		return first.add(r.Block, r.Day, r.Article, m.original(r))
	}); err != nil {
		return err
	}
	if err := first.match(out); err != nil {
		return err
	}
	if err := m.each(func(r *rows.Compared) bool { return r.Block == "alike" }, func(r *rows.Compared) error { return m.alike(second, &alike, r) }); err != nil {
		return err
	}
	return second.match(out)
}

func last(days []string) string {
	if len(days) == 0 {
		return ""
	}
	return days[len(days)-1]
}

func put(s *spill.Sorter, key string, v any) error {
	line, err := json.Marshal(v)
	return errors.Join(err, s.Add(key, line))
}

// join closes a link.
func (m *making) join(l *compare.Link, alike *compare.Components) {
	if l.Kind == compare.LinkCopy {
		m.copies.Join(l.A, l.B)
		return
	}
	alike.Join(l.A, l.B)
}

// original is a row with the article of which its own is a near-copy.
func (m *making) original(r *rows.Compared) []byte {
	of, ok := m.copies.Of(r.Article)
	if !ok || of == r.Article {
		return []byte(r.Row)
	}
	name, _ := json.Marshal(of)
	return []byte(`{"original":` + string(name) + "," + strings.TrimPrefix(r.Row, "{"))
}

// alike puts a row that waits into the block of its component.
func (m *making) alike(into *blocks, alike *compare.Components, r *rows.Compared) error {
	component, ok := alike.Of(r.Component)
	if !ok {
		return nil
	}
	var row compare.Row
	if err := json.Unmarshal(m.original(r), &row); err != nil {
		return fmt.Errorf("reading a row of the shards: %w", err)
	}
	row.Join(component)
	line, err := json.Marshal(row)
	return errors.Join(err, into.add(row.Block, row.Day, r.Article, line))
}

// match compares the blocks, all sorters at one time.
func (b *blocks) match(out compare.Matching) error {
	errs := make([]error, len(b.sorters))
	var all sync.WaitGroup
	for i, s := range b.sorters {
		all.Go(func() { errs[i] = errors.Join(out.Match(lines(s)), s.Err()) })
	}
	all.Wait()
	return errors.Join(errs...)
}

// lines are the rows of a sorter.
func lines(s *spill.Sorter) iter.Seq2[compare.Row, error] {
	return func(yield func(compare.Row, error) bool) {
		for _, line := range s.Sorted() {
			var r compare.Row
			if err := r.Unmarshal(bytes.Clone(line)); err != nil {
				yield(r, fmt.Errorf("reading a row of the shards: %w", err))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// each calls do for every row of the shards that is wanted.
func (m *making) each(wanted func(*rows.Compared) bool, do func(*rows.Compared) error) error {
	for _, name := range m.names {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		for r, err := range table(filepath.Join(m.shards(), name), rows.ComparedRows()) {
			if err != nil {
				return err
			}
			if wanted(&r) && m.versions.compared(name, r.Article, r.Version) {
				if err := do(&r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// table streams a table of a shard's folder.
func table[T any](dir string, of *rows.Table[T]) iter.Seq2[T, error] {
	return file(filepath.Join(dir, of.Name+".parquet"), of)
}

func file[T any](path string, of *rows.Table[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(of.New(), err)
			return
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			yield(of.New(), err)
			return
		}
		for row, err := range parquet.Read(f, info.Size(), of) {
			if err != nil {
				err = fmt.Errorf("%s: %w", path, err)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}
