package stix_test

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"regexp"
	"testing"

	"hearsay/export/made"
	"hearsay/export/rows"
	"hearsay/export/stix"
)

var moment = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$`)

// FuzzBundle writes documents filled at random: what comes out is a bundle in which no object stands twice, none has a confidence, all that is referred to is there, and times are times.
func FuzzBundle(f *testing.F) {
	for seed := range int64(8) {
		f.Add(seed, "2022-03-24T10:00:00Z")
	}
	f.Add(int64(3), "0000-99-99")
	f.Fuzz(func(t *testing.T, seed int64, captured string) {
		d := made.Random[rows.Document](rand.New(rand.NewSource(seed)))
		d.Article.Captured, d.Article.Published = captured, &captured
		for i := range d.Claims {
			d.Claims[i].ID = "c-" + string(rune('a'+i))
		}
		for i := range d.Figures {
			d.Figures[i].ID = "f-" + string(rune('a'+i))
		}
		var out bytes.Buffer
		n, err := stix.Write(&out, func(yield func(*rows.Document, error) bool) { yield(&d, nil) })
		if err != nil {
			t.Fatal(err)
		}
		var b struct {
			Objects []struct {
				ID         string
				Created    string
				Published  *string
				Refs       []string `json:"object_refs"`
				Confidence *int
			}
		}
		if err := json.Unmarshal(out.Bytes(), &b); err != nil || int64(len(b.Objects)) != n {
			t.Fatalf("%d objects of %d: %v", len(b.Objects), n, err)
		}
		ids := map[string]bool{}
		for _, o := range b.Objects {
			if ids[o.ID] || o.Confidence != nil || !moment.MatchString(o.Created) || o.Published != nil && !moment.MatchString(*o.Published) {
				t.Fatalf("%+v stands twice, has a confidence or no time", o)
			}
			ids[o.ID] = true
		}
		for _, o := range b.Objects {
			for _, ref := range o.Refs {
				if !ids[ref] {
					t.Fatalf("%s refers to %s, which is not there", o.ID, ref)
				}
			}
		}
	})
}
