package csl

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export/rows"
)

func TestACitation(t *testing.T) {
	title, url, day := "Losses", "https://gull.example/1", "2022-03"
	d := &rows.Document{}
	d.Article.ID, d.Article.SHA256, d.Article.Title, d.Article.URL, d.Article.Published = "a-1", "v", &title, &url, &day
	c := rows.Claim{}
	c.ID, c.Caveats = "c-1", []hearsay.WireCaveat{{Kind: hearsay.Unconfirmed}}
	d.Claims = []rows.Claim{c}
	var out bytes.Buffer
	n, err := Write(&out, func(yield func(*rows.Document, error) bool) { yield(d, nil) })
	var items []Item
	if err2 := json.Unmarshal(out.Bytes(), &items); err != nil || err2 != nil || n != 1 {
		t.Fatal(n, err, err2)
	}
	i := items[0]
	if i.Type != "webpage" || i.Title != title || len(i.Issued.Parts[0]) != 2 || i.Accessed != nil {
		t.Errorf("%+v", i)
	}
	for _, must := range []string{"c-1", "unconfirmed", "SHA-256 v", "interest none", "origins not counted"} {
		if !strings.Contains(i.Note, must) {
			t.Errorf("the note lacks %q: %s", must, i.Note)
		}
	}
}
