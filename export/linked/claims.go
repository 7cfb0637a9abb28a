package linked

import (
	"io"
	"iter"

	"hearsay/export/rows"
)

// SchemaContext is the public address of schema.org's context.
const SchemaContext = "https://schema.org"

// Claims writes schema.org Claims with their appearance, never a verdict: hearsay does not rate truth. schema.org has no relations between claims; those stand as hearsay:Relation nodes.
func Claims(w io.Writer, documents iter.Seq2[*rows.Document, error]) (int64, error) {
	context := []any{SchemaContext, node{"hearsay": Namespace}}
	seen := map[string]bool{}
	return stream(w, context, nil, "@graph", documents, func(d *rows.Document, put func(node)) {
		for i := range d.Claims {
			put(claimNode(&d.Claims[i], d))
		}
		for i := range d.Figures {
			if f := &d.Figures[i]; f.Claim == nil {
				x := node{"@id": URN + f.ID, "@type": "Claim", "text": f.Text, "appearance": appearance(d)}
				put(x.carried(f.Carried()))
			}
		}
		for i := range d.Relations {
			r := &d.Relations[i]
			if seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			put(relationNode(r))
		}
	})
}

func claimNode(c *rows.Claim, d *rows.Document) node {
	kind := "Organization"
	if individual(c.Claimant.Kind) {
		kind = "Person"
	}
	x := node{"@id": URN + c.ID, "@type": "Claim", "text": rows.Content(c.Content), "appearance": appearance(d), "author": node{"@id": agent(c.Claimant.Name), "@type": kind, "name": c.Claimant.Name},
		"hearsay:stance": c.Stance}
	x.put("datePublished", str(c.Article.Published)).put("hearsay:likelihood", str(c.Likelihood)).put("hearsay:scale", str(c.Scale))
	return x.carried(c.Carried())
}

func appearance(d *rows.Document) node {
	a := &d.Article
	x := node{"@id": URN + a.ID, "@type": "NewsArticle"}.warned(a)
	x.put("url", str(a.URL)).put("headline", str(a.Title)).put("datePublished", str(a.Published)).put("inLanguage", str(a.Language))
	if a.Publisher != nil {
		x["publisher"] = node{"@id": agent(*a.Publisher), "@type": "Organization", "name": *a.Publisher}
	}
	return x
}

// relationNode joins the figures where both sides have one, else the claims.
func relationNode(r *rows.Relation) node {
	side := func(claim, figure string) node {
		if figure != "" {
			claim = figure
		}
		return node{"@id": URN + claim}
	}
	x := node{"@id": URN + r.ID, "@type": "hearsay:Relation", "hearsay:kind": r.Kind, "hearsay:reason": r.Reason, "hearsay:a": side(r.A.Claim, r.A.Figure), "hearsay:b": side(r.B.Claim, r.B.Figure),
		"hearsay:originsLow": r.OriginsLow, "hearsay:originsHigh": r.OriginsHigh, "hearsay:articleSha256": []string{r.SideA.Version, r.SideB.Version}}
	var caveats []string
	for _, c := range append(append(rows.Caveats{}, r.SideA.Caveats...), r.SideB.Caveats...) {
		caveats = append(caveats, c.Kind)
	}
	if caveats != nil {
		x["hearsay:caveat"] = caveats
	}
	x.put("hearsay:interest", str(r.SideA.Interest)).put("hearsay:interestB", str(r.SideB.Interest))
	return x
}
