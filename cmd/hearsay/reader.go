package main

import (
	"errors"
	"fmt"
	"os"

	"hearsay"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/model"
	"hearsay/pipeline"
	"hearsay/text"
)

// The taggers by name.
const (
	taggerRules   = "rules"
	taggerEncoder = "encoder"
	taggerLinear  = "linear"
)

// readerFlags choose what reads a text.
type readerFlags struct {
	Tagger  string `help:"What labels the words before the rules read them: encoder; linear (no network, for crawls and small machines); or rules (none: faster, finds less)." enum:"encoder,linear,rules" default:"rules" env:"HEARSAY_TAGGER"`
	Weights string `help:"The tagger's weights, as 'make train' writes them; those of linear come with the program." placeholder:"FILE" type:"path"`
	ownFlags
}

// knowledge is what every verb that reads knows before it does.
type knowledge struct {
	text    text.Options
	extract extract.Options
}

// knowledge makes ready what the flags ask for.
func (f readerFlags) knowledge() (knowledge, error) {
	who, where, err := f.tables()
	if err != nil {
		return knowledge{}, err
	}
	k := knowledge{extract: extract.Options{Reader: hearsay.Reader{Version: version, Tagger: f.Tagger}, Actors: who, Gazetteer: where}}
	if f.Tagger == taggerLinear {
		return f.linear(k)
	}
	if f.Tagger != taggerEncoder {
		k.extract.Reader.Tagger = taggerRules
		return k, nil
	}
	if f.Weights == "" {
		return k, fmt.Errorf("%w: --tagger encoder needs --weights FILE", errUsage)
	}
	data, err := os.ReadFile(f.Weights)
	if err != nil {
		return k, fmt.Errorf("reading the weights: %w", errors.Join(model.ErrWeights, err))
	}
	encoder, err := model.Load(data, os.Getenv("HEARSAY_KERNEL") == "portable")
	if err != nil {
		return k, fmt.Errorf("%s: %w; make them again with 'make train', or read with --tagger rules", f.Weights, err)
	}
	k.text.Tagger, k.extract.Reader.Model = encoder, encoder.Hash()
	return k, nil
}

// pipeline are the same as options of a pipeline.
func (k knowledge) pipeline(in ingest.Options) pipeline.Options {
	return pipeline.Options{Ingest: in, Text: k.text, Extract: k.extract}
}

// read reads one version; where its text is unread, the reading holds the article alone.
func (k knowledge) read(v *hearsay.Version) (hearsay.Reading, error) {
	if v.Article.Unread != nil {
		return hearsay.Reading{Reader: k.extract.Reader, Article: v.Article}, nil
	}
	doc, err := text.Open(&v.Article, v.Text, k.text)
	if err != nil {
		return hearsay.Reading{}, fmt.Errorf("reading %s: %w", v.From, err)
	}
	return extract.Read(doc, k.extract), nil
}

// taggers are all that the program comes with.
var taggers = []string{taggerRules}
