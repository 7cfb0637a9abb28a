package text

import (
	"strings"
	"testing"

	"hearsay"
)

const prose = "The ministry said the bridge was closed on Monday. Nobody was hurt."

func marked(d *Doc) string {
	var out []string
	for _, f := range d.Furniture {
		out = append(out, f.Kind+" "+strings.ReplaceAll(f.Span.Of(d.Text), "\n", "/"))
	}
	return strings.Join(out, " | ")
}

// TestFurnitureRows sets the example of every row of the lexicon between two paragraphs of an article.
func TestFurnitureRows(t *testing.T) {
	for line := range strings.Lines(furnitureFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 4 {
			t.Fatalf("%q has %d cells, not kind, where, phrase, example", line, len(cells))
		}
		d := New(&hearsay.Article{}, prose+"\n\n"+cells[3]+"\n\n"+prose)
		if len(d.Furniture) != 1 || !strings.HasPrefix(cells[3], d.Furniture[0].Span.Of(d.Text)) || d.Furniture[0].Kind != cells[0] {
			t.Errorf("%s row %q: %q gives %s", cells[0], cells[2], cells[3], marked(d))
		}
	}
}

func TestFurniture(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"Bridge closed\n\n" + prose: "",
		"Bridge closed\n\n" + prose + "\n\nBridge closed\n\n" + prose:                                          "headline Bridge closed",
		prose + "\n\nBRIDGE ON THE RIVER CLOSED FOR THIRD DAY\n\n" + prose:                                     "link BRIDGE ON THE RIVER CLOSED FOR THIRD DAY",
		prose + "\n\nSoldiers stand beside the burnt bridge over the wide river near the old town\n\n" + prose: "caption Soldiers stand beside the burnt bridge over the wide river near the old town",
		prose + "\n\nTalks in the capital\n\n" + prose:                                                         "",
		"(CNN) -- " + prose:                                             "byline (CNN) --",
		"EXCLUSIVE: " + prose:                                           "promo EXCLUSIVE:",
		"KYIV, March 3 (Reuters) - " + prose:                            "",
		prose + "\n\n" + prose + "\n\n(ABC)":                            "byline (ABC)",
		prose + " See the full report here.":                            "link See the full report here.",
		"Dec May West 75 12 72 13 Center 71 16 72 12 South 66 16 69 20": "caption Dec May West 75 12 72 13 Center 71 16 72 12 South 66 16 69 20",
		prose + "\n\nskip past newsletter promotion\n\nOur best stories\n\nafter newsletter promotion":                  "promo skip past newsletter promotion | promo Our best stories | promo after newsletter promotion",
		"“Share the burden,” he said. “Accept it.”":                                                                     "",
		"Source close to the ministry said so.":                                                                         "",
		"Subscribe to this view of the war, and you will see that the army has lost far more than the ministry admits.": "",
	} {
		if got := marked(New(&hearsay.Article{}, in)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestFurnitureKnowsTheTitle(t *testing.T) {
	in := "Bridge closed!\n\n" + prose + "\n\nBridge closed\n\n" + prose
	d := New(&hearsay.Article{Meta: hearsay.Meta{Title: "Bridge closed"}, Headline: hearsay.Span{Start: 0, End: 14}}, in)
	if got := marked(d); got != "headline Bridge closed" || d.Furniture[0].Span.Start < 20 {
		t.Errorf("got %s", got)
	}
}

func FuzzFurniture(f *testing.F) {
	f.Add("EXCLUSIVE: It fell.\n\nREAD MORE: x\nMore.\n\nskip past newsletter promotion\n\nx\n\nafter newsletter promotion")
	f.Add("(CNN) — —\n\nPhoto: A/AP\n\n© 2022")
	f.Fuzz(func(t *testing.T, in string) {
		last := 0
		for _, x := range New(&hearsay.Article{}, in).Furniture {
			if x.Span.Start < last || x.Span.Empty() || x.Span.End > len(in) || x.Kind == "" {
				t.Fatalf("%v of kind %q after %d of %d", x.Span, x.Kind, last, len(in))
			}
			last = x.Span.End
		}
	})
}
