package model

import (
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// shipped is the encoder that comes with the program.
func shipped(t testing.TB, portableKernel bool) *Encoder {
	t.Helper()
	data, err := os.ReadFile("weights/encoder.bin")
	must(t, err)
	e, err := Load(data, portableKernel)
	must(t, err)
	return e
}

// hostile are texts that a reader must survive.
var hostile = map[string]string{
	"nothing": "", "blanks": " \n\n \t\n", "a million letters": strings.Repeat("x", 1_000_000), "a long sentence": strings.Repeat("he said that ", 400),
	"quotation marks": strings.Repeat("“‘", 400), "emoji and combining marks": strings.Repeat("🚀 e\u0301\u0302 said 👨‍👩‍👧 ", 60),
	"capitals":      "THE MINISTRY OF DEFENCE SAID ON MONDAY THAT TEN TANKS WERE LOST NEAR KHARKIV. MOSCOW DENIED IT.",
	"right to left": "قال المتحدث إن الجسر مغلق. The mayor said \u202eso\u202c.", "another language": "Міністерство оборони сказало, що міст закрито. Москва це заперечила.",
	"look-alikes": "Тhe mіnіstry sаіd thаt tеn tаnks wеrе lоst.", "mixed scripts": "Kyivのmayor сказав 十 tanks.", "zero width": strings.Repeat("sa\u200bid\u2060 ", 50),
}

// TestBadInputWithTheShippedWeights holds that nothing that a text can hold ends in a panic, in ranges that do not fit or in a content over its own cue.
func TestBadInputWithTheShippedWeights(t *testing.T) {
	e := shipped(t, false)
	for name, body := range hostile {
		d := doc(body)
		got, err := e.Tag(d)
		if err != nil || len(got.Said) != len(d.Tokens) {
			t.Errorf("%s: %v, %d probabilities for %d tokens", name, err, len(got.Said), len(d.Tokens))
		}
		checkLabels(t, d, got)
	}
}

// TestCapitalsAreRead: what a wire writes in capitals is read too.
func TestCapitalsAreRead(t *testing.T) {
	got, err := shipped(t, false).Tag(doc(hostile["capitals"]))
	must(t, err)
	if len(got.Rows["cue"]) == 0 || len(got.Attributions) == 0 {
		t.Errorf("nothing is found in %q: %+v", hostile["capitals"], got)
	}
}

const report = "The General Staff said on Monday that 12 soldiers had been killed near Kharkiv, though the figure could not be verified.\n\n“We hold the bridge,” the mayor told reporters. Moscow denied it.\n\n"

// TestShippedWeightsOnEveryArithmetic holds the labels of the program's own weights with this processor's kernel against those with the portable one.
func TestShippedWeightsOnEveryArithmetic(t *testing.T) {
	d := doc(report)
	fast, err := shipped(t, false).Tag(d)
	must(t, err)
	slow, err := shipped(t, true).Tag(d)
	must(t, err)
	if !reflect.DeepEqual(fast, slow) {
		t.Errorf("fast\n%+v\nslow\n%+v", fast, slow)
	}
	if len(fast.Attributions) < 2 {
		t.Errorf("only %d attributions are found", len(fast.Attributions))
	}
}

// TestAnyNumberOfThreads: windows that are read side by side come out as they do one after the other.
func TestAnyNumberOfThreads(t *testing.T) {
	e, d := tiny(t, false), doc(strings.Repeat(tinyArticle+"\n\n", 60))
	if n := len(windows(d)); n < 6 {
		t.Fatalf("only %d windows", n)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want, err := e.Tag(d)
	must(t, err)
	checkLabels(t, d, want)
	for _, n := range []int{2, 3, 8, 1} {
		runtime.GOMAXPROCS(n)
		if got, err := e.Tag(d); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("with %d threads the labels are others: %v", n, err)
		}
	}
}
