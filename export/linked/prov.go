package linked

import (
	"fmt"
	"io"
	"iter"

	"hearsay/export/rows"
)

// PROV is the namespace of PROV-O (W3C Recommendation 30 April 2013).
const PROV = "http://www.w3.org/ns/prov#"

func provContext() node {
	link := func(term string) node { return node{"@id": PROV + term, "@type": "@id"} }
	return node{"prov": PROV, "hearsay": Namespace, "xsd": "http://www.w3.org/2001/XMLSchema#", "foaf": "http://xmlns.com/foaf/0.1/",
		"hadPrimarySource": link("hadPrimarySource"), "wasQuotedFrom": link("wasQuotedFrom"), "wasAttributedTo": link("wasAttributedTo"), "wasDerivedFrom": link("wasDerivedFrom"),
		"specializationOf": link("specializationOf"), "generatedAtTime": node{"@id": PROV + "generatedAtTime", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}
}

// Provenance writes where each claim and figure comes from: quoted from a version of a page, passed on by its relays, with the claimant's own statement as its primary source.
func Provenance(w io.Writer, documents iter.Seq2[*rows.Document, error]) (int64, error) {
	return stream(w, provContext(), nil, "@graph", documents, func(d *rows.Document, put func(node)) {
		pages(d, put)
		for i := range d.Claims {
			c := &d.Claims[i]
			provenance(put, c.ID, rows.Content(c.Content), version(&c.Article), c.Claimant.Name, c.Claimant.Kind, c.Carried())
		}
		for i := range d.Figures {
			f := &d.Figures[i]
			kind := ""
			if f.Claimant != nil {
				kind = f.Claimant.Kind
			}
			provenance(put, f.ID, f.Text, version(&f.Article), rows.FigureClaimant(&f.WireFigure), kind, f.Carried())
		}
	})
}

// pages are the page, the version of it and its publisher.
func pages(d *rows.Document, put func(node)) {
	a := &d.Article
	ref := node{"@id": URN + a.ID, "@type": "prov:Entity"}
	ref.put("hearsay:url", str(a.URL)).put("hearsay:title", str(a.Title)).put("hearsay:published", str(a.Published))
	if a.Publisher != nil {
		ref["wasAttributedTo"] = agent(*a.Publisher)
		put(node{"@id": agent(*a.Publisher), "@type": []string{"prov:Agent", "prov:Organization"}, "foaf:name": *a.Publisher})
	}
	put(ref.warned(a))
	v := node{"@id": URN + "sha256:" + a.SHA256, "@type": "prov:Entity", "specializationOf": URN + a.ID, "hearsay:articleSha256": a.SHA256, "hearsay:textSha256": a.TextSHA256}
	put(v.put("generatedAtTime", moment(a.Captured)).warned(a))
}

// provenance is a statement, the statements of its relays and the claimant's own.
func provenance(put func(node), id, words, from, who, kind string, c rows.Carried) {
	x := node{"@id": URN + id, "@type": "prov:Entity", "prov:value": words, "wasQuotedFrom": from}
	x.carried(c)
	if who == "" {
		put(x)
		return
	}
	origin := URN + id + "#origin"
	x["hadPrimarySource"] = origin
	chain := []node{x}
	for i, v := range c.Via {
		said := fmt.Sprintf("%s%s#via-%d", URN, id, i)
		chain[i]["wasDerivedFrom"] = said
		chain = append(chain, node{"@id": said, "@type": "prov:Entity", "wasAttributedTo": agent(v.Name)}.carried(c))
		put(node{"@id": agent(v.Name), "@type": "prov:Agent", "foaf:name": v.Name})
	}
	chain[len(chain)-1]["wasDerivedFrom"] = origin
	for _, n := range chain {
		put(n)
	}
	put(node{"@id": origin, "@type": "prov:Entity", "wasAttributedTo": agent(who)}.carried(c))
	put(node{"@id": agent(who), "@type": []string{"prov:Agent", class(kind)}, "foaf:name": who})
}

func class(kind string) string {
	if individual(kind) {
		return "prov:Person"
	}
	return "prov:Organization"
}
