package ingest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hearsay/ingest/dates"
)

// entry is what a manifest says of one file, all of it optional.
type entry struct {
	File      string `json:"file"`
	Published string `json:"published"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Language  string `json:"language"`
	ID        string `json:"id"`
}

// or fills what e leaves open from other.
func (e entry) or(other entry) entry {
	return entry{
		File: first(e.File, other.File), Published: first(e.Published, other.Published), Publisher: first(e.Publisher, other.Publisher), URL: first(e.URL, other.URL),
		Title: first(e.Title, other.Title), Language: first(e.Language, other.Language), ID: first(e.ID, other.ID),
	}
}

// manifests are the manifests read so far, by folder: what they say of each file, by its slash path from there.
type manifests map[string]map[string]entry

// maxManifestLine is the longest line of a manifest in bytes.
const maxManifestLine = 1 << 20

// of gathers what is said of a file: by NAME.meta.json beside it, by manifest.jsonl in its folder, and by those of the folders above it up to the one that the user named; the nearest goes first.
// Each manifest's problems are told once.
func (m manifests) of(f File) (entry, []error) {
	if f.Path == "-" {
		return entry{}, nil
	}
	dir, base := filepath.Split(f.Path)
	said, problems := beside(filepath.Join(dir, f.Name+metaEnding))
	more, others := beside(f.Path + metaEnding)
	said, problems = said.or(more), append(problems, others...)
	key := base
	for dir = filepath.Clean(dir); ; dir = filepath.Dir(dir) {
		if _, known := m[dir]; !known {
			entries, errs := readManifest(filepath.Join(dir, manifestName))
			m[dir] = entries
			problems = append(problems, errs...)
		}
		said = said.or(m[dir][key])
		if f.Root == "" || dir == filepath.Clean(f.Root) || dir == filepath.Dir(dir) {
			return said, problems
		}
		key = filepath.Base(dir) + "/" + key
	}
}

// beside reads NAME.meta.json; a file that is not there says nothing.
func beside(path string) (entry, []error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return entry{}, nil
	}
	if err != nil {
		return entry{}, []error{fileError(path, err)}
	}
	e, err := parseEntry(raw)
	if err != nil {
		return e, []error{&Error{Path: path, Problem: err.Error(), Advice: manifestAdvice, Err: err}}
	}
	return e, nil
}

const manifestAdvice = `Write {"file": "x.txt", "published": "2022-03-24"}; publisher, url, title, language and id may be added.`

func readManifest(path string) (map[string]entry, []error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []error{fileError(path, err)}
	}
	defer file.Close()
	return parseManifest(path, file)
}

// parseManifest reads one object a line: good lines count, bad ones are told with their number.
func parseManifest(path string, r io.Reader) (map[string]entry, []error) {
	entries := map[string]entry{}
	var problems []error
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxManifestLine)
	n := 0
	bad := func(err error) {
		problems = append(problems, &Error{Path: path, Problem: fmt.Sprintf("line %d: %v", n, err), Advice: manifestAdvice, Err: err})
	}
	for lines.Scan() {
		n++
		line := strings.TrimPrefix(strings.TrimSpace(lines.Text()), "\uFEFF")
		if line == "" {
			continue
		}
		e, err := parseEntry([]byte(line))
		if err == nil && e.File == "" {
			err = errors.New(`"file" is missing`)
		}
		if err != nil {
			bad(err)
		}
		if key := filepath.ToSlash(filepath.Clean(e.File)); e.File != "" {
			entries[key] = e.or(entries[key])
		}
	}
	if err := lines.Err(); err != nil {
		n++
		bad(err)
	}
	return entries, problems
}

// parseEntry reads one object; a date that is none is told and left out, the rest stays.
func parseEntry(raw []byte) (entry, error) {
	var e entry
	if err := json.Unmarshal(raw, &e); err != nil {
		return entry{}, fmt.Errorf("is no JSON object of a manifest (%w)", err)
	}
	if e.Published == "" {
		return e, nil
	}
	day, err := dates.Parse(e.Published)
	e.Published = day
	return e, err
}
