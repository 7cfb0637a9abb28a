package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"hearsay/export/csv"
	"hearsay/export/parquet"
	"hearsay/export/rows"
)

// objects holds the objects of a listing as JSON Lines, as table does rows.
func (k truth) objects(t *testing.T, name string, data []byte) {
	t.Helper()
	var all []map[string]string
	for line := range bytes.Lines(data) {
		var x struct {
			ID, Claim, Class string
			SHA256           string `json:"sha256"`
			Article          json.RawMessage
			Caveats          []json.RawMessage
			Interest         json.RawMessage
			Interests        []string `json:"interests"`
			Versions         []string `json:"article_sha256s"`
			Low              int      `json:"origins_low"`
			High             int      `json:"origins_high"`
			Members, Origins json.RawMessage
			A, B             struct{ Claim, Article_ID string }
			SideA            side `json:"a_said"`
			SideB            side `json:"b_said"`
			Text             json.RawMessage
			Claims           int
		}
		if err := json.Unmarshal(line, &x); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		var ref struct{ ID, Version string }
		_ = json.Unmarshal(x.Article, &ref) // an article's own row has none
		row := map[string]string{"claim": x.Claim, "article": ref.ID, "article_sha256": ref.Version, "caveats": cellOf(kindsOf(x.Caveats)), "interest": one(x.Interest),
			"origins_low": decimalInt(x.Low), "origins_high": decimalInt(x.High), "text": string(x.Text)}
		switch name {
		case "claims":
			row["claim"] = x.ID
		case "figures":
			row["figure"] = x.ID
		case "articles":
			row["article"], row["article_sha256"], row["interest"], row["claims"] = x.ID, x.SHA256, cellOf(x.Interests), decimalInt(x.Claims)
		case "groups":
			row["fact"], row["class"], row["interest"], row["members"], row["origins"], row["article_sha256s"] = x.ID, x.Class, cellOf(x.Interests), string(x.Members), string(x.Origins), cellOf(x.Versions)
		case "relations":
			row["relation"] = x.ID
			row["caveats"] = cellOf(append(kindsOf(x.SideA.Caveats), kindsOf(x.SideB.Caveats)...))
			for p, s := range map[string]side{"a_": x.SideA, "b_": x.SideB} {
				m := x.A
				if p == "b_" {
					m = x.B
				}
				row[p+"claim"], row[p+"article"], row[p+"article_sha256"], row[p+"caveats"], row[p+"interest"] = m.Claim, m.Article_ID, s.Version, cellOf(kindsOf(s.Caveats)), str(s.Interest)
			}
		}
		all = append(all, row)
	}
	if len(all) == 0 {
		t.Fatal("no rows")
	}
	k.table(t, name, all)
}

type side struct {
	Version  string `json:"article_sha256"`
	Caveats  []json.RawMessage
	Interest *string
}

