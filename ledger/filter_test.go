package ledger

import "testing"

func TestMatchIsWordsNotSyntax(t *testing.T) {
	for text, want := range map[string]string{
		"tanks lost":          `"tanks" "lost"`,
		`"ten tanks" Makariv`: `"ten tanks" "Makariv"`,
		"tank*":               `"tank"*`,
		`NEAR(a b) OR -c:"`:   `"NEAR a" "b" "OR" "c"`,
		`" ' ; --`:            "",
	} {
		got, ok := match(text)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzMatch holds that no words in a filter are an error of the full text.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{"tanks", `"`, `a" OR "b`, "NEAR(x)", "*", "ö*", "{a b}: c"} {
		f.Add(s)
	}
	l := opened(f)
	put(f, l, makariv())
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := l.Claims(t.Context(), Filter{What: What{Text: text}}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
