package quantity

import "testing"

// TestPeople reads what befell people: who is counted, by which measure, how bounded.
func TestPeople(t *testing.T) {
	check(t, [][2]string{
		{
			"Kyiv said that it had lost 31,000 soldiers.",
			"31,000 -> 31000..31000 exact casualties soldiers (person)",
		},
		{
			"The commander put the number of dead at 70.",
			"70 -> 70..70 exact killed  (person)",
		},
		{
			"Some 2,500 fighters surrendered at the steelworks.",
			"Some 2,500 -> 2500..2500 about captured soldiers (person)",
		},
		{
			"More than 1,000 marines laid down their arms.",
			"More than 1,000 -> 1000..open at-least captured soldiers (person)",
		},
		{
			"At least 21 people died and 30 were injured when a missile hit a market.",
			"At least 21 -> 21..open at-least killed people (person) | 30 -> 30..30 exact wounded people (person)",
		},
		{
			"A drone killed a farmer and wounded three others.",
			"three -> 3..3 exact wounded people (person)",
		},
		{
			"Seven people, among them two children, were killed in the shelling.",
			"Seven -> 7..7 exact killed people (person) | two -> 2..2 exact killed-civilians children (person)",
		},
		{
			"The blast left six dead and 14 wounded.",
			"six -> 6..6 exact killed  (person) | 14 -> 14..14 exact wounded  (person)",
		},
		{
			"Rescuers pulled 11 bodies from the rubble.",
			"11 -> 11..11 exact killed people (person)",
		},
		{
			"The death toll rose to 45.",
			"45 -> 45..45 exact killed  (person)",
		},
		{
			"The toll has climbed from 40 to 45.",
			"40 -> 40..40 exact killed  (person) | 45 -> 45..45 exact killed  (person)",
		},
		{
			"Nine civilians were hurt, the governor said.",
			"Nine -> 9..9 exact injured-civilians civilians (person)",
		},
		{
			"The hospital treated 60 wounded soldiers.",
			"60 -> 60..60 exact wounded soldiers (person)",
		},
		{
			"As many as 80 mercenaries were killed near the river.",
			"As many as 80 -> open..80 at-most killed mercenaries (person)",
		},
		{
			"Up to 200 Russian soldiers may have died in the strike.",
			"Up to 200 -> open..200 at-most killed soldiers (person)",
		},
		{
			"Roughly a hundred conscripts were missing.",
			"Roughly a hundred -> 100..100 about missing conscripts (person)",
		},
		{
			"Twenty sailors are still missing after the fire.",
			"Twenty -> 20..20 exact missing soldiers (person)",
		},
		{
			"The two sides exchanged 180 prisoners of war.",
			"180 -> 180..180 exact captured prisoners (person)",
		},
		{
			"Russia returned 95 Ukrainian prisoners.",
			"95 -> 95..95 exact captured prisoners (person)",
		},
		{
			"Poland has taken in more than two million refugees.",
			"more than two million -> 2000000..open at-least refugees refugees (person)",
		},
		{
			"Over six million people have fled the country.",
			"Over six million -> 6000000..open at-least displaced people (person)",
		},
		{
			"About 400,000 people are without power.",
			"About 400,000 -> 400000..400000 about other people (person)",
		},
		{
			"Nearly 13,000 residents were evacuated from the town.",
			"Nearly 13,000 -> 13000..13000 about displaced residents (person)",
		},
		{
			"The brigade has 4,000 men.",
			"4,000 -> 4000..4000 exact deployed soldiers (person)",
		},
		{
			"NATO will deploy 40,000 troops on its eastern flank.",
			"40,000 -> 40000..40000 exact deployed soldiers (person)",
		},
		{
			"The army massed 130,000 soldiers along the frontier.",
			"130,000 -> 130000..130000 exact deployed soldiers (person)",
		},
		{
			"The Kremlin mobilised 318,000 men last autumn.",
			"318,000 -> 318000..318000 exact mobilised soldiers (person)",
		},
		{
			"The state plans to call up another 150,000 conscripts.",
			"150,000 -> 150000..150000 exact mobilised conscripts (person)",
		},
		{
			"Norway will train 150 pilots.",
			"150 -> 150..150 exact other pilots (person)",
		},
		{
			"More than 20,000 recruits were trained in Britain.",
			"More than 20,000 -> 20000..open at-least other conscripts (person)",
		},
		{
			"There were no casualties.",
			"no -> 0..0 exact casualties  (person)",
		},
		{
			"An average of 824 soldiers died each day.",
			"824 -> 824..824 exact killed soldiers (person)",
		},
		{
			"The estimate is 40,000 to 60,000 killed.",
			"40,000 to 60,000 -> 40000..60000 range killed  (person)",
		},
		{
			"Between 15,000 and 20,000 were killed or wounded.",
			"Between 15,000 and 20,000 -> 15000..20000 range casualties  (person)",
		},
		{
			"British intelligence puts killed and wounded at 175,000-200,000.",
			"175,000-200,000 -> 175000..200000 range casualties  (person)",
		},
		{
			"He spoke of tens of thousands of dead.",
			"tens of thousands -> 20000..open order-of-magnitude killed  (person)",
		},
		{
			"Thousands more were wounded.",
			"Thousands -> 2000..open order-of-magnitude wounded  (person)",
		},
		{
			"Dozens of people were trapped.",
			"Dozens -> 24..open order-of-magnitude other people (person)",
		},
		{
			"Scores of civilians have died.",
			"Scores -> 40..open order-of-magnitude killed-civilians civilians (person)",
		},
		{
			"A couple of hundred men remained.",
			"A couple of hundred -> 200..open order-of-magnitude deployed soldiers (person)",
		},
		{
			"Well over 100 people were killed.",
			"Well over 100 -> 100..open at-least killed people (person)",
		},
		{
			"Fewer than 50 soldiers remained.",
			"Fewer than 50 -> open..50 at-most deployed soldiers (person)",
		},
		{
			"Just over 1,000 people stayed.",
			"Just over 1,000 -> 1000..open at-least other people (person)",
		},
		{
			"A 9-year-old boy and two women were wounded.",
			"two -> 2..2 exact injured-civilians women (person)",
		},
		{
			"Two children aged five and seven were hurt.",
			"Two -> 2..2 exact injured-civilians children (person)",
		},
		{
			"Ten soldiers of the 36th brigade surrendered.",
			"Ten -> 10..10 exact captured soldiers (person)",
		},
		{
			"Some 1.3 million Ukrainians live in Poland.",
			"Some 1.3 million -> 1300000..1300000 about other people (person)",
		},
		{
			"Russian losses exceed 100,000 dead and wounded.",
			"exceed 100,000 -> 100000..open at-least casualties  (person)",
		},
		{
			"He estimated 20,000 Russian dead and 80,000 wounded.",
			"estimated 20,000 -> 20000..20000 about killed  (person) | 80,000 -> 80000..80000 exact wounded  (person)",
		},
		{
			"Ukraine lost between 10,000 and 13,000 soldiers, an adviser said.",
			"between 10,000 and 13,000 -> 10000..13000 range casualties soldiers (person)",
		},
		{
			"The unit, which had 1,500 men in February, has 400 left.",
			"1,500 -> 1500..1500 exact deployed soldiers (person)",
		},
		{
			"About 80 of the 300 defenders survived.",
			"About 80 -> 80..80 about other soldiers (person) | 300 -> 300..300 exact deployed soldiers (person)",
		},
		{
			"The barracks housed about 600 conscripts.",
			"about 600 -> 600..600 about mobilised conscripts (person)",
		},
		{
			"A quarter of a million people left.",
			"A quarter of a million -> 250000..250000 exact other people (person)",
		},
		{
			"Up to a dozen men hid in the cellar.",
			"Up to a dozen -> open..12 at-most deployed soldiers (person)",
		},
		{
			"Hundreds were arrested.",
			"Hundreds -> 200..open order-of-magnitude captured  (person)",
		},
		{
			"Thousands of protesters marched.",
			"Thousands -> 2000..open order-of-magnitude other people (person)",
		},
		{
			"More than 1,400 people were detained.",
			"More than 1,400 -> 1400..open at-least captured people (person)",
		},
		{
			"Security forces arrested five men.",
			"five -> 5..5 exact captured soldiers (person)",
		},
		{
			"Three journalists have been killed and 12 wounded.",
			"Three -> 3..3 exact killed journalists (person) | 12 -> 12..12 exact wounded  (person)",
		},
		{
			"One civilian died.",
			"One -> 1..1 exact killed-civilians civilians (person)",
		},
		{
			"One person was killed and one was injured.",
			"One -> 1..1 exact killed people (person) | one -> 1..1 exact wounded people (person)",
		},
		{
			"Four of them died.",
			"Four -> 4..4 exact killed  (person)",
		},
		{
			"Six more were injured.",
			"Six -> 6..6 exact wounded  (person)",
		},
		{
			"The second strike killed two medics.",
			"two -> 2..2 exact killed rescuers (person)",
		},
		{
			"Two strikes killed 17 people.",
			"Two -> 2..2 exact other strikes (item) | 17 -> 17..17 exact killed people (person)",
		},
		{
			"A total of 1,346 bodies were found.",
			"1,346 -> 1346..1346 exact killed people (person)",
		},
		{
			"Mass graves held 440 bodies.",
			"440 -> 440..440 exact killed people (person)",
		},
		{
			"Some 16,000 children were deported.",
			"Some 16,000 -> 16000..16000 about other children (person)",
		},
		{
			"The ministry named 20 officers.",
			"20 -> 20..20 exact deployed officers (person)",
		},
		{
			"Around 60 percent of 1,200 respondents agreed.",
			"Around 60 percent -> 60..60 about other people (percent) | 1,200 -> 1200..1200 exact other people (person)",
		},
		{
			"The poll of 2,000 people has a margin of 2.2 percent.",
			"2,000 -> 2000..2000 exact other people (person) | 2.2 percent -> 2.2..2.2 exact other  (percent)",
		},
		{
			"The country has 44 million inhabitants.",
			"44 million -> 44000000..44000000 exact population inhabitants (person)",
		},
		{
			"The town of 12,000 people was taken.",
			"12,000 -> 12000..12000 exact population people (person)",
		},
		{
			"Its pre-war population was 430,000.",
			"430,000 -> 430000..430000 exact population inhabitants (person)",
		},
		{
			"Last month 700 people died.",
			"700 -> 700..700 exact killed people (person)",
		},
		{
			"The 30-member panel met.",
			"30 -> 30..30 exact other people (person)",
		},
		{
			"The 5,000-strong garrison left.",
			"5,000 -> 5000..5000 exact deployed soldiers (person)",
		},
		{
			"The May 9 parade had 11,000 soldiers.",
			"11,000 -> 11000..11000 exact deployed soldiers (person)",
		},
		{
			"On 9 May 11,000 soldiers marched.",
			"11,000 -> 11000..11000 exact deployed soldiers (person)",
		},
		{
			"Between 2014 and 2021 over 14,000 people died.",
			"over 14,000 -> 14000..open at-least killed people (person)",
		},
		{
			"At 7am on 12 March 2022, 30 missiles hit the base and killed 35 people.",
			"30 -> 30..30 exact missiles-launched missiles (item) | 35 -> 35..35 exact killed people (person)",
		},
	})
}

