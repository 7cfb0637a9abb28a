package events

import (
	"strconv"
	"strings"

	"hearsay"
	"hearsay/export/rows"
)

// ACLED is the form of the Armed Conflict Location & Event Data export: 31 columns in their order, as acledR checks them.
func ACLED() Form {
	return Form{Name: "ACLED", Columns: strings.Fields(acledColumns), HXL: tags(strings.Fields(acledColumns), acledTags), Lost: acledLost, row: acledRow}
}

const acledColumns = `event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso
	region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp`

// acledTags are the HXL tags that OCHA's own scraper of the data set used.
var acledTags = map[string]string{"event_id_cnty": "#event+code", "event_date": "#date+occurred", "year": "#date+year", "event_type": "#event+type", "actor1": "#group+name+first",
	"assoc_actor_1": "#group+name+first+assoc", "actor2": "#group+name+second", "assoc_actor_2": "#group+name+second+assoc", "region": "#region+name", "country": "#country+name",
	"admin1": "#adm1+name", "admin2": "#adm2+name", "admin3": "#adm3+name", "location": "#loc+name", "latitude": "#geo+lat", "longitude": "#geo+lon", "source": "#meta+source",
	"notes": "#description", "fatalities": "#affected+killed"}

const acledLost = `The rows have the 31 columns of the ACLED export in their order, and are no rows of that data set: nobody of ACLED has coded or checked them. The form loses by its nature:

- fatalities has room for one number. Where statements differ it is the lowest that any of them gives, as ACLED's codebook asks for; both bounds stand in notes, and who says which.
- Claims, chains, caveats, interests, the count of independent origins and the hashes of the pages have no column: they stand in notes.
- An event without any stated number of dead has an empty cell, not 0.
- disorder_type, inter1, inter2, interaction, civilian_targeting, iso, region, admin1 to admin3, source_scale, tags and timestamp are not decided by hearsay and stay empty.
- Wounded, captured, displaced people and equipment are counted in hearsay and not in this form.
`

func acledRow(e *Event) map[string]string {
	from, to := e.days()
	v := map[string]string{"event_id_cnty": e.Group.ID, "event_date": from, "time_precision": timePrecision(from, to), "event_type": e.Group.Fact.Event,
		"sub_event_type": e.agreed(func(c *rows.Claim) string {
			if c.Event == nil {
				return ""
			}
			return c.Event.SubType
		}),
		"actor1": e.actor(), "actor2": e.target(), "source": e.of(func(a *hearsay.ArticleRef) string { return str(a.Publisher) }), "notes": e.notes()}
	if from != "" {
		v["year"] = from[:4]
	}
	if p := e.Place; p != nil {
		v["location"], v["country"], v["geo_precision"] = p.Name, e.Country, geoPrecision(p.Precision)
	}
	if lat, lon, ok := e.located(); ok {
		v["latitude"], v["longitude"] = number(lat), number(lon)
	}
	if low, _, _, ok := e.deaths(hearsay.Killed, hearsay.KilledCivilians); ok {
		v["fatalities"] = number(low)
	}
	return v
}

// notes are the words of the event and what the form has no column for.
func (e *Event) notes() string {
	var parts []string
	if low, high, _, ok := e.deaths(hearsay.Killed, hearsay.KilledCivilians); ok {
		parts = append(parts, "killed, lowest "+number(low)+", highest "+number(high))
	}
	for i := range e.Claims {
		c := &e.Claims[i]
		parts = append(parts, c.Claimant.Name+" ("+c.Stance+"): "+rows.Content(c.Content))
	}
	for i := range e.Figures {
		f := &e.Figures[i]
		if who := rows.FigureClaimant(&f.WireFigure); f.Claim == nil || len(e.Claims) == 0 {
			parts = append(parts, strings.TrimPrefix(who+": ", ": ")+f.Text)
		}
	}
	return strings.Join(parts, " | ") + " [" + e.carried() + "]"
}

// timePrecision is ACLED's: 1 a day, 2 within a week, 3 longer.
func timePrecision(from, to string) string {
	apart, ok := hearsay.DaysApart(from, to)
	switch {
	case !ok:
		return ""
	case apart == 0:
		return "1"
	case apart < 7:
		return "2"
	}
	return "3"
}

// geoPrecision is ACLED's: 1 a town, 2 near one or a part of a region, 3 a larger region.
func geoPrecision(where int) string {
	switch {
	case where == 1:
		return strconv.Itoa(1)
	case where <= 3:
		return "2"
	}
	return "3"
}
