package archive

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/chain"
)

var info = Info{Program: "9.9.9", At: time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC), Name: "saltby.warc.gz"}

func given(s string) *string { return &s }

// kept is the nth capture: a page over HTTP/2 that was packed on its way, a text from a file, a page in the old protocol.
func kept() []chain.KeptCapture {
	page := chain.KeptCapture{Raw: []byte("<!doctype html><p>Port said that 3 ferries had left.</p>"), Name: "ferry", Meta: hearsay.ArticleMeta{Title: given("Ferries"), Charset: "utf-8", URL: given("https://www.harbour.example/Ferry?b=2&a=1")}}
	page.URL, page.Status, page.From = "https://www.harbour.example/Ferry?b=2&a=1", 200, "https://www.harbour.example/Ferry?b=2&a=1"
	page.RequestHead = "GET /Ferry?b=2&a=1 HTTP/2.0\r\nHost: www.harbour.example\r\n"
	page.ResponseHead = "HTTP/2.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: br\r\ntransfer-encoding: chunked\r\nContent-Length: 12\r\nX-Name: Ферри\r\n"
	text := chain.KeptCapture{Raw: []byte("Port said that 4 ferries had left.\n"), Name: "notes", Meta: hearsay.ArticleMeta{Charset: "utf-8"}}
	text.From = "/home/somebody/secret/notes.txt"
	old := chain.KeptCapture{Raw: []byte("<html>Gone"), Name: "gone", Meta: hearsay.ArticleMeta{Charset: "windows-1251"}}
	old.URL, old.Status, old.ResponseHead = "http://harbour.example:8080/a b/é", 404, "HTTP/1.0 404 Not Found\nContent-Type: text/html\n\nInjected: yes\n"
	out := []chain.KeptCapture{page, text, old}
	for i := range out {
		k := &out[i]
		k.Schema, k.N, k.Article, k.SHA256, k.Size = chain.SchemaCapture, int64(i+1), fmt.Sprintf("a-%016x", i+1), hearsay.SHA256(k.Raw), int64(len(k.Raw))
		k.Captured, k.Added, k.Program, k.Link = fmt.Sprintf("2026-03-3%dT11:00:00.250Z", i), "2026-04-01T12:00:00.000Z", "9.9.9", hearsay.SHA256(k.Raw)
	}
	return out
}

func stream(captures []chain.KeptCapture, err error) iter.Seq2[chain.KeptCapture, error] {
	return func(yield func(chain.KeptCapture, error) bool) {
		for _, k := range captures {
			if !yield(k, nil) {
				return
			}
		}
		if err != nil {
			yield(chain.KeptCapture{}, err)
		}
	}
}

// record is a WARC record as these tests read it: each gzip member by itself.
type record struct {
	header http.Header
	block  []byte
}

func records(t testing.TB, data []byte) (out []record) {
	t.Helper()
	in := bufio.NewReader(bytes.NewReader(data))
	for {
		z, err := gzip.NewReader(in)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		z.Multistream(false)
		all, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		head, block, ok := bytes.Cut(all, []byte("\r\n\r\n"))
		lines := strings.Split(string(head), "\r\n")
		r := record{header: http.Header{}, block: bytes.TrimSuffix(block, []byte("\r\n\r\n"))}
		for _, l := range lines[1:] {
			name, value, _ := strings.Cut(l, ": ")
			r.header.Add(name, value)
		}
		if lines[0] != "WARC/1.1" || !ok || r.header.Get("Content-Length") != fmt.Sprint(len(r.block)) || len(block) != len(r.block)+4 ||
			r.header.Get("WARC-Block-Digest") != fmt.Sprintf("sha256:%x", sha256.Sum256(r.block)) {
			t.Fatalf("a record is not as its header says: %q", all)
		}
		out = append(out, r)
	}
}

func TestWARCHoldsEveryCapture(t *testing.T) {
	var b bytes.Buffer
	n, err := WARC(&b, info, stream(kept(), nil))
	if err != nil || n != 3 {
		t.Fatalf("%d %v", n, err)
	}
	found := records(t, b.Bytes())
	var kinds, uris []string
	ids := map[string]bool{}
	for _, r := range found {
		kinds, uris = append(kinds, r.header.Get("WARC-Type")), append(uris, r.header.Get("WARC-Target-URI"))
		ids[r.header.Get("WARC-Record-ID")] = true
	}
	if strings.Join(kinds, " ") != "warcinfo response request metadata resource metadata response metadata" || len(ids) != 8 {
		t.Errorf("%q, %d ids", kinds, len(ids))
	}
	if uris[1] != "https://www.harbour.example/Ferry?b=2&a=1" || uris[4] != "file:///a-0000000000000002/notes" || uris[6] != "http://harbour.example:8080/a%20b/%C3%A9" {
		t.Errorf("%q", uris)
	}
	if strings.Contains(string(found[4].block)+fmt.Sprint(found[4].header), "somebody") {
		t.Error("the path of a file stands in its record")
	}
	var again bytes.Buffer
	if _, err := WARC(&again, info, stream(kept(), nil)); err != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
		t.Error("the same captures give another file")
	}
}

