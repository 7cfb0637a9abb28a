package extract

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/extract/factuality"
	"hearsay/reference/actors"
	"hearsay/text"
)

// joined reads a text as far as who says what, who that is and how sure they are.
func joined(s string) (*text.Doc, []hearsay.Claim) {
	a := &hearsay.Article{}
	a.Published = "2022-06-15"
	doc := text.New(a, s)
	found := attributed(doc)
	claims := claimsOf(found)
	joinClaimants(doc, actors.Default(), found, claims)
	factuality.Join(doc, factuality.Find(doc), claims)
	return doc, claims
}

// content is the words of a claim.
func content(s string, c *hearsay.Claim) string {
	var out []string
	for _, p := range c.Content {
		out = append(out, p.Of(s))
	}
	return strings.Join(out, " … ")
}

// claimOf is the first claim whose content holds the words.
func claimOf(t *testing.T, s string, claims []hearsay.Claim, words string) *hearsay.Claim {
	t.Helper()
	for i := range claims {
		if strings.Contains(content(s, &claims[i]), words) {
			return &claims[i]
		}
	}
	t.Fatalf("%s\nno claim holds %q", s, words)
	return nil
}

func TestLikelihoods(t *testing.T) {
	cases := []struct{ text, words, likelihood, scale, hedge, confidence string }{
		{"The UK Ministry of Defence said Russia was highly likely to regroup.", "regroup", hearsay.HighlyLikely, hearsay.PHIA, "highly likely", ""},
		{"US intelligence said with moderate confidence that the ship was unlikely to sail.", "sail", hearsay.Unlikely, hearsay.ICD203, "unlikely", "moderate"},
		{"Kyiv said there was a realistic possibility of rain.", "rain", hearsay.RealisticPossibility, hearsay.Plain, "realistic possibility", ""},
		{"Kyiv said the bridge may fall.", "fall", "", "", "may", ""},
		{"Kyiv said the bridge may fall and is likely to burn.", "burn", hearsay.Likely, hearsay.Plain, "likely", ""},
		{"Kyiv said the bridge was less likely to fall than the dam.", "fall", "", "", "less likely", ""},
		{"Kyiv said the bridge had fallen.", "fallen", "", "", "", ""},
	}
	for _, c := range cases {
		_, claims := joined(c.text)
		got := claimOf(t, c.text, claims, c.words)
		if got.Likelihood != c.likelihood || got.Scale != c.scale || got.Hedge.Of(c.text) != c.hedge || got.Confidence != c.confidence {
			t.Errorf("%s\n got  %q %q %q %q\n want %q %q %q %q", c.text, got.Likelihood, got.Scale, got.Hedge.Of(c.text), got.Confidence, c.likelihood, c.scale, c.hedge, c.confidence)
		}
	}
}

func TestThePapersHedgeIsItsOwn(t *testing.T) {
	s := "Kyiv reportedly said the bridge had fallen."
	_, claims := joined(s)
	var c hearsay.Claim // what Kyiv said; that it said so is a report of its own
	for _, c = range claims {
		if c.Cue.Of(s) == "said" {
			break
		}
	}
	if c.PaperHedge.Span.Of(s) != "reportedly" || !c.Hedge.Empty() {
		t.Errorf("%s\npaper's hedge %q, claimant's %q", s, c.PaperHedge.Span.Of(s), c.Hedge.Of(s))
	}
}

