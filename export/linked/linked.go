// Package linked writes claims as JSON-LD: W3C Web Annotations, their origin in PROV-O, and schema.org's Claim with the relations that schema.org lacks. Documents come in; one JSON document
// goes out, whose terms are those of the specifications or stand in hearsay's own namespace (docs/export.md), for annotation tools and triple stores.
package linked

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"hearsay"
	"hearsay/export/rows"
)

// Namespace is where hearsay's own terms stand; URN begins the names of what hearsay keeps.
const (
	Namespace = "urn:hearsay:ns:"
	URN       = "urn:hearsay:"
)

// node is one JSON-LD object.
type node map[string]any

// stream writes a document of many nodes under one context, head before them; fill hands each node over. It gives the number of nodes.
func stream(w io.Writer, context any, head node, under string, documents iter.Seq2[*rows.Document, error], fill func(*rows.Document, func(node))) (n int64, err error) {
	out := bufio.NewWriter(w)
	first := node{"@context": context}
	for k, v := range head {
		first[k] = v
	}
	data, err := json.Marshal(first)
	if err != nil {
		return 0, fmt.Errorf("writing JSON-LD: %w", err)
	}
	out.Write(data[:len(data)-1])
	out.WriteString(`,"` + under + `":[`)
	for d, err := range documents {
		if err != nil {
			return n, err
		}
		var failed error
		fill(d, func(x node) {
			data, err := json.Marshal(x)
			if err != nil {
				failed = fmt.Errorf("writing JSON-LD: %w", err)
				return
			}
			if n > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('\n')
			out.Write(data)
			n++
		})
		if failed != nil {
			return n, failed
		}
	}
	out.WriteString("\n]}\n")
	if err := out.Flush(); err != nil {
		return n, fmt.Errorf("writing JSON-LD: %w", err)
	}
	return n, nil
}

// carried puts what travels with a claim or figure under hearsay's terms into a node.
func (x node) carried(c rows.Carried) node {
	x["hearsay:article"], x["hearsay:articleSha256"], x["hearsay:chain"] = URN+c.Article, c.SHA256, c.Chain
	x["hearsay:originsLow"], x["hearsay:originsHigh"] = c.OriginsLow, c.OriginsHigh
	x.put("hearsay:claim", prefixed(c.Claim)).put("hearsay:figure", prefixed(c.Figure)).put("hearsay:interest", str(c.Interest))
	var caveats []node
	for _, k := range c.Caveats {
		caveats = append(caveats, span(k.WireSpan).put("hearsay:caveat", k.Kind).put("hearsay:by", prefixed(k.By)))
	}
	var via []node
	for _, v := range c.Via {
		via = append(via, span(v.WireSpan).put("hearsay:name", v.Name))
	}
	if caveats != nil {
		x["hearsay:caveats"] = caveats
	}
	if via != nil {
		x["hearsay:via"] = via
	}
	if len(c.Facts) > 0 {
		x["hearsay:facts"] = c.Facts
	}
	return x
}

// warned puts what covers the claims of an article into the node of its page or of a version of it.
func (x node) warned(a *rows.Article) node {
	x["hearsay:articleSha256"], x["hearsay:originsLow"], x["hearsay:originsHigh"] = a.SHA256, a.OriginsLow, a.OriginsHigh
	if len(a.CaveatKinds) > 0 {
		x["hearsay:caveat"] = a.CaveatKinds
	}
	if len(a.Interests) > 0 {
		x["hearsay:interest"] = a.Interests
	}
	return x
}

// put sets what is not empty.
func (x node) put(key, value string) node {
	if value != "" {
		x[key] = value
	}
	return x
}

func span(s hearsay.WireSpan) node {
	return node{"hearsay:start": s.Start, "hearsay:end": s.End, "hearsay:words": s.Text}
}

func prefixed(id *string) string {
	if id == nil || *id == "" {
		return ""
	}
	return URN + *id
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// page is the IRI of an article: its address where it has one that is an IRI, else its name in hearsay.
func page(a *hearsay.ArticleRef) string {
	if url := str(a.URL); strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return strings.Map(func(r rune) rune {
			if r <= ' ' || strings.ContainsRune("<>\"{}|\\^`", r) {
				return -1
			}
			return r
		}, url)
	}
	return URN + a.ID
}

// version is the name of the bytes of a version.
func version(a *hearsay.ArticleRef) string { return URN + "sha256:" + a.Version }

// moment is a time as xsd:dateTime has it, "" where it is none.
func moment(value string) string {
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t.UTC().Format("2006-01-02T15:04:05Z")
	}
	return ""
}

// agent is what a claimant is called and named.
func agent(name string) (id string) { return URN + hearsay.NameID(name) }

// individuals are the kinds of claimant that are persons.
func individual(kind string) bool {
	return kind == hearsay.Person || kind == hearsay.Expert || kind == hearsay.Witness
}
