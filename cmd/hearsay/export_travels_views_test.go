package main

import (
	"slices"
	"strings"
	"testing"

	"hearsay/ledger/store"
)

// views holds the ledger's own views: a fact carries what covers its members, a relation what covers each side.
func (k truth) views(t *testing.T, path string) {
	f, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sorted := func(cell string) []string {
		if cell == "" {
			return nil
		}
		out := strings.Split(cell, ",")
		slices.Sort(out)
		return slices.Compact(out)
	}
	seen := 0
	err = f.View(t.Context(), func(b *store.Batch) {
		b.Each("SELECT fact, coalesce(caveats, ''), coalesce(interest, '') FROM facts", nil, func(scan func(...any)) {
			var id, caveats, interest string
			scan(&id, &caveats, &interest)
			want := k.together(id)
			if got := (travelling{caveats: sorted(caveats), interest: sorted(interest)}); !slices.Equal(got.caveats, want.caveats) || !slices.Equal(got.interest, want.interest) {
				t.Errorf("fact %s carries %+v, not %+v", id, got, want)
			}
			seen += len(want.caveats)
		})
		for i, side := range []string{"a_", "b_"} {
			b.Each("SELECT relation, "+side+"article_sha256, coalesce("+side+"caveats, ''), coalesce("+side+"interest, ''), coalesce("+side+"origins_low, 0) FROM relations", nil, func(scan func(...any)) {
				var id, hash, caveats, interest string
				var low int
				scan(&id, &hash, &caveats, &interest, &low)
				x := k.of[k.named[id][i]]
				if hash != x.sha256 || low != x.low || !slices.Equal(sorted(caveats), x.caveats) || !slices.Equal(sorted(interest), x.interest) {
					t.Errorf("relation %s, %s: %s %d %q %q, not %+v", id, side, hash, low, caveats, interest, x)
				}
				seen += len(x.caveats)
			})
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("no caveat was there to be carried")
	}
}
