package timex

import "testing"

// TestWhichWay holds whether a weekday or month without a year lies behind or ahead, by the verb that it goes with. Read on Wednesday, 16 November 2022.
func TestWhichWay(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"The army left on [Friday].", []string{"2022-11-11"}},
		{"The army will leave on [Friday].", []string{"2022-11-18"}},
		{"The army is to leave on [Friday].", []string{"2022-11-18"}},
		{"The army is expected to leave on [Friday].", []string{"2022-11-18"}},
		{"The army plans to leave on [Friday].", []string{"2022-11-18"}},
		{"The army could leave as soon as [Friday].", []string{"2022-11-18"}},
		{"The army must be gone by [Friday].", []string{"2022-11-18"}},
		{"The army stays until [Friday].", []string{"2022-11-18"}},
		{"He said on [Friday] that the army will leave.", []string{"2022-11-11"}},
		{"He said [Friday] the army would leave on [Monday].", []string{"2022-11-11", "2022-11-21"}},
		{"On [Friday], he said the army would leave.", []string{"2022-11-11"}},
		{"On [Friday], talks will begin.", []string{"2022-11-18"}},
		{"Talks held on [Friday] failed.", []string{"2022-11-11"}},
		{"Since [Friday] it has been calm.", []string{"2022-11-11"}},
		{"The army left in [October].", []string{"2022-10"}},
		{"The army left in [January].", []string{"2022-01"}},
		{"The army left in [December].", []string{"2021-12"}},
		{"The army will leave in [December].", []string{"2022-12"}},
		{"The army will leave in [March].", []string{"2023-03"}},
		{"The army left on [25 November].", []string{"2021-11-25"}},
		{"The army will leave on [25 November].", []string{"2022-11-25"}},
		{"The vote of [25 November] is near.", []string{"2022-11-25"}},
		{"The vote of [25 October] is past.", []string{"2022-10-25"}},
	})
}

// TestNarrative holds that a date without a year takes the year named shortly before.
func TestNarrative(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It began on [February 20, 2014]. On [February 27], men took the parliament. On [March 16], they voted, and [two days later] it was over.",
			[]string{"2014-02-20", "2014-02-27", "2014-03-16", "2014-03-18"}},
		{"In [March 2014] they voted. On [November 2] the minister said it was a crime.", []string{"2014-03", "2014-11-02"}},
		{"It began in [2014]. On [November 2] the minister said so.", []string{"2014", "2022-11-02"}},
		{"It began on [August 6-8, 2016]. On [the night of August 7-8] they fought.", []string{"2016-08-06/2016-08-08", "2016-08-07/2016-08-08"}},
		{"It began on [November 1, 2022]. On [November 2] it ended.", []string{"2022-11-01", "2022-11-02"}},
		{"It began on [June 1, 2021], and by [the end of the year] it was over.", []string{"2021-06-01", "2021-12"}},
		{"It began in [March 2014] and since [July] it has been worse.", []string{"2014-03", "2022-07"}},
	})
}

// TestReference holds what "later", "after" and "the next day" count from.
func TestReference(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"It fell on [November 1], and [three days later] they came.", []string{"2022-11-01", "2022-11-04"}},
		{"It fell on [November 1], and [the next day] they came.", []string{"2022-11-01", "2022-11-02"}},
		{"It fell on [November 1], and [the same day] they came.", []string{"2022-11-01", "2022-11-01"}},
		{"It fell on [Monday], [a week after] the first fire.", []string{"2022-11-14", "2022-11-07"}},
		{"It comes [two weeks after] the first fire.", []string{"2022-11-02"}},
		{"It comes [a month after] the first fire.", []string{"2022-10"}},
		{"It comes [a year after] the first fire.", []string{"2021"}},
		{"It comes [weeks after] the first fire.", []string{""}},
	})
}

// TestTogether reads a paragraph as a report has it.
func TestTogether(t *testing.T) {
	try(t, "2022-11-16", []form{
		{"The ministry said on [Tuesday] that 1,030 men had died in [the past 24 hours], the most since [February 24], and that [last week] was the worst since [March]; in [2021] nobody had died, it said [Wednesday morning].",
			[]string{"2022-11-15", "2022-11-15/2022-11-16", "2022-02-24", "2022-11-07/2022-11-13", "2022-03", "2021", "2022-11-16"}},
		{"At [4am local time] on the front it was calm; [yesterday] 12 shells fell, and [three days ago] 24.", []string{"2022-11-16", "2022-11-15", "2022-11-13"}},
	})
}
