package brief

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/examples"
	"hearsay/extract"
	"hearsay/ledger"
	"hearsay/pipeline"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

var now = time.Date(2022, 4, 9, 12, 0, 0, 0, time.UTC)

// filled is a ledger with what lies in a folder, added an hour before now.
func filled(t testing.TB, folder string) *ledger.Ledger {
	t.Helper()
	opt := pipeline.Reference()
	opt.Now = func() time.Time { return now.Add(-time.Hour) }
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	how := pipeline.Options{Extract: extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()}}
	if _, err := pipeline.Add(t.Context(), l, []string{folder}, how, func(pipeline.Outcome) {}); err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Compare(t.Context(), l, false); err != nil {
		t.Fatal(err)
	}
	return l
}

func demo(t testing.TB) *ledger.Ledger {
	t.Helper()
	folder := t.TempDir()
	if err := examples.WriteTo(folder); err != nil {
		t.Fatal(err)
	}
	return filled(t, folder)
}

func made(t testing.TB, l *ledger.Ledger, since time.Time) Brief {
	t.Helper()
	b, err := Make(context.Background(), l, since, now)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBriefOfTheExamples(t *testing.T) {
	b := made(t, demo(t), now.Add(-24*time.Hour))
	if b.Totals.Articles != 20 || len(b.New) != 20 || len(b.Disputed) == 0 || len(b.Moved) == 0 || len(b.Sources) == 0 {
		t.Fatalf("%d articles, %d new, %d disputed, %d moved, %d sources", b.Totals.Articles, len(b.New), len(b.Disputed), len(b.Moved), len(b.Sources))
	}
	if b.Quiet() {
		t.Error("the brief says that nothing happened")
	}
	for _, s := range b.Sources {
		if !strings.Contains(s.Paragraph, s.Words) {
			t.Errorf("%s: %q does not stand in its paragraph %q", s.ID, s.Words, s.Paragraph)
		}
	}
}

func TestNothingSince(t *testing.T) {
	b := made(t, demo(t), now)
	if !b.Quiet() || b.Totals.Articles != 0 {
		t.Errorf("%+v came in after the last was added", b.Totals)
	}
	var out bytes.Buffer
	if err := b.Markdown(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Nothing was added") || !strings.Contains(out.String(), "All 20 articles") {
		t.Errorf("a quiet brief does not say so:\n%s", out.String())
	}
}

// TestEveryNumberIsALink holds that no number stands in the brief's sentences but as a link to its sentence, in a name, a day or a reason.
func TestEveryNumberIsALink(t *testing.T) {
	b := made(t, demo(t), now.Add(-24*time.Hour))
	sources := map[string]bool{}
	for _, s := range b.Sources {
		sources[s.ID] = true
	}
	for _, items := range [][]Item{b.New, b.Disputed, b.Moved} {
		for _, item := range items {
			for _, p := range item.Parts {
				switch {
				case p.Kind == Plain && strings.ContainsAny(p.Text, "0123456789"):
					t.Errorf("%s: %q holds a number of nobody's", item.ID, p.Text)
				case p.Kind == Words && (p.Cite == nil || !sources[p.Cite.ID]):
					t.Errorf("%s: %q opens no sentence", item.ID, p.Text)
				}
			}
		}
	}
}

func TestMarkdownLinksResolve(t *testing.T) {
	b := made(t, demo(t), now.Add(-24*time.Hour))
	var out bytes.Buffer
	if err := b.Markdown(&out); err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`\]\(#([cf]-[0-9a-f]{16})\)`).FindAllStringSubmatch(out.String(), -1)
	if len(links) < 10 {
		t.Fatalf("only %d links", len(links))
	}
	for _, m := range links {
		if !strings.Contains(out.String(), "\n#### "+m[1]+"\n") {
			t.Errorf("%s has no words below", m[1])
		}
	}
}

func TestHTMLLinksResolve(t *testing.T) {
	b := made(t, demo(t), now.Add(-24*time.Hour))
	var out bytes.Buffer
	if err := b.HTML(&out); err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(out.String(), -1) {
		if !strings.Contains(out.String(), `id="`+m[1]+`"`) {
			t.Errorf("#%s leads nowhere", m[1])
		}
	}
	if strings.Contains(out.String(), "http") && strings.Contains(out.String(), "<link") {
		t.Error("the page needs files from elsewhere")
	}
}

// cited is a part with words that stand at 10-16 of a text.
func cited(words string) Part {
	return Part{Words, words, &Cite{ID: "f-1", Article: "a-1", Version: "v", Start: 10, End: 16}}
}

