package main

import (
	"errors"
	"fmt"
	"os"

	"hearsay/model/linear"
	"hearsay/model/weights"
)

// linear makes the linear tagger ready: of the weights that come with the program, or of those that --weights names.
func (f readerFlags) linear(k knowledge) (knowledge, error) {
	data, from := weights.Linear(), "the program's weights"
	if f.Weights != "" {
		var err error
		if data, err = os.ReadFile(f.Weights); err != nil {
			return k, fmt.Errorf("reading the weights: %w", errors.Join(linear.ErrWeights, err))
		}
		from = f.Weights
	}
	tagger, err := linear.Load(data)
	if err != nil {
		return k, fmt.Errorf("%s: %w; make them again with 'make train', or read with --tagger rules", from, err)
	}
	k.text.Tagger, k.extract.Reader.Model = tagger, tagger.Hash()
	return k, nil
}
