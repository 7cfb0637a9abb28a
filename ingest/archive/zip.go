package archive

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"hearsay/ingest/stream"
)

// Limits of an archive.
const maxEntries = 1 << 20

// encrypted is the bit of a zip entry's flags that says so (APPNOTE 4.4.4).
const encrypted = 1

// Entry is one file of an archive. Its bytes can be read until the next entry is asked for.
type Entry struct {
	io.Reader
	Name string // its path in the archive, with slashes, as UTF-8
	Size int64  // as the archive says
}

// IsZip tells from a file's first bytes whether it is a zip file.
func IsZip(head []byte) bool {
	return strings.HasPrefix(string(head), "PK\x03\x04") || strings.HasPrefix(string(head), "PK\x05\x06")
}

// Zipped is a zip file whose directory was read.
type Zipped struct {
	files []*zip.File
	named map[string]*zip.File
}

// OpenZip reads the directory of a zip file of size bytes. An error is a *stream.Error: it is cut off, or damaged, or its entries lie upon one another as those of bombs do.
func OpenZip(r io.ReaderAt, size int64) (*Zipped, error) {
	z, err := zip.NewReader(r, size)
	if errors.Is(err, zip.ErrInsecurePath) { // such names are refused one by one
		err = nil
	}
	if err != nil {
		return nil, &stream.Error{Problem: "is a zip file without a directory: it is cut off or damaged", Advice: "Fetch or copy it again, or save what can be saved with zip -FF.", Err: err}
	}
	out := &Zipped{files: z.File, named: make(map[string]*zip.File, len(z.File))}
	packed, whole := uint64(0), uint64(0)
	for _, f := range z.File {
		packed, whole = packed+min(f.CompressedSize64, 1<<50), whole+min(f.UncompressedSize64, 1<<50)
		out.named[f.Name] = f
	}
	switch {
	case packed > uint64(size):
		return nil, &stream.Error{Problem: "is a zip file whose entries lie upon one another: it is no honest archive", Advice: "Unpack it by hand if you trust it.", Err: ErrBomb}
	case whole > freeBytes && whole/maxRatio > uint64(size):
		return nil, &stream.Error{Problem: fmt.Sprintf("is a zip file that holds more than %d times its size: it is no text", maxRatio), Advice: "Unpack it by hand if you trust it.", Err: ErrBomb}
	case len(z.File) > maxEntries:
		return nil, &stream.Error{Problem: fmt.Sprintf("holds more than %d files", maxEntries), Advice: "Unpack it and name the folder."}
	}
	return out, nil
}

// Has tells whether there is an entry of that name.
func (z *Zipped) Has(name string) bool { return z.named[name] != nil }

// Names are the names of all entries, in the archive's order.
func (z *Zipped) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range z.files {
			if !yield(clean(f.Name)) {
				return
			}
		}
	}
}

// Office tells an office document or an electronic book, which is a zip file too, by what it must hold (ECMA-376, OpenDocument 1.3, EPUB 3.3).
func (z *Zipped) Office() bool {
	if z.Has("[Content_Types].xml") {
		return true
	}
	f := z.named["mimetype"]
	if f == nil {
		return false
	}
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	kind, _ := io.ReadAll(io.LimitReader(r, 100)) // what there is of it decides
	return strings.HasPrefix(string(kind), "application/vnd.oasis.") || strings.HasPrefix(string(kind), "application/epub")
}

// Open opens the entry of that name.
func (z *Zipped) Open(name string) (io.ReadCloser, error) {
	f := z.named[name]
	if f == nil {
		return nil, &stream.Error{Problem: "is not there", Advice: "Fetch the archive again."}
	}
	return open(f)
}

func open(f *zip.File) (io.ReadCloser, error) {
	if f.Flags&encrypted != 0 {
		return nil, &stream.Error{Problem: "is encrypted", Advice: "Unpack the archive with its password and name the folder."}
	}
	r, err := f.Open()
	if err != nil {
		return nil, &stream.Error{Problem: fmt.Sprintf("cannot be unpacked (%v)", err), Advice: "Unpack the archive by hand and name the folder.", Err: err}
	}
	return &bounded{ReadCloser: r, packed: int64(f.CompressedSize64)}, nil
}

// bounded is an entry that gives up where more comes out than a text has.
type bounded struct {
	io.ReadCloser
	packed, out int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.out += int64(n)
	switch {
	case b.out > freeBytes && b.out/maxRatio > b.packed:
		return 0, &stream.Error{Problem: fmt.Sprintf("holds more than %d times its size: it is no text", maxRatio), Advice: "Unpack it by hand if you trust it.", Err: ErrBomb}
	case err != nil && err != io.EOF:
		err = &stream.Error{Problem: fmt.Sprintf("is damaged (%v)", err), Advice: "Fetch or copy the archive again.", Err: err}
	}
	return n, err
}

// Entries gives the files one by one, in the archive's order. An error is of the entry that comes with it, and the next follows.
func (z *Zipped) Entries() iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, f := range z.files {
			if !f.Mode().IsRegular() {
				continue
			}
			e := Entry{Name: clean(f.Name), Size: int64(min(f.UncompressedSize64, 1<<50))}
			if err := climbs(e.Name); err != nil {
				if !yield(e, err) {
					return
				}
				continue
			}
			r, err := open(f)
			if err == nil {
				e.Reader = r
			}
			going := yield(e, err)
			if err == nil {
				r.Close()
			}
			if !going {
				return
			}
		}
	}
}

// clean is an entry's name as text, whose parts are parted by slashes.
func clean(name string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(name, "\\", "/"), "\uFFFD")
}

// climbs refuses a name that leads out of the archive's own folder.
func climbs(name string) error {
	drive := len(name) > 1 && name[1] == ':'
	if to := path.Clean(name); path.IsAbs(name) || drive || to == ".." || strings.HasPrefix(to, "../") || strings.Contains("/"+name+"/", "/../") {
		return &stream.Error{Problem: "has a name that leads out of its archive, and is not read", Advice: "Ask who made the archive; the other files are read."}
	}
	return nil
}
