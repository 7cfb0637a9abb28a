// Package store is the ledger's file: SQLite opened with care (what it is, which version, who else writes), brought up to date by the numbered migrations, written in one
// immediate transaction at a time and read by many, bytes packed by their SHA-256. ledger and ledger/rows say what stands in its tables.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Errors that callers tell apart. Every error that this package returns says what was being done; these are wrapped in it.
var (
	ErrNotLedger = errors.New("not a hearsay ledger")                          // the file is something else
	ErrNewer     = errors.New("the ledger was written by a newer hearsay")     // its user_version is above ours
	ErrMissing   = errors.New("no such record")                                // no record has that id
	ErrForgotten = errors.New("forgotten")                                     // the record was removed by Forget; its reason is in the message
	ErrBusy      = errors.New("the ledger is in use by another hearsay")       // waited for it in vain
	ErrFull      = errors.New("no room left, or a limit on the file's size")   // the disk is full
	ErrReadOnly  = errors.New("the ledger or its folder cannot be written to") // rights are lacking
	ErrDamaged   = errors.New("the ledger's file is damaged")                  // SQLite finds it malformed
)

// Options are how a file is opened.
type Options struct {
	MustExist bool          // refuse to make a ledger where none is
	Wait      time.Duration // how long to wait for another writer; 0: ten seconds
}

// File is an open ledger file: one handle that writes and a pool that reads. It is safe for several goroutines; writers take turns.
type File struct {
	Path  string
	opt   Options
	write *sql.DB // one connection
	read  *sql.DB // a pool
	zstd  packer
}

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID stands in the header of every ledger, so that another program's database is not taken for one: "hear" in ASCII.
const applicationID = 0x68656172

// Open opens the ledger at path, making it (and its folder) where it is not there unless opt.MustExist, and brings an older one up to date.
// Where it may only be read, it is opened for reading: what writes then fails with ErrReadOnly.
func Open(ctx context.Context, path string, opt Options) (*File, error) {
	f, err := open(ctx, path, opt)
	if err != nil {
		return nil, fmt.Errorf("opening the ledger %s: %w", path, err)
	}
	return f, nil
}

func open(ctx context.Context, path string, opt Options) (*File, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := standing(path, opt); err != nil {
		return nil, err
	}
	f := &File{Path: path, opt: opt}
	if f.zstd, err = newPacker(); err != nil {
		return nil, err
	}
	if err := f.connect(ctx, ""); err != nil {
		f.Close()
		if !errors.Is(err, ErrReadOnly) || !opt.MustExist || pendingLog(path) {
			return nil, err
		}
		// Nobody can write beside us in a folder that is closed to us, and no log waits to be read: the file is as it is.
		if err := f.connect(ctx, "1"); err != nil {
			f.Close()
			return nil, err
		}
	}
	return f, nil
}

// standing looks at what lies at path before SQLite does, since its own words for these are less plain.
func standing(path string, opt Options) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && opt.MustExist:
		return fmt.Errorf("%w: there is no such file; 'hearsay add PATH' makes a ledger, --ledger FILE names another", ErrMissing)
	case errors.Is(err, fs.ErrNotExist):
		return wrap(os.MkdirAll(filepath.Dir(path), 0o755))
	case err != nil:
		return wrap(err)
	case info.IsDir():
		return fmt.Errorf("%w: it is a folder; name a file in it", ErrNotLedger)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: it is not a regular file", ErrNotLedger)
	}
	return nil
}

func pendingLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// connect opens the handles: immutable "1" reads a file that nobody can write.
func (f *File) connect(ctx context.Context, immutable string) error {
	var err error
	if f.write, err = sql.Open("sqlite", f.source(immutable, true)); err != nil {
		return wrap(err)
	}
	f.write.SetMaxOpenConns(1)
	if f.read, err = sql.Open("sqlite", f.source(immutable, false)); err != nil {
		return wrap(err)
	}
	f.read.SetMaxOpenConns(max(4, 2*runtime.GOMAXPROCS(0)))
	f.read.SetMaxIdleConns(max(4, runtime.GOMAXPROCS(0)))
	if immutable != "" {
		return f.check(ctx)
	}
	return f.migrate(ctx)
}

