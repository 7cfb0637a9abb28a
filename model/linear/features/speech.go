package features

// Parts of speech, coarser than the Penn Treebank's.
const (
	noun = iota + 1
	nouns
	proper
	base
	past
	gerund
	participle
	present
	modal
	adjective
	adverb
	pronoun
	possessive
	determiner
	preposition
	toward // to
	joining
	asking
	cardinal
	particle
	stop
	comma
	mark
	Speeches = iota + 1
)

// PennSpeech is the part of speech of a tag of the Penn Treebank, 0 of one that is not known.
func PennSpeech(tag string) uint8 {
	switch tag {
	case "NN":
		return noun
	case "NNS":
		return nouns
	case "NNP", "NNPS":
		return proper
	case "VB":
		return base
	case "VBD":
		return past
	case "VBG":
		return gerund
	case "VBN":
		return participle
	case "VBZ", "VBP":
		return present
	case "MD":
		return modal
	case "JJ", "JJR", "JJS":
		return adjective
	case "RB", "RBR", "RBS":
		return adverb
	case "PRP", "EX":
		return pronoun
	case "PRP$", "POS", "WP$":
		return possessive
	case "DT", "PDT":
		return determiner
	case "IN":
		return preposition
	case "TO":
		return toward
	case "CC":
		return joining
	case "WDT", "WP", "WRB":
		return asking
	case "CD":
		return cardinal
	case "RP":
		return particle
	case ".":
		return stop
	case ",":
		return comma
	}
	return mark
}

func verb(Speech uint32) bool { return Speech >= base && Speech <= present }

// Verbs notes the nearest verb of the sentence before and after every token.
func (v *View) Verbs() {
	last := uint32(0)
	for k := Edge; k < Edge+v.Count; k++ {
		if v.sentence[k] != v.sentence[k-1] || k == Edge {
			last = 0
		}
		v.verbBefore[k] = last
		if verb(v.Speech[k]) {
			last = v.stem[k]
		}
	}
	last = 0
	for k := Edge + v.Count - 1; k >= Edge; k-- {
		if k < Edge+v.Count-1 && v.sentence[k] != v.sentence[k+1] {
			last = 0
		}
		v.verbAfter[k] = last
		if verb(v.Speech[k]) {
			last = v.stem[k]
		}
	}
}
