package rows

import (
	"sync"

	"hearsay"
)

// Cover is the innermost claim whose words hold a mention, with what travels with it. The zero Cover is the paper's own voice.
type Cover struct {
	Claim       *string `json:"claim"`
	Claimant    *string `json:"claimant"`
	Via         Relays  `json:"via"`
	Caveats     Caveats `json:"caveats"`
	Interest    *string `json:"interest"`
	OriginsLow  int     `json:"origins_low"`
	OriginsHigh int     `json:"origins_high"`
}

// Place is a row of places: one mention.
type Place struct {
	hearsay.WirePlace
	ID      string             `json:"id"` // hearsay.PlaceID's
	Article hearsay.ArticleRef `json:"article"`
	Cover
}

// Time is a row of times: one expression.
type Time struct {
	hearsay.WireTime
	Article hearsay.ArticleRef `json:"article"`
	Cover
}

// Places is the table of places.
var Places = sync.OnceValue(func() *Table[Place] {
	return table("places", "Where: one mention of a place a row, with the claim that it stands in.", Place{},
		[]field[Place]{of("place", "The place's id: its GeoNames id, else one made of name and country.", func(p *Place) any { return &p.ID })},
		article(func(p *Place) *hearsay.ArticleRef { return &p.Article }),
		span("", "The words of the mention.", func(p *Place) *hearsay.WireSpan { return &p.WireSpan }),
		[]field[Place]{
			of("name", "The place's name in the gazetteer.", func(p *Place) any { return &p.Name }),
			of("country", "Its country, ISO 3166 alpha-2.", func(p *Place) any { return &p.Country }),
			of("lat", "Its latitude, WGS 84; empty where it is not known.", func(p *Place) any { return &p.Lat }),
			of("lon", "Its longitude, WGS 84; empty where it is not known.", func(p *Place) any { return &p.Lon }),
			of("geonames_id", "Its GeoNames id; empty where GeoNames has none.", func(p *Place) any { return &p.GeoNamesID }),
			of("kind", "country, admin, city, village, sea, region or building.", func(p *Place) any { return &p.Kind }),
			of("precision", "UCDP's where_prec: 1 exact, 2 near, 3 second-level area, 4 first-level area, 5 line or between places, 6 country, 7 sea or air.", func(p *Place) any { return &p.Precision }),
		}, cover(func(p *Place) *Cover { return &p.Cover }))
})

// Times is the table of times.
var Times = sync.OnceValue(func() *Table[Time] {
	return table("times", "When: one expression of time a row, with the claim that it stands in.", Time{},
		article(func(t *Time) *hearsay.ArticleRef { return &t.Article }),
		span("", "The words of the expression.", func(t *Time) *hearsay.WireSpan { return &t.WireSpan }),
		[]field[Time]{of("value", "The ISO day, month, year or interval A/B that it stands for; empty where it cannot be told.", func(t *Time) any { return &t.Value })},
		cover(func(t *Time) *Cover { return &t.Cover }))
})

func cover[T any](at func(*T) *Cover) []field[T] {
	return []field[T]{
		of("claim", "The id of the innermost claim whose words hold it; empty in the paper's own voice.", func(row *T) any { return &at(row).Claim }),
		of("claimant", "Who makes that claim.", func(row *T) any { return &at(row).Claimant }),
		words("chain", "That claim's chain in words, from the claimant to the relay nearest the article, parted by \" > \".", func(row *T) string { return ChainOf(str(at(row).Claimant), at(row).Via) }),
		of("via", "The relays, nearest the article first: a list of {name, start, end, text}.", func(row *T) any { return &at(row).Via }),
		words("caveats", "The kinds of the caveats that cover that claim, parted by \"; \".", func(row *T) string { return CaveatWords(at(row).Caveats) }),
		of("caveat_spans", "The caveats with their words: a list of {kind, start, end, text, by}.", func(row *T) any { return &at(row).Caveats }),
		of("interest", "The claimant's interest in the figures that the claim holds.", func(row *T) any { return &at(row).Interest }),
		of("origins_low", "The least number of independent origins of the facts that the claim speaks of; 0: it is in none.", func(row *T) any { return &at(row).OriginsLow }),
		of("origins_high", "The most independent origins of these facts.", func(row *T) any { return &at(row).OriginsHigh }),
	}
}
