// Package shard reads one file of a crawl: a WARC, JSON Lines, feed or archive comes in; a folder of Parquet tables, named by what the file holds and by what read it, goes out, whole or not at all.
// dataset puts the tables of many shards together, and any engine that runs a command for a file may call it as often as it likes.
package shard

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"hearsay"
	"hearsay/ingest"
)

// Schema names the form of a report.
const Schema = "hearsay/shard/1"

// Bad is one record that could not be read.
type Bad struct {
	Record string `json:"record"`
	Reason string `json:"reason"`
}

// Report is hearsay/shard/1: what became of one shard. Name is that of its folder, Bytes the size of the input, MS the milliseconds that it took: 0 where it was committed before.
type Report struct {
	Schema   string `json:"schema"`
	Shard    string `json:"shard"`
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Claims   int    `json:"claims"`
	Figures  int    `json:"figures"`
	Repeated int    `json:"repeated,omitempty"` // records with a text that stands in it under the same article already: it is kept once
	Bad      []Bad  `json:"bad"`
	Bytes    int64  `json:"bytes"`
	MS       int64  `json:"ms"`
	Error    string `json:"error,omitempty"` // why it could not be read; nothing of it stands then
}

// Reading reads one version; its error is that of one record.
type Reading func(v *hearsay.Version) (hearsay.Reading, error)

// Options are how shards are read. Settings is everything besides the program's version that decides what is read: two runs of equal versions and settings write the same files.
type Options struct {
	Version  string
	Settings string
	Ingest   ingest.Options
	Read     Reading
}

// ErrUnread is wrapped by the error about a shard that could not be read at all; others can still be.
var ErrUnread = errors.New("the shard could not be read")

// ErrOther is wrapped by the error about a folder that holds the shards of another version or of other settings.
var ErrOther = errors.New("the folder holds shards of another version or other settings")

// maxBad is how many bad records a report lists; of more it says how many.
const maxBad = 1000

// reportFile stands in a shard's folder and is what it is reported by.
const reportFile = "shard.json"

// settings is the file that says what wrote a folder of shards.
type settings struct {
	Schema   string `json:"schema"`
	Version  string `json:"version"`
	Settings string `json:"settings"`
}

const settingsFile = "shards.json"

// Prepare makes the folder for shards, or sees that what is there is of the same version and settings. Several processes may do it at one time.
func Prepare(dir string, opt Options) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the folder for the shards: %w; name another with --out", err)
	}
	want := settings{"hearsay/shards/1", opt.Version, opt.Settings}
	file := filepath.Join(dir, settingsFile)
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		line, _ := json.Marshal(want) // three texts
		if err := place(dir, settingsFile, append(line, '\n')); err != nil {
			return fmt.Errorf("writing %s: %w; see that there is room and a right to write there", file, err)
		}
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	var is settings
	if err := json.Unmarshal(data, &is); err != nil || is != want {
		return fmt.Errorf("%s: %w: %s, and this is version %s with %s; name another folder with --out", dir, ErrOther, string(data), want.Version, want.Settings)
	}
	return nil
}

// place puts a small file under its name in one step, unless another process was first.
func place(dir, name string, data []byte) error {
	f, err := os.CreateTemp(dir, "."+name+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// Run reads the shard at path into a folder of its own below dir, which Prepare made. What is committed already is reported and not read again; a run that is killed leaves nothing under a final name.
// Errors wrap ErrUnread where the shard is at fault.
func Run(path, dir string, opt Options) (Report, error) {
	began := time.Now()
	r := Report{Schema: Schema, Shard: path, Bad: []Bad{}}
	name, size, err := nameOf(path, opt)
	if err != nil {
		return r, fmt.Errorf("%s: %w: %w", path, ErrUnread, err)
	}
	r.Name, r.Bytes = name, size
	if old, err := Committed(dir, name); err == nil {
		old.Shard = path
		return old, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	t, err := newTables(dir, name)
	if err != nil {
		return r, fmt.Errorf("making the files of %s: %w; see that there is room and a right to write there", path, err)
	}
	defer t.discard()
	if err := r.read(path, t, opt); err != nil {
		return r, err
	}
	if err := t.commit(&r); err != nil {
		return r, fmt.Errorf("writing the files of %s: %w; see that there is room and a right to write there, and run it again", path, err)
	}
	r.MS = time.Since(began).Milliseconds()
	return r, nil
}

// nameOf is the name of a shard's folder: a hash of the bytes that it holds, of the version and of the settings.
func nameOf(path string, opt Options) (name string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return "", 0, err
	} else if info.IsDir() {
		return "", 0, errors.New("it is a folder; name the files in it, one a line")
	}
	sum := sha256.New()
	size, err = io.Copy(sum, f)
	if err != nil {
		return "", 0, err
	}
	fmt.Fprintf(sum, "\x00%s\x00%s", opt.Version, opt.Settings)
	return "s-" + hex.EncodeToString(sum.Sum(nil)[:12]), size, nil
}

// Committed is the report of a shard that stands in dir; the error wraps fs.ErrNotExist where none does.
func Committed(dir, name string) (Report, error) {
	var r Report
	data, err := os.ReadFile(filepath.Join(dir, name, reportFile))
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, fmt.Errorf("%s: %w; remove the folder and run it again", filepath.Join(dir, name, reportFile), err)
	}
	return r, nil
}

// read takes in every record.
func (r *Report) read(path string, t *tables, opt Options) error {
	bad, seen := 0, map[[16]byte]bool{}
	fail := func(record, reason string) {
		if bad++; bad <= maxBad {
			r.Bad = append(r.Bad, Bad{record, reason})
		}
	}
	for v, err := range ingest.Open([]string{path}, opt.Ingest) {
		if err != nil {
			fail(recordOf(err, path))
			continue
		}
		v.From = inShard(v.From, path)
		text := textOf(&v)
		if seen[text] {
			r.Repeated++
			continue
		}
		seen[text] = true
		reading, err := guarded(opt.Read, &v)
		if err != nil {
			fail(v.From, err.Error())
			continue
		}
		if err := t.add(&v, &reading, r); err != nil {
			return fmt.Errorf("writing what was read of %s: %w; see that there is room and a right to write there, and run it again", path, err)
		}
		r.Articles++
	}
	if r.Articles == 0 && bad > 0 {
		return fmt.Errorf("%s: %w: %s", path, ErrUnread, r.Bad[0].Reason)
	}
	if bad > maxBad {
		r.Bad = append(r.Bad, Bad{"", fmt.Sprintf("and %d more", bad-maxBad)})
	}
	return nil
}

// textOf names a text of an article in little memory.
func textOf(v *hearsay.Version) [16]byte {
	sum := sha256.Sum256([]byte(v.Article.ID + "\x00" + v.Article.TextSHA256))
	return [16]byte(sum[:16])
}

// inShard is the place of a record without the folder that its shard happens to lie in: the same shard has the same names wherever it is.
func inShard(from, path string) string {
	if len(from) >= len(path) && from[:len(path)] == path {
		return filepath.Base(path) + from[len(path):]
	}
	return from
}

// recordOf is the place and the problem of an error of ingest.
func recordOf(err error, path string) (record, reason string) {
	var in *ingest.Error
	if errors.As(err, &in) {
		return inShard(in.Path, path), in.Problem
	}
	return filepath.Base(path), err.Error()
}

// guarded reads a version; a pass that breaks off on some text costs that text alone.
func guarded(read Reading, v *hearsay.Version) (r hearsay.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading it broke off (%v): please report it with the file", p)
		}
	}()
	return read(v)
}
