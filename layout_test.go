package hearsay_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// plan says which packages of the module each folder may import; a pattern that ends in /* means every package below. The root is free to all.
var plan = map[string][]string{
	".":                       {},
	"chain":                   {},
	"ingest":                  {"ingest/*"},
	"ingest/archive":          {"ingest/*"},
	"ingest/charset":          {},
	"ingest/dates":            {},
	"ingest/feed":             {"ingest/*"},
	"ingest/fetch":            {},
	"ingest/jsonl":            {"ingest/*"},
	"ingest/mail":             {"ingest/*"},
	"ingest/mhtml":            {"ingest/*"},
	"ingest/parts":            {"ingest/*"},
	"ingest/plain":            {"ingest/*"},
	"ingest/records":          {"ingest/stream"},
	"ingest/stream":           {},
	"ingest/sheet":            {"ingest/*"},
	"ingest/sitemap":          {"ingest/*"},
	"ingest/telegram":         {"ingest/*"},
	"ingest/wacz":             {"ingest/*"},
	"ingest/warc":             {"ingest/*"},
	"ingest/webpage":          {"ingest/*"},
	"text":                    {},
	"extract":                 {"text", "reference/*", "extract/*"},
	"extract/attribution":     {"text", "extract/grammar", "extract/stance", "reference/*"},
	"extract/stance":          {"text", "extract/grammar"},
	"extract/event":           {"text", "extract/grammar", "reference/*"},
	"extract/confidence":      {"text"},
	"extract/factuality":      {"text", "reference/*"},
	"extract/forwarded":       {"text"},
	"extract/grammar":         {"text"},
	"extract/learned":         {"text", "reference/*"},
	"extract/naming":          {"text", "extract/outlets", "reference/*"},
	"extract/outlets":         {"text", "reference/*"},
	"extract/quantity":        {"text", "reference/*"},
	"extract/table":           {"reference/*"},
	"extract/timex":           {"text", "reference/*"},
	"extract/toponym":         {"text", "reference/*"},
	"compare":                 {"reference/*", "compare/*"},
	"compare/among":           {"reference/*", "compare/*"},
	"compare/blocking":        {"reference/*"},
	"compare/matching":        {"reference/*"},
	"compare/contradiction":   {"reference/*"},
	"compare/provenance":      {"reference/*"},
	"compare/revision":        {"reference/*"},
	"compare/tally":           {"reference/*"},
	"ledger":                  {"chain", "ledger/*"},
	"ledger/custody":          {"chain", "ledger/store", "ledger/rows", "ledger/stamp"},
	"ledger/follow":           {"ledger/store"},
	"ledger/rows":             {"ledger/store"},
	"ledger/stamp":            {},
	"ledger/store":            {},
	"ledger/whole":            {"ledger/rows", "ledger/store"},
	"pipeline":                {"ingest", "text", "extract", "compare", "compare/revision", "ledger", "ledger/follow", "reference/*"},
	"dataset":                 {"shard", "compare", "export/folder", "export/parquet", "export/rows", "dataset/spill"},
	"dataset/spill":           {},
	"spark":                   {},
	"shard":                   {"ingest", "text", "compare", "export/parquet", "export/rows"},
	"brief":                   {"ledger", "reference/actors"},
	"web":                     {"pipeline", "ledger", "brief", "reference/actors", "web/*"},
	"watch":                   {"ingest", "ingest/*", "ledger/follow"},
	"web/chart":               {"web/shown"},
	"web/followed":            {"ledger", "ledger/follow"},
	"web/marks":               {"web/shown"},
	"web/shown":               {"reference/scales"},
	"export/archive":          {"chain"},
	"export/csv":              {"export/rows"},
	"export/folder":           {"export/rows"},
	"export/csl":              {"export/rows"},
	"export/events":           {"export/csv", "export/rows"},
	"export/geo":              {"export/rows"},
	"export/linked":           {"export/rows"},
	"export/stix":             {"export/rows"},
	"export/made":             {"export/rows"},
	"export/parquet":          {"export/rows"},
	"export/rows":             {},
	"contrib/dateparser":      {},
	"eval":                    {},
	"examples":                {},
	"examples/crawl":          {"examples"},
	"model":                   {"text"},
	"model/train":             {"text", "eval"},
	"model/linear":            {"text", "model/linear/*"},
	"model/linear/features":   {"text"},
	"model/weights":           {},
	"model/linear/train":      {"text", "eval", "model/linear", "model/linear/features"},
	"cmd/hearsay":             {"*"},
	"reference/actors":        {},
	"reference/gazetteer":     {},
	"reference/gazetteer/gen": {"reference/gazetteer"},
	"reference/scales":        {},
	"reference/units":         {},
	"reference/words":         {},
}

// kept are libraries that one package alone may import.
var kept = map[string]string{"modernc.org/sqlite": "ledger/store", "github.com/parquet-go/parquet-go": "export/parquet", "github.com/yalue/onnxruntime_go": "model", "github.com/xuri/excelize/v2": "ingest/sheet"}

// goFile is one parsed file of the module, its path relative to the root.
type goFile struct {
	path string
	test bool
	ast  *ast.File
	fset *token.FileSet
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "bench" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") {
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, p, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		out = append(out, goFile{filepath.ToSlash(p), strings.HasSuffix(p, "_test.go"), f, fset})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d Go files found below the root", len(out))
	}
	return out
}

func TestImportPlan(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		folder := path.Dir(f.path)
		seen[folder] = true
		allowed, ok := plan[folder]
		if !ok {
			t.Errorf("%s: the folder has no row in the plan", folder)
			continue
		}
		if f.test {
			continue
		}
		for _, spec := range f.ast.Imports {
			checkImport(t, f.path, folder, strings.Trim(spec.Path.Value, `"`), allowed)
		}
	}
	for folder := range plan {
		if !seen[folder] {
			t.Errorf("%s stands in the plan and not in the tree", folder)
		}
	}
}

func checkImport(t *testing.T, file, folder, imported string, allowed []string) {
	t.Helper()
	if only, ok := kept[imported]; ok && only != folder {
		t.Errorf("%s imports %s, which belongs to %s", file, imported, only)
	}
	if imported == "hearsay" {
		return
	}
	own, ok := strings.CutPrefix(imported, "hearsay/")
	if !ok {
		if folder == "." && strings.Contains(strings.Split(imported, "/")[0], ".") {
			t.Errorf("%s imports %s: the root imports only the standard library", file, imported)
		}
		return
	}
	for _, a := range allowed {
		below, wide := strings.CutSuffix(a, "*")
		if own == a || wide && strings.HasPrefix(own, below) && own != folder {
			return
		}
	}
	t.Errorf("%s imports %s, which the plan does not allow", file, own)
}
