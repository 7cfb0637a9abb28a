package features

// Bits is how many bits of a feature's hash are kept.
const Bits = 24

// The guides of annotation.
const (
	Polnear = iota
	Claims
	Guides // how many there are
)

// blend is a feature: which template it comes from, and what stands in it.
func blend(template int, a, b, c uint32) uint32 {
	h := uint64(template)*0x9E3779B97F4A7C15 + uint64(a)
	h = (h^h>>29)*0xBF58476D1CE4E5B9 + uint64(b)
	h = (h^h>>32)*0x94D049BB133111EB + uint64(c)
	h = (h ^ h>>31) * 0x9E3779B97F4A7C15
	return uint32(h >> (64 - Bits))
}

// gather collects the features of one token; each call of add is a template of its own.
type gather struct {
	out      []uint32
	template int
	Guide    uint32
}

func (g *gather) add(a, b, c uint32) {
	g.template++
	g.out = append(g.out, blend(g.template, a, b, c))
}

// both adds a feature, and where a guide has its own habits once more for that guide alone.
func (g *gather) both(a, b, c uint32) {
	g.add(a, b, c)
	if g.Guide != 0 {
		g.out = append(g.out, blend(g.template+500, a, b, c))
	}
}

// OfSpeech adds to out what tells the part of speech of token i, before that of its neighbours to the right is known.
func (v *View) OfSpeech(i int, out []uint32) []uint32 {
	k := i + Edge
	g := gather{out: out, template: 1000}
	w, e, s := v.word, v.ending, v.shape
	t1, t2 := v.Speech[k-1], v.Speech[k-2]
	g.add(w[k], 0, 0)
	g.add(v.stem[k], 0, 0)
	g.add(e[k], s[k], 0)
	g.add(s[k], s[k-1], s[k+1])
	g.add(w[k-1], 0, 0)
	g.add(w[k+1], 0, 0)
	g.add(w[k-2], 0, 0)
	g.add(w[k+2], 0, 0)
	g.add(e[k-1], e[k], 0)
	g.add(e[k], e[k+1], 0)
	g.add(e[k+1], 0, 0)
	g.add(t1, 0, 0)
	g.add(t1, t2, 0)
	g.add(t1, w[k], 0)
	g.add(t1, e[k], 0)
	g.add(t1, w[k+1], 0)
	g.add(t1, t2, e[k])
	g.add(w[k], w[k+1], 0)
	g.add(w[k-1], w[k], 0)
	g.add(v.place[k]>>4, s[k], 0)
	return g.out
}

// OfLabel adds to out what tells the label of token i of the view: hashes below 1<<Bits.
func (v *View) OfLabel(i int, out []uint32) []uint32 {
	k := i + Edge
	g := gather{out: out, Guide: v.Guide}
	w, t, s := v.word, v.stem, v.shape
	p := v.Speech
	q := v.quoted[k]
	in := min(q, 1)
	g.both(0, 0, 0)
	g.both(w[k], 0, 0)
	g.both(t[k], 0, 0)
	g.add(w[k-1], 0, 0)
	g.add(w[k+1], 0, 0)
	g.add(w[k-2], 0, 0)
	g.add(w[k+2], 0, 0)
	g.add(w[k-3], 0, 0)
	g.add(w[k+3], 0, 0)
	g.add(w[k-1], w[k], 0)
	g.add(w[k], w[k+1], 0)
	g.add(w[k-1], w[k+1], 0)
	g.add(w[k-2], w[k-1], 0)
	g.add(w[k+1], w[k+2], 0)
	g.add(t[k-1], t[k], 0)
	g.add(t[k-1], 0, 0)
	g.add(t[k+1], 0, 0)
	g.add(v.ending[k], 0, 0)
	g.add(v.ending[k], v.ending[k-1], 0)
	g.both(s[k], s[k-1], s[k+1])
	g.both(p[k], 0, 0)
	g.add(p[k-1], p[k], 0)
	g.add(p[k], p[k+1], 0)
	g.both(p[k-1], p[k], p[k+1])
	g.add(p[k-2], p[k-1], p[k])
	g.add(p[k], p[k+1], p[k+2])
	g.add(p[k], w[k], 0)
	g.add(p[k-1], w[k], 0)
	g.add(w[k], p[k+1], 0)
	g.add(w[k-1], p[k], 0)
	g.add(p[k], w[k+1], 0)
	g.add(t[k-1], p[k], p[k+1])
	g.add(p[k-1], p[k], t[k+1])
	g.both(q, 0, 0)
	g.add(q, p[k], 0)
	g.add(in, w[k], 0)
	g.add(v.quoted[k-1], w[k-1], w[k])
	g.add(v.place[k], 0, 0)
	g.add(v.place[k]>>4, p[k], in)
	g.add(v.place[k]&15, w[k], in)
	g.add(v.verbBefore[k], 0, 0)
	g.add(v.verbAfter[k], 0, 0)
	g.add(v.verbBefore[k], p[k], in)
	g.add(v.verbAfter[k], p[k], in)
	g.add(v.verbBefore[k], v.verbAfter[k], in)
	g.add(uint32(min(v.sentence[k], 3)), in, p[k])
	if v.guessed != nil {
		v.second(i, &g)
	}
	return g.out
}
