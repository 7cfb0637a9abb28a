package web

import (
	"testing"

	"hearsay"
)

func num(v float64) *float64 { return &v }

// TestTitlesSayTheFinding holds that a chart's title says what the chart shows.
func TestTitlesSayTheFinding(t *testing.T) {
	fix := hearsay.Correction
	tally := hearsay.Tally{Claimant: "General Staff", Measure: hearsay.Killed, Of: "Russia", Points: []hearsay.Point{
		{AsOf: "2022-03-23", ReportedTotal: num(15300)}, {AsOf: "2022-03-26", ReportedTotal: num(15500), Event: &fix},
	}}
	want := "Killed, Russia, counted by General Staff: 15,300 on 23 Mar 2022, 15,500 on 26 Mar 2022, 1 correction"
	if got := tallyFinding(tally); got != want {
		t.Errorf("the chart's title is %q, not %q", got, want)
	}
}

func TestWhereAChangeLeads(t *testing.T) {
	claim, figure := "c-1", "f-1"
	for want, c := range map[string]hearsay.Change{"/figures/f-1": {Claim: &claim, Figure: &figure}, "/claims/c-1": {Claim: &claim}, "": {Kind: hearsay.CorrectionNotice}} {
		if got := changeHref(&c); got != want {
			t.Errorf("it leads to %q, not %q", got, want)
		}
	}
}

func TestOpposedRelationsStandFirst(t *testing.T) {
	rs := ranked([]hearsay.Relation{{ID: "r-1", Kind: hearsay.Updates}, {ID: "r-2", Kind: hearsay.Tension}, {ID: "r-3", Kind: hearsay.Denies}, {ID: "r-1", Kind: hearsay.Updates}})
	if len(rs) != 3 || rs[0].ID != "r-3" || rs[1].ID != "r-2" {
		t.Errorf("the order is %+v", rs)
	}
}

// TestDisputesStandApart holds that one figure which many contradict does not fill the overview.
func TestDisputesStandApart(t *testing.T) {
	pair := func(id, a, b string) hearsay.Relation {
		return hearsay.Relation{ID: id, A: hearsay.Member{Figure: a}, B: hearsay.Member{Figure: b}}
	}
	got := apart([]hearsay.Relation{pair("r-1", "f-1", "f-2"), pair("r-2", "f-1", "f-3"), pair("r-3", "f-4", "f-5")}, 2)
	if len(got) != 2 || got[0].ID != "r-1" || got[1].ID != "r-3" {
		t.Errorf("shown are %+v", got)
	}
}
