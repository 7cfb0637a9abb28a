package naming

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/text"
)

// nameAll names every sentence of a text whose first two words are its source, and tells how long that took.
func nameAll(s string) time.Duration {
	doc := text.New(&hearsay.Article{}, s)
	start := time.Now()
	reg := New(doc, actors.Default())
	for _, sentence := range doc.Sentences {
		to := min(sentence.From+2, sentence.To)
		c := hearsay.Claim{Attribution: hearsay.Attribution{Source: doc.SpanOf(text.Range{From: sentence.From, To: to})}}
		reg.Name(&c, -1)
		reg.Relays(&c)
	}
	return time.Since(start)
}

func TestTimeGrowsWithTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	texts := map[string]string{
		"names":         "Colonel Ann Reed of the Lakeside Institute spoke. He left. They slept. The ministry wrote. The president wrote. ",
		"one sentence":  "Ann Reed and Ole Krag and Kyiv and the ministry and “Moscow” and ",
		"pronouns":      "He said. She said. They said. It said. The report said. The minister said. ",
		"no full stops": "Kyiv (KYV) the UK MoD’s Mr Reed, Ms Krag; ",
	}
	const short, factor = 150, 6
	for name, s := range texts {
		nameAll(strings.Repeat(s, short)) // the tables are read on first use
		few, many := nameAll(strings.Repeat(s, short)), nameAll(strings.Repeat(s, short*factor))
		if many > 4*factor*few+200*time.Millisecond {
			t.Errorf("%s: %v for %d repeats, %v for %d: time grows faster than the text", name, few, short, many, short*factor)
		}
	}
}
