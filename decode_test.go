package hearsay_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "hearsay"
)

// minutes is a reading in the older spelling of "Kyiv said it lost 10 tanks. Moscow denied it."
const minutes = `{"id": "minutes", "published": "2022-03-24",
 "claims": [
  {"content": [{"start": 10, "end": 25, "text": "it lost 10 tanks"}], "source": {"start": 0, "end": 4, "text": "Kyiv"}, "cue": {"start": 5, "end": 9, "text": "said"},
   "claimant": "Government of Ukraine", "kind": "government", "side": "Ukraine", "via": ["The Daily Sketch"], "stance": "assert", "quote": "indirect"},
  {"content": [{"start": 42, "end": 44, "text": "it"}], "claimant": "Government of Russia", "kind": "government", "side": "Russia", "stance": "deny", "answers": [0], "within": 0}],
 "figures": [{"start": 18, "end": 26, "text": "10 tanks", "number": {"start": 18, "end": 20, "text": "10"}, "measure": "equipment-destroyed", "of": "Ukraine", "subject": "tanks", "unit": "item",
   "low": 10, "high": 10, "qualifier": "exact", "cumulative": null, "period": {"from": null, "to": null}, "claimant": "Government of Ukraine", "place": null}]}`

const minutesText = "Kyiv said it lost 10 tanks. Moscow denied it."

func decoded(t *testing.T, data string) WireReading {
	t.Helper()
	w, err := DecodeReading([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestOlderSpelling(t *testing.T) {
	w := decoded(t, strings.Replace(minutes, `"end": 25`, `"end": 26`, 1))
	first, second, figure := w.Claims[0], w.Claims[1], w.Figures[0]
	for _, c := range []struct{ what, got, want string }{
		{"article", w.Article.Name, "minutes"},
		{"ids", first.ID + " " + second.ID + " " + figure.ID, "c0 c1 f0"},
		{"claimant", first.Claimant.Name + ", " + first.Claimant.Kind + ", " + *first.Claimant.Side, "Government of Ukraine, government, Ukraine"},
		{"chain", first.Via[0].Name, "The Daily Sketch"},
		{"the denial answers", second.Answers[0], "c0"},
		{"the denial stands within", *second.Within, "c0"},
		{"quote", second.Quote, Indirect},
		{"the figure's claim", *figure.Claim, "c0"},
		{"the figure's claimant is of kind", figure.Claimant.Kind, Government},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	if figure.Best == nil || *figure.Best != 10 {
		t.Errorf("best is %v, want the number as written", figure.Best)
	}
	if _, err := w.Reading(minutesText); err != nil {
		t.Error(err)
	}
}

func TestBothSpellingsSayTheSame(t *testing.T) {
	w := decoded(t, strings.Replace(minutes, `"end": 25`, `"end": 26`, 1))
	data, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w, decoded(t, string(data))); diff != "" {
		t.Error(diff)
	}
}

func TestJointClaimants(t *testing.T) {
	for name, want := range map[string]int{
		"Government of Finland and Government of Sweden":     2,
		"Government of Ukraine and Western governments":      2,
		"Ministry of Education and Science of Ukraine":       0,
		"Ministry of the Interior and Administration":        0,
		"General Staff of the Armed Forces of Ukraine":       0,
		"unnamed officials and witnesses":                    0,
		"Institute of Peace and Conflict":                    0,
		"Ministry of Defence of Poland and Police of Poland": 2,
	} {
		data := strings.ReplaceAll(minutes, `"claimant": "Government of Russia"`, `"claimant": "`+name+`"`)
		if got := decoded(t, data).Claims[1].Claimants; len(got) != want {
			t.Errorf("%s: %d claimants, want %d", name, len(got), want)
		}
	}
}

func TestReadingsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		why, data string
		want      error
	}{
		{"not JSON", `{"id": `, ErrNoReading},
		{"a list", `[1, 2]`, ErrNoReading},
		{"a table of another kind", `{"same_fact": []}`, ErrNoReading},
		{"a manifest's line", `{"file": "a.txt", "published": "2022-03-24"}`, ErrNoReading},
		{"another version", `{"schema": "hearsay/reading/2"}`, ErrSchema},
		{"a span that is a word", `{"schema": "hearsay/reading/1", "furniture": [{"start": "one"}]}`, ErrReading},
		{"two claims of one id", `{"schema": "hearsay/reading/1", "claims": [{"id": "c-1"}, {"id": "c-1"}]}`, ErrReading},
		{"two figures of one id", `{"schema": "hearsay/reading/1", "figures": [{"id": "f-1"}, {"id": "f-1"}]}`, ErrReading},
		{"an answer to nothing", `{"schema": "hearsay/reading/1", "claims": [{"id": "c-1", "answers": ["c-2"]}]}`, ErrReading},
		{"within nothing", `{"schema": "hearsay/reading/1", "claims": [{"id": "c-1", "within": "c-2"}]}`, ErrReading},
		{"a caveat by nobody", `{"schema": "hearsay/reading/1", "claims": [{"id": "c-1", "caveats": [{"kind": "disputed", "by": "c-2"}]}]}`, ErrReading},
		{"an event nowhere", `{"schema": "hearsay/reading/1", "claims": [{"id": "c-1", "event": {"place": 0}}]}`, ErrReading},
		{"a figure of no claim", `{"schema": "hearsay/reading/1", "figures": [{"id": "f-1", "claim": "c-2"}]}`, ErrReading},
		{"a figure relative to nothing", `{"schema": "hearsay/reading/1", "figures": [{"id": "f-1", "relative_to": "f-2"}]}`, ErrReading},
		{"low above high", `{"schema": "hearsay/reading/1", "figures": [{"id": "f-1", "low": 10, "high": 5}]}`, ErrReading},
	} {
		if _, err := DecodeReading([]byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.why, err, c.want)
		}
	}
}

