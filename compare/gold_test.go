package compare

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
)

// TestGold holds the floors on the gold readings of the five articles that a comparison was read by hand for, by the scorer that lies beside them; loudly left out where they are not there.
func TestGold(t *testing.T) {
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	dir, scorer := filepath.Join(root, "gold", "claims"), filepath.Join(root, "score", "score_cross.py")
	files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	python, err := exec.LookPath("python3")
	if len(files) == 0 || err != nil {
		t.Skipf("NOT TESTED: %s or python3 is not there; set HEARSAY_SHARED", dir)
	}
	var readings []hearsay.WireReading
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if w, err := hearsay.DecodeReading(data); err == nil {
			readings = append(readings, w)
		}
	}
	var lines strings.Builder
	enc := json.NewEncoder(&lines)
	r := Compare(readings)
	for _, g := range r.Groups {
		enc.Encode(g)
	}
	for _, x := range r.Relations {
		enc.Encode(x)
	}
	found := filepath.Join(t.TempDir(), "found.jsonl")
	if err := os.WriteFile(found, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, scorer, filepath.Join(dir, "CROSS.json"), dir, found, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	holdFloors(t, out)
}

func holdFloors(t *testing.T, table []byte) {
	t.Helper()
	got := map[string]any{}
	if err := json.Unmarshal(table, &got); err != nil {
		t.Fatal(err)
	}
	at := func(row, column string) float64 { return got[row].(map[string]any)[column].(float64) }
	for _, f := range []struct {
		row, column string
		floor       float64
	}{
		{"same fact: figures, events, control", "f1", 94}, {"same fact: assessments", "f1", 66}, {"opposed", "r", 80}, {"opposed", "p", 95}, {"origins", "right", 15},
	} {
		if is := at(f.row, f.column); is < f.floor {
			t.Errorf("%s, %s: %.1f, less than %.1f", f.row, f.column, is, f.floor)
		}
	}
	if got["false alarms"].(float64) > 0 {
		t.Errorf("%v false alarms", got["false alarms"])
	}
}
