package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
)

// Load reads a gold folder: NAME.json is the gold of NAME.txt, in the contract's form or its older spelling; CROSS.json and what has no text beside it are passed over.
// Texts are taken as they stand, invalid UTF-8 as U+FFFD. An error names the file and what is wrong with it.
func Load(dir string) ([]Article, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("listing the gold folder %s: %w", dir, err)
	}
	var out []Article
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		text, err := os.ReadFile(strings.TrimSuffix(f, ".json") + ".txt")
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading the text of %s: %w", f, err)
		}
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("reading the gold: %w", err)
		}
		gold, err := hearsay.DecodeReading(data)
		if err != nil {
			return nil, fmt.Errorf("%s is no gold reading: %w", f, err)
		}
		out = append(out, Article{name, strings.ToValidUTF8(string(text), "\uFFFD"), gold})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no gold: NAME.json beside NAME.txt is expected", dir)
	}
	return out, nil
}