func TestAnswersAreReadAsTheyAreKept(t *testing.T) {
	var b bytes.Buffer
	if _, err := WARC(&b, info, stream(kept(), nil)); err != nil {
		t.Fatal(err)
	}
	found := records(t, b.Bytes())
	for i, k := range map[int]chain.KeptCapture{1: kept()[0], 6: kept()[2]} {
		resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(found[i].block)), nil)
		if err != nil {
			t.Fatalf("%q: %v", found[i].block, err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || !bytes.Equal(body, k.Raw) || resp.StatusCode != k.Status || resp.ProtoMajor != 1 {
			t.Errorf("%d %s %q %v", resp.StatusCode, resp.Proto, body, err)
		}
	}
	head := string(found[1].block)
	for _, want := range []string{"HTTP/1.1 200 OK\r\n", "\r\nX-Archive-Orig-Content-Encoding: br\r\n", "\r\nX-Archive-Orig-transfer-encoding: chunked\r\n", "\r\nX-Archive-Orig-Content-Length: 12\r\n", "\r\nContent-Length: 56\r\n\r\n"} {
		if !strings.Contains(head, want) {
			t.Errorf("%q stands not in %q", want, head)
		}
	}
	req, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(found[2].block)))
	if err != nil || req.URL.Path != "/Ferry" || req.Proto != "HTTP/1.1" || found[2].header.Get("WARC-Concurrent-To") != found[1].header.Get("WARC-Record-ID") {
		t.Errorf("%+v %v", req, err)
	}
	if found[4].header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("%q", found[4].header)
	}
}

// TestPackedBytesStayPacked: bytes that are kept as they came, packed, keep the field that says so.
func TestPackedBytesStayPacked(t *testing.T) {
	k := kept()[0]
	k.Raw, k.ResponseHead = []byte("\x1f\x8b\x08\x00"), "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
	if head, _ := responseHead(&k); !strings.Contains(string(head), "\r\nContent-Encoding: gzip\r\n") {
		t.Errorf("%q", head)
	}
}

// TestMetadataHoldTheChain: the record in an archive gives, with the link before it, the link that it stands under.
func TestMetadataHoldTheChain(t *testing.T) {
	var b bytes.Buffer
	if _, err := WARC(&b, info, stream(kept(), nil)); err != nil {
		t.Fatal(err)
	}
	found := records(t, b.Bytes())
	var told struct {
		Schema string          `json:"schema"`
		Record json.RawMessage `json:"record"`
		Link   string          `json:"link"`
		Detail struct {
			ResponseHead string `json:"response_head"`
			From         string `json:"from"`
		} `json:"detail"`
		Article struct {
			Title string `json:"title"`
		} `json:"article"`
	}
	if err := json.Unmarshal(found[3].block, &told); err != nil {
		t.Fatal(err)
	}
	k := kept()[0]
	record, err := json.Marshal(k.CaptureRecord)
	if err != nil || told.Schema != "hearsay/archived/1" || string(told.Record) != string(record) || told.Link != k.Link || told.Detail.ResponseHead != k.ResponseHead || told.Article.Title != "Ferries" {
		t.Errorf("%+v %v", told, err)
	}
	if found[3].header.Get("WARC-Refers-To") != found[1].header.Get("WARC-Record-ID") {
		t.Errorf("%q", found[3].header)
	}
}

