// Package dataset makes one data set of a crawl on one machine: shards come in and are read on all cores, what they say is compared block by block, and Parquet tables by month with a
// datapackage.json go out. What does not fit into memory is sorted on disk. DuckDB, pandas and 'hearsay import' come next; spark/ makes the same on a cluster.
package dataset

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"hearsay/compare"
	"hearsay/shard"
)

// Options are how a data set is made.
type Options struct {
	Shard   shard.Options
	Workers int // readers and comparers at one time; 0: one a core
	Memory  int // bytes for sorting; 0: 512 MiB
	Limit   int // statements of one block; 0: compare.BlockLimit
	Note    func(string)
	Report  func(shard.Report) // after each shard
}

// Summary counts what stands in a data set.
type Summary struct {
	Schema    string `json:"schema"` // hearsay/dataset/1
	Shards    int    `json:"shards"`
	Articles  int    `json:"articles"`
	Claims    int    `json:"claims"`
	Figures   int    `json:"figures"`
	Groups    int    `json:"groups"`
	Relations int    `json:"relations"`
	Copies    int    `json:"copies"`
	Bad       int    `json:"bad"`
}

// SchemaSummary names the form of a summary.
const SchemaSummary = "hearsay/dataset/1"

// ErrThere is wrapped by the error about a folder that holds a data set, or something else, already.
var ErrThere = errors.New("the folder is not empty")

// ErrBusy is wrapped by the error about a data set that another process is making.
var ErrBusy = errors.New("another process is making it")

const defaultMemory = 512 << 20

// making is a data set under way.
type making struct {
	Options
	ctx    context.Context
	dir    string // of the shards and of what is sorted; it is kept when the run is killed, and gone on with
	names  []string
	copies compare.Components
	*found
	versions versions
	Summary
}

// Make reads the shards at paths and makes the data set out of them. A run that is killed leaves nothing at out, and is gone on with by running it again: shards that were read are not read again.
func Make(ctx context.Context, paths []string, out string, opt Options) (Summary, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Memory <= 0 {
		opt.Memory = defaultMemory
	}
	if err := free(out); err != nil {
		return Summary{}, err
	}
	m := &making{Options: opt, ctx: ctx, dir: filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+"-making"), Summary: Summary{Schema: SchemaSummary}}
	if err := os.MkdirAll(m.dir, 0o755); err != nil {
		return m.Summary, fmt.Errorf("making a folder beside %s: %w; name another with --out", out, err)
	}
	release, err := hold(m.dir)
	if err != nil {
		return m.Summary, fmt.Errorf("%s: %w", out, err)
	}
	defer release()
	for _, step := range []func() error{func() error { return m.read(paths) }, func() (err error) { m.versions, err = m.settle(); return err }, m.compare, m.write, func() error { return m.commit(out) }} {
		if err := errors.Join(ctx.Err(), step()); err != nil {
			return m.Summary, err
		}
	}
	return m.Summary, nil
}

// free sees that nothing is at out.
func free(out string) error {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("looking at %s: %w", out, err)
	case len(entries) > 0:
		return fmt.Errorf("%w: %s; name another with --out, or empty it", ErrThere, out)
	}
	return nil
}

// shards is where the shards' tables lie, parts where the data set is written.
func (m *making) shards() string { return filepath.Join(m.dir, "shards") }
func (m *making) parts() string  { return filepath.Join(m.dir, "parts") }

// read reads the shards on all cores. Those that cannot be read are named together after all others were.
func (m *making) read(paths []string) error {
	if err := shard.Prepare(m.shards(), m.Shard); err != nil {
		return fmt.Errorf("%w; a run of other settings was cut off here: remove %s to begin anew", err, m.dir)
	}
	todo, done := make(chan string), make(chan outcome)
	var workers sync.WaitGroup
	for range m.Workers {
		workers.Go(func() {
			for path := range todo {
				r, err := shard.Run(path, m.shards(), m.Shard)
				done <- outcome{r, err}
			}
		})
	}
	ctx, stop := context.WithCancel(m.ctx)
	defer stop()
	go func() {
		defer func() { close(todo); workers.Wait(); close(done) }()
		for _, path := range slices.Compact(slices.Sorted(slices.Values(paths))) {
			select {
			case todo <- path:
			case <-ctx.Done():
				return
			}
		}
	}()
	var failed []error
	mend := "leave them out of the list or mend them, and run it again: the others are not read again"
	for o := range done {
		switch {
		case errors.Is(o.err, shard.ErrUnread):
			failed = append(failed, o.err)
		case o.err != nil:
			failed, mend = append(failed, o.err), "what was read is kept and not read again"
			stop()
		default:
			m.take(o.report)
		}
	}
	slices.Sort(m.names)
	if len(failed) > 0 {
		return fmt.Errorf("%w\n%s", errors.Join(failed...), mend)
	}
	return m.ctx.Err()
}

type outcome struct {
	report shard.Report
	err    error
}

// take counts a shard; two files that hold the same are one.
func (m *making) take(r shard.Report) {
	if slices.Contains(m.names, r.Name) {
		m.note(r.Shard + " holds the same as another shard and is counted once")
		return
	}
	m.names = append(m.names, r.Name)
	m.Shards, m.Bad = m.Shards+1, m.Bad+len(r.Bad)
	if m.Report != nil {
		m.Report(r)
	}
}

func (m *making) note(s string) {
	if m.Note != nil {
		m.Note(s)
	}
}

// commit describes the parts and gives them their final name in one step.
func (m *making) commit(out string) error {
	if err := Seal(m.parts()); err != nil {
		return fmt.Errorf("%w; see that there is room and a right to write there, and run it again", err)
	}
	if err := os.Remove(out); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replacing the empty folder %s: %w", out, err)
	}
	if err := os.Rename(m.parts(), out); err != nil {
		return fmt.Errorf("giving the data set its name: %w", err)
	}
	if err := os.RemoveAll(m.dir); err != nil {
		return fmt.Errorf("the data set is whole, but clearing away %s failed: %w", m.dir, err)
	}
	return nil
}

// monthOf is the month of a day, by which tables are parted.
func monthOf(day string) string {
	if len(day) < len("2006-01") || strings.ContainsAny(day[:len("2006-01")], "/.") {
		return undated
	}
	return day[:len("2006-01")]
}

const undated = "undated"
