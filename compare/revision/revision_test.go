package revision

import (
	"strings"
	"testing"
)

func TestTypingErrors(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"destroyed", "destroyd", true}, {"exploded", "expolded", true}, {"attack", "atack", true}, {"tanks", "banks", true}, {"not", "now", false}, {"1351", "1531", false}, {"likely", "unlikely", false},
	} {
		if typo(c.a, c.b) != c.want || typo(c.b, c.a) != c.want {
			t.Errorf("%s and %s: %v wanted", c.a, c.b, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	var got []string
	for _, l := range linesOf("A headline\n\nHe said\nagain “no.” She left the U.S. Army on 4 May. It rained") {
		got = append(got, l.said)
	}
	if want := "A headline|He said again “no.”|She left the U.S. Army on 4 May.|It rained"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
}

// TestNoticesAreKnown runs the example of every row of notices.tsv.
func TestNoticesAreKnown(t *testing.T) {
	rows := 0
	for row := range strings.Lines(noticesTSV) {
		f := strings.Split(strings.TrimSpace(row), "\t")
		if len(f) != 3 {
			t.Fatalf("%q has no three columns", row)
		}
		rows++
		if l := linesOf(f[2]); !isNotice(&l[0]) {
			t.Errorf("%q is not taken for a notice", f[2])
		}
	}
	for _, s := range []string{"Updated at 14:05", "The ministry issued a correction: 40 tanks, not 30.", "He said the correction of the front line went on.", "Kyiv corrects its count of tanks"} {
		if l := linesOf(s); isNotice(&l[0]) {
			t.Errorf("%q is taken for a notice", s)
		}
	}
	if rows < 20 {
		t.Errorf("only %d rows", rows)
	}
}
