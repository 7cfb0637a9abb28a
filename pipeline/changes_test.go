package pipeline

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger"
)

// TestChanges holds that each version is compared with the last one before it that was read, and that the newest stands first.
func TestChanges(t *testing.T) {
	l := opened(t)
	file := filepath.Join(t.TempDir(), "a.txt")
	for _, words := range []string{
		"Kyiv said on Monday that it had lost 10 tanks near Makariv.", "Генеральний штаб повідомив про втрати противника за минулу добу. За даними штабу, знищено десять танків.",
		"Kyiv said on Monday that it had lost 12 tanks near Makariv.", "Kyiv said on Monday that it had lost 9 tanks near Makariv.",
	} {
		if err := os.WriteFile(file, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
		added(t, l, file)
	}
	found, err := Changes(t.Context(), l, ledger.Filter{}, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range found {
		got = append(got, c.Kind+" "+*c.Was+" "+*c.Is)
	}
	if len(got) != 2 || got[0] != "figure-lowered 12 9" || got[1] != "figure-raised 10 12" {
		t.Errorf("got %q", got)
	}
	if found, err = Changes(t.Context(), l, ledger.Filter{}, hearsay.FigureRaised); err != nil || len(found) != 1 {
		t.Errorf("of one kind: %v %+v", err, found)
	}
	if found, err = Changes(t.Context(), l, ledger.Filter{When: ledger.When{Since: time.Now().Add(time.Hour)}}, ""); err != nil || len(found) != 0 {
		t.Errorf("since a time to come: %v %+v", err, found)
	}
}

// TestStepsLookAtTheNewest holds that old versions are left alone where only some are asked for.
func TestStepsLookAtTheNewest(t *testing.T) {
	l := opened(t)
	file := filepath.Join(t.TempDir(), "a.txt")
	for _, n := range []string{"10", "11", "12"} {
		if err := os.WriteFile(file, []byte("Kyiv said on Monday that it had lost "+n+" tanks near Makariv."), 0o600); err != nil {
			t.Fatal(err)
		}
		added(t, l, file)
	}
	p, err := l.Revised(t.Context(), ledger.Filter{})
	if err != nil || len(p.Items) != 1 {
		t.Fatalf("%v %+v", err, p)
	}
	a, err := l.Article(t.Context(), p.Items[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := Steps(t.Context(), l, &a, 2)
	if err != nil || len(steps) != 3 || len(steps[0].Changes) != 1 || len(steps[1].Changes) != 0 || steps[2].Claims != 0 {
		t.Errorf("%v %+v", err, steps)
	}
}
