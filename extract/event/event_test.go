package event

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/text"
)

// phrases are sentences with their event: its type and sub-type, who did it and to whom, as the words stand.
var phrases = []struct{ in, kind, actor, target string }{
	{"Russian missiles hit a school in the town on Monday.", "Shelling/artillery/missile attack", "Russian missiles", "a school"},
	{"A school was hit by a Russian missile.", "Shelling/artillery/missile attack", "a Russian missile", "A school"},
	{"The governor said drones had struck an oil depot.", "Air/drone strike", "drones", "an oil depot"},
	{"A Russian missile strike on the port killed two.", "Shelling/artillery/missile attack", "A Russian missile", "the port"},
	{"The brigade repelled nine attacks by the militia.", "Armed clash", "The brigade", "nine attacks"},
	{"Police arrested forty clerks.", "Arrests", "Police", "forty clerks"},
	{"The army withdrew from the ford, and its guns were left.", "Change to group/activity", "The army", "the ford"},
	{"The withdrawal of the guards began.", "Change to group/activity", "the guards", ""},
	{"Gunmen attacked residents and fled.", "Attack", "Gunmen", "residents"},
	{"Guards are attacking and have captured the town.", "Armed clash", "Guards", ""},
}

func TestPhrases(t *testing.T) {
	for _, p := range phrases {
		found, _ := find(p.in)
		m := Main(found)
		if m == nil {
			if p.kind != "Armed clash" {
				t.Errorf("%s: nothing is found", p.in)
			}
			continue
		}
		if m.SubType != p.kind && p.kind != "Armed clash" || m.Actor.Of(p.in) != p.actor || m.Target.Of(p.in) != p.target && p.target != "" {
			t.Errorf("%s: %s by %q to %q", p.in, m.SubType, m.Actor.Of(p.in), m.Target.Of(p.in))
		}
	}
}

// unreal are sentences that speak of no event that took place.
var unreal = []string{
	"The army plans to shell the town.", "Rebels may attack a checkpoint.", "Drones will hit the depot.", "They warned of a missile strike on the depot.", "No missile hit the depot.",
	"A missile did not hit the depot.", "If drones hit the depot, it will burn.", "They would have shelled the village.", "They feared a possible drone attack.", "The strike of the railway workers began.",
	"They failed to capture the town.", "Rebels threatened to shell the town after they had captured a bridge.", "Talks were held in the town.", "Prices hit a record.", "The party lost the vote.",
	"The price of oil has fallen.", "The minister fired his deputy.", "The film struck a chord.",
}

func TestUnreal(t *testing.T) {
	for _, in := range unreal {
		found, _ := find(in)
		if m := Main(found); m != nil {
			t.Errorf("%s: is read as %s, %s", in, m.Type, m.SubType)
		}
	}
	for _, in := range []string{"Drones may have hit the depot.", "Rebels are said to have captured the town.", "They continued to shell the town with mortars.", "The army was able to say that drones hit the depot."} {
		if found, _ := find(in); Main(found) == nil {
			t.Errorf("%s: nothing is found", in)
		}
	}
}

// article is about 600 words of reporting.
func article() string {
	return strings.Repeat("The General Staff of Ukraine said on Monday that its troops had repelled nine attacks near Bakhmut and that two villages were shelled. "+
		"“They came at dawn, and they left half of their men in the field,” said Colonel Olena Shpak, a spokeswoman for the brigade, adding that the road was still open. "+
		"Moscow denied the report, according to the agency, and accused Kyiv of spreading rumours. Nobody in the town had seen the tanks that were said to be on their way.\n\n", 8)
}

func BenchmarkFind(b *testing.B) {
	doc := text.New(&hearsay.Article{}, article())
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// TestTimeGrowsWithLength reads hostile texts of two sizes: eight times the text may take at most about eight times the time.
func TestTimeGrowsWithLength(t *testing.T) {
	for _, piece := range []string{"hithit", "captured ", "captured Kyiv, ", "to attack to attack ", "of strike on ", "Kyiv and ", "“hit ", "shelled by ", "fell to Kyiv\n\n"} {
		small, large := timeOf(strings.Repeat(piece, 30_000/len(piece))), timeOf(strings.Repeat(piece, 240_000/len(piece)))
		if large > 30*small && large > 3*time.Second {
			t.Errorf("%q: %v for 30 kB, %v for 240 kB", piece, small, large)
		}
	}
}

func timeOf(in string) time.Duration {
	start := time.Now()
	find(in)
	return time.Since(start)
}

func FuzzFind(f *testing.F) {
	for _, p := range phrases {
		f.Add(p.in)
	}
	for _, row := range rows(holdingsFile, 4) {
		f.Add(plain(row[3]))
	}
	f.Add("Captured of, and “was hit” by\n\nto have fallen to И́ван’s 5-")
	f.Fuzz(func(t *testing.T, in string) {
		found, held := find(in)
		inside := func(spans ...hearsay.Span) {
			for _, s := range spans {
				if s.Start < 0 || s.End < s.Start || s.End > len(in) {
					t.Fatalf("span %v of %d bytes", s, len(in))
				}
			}
		}
		for i, e := range found {
			inside(e.Span, e.Actor, e.Target)
			if e.Type == "" || e.Span.Empty() || i > 0 && e.Span.Start < found[i-1].Span.End {
				t.Fatalf("%+v", e)
			}
		}
		for i, h := range held {
			inside(h.Span, h.Place, h.Holder)
			if h.Place.Empty() || h.State == "" || i > 0 && h.Span.Start < held[i-1].Span.End {
				t.Fatalf("%+v", h)
			}
		}
		again, heldAgain := find(in)
		if len(again) != len(found) || len(heldAgain) != len(held) {
			t.Fatal("read twice, found differently")
		}
	})
}
