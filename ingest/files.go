package ingest

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/ingest/archive"
)

// File is one file that may hold articles: its path ("-" for standard input), its name without ending, and the folder that the user named ("" where the file itself was named).
type File struct {
	Path string
	Name string
	Root string
}

const (
	manifestName = "manifest.jsonl"
	metaEnding   = ".meta.json"
)

// savedEndings are how browsers, in their languages, call the folder of pictures and scripts that they save beside a page.
var savedEndings = []string{"_files", "-files", ".files", "-Dateien", "_Dateien", "_fichiers", "-fichiers", "_archivos", "_arquivos", "_bestanden", "_pliki", "_soubory", "_файлы", "_файли", "_dosyalar"}

// pageOf is the name of the page that a folder was saved beside, without its ending; false where the folder's name is none of such.
func pageOf(folder string) (page string, saved bool) {
	for _, ending := range savedEndings {
		if page, saved := strings.CutSuffix(folder, ending); saved {
			return page, true
		}
	}
	return "", false
}

// Files lists the files in paths in the order given; a folder gives its files, those of its folders too, in byte order of their path, without hidden ones, manifests and what a browser saved beside a page.
// Whatever cannot be listed is yielded as an *Error, and the listing goes on.
func Files(paths []string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		for _, path := range paths {
			if path == "-" {
				if !yield(File{Path: path, Name: "stdin"}, nil) {
					return
				}
				continue
			}
			info, err := os.Stat(path)
			switch {
			case err != nil:
				if !yield(File{}, fileError(path, err)) {
					return
				}
			case info.IsDir():
				if !walk(path, path, yield) {
					return
				}
			case !yield(File{Path: path, Name: nameOf(path)}, nil):
				return
			}
		}
	}
}

// walk yields the files under dir; false means that nobody listens any more.
func walk(dir, root string, yield func(File, error) bool) bool {
	entries, err := os.ReadDir(dir)
	if err != nil && !yield(File{}, fileError(dir, err)) {
		return false
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(sortKey(a), sortKey(b)) })
	names := map[string]bool{}
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		going := true
		switch {
		case leftOut(e, names):
		case e.IsDir():
			going = walk(path, root, yield)
		default:
			going = yieldEntry(path, root, e, yield)
		}
		if !going {
			return false
		}
	}
	return true
}

// sortKey makes the order of a folder's entries the byte order of the paths below it.
func sortKey(e fs.DirEntry) string {
	if e.IsDir() {
		return e.Name() + "/"
	}
	return e.Name()
}

func yieldEntry(path, root string, e fs.DirEntry, yield func(File, error) bool) bool {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(File{}, fileError(path, err))
	case info.IsDir():
		return yield(File{}, &Error{Path: path, Problem: "is a link to a folder", Advice: "Name it on the command line to have it read.", Err: ErrPassedOver})
	case !info.Mode().IsRegular():
		return yield(File{}, &Error{Path: path, Problem: "is neither a file nor a folder", Advice: "Name it on the command line to have it read.", Err: ErrPassedOver})
	}
	return yield(File{Path: path, Name: nameOf(path), Root: root}, nil)
}

// leftOut tells what is never an article. A reading (x.json) beside its text (x.txt) is none either.
func leftOut(e fs.DirEntry, names map[string]bool) bool {
	name := e.Name()
	switch {
	case strings.HasPrefix(name, "."), name == manifestName, strings.HasSuffix(name, metaEnding):
		return true
	case e.IsDir():
		page, saved := pageOf(name)
		return saved && (names[page+".html"] || names[page+".htm"] || names[page+".xhtml"])
	}
	text, isJSON := strings.CutSuffix(name, ".json")
	return isJSON && names[text+".txt"]
}

// nameOf is the file's name without its ending, that of a packing left out too.
func nameOf(path string) string {
	base := archive.Stem(filepath.Base(path))
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" {
		return name
	}
	return base
}
