package linked

import (
	"io"
	"iter"

	"hearsay"
	"hearsay/export/rows"
)

// AnnotationContext is the public address of the context of the Web Annotation Data Model (W3C Recommendation 23 February 2017).
const AnnotationContext = "http://www.w3.org/ns/anno.jsonld"

// Annotations writes an annotation for each claim, and for each figure in the paper's own voice: where its words stand, by quotation and by code points, in which state of the page.
func Annotations(w io.Writer, documents iter.Seq2[*rows.Document, error]) (int64, error) {
	context := []any{AnnotationContext, node{"hearsay": Namespace}}
	return stream(w, context, node{"id": URN + "annotations", "type": "AnnotationPage"}, "items", documents, func(d *rows.Document, put func(node)) {
		t := newTarget(d)
		for i := range d.Claims {
			c := &d.Claims[i]
			put(t.annotation(c.ID, c.Claimant.Name+" ("+c.Stance+")", c.Content, &c.Article).carried(c.Carried()))
		}
		for i := range d.Figures {
			f := &d.Figures[i]
			who := rows.FigureClaimant(&f.WireFigure)
			if who == "" {
				who = "the paper's own voice"
			}
			put(t.annotation(f.ID, who+": "+f.Measure+" "+hearsay.Interval(f.WireInterval).Words(), []hearsay.WireSpan{f.WireSpan}, &f.Article).carried(f.Carried()))
		}
	})
}

// target says where words stand in one document.
type target struct {
	text     []rune
	captured string
}

func newTarget(d *rows.Document) target { return target{[]rune(d.Text), moment(d.Article.Captured)} }

// beside is how many code points before and after the words are quoted.
const beside = 32

func (t target) annotation(id, body string, spans []hearsay.WireSpan, a *hearsay.ArticleRef) node {
	x := node{"id": URN + id, "type": "Annotation", "motivation": "describing", "body": node{"type": "TextualBody", "value": body, "format": "text/plain", "purpose": "describing"}}
	var targets []node
	for _, s := range spans {
		targets = append(targets, t.resource(s, a))
	}
	if len(targets) == 1 {
		x["target"] = targets[0]
	} else {
		x["target"] = targets
	}
	if t.captured != "" {
		x["created"] = t.captured
	}
	return x
}

// resource is words of a page in the state in which they were taken in.
func (t target) resource(s hearsay.WireSpan, a *hearsay.ArticleRef) node {
	quote := node{"type": "TextQuoteSelector", "exact": s.Text}
	if s.Start >= 0 && s.Start <= s.End && s.End <= len(t.text) {
		quote["prefix"] = string(t.text[max(0, s.Start-beside):s.Start])
		quote["suffix"] = string(t.text[s.End:min(len(t.text), s.End+beside)])
	}
	state := node{"type": "TimeState", "cached": version(a)}
	if t.captured != "" {
		state["sourceDate"] = t.captured
	}
	return node{"type": "SpecificResource", "source": page(a), "state": state,
		"selector": []node{quote, {"type": "TextPositionSelector", "start": s.Start, "end": s.End}}}
}