func TestANumberThatDoesNotStandStopsTheBrief(t *testing.T) {
	texts := &texts{func(string, string) (string, error) { return "Losses of 15,300 troops", nil }, map[string]indexed{}}
	for _, c := range []struct {
		part Part
		ok   bool
	}{
		{cited("15,300"), true},
		{cited("15,800"), false},
		{Part{Words, "15,300", &Cite{ID: "f-1", Start: 10, End: 99}}, false},
		{Part{Words, "15,300", nil}, false},
		{Part{Plain, "they lost 15,300", nil}, false},
		{Part{Plain, "they lost many", nil}, true},
		{Part{Name, "10 Downing Street", nil}, true},
	} {
		err := texts.holds(c.part)
		if (err == nil) != c.ok || err != nil && !errors.Is(err, ErrNumber) {
			t.Errorf("%+v: %v", c.part, err)
		}
	}
}

// TestTextThatIsGone makes a brief over a ledger that cannot be read any more.
func TestTextThatIsGone(t *testing.T) {
	l := demo(t)
	l.Close()
	if _, err := Make(context.Background(), l, now.Add(-24*time.Hour), now); err == nil || !strings.Contains(err.Error(), "making the brief") {
		t.Errorf("error: %v", err)
	}
}

func TestReasonsNameNoStrangeNumber(t *testing.T) {
	v := 610.0
	f := hearsay.ListedFigure{}
	f.ID, f.Text, f.Low = "f-1", "610 soldiers", &v
	figures := map[string]hearsay.ListedFigure{"f-1": f}
	r := hearsay.Relation{A: hearsay.Member{Figure: "f-1"}}
	for words, kept := range map[string]bool{"intervals apart: 610 and more": true, "intervals apart: 9,861": false, "": false, "rival holders": true} {
		r.Reason = words
		if got := len(reason(r, figures, nil)) > 0; got != kept {
			t.Errorf("%q is kept: %v", words, got)
		}
	}
}

func TestUnreadIsCounted(t *testing.T) {
	folder := t.TempDir()
	text := "Міністерство оборони повідомило у четвер, що за добу було знищено десять танків і двадцять бойових машин противника на сході країни.\n"
	if err := os.WriteFile(filepath.Join(folder, "uk.txt"), []byte(strings.Repeat(text, 3)), 0o600); err != nil {
		t.Fatal(err)
	}
	b := made(t, filled(t, folder), now.Add(-24*time.Hour))
	if got, want := b.UnreadWords(), "1 of 1 articles of the ledger were not read: 1 for language."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(b.New) != 1 || !strings.Contains(b.New[0].Parts[len(b.New[0].Parts)-1].Text, "not read") {
		t.Errorf("the unread article is not told: %+v", b.New)
	}
}

func TestSince(t *testing.T) {
	for value, want := range map[string]time.Time{
		"24h": now.Add(-24 * time.Hour), "90m": now.Add(-90 * time.Minute), "7d": now.AddDate(0, 0, -7), "2w": now.AddDate(0, 0, -14),
		"2022-03-24": time.Date(2022, 3, 24, 0, 0, 0, 0, time.UTC), "2022-03-24T10:00:00Z": time.Date(2022, 3, 24, 10, 0, 0, 0, time.UTC),
	} {
		if got, err := Since(value, now); err != nil || !got.Equal(want) {
			t.Errorf("%s is %v (%v), not %v", value, got, err, want)
		}
	}
	for _, value := range []string{"", "soon", "-3d", "0d", "d", "-24h", "2022-13-40", "99999999d"} {
		if got, err := Since(value, now); err == nil {
			t.Errorf("%q is %v", value, got)
		}
	}
}

func FuzzSince(f *testing.F) {
	f.Add("24h")
	f.Add("7d")
	f.Fuzz(func(t *testing.T, value string) {
		a, err1 := Since(value, now)
		b, err2 := Since(value, now)
		if (err1 == nil) != (err2 == nil) || !a.Equal(b) {
			t.Fatal("the same words are two times")
		}
	})
}

func FuzzParagraph(f *testing.F) {
	f.Add("one two\n\nthree 15,300 four\n\nfive", 15, 21)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || end > len(text) || end <= start {
			return
		}
		words := fold(text[start:end])
		if got := paragraph(text, hearsay.Span{Start: start, End: end}); !strings.Contains(got, words) && !strings.Contains(text[start:end], "\n\n") {
			t.Fatalf("%q does not stand in its paragraph %q", words, got)
		}
	})
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{"<script>": `\<script\>`, "a*b_c": `a\*b\_c`, "x\u202Ey": "x⟨U+202E⟩y", "[a](b)": `\[a\](b)`, "two\nlines": "two lines"} {
		if got := escape(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}

func TestBriefAsData(t *testing.T) {
	b := made(t, demo(t), now.Add(-24*time.Hour))
	data, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	var back map[string]any
	if err := json.Unmarshal(data, &back); err != nil || back["schema"] != Schema {
		t.Errorf("schema %v, error %v", back["schema"], err)
	}
}
