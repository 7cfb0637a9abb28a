package extract

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/extract/naming"
	"hearsay/extract/quantity"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// readFigures reads a text of 24 March 2022.
func readFigures(in string) hearsay.Reading {
	article := &hearsay.Article{}
	article.Published = "2022-03-24"
	return Read(text.New(article, in), Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()})
}

// showParties writes each figure's number and the party counted.
func showParties(in string) string {
	var out []string
	for _, f := range readFigures(in).Figures {
		out = append(out, f.Number.Of(in)+" "+f.Measure+" of "+f.Of)
	}
	return strings.Join(out, " | ")
}

func TestPartyCounted(t *testing.T) {
	for _, c := range [][2]string{
		{"Russia lost 10 tanks.", "10 equipment-destroyed of Russia"},
		{"Staff corrects toll: 300 Russian troops lost\n\nThe staff met.", "300 casualties of Russia"},
		{"Russian losses in Ukraine rose by 400 overnight.", "400 casualties of Russia"},
		{"Russian losses grew, Ukraine's General Staff said.\n\nIt said 30 tanks had been destroyed.", "30 equipment-destroyed of Russia"},
		{"Around 300 Russian troops were killed.", "Around 300 killed of Russia"},
		{"Ukrainian forces killed 30 Russian soldiers.", "30 killed of Russia"},
		{"Ukrainian forces attacked at night. They killed 30 soldiers.", "30 killed of Russia"},
		{"Russia's army has suffered 450 casualties.", "450 casualties of Russia"},
		{"The enemy lost 12 tanks, Ukraine's General Staff said.", "12 equipment-destroyed of Russia"},
		{"The invaders lost 12 tanks.", "12 equipment-destroyed of Russia"},
		{"Forty soldiers were killed by Ukrainian forces.", "Forty killed of Russia"},
		{"A Russian strike killed 12 people in Kharkiv.", "12 killed of Ukraine"},
		{"The UK said that Russia had lost 10 tanks.", "10 equipment-destroyed of Russia"},
		{"The UK said that 10 tanks had been lost.", "10 equipment-destroyed of "},
		{"Russia fired 30 missiles at Kyiv.", "30 missiles-launched of Russia"},
		{"Ukraine's air defences shot down 16 missiles.", "16 missiles-shot-down of Russia"},
		{"More than 100,000 soldiers stand on Ukraine's border.", "More than 100,000 deployed of Russia"},
		{"The United States sent Ukraine aid of $300m.", "$300m money of US"},
		{"The US and Germany sent aid of $300m.", "$300m money of "},
		{"Tanks stood at the border with Ukraine. The number of soldiers reached 127,000.", "127,000 deployed of Russia"},
		{"About 60 percent of Ukrainians agreed.", "About 60 percent other of Ukraine"},
		{"They fought in Bakhmut, a city with a population of about 75,000.", "about 75,000 population of Bakhmut"},
		{"Two million refugees fled to Poland from Ukraine.", "Two million refugees of Ukraine"},
		{"Crude costs $100 a barrel, Russia said.", "$100 money of "},
		{"It lies 30 km from Kyiv.", "30 km distance of "},
		{"Ukrainian forces drove back the enemy by 30 km.", "30 km distance of Russia"},
		{"Russian forces are now 19 km from Kyiv.", "19 km distance of Russia"},
		{"They shelled Makariv, some 50 km from Kyiv.", "some 50 km distance of Makariv"},
		{"Russia’s front line amounts to 900 km.", "900 km distance of Russia"},
		{"Russian rockets have a range of 300 km.", "300 km distance of "},
		{"Moldova shares a 1,222 km border with Ukraine.", "1,222 km distance of Moldova"},
		{"Poland houses thousands of refugees from Ukraine.", "thousands refugees of Ukraine"},
		{"The ministry said 300 soldiers had been counted twice.", "300 other of "},
		{"Losses in Ukraine rose to 400.", "400 casualties of "},
		{"Losses in Ukraine rose to 400, Moscow said.", "400 casualties of Russia"},
		{"In Ukraine, 28 journalists were killed.", "28 killed of "},
		{"The General Staff of Ukraine reported the losses of the enemy:\n\ntanks ‒ 3,259 (+7)\n\nhelicopters ‒ 284 (+1)",
			"3,259 equipment-destroyed of Russia | +7 equipment-destroyed of Russia | 284 equipment-destroyed of Russia | +1 equipment-destroyed of Russia"},
	} {
		if got := showParties(c[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Russia has lost 10 tanks since 1 March.", "total 2022-03-01.."},
		{"Russia has lost 10 tanks since the invasion began.", "total 2022-02-24.."},
		{"Russia lost 10 tanks overnight.", "period 2022-03-23..2022-03-24"},
		{"Russia loses 10 tanks a day.", "period .."},
		{"The strike killed 12 people in Kharkiv on Sunday.", "period 2022-03-20..2022-03-20"},
		{"A strike hit Kharkiv on Sunday. It killed 12 people.", "period 2022-03-20..2022-03-20"},
		{"It lies 30 km from Kyiv.", "open .."},
	} {
		r := readFigures(c.in)
		if len(r.Figures) != 1 {
			t.Errorf("%s: %d figures", c.in, len(r.Figures))
			continue
		}
		f := r.Figures[0]
		kind := "open"
		if f.Cumulative != nil {
			kind = map[bool]string{true: "total", false: "period"}[*f.Cumulative]
		}
		if got := kind + " " + f.Period.From + ".." + f.Period.To; got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestClaimantOfFigure(t *testing.T) {
	for _, c := range []struct{ in, claimant, interest string }{
		{"Russia's defence ministry said that Ukraine had lost 10 tanks.", "Ministry of Defence of the Russian Federation", hearsay.EnemySide},
		{"Britain's defence ministry said that Russia had lost 10 tanks.", "UK Ministry of Defence", hearsay.ThirdParty},
		{"Ukraine said that Ukraine had lost 10 tanks.", "Government of Ukraine", hearsay.OwnSide},
		{"Russia lost 10 tanks.", "", ""},
	} {
		r := readFigures(c.in)
		if len(r.Figures) != 1 {
			t.Errorf("%s: %d figures", c.in, len(r.Figures))
			continue
		}
		f, name := r.Figures[0], ""
		if f.Claimant != nil {
			name = f.Claimant.Name
		}
		if (name == "") != (c.claimant == "") || f.Interest != c.interest || (f.Claim == "") != (c.claimant == "") {
			t.Errorf("%s\n got %q, %q, claim %q\nwant %q, %q", c.in, name, f.Interest, f.Claim, c.claimant, c.interest)
		}
	}
}

// TestReckoner reads whose count it is that a sentence tells of without a word of saying.
func TestReckoner(t *testing.T) {
	const staff = "General Staff of the Ukrainian Armed Forces"
	for _, c := range [][2]string{
		{"The General Staff of the Ukrainian Armed Forces on Sunday corrected its count of Russian losses to 12,300 troops.", staff},
		{"The General Staff of Ukraine met.\n\nOn Monday the General Staff raised its tally of Russian losses to 12,300 troops.", staff},
		{"The General Staff of Ukraine said it was late.\n\nIt lowered its estimate of Russian losses to 12,300 troops.", staff},
		{"Russian losses rose to 12,300 troops.", ""},
	} {
		r := readFigures(c[0])
		if len(r.Figures) != 1 {
			t.Errorf("%s: %d figures", c[0], len(r.Figures))
			continue
		}
		name := ""
		if a := r.Figures[0].Claimant; a != nil {
			name = a.Name
		}
		if name != c[1] {
			t.Errorf("%s\n got %q\nwant %q", c[0], name, c[1])
		}
	}
}

// TestFigureWordExamples holds that each word's example has one figure to which the word could bear.
func TestFigureWordExamples(t *testing.T) {
	for line := range strings.Lines(figuresFile) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		if row[0][0] == '#' {
			continue
		}
		if len(row) != 3 || !strings.Contains(strings.ToLower(row[2]), row[1]) || len(readFigures(row[2]).Figures) == 0 {
			t.Errorf("%q: no figure in %q, or the word is not there", row[1], row)
		}
	}
}

// FuzzFigures holds what must hold of the figures of any text: claims that are there, periods in order, an interest only where both sides are known, the same again.
func FuzzFigures(f *testing.F) {
	for _, seed := range []string{
		"Kyiv said that Russia had lost 10 tanks since 24 February.", "The enemy's losses:\n\ntanks ‒ 3,259 (+7)", "“They lost 450 men,” he said on Sunday. By 1 March 12 died in Odesa.",
		"Russia's Ukraine's NATO 5 of 6 by Russian forces from Poland", "since since 2022 1 2 3 the the 4 soldiers",
	} {
		f.Add(seed)
	}
	table, places := actors.Default(), gazetteer.Default()
	f.Fuzz(func(t *testing.T, in string) {
		article := &hearsay.Article{}
		article.Published = "2022-03-24"
		doc := text.New(article, in)
		r := Read(doc, Options{Actors: table, Gazetteer: places})
		for _, g := range r.Figures {
			if g.Claimant == nil && (g.Claim != "" || g.Interest != "") || g.Interest != "" && g.Of == "" {
				t.Fatalf("%q: claim %q, interest %q, of %q without a claimant or party", in, g.Claim, g.Interest, g.Of)
			}
			if g.Period.From > g.Period.To && g.Period.To != "" {
				t.Fatalf("%q: period %v", in, g.Period)
			}
		}
		if again := Read(doc, Options{Actors: table, Gazetteer: places}); !reflect.DeepEqual(r.Figures, again.Figures) {
			t.Fatalf("%q reads differently the second time", in)
		}
	})
}

// BenchmarkFigures joins the figures of an article of some 600 words, half of whose sentences hold one.
func BenchmarkFigures(b *testing.B) {
	var in strings.Builder
	for i := range 20 {
		fmt.Fprintf(&in, "The UK said that Russia had lost %d tanks and %s soldiers since the invasion began on 24 February.\n\nNobody in Kyiv was surprised by what the ministry wrote that day.\n\n", 20+i, strconv.Itoa(300+i))
	}
	doc := text.New(&hearsay.Article{}, in.String())
	opt := Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()}
	r := Read(doc, opt)
	reg := naming.New(doc, opt.Actors)
	b.ReportAllocs()
	for b.Loop() {
		joinFigures(doc, opt.Actors, reg, append([]hearsay.Figure(nil), r.Figures...), &r)
	}
}

// TestOneLongSentence reads a sentence of a megabyte: the cost of a figure must not grow with its sentence.
func TestOneLongSentence(t *testing.T) {
	in := strings.Repeat("Russia lost 10 tanks near Kyiv on Sunday and Ukraine killed 30 soldiers while ", 4000)
	doc := text.New(&hearsay.Article{}, in)
	r := hearsay.Reading{Figures: quantity.Find(doc)}
	if found := joinFigures(doc, actors.Default(), naming.New(doc, actors.Default()), r.Figures, &r); len(found) < 8000 {
		t.Errorf("%d figures, want 8,000", len(found))
	}
}
