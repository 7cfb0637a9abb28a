package main

import (
	"bytes"
	stdcsv "encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export/csv"
	"hearsay/ledger"
)

// travelling is what must stand in every row that speaks of one claim or figure.
type travelling struct {
	claim, article, sha256 string
	caveats, interest      []string
	low, high              int
}

// truth is what the ledger knows: claims and figures by id, and of groups and relations which claims and figures they name.
type truth struct {
	of    map[string]travelling
	named map[string][]string
}

func truthOf(t *testing.T, path string) truth {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	k := truth{map[string]travelling{}, map[string][]string{}}
	kinds := func(caveats []hearsay.WireCaveat) (out []string) {
		for _, c := range caveats {
			out = append(out, c.Kind)
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	for c, err := range l.EveryClaim(t.Context(), ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		over, err := l.Covers(t.Context(), []string{c.ID})
		if err != nil {
			t.Fatal(err)
		}
		o := over[c.ID]
		k.of[c.ID] = travelling{c.ID, c.Article.ID, c.Article.Version, kinds(c.Caveats), o.Interests, o.Low, o.High}
	}
	for f, err := range l.EveryFigure(t.Context(), ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		var interest []string
		if f.Interest != nil {
			interest = []string{*f.Interest}
		}
		k.of[f.ID] = travelling{str(f.Claim), f.Article.ID, f.Article.Version, kinds(f.Caveats), interest, f.OriginsLow, f.OriginsHigh}
	}
	mention := func(m *hearsay.Member) string {
		if m.Figure != "" {
			return m.Figure
		}
		return m.Claim
	}
	for g, err := range l.EveryFact(t.Context(), ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		for i := range g.Members {
			k.named[g.ID] = append(k.named[g.ID], mention(&g.Members[i]))
		}
	}
	for r, err := range l.EveryRelation(t.Context(), ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		k.named[r.ID] = []string{mention(&r.A), mention(&r.B)}
	}
	return k
}

// together is what must stand in a row that names several.
func (k truth) together(id string) (out travelling) {
	for _, m := range k.named[id] {
		x := k.of[m]
		out.caveats, out.interest = append(out.caveats, x.caveats...), append(out.interest, x.interest...)
		out.sha256 += x.sha256 + " "
		out.low, out.high = max(out.low, x.low), max(out.high, x.high)
	}
	slices.Sort(out.caveats)
	slices.Sort(out.interest)
	out.caveats, out.interest = slices.Compact(out.caveats), slices.Compact(out.interest)
	return out
}

// TestCaveatsTravel holds, for every row of every form, that the caveats which cover it, the interest, the count of origins, the article's hash and the claim's id stand in it as the ledger
// knows them. Rows that name no claim (agents, identities, pages) say what covers the claims of their page, or are told apart here one kind at a time.
func TestCaveatsTravel(t *testing.T) {
	folder, path := demoExports(t)
	k := truthOf(t, path)
	warned := 0
	for _, x := range k.of {
		warned += len(x.caveats)
	}
	if len(k.of) < 100 || warned < 5 || len(k.named) < 50 {
		t.Fatalf("the demo has too little in it: %d claims and figures, %d caveats, %d groups and relations", len(k.of), warned, len(k.named))
	}
	file := func(parts ...string) []byte {
		data, err := os.ReadFile(filepath.Join(append([]string{folder}, parts...)...))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, table := range []string{"figures", "claims", "places", "times", "articles", "groups", "relations"} {
		t.Run("csv "+table, func(t *testing.T) { k.table(t, table, csvRows(t, file("csv", table+".csv"))) })
		t.Run("jsonl "+table, func(t *testing.T) {
			k.objects(t, table, []byte(hearsayRun(t, "export", "--ledger", path, "--form", "jsonl", "--table", table)))
		})
	}
	t.Run("parquet", func(t *testing.T) { k.parquet(t, file) })
	t.Run("whole", func(t *testing.T) { k.whole(t, file("jsonl", "ledger.jsonl")) })
	t.Run("ucdp", func(t *testing.T) { k.events(t, csvRows(t, file("ucdp", "ucdp.csv")), "id", "source_article", 49) })
	t.Run("acled", func(t *testing.T) { k.events(t, csvRows(t, file("acled", "acled.csv")), "event_id_cnty", "notes", 31) })
	t.Run("geojson", func(t *testing.T) { k.features(t, file("geojson", "claims.geojson")) })
	for form, name := range map[string]string{"annotations": "items", "prov": "@graph", "claims": "@graph"} {
		t.Run(form, func(t *testing.T) { k.nodes(t, file(form, exportedForms[form]), name) })
	}
	t.Run("stix", func(t *testing.T) { k.stix(t, file("stix", "stix.json")) })
	t.Run("views", func(t *testing.T) { k.views(t, path) })
	t.Run("csl", func(t *testing.T) { k.citations(t, file("csl", "citations.json")) })
}

func csvRows(t *testing.T, data []byte) (out []map[string]string) {
	t.Helper()
	lines, err := stdcsv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = csv.Plain(line[i])
		}
		out = append(out, row)
	}
	return out
}

// words are the words of a cell: a JSON list, or parted by "; ".
func words(cell string) (out []string) {
	if cell == "" || json.Unmarshal([]byte(cell), &out) == nil {
		slices.Sort(out)
		return out
	}
	out = strings.Split(cell, "; ")
	slices.Sort(out)
	return out
}

// same holds one row against what must stand in it.
func (want travelling) same(t *testing.T, id string, got travelling) {
	t.Helper()
	if got.sha256 != want.sha256 || got.claim != want.claim || got.low != want.low || got.high != want.high || !slices.Equal(got.caveats, want.caveats) || !slices.Equal(got.interest, want.interest) {
		t.Errorf("%s carries %+v, not %+v", id, got, want)
	}
}

func count(cell string) int {
	n, err := strconv.Atoi(cell)
	if err != nil {
		return -1
	}
	return n
}

// table holds the rows of a table, its cells by their columns.
func (k truth) table(t *testing.T, name string, all []map[string]string) {
	t.Helper()
	for _, r := range all {
		got := travelling{r["claim"], r["article"], r["article_sha256"], words(r["caveats"]), words(r["interest"]), count(r["origins_low"]), count(r["origins_high"])}
		switch name {
		case "claims", "figures":
			id := r[strings.TrimSuffix(name, "s")]
			k.of[id].same(t, id, got)
		case "places", "times":
			want := k.of[got.claim] // of the paper's own voice: nothing
			if want.sha256 = got.sha256; len(got.sha256) != 64 {
				t.Errorf("%s: %q is no hash", r["text"], got.sha256)
			}
			want.same(t, name+" "+r["text"], got)
		case "articles":
			want := k.page(got.article)
			want.sha256 = got.sha256
			if len(got.sha256) != 64 || r["claims"] != "0" && want.claim == "" {
				t.Errorf("%s: %q is no hash, or none of its claims is known", got.article, got.sha256)
			}
			want.claim = ""
			want.same(t, got.article, got)
		case "groups":
			want := k.together(r["fact"])
			if got.high < 1 && r["class"] == "figure" && r["origins"] != "[]" || !slices.Equal(got.caveats, want.caveats) || !slices.Equal(got.interest, want.interest) || len(words(r["article_sha256s"])) == 0 {
				t.Errorf("%s carries %+v, not %+v", r["fact"], got, want)
			}
			for _, sha := range words(r["article_sha256s"]) {
				if !strings.Contains(want.sha256, sha) {
					t.Errorf("%s: %s is of none of its mentions", r["fact"], sha)
				}
			}
			for _, m := range k.named[r["fact"]] {
				if !strings.Contains(r["members"], m) {
					t.Errorf("%s does not name %s", r["fact"], m)
				}
			}
		case "relations":
			k.relation(t, r, got)
		}
	}
}

// relation holds a row of relations: both sides, and what is said of them together.
func (k truth) relation(t *testing.T, r map[string]string, got travelling) {
	t.Helper()
	id := r["relation"]
	want := k.together(id)
	if got.low != want.low || got.high != want.high || !slices.Equal(got.caveats, want.caveats) || len(k.named[id]) != 2 {
		t.Errorf("%s carries %+v, not %+v", id, got, want)
		return
	}
	for i, side := range []string{"a_", "b_"} {
		x := k.of[k.named[id][i]]
		got := travelling{r[side+"claim"], r[side+"article"], r[side+"article_sha256"], words(r[side+"caveats"]), words(r[side+"interest"]), x.low, x.high}
		x.same(t, id+" "+side, got)
	}
}

// page is what covers all claims and figures of an article: the fewest and most origins of the facts in it.
func (k truth) page(article string) (out travelling) {
	for _, x := range k.of {
		if x.article != article {
			continue
		}
		out.claim = "some"
		out.caveats, out.interest = append(out.caveats, x.caveats...), append(out.interest, x.interest...)
		if x.high > 0 {
			if out.high == 0 || x.low < out.low {
				out.low = x.low
			}
			out.high = max(out.high, x.high)
		}
	}
	slices.Sort(out.caveats)
	slices.Sort(out.interest)
	out.caveats, out.interest = slices.Compact(out.caveats), slices.Compact(out.interest)
	return out
}
