package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"hearsay"
	"hearsay/extract"
	"hearsay/ingest"
	"hearsay/model"
	"hearsay/model/weights"
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
	Tagger  string `help:"What labels the words before the rules read them: encoder, a small transformer; linear, some twenty times faster, for crawls and small machines; or rules: nothing." enum:"encoder,linear,rules" default:"encoder" env:"HEARSAY_TAGGER"`
	Weights string `help:"The tagger's weights, as 'make train' writes them; the program comes with those of both." placeholder:"FILE" type:"path"`
	ownFlags
}

// knowledge is what every verb that reads knows before it does.
type knowledge struct {
	text    text.Options
	extract extract.Options
}

// knowledge makes ready what the flags ask for; warn is told where something else had to be taken.
func (f readerFlags) knowledge(warn io.Writer) (knowledge, error) {
	who, where, err := f.tables()
	if err != nil {
		return knowledge{}, err
	}
	k := knowledge{extract: extract.Options{Reader: hearsay.Reader{Version: version, Tagger: f.Tagger}, Actors: who, Gazetteer: where}}
	switch f.Tagger {
	case taggerEncoder:
		return f.encoder(k, weights.Unchecked(), warn)
	case taggerLinear:
		return f.linear(k)
	}
	k.extract.Reader.Tagger = taggerRules
	return k, nil
}

// encoder reads with the transformer. Where the program's own weights (data) cannot be used, the linear tagger does, and warn is told what that loses; weights that the user names must be right.
func (f readerFlags) encoder(k knowledge, data []byte, warn io.Writer) (knowledge, error) {
	if f.Weights != "" {
		var err error
		if data, err = os.ReadFile(f.Weights); err != nil {
			return k, fmt.Errorf("reading the weights: %w", errors.Join(model.ErrWeights, err))
		}
	}
	encoder, err := model.Load(data, os.Getenv("HEARSAY_KERNEL") == "portable")
	if err == nil && f.Weights == "" {
		err = weights.Check(encoder.Hash())
	}
	switch {
	case err == nil:
		k.text.Tagger, k.extract.Reader.Model = encoder, encoder.Hash()
		return k, nil
	case f.Weights != "":
		return k, fmt.Errorf("%s: %w; make them again with 'make train', or read with --tagger rules", f.Weights, err)
	}
	fmt.Fprintf(warn, "hearsay: %v\nhearsay: reading with --tagger linear instead: it finds fewer claims and sources (docs/evaluation.md)\n", err)
	k.extract.Reader.Tagger = taggerLinear
	return f.linear(k)
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
var taggers = []string{taggerRules, taggerLinear, taggerEncoder}
