package provenance

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/reference/actors"
)

func speaker(name, kind, side, source string) hearsay.WireClaim {
	c := hearsay.WireClaim{ID: "c0"}
	c.Claimant = hearsay.WireActor{Name: name, Kind: kind}
	if side != "" {
		c.Claimant.Side = &side
	}
	if source != "" {
		c.Source = &hearsay.WireSpan{Text: source}
	}
	return c
}

func TestOfficeHoldersSpeakForTheOffice(t *testing.T) {
	for _, c := range []struct{ name, kind, side, source, want string }{
		{"Jane Doe", hearsay.Government, "UK", "UK Defence Secretary Jane Doe", "UK Ministry of Defence"},
		{"Ivan Petrenko", hearsay.Government, "Ukraine", "Defence Ministry spokesperson Ivan Petrenko", "Ministry of Defence of Ukraine"},
		{"Minister of Health of Ukraine", hearsay.Government, "Ukraine", "the health minister", "Ministry of Health of Ukraine"},
		{"John Roe", hearsay.Expert, "UK", "military scientist John Roe", "John Roe"},
		{"Jane Doe", hearsay.Person, "UK", "former Defence Secretary Jane Doe", "Jane Doe"},
		{"UK Ministry of Defence", hearsay.Government, "UK", "The Ministry of Defence", "UK Ministry of Defence"},
	} {
		claim := speaker(c.name, c.kind, c.side, c.source)
		ends := New(actors.Default(), &hearsay.WireReading{Claims: []hearsay.WireClaim{claim}}).Claim(&claim)
		if len(ends) != 1 || ends[0].Name != c.want {
			t.Errorf("%q: %+v, want %s", c.source, ends, c.want)
		}
	}
}

func TestVagueSpeakers(t *testing.T) {
	for name, want := range map[string]bool{
		"unattributed": true, "unnamed US official": true, "Ukrainian officials": true, "Western leaders": true, "open-source reports": true,
		"UK Ministry of Defence": false, "Western governments": false, "Jane Doe": false,
	} {
		claim := speaker(name, hearsay.Government, "", "")
		if got := New(actors.Default(), &hearsay.WireReading{}).Claim(&claim)[0].Vague; got != want {
			t.Errorf("%s: vague is %v", name, got)
		}
	}
}

func TestVagueTableHasExamples(t *testing.T) {
	for line := range strings.Lines(vagueFile) {
		word, example, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if line[0] != '#' && (!ok || !strings.Contains(strings.ToLower(example), word)) {
			t.Errorf("%q has no example that holds it", line)
		}
	}
}

func TestSettlingNeverWritesToTheEndsItWasGiven(t *testing.T) {
	country := []hearsay.End{{Key: "ua", Name: "Government of Ukraine", Side: "Ukraine", Country: true}}
	mentions := []hearsay.Mention{{Ends: country}, {Ends: []hearsay.End{{Key: "gs", Name: "General Staff", Side: "Ukraine"}}}}
	Settle(mentions)
	if mentions[0].Ends[0].Key != "gs" || country[0].Key != "ua" {
		t.Errorf("%+v, %+v", mentions[0].Ends, country)
	}
	_, low, high := Count(mentions)
	if low != 1 || high != 1 {
		t.Errorf("%d to %d origins, want 1", low, high)
	}
}

func TestRelaysAreNoOrigins(t *testing.T) {
	said := &hearsay.WireClaim{}
	said.Via = []hearsay.WireRelay{{Name: "The Herald"}, {Name: "The Courier"}, {Name: "The Herald"}}
	origins, low, _ := Count([]hearsay.Mention{{Said: said, Ends: []hearsay.End{{Key: "us", Name: "US intelligence"}}}})
	if low != 1 || len(origins) != 1 || len(origins[0].Via) != 2 || origins[0].Via[0] != "The Courier" {
		t.Errorf("%+v", origins)
	}
}
