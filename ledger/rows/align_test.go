package rows

import (
	"slices"
	"strings"
	"testing"
)

// mentioned makes mentions of lines "id words…".
func mentioned(lines ...string) (out []mention) {
	for _, l := range lines {
		id, words, _ := strings.Cut(l, " ")
		ws := wordsOf(words)
		slices.Sort(ws)
		out = append(out, mention{id: id, words: ws, said: words})
	}
	return out
}

func TestAlign(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		old, new   []string
		pairs      string // old>new
		gone       string // old:reason
	}{
		{"the same words", "", []string{"c1 it lost ten tanks"}, []string{"c9 it lost ten tanks"}, "c1>c9", ""},
		{"half of the words", "", []string{"c1 it lost ten tanks near the river"}, []string{"c9 it lost twelve tanks near the bridge"}, "c1>c9", ""},
		{"the most alike first", "", []string{"c1 ten tanks were lost", "c2 ten tanks were taken"}, []string{"c9 ten tanks were taken", "c8 ten tanks were lost"}, "c2>c9 c1>c8", ""},
		{"the same anchor", "", []string{"c1 men died"}, []string{"c1 the bridge stands"}, "c1>c1", ""},
		{"nothing of it", "the bridge stands", []string{"c1 men died"}, []string{"c9 the bridge stands"}, "", "c1:not found"},
		{"unread words", "men died and the bridge stands", []string{"c1 men died"}, []string{"c9 the bridge stands"}, "", "c1:moved"},
		{"two become one", "", []string{"c1 ten tanks were lost there", "c2 ten tanks were lost"}, []string{"c9 ten tanks were lost there"}, "c1>c9", "c2:merged"},
		{"one becomes three", "", []string{"c1 ten tanks were lost and the bridge fell and men fled"}, []string{"c9 ten tanks", "c8 the bridge fell", "c7 men fled"}, "", "c1:split"},
	} {
		old, found := mentioned(tt.old...), mentioned(tt.new...)
		a := align(old, found)
		var pairs, gone []string
		for n, o := range a.of {
			if o >= 0 {
				pairs = append(pairs, old[o].id+">"+found[n].id)
			}
		}
		for o := range old {
			if !a.used[o] {
				gone = append(gone, old[o].id+":"+a.reason(o, tt.text))
			}
		}
		if got := strings.Join(pairs, " "); got != tt.pairs {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.pairs)
		}
		if got := strings.Join(gone, " "); got != tt.gone {
			t.Errorf("%s: gone %q, want %q", tt.name, got, tt.gone)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("it lost ten tanks\nmen died", "men died\nit lost twelve tanks")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, found := mentioned(strings.Split(a, "\n")...), mentioned(strings.Split(b, "\n")...)
		got := align(old, found)
		seen := map[int]bool{}
		for _, o := range got.of {
			if o >= 0 && seen[o] {
				t.Fatalf("two mentions go on with the one old %d", o)
			}
			seen[o] = true
		}
		if again := align(old, found); !slices.Equal(got.of, again.of) {
			t.Fatalf("%v, then %v", got.of, again.of)
		}
	})
}
