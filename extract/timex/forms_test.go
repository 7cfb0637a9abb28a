package timex

import (
	"strings"
	"testing"
)

// form is a sentence with its times in brackets, and their values in order; "" where there is none.
type form struct {
	sentence string
	values   []string
}

// try reads the sentences of an article of day and compares the words found and their values.
func try(t *testing.T, day string, forms []form) {
	t.Helper()
	for _, f := range forms {
		in := strings.NewReplacer("[", "", "]", "").Replace(f.sentence)
		var want []string
		rest := f.sentence
		for _, v := range f.values {
			_, after, _ := strings.Cut(rest, "[")
			words, tail, _ := strings.Cut(after, "]")
			want = append(want, words+"="+v)
			rest = tail
		}
		if got := read(in, day); got != strings.Join(want, " | ") {
			t.Errorf("%s\n got %s\nwant %s", f.sentence, got, strings.Join(want, " | "))
		}
	}
}

func TestMonthForms(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It fell on [November 9].", []string{"2022-11-09"}},
		{"It fell on [9 November].", []string{"2022-11-09"}},
		{"It fell on [Nov. 9].", []string{"2022-11-09"}},
		{"It fell on [November 9th].", []string{"2022-11-09"}},
		{"It fell on [the 9th of November].", []string{"2022-11-09"}},
		{"It fell on [November 9, 2021], and was retaken.", []string{"2021-11-09"}},
		{"It fell on [9 November 2021].", []string{"2021-11-09"}},
		{"It will end on [December 1].", []string{"2022-12-01"}},
		{"It ended on [December 1].", []string{"2021-12-01"}},
		{"It began on [March 5].", []string{"2022-03-05"}},
		{"It began on [December 20].", []string{"2021-12-20"}},
		{"It ran [from] nowhere.", nil},
		{"It ran from [November 3 to November 9].", []string{"2022-11-03/2022-11-09"}},
		{"It ran on [November 3-9].", []string{"2022-11-03/2022-11-09"}},
		{"It ran on [3-9 November].", []string{"2022-11-03/2022-11-09"}},
		{"It ran between [3 and 9 November].", []string{"2022-11-03/2022-11-09"}},
		{"It was so in [October].", []string{"2022-10"}},
		{"It was so in [December].", []string{"2021-12"}},
		{"It will be so in [December].", []string{"2022-12"}},
		{"It has been so since [March].", []string{"2022-03"}},
		{"It was so in [March 2015].", []string{"2015-03"}},
		{"It was so in [March, 2015].", []string{"2015-03"}},
		{"It was so in [March of 2015].", []string{"2015-03"}},
		{"It was so in [September last year].", []string{"2021-09"}},
		{"It was so in [early September].", []string{"2022-09"}},
		{"It was so in [mid-September].", []string{"2022-09"}},
		{"It was so in [late September].", []string{"2022-09"}},
		{"It was so at [the beginning of September].", []string{"2022-09"}},
		{"It was so at [the end of September 2021].", []string{"2021-09"}},
		{"It was so [later in October].", []string{"2022-10"}},
		{"On [the night of October 7-8] it burned.", []string{"2022-10-07/2022-10-08"}},
		{"At [dawn on October 8] it burned.", []string{"2022-10-08"}},
		{"[Sunday, October 9], was calm.", []string{"2022-10-09"}},
		{"It was calm on [Sunday (October 9)].", []string{"2022-10-09"}},
		{"In [2014] it began; on [February 27] men came.", []string{"2014", "2022-02-27"}},
		{"In [March 2014] it began; on [April 7] men came.", []string{"2014-03", "2014-04-07"}},
	})
}

func TestMonthsThatAreNone(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"He may march on it.", nil},
		{"May God help us.", nil},
		{"March on, he said.", nil},
		{"April Smith spoke.", nil},
		{"An august body met.", nil},
		{"A Su-24 and an Il-76 fell.", nil},
		{"The 24 tanks and 31 guns burned.", nil},
		{"The vote was 12-10.", nil},
		{"The second man and the first car burned.", nil},
		{"They fell back to the second line.", nil},
		{"It decided it now, once and for all.", nil},
		{"So far it has held.", nil},
	})
}

func TestYearForms(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It began in [2014].", []string{"2014"}},
		{"It has gone on since [2014].", []string{"2014"}},
		{"It ran from [2014] to [2015].", []string{"2014", "2015"}},
		{"The [2014] war is not over.", []string{"2014"}},
		{"Russia's [2014] invasion began it.", []string{"2014"}},
		{"He led it in [1995-2005].", []string{"1995/2005"}},
		{"He led it in [2022-23].", []string{"2022/2023"}},
		{"It was so in [the 1990s].", []string{"1990/1999"}},
		{"It was so in [the 19th century].", []string{"1801-01-01/1900-12-31"}},
		{"It was so in [early 2014].", []string{"2014-01-01/2014-03-31"}},
		{"It was so in [late 2014].", []string{"2014-10-01/2014-12-31"}},
		{"It was so at [the end of 2014].", []string{"2014-12"}},
		{"It was so at [the start of 2014].", []string{"2014-01"}},
		{"It was so in [the first half of 2014].", []string{"2014-01-01/2014-07-01"}},
		{"It was so in [the second half of 2014].", []string{"2014-07-01/2014-12-31"}},
		{"It was so in [1054].", []string{"1054"}},
		{"They sent 2014 soldiers.", nil},
		{"They paid $2014 for it.", nil},
		{"It has 2,014 shells.", nil},
	})
}

