package attribution

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/text"
)

// article is about 600 words of reporting.
func article() string {
	paragraph := "The General Staff of Ukraine said on Monday that its troops had repelled nine attacks near Bakhmut and that two villages were shelled. " +
		"“They came at dawn, and they left half of their men in the field,” said Colonel Olena Shpak, a spokeswoman for the brigade, adding that the road was still open. " +
		"Moscow denied the report, according to the agency, and accused Kyiv of spreading rumours. Nobody in the town had seen the tanks that were said to be on their way.\n\n"
	return strings.Repeat(paragraph, 8)
}

func BenchmarkFind(b *testing.B) {
	doc := text.New(&hearsay.Article{}, article())
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// TestTimeGrowsWithLength reads hostile texts of two sizes: four times the text may take at most about four times the time.
func TestTimeGrowsWithLength(t *testing.T) {
	for name, piece := range map[string]string{
		"no space":       "saidsaid",
		"no full stop":   "he said that Kyiv, who said, claimed and said ",
		"quotation":      "“said ",
		"single marks":   "‘said ' ",
		"commas":         "said, ",
		"according":      "according to ",
		"dashes":         "- said he - ",
		"one long quote": "said \"it",
		"paragraphs":     "- x said:\n\n",
	} {
		small, large := timeOf(strings.Repeat(piece, 60_000/len(piece))), timeOf(strings.Repeat(piece, 480_000/len(piece)))
		if large > 24*small && large > 2*time.Second {
			t.Errorf("%s: %v for 60 kB, %v for 480 kB", name, small, large)
		}
	}
}

func timeOf(in string) time.Duration {
	start := time.Now()
	Find(text.New(&hearsay.Article{}, in))
	return time.Since(start)
}
