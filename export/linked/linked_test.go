package linked

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"testing"

	"hearsay"
	"hearsay/export/made"
	"hearsay/export/rows"
)

func ptr[T any](v T) *T { return &v }

// doc is a page whose one claim came through two relays; a letter outside the first plane stands before its words.
func doc() *rows.Document {
	d := &rows.Document{Text: "😀 Kyiv said it lost ten tanks, the Gull reports."}
	d.Article.ID, d.Article.SHA256, d.Article.Captured, d.Article.URL = "a-1", "v", "2022-03-24T10:00:00Z", ptr("https://gull.example/a b")
	c := rows.Claim{}
	c.ID, c.Stance, c.Claimant = "c-1", hearsay.Assert, hearsay.WireActor{Name: "Kyiv", Kind: hearsay.Government}
	c.Article = hearsay.ArticleRef{ID: "a-1", Version: "v", URL: d.Article.URL}
	c.Content = []hearsay.WireSpan{{Start: 12, End: 29, Text: "it lost ten tanks"}}
	c.Via = []hearsay.WireRelay{{Name: "The Gull"}, {Name: "The Wire"}}
	c.Caveats = []hearsay.WireCaveat{{Kind: hearsay.Unconfirmed}}
	d.Claims = []rows.Claim{c}
	d.Figures = []rows.Figure{made.Figure(1)}
	d.Figures[0].Claim = nil
	return d
}

func written(t *testing.T, write func(io.Writer, iter.Seq2[*rows.Document, error]) (int64, error), under string) map[string]map[string]any {
	t.Helper()
	var out bytes.Buffer
	n, err := write(&out, func(yield func(*rows.Document, error) bool) { yield(doc(), nil) })
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	var nodes []map[string]any
	if err := json.Unmarshal(out.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all[under], &nodes); err != nil || int64(len(nodes)) != n {
		t.Fatalf("%d nodes of %d: %v", len(nodes), n, err)
	}
	byID := map[string]map[string]any{}
	for _, x := range nodes {
		id, _ := x["@id"].(string)
		if id == "" {
			id, _ = x["id"].(string)
		}
		byID[id] = x
	}
	return byID
}

func TestAnnotationsQuoteInCodePoints(t *testing.T) {
	x := written(t, Annotations, "items")["urn:hearsay:c-1"]
	target := x["target"].(map[string]any)
	quote := target["selector"].([]any)[0].(map[string]any)
	if quote["exact"] != "it lost ten tanks" || quote["prefix"] != "😀 Kyiv said " || quote["suffix"] != ", the Gull reports." {
		t.Errorf("%v", quote)
	}
	if target["source"] != "https://gull.example/ab" || target["state"].(map[string]any)["sourceDate"] != "2022-03-24T10:00:00Z" {
		t.Errorf("%v", target)
	}
}

func TestTheChainInPROV(t *testing.T) {
	all := written(t, Provenance, "@graph")
	at := "urn:hearsay:c-1"
	for _, want := range []string{"urn:hearsay:c-1#via-0", "urn:hearsay:c-1#via-1", "urn:hearsay:c-1#origin"} {
		if got := all[at]["wasDerivedFrom"]; got != want {
			t.Fatalf("%s was derived from %v, not from %s", at, got, want)
		}
		at = want
	}
	if c := all["urn:hearsay:c-1"]; c["hadPrimarySource"] != at || c["wasQuotedFrom"] != "urn:hearsay:sha256:v" {
		t.Errorf("%v", c)
	}
	if got := all[at]["wasAttributedTo"]; got != agent("Kyiv") || all[agent("Kyiv")]["foaf:name"] != "Kyiv" {
		t.Errorf("%v", got)
	}
}

func TestEveryNodeCarriesItsCaveats(t *testing.T) {
	for name, write := range map[string]func(io.Writer, iter.Seq2[*rows.Document, error]) (int64, error){"@graph": Claims, "items": Annotations} {
		x := written(t, write, name)["urn:hearsay:c-1"]
		if x["hearsay:caveats"].([]any)[0].(map[string]any)["hearsay:caveat"] != hearsay.Unconfirmed || x["hearsay:articleSha256"] != "v" {
			t.Errorf("%v", x)
		}
	}
}
