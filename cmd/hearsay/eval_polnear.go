package main

import (
	"encoding/json"
	"fmt"
	"os"

	"hearsay"
	"hearsay/eval"
	"hearsay/extract"
	"hearsay/model"
	"hearsay/model/linear"
	"hearsay/text"
)

// formPolnear is the form of gold that is no folder of readings.
const formPolnear = "polnear"

// polnear scores a file of tagged paragraphs: what the tagger marks where one is asked for, else what the rules find.
func (c *evalCmd) polnear(s *streams) error {
	if c.Misses != "" || c.Folds != 0 {
		return fmt.Errorf("%w: --misses and --folds belong to --form claims", errUsage)
	}
	f, err := os.Open(c.Gold)
	if err != nil {
		return err
	}
	defer f.Close()
	gold, err := eval.ReadTagged(f)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Gold, err)
	}
	if len(gold) == 0 {
		return fmt.Errorf("%s holds no paragraph", c.Gold)
	}
	known, err := c.knowledge(s.err)
	if err != nil {
		return err
	}
	switch t := known.text.Tagger.(type) {
	case *linear.Tagger:
		known.text.Tagger = t.Polnear()
	case *model.Encoder:
		known.text.Tagger = t.Polnear()
	}
	scores, err := eval.ScoreTagged(gold, known.stretches)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(scores)
	}
	return writeTagged(s, len(gold), scores)
}

func writeTagged(s *streams, paragraphs int, scores map[string]eval.TaggedScore) error {
	_, err := fmt.Fprintf(s.out, "%d paragraphs\n%-9s%24s%24s\n%-9s%8s%8s%8s%8s%8s%8s\n", paragraphs, "", "exact", "half the words", "", "P", "R", "F1", "P", "R", "F1")
	for _, k := range eval.Kinds() {
		e, p := scores[k].Exact, scores[k].Partial
		if err == nil {
			_, err = fmt.Fprintf(s.out, "%-9s%8.1f%8.1f%8.1f%8.1f%8.1f%8.1f\n", k, e.P, e.R, e.F1, p.P, p.R, p.F1)
		}
	}
	return err
}

// stretches are the sources, cues and contents of a paragraph: the tagger's rows, or, without a tagger, those of the claims read.
func (k knowledge) stretches(paragraph string) (map[string][]hearsay.Span, error) {
	doc, err := text.Open(&hearsay.Article{}, paragraph, k.text)
	if err != nil {
		return nil, err
	}
	out := map[string][]hearsay.Span{}
	if doc.Labels != nil {
		for _, row := range eval.Kinds() {
			for _, r := range doc.Labels.Rows[row] {
				out[row] = append(out[row], doc.SpanOf(r))
			}
		}
		return out, nil
	}
	for _, c := range extract.Read(doc, k.extract).Claims {
		out["content"] = append(out["content"], c.Content...)
		for row, s := range map[string]hearsay.Span{"source": c.Source, "cue": c.Cue} {
			if !s.Empty() {
				out[row] = append(out[row], s)
			}
		}
	}
	return out, nil
}
