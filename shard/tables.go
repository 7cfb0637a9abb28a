package shard

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"hearsay"
	"hearsay/compare"
	"hearsay/export/parquet"
	"hearsay/export/rows"
	"hearsay/text"
)

// tables are the files of one shard while they are written, in a folder whose name begins with a dot.
type tables struct {
	dir, name, at string
	hold          *os.File // locked while the process lives
	files         []*os.File
	ends          []func() error
	bulk          int // bytes of what was written and may still wait to be turned into columns
	columns
}

// columns are the writers of those files, a table each.
type columns struct {
	articles *parquet.Writer[rows.Article]
	claims   *parquet.Writer[rows.Claim]
	figures  *parquet.Writer[rows.Figure]
	places   *parquet.Writer[rows.Place]
	times    *parquet.Writer[rows.Time]
	captures *parquet.Writer[rows.Capture]
	compared *parquet.Writer[rows.Compared]
}

// flush turns the rows that wait into columns: each holds on to the text that its spans are of.
func (c *columns) flush() error {
	return errors.Join(c.articles.Flush(), c.claims.Flush(), c.figures.Flush(), c.places.Flush(), c.times.Flush(), c.captures.Flush(), c.compared.Flush())
}

const lockFile = "lock"

// bulkMost is how many bytes of pages and texts wait to be turned into columns: a page may have megabytes.
const bulkMost = 8 << 20

// newTables opens the files of a shard, and clears away what killed runs over the same shard left.
func newTables(dir, name string) (t *tables, err error) {
	turn, err := os.OpenFile(filepath.Join(dir, settingsFile), os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer turn.Close()
	if err := errors.Join(await(turn), sweep(dir, name)); err != nil { // a folder that is made and not yet held looks like what a killed run left
		return nil, err
	}
	at, err := os.MkdirTemp(dir, "."+name+"-*")
	if err != nil {
		return nil, err
	}
	t = &tables{dir: dir, name: name, at: at}
	if err := os.Chmod(at, 0o755); err != nil {
		return nil, errors.Join(err, t.discard())
	}
	if t.hold, err = os.Create(filepath.Join(at, lockFile)); err == nil {
		err = lock(t.hold)
	}
	if err != nil {
		return nil, errors.Join(err, t.discard())
	}
	t.articles, err = begin(t, rows.Articles(), err)
	t.claims, err = begin(t, rows.Claims(), err)
	t.figures, err = begin(t, rows.Figures(), err)
	t.places, err = begin(t, rows.Places(), err)
	t.times, err = begin(t, rows.Times(), err)
	t.captures, err = begin(t, rows.Captures(), err)
	t.compared, err = begin(t, rows.ComparedRows(), err)
	if err != nil {
		return nil, errors.Join(err, t.discard())
	}
	return t, nil
}

func begin[T any](t *tables, table *rows.Table[T], err error) (*parquet.Writer[T], error) {
	if err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(t.at, table.Name+".parquet"))
	if err != nil {
		return nil, err
	}
	w := parquet.NewWriter(f, table, nil)
	t.files, t.ends = append(t.files, f), append(t.ends, w.Close)
	return w, nil
}

// sweep removes the folders that runs over a shard left when they were killed: those that nobody holds.
func sweep(dir, name string) error {
	if !canLock {
		return nil
	}
	left, err := filepath.Glob(filepath.Join(dir, "."+name+"-*"))
	if err != nil {
		return err
	}
	for _, at := range left {
		f, err := os.Open(filepath.Join(at, lockFile))
		if err != nil {
			if info, gone := os.Stat(at); gone == nil && time.Since(info.ModTime()) > time.Minute {
				_ = os.RemoveAll(at) // killed before it was held
			}
			continue
		}
		if lock(f) == nil {
			err = os.RemoveAll(at)
		}
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("clearing away %s: %w", at, err)
		}
	}
	return nil
}

// add writes what was read in one version.
func (t *tables) add(v *hearsay.Version, r *hearsay.Reading, sum *Report) error {
	w := r.Wire(v.Text)
	w.Article.Text = &v.Text
	all := rows.FromReading(&w)
	if !v.Captured.IsZero() {
		all.Article.Captured = v.Captured.UTC().Format(time.RFC3339Nano)
	}
	sum.Claims, sum.Figures = sum.Claims+len(all.Claims), sum.Figures+len(all.Figures)
	if t.bulk += len(v.Raw) + len(v.Text); t.bulk > bulkMost {
		if err := t.flush(); err != nil {
			return err
		}
		t.bulk = 0
	}
	return errors.Join(t.articles.Write(&all.Article), writeAll(t.claims, all.Claims), writeAll(t.figures, all.Figures), writeAll(t.places, all.Places), writeAll(t.times, all.Times),
		t.capture(v), t.compare(&w, v.Text))
}

func writeAll[T any](w *parquet.Writer[T], all []T) error {
	for i := range all {
		if err := w.Write(&all[i]); err != nil {
			return err
		}
	}
	return nil
}

func (t *tables) capture(v *hearsay.Version) error {
	c := rows.Capture{Article: v.Article.ID, SHA256: v.Article.SHA256, Source: v.From, Key: v.Article.Key, Raw: base64.StdEncoding.EncodeToString(v.Raw)}
	if !v.Captured.IsZero() {
		c.Captured = v.Captured.UTC().Format(time.RFC3339Nano)
	}
	if x := v.Exchange; x != nil {
		c.Exchange = &rows.Exchange{URL: x.URL, Status: x.Status, RequestHead: x.RequestHead, ResponseHead: x.ResponseHead}
	}
	return t.captures.Write(&c)
}

// compare writes what is compared of a reading.
func (t *tables) compare(w *hearsay.WireReading, said string) error {
	if w.Article.Unread != nil {
		return nil
	}
	for _, row := range compare.Rows(w, text.Sketch(said)) {
		line, err := json.Marshal(row)
		if err != nil {
			return err
		}
		if err := t.compared.Write(&rows.Compared{Block: row.Block, Day: row.Day, Article: row.At.ArticleID, Version: w.Article.SHA256, Component: row.Component, Row: string(line)}); err != nil {
			return err
		}
	}
	return nil
}

// commit ends the files, and gives the folder its final name in one step. Where another run was first, its folder stands, and holds the same.
func (t *tables) commit(r *Report) error {
	for i, end := range t.ends {
		if err := errors.Join(end(), t.files[i].Sync(), t.files[i].Close()); err != nil {
			return err
		}
	}
	t.files = nil
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := errors.Join(os.Remove(filepath.Join(t.at, lockFile)), whole(filepath.Join(t.at, reportFile), append(line, '\n')), sync(t.at)); err != nil {
		return err
	}
	if err := os.Rename(t.at, filepath.Join(t.dir, t.name)); err != nil {
		if _, done := Committed(t.dir, t.name); done != nil {
			return err
		}
		return nil // discard removes ours
	}
	return sync(t.dir)
}

// whole writes a file that is on disk when it returns.
func whole(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// sync sees that the names in a folder are on disk.
func sync(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// discard removes what was not committed.
func (t *tables) discard() error {
	for _, f := range t.files {
		_ = f.Close()
	}
	if t.hold != nil {
		defer t.hold.Close()
	}
	return os.RemoveAll(t.at)
}

// Hidden tells whether a name below a folder of shards is none of a shard's: what is being written begins with a dot.
func Hidden(name string) bool { return strings.HasPrefix(name, ".") || !strings.HasPrefix(name, "s-") }
