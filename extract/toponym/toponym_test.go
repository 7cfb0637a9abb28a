package toponym

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

func newDoc(in string) *text.Doc { return text.New(&hearsay.Article{}, in) }

func find(in string) []hearsay.Place { return Find(newDoc(in), gazetteer.Default()) }

// marked is in with every place in brackets.
func marked(in string) string {
	out, from := "", 0
	for _, p := range find(in) {
		out += in[from:p.Span.Start] + "[" + p.Span.Of(in) + "]"
		from = p.Span.End
	}
	return out + in[from:]
}

// TestCues reads the example of every row of the lexicon: what stands in brackets is a place, and nothing else is.
func TestCues(t *testing.T) {
	for cells := range rows(cuesFile) {
		want := cells[2]
		in := strings.NewReplacer("[", "", "]", "").Replace(want)
		got := marked(in)
		if strings.Contains(want, "[") && !strings.Contains(got, want[strings.Index(want, "["):strings.Index(want, "]")+1]) || !strings.Contains(want, "[") && got != in {
			t.Errorf("%s %q: got %s, want %s", cells[0], cells[1], got, want)
		}
		if classes()[cells[0]] == 0 {
			t.Errorf("no such class: %v", cells)
		}
	}
}

func TestFind(t *testing.T) {
	for _, want := range []string{
		"",
		"Kyiv said Moscow had lost ten tanks near [Bakhmut].",
		"Russia says it has sent troops to [Belarus] and [Moldova].",
		"The President of Ukraine thanked the United States for its support.",
		"Britain will give aid to Ukraine and arms to Kyiv.",
		"They shelled [Bucha], [Irpin] and [Hostomel] at dawn.",
		"A woman died in [Lynchburg], [Virginia], on Monday.",
		"Ukraine’s forces crossed [Ukraine]’s southern border.",
		"Russian-Ukrainian talks, the Russia-Ukraine war and the Ukraine conflict go on.",
		"KYIV and MOSCOW DENY IT, BUT TANKS ROLL INTO [UKRAINE]",
		"Governor Haidai said [Luhansk province] was calm.",
		"The village of [Novaselivka Petrova] was shelled.",
		"The Kyiv Post, the Moscow Times and the University of Kyiv wrote of it.",
		"Lloyd Austin spoke. Austin said so.",
		"Troops crossed the [Dnipro River] and the [Black Sea].",
		"Inspectors reached the [Zaporizhzhia nuclear plant] on Monday.",
		"Shells fell in [Donetsk] and [Luhansk].",
		"She said it was nice. But can he?",
		"Sanctions on Russia and pressure on Minsk will grow.",
	} {
		in := strings.NewReplacer("[", "", "]", "").Replace(want)
		if strings.HasPrefix(want, "KYIV") {
			in, want = strings.ToUpper(in), strings.ToUpper(want)
		}
		if got := marked(in); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	want := "[KYIV], March 3 (ABC) - The ministry said so."
	if got := marked("KYIV, March 3 (ABC) - The ministry said so."); got != want {
		t.Errorf("got %s", got)
	}
}

// TestResolved holds which namesake is meant, and what kind and precision it has.
func TestResolved(t *testing.T) {
	for _, c := range []struct {
		in, name, country, kind string
		precision               int
	}{
		{"They fought in Ukraine.", "Ukraine", "UA", hearsay.Country, 6},
		{"They fought in Kiev.", "Kyiv", "UA", hearsay.City, 1},
		{"They fought near Kyiv.", "Kyiv", "UA", hearsay.City, 2},
		{"They fought in Donetsk.", "Donetsk", "UA", hearsay.City, 1},
		{"They fought in Donetsk region.", "Donetsk Oblast", "UA", hearsay.Admin, 4},
		{"They fought in the Black Sea.", "Black Sea", "", hearsay.Sea, 7},
		{"They met in Georgia.", "Georgia", "GE", hearsay.Country, 6},
		{"They met in Atlanta, Georgia.", "Atlanta", "US", hearsay.City, 1},
		{"They fought in Donbas.", "Donbas", "UA", hearsay.Region, 5},
		{"They held the village of Qwertivka.", "Qwertivka", "", hearsay.Village, 1},
	} {
		got := find(c.in)
		if len(got) == 0 || got[0].Name != c.name || got[0].Country != c.country || got[0].Kind != c.kind || got[0].Precision != c.precision || got[0].Located != (c.name != "Qwertivka") {
			t.Errorf("%q: %+v", c.in, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("KYIV, March 3 (ABC) - Troops left the village of X for St. Petersburg’s border, U.S.-led.")
	f.Add("In Kharkiv City, Lviv, Virginia and the Zaporizhzhia nuclear")
	f.Add("0 0 Peter'Burg’s Border")
	f.Fuzz(func(t *testing.T, in string) {
		end := 0
		for _, p := range find(in) {
			if p.Span.Empty() || p.Span.Start < end || p.Span.End > len(in) || p.Name == "" || p.Kind == "" {
				t.Fatalf("%+v after %d of %d", p, end, len(in))
			}
			end = p.Span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	in := strings.Repeat("Kyiv said on Tuesday that Russian troops had shelled Kharkiv, Bakhmut and the village of Robotyne in Zaporizhzhia region, while Moscow denied it and the US sent aid to Ukraine.\n\n", 20)
	d := text.New(&hearsay.Article{}, in)
	gazetteer.Default()
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d, gazetteer.Default())
	}
}
