package timex

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// read finds the times of an article on Russia's invasion that was published on day, as "words=value | ...".
func read(in, day string) string {
	d := text.New(&hearsay.Article{Meta: hearsay.Meta{Published: day}}, in)
	var out []string
	for _, t := range Find(d) {
		out = append(out, t.Span.Of(in)+"="+t.Value)
	}
	return strings.Join(out, " | ")
}

// TestDates reads sentences of Thursday, 24 March 2022.
func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"It fell on February 24, 2022.":                               "February 24, 2022=2022-02-24",
		"It fell on 24 February.":                                     "24 February=2022-02-24",
		"It fell on the 24th of February 2022.":                       "the 24th of February 2022=2022-02-24",
		"It fell on Feb. 24, they said.":                              "Feb. 24=2022-02-24",
		"It fell on 2022-03-02 and on 24.02.2022.":                    "2022-03-02=2022-03-02 | 24.02.2022=2022-02-24",
		"They met on March 10-11 in Paris.":                           "March 10-11=2022-03-10/2022-03-11",
		"They met between 5 and 7 May 2021.":                          "5 and 7 May 2021=2021-05-05/2021-05-07",
		"It ran between February 22 and March 6.":                     "February 22 and March 6=2022-02-22/2022-03-06",
		"It was cold in February and March.":                          "February and March=2022-02-01/2022-03-31",
		"They came in December.":                                      "December=2021-12",
		"They will come in December.":                                 "December=2022-12",
		"They came in March 2014.":                                    "March 2014=2014-03",
		"They came in May of 2021.":                                   "May of 2021=2021-05",
		"It came in May last year.":                                   "May last year=2021-05",
		"They may march on the city.":                                 "",
		"Theresa May said the Su-24 had 2,014 hours.":                 "",
		"April Jones and a march of 2000 soldiers.":                   "",
		"In 2014 the 2014 invasion began.":                            "2014=2014 | 2014=2014",
		"He led it (1995-2005) in the 1990s.":                         "1995-2005=1995/2005 | the 1990s=1990/1999",
		"By mid-April, not in late 2021.":                             "mid-April=2022-04 | late 2021=2021-10-01/2021-12-31",
		"It held until the end of 2021.":                              "the end of 2021=2021-12",
		"It came at the end of February.":                             "the end of February=2022-02",
		"MINSK, 26 February (ABC) - They met.":                        "26 February=2022-02-26",
		"It fell in the 18th century.":                                "the 18th century=1701-01-01/1800-12-31",
		"It began on Friday, February 4, and ended Monday (March 7).": "Friday, February 4=2022-02-04 | Monday (March 7)=2022-03-07",
	} {
		if got := read(in, "2022-03-24"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestRelative(t *testing.T) {
	for in, want := range map[string]string{
		"He said on Monday it fell.":                         "Monday=2022-03-21",
		"He said on Thursday it fell.":                       "Thursday=2022-03-24",
		"He will speak on Monday.":                           "Monday=2022-03-28",
		"They left last Friday and come next Friday.":        "last Friday=2022-03-18 | next Friday=2022-03-25",
		"It burned on Tuesday night.":                        "Tuesday night=2022-03-22",
		"It burned in the early hours of Tuesday.":           "the early hours of Tuesday=2022-03-22",
		"Today it burns, yesterday it did not.":              "Today=2022-03-24 | yesterday=2022-03-23",
		"It rose overnight and last night.":                  "overnight=2022-03-23/2022-03-24 | last night=2022-03-23",
		"It burned this morning.":                            "this morning=2022-03-24",
		"It burned last week, last month and last year.":     "last week=2022-03-14/2022-03-20 | last month=2022-02 | last year=2021",
		"It burned earlier this month.":                      "earlier this month=2022-03",
		"It lost ten in the past 24 hours.":                  "the past 24 hours=2022-03-23/2022-03-24",
		"It lost ten in the last two months.":                "the last two months=2022-01-24/2022-03-24",
		"It fell three days ago.":                            "three days ago=2022-03-21",
		"It fell a fortnight ago.":                           "a fortnight ago=2022-03-10",
		"It fell almost two months ago.":                     "almost two months ago=2022-01",
		"It fell a few days ago.":                            "a few days ago=",
		"It fell on March 16, and two days later they left.": "March 16=2022-03-16 | two days later=2022-03-18",
		"In recent days and in the coming weeks.":            "recent days= | the coming weeks=",
		"They fought for months.":                            "months=",
		"They come this summer.":                             "this summer=2022-06-01/2022-08-31",
		"It fell in the summer of 2021.":                     "the summer of 2021=2021-06-01/2021-08-31",
		"It fell last weekend.":                              "last weekend=2022-03-19/2022-03-20",
		"At 4am local time it burned.":                       "4am local time=2022-03-24",
		"It is calm now and so far.":                         "",
		"He writes for the Sunday Times.":                    "",
		"They marched on Victory Day.":                       "Victory Day=2022-05-09",
	} {
		if got := read(in, "2022-03-24"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestWar(t *testing.T) {
	for in, want := range map[string]string{
		"Kyiv held on day two of the invasion of Ukraine.":   "day two of the invasion of Ukraine=2022-02-25",
		"Kyiv held on the 28th day of the war.":              "the 28th day of the war=2022-03-23",
		"Kyiv's war is in its second year.":                  "its second year=2023-02-24/2024-02-23",
		"Kyiv has held since the start of the war.":          "the start of the war=2022-02-24",
		"Kyiv marked the first anniversary of the invasion.": "the first anniversary of the invasion=2023-02-24",
		"Kyiv holds four weeks into the war.":                "four weeks into the war=2022-03-24",
		"Kyiv held in the early days of the war.":            "the early days of the war=",
		"Kyiv held in the first week of the war.":            "the first week of the war=2022-02-24/2022-03-02",
		"Oslo marked day two of the invasion.":               "day two of the invasion=",
	} {
		if got := read(in, "2022-03-24"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestWithoutADay(t *testing.T) {
	want := "Monday= | last week= | March 3= | March 3, 2022=2022-03-03 | 2014=2014"
	if got := read("On Monday and last week, on March 3 or March 3, 2022, or in 2014.", ""); got != want {
		t.Errorf("got %s", got)
	}
}

// TestWords reads the example of every row of the lexicon.
func TestWords(t *testing.T) {
	for cells := range rows(wordsFile) {
		if len(cells) != 4 {
			t.Fatalf("row %v has no example", cells)
		}
		in := "Kyiv fell " + cells[3] + "."
		if got := read(in, "2022-03-24"); !strings.Contains(strings.ToLower(got), cells[1]) {
			t.Errorf("%s %q: %q gives %s", cells[0], cells[1], in, got)
		}
	}
	for cells := range rows(warsFile) {
		if _, _, ok := hearsay.Days(cells[0]); !ok {
			t.Errorf("war row %v", cells)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("It fell on Feb. 24-25, 2022, two days later, on the 99999th day of the war.", "2022-03-24")
	f.Add("the first week of March the end of the second half of the year 31 February", "")
	f.Add("Monday (January 6) 12:30 am (0315 GMT) on the night of", "9999-12-31")
	f.Add("fell 0 FeB. 1-2. 1-0", "0000-01-01")
	f.Fuzz(func(t *testing.T, in, day string) {
		d := text.New(&hearsay.Article{Meta: hearsay.Meta{Published: day}}, in)
		end := 0
		for _, x := range Find(d) {
			if x.Span.Empty() || x.Span.Start < end || x.Span.End > len(in) {
				t.Fatalf("%v after %d of %d", x.Span, end, len(in))
			}
			end = x.Span.End
			if _, _, ok := hearsay.Days(x.Value); x.Value != "" && !ok {
				t.Fatalf("%q has value %q", x.Span.Of(in), x.Value)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	in := strings.Repeat("The ministry said on Tuesday that 450 soldiers had been killed near Kyiv since February 24, two days after the bridge was closed.\n\n", 25)
	d := text.New(&hearsay.Article{Meta: hearsay.Meta{Published: "2022-03-24"}}, in)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d)
	}
}
