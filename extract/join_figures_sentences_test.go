package extract

import (
	"strings"
	"testing"
)

// showWhen writes each figure's number, measure, party, whether it is a running total ("total"), a count of one period or neither ("open"), its period, and the claimant's interest.
func showWhen(in string) string {
	var out []string
	for _, f := range readFigures(in).Figures {
		kind := "open"
		if f.Cumulative != nil {
			kind = map[bool]string{true: "total", false: "period"}[*f.Cumulative]
		}
		words := f.Number.Of(in) + " " + f.Measure + " of " + f.Of + ", " + kind + " " + f.Period.From + ".." + f.Period.To
		if f.Interest != "" {
			words += ", " + f.Interest
		}
		out = append(out, words)
	}
	return strings.Join(out, " | ")
}

// TestWhoseAndWhen reads whose losses, troops and money are counted, and when, in reports of 24 March 2022.
func TestWhoseAndWhen(t *testing.T) {
	for _, c := range [][2]string{
		{
			"Moscow says it has lost 1,351 soldiers.",
			"1,351 casualties of Russia, total 2022-02-24.., own-side",
		},
		{
			"Kyiv says that Moscow has lost 15,000 soldiers.",
			"15,000 casualties of Russia, total 2022-02-24.., enemy-side",
		},
		{
			"The Kremlin denied that 500 of its sailors had died.",
			"500 killed of Russia, total 2022-02-24.., own-side",
		},
		{
			"Ukraine's General Staff said Russia had lost 142,860 soldiers since 24 February 2022.",
			"142,860 casualties of Russia, total 2022-02-24.., enemy-side",
		},
		{
			"Some 60 Ukrainian soldiers were killed in Makiivka.",
			"Some 60 killed of Ukraine, period ..",
		},
		{
			"President Zelensky said 31,000 Ukrainian soldiers had been killed.",
			"31,000 killed of Ukraine, total 2022-02-24.., own-side",
		},
		{
			"The Pentagon estimates that up to 80,000 Russian soldiers have been killed or wounded.",
			"up to 80,000 casualties of Russia, total 2022-02-24.., third-party",
		},
		{
			"Norway's army chief put Russian losses at 180,000 dead or wounded.",
			"180,000 casualties of Russia, total 2022-02-24.., third-party",
		},
		{
			"British intelligence said that Russia had lost half of its tanks.",
			"half other of Russia, open .., third-party",
		},
		{
			"Two people were killed in Odesa, the governor said.",
			"Two killed of Ukraine, period ..",
		},
		{
			"A missile hit a hotel in Kramatorsk, killing 11 people.",
			"11 killed of Ukraine, period ..",
		},
		{
			"Shelling killed three civilians in Belgorod, officials said.",
			"three killed-civilians of Russia, period ..",
		},
		{
			"Russian shelling killed three civilians and wounded ten, Kyiv said.",
			"three killed-civilians of Ukraine, period .., own-side | ten wounded of Ukraine, period .., own-side",
		},
		{
			"Rescuers in Dnipro found 45 bodies.",
			"45 killed of Ukraine, period ..",
		},
		{
			"The Russian military said it had shot down 12 drones.",
			"12 missiles-shot-down of Ukraine, period .., enemy-side",
		},
		{
			"Ukraine shot down 24 of 30 drones that Russia launched overnight.",
			"24 missiles-shot-down of Russia, period 2022-03-23..2022-03-24 | 30 missiles-launched of Russia, period 2022-03-23..2022-03-24",
		},
		{
			"Iran launched 300 drones at Israel.",
			"300 missiles-launched of Iran, period ..",
		},
		{
			"Germany will send Ukraine 18 tanks.",
			"18 other of Germany, open ..",
		},
		{
			"The Netherlands gave 24 jets to Ukraine.",
			"24 other of Netherlands, open ..",
		},
		{
			"Washington approved $61bn for Ukraine.",
			"$61bn money of US, period ..",
		},
		{
			"Britain has given £12bn to Ukraine since February 2022.",
			"£12bn money of UK, total 2022-02-24..",
		},
		{
			"Russia spends six percent of its GDP on the war.",
			"six percent money of , open ..",
		},
		{
			"North Korea has sent 10,000 troops to Russia.",
			"10,000 deployed of North Korea, open ..",
		},
		{
			"NATO put 300,000 troops on alert.",
			"300,000 deployed of NATO, open ..",
		},
		{
			"Russia has massed 190,000 troops near Ukraine.",
			"190,000 deployed of Russia, open ..",
		},
		{
			"Putin called up 300,000 reservists.",
			"300,000 mobilised of Russia, open .., own-side",
		},
		{
			"More than four million people have fled Ukraine.",
			"More than four million displaced of Ukraine, total ..",
		},
		{
			"Poland took in 1.5 million refugees from Ukraine.",
			"1.5 million refugees of Ukraine, period ..",
		},
		{
			"Two thousand people were evacuated from Kherson.",
			"Two thousand displaced of Ukraine, period ..",
		},
		{
			"About 40 percent of Russians agreed.",
			"About 40 percent other of Russia, open ..",
		},
		{
			"In Kharkiv, a city of 1.4 million people, power failed.",
			"1.4 million population of Kharkiv, open ..",
		},
		{
			"Russia controls about 18 percent of Ukraine.",
			"about 18 percent area of Ukraine, open ..",
		},
		{
			"Hamas took 250 hostages.",
			"250 captured of , period ..",
		},
		{
			"The enemy lost 700 men, 12 tanks and one helicopter.",
			"700 casualties of , total .. | 12 equipment-destroyed of , total .. | one equipment-destroyed of , total ..",
		},
		{
			"\"The enemy lost 700 men,\" Zelensky said.",
			"700 casualties of Russia, total 2022-02-24.., enemy-side",
		},
		{
			"\"We have lost 40 men this week,\" the Ukrainian commander said.",
			"40 casualties of Ukraine, period 2022-03-21..2022-03-27, own-side",
		},
		{
			"Russia's defence ministry said its forces had killed 400 Ukrainian soldiers on Monday.",
			"400 killed of Ukraine, period 2022-03-21..2022-03-21, enemy-side",
		},
		{
			"Our forces destroyed 17 tanks, Ukraine's army said on 20 March.",
			"17 equipment-destroyed of Russia, period 2022-03-20..2022-03-20, enemy-side",
		},
		{
			"Russian troops killed 20 prisoners.",
			"20 killed of Ukraine, period ..",
		},
		{
			"Ukrainian soldiers captured 40 men near Kherson.",
			"40 captured of Russia, period ..",
		},
		{
			"The fire killed two Syrian soldiers.",
			"two killed of Syria, period ..",
		},
		{
			"Both sides have lost about 500 soldiers.",
			"about 500 casualties of , total ..",
		},
		{
			"Losses on both sides exceed 10,000.",
			"exceed 10,000 casualties of , total ..",
		},
		{
			"At the weekend 14 people died in Lviv.",
			"14 killed of Ukraine, period 2022-03-19..2022-03-20",
		},
		{
			"Up to 200 people a day die, Kyiv said.",
			"Up to 200 killed of , period ..",
		},
		{
			"On 1 March 35 people were killed in Kharkiv.",
			"35 killed of Ukraine, period 2022-03-01..2022-03-01",
		},
		{
			"Since Monday 35 people have been killed in Kharkiv.",
			"35 killed of Ukraine, total 2022-03-21..",
		},
		{
			"By 20 March 902 civilians had been killed in Ukraine, the UN said.",
			"902 killed-civilians of Ukraine, total ..2022-03-20, third-party",
		},
		{
			"The war has displaced ten million people.",
			"ten million displaced of , total ..",
		},
	} {
		if got := showWhen(c[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}
