package main

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

func TestCutKeepsParagraphsWhole(t *testing.T) {
	d := text.New(&hearsay.Article{}, "Kyiv said so.\n\nMoscow denied it.\n\n"+strings.Repeat("Ten tanks were lost. ", 4))
	for limit, want := range map[int]string{8: "[{0 8} {8 13} {13 18} {18 23} {23 28}]", 100: "[{0 28}]", 3: "[{0 3} {3 4} {4 7} {7 8} {8 11} {11 13} {13 16} {16 18} {18 21} {21 23} {23 26} {26 28}]"} {
		if got := fmt.Sprint(cut(d, limit)); got != want {
			t.Errorf("at %d words: %s, want %s", limit, got, want)
		}
	}
}

func TestSpansBecomeWords(t *testing.T) {
	body := "Kyiv said it lost ten tanks.\n\nMoscow denied it."
	d := text.New(&hearsay.Article{}, body)
	at := func(w string) hearsay.Span {
		i := strings.Index(body, w)
		return hearsay.Span{Start: i, End: i + len(w)}
	}
	a := article{corpus: "claims", name: "one", text: body, rows: map[string][]hearsay.Span{"number": {at("ten")}}, measures: map[hearsay.Span]string{at("ten"): "equipment-destroyed"}}
	c := hearsay.Claim{}
	c.Source, c.Cue, c.Content, c.Stance = at("Kyiv"), at("said"), []hearsay.Span{at("it lost ten tanks")}, hearsay.Assert
	a.claims = []hearsay.Claim{c}
	w := a.window(d, text.Range{From: 0, To: len(d.Tokens)})
	if got := fmt.Sprint(w.Claims, w.Rows, w.Measures, w.Breaks); got != "[{[[0 1]] [[1 2]] [[2 6]] assert}] map[number:[[4 5]]] [{4 equipment-destroyed}] [7]" {
		t.Errorf("the window is %s", got)
	}
	if w := a.window(d, text.Range{From: 7, To: len(d.Tokens)}); len(w.Claims) != 0 || len(w.Rows["number"]) != 0 {
		t.Errorf("a window holds what stands in another: %+v", w)
	}
}
