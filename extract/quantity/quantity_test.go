package quantity

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// show writes the figures of a text one after the other: words of the number -> low..high qualifier measure subject (unit), with + for an increment and = for a running total.
func show(in string) string {
	d := text.New(&hearsay.Article{}, in)
	var out []string
	for _, f := range Find(d) {
		w := fmt.Sprintf("%s -> %s..%s %s %s %s (%s)", f.Number.Of(in), bound(f.Low), bound(f.High), f.Qualifier, f.Measure, f.Subject, f.Unit)
		if f.Cumulative != nil {
			w += map[bool]string{true: " =", false: " +"}[*f.Cumulative]
		}
		out = append(out, w)
	}
	return strings.Join(out, " | ")
}

func bound(x *float64) string {
	if x == nil {
		return "open"
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func check(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		if got := show(c[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestBounds(t *testing.T) {
	check(t, [][2]string{
		{"They lost over 450 personnel.", "over 450 -> 450..open at-least casualties soldiers (person)"},
		{"Around 10,000 Russian troops were killed.", "Around 10,000 -> 10000..10000 about killed soldiers (person)"},
		{"Between 14,000 and 21,000 soldiers were wounded.", "Between 14,000 and 21,000 -> 14000..21000 range wounded soldiers (person)"},
		{"Up to 150,000 troops stood at the border.", "Up to 150,000 -> open..150000 at-most deployed soldiers (person)"},
		{"As many as 190,000 troops massed there.", "As many as 190,000 -> open..190000 at-most deployed soldiers (person)"},
		{"Some 200 people were killed.", "Some 200 -> 200..200 about killed people (person)"},
		{"Nearly 500 people were wounded.", "Nearly 500 -> 500..500 about wounded people (person)"},
		{"At least a dozen villages were taken back.", "At least a dozen -> 12..open at-least other villages (item)"},
		{"They lost 3,000-5,000 men.", "3,000-5,000 -> 3000..5000 range casualties soldiers (person)"},
		{"Two or three drones were shot down.", "Two or three -> 2..3 range missiles-shot-down drones (item)"},
		{"Total losses exceed 400,000 soldiers.", "exceed 400,000 -> 400000..open at-least casualties soldiers (person)"},
		{"They brought 200 or so soldiers.", "200 or so -> 200..200 about deployed soldiers (person)"},
		{"No fewer than 30 tanks burned.", "No fewer than 30 -> 30..open at-least equipment-destroyed tanks (item)"},
	})
}

func TestOrdersOfMagnitude(t *testing.T) {
	check(t, [][2]string{
		{"Thousands of soldiers were killed.", "Thousands -> 2000..open order-of-magnitude killed soldiers (person)"},
		{"Dozens of drones were shot down.", "Dozens -> 24..open order-of-magnitude missiles-shot-down drones (item)"},
		{"Tens of thousands of people fled.", "Tens of thousands -> 20000..open order-of-magnitude displaced people (person)"},
		{"Several thousand men were captured.", "Several thousand -> 3000..open order-of-magnitude captured soldiers (person)"},
		{"Several men were captured.", ""},
		{"A few hundred people were killed.", "A few hundred -> 300..open order-of-magnitude killed people (person)"},
		{"It cost billions of dollars.", "billions of dollars -> 2000000000..open order-of-magnitude money  (USD)"},
	})
}

func TestUnits(t *testing.T) {
	check(t, [][2]string{
		{"They fell back by more than 70 km (44 miles).", "more than 70 km (44 miles) -> 70..open at-least distance  (km)"},
		{"It lies 19 miles (30km) away.", "19 miles (30km) -> 30..30 exact distance  (km)"},
		{"It lies 10 miles away.", "10 miles -> 16.093..16.093 exact distance  (km)"},
		{"They hold a 600-mile front.", "600-mile -> 965.606..965.606 exact distance front (km)"},
		{"They took 600 square kilometres.", "600 square kilometres -> 600..600 exact area  (km2)"},
		{"Aid of $300m came.", "$300m -> 300000000..300000000 exact money  (USD)"},
		{"Aid of US$1.5 billion came.", "US$1.5 billion -> 1500000000..1500000000 exact money  (USD)"},
		{"It paid EUR6-7 billion.", "EUR6-7 billion -> 6000000000..7000000000 range money  (EUR)"},
		{"The city gave 15 million hryvnias.", "15 million hryvnias -> 15000000..15000000 exact money  (UAH)"},
		{"About 60 percent of voters agreed.", "About 60 percent -> 60..60 about other officials (percent)"},
		{"They hold a third of the country.", "a third -> 33.333..33.333 exact area country (percent)"},
		{"The siege lasted more than a year.", "more than a year -> 1..open at-least duration  (year)"},
		{"After an 18-month-old war they met.", "18-month -> 18..18 exact duration war (month)"},
		{"Ships took 4m rounds of ammunition.", "4m -> 4000000..4000000 exact other rounds (item)"},
		{"It stood 300m away.", "300m -> 0.3..0.3 exact distance  (km)"},
	})
}

func TestNumbers(t *testing.T) {
	check(t, [][2]string{
		{"The city of 2.8million people slept.", "2.8million -> 2800000..2800000 exact population people (person)"},
		{"Losses reached 473 400 soldiers.", "473 400 -> 473400..473400 exact casualties soldiers (person)"},
		{"They lost 100,000soldiers there.", "100,000 -> 100000..100000 exact casualties soldiers (person)"},
		{"Twenty-five tanks were destroyed.", "Twenty-five -> 25..25 exact equipment-destroyed tanks (item)"},
		{"One hundred and fifty men died.", "One hundred and fifty -> 150..150 exact killed soldiers (person)"},
		{"Two hundred thousand people fled.", "Two hundred thousand -> 200000..200000 exact displaced people (person)"},
		{"Half a million people fled.", "Half a million -> 500000..500000 exact displaced people (person)"},
		{"Seven thousand soldiers came.", "Seven thousand -> 7000..7000 exact deployed soldiers (person)"},
		{"One woman was killed.", "One -> 1..1 exact killed-civilians women (person)"},
		{"They lost 70 to 80,000 men.", "70 to 80,000 -> 70000..80000 range casualties soldiers (person)"},
		{"They lost 150,000 or 1 million men.", "150,000 or 1 million -> 150000..1000000 range casualties soldiers (person)"},
		{"For about $ 2 billion $ 980 million they bought tanks.", "about $ 2 billion -> 2000000000..2000000000 about money  (USD) | $ 980 million -> 980000000..980000000 exact money  (USD)"},
		{"A meeting of 40 Nato members began.", "40 -> 40..40 exact other people (person)"},
		{"Four out of five people agreed.", "Four out of five -> 80..80 exact other people (percent)"},
	})
}

// TestNoFigures holds numbers that name, date or order and count nothing.
func TestNoFigures(t *testing.T) {
	for _, in := range []string{
		"An Su-24 and a T-72 burned.", "HIMARS M142 launchers arrived.", "The 247th regiment left.", "It was the third time.", "In 2022 they left.", "On 24 February they left.",
		"They left on March 16.", "It began at 10:30.", "It began at 4am.", "The girl was an 11-year-old.", "Maria, 45, left.", "He was aged 45.", "Shells of 155mm fell.",
		"It was one of the worst days.", "He wrote in Article 5.", "See chapter 4.", "Nord Stream 2 was blown up.", "The S&P 500 fell.", "The two leaders met.", "No one came.",
		"They fought 24/7.", "Call 0044 123.", "They met two weeks ago.", "It fell in the past 24 hours.", "World War Two ended.", "The 1990s were better.", "A G20 meeting ended.",
		"It was three times in Kyiv.", "1. The army left.", "They left from 2014 to 2022.",
	} {
		if got := show(in); got != "" {
			t.Errorf("%s\n got %s\nwant none", in, got)
		}
	}
}

func TestMeasures(t *testing.T) {
	check(t, [][2]string{
		{"The strike killed 12 people and injured 20 more.", "12 -> 12..12 exact killed people (person) | 20 -> 20..20 exact wounded people (person)"},
		{"9,861 troops had died and 16,153 had been injured.", "9,861 -> 9861..9861 exact killed soldiers (person) | 16,153 -> 16153..16153 exact wounded soldiers (person)"},
		{"They killed, wounded or captured 500 soldiers.", "500 -> 500..500 exact casualties soldiers (person)"},
		{"198 civilians, including three children, were killed.", "198 -> 198..198 exact killed-civilians civilians (person) | three -> 3..3 exact killed-civilians children (person)"},
		{"Six generals are thought to be among the fatalities.", "Six -> 6..6 exact killed generals (person)"},
		{"The army lost 12 tanks.", "12 -> 12..12 exact equipment-destroyed tanks (item)"},
		{"They captured 12 tanks.", "12 -> 12..12 exact equipment-captured tanks (item)"},
		{"Russia fired 36 missiles.", "36 -> 36..36 exact missiles-launched missiles (item)"},
		{"Air defence shot down 16 of the 36 launched.", "16 -> 16..16 exact missiles-shot-down  (item) | 36 -> 36..36 exact missiles-launched  (item)"},
		{"Two million refugees left.", "Two million -> 2000000..2000000 exact refugees refugees (person)"},
		{"The president called up 300,000 men.", "300,000 -> 300000..300000 exact mobilised soldiers (person)"},
		{"About 1,700 personnel stay there.", "About 1,700 -> 1700..1700 about deployed soldiers (person)"},
		{"The army suffered 450 casualties.", "450 -> 450..450 exact casualties  (person)"},
		{"The number of soldiers there reaches 127,000.", "127,000 -> 127000..127000 exact deployed soldiers (person)"},
	})
}

// TestTotals holds running totals with their increments, as loss bulletins write them.
func TestTotals(t *testing.T) {
	check(t, [][2]string{
		{"The total losses of the enemy: tanks ‒ 3259 (+7), APV ‒ 6405 (+11), cruise missiles ‒ 796 (+0).",
			"3259 -> 3259..3259 exact equipment-destroyed tanks (item) = | +7 -> 7..7 exact equipment-destroyed tanks (item) + | 6405 -> 6405..6405 exact equipment-destroyed armoured vehicles (item) = | " +
				"+11 -> 11..11 exact equipment-destroyed armoured vehicles (item) + | 796 -> 796..796 exact missiles-shot-down missiles (item) = | +0 -> 0..0 exact missiles-shot-down missiles (item) +"},
		{"Losses were:\n\npersonnel ‒ about 133,190 (+1,030)\n\ntanks ‒ 3,259",
			"about 133,190 -> 133190..133190 about casualties soldiers (person) = | +1,030 -> 1030..1030 exact casualties soldiers (person) + | 3,259 -> 3259..3259 exact equipment-destroyed tanks (item)"},
		{"It raised its tally of military dead by 1,030 overnight to 133,190.", "1,030 -> 1030..1030 exact killed soldiers (person) + | 133,190 -> 133190..133190 exact killed soldiers (person) ="},
	})
}

func TestRelative(t *testing.T) {
	in := "Around 10,000 soldiers and six generals were killed. The number of soldiers injured is believed to be three to four times higher than the death toll."
	got := Find(text.New(&hearsay.Article{}, in))
	if len(got) != 3 || got[2].Unit != "ratio" || got[2].Measure != hearsay.Wounded || got[2].Derived.RelativeTo != hearsay.Ref(0) || bound(got[2].Derived.Low) != "30000" || bound(got[2].Derived.High) != "40000" {
		t.Errorf("%s\n got %+v", in, got)
	}
}

// TestSpans holds what a figure's phrase takes in: the number, what is counted, and what befell it where that follows at once.
func TestSpans(t *testing.T) {
	for in, want := range map[string]string{
		"Of these, around 10,000 Russian troops killed is a fair guess.": "around 10,000 Russian troops killed",
		"He said 16,153 had been injured there.":                         "16,153 had been injured",
		"The list: tanks ‒ 3259 (+7).":                                   "tanks ‒ 3259 / +7",
		"They sent $5 million in military aid.":                          "$5 million in military aid",
		"It lies 30 km from the border.":                                 "30 km",
	} {
		d := text.New(&hearsay.Article{}, in)
		var spans []string
		for _, f := range Find(d) {
			spans = append(spans, f.Span.Of(in))
		}
		if got := strings.Join(spans, " / "); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestFurnitureHoldsNoFigures(t *testing.T) {
	d := text.New(&hearsay.Article{}, "The army lost 12 tanks.")
	d.Furniture = []hearsay.Furniture{{Span: hearsay.Span{Start: 0, End: 10}}, {Span: hearsay.Span{Start: 12, End: 23}}}
	if got := Find(d); len(got) != 0 {
		t.Errorf("figures in furniture: %+v", got)
	}
}
