// Package stix writes a STIX 2.1 bundle: documents come in; identities of who speaks, a report a page and a note a claim go out, for OpenCTI, MISP and their like. The claimant's hedge never
// stands in confidence, which is the producer's own: what travels with a claim stands in a property extension that the bundle defines.
package stix

import (
	"bufio"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"hearsay"
	"hearsay/export/rows"
)

// namespace is the UUID under which the names of the bundle's objects are made (RFC 9562, version 5).
var namespace = [16]byte{0x8e, 0x2f, 0x4d, 0x0a, 0x91, 0x5c, 0x4b, 0x6e, 0xa3, 0x17, 0x5d, 0x60, 0x0c, 0x9e, 0x48, 0x21}

// made is when the objects that follow from no page came to be: the date of this form.
const made = "2026-01-01T00:00:00.000Z"

// id is the name of an object of a type: the same each time that the same is exported.
func id(kind, name string) string {
	h := sha1.New() //nolint — version 5 is defined with it
	h.Write(namespace[:])
	h.Write([]byte(kind + ":" + name))
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	s := hex.EncodeToString(u)
	return kind + "--" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

// object is one STIX object.
type object map[string]any

type bundle struct {
	out  *bufio.Writer
	sum  []byte
	n    int64
	seen map[string]bool // identities that are in the bundle
	err  error
}

// Write writes the bundle and gives the number of its objects.
func Write(w io.Writer, documents iter.Seq2[*rows.Document, error]) (int64, error) {
	b := &bundle{out: bufio.NewWriter(w), seen: map[string]bool{}}
	b.out.WriteString(`{"type":"bundle","objects":[`)
	b.put(object{"type": "identity", "id": program(), "created": made, "modified": made, "name": "hearsay", "identity_class": "system",
		"description": "A program that reads published reporting and keeps a ledger of attributed claims. It rates neither truth nor sources."})
	b.put(object{"type": "extension-definition", "id": extension(), "created": made, "modified": made, "created_by_ref": program(), "name": "hearsay claim", "version": "1.0.0",
		"schema": "docs/export.md of hearsay", "description": "What travels with a claim: chain, caveats, interest, origins, likelihood and the hash of the page.", "extension_types": []string{"property-extension"}})
	for d, err := range documents {
		if err != nil {
			return b.n, err
		}
		b.document(d)
	}
	b.out.WriteString("\n],\"id\":\"" + id("bundle", string(b.sum)) + "\"}\n")
	if err := b.out.Flush(); err != nil && b.err == nil {
		b.err = fmt.Errorf("writing STIX: %w", err)
	}
	return b.n, b.err
}

func program() string   { return id("identity", "hearsay the program") }
func extension() string { return id("extension-definition", "hearsay claim 1") }

func (b *bundle) put(o object) {
	o["spec_version"] = "2.1"
	data, err := json.Marshal(o)
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("writing STIX: %w", err)
	}
	if b.n > 0 {
		b.out.WriteByte(',')
	}
	b.out.WriteByte('\n')
	b.out.Write(data)
	sum := sha1.Sum(append(b.sum, data...))
	b.sum, b.n = sum[:], b.n+1
}

// identity is the identity of a name, which is put into the bundle the first time.
func (b *bundle) identity(name, kind string) string {
	of := id("identity", hearsay.Fold(name))
	if !b.seen[of] {
		b.seen[of] = true
		class := "organization"
		switch kind {
		case hearsay.Person, hearsay.Expert, hearsay.Witness:
			class = "individual"
		case hearsay.Unnamed:
			class = "unknown"
		}
		b.put(object{"type": "identity", "id": of, "created": made, "modified": made, "created_by_ref": program(), "name": name, "identity_class": class})
	}
	return of
}