// TestArms reads arms and what is launched and shot down.
func TestArms(t *testing.T) {
	check(t, [][2]string{
		{
			"They burned 18 tanks and 26 armoured vehicles in a week.",
			"18 -> 18..18 exact equipment-destroyed tanks (item) | 26 -> 26..26 exact equipment-destroyed armoured vehicles (item)",
		},
		{
			"The column lost 15 vehicles.",
			"15 -> 15..15 exact equipment-destroyed vehicles (item)",
		},
		{
			"Ukraine's air force shot down three Su-34 bombers.",
			"three -> 3..3 exact equipment-destroyed aircraft (item)",
		},
		{
			"The Russians lost the cruiser and two landing ships.",
			"two -> 2..2 exact equipment-destroyed ships (item)",
		},
		{
			"The brigade captured eleven T-80 tanks.",
			"eleven -> 11..11 exact equipment-captured tanks (item)",
		},
		{
			"Russia launched 51 missiles and 27 drones overnight.",
			"51 -> 51..51 exact missiles-launched missiles (item) | 27 -> 27..27 exact missiles-launched drones (item)",
		},
		{
			"Air defences intercepted 36 of 44 missiles.",
			"36 -> 36..36 exact missiles-shot-down missiles (item) | 44 -> 44..44 exact missiles-launched missiles (item)",
		},
		{
			"Gunners downed 14 out of 17 Shahed drones.",
			"14 -> 14..14 exact missiles-shot-down drones (item) | 17 -> 17..17 exact missiles-launched drones (item)",
		},
		{
			"Six rockets hit the city centre.",
			"Six -> 6..6 exact missiles-launched missiles (item)",
		},
		{
			"He promised to send 31 Abrams tanks.",
			"31 -> 31..31 exact other tanks (item)",
		},
		{
			"The kit includes 14 Challenger 2 tanks.",
			"14 -> 14..14 exact other tanks (item)",
		},
		{
			"Germany gave 18 Leopard 2 tanks.",
			"18 -> 18..18 exact other tanks (item)",
		},
		{
			"The US has supplied 20 HIMARS launchers.",
			"20 -> 20..20 exact other rocket systems (item)",
		},
		{
			"Since the war began Russia has lost 6,400 armoured vehicles.",
			"6,400 -> 6400..6400 exact equipment-destroyed armoured vehicles (item)",
		},
		{
			"Several dozen tanks were seen.",
			"Several dozen -> 36..open order-of-magnitude other tanks (item)",
		},
		{
			"Colonel Ivan Shevchuk said 16 mines were found on 200 acres.",
			"16 -> 16..16 exact other weapons systems (item) | 200 acres -> 0.809371..0.809371 exact area  (km2)",
		},
		{
			"A Tu-95 bomber fired eight Kh-101 missiles.",
			"eight -> 8..8 exact missiles-launched missiles (item)",
		},
		{
			"Eight Kalibr missiles were destroyed over the sea.",
			"Eight -> 8..8 exact missiles-shot-down missiles (item)",
		},
		{
			"Four Iskander ballistic missiles struck the railway.",
			"Four -> 4..4 exact missiles-launched missiles (item)",
		},
		{
			"Nobody was hurt, but ten cars burned.",
			"ten -> 10..10 exact equipment-destroyed vehicles (item)",
		},
		{
			"In 48 hours they lost 30 tanks.",
			"30 -> 30..30 exact equipment-destroyed tanks (item)",
		},
		{
			"At 6:30 two rockets fell.",
			"two -> 2..2 exact missiles-launched missiles (item)",
		},
	})
}

