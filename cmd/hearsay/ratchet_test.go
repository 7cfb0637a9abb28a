package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/eval"
)

const baselineFile = "../../eval/baseline.json"

// sharedFolder is a folder of the shared gold; where it is absent the test says loudly what is not measured.
func sharedFolder(t *testing.T, below string) string {
	t.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir, err := filepath.Abs(filepath.Join(root, below))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("NOT MEASURED: %s is absent; HEARSAY_SHARED names the folder that holds it", dir)
	}
	return dir
}

func scoreFolder(t *testing.T, dir, tagger string) eval.Table {
	t.Helper()
	articles, err := eval.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	readings, err := (&evalCmd{Gold: dir, readerFlags: readerFlags{Tagger: tagger}}).readGold(&streams{err: io.Discard}, articles)
	if err != nil {
		t.Fatal(err)
	}
	return eval.Score(articles, func(a eval.Article) *hearsay.WireReading { return readings[a.Name] })
}

// TestScoresOnlyRise holds every row of every gold folder, with each tagger, at or above eval/baseline.json (folder alone: the rules; else tagger and folder); HEARSAY_UPDATE=1 writes what has risen, and nothing that has fallen.
func TestScoresOnlyRise(t *testing.T) {
	data, err := os.ReadFile(baselineFile)
	if err != nil {
		t.Fatal(err)
	}
	var baseline map[string]map[string]float64
	if err := json.Unmarshal(data, &baseline); err != nil {
		t.Fatal(err)
	}
	for folder, rows := range baseline {
		tagger, below, ok := strings.Cut(folder, " ")
		if !ok {
			tagger, below = taggerRules, folder
		}
		table := scoreFolder(t, sharedFolder(t, below), tagger)
		if len(table.Refused) > 0 {
			t.Errorf("%s: spans that do not fit: %v", folder, table.Refused)
		}
		for _, k := range eval.Order() {
			got := table.Rows[k].F1
			if got < rows[k] {
				t.Errorf("%s: %s has fallen from %.1f to %.1f", folder, k, rows[k], got)
			}
			rows[k] = max(rows[k], got)
		}
		if wrong, ok := rows[eval.WrongParty]; ok && table.Wrong.Percent() > wrong {
			t.Errorf("%s: wrong party has risen from %.1f to %.1f %%", folder, wrong, table.Wrong.Percent())
		} else {
			rows[eval.WrongParty] = table.Wrong.Percent()
		}
	}
	if os.Getenv("HEARSAY_UPDATE") == "" || t.Failed() {
		return
	}
	data, err = json.MarshalIndent(baseline, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(baselineFile, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