func (f *File) source(immutable string, writes bool) string {
	wait := f.opt.Wait
	if wait == 0 {
		wait = 10 * time.Second
	}
	q := url.Values{"_pragma": {fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds())}}
	switch {
	case immutable != "":
		q.Set("immutable", immutable)
		q.Set("mode", "ro")
	case writes:
		q["_pragma"] = append(q["_pragma"], "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)", "foreign_keys(OFF)", "cache_size(-65536)")
		q.Set("_txlock", "immediate")
	default:
		q["_pragma"] = append(q["_pragma"], "query_only(1)", "cache_size(-32768)", "mmap_size(1073741824)")
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(f.Path), RawQuery: q.Encode()}).String()
}

// check reads the header: is it a ledger, and not of a newer version?
func (f *File) check(ctx context.Context) error {
	at, err := f.version(ctx, f.read)
	switch {
	case err != nil:
		return err
	case at == 0:
		return ErrNotLedger
	case at < len(steps()):
		return fmt.Errorf("%w, and it must be brought up to date first: copy it to a place where it may be written", ErrReadOnly)
	}
	return nil
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func (f *File) version(ctx context.Context, q queryer) (int, error) {
	var at, app, tables int
	err := q.QueryRowContext(ctx, "SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)").
		Scan(&at, &app, &tables)
	switch {
	case err != nil:
		return 0, wrap(err)
	case app != applicationID && (tables > 0 || app != 0 || at != 0):
		return 0, fmt.Errorf("%w: it is a database of another program; name another file with --ledger", ErrNotLedger)
	case at > len(steps()):
		return 0, fmt.Errorf("%w (its version is %d, this program's %d); use that hearsay, or a newer one", ErrNewer, at, len(steps()))
	}
	return at, nil
}

func steps() []string {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil
	}
	return names
}

// migrate runs the migrations that the ledger has not had, each with its number in one transaction.
func (f *File) migrate(ctx context.Context) error {
	at, err := f.version(ctx, f.write)
	if err != nil {
		return err
	}
	for n, name := range steps() {
		if n < at {
			continue
		}
		if err := f.step(ctx, n+1, name); err != nil {
			return fmt.Errorf("bringing it to version %d: %w", n+1, err)
		}
	}
	return nil
}

func (f *File) step(ctx context.Context, n int, name string) error {
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := f.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err)
	}
	defer tx.Rollback()
	at, err := f.version(ctx, tx)
	if err != nil || at >= n { // another program was quicker
		return err
	}
	pragmas := "\nPRAGMA application_id = " + strconv.Itoa(applicationID) + "; PRAGMA user_version = " + strconv.Itoa(n) + ";"
	if _, err := tx.ExecContext(ctx, string(script)+pragmas); err != nil {
		return wrap(err)
	}
	return wrap(tx.Commit())
}

// Close ends the ledger's use; what was put in is already kept.
func (f *File) Close() error {
	var errs []error
	for _, db := range []*sql.DB{f.read, f.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Purge rewrites the file without the pages and the log that still hold what was removed.
func (f *File) Purge(ctx context.Context) error {
	for _, q := range []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := f.write.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("it is removed, but cleaning the file failed, run it again: %w", wrap(err))
		}
	}
	return nil
}

// wrap puts our plain error around one of SQLite's or the system's, with what to do.
func wrap(err error) error {
	var lite *sqlite.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %v; name another place with --ledger", ErrReadOnly, err)
	case !errors.As(err, &lite):
		return err
	}
	switch lite.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w; wait until it is done and try again (%v)", ErrBusy, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: make room and run it again, what was reported as added is kept (%v)", ErrFull, err)
	case sqlite3.SQLITE_IOERR:
		return ioError(lite)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%w; ask for the right to, or name another place with --ledger (%v)", ErrReadOnly, err)
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w; name another file with --ledger (%v)", ErrNotLedger, err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w; restore a backup of it, or add the articles to a new one (%v)", ErrDamaged, err)
	}
	return err
}

// ioError tells a file that may not grow from a disk that fails.
func ioError(err *sqlite.Error) error {
	if err.Code() == sqlite3.SQLITE_IOERR_WRITE || strings.Contains(err.Error(), "too large") {
		return fmt.Errorf("%w: make room or raise the limit and run it again, what was reported as added is kept (%v)", ErrFull, err)
	}
	return fmt.Errorf("reading or writing the disk failed: look at the disk, then run 'hearsay verify' (%w)", err)
}

// CopyTo writes the ledger as it stands at one moment to a new file, without what was removed; others may read and write it meanwhile.
func (f *File) CopyTo(ctx context.Context, path string) error {
	if _, err := f.write.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return wrap(err)
	}
	return nil
}
