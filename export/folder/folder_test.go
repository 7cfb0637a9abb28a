package folder

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"hearsay/export/rows"
)

func TestAFolderIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "tables")
	f, err := New(name, "A title", "About it.")
	if err != nil {
		t.Fatal(err)
	}
	r := Resource{Name: "figures", Path: "figures.csv", Format: "csv", Schema: SchemaOf(rows.Figures().Columns(), false, "figure")}
	if err := f.Write(r, func(w io.Writer) (int64, error) { _, err := io.WriteString(w, "figure\r\n"); return 0, err }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("it is there before it is whole")
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(name, "datapackage.json"))
	var p Package
	if err2 := json.Unmarshal(data, &p); err != nil || err2 != nil || len(p.Resources) != 1 || p.Resources[0].Bytes != 8 {
		t.Errorf("%+v %v %v", p, err, err2)
	}
	if _, err := New(name, "", ""); !errors.Is(err, ErrFilled) {
		t.Errorf("%v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) != 0 {
		t.Errorf("left behind %v", left)
	}
}

func TestWhatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	f, err := New(filepath.Join(dir, "tables"), "", "")
	if err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	if err := f.Write(Resource{Path: "x"}, func(io.Writer) (int64, error) { return 0, full }); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
	f.Abandon()
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind %v", left)
	}
}
