package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// views are the views that others may rely on.
var views = []string{"articles", "claims", "figures", "relations", "facts", "origins"}

func TestTheViewsAreThereAndTold(t *testing.T) {
	f, err := Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := os.ReadFile("../../docs/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range views {
		var names []string
		err := f.View(t.Context(), func(b *Batch) {
			b.Get("SELECT count(*) FROM "+view, nil, new(int))
			b.Each("SELECT name FROM pragma_table_info(?)", []any{view}, func(scan func(...any)) {
				var name string
				scan(&name)
				names = append(names, "`"+name+"`")
			})
		})
		if err != nil {
			t.Fatalf("%s: %v", view, err)
		}
		if line := "- `" + view + "`: " + strings.Join(names, ", "); !strings.Contains(string(doc), line) {
			t.Errorf("docs/ledger.md lacks this line:\n%s", line)
		}
	}
}