// kindsOf are the kinds of caveats, which stand as words or as objects, each once.
func kindsOf(caveats []json.RawMessage) (out []string) {
	for _, c := range caveats {
		var word string
		if json.Unmarshal(c, &word) != nil {
			var x struct {
				Kind, Name string
				LD         string `json:"hearsay:caveat"`
			}
			_ = json.Unmarshal(c, &x) // what is no object has no kind, and is told as missing
			word = x.Kind + x.Name + x.LD
		}
		out = append(out, word)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// one is a value that is a text or null.
func one(raw json.RawMessage) string {
	var s *string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return str(s)
}

// cellOf is words as a cell of JSON, each once.
func cellOf(words []string) string {
	slices.Sort(words)
	data, err := json.Marshal(slices.Compact(words))
	if err != nil || len(words) == 0 {
		return ""
	}
	return string(data)
}

// parquet holds that the tables of Parquet hold what those of CSV do.
func (k truth) parquet(t *testing.T, file func(...string) []byte) {
	equal(t, rows.Figures(), file)
	equal(t, rows.Claims(), file)
	equal(t, rows.Articles(), file)
	equal(t, rows.Groups(), file)
	equal(t, rows.Relations(), file)
	equal(t, rows.Places(), file)
	equal(t, rows.Times(), file)
}

func equal[T any](t *testing.T, table *rows.Table[T], file func(...string) []byte) {
	t.Helper()
	data := file("parquet", table.Name+".parquet")
	var out bytes.Buffer
	w := csv.NewWriter(&out, table)
	for row, err := range parquet.Read(bytes.NewReader(data), int64(len(data)), table) {
		if err == nil {
			err = w.Write(&row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !bytes.Equal(out.Bytes(), file("csv", table.Name+".csv")) {
		t.Errorf("%s: Parquet and CSV do not hold the same: %v", table.Name, err)
	}
}

// whole holds the claims, figures, groups and relations of a whole ledger.
func (k truth) whole(t *testing.T, data []byte) {
	seen := map[string]int{}
	for line := range bytes.Lines(data) {
		var x struct {
			Schema, ID, Claim string
			Article           json.RawMessage
			Caveats           []json.RawMessage
			Interest          json.RawMessage
			Versions          []string `json:"article_sha256s"`
			Low               int      `json:"origins_low"`
			High              int      `json:"origins_high"`
		}
		if err := json.Unmarshal(line, &x); err != nil {
			t.Fatal(err)
		}
		var interest []string
		var one *string
		if json.Unmarshal(x.Interest, &interest) != nil && json.Unmarshal(x.Interest, &one) == nil && one != nil {
			interest = []string{*one}
		}
		var ref struct{ ID, Version string }
		_ = json.Unmarshal(x.Article, &ref) // some objects are of no article
		got := travelling{x.Claim, ref.ID, ref.Version, kindsOf(x.Caveats), interest, x.Low, x.High}
		seen[x.Schema]++
		switch x.Schema {
		case "hearsay/claim/1":
			got.claim = x.ID
			k.of[x.ID].same(t, x.ID, got)
		case "hearsay/figure/1":
			k.of[x.ID].same(t, x.ID, got)
		case "hearsay/relation/1", "hearsay/group/1":
			want := k.together(x.ID)
			if x.Schema == "hearsay/group/1" {
				want.low, want.high = got.low, got.high
			}
			for _, sha := range x.Versions {
				if !strings.Contains(want.sha256, sha) {
					t.Errorf("%s: %s is of none of its mentions", x.ID, sha)
				}
			}
			if want.sha256 = ""; len(x.Versions) == 0 {
				t.Errorf("%s names no bytes", x.ID)
			}
			want.same(t, x.ID, got)
		}
	}
	for _, s := range []string{"hearsay/claim/1", "hearsay/figure/1", "hearsay/relation/1", "hearsay/group/1"} {
		if seen[s] < 20 {
			t.Errorf("%d objects of %s", seen[s], s)
		}
	}
}

// spoken is what travels with a claim or figure in the words of a note.
func (k truth) spoken(id string) []string {
	x := k.of[id]
	or := func(words []string) string {
		if len(words) == 0 {
			return "none"
		}
		return words[0]
	}
	return []string{id, "caveats " + or(x.caveats), "interest " + or(x.interest), "origins " + rows.Origins(x.low, x.high), "sha256 " + x.sha256, x.claim}
}

// events holds the rows of UCDP or ACLED: what travels stands in one column.
func (k truth) events(t *testing.T, all []map[string]string, id, notes string, columns int) {
	for _, r := range all {
		if len(r) != columns {
			t.Errorf("%d columns, not %d", len(r), columns)
		}
		want := append([]string{"fact " + r[id], "origins "}, k.together(r[id]).caveats...)
		for _, m := range k.named[r[id]] {
			want = append(want, k.spoken(m)...)
		}
		for _, w := range want {
			if !strings.Contains(r[notes], w) {
				t.Errorf("%s: its %s says nothing of %q", r[id], notes, w)
			}
		}
		if len(k.named[r[id]]) == 0 {
			t.Errorf("%s is no fact", r[id])
		}
	}
}

func (k truth) features(t *testing.T, data []byte) {
	var all struct {
		Features []struct {
			Properties struct {
				Claim, Article string
				SHA256         string `json:"article_sha256"`
				Caveats        []json.RawMessage
				Interest       *string
				Low            int `json:"origins_low"`
				High           int `json:"origins_high"`
			}
		}
	}
	if err := json.Unmarshal(data, &all); err != nil || len(all.Features) == 0 {
		t.Fatalf("%d features: %v", len(all.Features), err)
	}
	for _, f := range all.Features {
		p := f.Properties
		k.of[p.Claim].same(t, p.Claim, travelling{p.Claim, p.Article, p.SHA256, kindsOf(p.Caveats), words(str(p.Interest)), p.Low, p.High})
	}
}

// nodes holds the nodes of JSON-LD. Agents are names; pages and versions of them carry what covers their claims; relations what covers both sides.
func (k truth) nodes(t *testing.T, data []byte, under string) {
	var all map[string]json.RawMessage
	var nodes []struct {
		ID       string
		Type     json.RawMessage   `json:"@type"`
		At       string            `json:"@id"`
		Claim    string            `json:"hearsay:claim"`
		Figure   string            `json:"hearsay:figure"`
		SHA256   json.RawMessage   `json:"hearsay:articleSha256"`
		Caveats  []json.RawMessage `json:"hearsay:caveats"`
		Kinds    []json.RawMessage `json:"hearsay:caveat"`
		Interest json.RawMessage   `json:"hearsay:interest"`
		Low      *int              `json:"hearsay:originsLow"`
		High     *int              `json:"hearsay:originsHigh"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all[under], &nodes); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, n := range nodes {
		if strings.Contains(string(n.Type), "prov:Agent") {
			continue
		}
		at := strings.TrimPrefix(n.At+n.ID, "urn:hearsay:")
		if n.Low == nil || n.High == nil || len(n.SHA256) == 0 {
			t.Errorf("%s carries no origins or no hash", at)
			continue
		}
		var sha, interest string
		_, _ = json.Unmarshal(n.SHA256, &sha), json.Unmarshal(n.Interest, &interest) // lists of pages and relations
		got := travelling{strings.TrimPrefix(n.Claim, "urn:hearsay:"), "", sha, kindsOf(n.Caveats), words(interest), *n.Low, *n.High}
		id := strings.TrimPrefix(n.Figure, "urn:hearsay:")
		if id == "" {
			id = got.claim
		}
		switch {
		case id != "":
			seen[id] = true
			k.of[id].same(t, at, got)
		case strings.HasPrefix(at, "r-"):
			if want := k.together(at).caveats; !slices.Equal(kindsOf(n.Kinds), want) {
				t.Errorf("%s carries %s, not %v", at, n.Kinds, want)
			}
		case !strings.HasPrefix(at, "a-") && !strings.HasPrefix(at, "sha256:"):
			t.Errorf("%s names no claim and is no page", at)
		}
	}
	for id := range k.of {
		if strings.HasPrefix(id, "c-") && !seen[id] {
			t.Errorf("%s is not there", id)
		}
	}
}

// stix holds the notes and reports of a bundle; identities are names.
func (k truth) stix(t *testing.T, data []byte) {
	var b struct {
		Objects []struct {
			Type, ID   string
			Extensions map[string]struct {
				Claim, Figure, Article string
				SHA256                 string `json:"article_sha256"`
				Caveats                []json.RawMessage
				Interest               json.RawMessage
				Low                    int `json:"origins_low"`
				High                   int `json:"origins_high"`
			}
		}
	}
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	notes := 0
	for _, o := range b.Objects {
		if o.Type != "note" && o.Type != "report" {
			continue
		}
		if len(o.Extensions) != 1 {
			t.Errorf("%s carries nothing", o.ID)
		}
		for _, x := range o.Extensions {
			var one string
			var interest []string
			if json.Unmarshal(x.Interest, &one) == nil {
				interest = words(one)
			} else if json.Unmarshal(x.Interest, &interest) == nil {
				slices.Sort(interest)
			}
			got := travelling{x.Claim, x.Article, x.SHA256, kindsOf(x.Caveats), interest, x.Low, x.High}
			if o.Type == "report" {
				want := k.page(x.Article)
				want.claim, want.sha256 = "", x.SHA256
				want.same(t, o.ID, got)
				continue
			}
			notes++
			id := x.Claim
			if x.Figure != "" {
				id = x.Figure
			}
			k.of[id].same(t, o.ID, got)
		}
	}
	if notes < 50 {
		t.Errorf("%d notes", notes)
	}
}

// citations holds that the note of each page tells of all its claims, and of the figures in its own voice.
func (k truth) citations(t *testing.T, data []byte) {
	var items []struct{ ID, Note string }
	if err := json.Unmarshal(data, &items); err != nil {
		t.Fatal(err)
	}
	notes := map[string]string{}
	for _, i := range items {
		notes[i.ID] = i.Note
	}
	for id, x := range k.of {
		if strings.HasPrefix(id, "f-") && x.claim != "" {
			continue // it travels with its claim
		}
		found := false
		for line := range strings.Lines(notes[x.article]) {
			if !strings.Contains(line, id) {
				continue
			}
			found = true
			for _, w := range k.spoken(id) {
				if !strings.Contains(line, w) {
					t.Errorf("%s: its page's note says nothing of %q", id, w)
				}
			}
		}
		if !found {
			t.Errorf("%s is in no citation", id)
		}
	}
}