func TestCaveats(t *testing.T) {
	cases := []struct{ text, words, want string }{
		{"Kyiv said it had killed 900 soldiers. The figure could not be independently verified.", "900", "unconfirmed: could not be independently verified"},
		{"Kyiv said it had killed 900 soldiers. It said it had taken a hill. The tally could not be independently confirmed.", "900", "unconfirmed: could not be independently confirmed"},
		{"Kyiv said it had killed 900 soldiers. It said it had taken a hill. The tally could not be independently confirmed.", "hill", ""},
		{"Kyiv said it had killed 900 soldiers. It said it had destroyed 25 tanks. The report of enemy dead could not be verified.", "25 tanks", ""},
		{"Kyiv said it had killed 900 soldiers. It said it had destroyed 25 tanks. The report of enemy dead could not be verified.", "900", "unconfirmed: could not be verified"},
		{"Moscow said Kyiv had mined the dam, without providing evidence.", "dam", "no-evidence: without providing evidence"},
		{"Moscow falsely claimed that the city had fallen.", "city", "disputed: falsely"},
		{"The ministry said 9,000 men had died, the daily reported, before quickly deleting the figures.", "9,000", "retracted: quickly deleting the figures"},
		{"Kyiv said it had taken a hill.", "hill", ""},
		{"Moscow claimed that its boat was at sea despite video evidence of the raid.", "boat", "disputed: despite video evidence of the raid"},
		{"Moscow said that it needs the gun - a false threat it repeats.", "gun", "disputed: a false threat"},
		{"Moscow said it had taken a hill. Ukraine’s army made no mention of the hill in its report.", "taken a hill", "unconfirmed: Ukraine’s army made no mention of the hill in its report"},
	}
	for _, c := range cases {
		_, claims := joined(c.text)
		var got []string
		for _, v := range claimOf(t, c.text, claims, c.words).Caveats {
			got = append(got, v.Kind+": "+v.Span.Of(c.text))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n %s: got %q, want %q", c.text, c.words, got, c.want)
		}
	}
}

func TestDenials(t *testing.T) {
	cases := []struct {
		text, words string
		answered    bool
	}{
		{"Kyiv said Russian troops had mined the dam. Moscow denied that its troops had mined the dam.", "Russian troops", true},
		{"Kyiv said Russian troops had mined the dam. Moscow denied the allegations.", "Russian troops", true},
		{"Kyiv said Russian troops had mined the dam. Moscow denied seeking new talks in Geneva.", "Russian troops", false},
		{"Kyiv said Russian troops had mined the dam. The Ledger had nobody there. Moscow denied the allegations.", "Russian troops", true},
		{"Kyiv urged Moscow to open the dam of Hirne. Moscow denied that the dam of Hirne was shut.", "Moscow to open", false},
		{"Kyiv said the harvest was late. Kyiv denied that the harvest was lost.", "harvest was late", false},
	}
	for _, c := range cases {
		_, claims := joined(c.text)
		first, found := claimOf(t, c.text, claims, c.words), false
		for i := range claims {
			for _, ref := range claims[i].Answers {
				k, ok := hearsay.Deref(ref)
				found = found || ok && &claims[k] == first
			}
		}
		disputed := false
		for _, v := range first.Caveats {
			disputed = disputed || v.Kind == hearsay.Disputed && v.By != ""
		}
		if found != c.answered || disputed != c.answered {
			t.Errorf("%s\n answered %v, disputed %v, want %v", c.text, found, disputed, c.answered)
		}
	}
}

func TestHearsayIsItsOwnHedge(t *testing.T) {
	for _, s := range []string{"The general is believed to be in the capital.", "The bridge is reportedly closed."} {
		_, claims := joined(s)
		if len(claims) == 0 {
			continue // whether that is a claim is for attribution to say
		}
		if c := claims[0]; c.Claimant.Name == hearsay.Unattributed && c.Hedge.Empty() {
			t.Errorf("%s\nunattributed, and no hedge", s)
		}
	}
}

func TestAStatementWithinAnother(t *testing.T) {
	s := "The UK Ministry of Defence said that Moscow claimed that the town had fallen."
	_, claims := joined(s)
	inner := claimOf(t, s, claims[1:], "town")
	if inner.Claimant.Name != "Government of Russia" || len(inner.Via) != 1 || inner.Via[0].Name != "UK Ministry of Defence" || inner.Within != hearsay.Ref(0) {
		t.Errorf("%s\nby %s via %v within %q", s, inner.Claimant.Name, inner.Via, inner.Within)
	}
}

