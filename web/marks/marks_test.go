package marks

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
)

// drawn writes pieces as [words]class.
func drawn(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Class == "" {
			b.WriteString(p.Text)
		} else {
			fmt.Fprintf(&b, "[%s]%s", p.Text, strings.ReplaceAll(p.Class, " ", "."))
		}
	}
	return b.String()
}

func marked(text string, marks map[string]mark) []mark {
	m := &Marker{text: text}
	for words, k := range marks {
		at := strings.Index(text, words)
		k.Span = hearsay.Span{Start: at, End: at + len(words)}
		m.marks = append(m.marks, k)
	}
	m.Cut(hearsay.Span{})
	return m.marks
}

func TestMarkedWords(t *testing.T) {
	text := "Kyiv said it lost 10 tanks."
	marks := marked(text, map[string]mark{
		"Kyiv": {role: SourceRole, hue: 0}, "said": {role: CueRole, hue: 0}, "it lost 10 tanks": {role: ContentRole, hue: 0, id: "c-1", href: "/claims/c-1"}, "10 tanks": {role: FigureRole, hue: -1, id: "f-1"},
	})
	got := drawn(cut(text, hearsay.Span{End: len(text)}, marks))
	want := "[Kyiv]source.hue0.dash0 [said]cue.hue0.dash0 [it lost ]said.hue0.dash0[10 tanks]said.figure.figure-start.figure-end.hue0.dash0."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestInnerClaimHasItsOwnColour(t *testing.T) {
	text := "Kyiv says Moscow admitted losses."
	marks := marked(text, map[string]mark{
		"Moscow admitted losses": {role: ContentRole, hue: 0, href: "/claims/outer"}, "losses": {role: ContentRole, hue: 1, href: "/claims/inner"},
	})
	pieces := cut(text, hearsay.Span{End: len(text)}, marks)
	inner := pieces[len(pieces)-2]
	if inner.Text != "losses" || inner.Href != "/claims/inner" || !strings.Contains(inner.Class, "hue1") {
		t.Errorf("the inner claim is drawn as %+v", inner)
	}
}

func FuzzCut(f *testing.F) {
	f.Add("Kyiv said it lost 10 tanks.", 0, 4, 9, 20)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		var marks []mark
		for i, s := range []hearsay.Span{{Start: a, End: b}, {Start: c, End: d}, {Start: a, End: d}} {
			if s.Start >= 0 && s.End <= len(text) && !s.Empty() {
				marks = append(marks, mark{Span: s, role: []string{ContentRole, FigureRole, SourceRole}[i], hue: i})
			}
		}
		m := &Marker{text: text, marks: marks}
		for _, par := range Paragraphs(text) {
			joined := ""
			for _, p := range m.Cut(par) {
				joined += p.Text
			}
			if joined != par.Of(text) {
				t.Fatalf("the pieces join to %q, the paragraph is %q", joined, par.Of(text))
			}
		}
	})
}

func TestParagraphs(t *testing.T) {
	for text, want := range map[string][]string{
		"one\n\ntwo":              {"one", "two"},
		"one\nstill one\n \n two": {"one\nstill one", "two"},
		"\n\n":                    nil,
		"one\r\n\r\ntwo\r\n":      {"one", "two"},
	} {
		var got []string
		for _, p := range Paragraphs(text) {
			got = append(got, p.Of(text))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q has the paragraphs %q, not %q", text, got, want)
		}
	}
}
