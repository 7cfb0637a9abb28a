package text

import (
	"strings"
	"testing"

	"hearsay"
)

func sentences(d *Doc) string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, s.Of(d.Text))
	}
	return strings.Join(out, " | ")
}

func TestSentences(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"Kyiv said so. Moscow did not.": "Kyiv said so. | Moscow did not.",
		"Mr. Bronk said: “We stand.” He left.":                           "Mr. Bronk said: “We stand.” | He left.",
		"The U.S. Army said 3.5 tonnes fell.":                            "The U.S. Army said 3.5 tonnes fell.",
		"It left the U.S. The army said so.":                             "It left the U.S. | The army said so.",
		"First line\n\nSecond line":                                      "First line | Second line",
		"“They ran.” he said. “We stood!”":                               "“They ran.” he said. | “We stood!”",
		"It will be attacked.The war is on.- We stand - he said.":        "It will be attacked. | The war is on. | - We stand - he said.",
		"He saw \"our family.\"\"We want it free,\" said she.\"No.\" So": "He saw \"our family.\" | \"We want it free,\" said she. | \"No.\" | So",
		"He wrote to NATO.He left.":                                      "He wrote to NATO. | He left.",
		"This is a plan.I like it.":                                      "This is a plan. | I like it.",
		"See LB.ua and U.S.Army men.":                                    "See LB.ua and U.S.Army men.",
		"J. Smith of RUSI was there. See example.com today":              "J. Smith of RUSI was there. | See example.com today",
	} {
		if got := sentences(New(&hearsay.Article{}, in)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for in, want := range map[string]string{
		"He said: “We stand.” Then left.":               "“We stand.”",
		"He said: \"We stand.\" Then \"we\" left.":      "\"We stand.\" | \"we\"",
		"He said \"We stand. Then \"we ran,\" he said.": "\"We stand. Then | \"we ran,\"",
		"It was \"over.\"He left.":                      "\"over.\"",
		"“One.\n\n“Two.”":                               "“One. | +“Two.”",
		"UK says invasion is ‘failing’ with losses":     "‘failing’",
		"The soldiers’ families and Russia’s tanks":     "",
	} {
		d := New(&hearsay.Article{}, in)
		var out []string
		for _, q := range d.Quotations {
			w := q.Of(d.Text)
			if q.Resumed {
				w = "+" + w
			}
			out = append(out, w)
		}
		if got := strings.Join(out, " | "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func FuzzNew(f *testing.F) {
	f.Add("Mr. Bronk said: “We stand.” 10,000 died\n\n‘x’")
	f.Fuzz(func(t *testing.T, in string) {
		d := New(&hearsay.Article{}, in)
		last := 0
		for _, k := range d.Tokens {
			if k.Start < last || k.Empty() || k.End > len(in) {
				t.Fatalf("token %v after %d of %d", k.Span, last, len(in))
			}
			last = k.End
		}
		for _, q := range d.Quotations {
			if q.Empty() || q.End > len(in) {
				t.Fatalf("quotation %v of %d", q.Span, len(in))
			}
		}
	})
}
