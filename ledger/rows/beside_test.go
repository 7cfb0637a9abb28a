package rows

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
)

// madeReading writes a reading of one text: claims as "id who: content", figures as "id low of start number".
func madeReading(claims, figures []string) *hearsay.WireReading {
	r := &hearsay.WireReading{}
	for _, c := range claims {
		head, content, _ := strings.Cut(c, ": ")
		id, who, _ := strings.Cut(head, " ")
		w := hearsay.WireClaim{ID: id}
		w.Content = []hearsay.WireSpan{{Text: content, End: 1}}
		w.Claimant.Name = who
		r.Claims = append(r.Claims, w)
	}
	for _, s := range figures {
		var f hearsay.WireFigure
		var low float64
		var of string
		fmt.Sscanf(s, "%s %g %s %d %s", &f.ID, &low, &of, &f.Number.Start, &f.Number.Text)
		f.Number.End = f.Number.Start + len(f.Number.Text)
		f.Low, f.Of, f.Text, f.Measure = &low, &of, f.Number.Text, hearsay.Killed
		r.Figures = append(r.Figures, f)
	}
	return r
}

func ours() *hearsay.WireReading {
	return madeReading([]string{"c-1 Kyiv: it lost ten tanks near Makariv", "c-2 Moscow: nothing was lost"}, []string{"f-1 10 Ukraine 5 ten"})
}

func theirs() *hearsay.WireReading {
	return madeReading([]string{"c-9 Ukraine: it lost ten tanks", "c-8 Minsk: the border is shut"}, []string{"f-1 10 Ukraine 5 ten", "f-7 3 Russia 90 three"})
}

func TestJoinAddsWhatOursLacks(t *testing.T) {
	r, other := ours(), theirs()
	within := "c-9"
	other.Claims[1].Within = &within
	other.Claims[1].Answers = []string{"c-9"}
	other.Figures[1].Claim = &within
	other.Places = []hearsay.WirePlace{{Name: "Makariv", WireSpan: hearsay.WireSpan{Start: 20, End: 27}}}
	r.Places = []hearsay.WirePlace{{Name: "Kyiv"}, {Name: "Makariv", WireSpan: hearsay.WireSpan{Start: 20, End: 27}}}
	at := 0
	other.Claims[1].Event = &hearsay.WireEvent{Place: &at}
	Join(r, other)
	if len(r.Claims) != 3 || len(r.Figures) != 2 || len(r.Places) != 2 {
		t.Fatalf("%d claims, %d figures, %d places, want 3, 2, 2", len(r.Claims), len(r.Figures), len(r.Places))
	}
	c, f := r.Claims[2], r.Figures[1]
	if c.ID != "c-8" || *c.Within != "c-1" || c.Answers[0] != "c-1" || *c.Event.Place != 1 {
		t.Errorf("the claim that only they have: %+v, want it within our c-1 and at our place 1", c)
	}
	if f.ID != "f-7" || *f.Claim != "c-1" {
		t.Errorf("the figure that only they have: %s in %s, want f-7 in our c-1", f.ID, *f.Claim)
	}
}

func TestJoinWithOneselfAddsNothing(t *testing.T) {
	r := ours()
	Join(r, ours())
	if len(r.Claims) != 2 || len(r.Figures) != 1 || len(Differences(ours(), ours())) != 0 {
		t.Errorf("%d claims, %d figures; %v", len(r.Claims), len(r.Figures), Differences(ours(), ours()))
	}
}

func TestDifferences(t *testing.T) {
	other := theirs()
	*other.Figures[0].Low = 12
	var got []string
	for _, d := range Differences(ours(), other) {
		got = append(got, strings.TrimSpace(fmt.Sprint(d.Ours, "|", d.Theirs, "|", d.Words, " ", d.Values)))
	}
	want := []string{
		"c-1|c-9|it lost ten tanks near Makariv [{claimant Kyiv Ukraine}]", "|c-8|the border is shut []", "c-2||nothing was lost []",
		"f-1|f-1|ten [{low 10 12}]", "|f-7|three []",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("differences:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFiguresAtOnePlaceAreOne(t *testing.T) {
	mine := madeReading(nil, []string{"f-1 7000 Russia 10 about_7,000"})
	other := madeReading(nil, []string{"f-2 7000 Russia 16 7,000"})
	other.Figures[0].Measure = hearsay.Wounded
	d := Differences(mine, other)
	if len(d) != 1 || d[0].Ours != "f-1" || d[0].Theirs != "f-2" || d[0].Values[0] != (Values{"measure", "killed", "wounded"}) {
		t.Errorf("%v, want one figure with another measure", d)
	}
	if Join(mine, other); len(mine.Figures) != 1 {
		t.Errorf("%d figures, want 1", len(mine.Figures))
	}
}