func TestWeekdayForms(t *testing.T) {
	try(t, "2022-11-16", []form{ // a Wednesday
		{"It burned on [Monday].", []string{"2022-11-14"}},
		{"It burned on [Wednesday].", []string{"2022-11-16"}},
		{"It burned on [Thursday].", []string{"2022-11-10"}},
		{"It burned [Monday].", []string{"2022-11-14"}},
		{"It burned on [Monday evening].", []string{"2022-11-14"}},
		{"It burned on [Sunday night].", []string{"2022-11-13"}},
		{"It burned [last Monday].", []string{"2022-11-14"}},
		{"It burned [last Wednesday].", []string{"2022-11-09"}},
		{"They will meet on [Friday].", []string{"2022-11-18"}},
		{"They are to meet on [Friday].", []string{"2022-11-18"}},
		{"They meet [next Friday].", []string{"2022-11-18"}},
		{"On [Friday] they will meet.", []string{"2022-11-18"}},
		{"They must leave by [Friday].", []string{"2022-11-18"}},
		{"[Monday]'s attack was the worst.", []string{"2022-11-14"}},
		{"In [the early hours of Monday] it burned.", []string{"2022-11-14"}},
		{"On [the night of Monday] it burned.", []string{"2022-11-14"}},
		{"The Sunday Times wrote it.", nil},
	})
}

func TestNamedDays(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"[Today] it burns.", []string{"2022-11-16"}},
		{"[Yesterday] it burned.", []string{"2022-11-15"}},
		{"[Yesterday morning] it burned.", []string{"2022-11-15"}},
		{"[Tomorrow] it will burn.", []string{"2022-11-17"}},
		{"[The day after tomorrow] it will burn.", []string{"2022-11-18"}},
		{"[The day before yesterday] it burned.", []string{"2022-11-14"}},
		{"It burns [tonight].", []string{"2022-11-16"}},
		{"It burned [last night].", []string{"2022-11-15"}},
		{"It burned [overnight].", []string{"2022-11-15/2022-11-16"}},
		{"It burned [this morning].", []string{"2022-11-16"}},
		{"It burned [this afternoon].", []string{"2022-11-16"}},
		{"In [the early hours of this morning] it burned.", []string{"2022-11-16"}},
		{"He told the BBC's Today programme so.", nil},
	})
}

func TestUnitForms(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It came [this week].", []string{"2022-11-14/2022-11-20"}},
		{"It came [last week].", []string{"2022-11-07/2022-11-13"}},
		{"It comes [next week].", []string{"2022-11-21/2022-11-27"}},
		{"It came [earlier this week].", []string{"2022-11-14/2022-11-20"}},
		{"It came [earlier in the week].", []string{"2022-11-14/2022-11-20"}},
		{"It came [this month].", []string{"2022-11"}},
		{"It came [last month].", []string{"2022-10"}},
		{"It comes [next month].", []string{"2022-12"}},
		{"It came [this year].", []string{"2022"}},
		{"It came [last year].", []string{"2021"}},
		{"It comes [next year].", []string{"2023"}},
		{"It came [earlier this year].", []string{"2022"}},
		{"It came [this financial year].", []string{"2022-04-01/2023-03-31"}},
		{"It came in [the last quarter].", []string{"2022-07-01/2022-09-30"}},
		{"It came at [the weekend].", []string{"2022-11-12/2022-11-13"}},
		{"It comes [this weekend].", []string{"2022-11-19/2022-11-20"}},
		{"It came [last weekend].", []string{"2022-11-12/2022-11-13"}},
		{"It came at [the end of last week].", []string{"2022-11-12/2022-11-13"}},
		{"It came at [the beginning of the year].", []string{"2022-01"}},
		{"It came on [March 3]; [the next day] they left.", []string{"2022-03-03", "2022-03-04"}},
		{"It came on [March 3]; [the following day] they left.", []string{"2022-03-03", "2022-03-04"}},
		{"It came on [March 3]; [that day] they left.", []string{"2022-03-03", "2022-03-03"}},
	})
}

func TestStretches(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It burned in [the past 24 hours].", []string{"2022-11-15/2022-11-16"}},
		{"It burned in [the last day].", []string{"2022-11-15"}},
		{"It burned in [the past three days].", []string{"2022-11-13/2022-11-15"}},
		{"It burned in [the past week].", []string{"2022-11-09/2022-11-16"}},
		{"It burned in [the last two weeks].", []string{"2022-11-02/2022-11-16"}},
		{"It burned in [the past four months].", []string{"2022-07-16/2022-11-16"}},
		{"It burned in [the past eight years].", []string{"2014-11-16/2022-11-16"}},
		{"It will burn in [the next two years].", []string{"2022-11-16/2024-11-16"}},
		{"It burned in [the past few days].", []string{""}},
		{"It burned in [the past several decades].", []string{""}},
		{"It burned in [recent weeks].", []string{""}},
		{"It will burn in [the coming days].", []string{""}},
		{"It will burn in [the next few weeks].", []string{""}},
		{"It burns in [these days].", []string{""}},
		{"It burned for [months].", []string{""}},
		{"It burned after [weeks] of talks.", []string{""}},
		{"It burned over [the years].", []string{""}},
		{"It will fall [within hours].", []string{""}},
		{"It will hold in [the long term].", []string{""}},
		{"It will fall in [the near future].", []string{""}},
	})
}

