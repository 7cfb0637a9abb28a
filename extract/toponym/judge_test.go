package toponym

import (
	"reflect"
	"testing"

	"hearsay"
	"hearsay/text"
)

// TestLists holds that names in a list are judged alike, and that a list's end that speaks is none of it.
func TestLists(t *testing.T) {
	brackets(t,
		"They shelled [Bucha], [Irpin] and [Hostomel].",
		"They went to [Poland], [Romania] and [Moldova].",
		"They went to [Poland] or [Romania].",
		"Poland, Romania and Moldova agreed.",
		"After the invasion of [Ukraine], Russia said it would stop.",
		"They fought in [Syria], [Iraq] and [Libya] then.",
		"They fought both in [Bakhmut] and in [Soledar].",
		"He came from [Atlanta], [Georgia].",
		"They met in [Geneva], [Switzerland].",
		"They visited towns such as [Bucha] and [Irpin].",
	)
}

func TestAdjectives(t *testing.T) {
	brackets(t,
		"It crashed into the U.S. drone.",
		"It crashed in the [U.S.].",
		"It crashed in the [US] and burned.",
		"They met in the [US].",
		"A UK official spoke.",
		"They stand on the [Ukraine] border.",
		"They stand on the Polish border.",
	)
}

func TestVerbsThatTakePeopleToo(t *testing.T) {
	brackets(t,
		"They will hold Russia accountable.",
		"They will not leave Ukraine alone.",
		"They will not leave [Ukraine].",
		"A free Ukraine will come.",
		"They must free [Crimea].",
	)
}

func TestPassives(t *testing.T) {
	brackets(t,
		"[Ukraine] was attacked.",
		"[Ukraine] has been attacked.",
		"[Ukraine] will be attacked.",
		"[Kyiv] was repeatedly shelled.",
		"If Russia was to attack, they would flee.",
		"Ukraine was ready.",
		"Moscow was told so.",
	)
}

func TestDatelines(t *testing.T) {
	brackets(t,
		"[KYIV] – The ministry said so.",
		"[KYIV], March 3 (ABC) - The ministry said so.",
		"[LVIV] (ABC) - The ministry said so.",
		"[Dubai] CNN — The ministry said so.",
		"Kyiv: The ministry said so.",
		"Russia said: the ministry - or its head - spoke.",
	)
}

// TestFurnitureIsReadToo holds that places in page furniture are marked as all others.
func TestFurnitureIsReadToo(t *testing.T) {
	in := "The talks went on.\n\nRead also: Shells fall in Kherson\n\nThey will go on."
	d := newDoc(in)
	got := find(in)
	if len(d.Furniture) != 1 || len(got) != 1 || got[0].Name != "Kherson" {
		t.Errorf("furniture %v, places %v", d.Furniture, got)
	}
}

// TestHeadlinesInCapitals holds that capitals tell nothing where all is in capitals.
func TestHeadlinesInCapitals(t *testing.T) {
	brackets(t,
		"RUSSIA SENDS TROOPS INTO [UKRAINE] AS TALKS FAIL",
		"SHELLS FALL IN [KHARKIV] AFTER A CALM NIGHT",
		"MINISTER AUSTIN SAYS TALKS FAILED AT LAST",
	)
}

func TestOpeners(t *testing.T) {
	brackets(t,
		"In [Kharkiv] it was calm.",
		"Near [Kharkiv] it was calm.",
		"Eastern [Ukraine] was calm.",
		"But Moscow was not.",
		"The [Donbas] was calm.",
	)
}

func TestSameTwice(t *testing.T) {
	in := "They shelled Donetsk, Luhansk and Kherson, said Kyiv; Moscow denied it near the Black Sea and in Springfield."
	if a, b := find(in), find(in); !reflect.DeepEqual(a, b) {
		t.Errorf("%v\nthen %v", a, b)
	}
}

func TestMentionIsWithinItsSentence(t *testing.T) {
	in := "They went to New. York was calm."
	for _, p := range find(in) {
		if p.Span.Of(in) == "New. York" {
			t.Errorf("%+v", p)
		}
	}
	if got := Find(text.New(&hearsay.Article{}, ""), nil); got != nil {
		t.Errorf("%v", got)
	}
}
