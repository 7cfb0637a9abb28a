package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"hearsay/export/archive"
	"hearsay/ledger"
	"hearsay/ledger/custody"
)

// archival tells the forms that are web archives of the captures.
func (x *exporting) archival() bool { return x.Form == "warc" || x.Form == "wacz" }

// archive writes the captures of the articles that the filter lets through as a web archive.
func (x *exporting) archive() error {
	if _, terminal := isTerminal(x.s.out); x.Out == "" && terminal {
		return fmt.Errorf("%w: a web archive is no text for a terminal: send it to a file with > or name one with --out", errUsage)
	}
	only, err := x.chosen()
	if err != nil {
		return err
	}
	if x.Out == "" {
		n, err := x.captures(x.s.out, "hearsay."+x.Form, only)
		return x.told(int64(n), "captures", err)
	}
	n, err := x.archiveFile(only)
	if errors.Is(err, custody.ErrExists) {
		err = fmt.Errorf("%w: --out %s: %w", errUsage, x.Out, err)
	}
	return x.told(int64(n), "captures", err)
}

// archiveFile writes an archive beside its name, and names it when it is whole.
func (x *exporting) archiveFile(only func(string) bool) (n int, err error) {
	if _, err := os.Lstat(x.Out); !errors.Is(err, fs.ErrNotExist) {
		return 0, errors.Join(custody.ErrExists, err)
	}
	part, err := os.CreateTemp(filepath.Dir(x.Out), ".hearsay-export-*")
	if err != nil {
		return 0, fmt.Errorf("writing %s: %w", x.Out, err)
	}
	defer os.Remove(part.Name())
	n, err = x.captures(part, filepath.Base(x.Out), only)
	if err = errors.Join(err, part.Chmod(0o644), part.Close()); err != nil {
		return n, fmt.Errorf("writing %s: %w", x.Out, err)
	}
	return n, custody.Give(part.Name(), x.Out)
}

func (x *exporting) captures(w io.Writer, name string, only func(string) bool) (int, error) {
	info := archive.Info{Program: version, At: time.Now(), Name: name}
	captures := x.l.Custody().Captures(x.ctx, only)
	if x.Form == "wacz" {
		return archive.WACZ(w, info, captures)
	}
	return archive.WARC(w, info, captures)
}

// chosen tells the articles that the filter lets through; nil where there is no filter.
func (x *exporting) chosen() (func(article string) bool, error) {
	if x.filter == (ledger.Filter{}) {
		return nil, nil
	}
	in := map[string]bool{}
	for a, err := range ledger.All(x.ctx, x.l.Articles, x.filter) {
		if err != nil {
			return nil, err
		}
		in[a.ID] = true
	}
	return func(article string) bool { return in[article] }, nil
}
