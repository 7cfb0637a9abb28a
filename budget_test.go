package hearsay_test

import (
	"bytes"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The budget of the house, in lines unless said otherwise. Only hand-written Go that is no test counts.
const (
	functionMedian  = 10
	function90th    = 40
	functionLongest = 100
	fileMedian      = 200
	fileLongest     = 600
	packageLongest  = 2000
	testsToCode     = 0.8  // the house's aim
	testsReached    = 0.44 // what has been reached: it may only rise
	documented      = 0.9
	structFields    = 12
	dependencies    = 24
)

func lines(f goFile) int { return f.fset.File(f.ast.Pos()).LineCount() }

func length(f goFile, n ast.Node) int {
	return f.fset.Position(n.End()).Line - f.fset.Position(n.Pos()).Line + 1
}

func quantile(xs []int, q float64) int {
	slices.Sort(xs)
	return xs[min(len(xs)-1, int(q*float64(len(xs))))]
}

func TestBudgetOfLengths(t *testing.T) {
	var functions, files []int
	packages := map[string]int{}
	code, tests := 0, testData(t)
	for _, f := range goFiles(t) {
		if f.test {
			tests += lines(f)
			continue
		}
		code += lines(f)
		files = append(files, lines(f))
		packages[path.Dir(f.path)] += lines(f)
		if lines(f) > fileLongest {
			t.Errorf("%s has %d lines, more than %d", f.path, lines(f), fileLongest)
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			n := length(f, fn)
			functions = append(functions, n)
			if n > functionLongest {
				t.Errorf("%s: %s has %d lines, more than %d", f.path, fn.Name.Name, n, functionLongest)
			}
			if fn.Name.Name == "init" {
				t.Errorf("%s has an init function", f.path)
			}
		}
	}
	for p, n := range packages {
		if n > packageLongest && p != "cmd/hearsay" {
			t.Errorf("package %s has %d lines, more than %d", p, n, packageLongest)
		}
	}
	within(t, "median function", quantile(functions, 0.5), functionMedian)
	within(t, "90th percentile of functions", quantile(functions, 0.9), function90th)
	within(t, "median file", quantile(files, 0.5), fileMedian)
	ratio := float64(tests) / float64(code)
	if ratio < testsReached {
		t.Errorf("tests to code has fallen to %.2f, below %.2f (%d to %d lines)", ratio, testsReached, tests, code)
	}
	if ratio < testsToCode {
		t.Logf("SHORT OF THE BUDGET: tests to code is %.2f, the house wants %.1f", ratio, testsToCode)
	}
	t.Logf("%d lines of code, %d of tests, %d functions, %d files", code, tests, len(functions), len(files))
}

// testData counts the lines of the cases that tests read: scripts, sheets and fixtures under testdata.
func testData(t *testing.T) (n int) {
	t.Helper()
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(filepath.ToSlash(p), "/testdata/") || strings.Contains(p, "/fuzz/") {
			return err
		}
		data, err := os.ReadFile(p)
		n += bytes.Count(data, []byte("\n"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func within(t *testing.T, what string, got, most int) {
	t.Helper()
	if got > most {
		t.Errorf("%s is %d lines, more than %d", what, got, most)
	}
}

func TestBudgetOfWords(t *testing.T) {
	opened := map[string]bool{}
	names, told := 0, 0
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		folder := path.Dir(f.path)
		if f.ast.Doc != nil && strings.HasPrefix(f.ast.Doc.List[0].Text, "//") {
			opened[folder] = true
		} else if !opened[folder] {
			opened[folder] = false
		}
		for _, d := range f.ast.Decls {
			n, k := exported(d)
			names, told = names+n, told+k
		}
	}
	for folder, ok := range opened {
		if !ok {
			t.Errorf("package %s has no comment that says what comes in, what goes out and who comes next", folder)
		}
	}
	if share := float64(told) / float64(names); share < documented {
		t.Errorf("%.0f %% of %d exported names are documented, less than %.0f %%", 100*share, names, 100*documented)
	}
}

// exported counts the exported names of a declaration and those that a comment covers.
func exported(d ast.Decl) (names, told int) {
	count := func(name string, doc bool) {
		if ast.IsExported(name) {
			names++
			if doc {
				told++
			}
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		count(d.Name.Name, d.Doc != nil)
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				count(s.Name.Name, d.Doc != nil || s.Doc != nil)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					count(n.Name, d.Doc != nil || s.Doc != nil || s.Comment != nil)
				}
			}
		}
	}
	return names, told
}

func TestBudgetOfStructs(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok && ownFields(s) > structFields && f.ast.Name.Name != "main" {
				t.Errorf("%s: %s has %d fields of its own, more than %d", f.path, spec.Name.Name, ownFields(s), structFields)
			}
			return true
		})
	}
}

