package model

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"hearsay/text"
)

const tinyArticle = "Kyiv said it lost ten tanks. “We stand.”\n\nMoscow denied it. Ukraine’s US tanks stand."

func TestWordpieces(t *testing.T) {
	v := newVocabulary(tinyVocabulary)
	for word, want := range map[string]string{
		"Kyiv": "kyiv", "tanks": "tank ##s", "Moscow": "mosc ##ow", "US": "u ##s", "Kýiv": "kyiv", "ten.tank": "ten . tank", "“": "“", "zebra": "[UNK]", "": "[UNK]",
		strings.Repeat("s", 101): "[UNK]",
	} {
		var got []string
		for _, id := range v.cut(nil, word) {
			got = append(got, tinyVocabulary[id])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%.20q is cut into %v, want %s", word, got, want)
		}
	}
	if n := len(v.cut(nil, strings.Repeat("ten.", 50))); n != piecesPerWord {
		t.Errorf("a word of a hundred pieces keeps %d", n)
	}
}

func TestShapes(t *testing.T) {
	for word, want := range map[string]int{"tanks": lowerCase, "Kyiv": titleCase, "NATO": allCapitals, "A": titleCase, "T-72": withDigits, "McCain": mixedCase, "“": lowerCase, "Київ": titleCase} {
		if got := shape(word); got != want {
			t.Errorf("%s has shape %d, want %d", word, got, want)
		}
	}
}

// read spells a row of labels: B, I and O for each word.
func read(labels string) []text.Range {
	scores := make([][3]float64, len(labels))
	for i, l := range labels {
		for t := range scores[i] {
			scores[i][t] = -5
		}
		scores[i][strings.IndexRune("OBI", l)] = -0.1
	}
	return viterbi(scores)
}

func TestInsideFollowsABeginning(t *testing.T) {
	for labels, want := range map[string]string{"": "[]", "OBIO": "[{1 3}]", "BBII": "[{0 1} {1 4}]", "OOO": "[]", "OBI": "[{1 3}]"} {
		if got := fmt.Sprint(read(labels)); got != want {
			t.Errorf("%s gives %s, want %s", labels, got, want)
		}
	}
	for _, r := range read("OIIO") {
		if r.From == r.To {
			t.Errorf("an empty stretch %v", r)
		}
	}
}

func TestWindowsAreWholeParagraphs(t *testing.T) {
	d := doc(strings.Repeat(strings.Repeat("word ", 59)+"end.\n\n", 5) + strings.Repeat("long ", 500) + ".")
	last := 0
	for _, w := range windows(d) {
		if w.From != last || w.To <= w.From || w.To-w.From > windowWords {
			t.Fatalf("window %v after token %d", w, last)
		}
		last = w.To
	}
	if last != len(d.Tokens) {
		t.Errorf("the windows end at token %d of %d", last, len(d.Tokens))
	}
	if w := windows(d)[0]; w.To != 122 {
		t.Errorf("the first window ends at token %d, in the middle of a paragraph", w.To)
	}
}

func TestEveryArithmeticGivesTheSameLabels(t *testing.T) {
	d := doc(tinyArticle)
	fast, err := tiny(t, false).Tag(d)
	must(t, err)
	slow, err := tiny(t, true).Tag(d)
	must(t, err)
	if !reflect.DeepEqual(fast, slow) {
		t.Errorf("fast\n%+v\nslow\n%+v", fast, slow)
	}
	if tiny(t, true).Kernel() != "portable" {
		t.Error("the portable kernel was asked for and not taken")
	}
}

func TestManyAtOnceGiveTheSame(t *testing.T) {
	e, d := tiny(t, false), doc(tinyArticle)
	want, err := e.Tag(d)
	must(t, err)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got, err := e.Tag(d); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("another answer: %v", err)
			}
		})
	}
	wait.Wait()
}

func TestWeightsThatCannotBeUsed(t *testing.T) {
	good := tinyWeights(t, 7)
	for what, data := range map[string][]byte{
		"empty": nil, "another file": []byte("PK\x03\x04 something else"), "cut in the header": good[:40], "cut in a tensor": good[:len(good)/2], "too long": append(append([]byte{}, good...), 1),
		"header altered": append(append([]byte{}, good[:12]...), append([]byte("]"), good[13:]...)...),
	} {
		if _, err := Load(data, false); !errors.Is(err, ErrWeights) {
			t.Errorf("%s: %v", what, err)
		}
	}
	a, err := Load(good, false)
	must(t, err)
	b, err := Load(tinyWeights(t, 8), false)
	must(t, err)
	if a.Hash() == b.Hash() || len(a.Hash()) != 64 {
		t.Errorf("hashes %s and %s", a.Hash(), b.Hash())
	}
}

func checkLabels(t *testing.T, d *text.Doc, l text.Labels) {
	t.Helper()
	fits := func(r text.Range) {
		if r.From < 0 || r.To <= r.From || r.To > len(d.Tokens) {
			t.Fatalf("range %v of %d tokens", r, len(d.Tokens))
		}
	}
	for _, a := range l.Attributions {
		fits(a.Cue)
		for _, c := range a.Content {
			fits(c)
			if c.From < a.Cue.To && a.Cue.From < c.To {
				t.Fatalf("content %v overlaps its cue %v", c, a.Cue)
			}
		}
		if a.Source.To > 0 {
			fits(a.Source)
		}
	}
	for _, rs := range l.Rows {
		last := 0
		for _, r := range rs {
			fits(r)
			if r.From < last {
				t.Fatalf("range %v after %d", r, last)
			}
			last = r.To
		}
	}
	for _, r := range l.Loose {
		fits(r)
	}
}

func FuzzTag(f *testing.F) {
	f.Add(tinyArticle)
	f.Add(strings.Repeat("a", 3000))
	f.Add("👨‍👩‍👧 \u202e Київ 10,000\n\n“")
	e := tiny(f, false)
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 4000 {
			return
		}
		d := doc(words)
		one, err := e.Tag(d)
		must(t, err)
		checkLabels(t, d, one)
		two, err := e.Tag(d)
		if err != nil || !reflect.DeepEqual(one, two) {
			t.Fatalf("the second answer differs: %v", err)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(magic + "\x02\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Load(data, false); err != nil && !errors.Is(err, ErrWeights) {
			t.Fatal(err)
		}
	})
}

func BenchmarkTag(b *testing.B) {
	e := tiny(b, false)
	d := doc(strings.Repeat(tinyArticle+"\n\n", 30))
	for b.Loop() {
		if _, err := e.Tag(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
