package main

import (
	"context"
	"strconv"

	"hearsay"
	"hearsay/ledger"
)

type claimantsCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (claimantsCmd) Help() string {
	return "Lists who makes claims, the most claims first. Private persons and witnesses are not listed: their claims stand among the claims, without a page or a count of their own. --text is a part of the name."
}

// Run lists claimants.
func (c *claimantsCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, claimantLister(l), f, c.outputFlags)
	})
}

func claimantLister(l *ledger.Ledger) lister[hearsay.ListedClaimant] {
	return lister[hearsay.ListedClaimant]{
		one: "claimant", many: "claimants", page: l.Claimants,
		columns: []column{{title: "claimant", wrap: 40}, {title: "kind", drop: 2}, {title: "side", drop: 1}, {title: "claims", right: true}, {title: "figures", right: true}, {title: "id"}},
		rows: eachRow(func(c *hearsay.ListedClaimant) tableRow {
			return tableRow{cells: []string{shown(c.Name), c.Kind, shown(str(c.Side)), strconv.Itoa(c.Claims), strconv.Itoa(c.Figures), c.ID}}
		}),
		header: []string{"id", "name", "kind", "side", "claims", "figures"},
		values: func(c *hearsay.ListedClaimant) []string {
			return []string{c.ID, c.Name, c.Kind, str(c.Side), strconv.Itoa(c.Claims), strconv.Itoa(c.Figures)}
		},
	}
}
