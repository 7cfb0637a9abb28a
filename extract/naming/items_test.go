package naming

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

func register(s string) *Register {
	return New(text.New(&hearsay.Article{}, s), actors.Default())
}

// itemsOf writes the items of a text, each with what it is: "Kyiv=land said".
func itemsOf(s string) string {
	names := map[what]string{anActor: "actor", aLand: "land", aBody: "body", aTitle: "title", aName: "name", aNoun: "noun", aPronoun: "pronoun"}
	reg := register(s)
	var out []string
	for _, it := range reg.items(text.Range{From: 0, To: len(reg.all)}) {
		out = append(out, reg.text(it.Range)+"="+names[it.what])
	}
	return strings.Join(out, ", ")
}

func TestItems(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Kyiv said so.", "Kyiv=land"},
		{"The Ukrainian defence ministry said so.", "Ukrainian=land, defence ministry=body"},
		{"British Defence Secretary Ben Wallace said so.", "British=land, Defence Secretary=title, Ben Wallace=actor"},
		{"Ann Reed of the Lakeside Institute for Rivers said so.", "Ann Reed=name, Lakeside Institute for Rivers=name"},
		{"Exiled Belarusian writer Ann Reed said so.", "Belarusian=land, writer=title, Ann Reed=name"},
		{"He told the New York Times.", "He=pronoun, New York Times=actor"},
		{"Critics said it was time to see the sun.", "Critics=noun, it=pronoun"},
		{"The Times said so, and The Sun agreed.", "Times=actor, Sun=actor"},
		{"Time is short. Sun is rare.", "Time=name, Sun=name"},
		{"Officials in the US told us.", "Officials=title, US=land"},
		{"The WHO asked who it was.", "WHO=actor, who=pronoun, it=pronoun"},
		{"On Monday Mr Krag left.", "Krag=name"},
		{"The think tank wrote a report.", "think tank=noun, report=noun"},
		{"House Republicans said so.", "House Republicans=noun"},
	}
	for _, c := range cases {
		if got := itemsOf(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestWordsKnowWhatPartsThem(t *testing.T) {
	// a bar stands before a word that a mark or a sentence parts from the one before, a plus behind one that owns what follows
	cases := map[string]string{
		"Kyiv, Lviv and Odesa.":     "|kyiv |lviv and odesa",
		"Ukraine’s army left. It":   "|ukraine+ army left |it",
		"Gen. Krag met J. R. Reed.": "|gen krag met j r reed",
		"pro-Kyiv (so-called) men":  "|pro kyiv |so called |men",
		"the soldiers' tents":       "|the soldiers+ tents",
		"the “old” men":             "|the |old |men",
		"AT&T said":                 "|at t said",
		"":                          "",
	}
	for s, want := range cases {
		w := newWords(text.New(&hearsay.Article{}, s))
		var out []string
		for i, x := range w.all {
			f := w.folded[i]
			if x.parted {
				f = "|" + f
			}
			if x.owns {
				f += "+"
			}
			out = append(out, f)
		}
		if got := strings.Join(out, " "); got != want {
			t.Errorf("%s\n got  %s\n want %s", s, got, want)
		}
	}
}

// described is what the words beside the first name of a text say of its bearer.
func described(s string) string {
	reg := register(s)
	all := reg.items(text.Range{From: 0, To: len(reg.all)})
	for k, it := range all {
		if it.what == aName && reg.orgKind(it.Range) == "" {
			d := reg.describe(all, k)
			out := []string{d.office, d.kind, d.side}
			if d.former {
				out = append(out, "former")
			}
			if d.gender == female {
				out = append(out, "she")
			}
			return strings.Join(out, "/")
		}
	}
	return ""
}

func TestDescriptions(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Danish foreign minister Ole Krag said so.", "foreign-minister/government/Denmark"},
		{"The Danish foreign minister, Ole Krag, said so.", "foreign-minister/government/Denmark"},
		{"Ole Krag, the Danish foreign minister, said so.", "foreign-minister/government/Denmark"},
		{"Denmark’s foreign minister Ole Krag said so.", "foreign-minister/government/Denmark"},
		{"The foreign minister of Denmark Ole Krag said so.", "foreign-minister/government/Denmark"},
		{"Former Danish foreign minister Ole Krag said so.", "foreign-minister/person/Denmark/former"},
		{"Ms Ann Reed said so.", "///she"},
		{"Dame Ann Reed, a retired judge, said so.", "///she"},
		{"Ann Reed, an analyst at Chatham House, said so.", "expert/expert/UK"},
		{"Ann Reed at Chatham House said so.", "/expert/UK"},
		{"Ann Reed, who is an analyst, said so.", "//"},
		{"Ann Reed, a Russia analyst, said so.", "expert/expert/"},
		{"Ann Reed, an expert on Russia, said so.", "expert/expert/"},
		{"Ann Reed, a reporter in Ukraine, said so.", "journalist/media/"},
		{"Ann Reed, director of Lakeside Consulting, said so.", "head/person/"},
		{"Ann Reed said the Danish minister was late.", "//"},
		{"Sen. Ann Reed said so.", "legislator/government/US"},
	}
	for _, c := range cases {
		if got := described(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestJointSources(t *testing.T) {
	cases := []struct {
		text string
		want int // members, 0 where one speaks
	}{
		{"Kyiv and the West", 2}, {"Joe Biden and Boris Johnson", 2}, {"France, Germany and Poland", 3}, {"experts and Western officials", 2}, {"Ukraine and its allies", 2},
		{"the Ministry of Foreign Affairs and Trade", 0}, {"Ann Reed, president of Lakeside and a former judge", 0}, {"the rank and file", 0}, {"and", 0}, {"Kyiv and", 0},
	}
	for _, c := range cases {
		reg := register(c.text)
		r := text.Range{From: 0, To: len(reg.all)}
		if got := len(reg.joint(r, reg.items(r))); got != c.want {
			t.Errorf("%s: %d members, want %d", c.text, got, c.want)
		}
	}
}

func TestPublishers(t *testing.T) {
	cases := []struct {
		text, publisher, outlet string
		want                    bool
	}{
		{"Kyiv told the BBC so.", "BBC News", "BBC", true},
		{"Kyiv told the BBC so.", "", "BBC", false},
		{"Kyiv told the BBC so, its correspondent wrote.", "Sky News", "BBC", false},
		{"An Ukrinform correspondent was there.", "", "Ukrinform", true},
		{"Kyiv said so.\n\nFox News’ Ann Reed contributed to this report.", "", "Fox News Digital", true},
	}
	for _, c := range cases {
		a := &hearsay.Article{}
		a.Publisher = c.publisher
		if got := New(text.New(a, c.text), actors.Default()).Publishes(c.outlet); got != c.want {
			t.Errorf("%q of %q: %s publishes it: %v, want %v", c.text, c.publisher, c.outlet, got, c.want)
		}
	}
}
