package eval

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// line is a record of invented words, each with its label after a slash.
func line(words string) Tagged {
	var p Tagged
	for _, w := range strings.Fields(words) {
		i := strings.LastIndexByte(w, '/')
		p.Tokens, p.Labels = append(p.Tokens, w[:i]), append(p.Labels, w[i+1:])
	}
	return p
}

func TestReadTagged(t *testing.T) {
	got, err := ReadTagged(strings.NewReader("{\"tokens\":[\"Snow\",\"fell\"],\"labels\":[\"O\",\"O\"],\"pos\":[\"NN\",\"VBD\"],\"id\":\"a\"}\n\n{\"tokens\":[\"So\"],\"labels\":[\"B-content\"],\"pos\":[]}\n"))
	if err != nil || len(got) != 2 || got[0].ID != "a" || !slices.Equal(got[0].Tags, []string{"NN", "VBD"}) || got[1].Tags != nil {
		t.Errorf("%+v, %v", got, err)
	}
	for in, want := range map[string]string{
		"{}": "line 1", "{\"tokens\":[\"a\"],\"labels\":[]}": "0 labels", "{\"tokens\":[\"a\"],\"labels\":[\"O\"]}\nx": "line 2",
		"{\"tokens\":[\"a\"],\"labels\":[\"B-speaker\"]}": "B-speaker", "{\"tokens\":[\"a\"],\"labels\":[\"cue\"]}": "cue", "{\"tokens\":[\"a\"],\"labels\":[\"\"]}": "label",
	} {
		if _, err := ReadTagged(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, err, want)
		}
	}
}

func TestTextOfTokens(t *testing.T) {
	for in, want := range map[string]string{
		"`` It is -LRB- so -RRB- , '' she did n't say .": "“It is (so),” she didn't say.",
		"Orlin 's boat cost $ 5 .":                       "Orlin's boat cost $5.",
		"the boats ' crews":                              "the boats’ crews",
		"-LSB- sic -RSB- 5 %":                            "[sic] 5%",
		"Snow":                                           "Snow",
	} {
		p := Tagged{Tokens: strings.Fields(in)}
		got, spans := p.Text()
		if got != want || len(spans) != len(p.Tokens) {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// find marks what stands between the signs of a text: one rule in place of a tagger.
func find(marks map[string][]string) func(string) (map[string][]hearsay.Span, error) {
	return func(s string) (map[string][]hearsay.Span, error) {
		out := map[string][]hearsay.Span{}
		for kind, words := range marks {
			for _, w := range words {
				if i := strings.Index(s, w); i >= 0 {
					out[kind] = append(out[kind], hearsay.Span{Start: i, End: i + len(w)})
				}
			}
		}
		return out, nil
	}
}

func TestScoreTagged(t *testing.T) {
	gold := []Tagged{line("Orlin/B-source said/B-cue that/B-content boats/I-content sank/I-content ./O"), line("Tolm/B-source hopes/B-cue so/B-content ./O")}
	got, err := ScoreTagged(gold, find(map[string][]string{"source": {"Orlin", "Tolm"}, "cue": {"said", "that"}, "content": {"boats sank", "boats sank"}}))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]TaggedScore{
		"source":  {Agreement{100, 100, 100}, Agreement{100, 100, 100}},
		"cue":     {Agreement{50, 50, 50}, Agreement{50, 50, 50}},
		"content": {Agreement{0, 0, 0}, Agreement{100, 50, 66.7}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	broken := errors.New("broken")
	if _, err := ScoreTagged(gold, func(string) (map[string][]hearsay.Span, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	if none, err := ScoreTagged(nil, find(nil)); err != nil || none["cue"].Exact.F1 != 0 {
		t.Errorf("%v, %v", none, err)
	}
}

// TestPartialPairsOnce holds that one stretch counts for one only, the nearest first.
func TestPartialPairsOnce(t *testing.T) {
	var c tallied
	c.add([][2]int{{0, 10}}, [][2]int{{0, 6}, {0, 9}, {4, 10}})
	if c.partial != 1 || c.exact != 0 || c.found != 3 || c.gold != 1 {
		t.Errorf("%+v", c)
	}
	c = tallied{}
	c.add([][2]int{{0, 4}, {4, 8}}, [][2]int{{0, 8}})
	if c.partial != 1 {
		t.Errorf("one stretch for two: %+v", c)
	}
	c = tallied{}
	c.add([][2]int{{0, 10}}, [][2]int{{0, 3}})
	if c.partial != 0 {
		t.Errorf("three words of ten are no half: %+v", c)
	}
}

func TestStretches(t *testing.T) {
	p := line("a/B-cue b/I-cue c/B-cue d/O e/I-source f/I-source g/I-cue")
	want := map[string][][2]int{"cue": {{0, 2}, {2, 3}, {6, 7}}, "source": {{4, 6}}}
	if got := stretches(p.Labels); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func FuzzTagged(f *testing.F) {
	f.Add("`` It is so , '' she said .")
	f.Add("$ \u2028 ' '' -LRB-")
	f.Fuzz(func(t *testing.T, words string) {
		p := Tagged{Tokens: strings.Split(words, " ")}
		body, spans := p.Text()
		last := 0
		for _, s := range spans {
			if s.Start < last || s.Empty() || s.End > len(body) {
				t.Fatalf("%v after %d of %d", s, last, len(body))
			}
			last = s.End
		}
		if got := onTokens(spans, spans); len(got) != len(spans) {
			t.Fatalf("%d tokens are found as %d", len(spans), len(got))
		}
	})
}
