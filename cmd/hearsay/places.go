package main

import (
	"context"
	"strconv"

	"hearsay"
	"hearsay/ledger"
)

type placesCmd struct{ listFlags }

// Help stands under the verb's line in its help.
func (placesCmd) Help() string {
	return "Lists the places that are spoken of, the most mentioned first, with the claims and figures that name them. --place takes a place and all that lies in it; --text is a part of the name."
}

// Run lists places.
func (c *placesCmd) Run(s *streams) error {
	return c.with(func(ctx context.Context, l *ledger.Ledger, f ledger.Filter) error {
		return list(ctx, s, l, placeLister(l), f, c.outputFlags)
	})
}

func placeLister(l *ledger.Ledger) lister[hearsay.ListedPlace] {
	return lister[hearsay.ListedPlace]{
		one: "place", many: "places", page: l.Places,
		columns: []column{{title: "place", wrap: 30}, {title: "kind"}, {title: "in"}, {title: "mentions", right: true}, {title: "claims", right: true}, {title: "figures", right: true},
			{title: "first in", flex: true}, {title: "id"}},
		rows: eachRow(func(p *hearsay.ListedPlace) tableRow {
			return tableRow{cells: []string{shown(p.Name), p.Kind, str(p.Country), strconv.Itoa(p.Mentions), strconv.Itoa(p.Claims), strconv.Itoa(p.Figures), shown(p.Article.Name), p.ID}}
		}),
		header: append([]string{"id", "name", "country", "lat", "lon", "geonames_id", "kind", "precision", "mentions", "claims", "figures", "words", "start", "end"}, refHeader()...),
		values: func(p *hearsay.ListedPlace) []string {
			geonames := ""
			if p.GeoNamesID != nil {
				geonames = strconv.Itoa(*p.GeoNamesID)
			}
			return append([]string{p.ID, p.Name, str(p.Country), decimal(p.Lat), decimal(p.Lon), geonames, p.Kind, strconv.Itoa(p.Precision), strconv.Itoa(p.Mentions), strconv.Itoa(p.Claims),
				strconv.Itoa(p.Figures), p.Text, strconv.Itoa(p.Start), strconv.Itoa(p.End)}, refValues(&p.Article)...)
		},
	}
}
