package dataset

import (
	"hearsay/export/rows"
)

// The tables of a data set: those of an export without what only a ledger knows. Facts and origins stand in groups, whose members name the claims and figures; the words, chains and caveats
// of relations stand with the claims and figures that they name.
func articlesTable() *rows.Table[rows.Article] {
	return rows.Articles().Without("copy_of", "alike", "versions", "forgotten", "origins_low", "origins_high")
}

func claimsTable() *rows.Table[rows.Claim] {
	return rows.Claims().Without("facts", "origins_low", "origins_high", "gone", "reader")
}

func figuresTable() *rows.Table[rows.Figure] {
	return rows.Figures().Without("fact", "origins_low", "origins_high", "gone", "reader")
}

func placesTable() *rows.Table[rows.Place] {
	return rows.Places().Without("origins_low", "origins_high")
}

func timesTable() *rows.Table[rows.Time] { return rows.Times().Without("origins_low", "origins_high") }

func groupsTable() *rows.Table[rows.Group] {
	return rows.Groups().Without("caveats", "interest", "article_sha256s")
}

func relationsTable() *rows.Table[rows.Relation] {
	var drop []string
	for _, side := range []string{"a", "b"} {
		for _, column := range []string{"article_sha256", "text", "claimant", "chain", "via", "caveats", "caveat_spans", "interest"} {
			drop = append(drop, side+"_"+column)
		}
	}
	return rows.Relations().Without(append(drop, "caveats", "origins_low", "origins_high")...)
}

func capturesTable() *rows.Table[rows.Capture] { return rows.Captures() }

func copiesTable() *rows.Table[rows.Copy] { return rows.Copies() }