func TestSpansThatDoNotFit(t *testing.T) {
	w := decoded(t, minutes) // its first content ends one code point early
	_, err := w.Reading(minutesText)
	if !errors.Is(err, ErrSpan) || !strings.Contains(err.Error(), "claim c0, content") {
		t.Errorf("%v, want an ErrSpan that names claim c0", err)
	}
	if _, err := w.Reading("Kyiv"); !errors.Is(err, ErrSpan) {
		t.Errorf("%v, want an ErrSpan for a text that is too short", err)
	}
}

func TestSpansWithoutWordsAreReadAgainstTheText(t *testing.T) {
	text := "Kyïv said: “we held”."
	w := decoded(t, `{"schema": "hearsay/reading/1", "claims": [{"content": [{"start": 11, "end": 20}], "source": {"start": 0, "end": 4}}]}`)
	r, err := w.Reading(text)
	if err != nil {
		t.Fatal(err)
	}
	again := r.Wire(text)
	if got := again.Claims[0].Content[0].Text; got != "“we held”" {
		t.Errorf("%q, want “we held”", got)
	}
	if got := again.Claims[0].Source.Text; got != "Kyïv" {
		t.Errorf("%q, want Kyïv", got)
	}
}

// sharedGold is the folder of gold readings, "" (said loudly) where this checkout has none beside it.
func sharedGold(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "shared")
	}
	dir := filepath.Join(root, "gold", name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("NOT TESTED: the gold readings are not there (%s); set HEARSAY_SHARED", dir)
	}
	return dir
}

func TestGoldReadingsFitTheirTexts(t *testing.T) {
	for _, name := range []string{"claims", "claims-train"} {
		files, err := filepath.Glob(filepath.Join(sharedGold(t, name), "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			w, err := DecodeReading(data)
			if filepath.Base(f) == "CROSS.json" {
				if !errors.Is(err, ErrNoReading) {
					t.Errorf("CROSS.json: %v, want ErrNoReading", err)
				}
				continue
			}
			text, err2 := os.ReadFile(strings.TrimSuffix(f, ".json") + ".txt")
			if err != nil || err2 != nil {
				t.Errorf("%s: %v %v", f, err, err2)
				continue
			}
			if _, err := w.Reading(string(text)); err != nil {
				t.Errorf("%s: %v", filepath.Base(f), err)
			}
		}
	}
}

// FuzzDecodeReading holds: what is taken in is sound, written and taken in again it is the same, and its spans fit the text or are refused as such.
func FuzzDecodeReading(f *testing.F) {
	f.Add([]byte(minutes), minutesText)
	f.Add([]byte(`{"schema": "hearsay/reading/1", "claims": [{"content": [{"start": 1, "end": 3, "text": "é“"}]}]}`), "aé“b")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		w, err := DecodeReading(data)
		if err != nil {
			if !errors.Is(err, ErrNoReading) && !errors.Is(err, ErrSchema) && !errors.Is(err, ErrReading) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		out, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeReading(out)
		if err != nil {
			t.Fatalf("what was taken in once is refused the second time: %v", err)
		}
		if out2, _ := json.Marshal(again); string(out2) != string(out) {
			t.Fatalf("%s\nbecomes\n%s", out, out2)
		}
		r, err := w.Reading(text)
		if err != nil {
			if !errors.Is(err, ErrSpan) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		for _, c := range r.Claims {
			for _, s := range c.Content {
				if s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Fatalf("span %v of a text of %d bytes", s, len(text))
				}
			}
		}
	})
}
