package linked

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"math/rand"
	"testing"

	"hearsay/export/made"
	"hearsay/export/rows"
)

// FuzzForms writes documents filled at random, with hostile texts, in all three forms: what comes out is one JSON document with a node for all that was counted, the same each time.
func FuzzForms(f *testing.F) {
	for seed := range int64(8) {
		f.Add(seed, "Kyiv said it lost ten tanks.", "https://gull.example/a b")
	}
	f.Add(int64(1), "\u202e😀\x00\"</script>", "http://[::1]/\"<>")
	f.Fuzz(func(t *testing.T, seed int64, text, url string) {
		document := func() *rows.Document {
			d := made.Random[rows.Document](rand.New(rand.NewSource(seed)))
			d.Text, d.Article.URL = text, &url
			return &d
		}
		for under, write := range map[string]func(io.Writer, iter.Seq2[*rows.Document, error]) (int64, error){"items": Annotations, "@graph": Provenance, "@graph ": Claims} {
			var one, two bytes.Buffer
			n, err := write(&one, func(yield func(*rows.Document, error) bool) { yield(document(), nil) })
			_, again := write(&two, func(yield func(*rows.Document, error) bool) { yield(document(), nil) })
			if err != nil || again != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
				t.Fatalf("%v, %v: the same page was written in two ways", err, again)
			}
			var all map[string]json.RawMessage
			var nodes []map[string]any
			if err := json.Unmarshal(one.Bytes(), &all); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(all[string(bytes.TrimSpace([]byte(under)))], &nodes); err != nil || int64(len(nodes)) != n {
				t.Fatalf("%d nodes of %d: %v", len(nodes), n, err)
			}
		}
	})
}