// document is a report of the page with a note for each claim and for each figure in the paper's own voice.
func (b *bundle) document(d *rows.Document) {
	a := &d.Article
	at := stamp(a.Captured, made)
	publisher := program()
	if a.Publisher != nil {
		publisher = b.identity(*a.Publisher, hearsay.Media)
	}
	refs := []string{publisher}
	for i := range d.Claims {
		c := &d.Claims[i]
		held := []object{}
		for _, f := range d.FiguresOf(c.ID) {
			held = append(held, figure(f))
		}
		x := carried(c.Carried())
		x["stance"], x["likelihood"], x["scale"], x["figures"] = c.Stance, c.Likelihood, c.Scale, held
		refs = append(refs, b.note(d, at, c.ID, c.Claimant.Name+": "+rows.Content(c.Content), b.identity(c.Claimant.Name, c.Claimant.Kind), c.Claimant.Name, x))
	}
	for i := range d.Figures {
		if f := &d.Figures[i]; f.Claim == nil {
			x := carried(f.Carried())
			x["figures"] = []object{figure(f)}
			refs = append(refs, b.note(d, at, f.ID, f.Text, publisher, "", x))
		}
	}
	x := object{"extension_type": "property-extension", "article": a.ID, "article_sha256": a.SHA256, "text_sha256": a.TextSHA256, "published": a.Published, "caveats": list(a.CaveatKinds), "interest": list(a.Interests),
		"origins_low": a.OriginsLow, "origins_high": a.OriginsHigh}
	clean(x)
	title := str(a.Title)
	if title == "" {
		title = a.Name
	}
	b.put(object{"type": "report", "id": id("report", a.ID+a.SHA256), "created": at, "modified": at, "created_by_ref": program(), "name": title, "published": stamp(str(a.Published), at), "report_types": []string{"observed-data"},
		"object_refs": refs, "external_references": []object{reference(d)}, "extensions": object{extension(): x}})
}

func (b *bundle) note(d *rows.Document, at, of, content, about, author string, x object) string {
	clean(x)
	o := object{"type": "note", "id": id("note", of), "created": at, "modified": at, "created_by_ref": program(), "content": content, "object_refs": []string{about},
		"external_references": []object{reference(d)}, "extensions": object{extension(): x}}
	if author != "" {
		o["authors"] = []string{author}
	}
	b.put(o)
	return id("note", of)
}

// reference is the page; a hash stands only beside an address.
func reference(d *rows.Document) object {
	a := &d.Article
	name := str(a.Publisher)
	if name == "" {
		name = a.Name
	}
	o := object{"source_name": name, "external_id": a.ID, "description": "bytes with SHA-256 " + a.SHA256}
	if url := str(a.URL); strings.HasPrefix(url, "http") {
		o["url"], o["hashes"] = url, object{"SHA-256": a.SHA256}
	}
	return o
}

func carried(c rows.Carried) object {
	return object{"extension_type": "property-extension", "claim": c.Claim, "figure": c.Figure, "article": c.Article, "article_sha256": c.SHA256, "chain": c.Chain, "via": spans(c.Via, func(v hearsay.WireRelay) (string, hearsay.WireSpan) { return v.Name, v.WireSpan }),
		"caveats": caveats(c.Caveats), "interest": c.Interest, "facts": c.Facts, "origins_low": c.OriginsLow, "origins_high": c.OriginsHigh}
}

func spans[T any](all []T, of func(T) (string, hearsay.WireSpan)) (out []object) {
	for _, v := range all {
		name, s := of(v)
		out = append(out, object{"name": name, "start": s.Start, "end": s.End, "text": s.Text})
	}
	return out
}

// caveats are spans with the claim that each is by, where it is by one.
func caveats(all []hearsay.WireCaveat) []object {
	out := spans(all, func(k hearsay.WireCaveat) (string, hearsay.WireSpan) { return k.Kind, k.WireSpan })
	for i := range out {
		if by := str(all[i].By); by != "" {
			out[i]["by"] = by
		}
	}
	return out
}

func figure(f *rows.Figure) object {
	o := object{"figure": f.ID, "text": f.Text, "measure": f.Measure, "of": f.Of, "subject": f.Subject, "low": f.Low, "best": f.Best, "high": f.High, "qualifier": f.Qualifier, "interest": f.Interest,
		"origins_low": f.OriginsLow, "origins_high": f.OriginsHigh}
	clean(o)
	return o
}

// clean takes out what is nil or empty: STIX has neither null nor empty lists.
func clean(o object) {
	for k, v := range o {
		data, err := json.Marshal(v)
		if s := string(data); err != nil || s == "null" || s == "[]" || s == `""` {
			delete(o, k)
		}
	}
}

func list(words []string) []string { return words }

// stamp is a time as STIX has it: UTC with milliseconds; a day is its first moment, and what is unknown is another.
func stamp(value, otherwise string) string {
	const form = "2006-01-02T15:04:05.000Z"
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t.UTC().Format(form)
	}
	if first, _, ok := hearsay.Days(value); ok && first.Year() > 0 {
		return first.Format(form)
	}
	return otherwise
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
