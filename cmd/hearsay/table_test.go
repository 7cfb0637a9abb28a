package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/extract"
	sheet "hearsay/extract/table"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/pipeline"
	"hearsay/reference/actors"
)

// sharedTallies is the folder of tables that come with gold, "" (said loudly) where it is absent.
func sharedTallies(t *testing.T) string {
	t.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(root, "gold", "tallies")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("NOT MEASURED: %s is absent; HEARSAY_SHARED names the folder that holds it", dir)
	}
	return dir
}

// lines reads a file of JSON objects.
func lines[T any](t *testing.T, path string) (out []T) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(bytes.NewReader(data))
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(path, err)
		}
		out = append(out, v)
	}
	return out
}

// readTable reads one table as add does.
func readTable(t *testing.T, path string, opt sheet.Options) hearsay.Reading {
	t.Helper()
	for v, err := range ingest.Open([]string{path}, ingest.Options{Sheets: true}) {
		if err != nil {
			t.Fatal(err)
		}
		read := knowing(t, taggerRules).extract
		read.Table = &opt
		r, _, err := extract.ReadTable(&v.Article, v.Text, read)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	return hearsay.Reading{}
}

// TestEstimates holds the rows of published estimates against their gold: claimant (by its id, so that one body's two spellings are one), via, bounds, measure and party.
func TestEstimates(t *testing.T) {
	dir := filepath.Join(sharedTallies(t), "economist")
	type row struct {
		Claimant, Measure, Of, Qualifier, Date string
		Via                                    []string
		Low, Best, High                        *float64
	}
	gold := lines[row](t, filepath.Join(dir, "gold.jsonl"))
	r := readTable(t, filepath.Join(dir, "estimates.jsonl"), sheet.Options{Cumulative: true})
	if len(r.Figures) != len(gold) || len(r.Claims) != len(gold) {
		t.Fatalf("%d claims and %d figures of %d rows", len(r.Claims), len(r.Figures), len(gold))
	}
	key := actors.Default().Key
	words := func(w row) string {
		return fmt.Sprint(key(w.Claimant), w.Via, w.Measure, w.Of, w.Qualifier, w.Date, bounds(w.Low), bounds(w.Best), bounds(w.High))
	}
	right := 0
	for i, g := range gold {
		f := &r.Figures[i]
		got := row{Claimant: f.Claimant.Name, Measure: f.Measure, Of: f.Of, Qualifier: f.Qualifier, Date: f.Period.To, Low: f.Low, Best: f.Best, High: f.High, Via: []string{}}
		for _, v := range r.Claims[i].Via {
			got.Via = append(got.Via, v.Name)
		}
		if words(got) == words(g) {
			right++
		} else {
			t.Logf("row %d: %s, want %s", i, words(got), words(g))
		}
	}
	t.Logf("%d of %d rows right", right, len(gold))
	if right < 24 {
		t.Errorf("%d of %d rows right, want 24", right, len(gold))
	}
}

func bounds(v *float64) string {
	if v == nil {
		return "?"
	}
	return hearsay.FormatNumber(*v)
}

// lossColumns say what the daily tables count. Subjects are compared by class: vehicles, fuel tanks and the column that later holds both are one class.
const lossColumns = "tank=equipment-destroyed:tanks,APC=equipment-destroyed:armoured vehicles,field artillery=equipment-destroyed:artillery systems,MRL=equipment-destroyed:rocket systems," +
	"military auto=equipment-destroyed:vehicles,fuel tank=equipment-destroyed:fuel tanks,vehicles and fuel tanks=equipment-destroyed:vehicles and fuel tanks,drone=equipment-destroyed:drones," +
	"naval ship=equipment-destroyed:ships,anti-aircraft warfare=equipment-destroyed:anti-aircraft warfare,special equipment=equipment-destroyed:special equipment," +
	"mobile SRBM system=equipment-destroyed:mobile SRBM,cruise missiles=equipment-destroyed:cruise missiles,aircraft=equipment-destroyed:aircraft,helicopter=equipment-destroyed:helicopters," +
	"personnel=casualties:soldiers,POW=captured:prisoners"

// series is one column of the daily tables by day.
type series map[string]float64

// columnOf reads the numbers of a column.
func columnOf(rows []map[string]any, name string) series {
	out := series{}
	for _, row := range rows {
		if v, ok := row[name].(float64); ok {
			out[row["date"].(string)] = v
		}
	}
	return out
}

// TestDailyLosses takes the wide tables of a year through ledger and comparison: every running total has the column's values, its derived increments are the column's differences,
// a fall is a correction, a series begins and ends where its column does, and nothing else is called an event.
func TestDailyLosses(t *testing.T) {
	dir := filepath.Join(sharedTallies(t), "mod-ua")
	files := []string{filepath.Join(dir, "russia_losses_equipment.jsonl"), filepath.Join(dir, "russia_losses_personnel.jsonl")}
	rows := slices.Concat(lines[map[string]any](t, files[0]), lines[map[string]any](t, files[1]))
	tallies := dailyTallies(t, files)
	columns, err := sheet.ParseColumns(lossColumns)
	if err != nil {
		t.Fatal(err)
	}
	merging := []string{"military auto", "fuel tank", "vehicles and fuel tanks"}
	found, invented := map[string]string{}, 0
	for _, name := range columnNames(rows) {
		c, ok := columns[sheet.Fold(name)]
		if !ok || slices.Contains(merging, name) {
			continue
		}
		tally := slices.IndexFunc(tallies, func(x hearsay.Tally) bool { return x.Measure == c.Measure && sameSeries(x, columnOf(rows, name)) })
		if tally < 0 {
			t.Errorf("%s: no running total has the column's values", name)
			continue
		}
		points := tallies[tally].Points
		for i, p := range points {
			if i > 0 && (p.DerivedIncrement == nil || *p.DerivedIncrement != *p.ReportedTotal-*points[i-1].ReportedTotal) {
				t.Errorf("%s, %s: the derived increment is not the column's difference", name, p.AsOf)
			}
			if p.Event != nil {
				found[p.AsOf+" "+name] = *p.Event
			}
		}
		if points[0].AsOf != "2022-02-25" {
			found[points[0].AsOf+" "+name] = "category-new"
		}
		if last := points[len(points)-1].AsOf; last != "2023-02-24" {
			found[dayAfter(last)+" "+name] = "category-gone"
		}
	}
	for _, x := range tallies {
		for _, p := range x.Points {
			if p.Event != nil && *p.Event == hearsay.MergedCategory {
				found[p.AsOf+" vehicles and fuel tanks"] = hearsay.MergedCategory
			}
		}
	}
	same := map[string]string{"fall": hearsay.Correction, "category-merged": hearsay.MergedCategory}
	right := 0
	type event struct{ Date, Column, Event string }
	events := lines[event](t, filepath.Join(dir, "EVENTS.jsonl"))
	for _, e := range events {
		want := e.Event
		if s := same[want]; s != "" {
			want = s
		}
		if found[e.Date+" "+e.Column] == want {
			right++
		} else if e.Event != "category-merged" || found[e.Date+" "+e.Column] != "" {
			t.Errorf("%s %s: %q, want %q", e.Date, e.Column, found[e.Date+" "+e.Column], want)
		} else {
			t.Logf("KNOWN MISS: %s %s: %s", e.Date, e.Column, want)
		}
		delete(found, e.Date+" "+e.Column)
	}
	for at, what := range found {
		invented++
		t.Errorf("invented: %s %s", at, what)
	}
	t.Logf("%d of %d events found, %d invented", right, len(events), invented)
}

// dailyTallies adds the tables to a fresh ledger and compares them.
func dailyTallies(t *testing.T, files []string) []hearsay.Tally {
	t.Helper()
	columns, err := sheet.ParseColumns(lossColumns)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), pipeline.Reference())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	known := knowing(t, taggerRules)
	known.extract.Table = &sheet.Options{Columns: columns, Claimant: "General Staff of the Armed Forces of Ukraine", Of: "Russia", Cumulative: true}
	_, err = pipeline.Add(t.Context(), l, files, known.pipeline(ingest.Options{Sheets: true}), func(o pipeline.Outcome) {
		if o.Err != nil {
			t.Error(o.Err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Compare(t.Context(), l, false); err != nil {
		t.Fatal(err)
	}
	var out []hearsay.Tally
	for x, err := range ledger.All(t.Context(), l.Tallies, ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

func columnNames(rows []map[string]any) (out []string) {
	for _, row := range rows {
		for name := range row {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

// sameSeries tells whether a running total has exactly a column's days and values.
func sameSeries(x hearsay.Tally, s series) bool {
	if len(x.Points) != len(s) {
		return false
	}
	for _, p := range x.Points {
		if v, ok := s[p.AsOf]; !ok || p.ReportedTotal == nil || *p.ReportedTotal != v {
			return false
		}
	}
	return true
}

func dayAfter(day string) string {
	_, last, _ := hearsay.Days(day)
	return last.AddDate(0, 0, 1).Format(hearsay.DayFormat)
}

// TestAHundredThousandRowsAreTaken holds that a long table is taken whole, in text, claims and figures.
func TestAHundredThousandRowsAreTaken(t *testing.T) {
	const n = 100_000
	var b strings.Builder
	b.WriteString("date,killed,source,country\n")
	for i := range n {
		fmt.Fprintf(&b, "2022-05-%02d,%d,UK MoD,Russia\n", 1+i%28, i)
	}
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := readTable(t, path, sheet.Options{}); len(r.Claims) != n || len(r.Figures) != n || r.Claims[n-1].ID == "" {
		t.Errorf("%d claims, %d figures", len(r.Claims), len(r.Figures))
	}
}
