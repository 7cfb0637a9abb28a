package archive

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"hearsay/chain"
)

// The parts of a WACZ by the names that its specification gives them (https://specs.webrecorder.net/wacz/1.1.1/).
const (
	warcPath    = "archive/data.warc.gz"
	indexPath   = "indexes/index.cdxj"
	pagesPath   = "pages/pages.jsonl"
	packagePath = "datapackage.json"
	digestPath  = "datapackage-digest.json"
)

// resource is one part as datapackage.json lists it.
type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

// WACZ writes captures as a WACZ: their WARC as WARC writes it, a CDXJ index of it, the pages among them, and the hashes of all that. Index and pages are held in memory until the
// WARC is written, some 300 bytes a capture. It gives the count of captures.
func WACZ(w io.Writer, info Info, captures iter.Seq2[chain.KeptCapture, error]) (n int, err error) {
	z := &packing{zip: zip.NewWriter(w), at: info.At}
	index, pages := []string{}, bytes.NewBufferString(`{"format":"json-pages-1.0","id":"pages","title":"All Pages"}`+"\n")
	err = z.part(warcPath, zip.Store, func(to io.Writer) error {
		out, err := begin(to, Info{info.Program, info.At, "data.warc.gz"})
		if err != nil {
			return err
		}
		for k, err := range captures {
			if err != nil {
				return err
			}
			p, err := out.capture(&k)
			if err == nil {
				index, err = append(index, cdxj(&k, &p)), page(pages, &k, &p)
			}
			if err != nil {
				return fmt.Errorf("record %d of the chain: %w", k.N, err)
			}
			n++
		}
		return nil
	})
	slices.Sort(index)
	for _, part := range []struct{ path, body string }{{indexPath, strings.Join(index, "")}, {pagesPath, pages.String()}} {
		if err == nil {
			err = z.part(part.path, zip.Deflate, func(to io.Writer) error { _, err := io.WriteString(to, part.body); return err })
		}
	}
	if err == nil {
		err = z.finish(info)
	}
	if err != nil {
		return n, fmt.Errorf("writing a WACZ: %w", err)
	}
	return n, nil
}

// packing writes the parts of a zip and keeps what datapackage.json says of them.
type packing struct {
	zip   *zip.Writer
	at    time.Time
	parts []resource
}

func (z *packing) part(path string, method uint16, write func(io.Writer) error) error {
	to, err := z.zip.CreateHeader(&zip.FileHeader{Name: path, Method: method, Modified: z.at.UTC()})
	if err != nil {
		return err
	}
	sum := sha256.New()
	all := &counted{w: io.MultiWriter(to, sum)}
	if err := write(all); err != nil {
		return err
	}
	z.parts = append(z.parts, resource{path[strings.LastIndex(path, "/")+1:], path, fmt.Sprintf("sha256:%x", sum.Sum(nil)), all.n})
	return nil
}

// finish writes the list of parts with their hashes, and the hash of that list.
func (z *packing) finish(info Info) error {
	list, err := json.MarshalIndent(struct {
		Profile   string     `json:"profile"`
		Version   string     `json:"wacz_version"`
		Title     string     `json:"title"`
		Created   string     `json:"created"`
		Software  string     `json:"software"`
		Resources []resource `json:"resources"`
	}{"data-package", "1.1.1", info.Name, info.At.UTC().Format(time.RFC3339), "hearsay/" + info.Program, z.parts}, "", "  ")
	if err != nil {
		return err
	}
	sum := fmt.Sprintf("{\"path\": %q, \"hash\": \"sha256:%x\"}\n", packagePath, sha256.Sum256(list))
	for _, part := range []struct{ path, body string }{{packagePath, string(list)}, {digestPath, sum}} {
		if err := z.part(part.path, zip.Deflate, func(to io.Writer) error { _, err := io.WriteString(to, part.body); return err }); err != nil {
			return err
		}
	}
	return z.zip.Close()
}

// page adds a capture to the list of pages, if it is one that a browser shows.
func page(to *bytes.Buffer, k *chain.KeptCapture, p *place) error {
	media, _, _ := strings.Cut(p.mime, ";")
	if !slices.Contains([]string{"text/html", "application/xhtml+xml", "text/plain"}, media) || p.status != 200 {
		return nil
	}
	title := k.Name
	if k.Meta.Title != nil {
		title = *k.Meta.Title
	}
	line, err := json.Marshal(struct {
		ID    string `json:"id"`
		URL   string `json:"url"`
		TS    string `json:"ts"`
		Title string `json:"title"`
	}{fmt.Sprintf("%s.%d", k.Article, k.N), p.uri, k.Captured, title})
	to.Write(append(line, '\n'))
	return err
}

// cdxj is the index's line for a capture: the key of its address, when, and where it lies.
func cdxj(k *chain.KeptCapture, p *place) string {
	media, _, _ := strings.Cut(p.mime, ";")
	line, err := json.Marshal(struct {
		URL      string `json:"url"`
		Mime     string `json:"mime"`
		Status   string `json:"status"`
		Digest   string `json:"digest"`
		Length   string `json:"length"`
		Offset   string `json:"offset"`
		Filename string `json:"filename"`
	}{p.uri, media, fmt.Sprint(p.status), p.digest, fmt.Sprint(p.length), fmt.Sprint(p.offset), warcPath[len("archive/"):]})
	if err != nil { // strings alone: cannot happen
		return ""
	}
	return sortKey(p.uri) + " " + digits(k.Captured) + " " + string(line) + "\n"
}

// digits are the first 14 digits of a time: 20260401110000.
func digits(stamp string) string {
	var b strings.Builder
	for _, r := range stamp {
		if r >= '0' && r <= '9' && b.Len() < 14 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
