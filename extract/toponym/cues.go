package toponym

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed cues.tsv
var cuesFile string

// cue is a class of words of cues.tsv, as a bit: a word may be in several.
type cue uint16

const (
	locative cue = 1 << iota
	object
	assault
	taken
	part
	thing
	passive
	motion
	recipient
	office
	speech
	side
	quarrel
	area
)

func classes() map[string]cue {
	return map[string]cue{"locative": locative, "object": object, "assault": assault, "taken": taken, "part": part, "thing": thing, "passive": passive, "motion": motion,
		"recipient": recipient, "office": office, "speech": speech, "side": side, "quarrel": quarrel, "area": area}
}

var cues = sync.OnceValue(func() map[string]cue {
	out, class := map[string]cue{}, classes()
	for cells := range rows(cuesFile) {
		out[cells[1]] |= class[cells[0]]
	}
	return out
})

// rows yields the cells of a file's lines that are no comments.
func rows(file string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
			if len(cells) >= 3 && !strings.HasPrefix(line, "#") && !yield(cells) {
				return
			}
		}
	}
}