// TestQuantities reads distances, areas, sums, shares, durations and things.
func TestQuantities(t *testing.T) {
	check(t, [][2]string{
		{
			"Half of the population has left.",
			"Half -> 50..50 exact other inhabitants (percent)",
		},
		{
			"Latvia sent two companies of infantry.",
			"two -> 2..2 exact other companies (item)",
		},
		{
			"Russia fires about 20,000 shells a day.",
			"about 20,000 -> 20000..20000 about other shells (item)",
		},
		{
			"The army fired between 5,000 and 6,000 rounds.",
			"between 5,000 and 6,000 -> 5000..6000 range other rounds (item)",
		},
		{
			"The troops advanced two kilometres.",
			"two kilometres -> 2..2 exact distance  (km)",
		},
		{
			"The city lies 12 miles south of the border.",
			"12 miles -> 19.312..19.312 exact distance  (km)",
		},
		{
			"The missile can fly 2,000 km.",
			"2,000 km -> 2000..2000 exact distance  (km)",
		},
		{
			"The front is 1,000 km (620 miles) long.",
			"1,000 km (620 miles) -> 1000..1000 exact distance  (km)",
		},
		{
			"They retook 6,000 square kilometres of land.",
			"6,000 square kilometres -> 6000..6000 exact area  (km2)",
		},
		{
			"Russia holds about a fifth of Ukraine.",
			"about a fifth -> 20..20 about area ukraine (percent)",
		},
		{
			"They control 18 per cent of the territory.",
			"18 per cent -> 18..18 exact area  (percent)",
		},
		{
			"The fire burned 300 hectares of forest.",
			"300 hectares -> 3..3 exact area  (km2)",
		},
		{
			"The warhead weighs 500 kg.",
			"500 kg -> 500..500 exact other  (kg)",
		},
		{
			"Ships carried 30,000 tonnes of corn.",
			"30,000 tonnes -> 30000..30000 exact other  (tonne)",
		},
		{
			"Aid worth $2.3bn was announced.",
			"$2.3bn -> 2300000000..2300000000 exact money  (USD)",
		},
		{
			"Britain will spend £2.5 billion on it.",
			"£2.5 billion -> 2500000000..2500000000 exact money  (GBP)",
		},
		{
			"The EU adopted a €50 billion package.",
			"€50 billion -> 50000000000..50000000000 exact money package (EUR)",
		},
		{
			"The bridge cost 228 billion roubles.",
			"228 billion roubles -> 228000000000..228000000000 exact money  (RUB)",
		},
		{
			"The repair will cost between $10 million and $12 million.",
			"between $10 million and $12 million -> 10000000..12000000 range money  (USD)",
		},
		{
			"The loan of 18 billion euros was approved.",
			"18 billion euros -> 18000000000..18000000000 exact money  (EUR)",
		},
		{
			"Oil fell to $76 a barrel.",
			"$76 -> 76..76 exact money  (USD)",
		},
		{
			"The economy shrank by 30 percent.",
			"30 percent -> 30..30 exact other  (percent)",
		},
		{
			"Prices rose from 5 percent to 12 percent.",
			"5 percent -> 5..5 exact other  (percent) | 12 percent -> 12..12 exact other  (percent)",
		},
		{
			"Two thirds of the houses are destroyed.",
			"Two thirds -> 66.666..66.666 exact other houses (percent)",
		},
		{
			"Three-quarters of voters agreed.",
			"Three-quarters -> 75..75 exact other officials (percent)",
		},
		{
			"One in three children has left.",
			"One in three -> 33.333..33.333 exact other children (percent)",
		},
		{
			"The siege lasted 82 days.",
			"82 days -> 82..82 exact duration  (day)",
		},
		{
			"They held out for almost three months.",
			"almost three months -> 3..3 about duration  (month)",
		},
		{
			"The talks went on for six hours.",
			"six hours -> 6..6 exact duration  (hour)",
		},
		{
			"A five-day ceasefire began.",
			"five-day -> 5..5 exact duration ceasefire (day)",
		},
		{
			"The war is nearly 500 days old.",
			"nearly 500 days -> 500..500 about duration  (day)",
		},
		{
			"He was sentenced to 12 years in prison.",
			"12 years -> 12..12 exact duration  (year)",
		},
		{
			"Some 141 countries voted for the resolution.",
			"Some 141 -> 141..141 about other countries (item)",
		},
		{
			"Prosecutors opened 65,000 cases.",
			"65,000 -> 65000..65000 exact other cases (item)",
		},
		{
			"The court issued two warrants.",
			"two -> 2..2 exact other warrants (item)",
		},
		{
			"The plan has ten points.",
			"ten -> 10..10 exact other points (item)",
		},
		{
			"Hundreds of buildings were damaged.",
			"Hundreds -> 200..open order-of-magnitude other buildings (item)",
		},
		{
			"At least three schools and a hospital were hit.",
			"At least three -> 3..open at-least other schools (item)",
		},
		{
			"The army repelled 45 attacks in a day.",
			"45 -> 45..45 exact other attacks (item)",
		},
		{
			"They regained 54 settlements.",
			"54 -> 54..54 exact other settlements (item)",
		},
		{
			"Losses were three times higher than in May.",
			"three times -> 3..3 exact casualties  (ratio)",
		},
		{
			"The tally rose by 740 to 147,470.",
			"740 -> 740..740 exact other  (item) + | 147,470 -> 147470..147470 exact other  (item) =",
		},
		{
			"A dozen villages lie in ruins.",
			"A dozen -> 12..12 exact other villages (item)",
		},
		{
			"Less than 10 percent of the town stands.",
			"Less than 10 percent -> open..10 at-most other town (percent)",
		},
		{
			"A convoy 40 miles long stood north of the city.",
			"40 miles -> 64.374..64.374 exact distance  (km)",
		},
		{
			"The mayor said that 90 percent of homes had no heat.",
			"90 percent -> 90..90 exact other homes (percent)",
		},
		{
			"The plant has six reactors.",
			"six -> 6..6 exact other reactors (item)",
		},
		{
			"The fund holds more than €300bn.",
			"more than €300bn -> 300000000000..open at-least money  (EUR)",
		},
		{
			"It cost the city 40 million hryvnia.",
			"40 million hryvnia -> 40000000..40000000 exact money  (UAH)",
		},
		{
			"More than half of the fleet was sunk.",
			"More than half -> 50..open at-least other fleet (percent)",
		},
		{
			"Almost a third of the army is gone.",
			"Almost a third -> 33.333..33.333 about other units (percent)",
		},
		{
			"It will take at least ten years to clear the mines.",
			"at least ten years -> 10..open at-least duration  (year)",
		},
		{
			"The minister spoke for 20 minutes.",
			"20 minutes -> 20..20 exact duration  (minute)",
		},
		{
			"Some shells flew 20-25 km.",
			"20-25 km -> 20..25 range distance  (km)",
		},
		{
			"They stopped 15km (9 miles) short of the town.",
			"15km (9 miles) -> 15..15 exact distance  (km)",
		},
		{
			"The village lies 800 metres from the river.",
			"800 metres -> 0.8..0.8 exact distance  (km)",
		},
		{
			"Winds reached 30 kilometres an hour.",
			"30 kilometres -> 30..30 exact distance  (km)",
		},
		{
			"The hole is 20 feet wide.",
			"20 feet -> 0.006096..0.006096 exact distance  (km)",
		},
		{
			"The ship carried 500 tons of oil.",
			"500 tons -> 500..500 exact other  (tonne)",
		},
		{
			"The dam holds 18 million cubic metres of water.",
			"18 million cubic metres -> 18000000..18000000 exact other  (m3)",
		},
		{
			"The reactors give 6,000 megawatts.",
			"6,000 megawatts -> 6000..6000 exact other  (MW)",
		},
		{
			"He was elected with 73 percent of the vote.",
			"73 percent -> 73..73 exact other vote (percent)",
		},
		{
			"The law passed by 335 votes to 107.",
			"335 -> 335..335 exact other votes (item)",
		},
		{
			"There are 12,000 jobs at risk.",
			"12,000 -> 12000..12000 exact other jobs (item)",
		},
		{
			"Kyiv has received 4,600 vehicles since 2022.",
			"4,600 -> 4600..4600 exact other vehicles (item)",
		},
		{
			"They fired 12,000-15,000 rounds daily.",
			"12,000-15,000 -> 12000..15000 range other rounds (item)",
		},
		{
			"We have lost 40 percent of our power.",
			"40 percent -> 40..40 exact other  (percent)",
		},
		{
			"The grid lost nine gigawatts.",
			"nine gigawatts -> 9000..9000 exact other  (MW)",
		},
		{
			"In the past week 50 settlements were shelled.",
			"50 -> 50..50 exact other settlements (item)",
		},
		{
			"They have 72 hours to leave.",
			"72 hours -> 72..72 exact duration  (hour)",
		},
		{
			"A ten-day truce ended.",
			"ten-day -> 10..10 exact duration truce (day)",
		},
		{
			"The two-hour call ended.",
			"two-hour -> 2..2 exact duration call (hour)",
		},
		{
			"A 500-kg bomb fell.",
			"500-kg -> 500..500 exact other bomb (kg)",
		},
	})
}

