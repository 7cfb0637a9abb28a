package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// othersPython is the Python of the tests' environment; where it is absent the test fails in CI and is passed over loudly elsewhere.
func othersPython(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../.cache/venv/bin/python")
	if err != nil {
		t.Fatal(err)
	}
	needs(t, path, "the Python environment of the tests (.cache/venv, scripts/requirements-tests.txt); 'make tools' installs it")
	return path
}

func needs(t *testing.T, program, what string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not there: what is exported was not opened by others", what)
	}
	t.Skipf("NOT TESTED: %s is not there: what is exported was not opened by others", what)
}

// hearsayRun runs the program and gives what it wrote.
func hearsayRun(t *testing.T, args ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	if status := run(args, strings.NewReader(""), &out, &errOut); status != 0 {
		t.Fatalf("hearsay %s: %d\n%s", strings.Join(args, " "), status, errOut.String())
	}
	return out.String()
}

// exportedForms are the forms that are one file, and that file's name.
var exportedForms = map[string]string{"ucdp": "ucdp.csv", "acled": "acled.csv", "geojson": "claims.geojson", "annotations": "annotations.jsonld", "prov": "prov.jsonld", "claims": "claims.jsonld",
	"stix": "stix.json", "csl": "citations.json"}

// demoExports exports the demo's ledger in all forms and gives the folder with a folder a form, and the ledger.
func demoExports(t *testing.T) (folder, ledger string) {
	t.Helper()
	folder = t.TempDir()
	ledger = filepath.Join(folder, "demo.db")
	hearsayRun(t, "demo", "--no-serve", "--ledger", ledger)
	for _, form := range []string{"csv", "parquet", "jsonl", "ucdp", "acled", "geojson", "annotations", "prov", "claims", "stix", "csl"} {
		hearsayRun(t, "export", "--ledger", ledger, "--form", form, "--out", filepath.Join(folder, form))
	}
	return folder, ledger
}

func TestWhatIsExportedIsOpenedByOthers(t *testing.T) {
	python := othersPython(t)
	folder, ledger := demoExports(t)
	for _, by := range []struct{ tool, path string }{
		{"duckdb", "parquet"}, {"pyarrow", "parquet"}, {"pandas", "csv"}, {"frictionless", "csv"}, {"stix", "stix/stix.json"}, {"ogrinfo", "geojson/claims.geojson"},
		{"jsonld", "annotations/annotations.jsonld"}, {"jsonld", "prov/prov.jsonld"}, {"jsonld", "claims/claims.jsonld"}, {"csl", "csl/citations.json"}, {"datasette", ledger}, {"rscript", "csv"},
	} {
		t.Run(by.tool+" "+filepath.Base(by.path), func(t *testing.T) {
			switch by.tool {
			case "ogrinfo":
				needs(t, "ogrinfo", "GDAL's ogrinfo (Debian's gdal-bin); 'make tools' installs it")
			case "rscript":
				if _, err := exec.LookPath("Rscript"); err != nil {
					t.Skip("NOT TESTED: Rscript is not there")
				}
			}
			path := by.path
			if !filepath.IsAbs(path) {
				path = filepath.Join(folder, path)
			}
			if out, err := exec.Command(python, "testdata/others/opened.py", by.tool, path).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// TestTheAnalysisRuns runs what docs/analysis.md shows.
func TestTheAnalysisRuns(t *testing.T) {
	python := othersPython(t)
	folder := t.TempDir()
	ledger, tables := filepath.Join(folder, "demo.db"), filepath.Join(folder, "tables")
	hearsayRun(t, "demo", "--no-serve", "--ledger", ledger)
	hearsayRun(t, "export", "--ledger", ledger, "--form", "parquet", "--out", tables)
	for name, args := range map[string][]string{"figures.csv": {"--form", "csv"}, "claims.geojson": {"--form", "geojson"}} {
		data := hearsayRun(t, append([]string{"export", "--ledger", ledger}, args...)...)
		if err := os.WriteFile(filepath.Join(tables, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	script, _ := filepath.Abs("testdata/others/blocks.py")
	document, _ := filepath.Abs("../../docs/analysis.md")
	run := exec.Command(python, script, document)
	run.Dir = tables
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	} else {
		t.Logf("%s", out)
	}
}

// TestTheColumnsOfConflictData holds the columns of UCDP and ACLED, in the file and under the row of tags.
func TestTheColumnsOfConflictData(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "demo.db")
	hearsayRun(t, "demo", "--no-serve", "--ledger", ledger)
	for form, columns := range map[string]int{"ucdp": 49, "acled": 31} {
		tagged := hearsayRun(t, "export", "--ledger", ledger, "--form", form, "--hxl")
		lines := strings.SplitN(tagged, "\r\n", 3)
		if n := strings.Count(lines[0], ",") + 1; n != columns {
			t.Errorf("%s has %d columns, not %d", form, n, columns)
		}
		if !strings.Contains(lines[1], "#affected+killed") || strings.Count(lines[1], ",") != columns-1 {
			t.Errorf("%s: the row of tags is %q", form, lines[1])
		}
	}
}