func TestCounted(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It fell [two days ago].", []string{"2022-11-14"}},
		{"It fell [a day ago].", []string{"2022-11-15"}},
		{"It fell [three weeks ago].", []string{"2022-10-26"}},
		{"It fell [a fortnight ago].", []string{"2022-11-02"}},
		{"It fell [a month ago].", []string{"2022-10"}},
		{"It fell [almost nine months ago].", []string{"2022-02"}},
		{"It fell [seven years ago].", []string{"2015"}},
		{"It fell [more than 20 years ago].", []string{"2002"}},
		{"It fell [half a year ago].", []string{"2022-05"}},
		{"It fell [days ago].", []string{""}},
		{"It fell [several weeks ago].", []string{""}},
		{"It fell [a couple of days ago].", []string{""}},
		{"It fell on [May 2], and [a week later] they came.", []string{"2022-05-02", "2022-05-09"}},
		{"It comes [a week after] they met.", []string{"2022-11-09"}},
		{"It comes [one day after] they met.", []string{"2022-11-15"}},
		{"It held, and [days later] fell.", []string{""}},
		{"It lasted two days.", nil},
		{"He is 20 years old.", nil},
	})
}

func TestSeasons(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It came [this spring].", []string{"2022-03-01/2022-05-31"}},
		{"It came [last winter].", []string{"2021-12-01/2022-02-28"}},
		{"It comes [next summer].", []string{"2023-06-01/2023-08-31"}},
		{"It comes [this winter].", []string{"2022-12-01/2023-02-28"}},
		{"It came in [the summer].", []string{"2022-06-01/2022-08-31"}},
		{"It came in [summer 2021].", []string{"2021-06-01/2021-08-31"}},
		{"It came in [the spring of 2021].", []string{"2021-03-01/2021-05-31"}},
		{"It came in [late summer].", []string{"2022-06-01/2022-08-31"}},
		{"The fall of the city came.", nil},
		{"The Winter Olympics ended.", nil},
	})
}

func TestClock(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It began at [4am].", []string{"2022-11-16"}},
		{"It began at [4am local time].", []string{"2022-11-16"}},
		{"It began at [6:15 am] there.", []string{"2022-11-16"}},
		{"It began at [6:15 am local time (0315 GMT)].", []string{"2022-11-16"}},
		{"It began at [7am on Sunday].", []string{"2022-11-13"}},
		{"It began at [17 o'clock].", []string{"2022-11-16"}},
	})
}

func TestHolidays(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It fell on [Christmas Eve].", []string{"2022-12-24"}},
		{"It fell on [Christmas Day 2021].", []string{"2021-12-25"}},
		{"It fell on [New Year's Eve].", []string{"2022-12-31"}},
		{"It falls on [Victory Day].", []string{"2023-05-09"}},
		{"It fell on [Ukraine's Independence Day].", []string{"2022-08-24"}},
		{"It fell on [International Women's Day in 2019].", []string{"2019-03-08"}},
	})
}

func TestWarForms(t *testing.T) {
	try(t, "2023-02-20", []form{
		{"Kyiv held on [day three of the war].", []string{"2022-02-26"}},
		{"Kyiv held on [the 100th day of the war].", []string{"2022-06-03"}},
		{"Kyiv held on [the first day].", []string{"2022-02-24"}},
		{"Kyiv's war enters [its second year].", []string{"2023-02-24/2024-02-23"}},
		{"Kyiv is in [year two].", []string{"2023-02-24/2024-02-23"}},
		{"Kyiv lost it in [the first week of Russia's invasion].", []string{"2022-02-24/2022-03-02"}},
		{"Kyiv lost it in [the first month of the war].", []string{"2022-02-24/2022-03-23"}},
		{"Kyiv held [four months into the war].", []string{"2022-06"}},
		{"Kyiv held [a month into Russia's full-scale invasion of Ukraine].", []string{"2022-03"}},
		{"Kyiv has held since [the beginning of the full-scale invasion].", []string{"2022-02-24"}},
		{"Kyiv marks [the first anniversary of the war].", []string{"2023-02-24"}},
		{"Kyiv marks [the anniversary].", []string{"2023-02-24"}},
		{"Kyiv marks [the one-year mark].", []string{"2023-02-24"}},
		{"Kyiv slept on [the eve of the invasion].", []string{"2022-02-23"}},
		{"Kyiv slept [two months before the invasion].", []string{"2021-12"}},
		{"Kyiv fought in [the early days of the war].", []string{""}},
	})
}
