package extract

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// chains writes who makes each claim of a text and who handed it on: "Olena Shpak < Reuters".
func chains(in string) string {
	var out []string
	for _, c := range Read(text.New(&hearsay.Article{}, in), Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()}).Claims {
		s := c.Claimant.Name
		for _, v := range c.Via {
			s += " < " + v.Name
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestChains(t *testing.T) {
	for _, c := range [][2]string{
		{"Mayor Olena Shpak told CNN that the bridge fell. She added that nobody was hurt.", "Olena Shpak < CNN; Olena Shpak < CNN"},
		{"Mayor Olena Shpak told CNN that the bridge fell. She tweeted that nobody was hurt.", "Olena Shpak < CNN; Olena Shpak"},
		{"Mayor Olena Shpak said that the bridge fell, the Ukrainian foreign ministry reported. She added that nobody was hurt.", "Olena Shpak < Ministry of Foreign Affairs of Ukraine; Olena Shpak"},
		{"Mayor Olena Shpak said the bridge fell.\n\nThis was reported by Reuters.\n\nShpak added that nobody was hurt.\n\nAs reported, the road was closed, Shpak said.", "Olena Shpak < Reuters; Olena Shpak < Reuters; Olena Shpak"},
		{"Reuters, citing the Ukrainian foreign ministry, reported that the bridge fell.", "Ministry of Foreign Affairs of Ukraine < Reuters"},
		{"The bridge fell, according to US officials citing data from Kyiv.", "Government of Ukraine < US officials"},
		{"Mayor Olena Shpak said on Russian state television that the bridge fell.", "Olena Shpak < Russian state television"},
		{"“I told him that the bridge fell,” Mayor Olena Shpak said.", "Olena Shpak; Olena Shpak"},
		{"Mayor Olena Shpak told Reuters that the bridge fell.\n\nA Reuters correspondent was there.", "Olena Shpak"},
	} {
		if got := chains(c[0]); got != c[1] {
			t.Errorf("%s\n got  %s\n want %s", c[0], got, c[1])
		}
	}
}
