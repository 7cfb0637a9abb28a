package main

import (
	"strings"
	"testing"
	"unicode"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"Kyiv said it lost ten tanks.", "1 Kyiv said it lost\n  ten tanks.\n"},
		{"Київ заявив про втрату", "1 Київ заявив про\n  втрату\n"},
		{"abcdefghijklmnopqrstuvwxyz", "1 abcdefghijklmnopqr\n  stuvwxyz\n"},
		{"基辅表示损失十辆坦克啊", "1 基辅表示损失十辆坦\n  克啊\n"},
		{bold("Kyiv") + " said it lost", "1 \x01Kyiv\x02 said it lost\n"},
		{"", "1\n"},
	} {
		if got := wrap("1 ", "  ", c.words, 20); got != c.want {
			t.Errorf("%q:\n%q, want\n%q", c.words, got, c.want)
		}
	}
}

func TestSafe(t *testing.T) {
	for in, want := range map[string]string{
		"Kyiv said":                  "Kyiv said",
		"\x1b[31mred\x1b[0m":         "\uFFFD[31mred\uFFFD[0m",
		"a\u202Eevil\u202C b":        "a\uFFFDevil\uFFFD b",
		"a\u2066b\u2069":             "a\uFFFDb\uFFFD",
		"\x9b2J":                     "\uFFFD2J",
		"a\r\nb\tc":                  "a  b c",
		"soft\u00ADhyphen \uFEFFBOM": "softhyphen BOM",
		"\u0001bold\u0002":           "\uFFFDbold\uFFFD",
		"क्\u200Dष":                  "क्\u200Dष",
		"\u2028line\u2029":           " line ",
		"tag \U000E0041 characters":  "tag \uFFFD characters",
		"Їжак said “yes” – 10\u00A0km²": "Їжак said “yes” – 10\u00A0km²",
	} {
		if got := safe(in, false); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := safe("a\nb", true); got != "a\nb" {
		t.Errorf("lines are lost: %q", got)
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Kyiv said it lost ten tanks.", 20)
	f.Add("\x1b[2J\u202E基辅", 7)
	f.Fuzz(func(t *testing.T, words string, width int) {
		width = leastWidth + max(0, width%100)
		out := wrap("   ", "   ", safe(words, false), width)
		for line := range strings.Lines(out) {
			if n := columns(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("a line of %d columns in %d: %q", n, width, line)
			}
		}
		for _, r := range out {
			if r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Errorf("%q holds %U", out, r)
			}
		}
	})
}
