package main

import (
	"fmt"
	"io"
	"iter"

	"hearsay"
	"hearsay/export/csl"
	"hearsay/export/events"
	"hearsay/export/folder"
	"hearsay/export/geo"
	"hearsay/export/linked"
	"hearsay/export/rows"
	"hearsay/export/stix"
	"hearsay/ledger"
	"hearsay/reference/gazetteer"
)

// oneFile is a form that is one file: its name and type, and what writes it. lost is what it has no place for, "" where it has one for all.
type oneFile struct {
	path, format, media, about string
	lost                       string
	columns                    []string
	write                      func(io.Writer) (int64, error)
}

// oneFile is the form that is asked for; ok is false for those that are tables.
func (x *exporting) oneFile() (f oneFile, ok bool) {
	of := func(write func(io.Writer, iter.Seq2[*rows.Document, error]) (int64, error)) func(io.Writer) (int64, error) {
		return func(w io.Writer) (int64, error) { return write(w, x.related(x.documents())) }
	}
	event := func(form events.Form) oneFile {
		return oneFile{path: x.Form + ".csv", format: "csv", media: "text/csv", about: "Event-facts in the form of " + form.Name + ".", lost: form.Lost, columns: form.Columns,
			write: func(w io.Writer) (int64, error) { return events.Write(w, form, x.events(), x.HXL) }}
	}
	switch x.Form {
	case "ucdp":
		return event(events.UCDP()), true
	case "acled":
		return event(events.ACLED()), true
	case "geojson":
		return oneFile{path: "claims.geojson", format: "geojson", media: "application/geo+json", about: "Claims at their places (RFC 7946).", write: of(geo.Write)}, true
	case "annotations":
		return oneFile{path: "annotations.jsonld", format: "jsonld", media: "application/ld+json", about: "Web Annotations of claims and figures.", write: of(linked.Annotations)}, true
	case "prov":
		return oneFile{path: "prov.jsonld", format: "jsonld", media: "application/ld+json", about: "Where claims and figures come from, in PROV-O.", write: of(linked.Provenance)}, true
	case "claims":
		return oneFile{path: "claims.jsonld", format: "jsonld", media: "application/ld+json", about: "Claims in schema.org's terms, with their relations.", write: of(linked.Claims)}, true
	case "stix":
		return oneFile{path: "stix.json", format: "json", media: "application/stix+json;version=2.1", about: "Claims as a STIX 2.1 bundle.", write: of(stix.Write)}, true
	case "csl":
		return oneFile{path: "citations.json", format: "json", media: "application/vnd.citationstyles.csl+json", about: "The pages behind the query as CSL-JSON.", write: of(csl.Write)}, true
	}
	return f, false
}

// oneToStandardOutput writes a form that is one file; what it loses is said on standard error.
func (x *exporting) oneToStandardOutput(f oneFile) error {
	n, err := f.write(x.s.out)
	if err == nil && f.lost != "" {
		fmt.Fprintln(x.s.err, "The form has no place for all of it; --out DIR writes what is lost beside it, and docs/export.md tells it.")
	}
	return x.told(n, map[bool]string{true: "rows", false: "objects"}[f.format == "csv"], err)
}

// intoFolder writes a form that is one file, and a README of what it loses.
func (f oneFile) intoFolder(to *folder.Folder, name string) error {
	r := folder.Resource{Profile: "data-resource", Name: name, Path: f.path, Title: f.about, Format: f.format, MediaType: f.media, Encoding: "utf-8"}
	if err := to.Write(r, f.write); err != nil || f.lost == "" {
		return err
	}
	return to.Write(folder.Resource{Profile: "data-resource", Name: "readme", Path: "README.md", Title: "What the form has no place for.", Format: "md", MediaType: "text/markdown", Encoding: "utf-8"},
		func(w io.Writer) (int64, error) {
			_, err := io.WriteString(w, f.lost)
			return 0, err
		})
}