func TestWACZListsItsParts(t *testing.T) {
	var b bytes.Buffer
	n, err := WACZ(&b, info, stream(kept(), nil))
	if err != nil || n != 3 {
		t.Fatalf("%d %v", n, err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
		if f.Name == warcPath && f.Method != zip.Store {
			t.Error("the WARC is packed twice, so no record can be read by itself")
		}
	}
	var list struct {
		Profile   string     `json:"profile"`
		Version   string     `json:"wacz_version"`
		Resources []resource `json:"resources"`
	}
	if err := json.Unmarshal(parts[packagePath], &list); err != nil || list.Profile != "data-package" || list.Version != "1.1.1" || len(list.Resources) != 3 {
		t.Errorf("%+v %v", list, err)
	}
	for _, r := range list.Resources {
		if r.Hash != fmt.Sprintf("sha256:%x", sha256.Sum256(parts[r.Path])) || r.Bytes != int64(len(parts[r.Path])) {
			t.Errorf("%+v", r)
		}
	}
	if want := fmt.Sprintf(`"hash": "sha256:%x"`, sha256.Sum256(parts[packagePath])); !strings.Contains(string(parts[digestPath]), want) {
		t.Errorf("%s", parts[digestPath])
	}
	pages := strings.Split(strings.TrimSpace(string(parts[pagesPath])), "\n")
	if len(pages) != 3 || !strings.Contains(pages[1], `"url":"https://www.harbour.example/Ferry?b=2\u0026a=1","ts":"2026-03-30T11:00:00.250Z","title":"Ferries"`) || !strings.Contains(pages[2], `"title":"notes"`) {
		t.Errorf("%q", pages)
	}
	indexed(t, parts[warcPath], strings.Split(strings.TrimSpace(string(parts[indexPath])), "\n"))
}

// indexed holds that each line of an index leads to the record that it names.
func indexed(t *testing.T, warc []byte, lines []string) {
	t.Helper()
	if len(lines) != 3 || !slices.IsSorted(lines) || !strings.HasPrefix(lines[0], "example,harbour)/ferry?a=1&b=2 20260330110000 {") {
		t.Fatalf("%q", lines)
	}
	for _, l := range lines {
		var at struct{ URL, Length, Offset, Status, Digest, Filename string }
		if err := json.Unmarshal([]byte(l[strings.Index(l, "{"):]), &at); err != nil {
			t.Fatal(err)
		}
		var from, length int
		if _, err := fmt.Sscan(at.Offset+" "+at.Length, &from, &length); err != nil {
			t.Fatal(err)
		}
		r := records(t, warc[from:from+length])
		if len(r) != 1 || r[0].header.Get("WARC-Target-URI") != at.URL || r[0].header.Get("WARC-Payload-Digest") != at.Digest || at.Filename != "data.warc.gz" {
			t.Errorf("%s leads to %+v", l, r)
		}
	}
}

// failing breaks off after some bytes.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("no room left")
	}
	return len(p), nil
}

func TestWhatFailsIsSaid(t *testing.T) {
	lost := errors.New("the ledger is lost")
	if n, err := WARC(io.Discard, info, stream(kept(), lost)); !errors.Is(err, lost) || n != 3 {
		t.Errorf("%d %v", n, err)
	}
	if _, err := WACZ(io.Discard, info, stream(kept(), lost)); !errors.Is(err, lost) {
		t.Errorf("%v", err)
	}
	var all bytes.Buffer
	if _, err := WACZ(&all, info, stream(kept(), nil)); err != nil {
		t.Fatal(err)
	}
	for room := 0; room < all.Len(); room += 97 {
		if _, err := WACZ(&failing{room}, info, stream(kept(), nil)); err == nil {
			t.Errorf("with room for %d of %d bytes all is well", room, all.Len())
		}
		if _, err := WARC(&failing{min(room, 500)}, info, stream(kept(), nil)); err == nil {
			t.Errorf("with room for %d bytes all is well", room)
		}
	}
}

// FuzzResponse holds that whatever an answer's head says, it ends where it ends, so that the body is the bytes that are kept, and that no address breaks out of its line.
func FuzzResponse(f *testing.F) {
	for _, k := range kept() {
		f.Add(k.ResponseHead, k.URL, k.Raw)
	}
	f.Add("HTTP/1.1 200\r\nA: b\r\n\r\nC: d", "http://x/\r\nWARC-Type: evil", []byte("body"))
	f.Fuzz(func(t *testing.T, head, uri string, raw []byte) {
		k := kept()[0]
		k.ResponseHead, k.RequestHead, k.URL, k.Raw = head, head, uri, raw
		answer, media := responseHead(&k)
		for what, h := range map[string][]byte{"answer": answer, "request": requestHead(&k)} {
			if end := bytes.Index(h, []byte("\r\n\r\n")); end != len(h)-4 || bytes.Contains(bytes.ReplaceAll(h, []byte("\r\n"), nil), []byte("\r")) {
				t.Errorf("the head of the %s ends before its end: %q", what, h)
			}
		}
		if !bytes.HasPrefix(answer, []byte("HTTP/")) || !bytes.HasSuffix(answer, fmt.Appendf(nil, "\r\nContent-Length: %d\r\n\r\n", len(raw))) || media == "" {
			t.Errorf("%q %q", answer, media)
		}
		if u := target(&k); strings.ContainsAny(u, " \r\n<>\"") || u == "" {
			t.Errorf("the address %q", u)
		}
		if strings.ContainsAny(strings.TrimSuffix(cdxj(&k, &place{uri: target(&k), mime: media}), "\n"), "\n\r") {
			t.Error("a line of the index is two")
		}
	})
}