// TestNames holds sentences whose numbers name, date, order or address and count nothing.
func TestNames(t *testing.T) {
	check(t, [][2]string{
		{
			"It was hit by a 9M55 rocket on 3 April 2022 at 14:30.",
			"",
		},
		{
			"He lives at 12 Shevchenko Street.",
			"",
		},
		{
			"Call +380 44 123 45 67.",
			"",
		},
		{
			"The 93rd brigade held the line for the second day.",
			"",
		},
		{
			"The year 2022 was hard and 2023 no better.",
			"",
		},
		{
			"Maria Petrenko, 61, and her son, 34, were killed.",
			"",
		},
		{
			"The 30-year-old sergeant lost his leg.",
			"",
		},
		{
			"It was shelled 12 times in one day.",
			"",
		},
		{
			"The road was cut for the third day running.",
			"",
		},
		{
			"Unit 731 was named in the report.",
			"",
		},
		{
			"The Type 45 destroyer sailed on Monday.",
			"",
		},
		{
			"The first two months were the worst.",
			"",
		},
		{
			"It was minus 10 degrees.",
			"",
		},
		{
			"One shell hit the roof.",
			"",
		},
		{
			"Not one soldier came back.",
			"",
		},
		{
			"The other three escaped.",
			"",
		},
		{
			"All five crew members died.",
			"",
		},
		{
			"Both pilots died.",
			"",
		},
		{
			"A third missile was shot down.",
			"",
		},
		{
			"Ten days later they left.",
			"",
		},
		{
			"A 155mm shell fell.",
			"",
		},
		{
			"They have 7.62mm rifles.",
			"",
		},
		{
			"The 1991 border was restored.",
			"",
		},
		{
			"Resolution 2231 was passed.",
			"",
		},
		{
			"Chapter VII was named.",
			"",
		},
		{
			"He quoted Article 51.",
			"",
		},
		{
			"Flight 752 was shot down.",
			"",
		},
		{
			"Route 20 was blocked.",
			"",
		},
		{
			"The Group of Seven met.",
			"",
		},
		{
			"The G7 leaders met.",
			"",
		},
		{
			"World War II ended in 1945.",
			"",
		},
		{
			"He served from 1995 to 1999.",
			"",
		},
	})
}

