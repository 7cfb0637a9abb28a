package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two editions of one article: the records have Penn's brackets and quotation marks, the raw file has the printed ones, and offsets in code points.
const (
	testRaw = `{"id":"a_1","text":"Zoë “Z” Ward said the bridge — the old one — would close.\n\nIt is shut, she says.","attributions":[` +
		`{"kind":"attribution","source":[[0,12]],"cue":[[13,17]],"content":[[18,56]]},` +
		`{"kind":"attribution","source":[[71,74]],"cue":[[75,79]],"content":[[59,69]]},` +
		`{"kind":"discuss","source":[[71,74]],"cue":[[75,79]],"content":[[59,69]]}]}`
	testRecords = `{"id":"a_1","tokens":["Zoë","` + "``" + `","Z","''","Ward","said","the","bridge","--","the","old","one","--","would","close","."],` +
		`"labels":["B-source","I-source","I-source","I-source","I-source","B-cue","B-content","I-content","I-content","I-content","I-content","I-content","I-content","I-content","I-content","O"]}
{"id":"a_1","tokens":["It","is","shut",",","she","says","."],"labels":["B-content","I-content","I-content","O","B-source","B-cue","O"]}
{"id":"a_1","tokens":["It","is","shut",",","she","says","."],"labels":["B-content","I-content","I-content","O","B-source","B-cue","O"]}
{"id":"a_1","tokens":["Another","text","."],"labels":["O","O","O"]}
`
)

func TestParagraphsTakeTheirLinksFromTheRawFile(t *testing.T) {
	dir := t.TempDir()
	raws, records := filepath.Join(dir, "raw.jsonl"), filepath.Join(dir, "records.jsonl")
	for path, data := range map[string]string{raws: testRaw + "\n", records: testRecords} {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := readPolnear(records, raws)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 {
		t.Fatalf("%d paragraphs, want 3: a repeated one comes once", len(got))
	}
	var said []string
	for _, a := range got {
		for _, c := range a.claims {
			var content []string
			for _, s := range c.Content {
				content = append(content, a.text[s.Start:s.End])
			}
			said = append(said, fmt.Sprintf("%s|%s|%s", a.text[c.Source.Start:c.Source.End], a.text[c.Cue.Start:c.Cue.End], strings.Join(content, "+")))
		}
		for _, row := range []string{"source", "cue", "content"} {
			for _, s := range a.rows[row] {
				said = append(said, row+": "+a.text[s.Start:s.End])
			}
		}
	}
	want := []string{
		"Zoë “Z” Ward|said|the bridge -- the old one -- would close", "source: Zoë “Z” Ward", "cue: said", "content: the bridge -- the old one -- would close",
		"she|says|It is shut", "source: she", "cue: says", "content: It is shut",
	}
	if fmt.Sprint(said) != fmt.Sprint(want) {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}