func ownFields(s *ast.StructType) int {
	n := 0
	for _, f := range s.Fields.List {
		n += len(f.Names)
	}
	return n
}

// TestNothingChangesAfterStart holds that no function writes to a variable of its package.
func TestNothingChangesAfterStart(t *testing.T) {
	vars := map[string]map[string]bool{}
	files := goFiles(t)
	for _, f := range files {
		for _, d := range f.ast.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR || f.test {
				continue
			}
			for _, s := range g.Specs {
				for _, n := range s.(*ast.ValueSpec).Names {
					folder := path.Dir(f.path)
					if vars[folder] == nil {
						vars[folder] = map[string]bool{}
					}
					vars[folder][n.Name] = true
				}
			}
		}
	}
	for _, f := range files {
		if !f.test {
			writes(t, f, vars[path.Dir(f.path)])
		}
	}
}

func writes(t *testing.T, f goFile, vars map[string]bool) {
	for _, d := range f.ast.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		local := map[string]bool{}
		ast.Inspect(fn, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Field:
				for _, id := range n.Names {
					local[id.Name] = true
				}
			case *ast.ValueSpec:
				for _, id := range n.Names {
					local[id.Name] = true
				}
			case *ast.RangeStmt:
				for _, e := range []ast.Expr{n.Key, n.Value} {
					if id, ok := e.(*ast.Ident); ok {
						local[id.Name] = true
					}
				}
			case *ast.AssignStmt:
				for _, left := range n.Lhs {
					id := base(left)
					if n.Tok == token.DEFINE && id != "" {
						local[id] = true
					} else if vars[id] && !local[id] {
						t.Errorf("%s: %s writes to %s, a variable of its package", f.path, fn.Name.Name, id)
					}
				}
			}
			return true
		})
	}
}

// base is the name that an assignment's left side begins with: m of m[k] and m.f.
func base(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.SelectorExpr:
		return base(e.X)
	}
	return ""
}

// TestBudgetOfDependencies counts the modules that go.mod requires directly and that code other than tests imports, and holds each to its line in docs/decisions.
func TestBudgetOfDependencies(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	decisions := ""
	entries, err := os.ReadDir("docs/decisions")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(path.Join("docs/decisions", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		decisions += string(data)
	}
	direct := 0
	for _, module := range requiredDirectly(string(mod)) {
		if !importedByCode(t, module) {
			continue
		}
		direct++
		if !strings.Contains(decisions, module) {
			t.Errorf("%s has no line in docs/decisions", module)
		}
	}
	if direct > dependencies {
		t.Errorf("%d direct dependencies, more than %d", direct, dependencies)
	}
}

func requiredDirectly(mod string) []string {
	var out []string
	for line := range strings.Lines(mod) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) == 2 && strings.HasPrefix(fields[1], "v") {
			out = append(out, fields[0])
		}
	}
	return out
}

func importedByCode(t *testing.T, module string) bool {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		for _, spec := range f.ast.Imports {
			if p := strings.Trim(spec.Path.Value, `"`); p == module || strings.HasPrefix(p, module+"/") {
				return true
			}
		}
	}
	return false
}
