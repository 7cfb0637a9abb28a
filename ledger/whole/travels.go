package whole

// What travels with an object without being part of it: it follows from the rest of the ledger, and an import passes over it. A claim, a figure, a relation and a group each say which caveats
// cover them, what interest their claimants have, how many independent origins their fact has and in which bytes they stand.

// added are the members that the objects of a table get besides their stored body, which names its schema only where it is no claim's or figure's.
var added = map[string]map[string]bool{
	"claim":    {`"schema"`: true, `"article"`: true, `"interest"`: true, `"facts"`: true, `"origins_low"`: true, `"origins_high"`: true},
	"figure":   {`"schema"`: true, `"article"`: true, `"fact"`: true, `"origins_low"`: true, `"origins_high"`: true},
	"relation": {`"article_sha256s"`: true, `"caveats"`: true, `"interest"`: true, `"origins_low"`: true, `"origins_high"`: true},
	"fact":     {`"article_sha256s"`: true, `"caveats"`: true, `"interest"`: true},
}

const (
	factsOfClaim = `SELECT x.id, x.low, x.high FROM fact_member m JOIN fact x ON x.seq = m.fact WHERE m.mention = ?1 UNION
		SELECT x.id, x.low, x.high FROM figure g JOIN fact x ON x.seq = g.fact WHERE g.claim = ?1 AND g.claim <> '' AND g.gone = '' ORDER BY 1`
	interestOfClaim = `SELECT DISTINCT y.body ->> '$.interest' FROM figure g JOIN figure_body y ON y.figure = g.seq WHERE g.claim = ?1 AND g.claim <> '' AND g.gone = ''
		AND y.body ->> '$.interest' IS NOT NULL ORDER BY 1`
)

// facts are the facts that a claim or its figures speak of, the origins of the one with the fewest and of the one with the most, and the claimant's interest in the figures.
func (x *exporter) facts(claim string) []member {
	ids, interests := []string{}, []string{}
	low, high := 0, 0
	x.Each(factsOfClaim, []any{claim}, func(scan func(...any)) {
		var id string
		var least, most int
		if scan(&id, &least, &most); len(ids) == 0 {
			low = least
		}
		ids, low, high = append(ids, id), min(low, least), max(high, most)
	})
	x.Each(interestOfClaim, []any{claim}, func(scan func(...any)) {
		var interest string
		scan(&interest)
		interests = append(interests, interest)
	})
	return []member{x.named("interest", interests), x.named("facts", ids), x.named("origins_low", low), x.named("origins_high", high)}
}

// mentioned are the bodies and versions of the claims and figures whose ids a query of mentions gives.
func mentioned(mentions string) string {
	return `SELECT b.body, c.version FROM claim c JOIN claim_body b ON b.claim = c.seq WHERE c.id IN (` + mentions + `) UNION ALL
		SELECT b.body, g.version FROM figure g JOIN figure_body b ON b.figure = g.seq WHERE g.id IN (` + mentions + `)`
}

// covered is what covers the claims and figures that a relation or a group names.
func (x *exporter) covered(table string, seq any) []member {
	mentions := "SELECT mention FROM fact_member WHERE fact = ?1"
	if table == "relation" {
		mentions = `SELECT coalesce(nullif(e.value ->> '$.figure', ''), e.value ->> '$.claim') FROM relation r, json_each(json_array(r.body -> '$.a', r.body -> '$.b')) e WHERE r.seq = ?1 AND r.body <> ''`
	}
	inClaims := "g.claim IN (" + mentions + ") AND g.claim <> '' AND g.gone = ''" // figures that the claims hold
	from := "(" + mentioned(mentions) + ") n"
	words := func(name, sql string) member {
		list := []string{}
		x.Each(sql, []any{seq}, func(scan func(...any)) {
			var word string
			scan(&word)
			list = append(list, word)
		})
		return x.named(name, list)
	}
	out := []member{
		words("article_sha256s", "SELECT DISTINCT (SELECT sha256 FROM capture WHERE version = n.version ORDER BY seq LIMIT 1) FROM "+from+" ORDER BY 1"),
		words("caveats", "SELECT DISTINCT k.value ->> '$.kind' FROM "+from+", json_each(n.body, '$.caveats') k ORDER BY 1"),
		words("interest", "SELECT DISTINCT y.body ->> '$.interest' FROM figure g JOIN figure_body y ON y.figure = g.seq WHERE (g.id IN ("+mentions+") OR "+inClaims+") AND y.body ->> '$.interest' IS NOT NULL ORDER BY 1"),
	}
	if table == "relation" {
		var low, high int
		x.Get(`SELECT coalesce(max(low), 0), coalesce(max(high), 0) FROM (SELECT min(low) AS low, max(high) AS high FROM (
			SELECT m.mention AS of, x.low, x.high FROM fact_member m JOIN fact x ON x.seq = m.fact WHERE m.mention IN (`+mentions+`) UNION ALL
			SELECT g.claim, x.low, x.high FROM figure g JOIN fact x ON x.seq = g.fact WHERE `+inClaims+`) GROUP BY of)`, []any{seq}, &low, &high)
		out = append(out, x.named("origins_low", low), x.named("origins_high", high))
	}
	return out
}
