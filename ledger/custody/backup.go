package custody

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"hearsay/ledger/store"
)

// Backup copies the ledger, as it stands at one moment and while others may use it, to a new file, and verifies the copy before it gets its name: what is named is whole. report is
// as for Verify. The error wraps ErrExists where the file is there. The copy holds no trace of what was forgotten before it was made.
func (c *Custody) Backup(ctx context.Context, to string, report func(Checked, Finding)) (done Checked, h Head, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("copying the ledger to %s: %w", to, err)
		}
	}()
	if _, err := os.Lstat(to); err == nil {
		return done, h, ErrExists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return done, h, err
	}
	folder, err := os.MkdirTemp(filepath.Dir(to), ".hearsay-backup-")
	if err != nil {
		return done, h, err
	}
	defer os.RemoveAll(folder)
	part := filepath.Join(folder, filepath.Base(to))
	if err := c.File.CopyTo(ctx, part); err != nil {
		return done, h, err
	}
	if done, h, err = checked(ctx, part, report); err != nil {
		return done, h, err
	}
	return done, h, Give(part, to)
}

// checked verifies a copy.
func checked(ctx context.Context, path string, report func(Checked, Finding)) (done Checked, h Head, err error) {
	file, err := store.Open(ctx, path, store.Options{MustExist: true})
	if err != nil {
		return done, h, err
	}
	faults := 0
	copied := &Custody{File: file}
	done, err = copied.Verify(ctx, func(d Checked, f Finding) {
		if f != (Finding{}) && f.Fault() {
			faults++
		}
		report(d, f)
	})
	if err == nil {
		if h, err = copied.Head(ctx); errors.Is(err, ErrEmpty) {
			err = nil
		}
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return done, h, err
	}
	if faults > 0 {
		return done, h, fmt.Errorf("%d faults in it, so no copy was kept: run 'hearsay verify' on the ledger", faults)
	}
	return done, h, nil
}

// Give makes a written file lasting and moves it to its name, never over another: ErrExists where one is there.
func Give(part, to string) error {
	file, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	err = os.Link(part, to)
	switch {
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	case err == nil:
		return lasting(filepath.Dir(to))
	}
	if _, err := os.Lstat(to); err == nil { // a file system without hard links
		return ErrExists
	}
	return os.Rename(part, to)
}

// lasting makes a folder's new name survive a fall of the system, where it can.
func lasting(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	_ = d.Sync() // not every system syncs folders
	return d.Close()
}
