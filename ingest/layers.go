package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/stream"
	"hearsay/ingest/wacz"
)

// Bounds of what lies in one another, and of an archive that comes from no file on a disk and has to be kept in one for a while.
const (
	maxLayers = 4 // packings and archives
	maxDepth  = 2 // archives
	maxSpool  = 8 << 30
)

// unpack takes what a packing holds.
func (t *taking) unpack(in *input) bool {
	if in.layers == maxLayers {
		return t.fail(&Error{Path: in.path, Problem: fmt.Sprintf("is packed more than %d times", maxLayers), Advice: "Unpack it by hand."})
	}
	u, err := archive.Unpack(in.r, in.head)
	if err != nil {
		return t.fail(in.broken(err))
	}
	defer u.Close()
	inner, err := newInput(input{path: in.path, layers: in.layers + 1, depth: in.depth}, u)
	if err != nil {
		return t.fail(err)
	}
	return t.take(inner)
}

// tar takes what a tar archive holds.
func (t *taking) tar(in *input) bool {
	return t.entries(in, archive.Tar(in.r), func(string) bool { return true }, manifests{})
}

// zip takes what a zip file holds: a WACZ, an archive of articles, or a document of an office program, which is named.
func (t *taking) zip(in *input) bool {
	r, size, done, err := in.at()
	if err != nil {
		return t.fail(err)
	}
	defer done()
	z, err := archive.OpenZip(r, size)
	switch {
	case err != nil:
		return t.fail(in.broken(err))
	case z.Office():
		for _, x := range foreigns() {
			if x.fits([]byte("PK\x03\x04")) {
				return t.fail(x.refused(in.path))
			}
		}
	case wacz.Is(z):
		return t.records(in, &streamed{read: func(_ io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] { return wacz.Read(z, opt) }})
	}
	inner := manifests{}
	for name := range z.Names() {
		if path.Base(name) == manifestName && z.Has(name) {
			if going := t.manifest(in, inner, name, z); !going {
				return false
			}
		}
	}
	return t.entries(in, z.Entries(), z.Has, inner)
}

// manifest reads a manifest of a zip file before what it tells of.
func (t *taking) manifest(in *input, inner manifests, name string, z *archive.Zipped) bool {
	r, err := z.Open(name)
	if err != nil {
		return t.fail(recordError(in.path, name, err))
	}
	defer r.Close()
	return t.told(in, inner, name, r)
}

// told reads a manifest in an archive.
func (t *taking) told(in *input, inner manifests, name string, r io.Reader) bool {
	entries, problems := parseManifest(placed(in.path, name), r)
	inner[path.Dir(name)] = entries
	for _, err := range problems {
		if !t.fail(err) {
			return false
		}
	}
	return true
}

// entries takes the files of an archive one by one. inner is what its manifests say, as far as they were read.
func (t *taking) entries(in *input, files iter.Seq2[archive.Entry, error], has func(string) bool, inner manifests) bool {
	if in.depth == maxDepth || in.layers == maxLayers {
		return t.fail(&Error{Path: in.path, Problem: fmt.Sprintf("lies in more than %d archives", maxDepth), Advice: "Unpack them by hand and name the folder."})
	}
	t.many = true
	opt, said, lies := t.opt, t.said, t.lies
	defer func() { t.opt, t.said, t.lies = opt, said, lies }()
	t.opt.URL, said.URL, said.Title, said.ID = "", "", "", "" // they would make one article of all
	before := t.came
	for e, err := range files {
		going := true
		t.lies = lies
		switch {
		case err != nil:
			going = t.fail(recordError(in.path, e.Name, err))
		case path.Base(e.Name) == manifestName:
			if _, known := inner[path.Dir(e.Name)]; !known {
				going = t.told(in, inner, e.Name, e)
			}
		case !leftOutEntry(e.Name, has):
			t.said, t.lies = inner.inside(e.Name).or(said), true
			going = t.entry(in, e)
		}
		if !going {
			return false
		}
	}
	t.lies = lies
	return t.ended(in, before)
}

// entry takes one file of an archive.
func (t *taking) entry(in *input, e archive.Entry) bool {
	inner, err := newInput(input{path: placed(in.path, e.Name), size: e.Size, layers: in.layers + 1, depth: in.depth + 1}, e)
	if err != nil {
		return t.fail(err)
	}
	return t.take(inner)
}

// inside is what the manifests of an archive say of one of its files.
func (m manifests) inside(name string) (said entry) {
	key := path.Base(name)
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		said = said.or(m[dir][key])
		if dir == "." || dir == "/" {
			return said
		}
		key = path.Base(dir) + "/" + key
	}
}

// leftOutEntry tells what of an archive is never an article, as leftOut does of a folder. has tells of a name whether the archive holds it.
func leftOutEntry(name string, has func(string) bool) bool {
	dir := ""
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
		page, saved := pageOf(dir + part)
		if saved && (has(page+".html") || has(page+".htm") || has(page+".xhtml")) {
			return true
		}
		dir += part + "/"
	}
	return strings.HasSuffix(name, metaEnding)
}

// at gives an input as one that can be read at any place: the file itself, or a copy of it that done removes.
func (in *input) at() (r io.ReaderAt, size int64, done func(), err error) {
	if in.file != nil {
		return in.file, in.size, func() {}, nil
	}
	if in.size > 0 && in.size <= maxInMemory {
		data, err := io.ReadAll(io.LimitReader(in.r, maxInMemory+1))
		if err != nil {
			return nil, 0, nil, in.broken(err)
		}
		return bytes.NewReader(data), int64(len(data)), func() {}, nil
	}
	tmp, err := os.CreateTemp("", "hearsay-*.zip")
	if err != nil {
		return nil, 0, nil, fmt.Errorf("keeping the archive while it is read: %w; see that there is room for temporary files", err)
	}
	done = func() { _ = errors.Join(tmp.Close(), os.Remove(tmp.Name())) }
	size, err = io.Copy(tmp, io.LimitReader(in.r, maxSpool+1))
	switch {
	case err != nil:
		err = in.broken(err)
	case size > maxSpool:
		err = &Error{Path: in.path, Problem: fmt.Sprintf("is larger than %d GB and comes from no file", maxSpool>>30), Advice: "Save it as a file and name that."}
	default:
		return tmp, size, done, nil
	}
	done()
	return nil, 0, nil, err
}

// maxInMemory is the longest archive in an archive that is held in memory.
const maxInMemory = 16 << 20
