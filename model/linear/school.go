package linear

import (
	"fmt"
	"slices"

	"hearsay/model/linear/features"
	"hearsay/text"
)

// Options say how long is learnt, and how.
type Options struct {
	Epochs  int   // over all examples, in each pass; 0 is 5
	Passes  int   // 1, or 2: the second sees what the first found around each token; 0 is 1
	Folds   int   // into how many parts the examples are cut so that a pass learns from labels that the one before gave unseen; 0 is 4
	Repeat  int   // how often an example of the claims is shown in an epoch; 0 is 1
	AtLeast uint8 // how often a feature must be met; 0 is 3
	Say     func(string)
}

func (o Options) filled() Options {
	for _, d := range []struct {
		value *int
		is    int
	}{{&o.Epochs, 5}, {&o.Passes, 1}, {&o.Folds, 4}, {&o.Repeat, 1}} {
		if *d.value <= 0 {
			*d.value = d.is
		}
	}
	if o.AtLeast == 0 {
		o.AtLeast = 3
	}
	if o.Say == nil {
		o.Say = func(string) {}
	}
	return o
}

// Rows are the names of the rows in the order of their labels: 1 and 2 are begin and inside of the first, and so on.
func Rows() []string { return []string{"source", "cue", "content"} }

// Learn makes a tagger of examples. The same examples and options give the same tagger. The error tells which example does not fit its tokens.
func Learn(examples []Example, opt Options) (*Tagger, error) {
	s := &school{Options: opt.filled()}
	for i, e := range examples {
		l, err := e.lesson()
		if err != nil {
			return nil, fmt.Errorf("example %d: %w", i, err)
		}
		l.fold = i / stretch % s.Folds
		s.lessons = append(s.lessons, l)
	}
	s.learnSpeech()
	w := &weights{speech: s.speech, stances: s.learnStances(examples)}
	for k := range s.Passes {
		if k > 0 {
			s.guessUnseen()
		}
		s.Say(fmt.Sprintf("pass %d", k+1))
		w.passes = append(w.passes, s.learnChain(s.lessons, s.Epochs))
	}
	return w.tagger(), nil
}

func (e Example) lesson() (*lesson, error) {
	n := e.To - e.From
	if e.Doc == nil || e.From < 0 || n < 0 || e.To > len(e.Doc.Tokens) || len(e.Labels) != n || e.Speech != nil && len(e.Speech) != n {
		return nil, fmt.Errorf("tokens %d to %d have %d labels and %d parts of speech", e.From, e.To, len(e.Labels), len(e.Speech))
	}
	before := uint8(0)
	for i, y := range e.Labels {
		if int(y) > 2*len(Rows()) || !may(int(before), int(y)) || e.Speech != nil && e.Speech[i] >= features.Speeches {
			return nil, fmt.Errorf("token %d cannot have label %d after %d", i, y, before)
		}
		before = y
	}
	l := &lesson{labels: e.Labels, truth: e.Speech}
	l.Look(e.Doc, e.Range)
	if e.Claims {
		l.Guide = features.Claims
	}
	return l, nil
}

type school struct {
	Options
	lessons []*lesson
	speech  *table
}

// learnSpeech learns the parts of speech and writes them into the lessons: into those that the learning has seen, as two halves see one another.
func (s *school) learnSpeech() {
	var told []*lesson
	for _, l := range s.lessons {
		if l.truth != nil {
			told = append(told, l)
		}
	}
	learn := func(part []*lesson) *table {
		l := newSpeechLearner(part, s.AtLeast)
		for k := range 3 {
			l.epoch(part, uint64(k))
		}
		return l.table()
	}
	half := func(l *lesson) int { return l.fold % 2 }
	kept := map[*lesson][]uint32{}
	for k := range 2 {
		var in []*lesson
		for _, l := range told {
			if half(l) != k {
				in = append(in, l)
			}
		}
		t := learn(in)
		for _, l := range told {
			if half(l) == k {
				speak(&l.View, t)
				kept[l] = slices.Clone(l.Speech)
			}
		}
	}
	s.speech = learn(told)
	s.Say("parts of speech")
	for _, l := range s.lessons {
		if own, ok := kept[l]; ok {
			copy(l.Speech, own)
			l.Verbs()
			continue
		}
		speak(&l.View, s.speech)
	}
}

func (s *school) learnChain(part []*lesson, epochs int) *chain {
	l := newLearner(len(Rows()), part, s.AtLeast)
	shown := slices.Clone(part)
	for _, e := range part {
		for k := 1; k < s.Repeat && e.Guide == features.Claims; k++ {
			shown = append(shown, e)
		}
	}
	for k := range epochs {
		l.epoch(shown, uint64(k))
		s.Say(fmt.Sprintf("epoch %d of %d", k+1, epochs))
	}
	return l.chain(Rows())
}

// guessUnseen gives each lesson the labels of a chain that has not learnt from it.
func (s *school) guessUnseen() {
	guessed := make([][]uint8, len(s.lessons))
	d := &desk{}
	for k := range s.Folds {
		var in []*lesson
		for _, l := range s.lessons {
			if l.fold != k {
				in = append(in, l)
			}
		}
		c := s.learnChain(in, (s.Epochs+1)/2)
		for i, l := range s.lessons {
			if l.fold == k {
				d.View = l.View
				d.observe(c)
				guessed[i] = c.best(&d.View, d.scores)
			}
		}
	}
	for i, l := range s.lessons {
		l.Guess(guessed[i])
	}
}

// learnStances learns what claimants do, from the attributions whose stance is told (an averaged perceptron; Collins 2002).
func (s *school) learnStances(examples []Example) *choosing {
	c := &choosing{}
	type told struct {
		seen   []uint32
		stance int
	}
	var all []told
	for i, e := range examples {
		for _, a := range e.Attributions {
			if a.Stance == "" || len(a.Content) == 0 || !inside(a, e.Range) {
				continue
			}
			at := slices.Index(c.names, a.Stance)
			if at < 0 {
				at = len(c.names)
				c.names = append(c.names, a.Stance)
			}
			all = append(all, told{s.lessons[i].OfStance(a, e.Range, nil), at})
		}
	}
	l := newPicker(len(c.names))
	for range 8 {
		for _, x := range all {
			l.learn(x.seen, x.stance)
		}
	}
	c.table = l.table()
	return c
}

// inside tells whether an attribution's cue and contents lie in r and hold tokens.
func inside(a text.Attributed, r text.Range) bool {
	for _, x := range append([]text.Range{a.Cue}, a.Content...) {
		if x.From < r.From || x.To > r.To || x.From >= x.To {
			return false
		}
	}
	return true
}

// stretch is how many examples after one another, mostly of one article, are in one fold.
const stretch = 8
