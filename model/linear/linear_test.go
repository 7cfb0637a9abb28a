package linear

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/text"
)

// fixture is a sentence with its stretches marked: [words]source, [words]cue, [words]content.
func fixture(t testing.TB, marked, stance string) Example {
	t.Helper()
	var body strings.Builder
	type stretch struct {
		row      int
		from, to int
	}
	var found []stretch
	for rest := marked; rest != ""; {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			body.WriteString(rest)
			break
		}
		body.WriteString(rest[:i])
		end := strings.IndexByte(rest, ']')
		row := slices.IndexFunc(Rows(), func(name string) bool { return strings.HasPrefix(rest[end+1:], name) })
		if row < 0 {
			t.Fatalf("%q marks no row", rest)
		}
		found = append(found, stretch{row, body.Len(), body.Len() + end - i - 1})
		body.WriteString(rest[i+1 : end])
		rest = rest[end+1+len(Rows()[row]):]
	}
	d := text.New(&hearsay.Article{}, body.String())
	e := Example{Doc: d, Range: text.Range{From: 0, To: len(d.Tokens)}, Labels: make([]uint8, len(d.Tokens)), Claims: true}
	a := text.Attributed{Stance: stance}
	for _, s := range found {
		r := d.Within(hearsay.Span{Start: s.from, End: s.to})
		for i := r.From; i < r.To; i++ {
			e.Labels[i] = uint8(2 + 2*s.row)
		}
		e.Labels[r.From]--
		switch Rows()[s.row] {
		case "source":
			a.Source = r
		case "cue":
			a.Cue = r
		case "content":
			a.Content = append(a.Content, r)
		}
	}
	e.Attributions = []text.Attributed{a}
	return e
}

var (
	speakers = []string{"Veltania", "the river council", "Ms Orlin", "a spokesman for the harbour", "the ministry", "Captain Dray", "two residents", "the mayor of Tolm"}
	facts    = []string{"the bridge had been closed", "ten boats were lost", "the northern road is open", "nobody had been hurt", "the depot burned for two days", "its soldiers hold the hill", "supplies were low", "the ferry sank near the old mill"}
	plain    = []string{"Snow fell on the valley all night.", "Trains run twice a day.", "The market opened at nine and the square was full.", "Boats lay in the harbour.", "The road to the mill is narrow, and it is old."}
)

// shapes are how attributions are written: #s the source, #c the content.
var shapes = []struct{ form, stance string }{
	{"[#s]source [said]cue [that #c]content.", "assert"},
	{"“[#c]content,” [said]cue [#s]source.", "assert"},
	{"[According to]cue [#s]source, [#c]content.", "assert"},
	{"[#s]source [denied]cue [that #c]content, and the talks went on.", "deny"},
	{"[#s]source [believes]cue [#c]content.", "assess"},
}

// lessons are invented sentences: those whose number leaves rest when parted by five are told apart from the others.
func invented(t testing.TB, rest func(int) bool) []Example {
	var out []Example
	n := 0
	for i, s := range speakers {
		for j, c := range facts {
			shape := shapes[(i*3+j*5+i*j)%len(shapes)]
			if n++; rest(n % 5) {
				out = append(out, fixture(t, plain[n%len(plain)]+" "+strings.NewReplacer("#s", s, "#c", c).Replace(shape.form), shape.stance))
			}
		}
	}
	return out
}

// taught is a tagger that has learnt from four sentences of five.
var taught = sync.OnceValues(func() (*Tagger, error) {
	return Learn(invented(&testing.B{}, func(n int) bool { return n != 0 }), Options{Epochs: 6, AtLeast: 1})
})

