package toponym

import (
	"strings"
	"testing"
)

// brackets reads sentences in which every place stands in brackets.
func brackets(t *testing.T, sentences ...string) {
	t.Helper()
	for _, want := range sentences {
		in := strings.NewReplacer("[", "", "]", "").Replace(want)
		if got := marked(in); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestActorsAreNoPlaces(t *testing.T) {
	brackets(t,
		"Russia said so.",
		"Russia has denied it.",
		"Moscow denied it.",
		"Kyiv accuses Moscow of it.",
		"Ukraine and Russia met for talks.",
		"Britain will send tanks.",
		"Washington and London agreed.",
		"The US believes it.",
		"The United States is ready.",
		"China's president spoke.",
		"Ukraine's army fought on.",
		"The president of France spoke.",
		"The Ministry of Defence of Russia spoke.",
		"The Security Service of Ukraine spoke.",
		"They met with Russia.",
		"Relations with Moscow are bad.",
		"They gave it to Ukraine.",
		"Aid for Ukraine is late.",
		"It is a threat to Russia.",
		"They will hold Russia accountable.",
		"The pressure on Russia grows.",
		"Sanctions against Belarus grow.",
		"They trust in Ukraine.",
		"On the part of Moscow, nothing is done.",
		"According to Ukraine, it fell.",
		"A statement by Russia came.",
	)
}

func TestPartsOfNamesAreNoPlaces(t *testing.T) {
	brackets(t,
		"The Moscow Times wrote it.",
		"The Washington Post wrote it.",
		"Kharkiv National University closed.",
		"The Kyiv School of Economics counted.",
		"Mr Lincoln spoke.",
		"Gen. Austin spoke.",
		"Jordan Peterson spoke.",
		"The Russia-Ukraine war goes on.",
		"A Kyiv-based office counted.",
		"The Minsk agreements failed.",
		"The Ukraine crisis grows.",
		"The Munich Olympics ended.",
		"Ukrainian and Russian troops fought.",
		"The White House spoke.",
		"She spoke. But they did not.",
	)
}

func TestWhereItHappened(t *testing.T) {
	brackets(t,
		"They fought in [Ukraine].",
		"They fought in eastern [Ukraine].",
		"They fought in the [Donbas].",
		"They fought in occupied [Crimea].",
		"They fought in [Bakhmut] and [Soledar].",
		"They fought in [Bakhmut], [Soledar] and [Kreminna].",
		"They fought near the city of [Kherson].",
		"They fought in the southern city of [Mykolaiv].",
		"They fought outside [Kyiv].",
		"They fought south of [Kyiv].",
		"They fought in parts of [Ukraine].",
		"They met in [Paris], [France].",
		"He lives in [Lynchburg], [Virginia].",
		"The [Kyiv] suburb of [Bucha] fell.",
		"The [Donetsk] town of [Bakhmut] held.",
		"[Mariupol] was destroyed.",
		"[Ukraine] was invaded.",
		"[Kyiv] has been hit.",
		"In [Kyiv] he said so.",
		"In [Kyiv], Moscow is not loved.",
	)
}

func TestWhatWasAttacked(t *testing.T) {
	brackets(t,
		"Russia invaded [Ukraine].",
		"Russia's invasion of [Ukraine] goes on.",
		"Since invading [Ukraine], Russia has lost.",
		"Russia annexed [Crimea].",
		"The annexation of [Crimea] was a crime.",
		"An attack on [Kyiv] came.",
		"The attacks on [Kyiv] and [Kharkiv] came.",
		"The aggression against [Ukraine] goes on.",
		"They shelled [Kherson].",
		"They took [Kherson] and left [Kherson].",
		"They are closing in on [Kyiv].",
		"The siege of [Mariupol] ended.",
		"The battle for [Bakhmut] ended.",
	)
}

func TestWhereItWent(t *testing.T) {
	brackets(t,
		"They sent troops to [Poland].",
		"He went to [Moscow].",
		"Her visit to [Kyiv] came.",
		"They flew to [Warsaw] from [Kyiv].",
		"They withdrew from [Kherson].",
		"They marched into [Ukraine] through [Belarus] and [Crimea].",
		"Grain shipments from [Ukraine] to [Egypt] grew.",
		"They headed for [Kyiv].",
		"They left [Ukraine] for [Poland].",
	)
}

func TestWhatAPlaceHas(t *testing.T) {
	brackets(t,
		"They stand at [Ukraine]'s border.",
		"They stand at [Ukraine]’s eastern border.",
		"They stand at the border with [Ukraine].",
		"They stand at the borders of [Ukraine].",
		"They hit [Kyiv]'s streets.",
		"They hit [Ukraine]'s energy infrastructure.",
		"Ukraine's infrastructure ministry spoke.",
		"Ukraine's defence ministry spoke.",
		"They sank it off [Crimea]'s coast.",
	)
}

func TestDesignators(t *testing.T) {
	brackets(t,
		"They left [Luhansk province].",
		"They left [Kharkiv region].",
		"They left [Kharkiv Oblast].",
		"They left [Kharkiv City].",
		"They left the [Black Sea] region.",
		"They left the [Crimea] peninsula.",
		"They crossed the [Kerch Strait].",
		"They crossed the [Sea of Azov].",
		"They left [St. Petersburg].",
		"They left the [Crimean Peninsula].",
		"They left [Snake Island].",
		"They left the [Azovstal plant].",
		"They left [Hostomel airport].",
	)
}

func TestUnknownPlaces(t *testing.T) {
	brackets(t,
		"They left the village of [Zzyzxivka].",
		"They left the town of [Nova Zzyzx].",
		"They left the [Zzyzx region].",
		"They left Zzyzxivka.",
	)
	for _, p := range find("They left the village of Zzyzxivka.") {
		if p.Located || p.Name != "Zzyzxivka" || p.Kind != "village" {
			t.Errorf("%+v", p)
		}
	}
}

func TestEmptyTable(t *testing.T) {
	if got := Find(newDoc("They left the village of Zzyzxivka in Ukraine."), nil); len(got) != 1 || got[0].Located {
		t.Errorf("%+v", got)
	}
}
