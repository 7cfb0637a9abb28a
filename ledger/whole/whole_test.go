package whole_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/examples"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/ledger/custody"
	"hearsay/ledger/store"
	"hearsay/ledger/whole"
	"hearsay/pipeline"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// filled is a ledger of the examples, compared, with a second version of one article, a reading made elsewhere and a forgotten article.
func filled(t *testing.T) *ledger.Ledger {
	t.Helper()
	dir := t.TempDir()
	if err := examples.WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	l := opened(t, filepath.Join(t.TempDir(), "one.db"))
	add := func() {
		if _, err := pipeline.Add(t.Context(), l, []string{dir}, pipeline.Options{Extract: extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()}}, func(o pipeline.Outcome) {
			if o.Err != nil && !errors.Is(o.Err, ingest.ErrPassedOver) {
				t.Fatal(o.Err)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	add()
	p, err := l.Articles(t.Context(), ledger.Filter{})
	if err != nil || len(p.Items) < 10 {
		t.Fatalf("%d articles: %v", len(p.Items), err)
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	slices.Sort(names)
	data, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(names[0], append(data, "\nThe mayor said that four more houses had been hit.\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	add()
	r, err := l.Reading(t.Context(), p.Items[3].ID, "")
	if err != nil {
		t.Fatal(err)
	}
	r.Reader = hearsay.Reader{Version: "2", Tagger: "anna"}
	if err := l.KeepOther(t.Context(), p.Items[3].ID, "", &r); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Forget(t.Context(), p.Items[5].ID, "the writer asked for it"); err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Compare(t.Context(), l, true); err != nil {
		t.Fatal(err)
	}
	return l
}

func opened(t *testing.T, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, pipeline.Reference())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func exported(t *testing.T, l *ledger.Ledger) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := whole.Export(t.Context(), l.File(), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestALedgerComesBackByteForByte(t *testing.T) {
	l := filled(t)
	one := exported(t, l)
	path := filepath.Join(t.TempDir(), "two.db")
	n, err := whole.Import(t.Context(), bytes.NewReader(one), path)
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(one, []byte("\n")); n != lines-1 {
		t.Errorf("%d objects of %d lines", n, lines)
	}
	again := opened(t, path)
	if two := exported(t, again); !bytes.Equal(one, two) {
		a, b := bytes.Split(one, []byte("\n")), bytes.Split(two, []byte("\n"))
		for i := range a {
			if i >= len(b) || !bytes.Equal(a[i], b[i]) {
				t.Fatalf("line %d:\n%.600s\n%.600s", i+1, a[i], b[min(i, len(b)-1)])
			}
		}
	}
	for _, words := range []string{"mayor", "killed"} {
		for what, list := range map[string]func(*ledger.Ledger) int{
			"articles": func(l *ledger.Ledger) int {
				p, err := l.Articles(t.Context(), ledger.Filter{What: ledger.What{Text: words}})
				return total(t, p.Total, err)
			},
			"claims": func(l *ledger.Ledger) int {
				p, err := l.Claims(t.Context(), ledger.Filter{What: ledger.What{Text: words}})
				return total(t, p.Total, err)
			},
		} {
			if was, is := list(l), list(again); was != is || was == 0 {
				t.Errorf("%s with %q: %d, then %d", what, words, was, is)
			}
		}
	}
	checked, err := again.Custody().Verify(t.Context(), func(_ custody.Checked, f custody.Finding) {
		if f.What != "" && f.Fault() {
			t.Errorf("%s %s: %s", f.What, f.ID, f.Problem)
		}
	})
	if err != nil || checked.Blobs == 0 || checked.Spans == 0 {
		t.Errorf("%+v %v", checked, err)
	}
}

func total(t *testing.T, n int, err error) int {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTheStreamIsSortedAndHoldsAllKinds(t *testing.T) {
	seen := map[string]int{}
	last := ""
	for line := range bytes.Lines(exported(t, filled(t))) {
		var head struct {
			Schema string  `json:"schema"`
			Data   *string `json:"data"`
			Text   *string `json:"text"`
		}
		if err := json.Unmarshal(line, &head); err != nil {
			t.Fatal(err)
		}
		if head.Schema < last {
			t.Fatalf("%s after %s", head.Schema, last)
		}
		last = head.Schema
		seen[head.Schema]++
		if head.Schema == whole.SchemaCapture && head.Data != nil {
			seen["data"]++
		}
	}
	for _, s := range []string{"hearsay/article/1", whole.SchemaCapture, "hearsay/claim/1", "hearsay/figure/1", "hearsay/group/1", "hearsay/reading/1", "hearsay/relation/1", whole.SchemaStored, "hearsay/tally/1", whole.SchemaVersion, whole.SchemaEnd, "data"} {
		if seen[s] == 0 {
			t.Errorf("no %s in the stream: %v", s, seen)
		}
	}
}

func TestStreamsThatAreNotWhole(t *testing.T) {
	good := exported(t, filled(t))
	lines := bytes.SplitAfter(good, []byte("\n"))
	join := func(lines ...[]byte) []byte { return bytes.Join(lines, nil) }
	n := len(lines) - 1
	for name, stream := range map[string][]byte{
		"nothing": nil, "cut in a line": good[:len(good)/2], "without the last line": join(lines[:n-1]...), "a line is missing": join(append(slices.Clone(lines[:5]), lines[6:]...)...),
		"two lines changed places": join(append([][]byte{lines[1], lines[0]}, lines[2:]...)...), "a text": []byte("Kyiv said it lost 10 tanks.\n"),
		"a word is another":    bytes.Replace(good, []byte(`"text":"`), []byte(`"text":"x`), 1),
		"a listing":            []byte(`{"schema":"hearsay/claim/1","id":"c-1"}` + "\n"),
		"an unknown column":    bytes.Replace(good, []byte(`"keyed":`), []byte(`"keyed2":`), 1),
		"an unknown table":     []byte(`{"schema":"hearsay/stored/1","table":"sqlite_schema","name":"x"}` + "\n"),
		"something follows it": append(slices.Clone(good), "{}\n"...),
	} {
		path := filepath.Join(t.TempDir(), "x.db")
		_, err := whole.Import(t.Context(), bytes.NewReader(stream), path)
		if !errors.Is(err, whole.ErrStream) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) > 0 {
			t.Errorf("%s: left behind %v", name, left)
		}
	}
}

func TestALedgerThatIsThereIsNotTouched(t *testing.T) {
	l := filled(t)
	stream := exported(t, l)
	if _, err := whole.Import(t.Context(), bytes.NewReader(stream), l.Path()); !errors.Is(err, whole.ErrFilled) {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(stream, exported(t, l)) {
		t.Error("the ledger changed")
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(`{"schema":"hearsay/whole/1","objects":0,"lines_sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","ledger":3}` + "\n"))
	f.Add([]byte(`{"schema":"hearsay/group/1","kept":{"table":"fact","seq":1,"id":"g-1","fact_member":[["c-1"]]}}` + "\n"))
	f.Fuzz(func(t *testing.T, stream []byte) {
		path := filepath.Join(t.TempDir(), "x.db")
		_, err := whole.Import(t.Context(), bytes.NewReader(stream), path)
		_, there := os.Stat(path)
		if (err == nil) != (there == nil) {
			t.Fatalf("%v, and the ledger: %v", err, there)
		}
		if err == nil { // what was taken in goes out again
			file, err := store.Open(t.Context(), path, store.Options{MustExist: true})
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			if _, err := whole.Export(t.Context(), file, &strings.Builder{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
