package stix

import (
	"bytes"
	"encoding/json"
	"testing"

	"hearsay"
	"hearsay/export/rows"
)

func TestABundle(t *testing.T) {
	d := &rows.Document{}
	d.Article.ID, d.Article.Name, d.Article.SHA256, d.Article.Captured = "a-1", "one", "v", "2022-03-24T10:00:00Z"
	likely := hearsay.Likely
	c := rows.Claim{}
	c.ID, c.Stance, c.Claimant, c.Likelihood = "c-1", hearsay.Assess, hearsay.WireActor{Name: "Kyiv", Kind: hearsay.Government}, &likely
	c.Content, c.Caveats = []hearsay.WireSpan{{Text: "it lost ten tanks"}}, []hearsay.WireCaveat{{Kind: hearsay.Unconfirmed}}
	d.Claims = []rows.Claim{c, c}
	d.Claims[1].ID = "c-2"
	write := func() []byte {
		var out bytes.Buffer
		if _, err := Write(&out, func(yield func(*rows.Document, error) bool) { yield(d, nil) }); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	data := write()
	if !bytes.Equal(data, write()) {
		t.Error("the same page makes two bundles")
	}
	var b struct {
		Objects []struct {
			Type, ID, Content string
			Confidence        *int
			Extensions        map[string]struct {
				Likelihood string
				Caveats    []struct{ Name string }
			}
		}
	}
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	types := map[string]int{}
	for _, o := range b.Objects {
		types[o.Type]++
		if o.Confidence != nil {
			t.Errorf("%s has a confidence", o.ID)
		}
		if x := o.Extensions[extension()]; o.Type == "note" && (x.Likelihood != likely || len(x.Caveats) != 1 || x.Caveats[0].Name != hearsay.Unconfirmed) {
			t.Errorf("%+v", o)
		}
	}
	if types["note"] != 2 || types["identity"] != 2 || types["report"] != 1 || types["extension-definition"] != 1 {
		t.Errorf("%v", types)
	}
}

func TestTimes(t *testing.T) {
	for value, want := range map[string]string{"2022-03-24": "2022-03-24T00:00:00.000Z", "2022-03-24T10:00:00+01:00": "2022-03-24T09:00:00.000Z", "": made, "soon": made} {
		if got := stamp(value, made); got != want {
			t.Errorf("%q is %s, want %s", value, got, want)
		}
	}
}
