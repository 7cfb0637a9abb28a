package hearsay

// Kinds of place.
const (
	Country  = "country"
	Admin    = "admin"
	City     = "city"
	Village  = "village"
	Sea      = "sea" // rivers too
	Region   = "region"
	Building = "building"
)

// Place is one mention of a place used as a place. Located is false where the gazetteer does not know it: Lat and Lon then mean nothing.
type Place struct {
	Span       Span
	Name       string
	Country    string // ISO 3166 alpha-2
	Lat, Lon   float64
	Located    bool
	GeoNamesID int
	Kind       string
	Precision  int // UCDP where_prec: 1 exact, 2 near, 3 second-level area, 4 first-level area, 5 line or between places, 6 country, 7 sea or air
}

// Time is one expression of time with the ISO day, month, year or interval A/B that it stands for, "" where it cannot be resolved.
type Time struct {
	Span  Span
	Value string
}

// Furniture is a stretch of a page that is not the article: a link, a share line, a caption.
type Furniture struct {
	Span Span
	Kind string // link, share, comment, byline, headline, caption, promo, notice
}