func learned(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := taught()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

// right is the share of the stretches of examples that a tagger finds exactly, as F1.
func right(t testing.TB, tagger *Tagger, examples []Example) float64 {
	hit, gold, read := 0, 0, 0
	for _, e := range examples {
		got, err := tagger.Tag(e.Doc)
		if err != nil {
			t.Fatal(err)
		}
		for k, want := range stretchesOf(e.Labels, 0) {
			found := got.Rows[Rows()[k]]
			gold, read = gold+len(want), read+len(found)
			for _, r := range want {
				if slices.Contains(found, r) {
					hit++
				}
			}
		}
	}
	return 2 * float64(hit) / float64(gold+read)
}

func unseen(n int) bool { return n == 0 }

func TestLearns(t *testing.T) {
	if f := right(t, learned(t), invented(t, unseen)); f < 0.9 {
		t.Errorf("of sentences that it has not seen it finds %.2f, which is not learnt", f)
	}
	wrong := invented(t, func(n int) bool { return n != 0 })
	for i := range wrong {
		wrong[i].Labels = make([]uint8, len(wrong[i].Labels)) // taught that nothing is said, it must find nothing
	}
	none, err := Learn(wrong, Options{Epochs: 2, AtLeast: 1})
	if err != nil {
		t.Fatal(err)
	}
	if f := right(t, none, invented(t, unseen)); f > 0 {
		t.Errorf("without anything to learn it finds %.2f", f)
	}
}

// TestSecondPass holds that a second pass over what the first found learns too.
func TestSecondPass(t *testing.T) {
	two, err := Learn(invented(t, func(n int) bool { return n != 0 }), Options{Epochs: 6, AtLeast: 1, Passes: 2, Folds: 4})
	if err != nil {
		t.Fatal(err)
	}
	if f := right(t, two, invented(t, unseen)); f < 0.85 || len(two.passes) != 2 {
		t.Errorf("%d passes find %.2f", len(two.passes), f)
	}
}

func TestPairsAndStances(t *testing.T) {
	said, stances := 0, 0
	all := invented(t, unseen)
	for _, e := range all {
		got, err := learned(t).Tag(e.Doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range got.Attributions {
			want := e.Attributions[0]
			if a.Cue == want.Cue && a.Source == want.Source && slices.Equal(a.Content, want.Content) {
				said++
				if a.Stance == want.Stance {
					stances++
				}
			}
			if a.Score <= 0 || a.Score > 1 {
				t.Errorf("a probability of %v", a.Score)
			}
		}
	}
	if said*10 < len(all)*8 || stances*10 < said*9 {
		t.Errorf("of %d attributions %d are whole, %d with their stance", len(all), said, stances)
	}
}

// TestSameAgain holds that learning, writing and reading again give the same bytes and labels, with any number of goroutines.
func TestSameAgain(t *testing.T) {
	first, err := learned(t).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Learn(invented(t, func(n int) bool { return n != 0 }), Options{Epochs: 6, AtLeast: 1})
	if err != nil {
		t.Fatal(err)
	}
	if second, err := again.Bytes(); err != nil || !slices.Equal(first, second) {
		t.Errorf("learnt twice, the files differ (%v)", err)
	}
	loaded, err := Load(first)
	if err != nil {
		t.Fatal(err)
	}
	if loaded.Hash() != hearsay.SHA256(first) || learned(t).Hash() != "" {
		t.Error("the hash is not that of the file")
	}
	d := text.New(&hearsay.Article{}, strings.Repeat("The ministry said that ten boats were lost. ", 40)+"\n\nTrains run, according to Ms Orlin.")
	want := fmt.Sprint(learned(t).Tag(d))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := fmt.Sprint(loaded.Tag(d)); got != want {
				t.Errorf("another reading:\n%.200s\n%.200s", got, want)
			}
		})
	}
	wg.Wait()
}

