package forwarded

import (
	"testing"

	"hearsay"
	"hearsay/text"
)

func TestFind(t *testing.T) {
	for words, want := range map[string]string{
		"Forwarded from Harbour Watch\n\nThe mayor denied it.": "Harbour Watch", "\uFEFF\nForwarded from Порт\r\nx": "Порт",
		"Forwarded from the front by radio, the order reached us.\nIt was late.": "", "Forwarded from Harbour Watch": "", "The post was\nForwarded from Harbour Watch\nx": "", "": "",
	} {
		r, ok := Find(text.New(&hearsay.Article{}, words))
		if r.Name != want || ok != (want != "") || ok && r.Span.Of(words) != want {
			t.Errorf("%q: %+v %v, want %q", words, r, ok, want)
		}
	}
}

func TestJoin(t *testing.T) {
	claim := func(name string, via ...string) hearsay.Claim {
		c := hearsay.Claim{}
		c.Claimant.Name = name
		for _, v := range via {
			c.Via = append(c.Via, hearsay.Relay{Name: v})
		}
		return c
	}
	claims := []hearsay.Claim{claim("the mayor"), claim("the army", "The Daily Example"), claim("Harbour Watch"), claim("the army", "Harbour Watch")}
	Join(text.New(&hearsay.Article{}, "Forwarded from Harbour Watch\n\nThe mayor denied it."), claims)
	for i, want := range []int{1, 2, 0, 1} {
		if len(claims[i].Via) != want {
			t.Errorf("claim %d: %+v", i, claims[i].Via)
		}
	}
	if claims[1].Via[0].Name != "Harbour Watch" || claims[0].Via[0].Span != (hearsay.Span{Start: 15, End: 28}) {
		t.Errorf("%+v", claims)
	}
	Join(text.New(&hearsay.Article{}, "The mayor denied it."), claims[:1])
	if len(claims[0].Via) != 1 {
		t.Errorf("a text that was not handed on: %+v", claims[0].Via)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Forwarded from Harbour Watch\n\nThe mayor denied it.")
	f.Fuzz(func(t *testing.T, words string) {
		if r, ok := Find(text.New(&hearsay.Article{}, words)); ok && r.Span.Of(words) != r.Name {
			t.Errorf("%q: %+v", words, r)
		}
	})
}