// related gives documents the relations of their claims and figures, for the forms that tell them.
func (x *exporting) related(documents iter.Seq2[*rows.Document, error]) iter.Seq2[*rows.Document, error] {
	if x.Form != "geojson" && x.Form != "claims" {
		return documents
	}
	return func(yield func(*rows.Document, error) bool) {
		for d, err := range documents {
			if err == nil {
				err = x.relate(d)
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

func (x *exporting) relate(d *rows.Document) error {
	var all []hearsay.Relation
	seen := map[string]bool{}
	add := func(id string) error {
		list, err := x.l.RelationsOf(x.ctx, id)
		for _, r := range list {
			if !seen[r.ID] {
				seen[r.ID] = true
				all = append(all, r)
			}
		}
		return err
	}
	for i := range d.Claims {
		if err := add(d.Claims[i].ID); err != nil {
			return err
		}
	}
	for i := range d.Figures {
		if err := add(d.Figures[i].ID); err != nil {
			return err
		}
	}
	var err error
	d.Relations, err = x.relationRows(all)
	return err
}

// events are the event-facts that the filter lets through: groups of events, and groups of killed people that are no running totals and stand in no claim of an event before them.
func (x *exporting) events() iter.Seq2[events.Event, error] {
	return func(yield func(events.Event, error) bool) {
		told := map[string]bool{} // claims of the events
		for _, class := range []string{hearsay.ClassEvent, hearsay.ClassFigure} {
			for g, err := range x.groups() {
				if err != nil {
					yield(events.Event{}, err)
					return
				}
				if g.Class != class || class == hearsay.ClassFigure && !countsDeaths(&g, told) {
					continue
				}
				e, err := x.event(g)
				for i := range e.Claims {
					told[e.Claims[i].ID] = true
				}
				if !yield(e, err) || err != nil {
					return
				}
			}
		}
	}
}

func countsDeaths(g *rows.Group, told map[string]bool) bool {
	if g.Fact.Measure != hearsay.Killed && g.Fact.Measure != hearsay.KilledCivilians || g.Fact.Cumulative != nil && *g.Fact.Cumulative {
		return false
	}
	for _, m := range g.Members {
		if told[m.Claim] {
			return false
		}
	}
	return true
}

// event is a group with its claims and figures and the place where it is said to have happened.
func (x *exporting) event(g rows.Group) (events.Event, error) {
	e := events.Event{Group: g}
	var members []hearsay.Member
	for _, m := range g.Members {
		if m.Claim != "" {
			members = append(members, hearsay.Member{Claim: m.Claim})
		}
		if m.Figure != "" {
			members = append(members, hearsay.Member{Figure: m.Figure})
		}
	}
	m, err := mentionsOf(x.ctx, x.l, members)
	if err != nil {
		return e, err
	}
	var claims []hearsay.ListedClaim
	listed := map[string]bool{}
	for _, id := range members {
		if c, ok := m.claims[id.Claim]; ok && !listed[c.ID] {
			listed[c.ID] = true
			claims = append(claims, c)
		}
		if f, ok := m.figures[id.Figure]; ok && !listed[f.ID] {
			listed[f.ID] = true
			e.Figures = append(e.Figures, rows.Figure{ListedFigure: f})
		}
	}
	if e.Claims, err = x.covered(claims); err != nil {
		return e, err
	}
	return e, x.heldIn(&e, listed)
}

// heldIn adds the figures that the claims of an event of class event hold, and finds its place.
func (x *exporting) heldIn(e *events.Event, listed map[string]bool) error {
	for i := range e.Claims {
		c := &e.Claims[i]
		if c.Event != nil && c.Event.Place != nil && e.Place == nil {
			e.Place = c.Event.Place
		}
		if e.Group.Class != hearsay.ClassEvent {
			continue
		}
		p, err := x.l.Figures(x.ctx, ledger.Filter{What: ledger.What{Article: c.Article.ID}, Cut: ledger.Cut{Limit: inOne}})
		if err != nil {
			return err
		}
		for _, f := range p.Items {
			if f.Claim != nil && *f.Claim == c.ID && !listed[f.ID] {
				listed[f.ID] = true
				e.Figures = append(e.Figures, rows.Figure{ListedFigure: f})
			}
		}
	}
	if e.Place == nil && e.Group.Fact.Place != nil {
		if err := x.placed(e); err != nil {
			return err
		}
	}
	if e.Place != nil {
		e.Country = countryName(e.Place)
	}
	return nil
}

// placed finds the place of a fact among those that its articles name.
func (x *exporting) placed(e *events.Event) error {
	for _, m := range e.Group.Members {
		r, err := x.l.Reading(x.ctx, m.ArticleID, "")
		if err != nil {
			return err
		}
		for i := range r.Places {
			if r.Places[i].Name == *e.Group.Fact.Place {
				e.Place = &r.Places[i]
				return nil
			}
		}
	}
	return nil
}

// countryName is the name of the country that a place lies in, its ISO code where the gazetteer does not know it.
func countryName(p *hearsay.WirePlace) string {
	known := gazetteer.Default()
	for _, id := range append(known.Areas(ledger.PlaceID(p)), ledger.PlaceID(p)) {
		if e, ok := known.ByID(id); ok && e.Kind == hearsay.Country {
			return e.Name
		}
	}
	return str(p.Country)
}
