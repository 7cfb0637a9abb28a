// Package wacz takes in a web archive collection (WACZ 1.1.1): a zip file with WARC files, an index and a list of pages. The opened zip file comes in, the pages of all its WARC files go out one by one, as ingest/warc
// reads them, with the titles that the list of pages gives; ingest completes and names them.
package wacz

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"iter"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/stream"
	"hearsay/ingest/warc"
)

// Bounds of what a collection says of itself.
const (
	maxPackage = 64 << 20 // bytes of datapackage.json
	maxLine    = 1 << 20  // bytes of a line of pages.jsonl
	maxTitles  = 100_000
)

// Is tells whether a zip file is a WACZ: it has a datapackage.json and WARC files in archive/.
func Is(z *archive.Zipped) bool {
	if !z.Has("datapackage.json") {
		return false
	}
	for range warcs(z) {
		return true
	}
	return false
}

// warcs are the names of the collection's WARC files.
func warcs(z *archive.Zipped) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range z.Names() {
			in := strings.HasPrefix(name, "archive/")
			if in && (strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz") || strings.HasSuffix(name, ".warc.zst")) && !yield(name) {
				return
			}
		}
	}
}

// Read reads the pages of a collection, in the order of its WARC files. Versions and errors are those of warc.Read; a WARC file whose hash is another than datapackage.json says is an error too, told after its pages.
func Read(z *archive.Zipped, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		titles, hashes := titlesOf(z), hashesOf(z)
		with := warc.Options{Options: opt, Title: func(address string) string { return titles[address] }}
		for name := range warcs(z) {
			if !one(z, name, hashes[name], with, yield) {
				return
			}
		}
	}
}

// one reads one WARC file; false means that nobody listens any more.
func one(z *archive.Zipped, name, want string, opt warc.Options, yield func(hearsay.Version, error) bool) bool {
	r, err := z.Open(name)
	if err != nil {
		return yield(hearsay.Version{From: name}, err)
	}
	defer r.Close()
	summed := &summed{r: r, sum: sha256.New()}
	for v, err := range warc.ReadWith(summed, opt) {
		if err != nil && v.From == "" {
			v.From = name
		}
		if !yield(v, err) {
			return false
		}
	}
	_, err = io.Copy(io.Discard, summed)
	if got := hex.EncodeToString(summed.sum.Sum(nil)); err == nil && want != "" && got != want {
		return yield(hearsay.Version{From: name}, &stream.Error{Problem: fmt.Sprintf("has the SHA-256 %s, and datapackage.json says %s: it was changed after the archive was made", got, want),
			Advice: "Ask who keeps the archive for one that is whole."})
	}
	return true
}

// summed hashes what is read through it.
type summed struct {
	r   io.Reader
	sum hash.Hash
}

func (s *summed) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	_, _ = s.sum.Write(p[:n]) // a hash takes all
	return n, err
}

// titlesOf are the titles of the pages by address, as pages/*.jsonl gives them; a line that cannot be read gives none.
func titlesOf(z *archive.Zipped) map[string]string {
	titles := map[string]string{}
	for _, name := range []string{"pages/pages.jsonl", "pages/extraPages.jsonl"} {
		if !z.Has(name) {
			continue
		}
		r, err := z.Open(name)
		if err != nil {
			continue // a title is no reason to give up the page
		}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, maxLine)
		for lines.Scan() && len(titles) < maxTitles {
			var page struct{ URL, Title string }
			if json.Unmarshal(lines.Bytes(), &page) == nil && page.URL != "" && page.Title != "" && titles[page.URL] == "" {
				titles[page.URL] = page.Title
			}
		}
		r.Close()
	}
	return titles
}

// hashesOf are the SHA-256 of the collection's files by name, in hex, as datapackage.json gives them.
func hashesOf(z *archive.Zipped) map[string]string {
	hashes := map[string]string{}
	r, err := z.Open("datapackage.json")
	if err != nil {
		return hashes
	}
	defer r.Close()
	var said struct {
		Resources []struct{ Path, Hash string } `json:"resources"`
	}
	if json.NewDecoder(io.LimitReader(r, maxPackage)).Decode(&said) != nil {
		return hashes
	}
	for _, f := range said.Resources {
		if sum, ok := strings.CutPrefix(f.Hash, "sha256:"); ok {
			hashes[f.Path] = strings.ToLower(sum)
		}
	}
	return hashes
}