func TestWhoTakesBackAReportTakesBackItsFigures(t *testing.T) {
	s := "The daily said 9,000 men had died. The daily said 16,000 were wounded. The daily said 400 were missing, later deleting the figures."
	_, claims := joined(s)
	for _, words := range []string{"9,000", "16,000", "400"} {
		c := claimOf(t, s, claims, words)
		if len(c.Caveats) != 1 || c.Caveats[0].Kind != hearsay.Retracted {
			t.Errorf("%s: %v, want one caveat: retracted", words, c.Caveats)
		}
	}
}

func TestSameInSameOut(t *testing.T) {
	s := "Ben Wallace told the BBC that the bridge was likely to fall. Moscow denied that the bridge was likely to fall. The claim could not be verified."
	_, a := joined(s)
	_, b := joined(s)
	if len(a) != len(b) {
		t.Fatalf("%d claims, then %d", len(a), len(b))
	}
	for i := range a {
		if a[i].Claimant != b[i].Claimant || a[i].Hedge != b[i].Hedge || len(a[i].Caveats) != len(b[i].Caveats) {
			t.Errorf("claim %d: %+v, then %+v", i, a[i], b[i])
		}
	}
}

func TestRelaysOfAnInterview(t *testing.T) {
	s := "Ben Wallace told the BBC that the road was open. “We shall use it,” he said."
	_, claims := joined(s)
	for _, words := range []string{"road", "use it"} {
		c := claimOf(t, s, claims, words)
		if len(c.Via) != 1 || c.Via[0].Name != "BBC" || c.Claimant.Name != "Ben Wallace" {
			t.Errorf("%s: by %s via %v, want Ben Wallace via the BBC", words, c.Claimant.Name, c.Via)
		}
	}
}

func TestThePublisherIsNoRelay(t *testing.T) {
	s := "Ben Wallace told the BBC that the road was open."
	a := &hearsay.Article{}
	a.Publisher = "BBC News"
	doc := text.New(a, s)
	found := attributed(doc)
	claims := claimsOf(found)
	joinClaimants(doc, actors.Default(), found, claims)
	if c := claimOf(t, s, claims, "road"); len(c.Via) != 0 {
		t.Errorf("via %v, want none", c.Via)
	}
}

func FuzzJoin(f *testing.F) {
	f.Add("Kyiv said it lost 10 tanks. Moscow denied it, without evidence. It could not be verified.")
	f.Add("“May,” he said. “Likely,” she reportedly told the BBC, citing Kyiv and the West.")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			return
		}
		s = strings.ToValidUTF8(s, "\uFFFD")
		_, claims := joined(s)
		for i := range claims {
			c := &claims[i]
			if c.Claimant.Name == "" || c.Claimant.Kind == "" {
				t.Fatalf("%q: claim %d has no claimant", s, i)
			}
			spans := []hearsay.Span{c.Hedge, c.RelayHedge.Span, c.PaperHedge.Span}
			for _, v := range c.Caveats {
				spans = append(spans, v.Span)
			}
			for _, v := range c.Via {
				spans = append(spans, v.Span)
			}
			for _, p := range spans {
				if p.Start < 0 || p.End > len(s) || p.End < p.Start {
					t.Fatalf("%q: span %v", s, p)
				}
			}
			for _, ref := range c.Answers {
				if k, ok := hearsay.Deref(ref); !ok || k < 0 || k >= len(claims) || k == i {
					t.Fatalf("%q: claim %d answers %q", s, i, ref)
				}
			}
			if (c.Likelihood == "") != (c.Scale == "") {
				t.Fatalf("%q: likelihood %q on scale %q", s, c.Likelihood, c.Scale)
			}
		}
	})
}

func BenchmarkJoin(b *testing.B) {
	s := strings.Repeat("British Defence Secretary Ben Wallace told the BBC that the bridge was likely to fall. “It may,” he said. Moscow denied that the bridge was likely to fall. The claim could not be verified.\n\n", 40)
	doc := text.New(&hearsay.Article{}, s)
	found, marks := attributed(doc), factuality.Find(doc)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		claims := claimsOf(found)
		joinClaimants(doc, actors.Default(), found, claims)
		factuality.Join(doc, marks, claims)
	}
}
