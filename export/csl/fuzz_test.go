package csl

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"strings"
	"testing"

	"hearsay/export/made"
	"hearsay/export/rows"
)

// FuzzCitation writes documents filled at random: what comes out is one item whose dates are dates and whose note names the bytes and every claim.
func FuzzCitation(f *testing.F) {
	for _, day := range []string{"2022-03-24", "2022-03", "2022", "2022-03-24T10:00:00+02:00", "-44-03-15", "99999-01-01", "", "soon", "2022-W12"} {
		f.Add(int64(len(day)), day)
	}
	f.Fuzz(func(t *testing.T, seed int64, day string) {
		d := made.Random[rows.Document](rand.New(rand.NewSource(seed)))
		d.Article.Published = &day
		for i := range d.Claims {
			d.Claims[i].ID = "c-" + string(rune('a'+i))
		}
		var out bytes.Buffer
		if _, err := Write(&out, func(yield func(*rows.Document, error) bool) { yield(&d, nil) }); err != nil {
			t.Fatal(err)
		}
		var items []Item
		if err := json.Unmarshal(out.Bytes(), &items); err != nil || len(items) != 1 {
			t.Fatalf("%d items: %v", len(items), err)
		}
		i := items[0]
		for i := range d.Claims {
			if !strings.Contains(items[0].Note, d.Claims[i].ID) {
				t.Fatalf("the note says nothing of %s", d.Claims[i].ID)
			}
		}
		if i.Title == "" && d.Article.Name != "" || !strings.Contains(i.Note, "SHA-256") {
			t.Fatalf("%+v", i)
		}
		if i.Issued == nil {
			return
		}
		for _, p := range i.Issued.Parts {
			if len(p) < 1 || len(p) > 3 || len(p) > 1 && (p[1] < 1 || p[1] > 12) || len(p) > 2 && (p[2] < 1 || p[2] > 31) {
				t.Fatalf("%q became %v", day, p)
			}
		}
	})
}
