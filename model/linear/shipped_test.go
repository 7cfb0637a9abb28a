package linear_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/model/linear"
	"hearsay/model/weights"
	"hearsay/text"
)

func shipped(t testing.TB) *linear.Tagger {
	t.Helper()
	tagger, err := linear.Load(weights.Linear())
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

// marked writes the stretches that the shipped weights find into the sentence.
func marked(t *testing.T, tagger *linear.Tagger, body string) string {
	d := text.New(&hearsay.Article{}, body)
	got, err := tagger.Tag(d)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for i, k := range d.Tokens {
		if i > 0 && d.Tokens[i-1].End < k.Start {
			out.WriteByte(' ')
		}
		for _, row := range linear.Rows() {
			for _, r := range got.Rows[row] {
				if r.From == i {
					out.WriteByte('[')
				}
			}
		}
		out.WriteString(k.Of(body))
		for _, row := range linear.Rows() {
			for _, r := range got.Rows[row] {
				if r.To == i+1 {
					out.WriteString("]" + row)
				}
			}
		}
	}
	return out.String()
}

func TestShippedWeights(t *testing.T) {
	for _, want := range []string{
		"[Kyiv]source [said]cue [it lost 10 tanks]content.",
		"“[We hold the bridge],content” [the mayor]source [said]cue.",
		"[The ministry]source [denied]cue that [the depot was on fire]content.",
		"Snow fell on the hills all night.",
	} {
		body := strings.NewReplacer("]source", "", "]cue", "", "]content", "", "[", "", "],content”", ",”").Replace(want)
		got := marked(t, shipped(t), body)
		for _, part := range strings.Split(want, "[") {
			if row := strings.LastIndexByte(part, ']'); row > 0 && !strings.Contains(part, ",content") && !strings.Contains(got, "["+part[:row+1]) {
				t.Errorf("%q: no [%s", got, part[:row+1])
			}
		}
		if !strings.Contains(want, "[") && got != want {
			t.Errorf("%q, want nothing marked", got)
		}
	}
}

// TestBadInput holds that nothing that a text can hold ends in a panic or in ranges that do not fit, and that it is read in time.
func TestBadInput(t *testing.T) {
	tagger := shipped(t)
	for name, body := range map[string]string{
		"nothing": "", "a million letters": strings.Repeat("x", 1_000_000), "a long sentence": strings.Repeat("he said that ", 4_000),
		"marks": strings.Repeat("“‘", 3000), "emoji": strings.Repeat("🚀é said ", 500), "capitals": "THE MINISTRY SAID THAT TEN TANKS WERE LOST.",
		"right to left": "قال المتحدث إن الجسر مغلق.", "Cyrillic": "Міністерство сказало, що міст закрито.", "look-alikes": "Тhe mіnіstry sаіd sо.",
	} {
		d := text.New(&hearsay.Article{}, body)
		got, err := tagger.Tag(d)
		if err != nil || len(got.Said) != len(d.Tokens) {
			t.Errorf("%s: %v, %d probabilities for %d tokens", name, err, len(got.Said), len(d.Tokens))
		}
	}
}

// TestGuides holds that the two guides are two: PolNeAR's marks attitudes that the claims leave out.
func TestGuides(t *testing.T) {
	path := os.Getenv("HEARSAY_SHARED")
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(path, "gold", "claims-train", "manifest.jsonl"))
	if err != nil {
		t.Skipf("THE GOLD IS ABSENT (%v): the two guides are not compared", err)
	}
	defer f.Close()
	dir, counts := filepath.Dir(f.Name()), [2]int{}
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(texts) == 0 || !bufio.NewScanner(f).Scan() {
		t.Fatal(fmt.Errorf("no texts in %s: %w", dir, err))
	}
	for _, name := range texts[:10] {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := text.New(&hearsay.Article{}, strings.ToValidUTF8(string(body), "\uFFFD"))
		for i, tagger := range []*linear.Tagger{shipped(t), shipped(t).Polnear()} {
			got, err := tagger.Tag(d)
			if err != nil {
				t.Fatal(err)
			}
			counts[i] += len(got.Attributions)
		}
	}
	if counts[0] == 0 || counts[1] <= counts[0] {
		t.Errorf("the claims' guide finds %d attributions, PolNeAR's %d", counts[0], counts[1])
	}
}

// BenchmarkShipped reads an article of about 600 words.
func BenchmarkShipped(b *testing.B) {
	tagger := shipped(b)
	const paragraph = "The mayor of Tolm told reporters on Monday that ten boats had been lost near the old mill. “We hold the bridge,” he said, adding that supplies were low. Snow fell on the valley all night, and the road north stayed closed.\n\n"
	d := text.New(&hearsay.Article{}, strings.Repeat(paragraph, 15))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tagger.Tag(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(len(d.Tokens)), "tokens")
}
