// Package examples carries twenty short articles of the project's own writing inside the program; the demo reads them into a ledger.
package examples

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed articles
var articles embed.FS

// WriteTo puts the articles and their manifest into folder, which must exist.
func WriteTo(folder string) error {
	sub, err := fs.Sub(articles, "articles")
	if err != nil {
		return fmt.Errorf("opening the examples inside the program: %w", err)
	}
	names, err := fs.ReadDir(sub, ".")
	if err != nil {
		return fmt.Errorf("listing the examples inside the program: %w", err)
	}
	for _, n := range names {
		data, err := fs.ReadFile(sub, n.Name())
		if err != nil {
			return fmt.Errorf("reading the example %s: %w", n.Name(), err)
		}
		if err := os.WriteFile(filepath.Join(folder, n.Name()), data, 0o600); err != nil {
			return fmt.Errorf("unpacking the example %s: %w", n.Name(), err)
		}
	}
	return nil
}

// Texts are the plain articles as they stand, title first; the pages are left out.
func Texts() ([]string, error) {
	names, err := fs.Glob(articles, "articles/*.txt")
	if err != nil {
		return nil, fmt.Errorf("listing the examples inside the program: %w", err)
	}
	var out []string
	for _, n := range names {
		data, err := fs.ReadFile(articles, n)
		if err != nil {
			return nil, fmt.Errorf("reading the example %s: %w", n, err)
		}
		out = append(out, string(data))
	}
	return out, nil
}
