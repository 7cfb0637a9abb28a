package timex

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"hearsay"
	"hearsay/text"
)

//go:embed words.tsv
var wordsFile string

//go:embed wars.tsv
var warsFile string

// lexicon is words.tsv by class, then word; values are as they stand there.
type lexicon map[string]map[string]string

var words = sync.OnceValue(func() lexicon {
	out := lexicon{}
	for cells := range rows(wordsFile) {
		if out[cells[0]] == nil {
			out[cells[0]] = map[string]string{}
		}
		out[cells[0]][cells[1]] = cells[2]
	}
	return out
})

// opening are the words that an expression of time may begin with, besides numbers.
var opening = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for class, ws := range words() {
		for w := range ws {
			if class != "war" && class != "modifier" {
				first, _, _ := strings.Cut(strings.Fields(w)[0], "'")
				out[first] = true
			}
		}
	}
	for _, w := range strings.Fields("the its day year today yesterday tomorrow tonight overnight last this next past coming previous following recent these that earlier later half almost nearly about around more over within weekend") {
		out[w] = true
	}
	return out
})

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

// war is a row of wars.tsv: its first day, and the words that an article about it holds.
type war struct {
	from  time.Time
	words map[string]bool
}

var wars = sync.OnceValue(func() []war {
	var out []war
	for cells := range rows(warsFile) {
		if from, err := time.Parse(hearsay.DayFormat, cells[0]); err == nil {
			w := war{from, map[string]bool{}}
			for _, word := range strings.Split(cells[1], "|") {
				w.words[word] = true
			}
			out = append(out, w)
		}
	}
	return out
})

// Words of a war that an article must hold to be about it: three, or one in a short text.
const (
	enoughWords = 3
	shortText   = 100 // tokens
)

// warOf is the first day of the war that an article speaks of, the latest that had begun by then. The zero time when there is none.
func warOf(d *text.Doc, day time.Time) time.Time {
	var best time.Time
	for _, w := range wars() {
		if !w.from.After(best) || day.Before(w.from) {
			continue
		}
		named := 0
		for _, t := range d.Tokens {
			if t.Kind == text.Word && w.words[t.Lower] {
				named++
			}
		}
		if named >= enoughWords || named > 0 && len(d.Tokens) < shortText {
			best = w.from
		}
	}
	return best
}

// is tells whether token i is a word of the class.
func (f *finder) is(i int, class string) bool {
	_, ok := words()[class][f.w(i)]
	return ok
}

// value is the number that the lexicon has for token i in the class.
func (f *finder) value(i int, class string) (int, bool) {
	v, ok := words()[class][f.w(i)]
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	return n, err == nil
}
