package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

func options() Options {
	return Options{Extract: extract.Options{Reader: hearsay.Reader{Version: "test"}, Actors: actors.Default(), Gazetteer: gazetteer.Default()}, Workers: 2}
}

func opened(t *testing.T) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), Reference())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// folder writes files by name.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// added adds paths and gives the outcomes in order: "a new", "b known".
func added(t *testing.T, l *ledger.Ledger, paths ...string) (out []string, sum Summary) {
	t.Helper()
	sum, err := Add(t.Context(), l, paths, options(), func(o Outcome) {
		name := strings.TrimSuffix(filepath.Base(o.File), ".txt")
		out = append(out, name+" "+o.State)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, sum
}

const losses = "The UK Ministry of Defence said on 24 March 2022 that about 7,000 Russian soldiers had been killed near Makariv since the invasion began, a toll that officials in London called staggering."

func TestAddReportsInOrderAndAgainAddsNothing(t *testing.T) {
	l := opened(t)
	files := map[string]string{}
	for i := range 12 {
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprintf("Kyiv said it lost %d tanks near Makariv.", i+10)
	}
	dir := folder(t, files)
	out, sum := added(t, l, dir)
	if !slices.IsSorted(out) || sum.States[hearsay.AddedNew] != 12 {
		t.Errorf("%v %+v", out, sum)
	}
	if _, sum = added(t, l, dir); sum.States[hearsay.AddedKnown] != 12 {
		t.Errorf("again: %+v", sum)
	}
}

func TestOneBadFileDoesNotEndTheRun(t *testing.T) {
	l := opened(t)
	dir := folder(t, map[string]string{"a.txt": "", "b.txt": losses})
	out, sum := added(t, l, dir, filepath.Join(dir, "nowhere.txt"))
	if want := []string{"a failed", "b new", "nowhere failed"}; !slices.Equal(out, want) || sum.Failed() != 2 {
		t.Errorf("%v, want %v", out, want)
	}
}

func TestANearCopyHasTheSameNumbers(t *testing.T) {
	l := opened(t)
	long := losses + strings.Repeat(" Nothing further was said about the matter by anybody in the capital that day.", 6)
	dir := folder(t, map[string]string{"a.txt": long, "b.txt": long + " Reporting was shared.", "c.txt": strings.Replace(long, "7,000", "9,000", 1), "d.txt": long + " Page 12."})
	out, _ := added(t, l, dir)
	if want := []string{"a new", "b copy", "c new", "d new"}; !slices.Equal(out, want) {
		t.Errorf("%v, want %v: another number is an update, not a reprint", out, want)
	}
}

func TestAClaimKeepsItsIDWhenThePageIsReadAgain(t *testing.T) {
	l := opened(t)
	dir := folder(t, map[string]string{"a.txt": losses})
	added(t, l, dir)
	before := ids(t, l)
	if n, err := Reread(t.Context(), l, false, options(), func(id string, err error) {
		if err != nil {
			t.Error(id, err)
		}
	}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if after := ids(t, l); len(before) == 0 || !slices.Equal(before, after) {
		t.Errorf("ids %v became %v", before, after)
	}
}

func ids(t *testing.T, l *ledger.Ledger) (out []string) {
	t.Helper()
	for c, err := range ledger.All(t.Context(), l.Claims, ledger.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c.ID)
	}
	return out
}

func TestComparingIsDoneOncePerChange(t *testing.T) {
	l := opened(t)
	added(t, l, folder(t, map[string]string{"a.txt": losses}))
	for range 2 {
		if err := Compare(t.Context(), l, false); err != nil {
			t.Fatal(err)
		}
	}
	now, compared, err := l.Changes(t.Context())
	if err != nil || now != compared || now == 0 {
		t.Errorf("changes %d, compared %d, %v", now, compared, err)
	}
	if p, err := l.Facts(t.Context(), ledger.Filter{What: ledger.What{Measure: hearsay.Killed}}); err != nil || p.Total != 1 {
		t.Errorf("%d facts of killed, %v", p.Total, err)
	}
}

func TestTheCopyOfWhatIsForgottenIsRead(t *testing.T) {
	l := opened(t)
	added(t, l, folder(t, map[string]string{"a.txt": losses, "b.txt": strings.ReplaceAll(losses, " ", "  ")}))
	p, err := l.Articles(t.Context(), ledger.Filter{})
	if err != nil || p.Total != 2 {
		t.Fatal(p, err)
	}
	original, copied := p.Items[0], p.Items[1]
	if original.CopyOf != nil {
		original, copied = copied, original
	}
	if _, err := Forget(t.Context(), l, original.ID, "asked to", options()); err != nil {
		t.Fatal(err)
	}
	if a, err := l.Article(t.Context(), copied.ID); err != nil || a.Claims == 0 {
		t.Errorf("the copy has %d claims, %v", a.Claims, err)
	}
}

func TestAddStopsWhenItIsCancelled(t *testing.T) {
	l := opened(t)
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprintf("Kyiv said it lost %d tanks.", i)
	}
	ctx, stop := context.WithCancel(t.Context())
	n := 0
	_, err := Add(ctx, l, []string{folder(t, files)}, options(), func(Outcome) {
		if n++; n == 3 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || n > 4 {
		t.Errorf("%d reported, %v", n, err)
	}
	if c, err := l.Counts(t.Context()); err != nil || c.Articles < n {
		t.Errorf("%d articles kept of %d reported, %v", c.Articles, n, err)
	}
}

func TestAPassThatBreaksOffCostsOneText(t *testing.T) {
	if _, _, err := reading(&hearsay.Version{From: "a.txt", Text: losses}, Options{}); err != nil && !strings.Contains(err.Error(), "a.txt") {
		t.Error(err)
	}
	var sum Summary
	sum.States = map[string]int{}
	o := Outcome{Err: fmt.Errorf("%w", ingest.ErrPassedOver)}
	if sum.count(&o); sum.Passed != 1 || sum.Failed() != 0 {
		t.Errorf("what is passed over is no failure: %+v", sum)
	}
}

// TestSketchesAreThoseOfTheTexts holds that the ledger hands the comparison the sketch of each text that was read, by which near-copies count once.
func TestSketchesAreThoseOfTheTexts(t *testing.T) {
	l := opened(t)
	dir := folder(t, map[string]string{"a.txt": losses, "b.txt": "The mayor of Lutsk said on 2 May 2022 that three schools had opened again after the winter, to the relief of parents."})
	added(t, l, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"))
	sketches, err := l.Sketches(t.Context())
	if err != nil || len(sketches) != 2 {
		t.Fatalf("%d sketches, %v", len(sketches), err)
	}
	for id, sketch := range sketches {
		v, err := l.Version(t.Context(), id)
		if err != nil || text.Alike(sketch, text.Sketch(v.Text)) != 1 {
			t.Errorf("%s: not the sketch of its text (%v)", id, err)
		}
	}
}
