// Package extract reads a Doc into a Reading. Here, and only here, stands the order of its passes; each join_ file puts together what two of them found.
package extract

import (
	"hearsay"
	"hearsay/extract/attribution"
	"hearsay/extract/factuality"
	"hearsay/extract/forwarded"
	"hearsay/extract/learned"
	"hearsay/extract/quantity"
	"hearsay/extract/table"
	"hearsay/extract/timex"
	"hearsay/extract/toponym"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// Options are what the passes know before they read.
type Options struct {
	Reader    hearsay.Reader
	Actors    *actors.Table
	Gazetteer *gazetteer.Table
	Table     *table.Options // what ReadTable is told of a sheet
}

// Read finds all that stands in doc. It is a pure function: the same Doc and Options give the same Reading, ids included.
func Read(doc *text.Doc, opt Options) hearsay.Reading {
	r := hearsay.Reading{Reader: opt.Reader, Article: *doc.Article, Furniture: doc.Furniture}
	r.Times = timex.Find(doc)
	r.Places = toponym.Find(doc, opt.Gazetteer)
	found := learned.Join(doc, attributed(doc))
	r.Claims = claimsOf(found)
	reg := joinClaimants(doc, opt.Actors, found, r.Claims)
	forwarded.Join(doc, r.Claims)
	factuality.Join(doc, factuality.Find(doc), r.Claims)
	r.Figures = joinFigures(doc, opt.Actors, reg, quantity.Find(doc), &r)
	joinEvents(doc, opt.Actors, &r)
	joinScores(doc, opt.Reader.Tagger, r.Claims, r.Figures)
	r.AssignIDs(hearsay.NewIndex(doc.Text))
	return r
}

// attributed are the claims that the rules find.
func attributed(doc *text.Doc) []learned.Claim {
	found := attribution.Find(doc)
	claims := make([]learned.Claim, len(found))
	for i, f := range found {
		claims[i] = learned.Claim(f)
	}
	return claims
}

func claimsOf(found []learned.Claim) []hearsay.Claim {
	claims := make([]hearsay.Claim, len(found))
	for i, f := range found {
		claims[i] = f.Claim
	}
	return claims
}
