package dataset

import (
	"hearsay/export/rows"
)

// The tables of a data set are those of an export without what only a ledger knows: copies, versions, and what is gone.
func articlesTable() *rows.Table[rows.Article] {
	return rows.Articles().Without("copy_of", "alike", "versions", "forgotten")
}

func claimsTable() *rows.Table[rows.Claim] { return rows.Claims().Without("gone", "reader") }

func figuresTable() *rows.Table[rows.Figure] { return rows.Figures().Without("gone", "reader") }

// What is brought into a ledger is compared there anew: the facts and origins of a data set are not read, so that one that lacks them can be.
func articlesRead() *rows.Table[rows.Article] {
	return articlesTable().Without("origins_low", "origins_high")
}

func claimsRead() *rows.Table[rows.Claim] {
	return claimsTable().Without("facts", "origins_low", "origins_high")
}

func figuresRead() *rows.Table[rows.Figure] {
	return figuresTable().Without("fact", "origins_low", "origins_high")
}

func placesRead() *rows.Table[rows.Place] {
	return rows.Places().Without("origins_low", "origins_high")
}

func timesRead() *rows.Table[rows.Time] { return rows.Times().Without("origins_low", "origins_high") }
