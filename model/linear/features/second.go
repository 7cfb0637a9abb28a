package features

// Rows of the first chain and their labels: 0 outside, then begin and inside of each.
const (
	SourceRow = iota
	CueRow
	ContentRow
)

// around is what the labels of the pass before say about the neighbourhood of a token, within its sentence unless said otherwise.
type around struct {
	cueBefore, cueAfter         uint32 // how far the nearest cue is, 0 where there is none
	stemBefore, stemAfter       uint32 // its first word
	sourceBefore, sourceAfter   uint32
	commas, ands                uint32 // between the cue before and the token
	pattern                     uint32 // which rows the stretches of the sentence are of, in order
	quote                       uint32 // whether a cue stands just before or just after the quotation that the token is in
	contentBefore, contentAfter uint32 // how far the nearest content of the paragraph is
}

// RowOf is the row of a label, -1 of outside.
func RowOf(label uint8) int { return (int(label)+1)/2 - 1 }

// Guess takes in the labels of the pass before.
func (v *View) Guess(labels []uint8) {
	v.guessed = labels
	if cap(v.near) < v.Count {
		v.near = make([]around, v.Count)
	}
	v.near = v.near[:v.Count]
	clear(v.near)
	v.sweep()
	v.patterns()
	v.quotes()
}

// sweep goes once to the right and once to the left with the last stretch seen of each row.
func (v *View) sweep() {
	last := [3]int{-1, -1, -1}
	var commas, ands uint32
	for i := range v.Count {
		if i > 0 && v.sentence[Edge+i] != v.sentence[Edge+i-1] {
			last[SourceRow], last[CueRow] = -1, -1
		}
		n := &v.near[i]
		n.cueBefore, n.sourceBefore, n.contentBefore = far(last[CueRow], i), far(last[SourceRow], i), far(last[ContentRow], i)
		if last[CueRow] >= 0 {
			n.stemBefore, n.commas, n.ands = v.stem[Edge+v.opening(last[CueRow])], min(commas, 3), min(ands, 2)
		}
		switch v.Class[Edge+i] {
		case 2:
			commas++
		case 12:
			ands++
		}
		if r := RowOf(v.guessed[i]); r >= 0 {
			last[r] = i
			if r == CueRow {
				commas, ands = 0, 0
			}
		}
	}
	last = [3]int{-1, -1, -1}
	for i := v.Count - 1; i >= 0; i-- {
		if i < v.Count-1 && v.sentence[Edge+i] != v.sentence[Edge+i+1] {
			last[SourceRow], last[CueRow] = -1, -1
		}
		n := &v.near[i]
		n.cueAfter, n.sourceAfter, n.contentAfter = far(last[CueRow], i), far(last[SourceRow], i), far(last[ContentRow], i)
		if last[CueRow] >= 0 {
			n.stemAfter = v.stem[Edge+last[CueRow]]
		}
		if r := RowOf(v.guessed[i]); r >= 0 {
			last[r] = i
		}
	}
}

// opening is where the stretch that token i is in opens.
func (v *View) opening(i int) int {
	for i > 0 && v.guessed[i] != 0 && v.guessed[i]%2 == 0 {
		i--
	}
	return i
}

func far(from, to int) uint32 {
	if from < 0 {
		return 0
	}
	return 1 + steps(max(from-to, to-from))
}

// patterns writes into every token of a sentence which stretches the sentence has, up to eight.
func (v *View) patterns() {
	for from := 0; from < v.Count; {
		to, pattern, n := from, uint32(0), 0
		for ; to < v.Count && v.sentence[Edge+to] == v.sentence[Edge+from]; to++ {
			y := v.guessed[to]
			if (y%2 == 1 || y != 0 && to == from) && n < 8 {
				pattern, n = pattern*4+uint32(RowOf(y))+1, n+1
			}
		}
		for i := from; i < to; i++ {
			v.near[i].pattern = pattern
		}
		from = to
	}
}

// reach is how many tokens beyond a quotation a cue is looked for.
const reach = 8

// quotes writes into every token of a quotation whether a cue stands close before or after it.
func (v *View) quotes() {
	for from := 0; from < v.Count; from++ {
		if v.quoted[Edge+from] == 0 {
			continue
		}
		to := from
		for to < v.Count && v.quoted[Edge+to] != 0 {
			to++
		}
		var near uint32 = 1
		for i := max(0, from-reach); i < from; i++ {
			if RowOf(v.guessed[i]) == CueRow {
				near |= 2
			}
		}
		for i := to; i < min(v.Count, to+reach); i++ {
			if RowOf(v.guessed[i]) == CueRow {
				near |= 4
			}
		}
		for i := from; i < to; i++ {
			v.near[i].quote = near
		}
		from = to
	}
}

func (v *View) guessedAt(i int) uint32 {
	if i < 0 || i >= v.Count {
		return 15
	}
	return uint32(v.guessed[i])
}

// second adds the features that rest on the labels of the pass before.
func (v *View) second(i int, g *gather) {
	k := i + Edge
	n := &v.near[i]
	y := v.guessedAt(i)
	w, p := v.word[k], v.Speech[k]
	before, after := v.guessedAt(i-1), v.guessedAt(i+1)
	in := min(v.quoted[k], 1)
	g.both(y, 0, 0)
	g.both(before, y, after)
	g.add(y, w, 0)
	g.add(y, p, 0)
	g.add(before, after, w)
	g.add(v.guessedAt(i-2), before, y)
	g.add(y, after, v.guessedAt(i+2))
	g.both(n.cueBefore, n.cueAfter, in)
	g.add(n.cueBefore, y, p)
	g.add(n.cueAfter, y, p)
	g.add(n.stemBefore, n.cueBefore, p)
	g.add(n.stemAfter, n.cueAfter, p)
	g.add(n.stemBefore, y, n.commas)
	g.add(n.stemAfter, y, in)
	g.both(n.pattern, y, in)
	g.add(n.pattern, n.cueBefore, n.cueAfter)
	g.add(n.commas, n.ands, y)
	g.add(n.commas, w, n.cueBefore)
	g.add(n.cueBefore, w, p)
	g.both(n.quote, y, v.quoted[k])
	g.add(n.quote, n.pattern, p)
	g.add(n.sourceBefore, n.sourceAfter, y)
	g.add(n.sourceBefore, n.cueBefore, n.commas)
	g.add(n.contentBefore, n.contentAfter, y)
	g.add(n.contentBefore, w, y)
	g.add(n.stemBefore, w, 0)
	g.add(n.stemBefore, v.word[k-1], w)
	g.add(v.place[k]&15, y, n.cueBefore)
	g.add(v.place[k]>>4, y, n.cueAfter)
}
