package text

import (
	"fmt"

	"hearsay"
)

// Attributed is one cue with the tokens that say who and what, and what the claimant does by it; Score is the tagger's probability of the whole.
type Attributed struct {
	Cue, Source Range
	Content     []Range
	Stance      string
	Score       float64
}

// Labels is what a tagger found among the tokens of a Doc: attributions in the order of their cues, contents without a cue, and the stretches of every other row by its name
// (source, cue, content, furniture, place, time, number, hedge, caveat). Measures gives the measure of the number that opens at a token.
type Labels struct {
	Attributions []Attributed
	Loose        []Range
	Rows         map[string][]Range
	Measures     map[int]string
	Said         []float32 // for each token, the probability that it stands in what somebody is said to say
}

// Options are what a Doc is opened with. The zero value labels nothing.
type Options struct{ Tagger Tagger }

// Open cuts text like New, and has it labelled by opt's tagger. The error is the tagger's.
func Open(article *hearsay.Article, text string, opt Options) (*Doc, error) {
	d := New(article, text)
	if opt.Tagger == nil {
		return d, nil
	}
	labels, err := opt.Tagger.Tag(d)
	if err != nil {
		return nil, fmt.Errorf("labelling the words: %w", err)
	}
	d.Labels = &labels
	return d, nil
}

// Tagger labels the tokens of a Doc. The same Doc gives the same Labels.
type Tagger interface {
	Tag(doc *Doc) (Labels, error)
}
