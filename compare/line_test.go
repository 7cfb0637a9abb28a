package compare

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// lines are rows as they are written, and near misses.
var lines = []string{
	`{"schema":"hearsay/row/1","block":"figure of Russia","day":"2022-03-24","at":{"article":"001.jsonl#7","article_id":"a-0123456789abcdef","claim":"c-0123456789abcdef","figure":"f-0123456789abcdef","start":12,"end":34},"outlet":"The Harbour Herald","say":{"figure":{"Value":{"low":7000}}}}`,
	`{"original":"a-0","schema":"hearsay/row/1","block":"alike","day":"","at":{"article":"ж","article_id":"a-1","start":0,"end":0},"component":"c-1","say":{"said":{"content":["a \"{ \\ }"]}}}` + "\r\n",
	`{"say":{"a":1},"block":"b"}`, `{"block":"b","block":"c"}`, `{"Block":"b"}`, `{"block":"\u0041"}`, `{"block":null}`, `{"say":null}`, `{"say":[1]}`, `{"say":{]}}`, `{"say":{"a":"}`, `{"at":{"start":01}}`, `{"at":{"start":-1,"end":1e3}}`,
	`{"at":{"start":99999999999}}`, `{}`, `{"at":{}}`, `[]`, `{"block":"b"`, `{"block":"b"}}`, "{\"block\":\"\xff\"}", "{\"block\":\"\x01\"}", `{"more":1}`, ` { "block" : "b" , "day" : "2022" } `, `{"day":"2022","say":{},"block":"\"say\":"}`,
}

// unmarshalled holds that a line is read as encoding/json reads it, and that what it does not read is refused.
func unmarshalled(t *testing.T, line []byte) {
	t.Helper()
	var want, got Row
	kept := bytes.Clone(line)
	bad, err := json.Unmarshal(line, &want), got.Unmarshal(line)
	if (bad == nil) != (err == nil) {
		t.Fatalf("%q: %v, encoding/json %v", line, err, bad)
	}
	if diff := cmp.Diff(want, got); bad == nil && diff != "" {
		t.Errorf("%q (-encoding/json +ours):\n%s", line, diff)
	}
	if !bytes.Equal(kept, line) {
		t.Errorf("%q was written to", kept)
	}
}

func TestUnmarshalRow(t *testing.T) {
	for _, line := range lines {
		unmarshalled(t, []byte(line))
	}
	for _, r := range sheetRows(t) {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		unmarshalled(t, line)
		var fast Row
		if p := (scan{line: line}); !bytes.Contains(line, []byte(`\`)) && !(p.row(&fast) && p.end()) {
			t.Errorf("%s is not read at once", line)
		}
	}
}

// sheetRows are the rows of a few claims and figures.
func sheetRows(t *testing.T) (rows []Row) {
	t.Helper()
	for _, r := range sheet(t, `
# a 2022-03-22
c1 | Armed Forces of Ukraine | assert disputed c77 unconfirmed c1 | the bridge was blown up
c2 | Government of Russia | deny answers c99 | trains run on time
f1 | UK Ministry of Defence | killed | soldiers of Russia | 10000 | total since 2022-02-24
f2 | US intelligence | killed | soldiers of Russia | 7000 | total since 2022-02-24`) {
		rows = append(rows, Rows(&r, make([]uint32, 128))...)
	}
	return rows
}

// FuzzRow: whatever the line, it is read as encoding/json reads it.
func FuzzRow(f *testing.F) {
	for _, line := range lines {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) { unmarshalled(t, line) })
}

// TestWriteGroup: a group is written member by member as it is written at once.
func TestWriteGroup(t *testing.T) {
	for _, g := range []hearsay.Group{
		{}, {ID: "g-1", Members: []hearsay.Member{}}, {ID: `"members":null`, Fact: hearsay.Fact{About: `x "members":null <y>`}, Members: []hearsay.Member{{Article: "a<b", ArticleID: "a-1", Claim: "c-1", Start: 3, End: 9}, {Article: "b"}}, OriginsHigh: 2},
	} {
		var want, got bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(g); err != nil {
			t.Fatal(err)
		}
		if err := WriteGroup(&got, &g); err != nil || got.String() != want.String() {
			t.Errorf("%v: got\n%swant\n%s", err, got.String(), want.String())
		}
	}
}

func BenchmarkUnmarshalRow(b *testing.B) {
	line := []byte(lines[0])
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		var r Row
		if err := r.Unmarshal(line); err != nil {
			b.Fatal(err)
		}
	}
}