// TestLists reads lists of losses.
func TestLists(t *testing.T) {
	check(t, [][2]string{
		{
			"Enemy losses over the day: 620 soldiers, 8 tanks, 14 artillery systems.",
			"620 -> 620..620 exact casualties soldiers (person) | 8 -> 8..8 exact equipment-destroyed tanks (item) | 14 -> 14..14 exact equipment-destroyed artillery systems (item)",
		},
		{
			"Personnel: about 170,550 (+790).",
			"about 170,550 -> 170550..170550 about casualties soldiers (person) = | +790 -> 790..790 exact casualties soldiers (person) +",
		},
		{
			"Tanks — 3,300 (+2); armoured vehicles — 6,474 (+6); aircraft — 299.",
			"3,300 -> 3300..3300 exact equipment-destroyed tanks (item) = | +2 -> 2..2 exact equipment-destroyed tanks (item) + | 6,474 -> 6474..6474 exact equipment-destroyed armoured vehicles (item) = | +6 -> 6..6 exact equipment-destroyed armoured vehicles (item) + | 299 -> 299..299 exact equipment-destroyed aircraft (item)",
		},
		{
			"Losses: killed - 12, wounded - 30, missing - 2.",
			"12 -> 12..12 exact killed  (person) | 30 -> 30..30 exact wounded  (person) | 2 -> 2..2 exact missing  (person)",
		},
		{
			"Killed: 12. Wounded: 30.",
			"12 -> 12..12 exact killed  (person) | 30 -> 30..30 exact wounded  (person)",
		},
		{
			"• tanks: 3,017 (+3)\n• helicopters: 269",
			"3,017 -> 3017..3017 exact equipment-destroyed tanks (item) = | +3 -> 3..3 exact equipment-destroyed tanks (item) + | 269 -> 269..269 exact equipment-destroyed helicopters (item)",
		},
		{
			"1,200 personnel; 14 tanks; 5 guns.",
			"1,200 -> 1200..1200 exact deployed soldiers (person) | 14 -> 14..14 exact other tanks (item) | 5 -> 5..5 exact other artillery systems (item)",
		},
	})
}
