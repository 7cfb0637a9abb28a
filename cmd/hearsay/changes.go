package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/pipeline"
)

type changesCmd struct {
	listFlags
	Change string `help:"Only this kind of change, as figure-raised." placeholder:"CHANGE" group:"Filters"`
}

// Help stands under the verb's line in its help.
func (changesCmd) Help() string {
	return "Lists what later versions of the articles changed, claim by claim, the newest version first: figures raised or lowered, hedges and caveats dropped or added, sources renamed, claims removed or added, notices of correction. White space, typing errors and page furniture are no changes. --since is when the later version was added; the other filters ask for articles, as those of 'hearsay articles' do."
}

// Run lists changes.
func (c *changesCmd) Run(s *streams) error {
	if kinds := hearsay.ChangeKinds(); c.Change != "" && !slices.Contains(kinds, c.Change) {
		return fmt.Errorf("%w: --change: %q is none; it is one of %s", errUsage, c.Change, strings.Join(kinds, ", "))
	}
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		found, err := pipeline.Changes(ctx, l, f, c.Change)
		if err != nil {
			return err
		}
		return list(ctx, s, l, changeLister(found), f, c.outputFlags)
	})
}

func changeLister(found []hearsay.Change) lister[hearsay.Change] {
	return lister[hearsay.Change]{
		one: "change", many: "changes",
		page: func(_ context.Context, f ledger.Filter) (ledger.Page[hearsay.Change], error) {
			return changePage(found, f.Cut)
		},
		columns: []column{{title: "change", wrap: 18}, {title: "was", flex: true}, {title: "is", wrap: 60}, {title: "id"}},
		rows: eachRow(func(c *hearsay.Change) tableRow {
			head := bold(shown(changedTitle(c))) + "  " + short(c.Article.ID) + "  version " + c.From[:min(7, len(c.From))] + " to " + c.To[:min(7, len(c.To))]
			id := str(c.Figure)
			if id == "" {
				id = str(c.Claim)
			}
			return tableRow{head: head, cells: []string{spoken(c.Kind), shown(str(c.Was)), shown(str(c.Is)), short(id)}}
		}),
		header: slices.Concat([]string{"kind", "claim", "figure", "was", "is", "from", "to"}, refHeader()),
		values: func(c *hearsay.Change) []string {
			return slices.Concat([]string{c.Kind, str(c.Claim), str(c.Figure), str(c.Was), str(c.Is), c.From, c.To}, refValues(&c.Article))
		},
	}
}

func changedTitle(c *hearsay.Change) string {
	if t := str(c.Article.Title); t != "" {
		return t
	}
	return c.Article.Name
}

// changePage is the part of the changes that a cut asks for.
func changePage(found []hearsay.Change, cut ledger.Cut) (p ledger.Page[hearsay.Change], err error) {
	from := 0
	if cut.After != "" {
		if from, err = strconv.Atoi(cut.After); err != nil {
			return p, fmt.Errorf("listing changes: %w", err)
		}
	}
	to := min(from+cut.Limit, len(found))
	if p.Items, p.Total = found[from:to], len(found); to < len(found) {
		p.Next = strconv.Itoa(to)
	}
	return p, nil
}
