package events

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hearsay"
)

// UCDP is the form of the UCDP Georeferenced Event Dataset: 49 columns in their order (GED codebook 23.1), best before high before low.
func UCDP() Form {
	return Form{Name: "UCDP GED", Columns: strings.Fields(ucdpColumns), HXL: tags(strings.Fields(ucdpColumns), ucdpTags), Lost: ucdpLost, row: ucdpRow}
}

const ucdpColumns = `id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a
	side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2
	latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob`

// ucdpTags are the HXL tags that OCHA's own scraper of the data set used.
var ucdpTags = map[string]string{"date_start": "#date+start", "date_end": "#date+end", "side_a": "#group+name+first", "side_b": "#group+name+second", "source_article": "#meta+source",
	"source_headline": "#description", "where_coordinates": "#loc+name", "best": "#affected+killed", "year": "#date+year", "country": "#country+name", "latitude": "#geo+lat", "longitude": "#geo+lon"}

const ucdpLost = `The rows have the 49 columns of the UCDP Georeferenced Event Dataset in their order, and are no rows of that data set: nobody of UCDP has coded or checked them.

- One row is one event-fact as published reporting has it, not one mention of it. id is hearsay's id of the fact.
- best is filled only where all statements give one number. low and high are the least and the most that any of them says.
- Events of which nobody states any dead are rows too, with best, high and low empty: that data set has none of them. Filter on high to leave them out.
- number_of_sources is the least number of independent origins; source_original names them: the ends of the chains.
- source_article holds, after the articles, what the form has no column for: claims, figures, chains, caveats, interests, the range of origins and the hashes of the pages.
- side_a and side_b are actor and target where all claims name the same; conflict, dyad, type of violence, clarity and deaths by side are not decided by hearsay and stay empty.
- where_prec is the precision of the place as named; countries and seas have coordinates of their middle and say so by 6 and 7.
`

func ucdpRow(e *Event) map[string]string {
	from, to := e.days()
	v := map[string]string{"id": e.Group.ID, "side_a": e.actor(), "side_b": e.target(), "number_of_sources": strconv.Itoa(e.Group.OriginsLow), "source_original": e.origins(),
		"source_article":  e.of(cited) + " [" + e.carried() + "]",
		"source_office":   e.of(func(a *hearsay.ArticleRef) string { return str(a.Publisher) }),
		"source_date":     e.of(func(a *hearsay.ArticleRef) string { return day(str(a.Published)) }),
		"source_headline": e.of(func(a *hearsay.ArticleRef) string { return str(a.Title) }),
		"date_start":      from, "date_end": to, "date_prec": precision(from, to)}
	if from != "" {
		v["year"] = from[:4]
	}
	if p := e.Place; p != nil {
		v["where_prec"], v["where_coordinates"], v["where_description"], v["country"] = strconv.Itoa(p.Precision), p.Name, p.Text, e.Country
	}
	if lat, lon, ok := e.located(); ok {
		v["latitude"], v["longitude"], v["geom_wkt"] = number(lat), number(lon), "POINT ("+number(lon)+" "+number(lat)+")"
		v["priogrid_gid"] = strconv.Itoa(gridCell(lat, lon))
	}
	if low, high, best, ok := e.deaths(hearsay.Killed, hearsay.KilledCivilians); ok {
		v["low"], v["high"] = number(low), number(high)
		if best != nil {
			v["best"] = number(*best)
		}
	}
	if _, _, best, ok := e.deaths(hearsay.KilledCivilians); ok && best != nil {
		v["deaths_civilians"] = number(*best)
	}
	return v
}

// cited is an article as source_article cites it: publisher, day, title, address.
func cited(a *hearsay.ArticleRef) string {
	return fmt.Sprintf("%q", strings.Join([]string{str(a.Publisher), day(str(a.Published)), str(a.Title), str(a.URL)}, ", "))
}

// precision is UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year or more.
func precision(from, to string) string {
	apart, ok := hearsay.DaysApart(from, to)
	switch {
	case !ok:
		return ""
	case apart == 0:
		return "1"
	case apart < 6:
		return "2"
	case apart == 6:
		return "3"
	case apart < 31:
		return "4"
	}
	return "5"
}

// gridCell is the PRIO-GRID cell of a point: half degrees, counted from the south-west corner eastwards and then northwards (PRIO-GRID 2.0 codebook).
func gridCell(lat, lon float64) int {
	row, column := int(math.Floor((lat+90)*2)), int(math.Floor((lon+180)*2))
	return min(row, 359)*720 + min(column, 719) + 1
}

// tags are the tags of columns in their order.
func tags(columns []string, of map[string]string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = of[c]
	}
	return out
}