func TestDamagedWeights(t *testing.T) {
	data, err := learned(t).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	altered := slices.Clone(data)
	altered[len(altered)/2] ^= 1
	for name, bad := range map[string][]byte{"none": nil, "another file": []byte(strings.Repeat("x", 100)), "cut": data[:len(data)-9], "altered": altered, "longer": append(slices.Clone(data), 0)} {
		if _, err := Load(bad); !errors.Is(err, ErrWeights) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestExamplesThatDoNotFit(t *testing.T) {
	for name, break_ := range map[string]func(*Example){
		"too few labels":          func(e *Example) { e.Labels = e.Labels[1:] },
		"inside after outside":    func(e *Example) { e.Labels = slices.Clone(e.Labels); e.Labels[0] = 2 },
		"an unknown label":        func(e *Example) { e.Labels = slices.Clone(e.Labels); e.Labels[0] = 9 },
		"tokens that are not":     func(e *Example) { e.To++ },
		"parts of speech too few": func(e *Example) { e.Speech = []uint8{1} },
	} {
		e := invented(t, unseen)[0]
		break_(&e)
		if _, err := Learn([]Example{e}, Options{Epochs: 1}); err == nil {
			t.Errorf("%s: nothing is said", name)
		}
	}
}

// TestPieces holds that long paragraphs are cut, every token in one piece.
func TestPieces(t *testing.T) {
	for name, body := range map[string]string{
		"short":              "One. Two.",
		"many sentences":     strings.Repeat("Snow fell on the valley. ", 1000),
		"one long sentence":  strings.Repeat("snow and ", 3000),
		"a long one between": "One. " + strings.Repeat("snow and ", 900) + ". Two. " + strings.Repeat("Three. ", 500),
	} {
		d := text.New(&hearsay.Article{}, body)
		at := 0
		for i := range d.Paragraphs {
			for _, r := range pieces(d, &d.Paragraphs[i]) {
				if r.From != at || r.To <= r.From || r.To-r.From > longest {
					t.Errorf("%s: piece %v after %d", name, r, at)
				}
				at = r.To
			}
		}
		if at != len(d.Tokens) {
			t.Errorf("%s: %d of %d tokens", name, at, len(d.Tokens))
		}
	}
}

// TestLikely holds the probabilities against sums over all sequences of labels.
func TestLikely(t *testing.T) {
	tagger := learned(t)
	d := text.New(&hearsay.Article{}, "“Supplies were low,” said Orlin.")
	desk := &desk{}
	tagger.label(desk, d, text.Range{From: 1, To: 6})
	c := tagger.passes[0]
	got := c.likely(&desk.View, desk.scores, &desk.marginals)
	n, total := c.labels(), 0.0
	want := make([]float64, desk.Count*n)
	step := make([]int32, n*n)
	var walk func(i, before int, score int32, way []int)
	walk = func(i, before int, score int32, way []int) {
		if i == desk.Count {
			p := math.Exp(float64(score) * unit)
			total += p
			for k, y := range way {
				want[k*n+y] += p
			}
			return
		}
		for y := range n {
			if c.stepScores(&desk.View, i, step); may(before, y) {
				walk(i+1, y, score+step[before*n+y]+desk.scores[i*n+y], append(way, y))
			}
		}
	}
	walk(0, 0, 0, nil)
	for k := range want {
		if math.Abs(want[k]/total-got[k]) > 1e-9 {
			t.Fatalf("token %d, label %d: %v, by all sequences %v", k/n, k%n, got[k], want[k]/total)
		}
	}
}

func FuzzTag(f *testing.F) {
	f.Add("“Snow,” said the ministry. It denied that boats were lost.\n\nAccording to Ms Orlin, “")
	f.Add("😀́ \u202Eالحرب ВІЙНА said SAID “‘’” \x00")
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<14 {
			return
		}
		d := text.New(&hearsay.Article{}, strings.ToValidUTF8(body, "\uFFFD"))
		got, err := learned(t).Tag(d)
		if err != nil || len(got.Said) != len(d.Tokens) {
			t.Fatalf("%v: %d probabilities for %d tokens", err, len(got.Said), len(d.Tokens))
		}
		for row, ranges := range got.Rows {
			last := 0
			for _, r := range ranges {
				if r.From < last || r.To <= r.From || r.To > len(d.Tokens) {
					t.Fatalf("%s %v after %d of %d", row, r, last, len(d.Tokens))
				}
				last = r.To
			}
		}
		for _, a := range got.Attributions {
			for _, c := range a.Content {
				if c.From < a.Cue.To && a.Cue.From < c.To {
					t.Fatalf("content %v overlaps its cue %v", c, a.Cue)
				}
			}
		}
		if again, _ := learned(t).Tag(d); fmt.Sprint(again) != fmt.Sprint(got) {
			t.Fatal("read twice, it is another reading")
		}
	})
}

func FuzzLoad(f *testing.F) {
	data, err := learned(f).Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if tagger, err := Load(data); err == nil {
			if _, err := tagger.Tag(text.New(&hearsay.Article{}, "The ministry said so.")); err != nil {
				t.Fatal(err)
			}
		} else if !errors.Is(err, ErrWeights) {
			t.Fatal(err)
		}
	})
}

func BenchmarkTag(b *testing.B) {
	tagger := learned(b)
	d := text.New(&hearsay.Article{}, strings.Repeat("Snow fell on the valley all night. The ministry said that ten boats were lost, and the talks went on.\n\n", 30))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tagger.Tag(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
