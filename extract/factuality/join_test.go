package factuality

import (
	"testing"

	"hearsay"
)

func TestScales(t *testing.T) {
	cases := []struct {
		name, kind, side string
		via              []string
		want             string
	}{
		{"UK Ministry of Defence", hearsay.Government, "UK", nil, hearsay.PHIA},
		{"Ben Wallace", hearsay.Government, "UK", []string{"UK Ministry of Defence"}, hearsay.PHIA},
		{"US intelligence", hearsay.Intelligence, "US", nil, hearsay.ICD203},
		{"Ukrainian intelligence", hearsay.Intelligence, "Ukraine", nil, hearsay.Plain},
		{"Institute for the Study of War", hearsay.ThinkTank, "US", nil, hearsay.Plain},
	}
	for _, c := range cases {
		claim := &hearsay.Claim{Chain: hearsay.Chain{Claimant: hearsay.Actor{Name: c.name, Kind: c.kind, Side: c.side}}}
		for _, v := range c.via {
			claim.Via = append(claim.Via, hearsay.Relay{Name: v})
		}
		if got := scaleOf(claim); got != c.want {
			t.Errorf("%s via %v: scale %q, want %q", c.name, c.via, got, c.want)
		}
	}
}
