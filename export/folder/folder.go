// Package folder writes a folder of exported files with its datapackage.json (Frictionless Data Package 1), which types and describes every column. Files come in one by one; a folder
// that is whole goes out under its name, or none. cmd/hearsay fills it.
package folder

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"hearsay/export/rows"
)

// ErrFilled is wrapped by the error about a folder that holds something already.
var ErrFilled = errors.New("the folder is not empty")

// Folder is a folder that is being written. Either Commit or Abandon ends it.
type Folder struct {
	name, part string
	pack       Package
}

// Package is datapackage.json.
type Package struct {
	Profile   string     `json:"profile"`
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	About     string     `json:"description"`
	Resources []Resource `json:"resources"`
}

// Resource is one file of the package: its bytes and SHA-256, and what its columns hold, nil where it is no table.
type Resource struct {
	Profile   string  `json:"profile"`
	Name      string  `json:"name"`
	Path      string  `json:"path"`
	Title     string  `json:"title,omitempty"`
	Format    string  `json:"format"`
	MediaType string  `json:"mediatype"`
	Encoding  string  `json:"encoding,omitempty"`
	Bytes     int64   `json:"bytes"`
	Hash      string  `json:"hash"`
	Schema    *Schema `json:"schema,omitempty"`
	Rows      int64   `json:"rows,omitempty"`
}

// Schema is the columns of a table.
type Schema struct {
	Fields  []Field  `json:"fields"`
	Missing []string `json:"missingValues"`
	Key     []string `json:"primaryKey,omitempty"`
}

// Field is one column.
type Field struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	About string `json:"description"`
}

// SchemaOf describes columns; bulk ones only where whole is true. key names the column that tells rows apart, "" where none does.
func SchemaOf(columns []rows.Column, whole bool, key string) *Schema {
	s := &Schema{Missing: []string{""}}
	for _, c := range columns {
		if c.Bulk && !whole {
			continue
		}
		s.Fields = append(s.Fields, Field{c.Name, typeOf(c), c.About})
	}
	if key != "" {
		s.Key = []string{key}
	}
	return s
}

func typeOf(c rows.Column) string {
	switch {
	case c.Kind == rows.Whole:
		return "integer"
	case c.Kind == rows.Number:
		return "number"
	case c.Kind == rows.Boolean:
		return "boolean"
	case c.Kind == rows.JSON && c.List:
		return "array"
	case c.Kind == rows.JSON:
		return "object"
	}
	return "string"
}

// New begins a folder: it must not be there, or be empty. What is written lies beside it, under a name of its own, until Commit.
func New(name, title, about string) (*Folder, error) {
	entries, err := os.ReadDir(name)
	switch {
	case err == nil && len(entries) > 0:
		return nil, fmt.Errorf("%w: %s; name another with --out, or empty it", ErrFilled, name)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("looking at the folder %s: %w", name, err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, fmt.Errorf("making the folder %s: %w", name, err)
	}
	part, err := os.MkdirTemp(filepath.Dir(name), "."+filepath.Base(name)+"-part-")
	if err != nil {
		return nil, fmt.Errorf("making a folder beside %s: %w", name, err)
	}
	return &Folder{name: name, part: part, pack: Package{Profile: "data-package", Name: "hearsay", Title: title, About: about}}, nil
}

// Write writes one file by means of fill, which gives the number of its rows, and lists it as r with its size and hash.
func (f *Folder) Write(r Resource, fill func(w io.Writer) (rows int64, err error)) error {
	file, err := os.OpenFile(filepath.Join(f.part, r.Path), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("making %s: %w", r.Path, err)
	}
	w := &counting{w: bufio.NewWriterSize(file, 1<<18), sum: sha256.New()}
	n, err := fill(w)
	if err == nil {
		err = w.w.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", r.Path, err)
	}
	r.Bytes, r.Hash, r.Rows = w.n, "sha256:"+hex.EncodeToString(w.sum.Sum(nil)), n
	f.pack.Resources = append(f.pack.Resources, r)
	return nil
}

type counting struct {
	w   *bufio.Writer
	sum hash.Hash
	n   int64
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.sum.Write(p[:n])
	c.n += int64(n)
	return n, err
}

// Commit writes datapackage.json and gives the folder its name.
func (f *Folder) Commit() error {
	data, err := json.MarshalIndent(f.pack, "", "  ")
	if err == nil {
		err = os.WriteFile(filepath.Join(f.part, "datapackage.json"), append(data, '\n'), 0o644)
	}
	if err == nil {
		err = os.Chmod(f.part, 0o755)
	}
	if err == nil {
		err = removeEmpty(f.name)
	}
	if err == nil {
		err = os.Rename(f.part, f.name)
	}
	if err != nil {
		f.Abandon()
		return fmt.Errorf("giving the folder %s its name: %w", f.name, err)
	}
	return nil
}

func removeEmpty(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Abandon removes what was written.
func (f *Folder) Abandon() { os.RemoveAll(f.part) }
