package compare

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/compare/among"
	"hearsay/compare/provenance"
	"hearsay/reference/actors"
)

// BlockLimit is how many statements of one block are compared with one another; of more, those of the days up to there are compared, then the rest; of a day with as many again, those of the articles up to there.
const BlockLimit = 100_000

// Matching is where what comes of a comparison by blocks goes. Rows that it gives out are compared in a further round, together with those that links make known.
type Matching struct {
	Group    func(*hearsay.Group) error
	Relation func(*Dated) error
	Link     func(*Link) error
	Row      func(*Row) error
	Note     func(string) // what a user should know: a block that was split
	Limit    int          // statements of one block; 0: BlockLimit
}

// Dated is a relation with the later day of its two articles, "" where none is known.
type Dated struct {
	hearsay.Relation
	Day string `json:"day"`
}

// Match compares rows in order of their blocks, and within a block of their days: one block at a time is in memory, and of that each thing that is said once.
// What it gives out is what Compare finds among the same readings; see docs/scale.md for where the limits of blocks make a difference.
// An error names the row that is out of order or cannot be read.
func (m Matching) Match(rows iter.Seq2[Row, error]) error {
	b := block{Matching: m, table: actors.Default()}
	if b.Limit <= 0 {
		b.Limit = BlockLimit
	}
	n := 0
	for r, err := range rows {
		n++
		if err != nil {
			return err
		}
		if err := b.take(&r, n); err != nil {
			return err
		}
	}
	return b.end()
}

// block is the block that is being read.
type block struct {
	Matching
	table   *actors.Table
	kind    string
	name    string
	day     string
	article string // of the last row
	split   bool
	fold    fold
	plain   []Row // the rows of kinds that are not folded
}

// take takes one row, and compares the block before it where a new one begins.
func (b *block) take(r *Row, n int) error {
	switch {
	case r.Block == "":
		return fmt.Errorf("row %d names no block", n)
	case r.Block < b.name, r.Block == b.name && r.Day < b.day:
		return fmt.Errorf("row %d (block %q, day %q) comes after block %q, day %q: sort the rows by block and day, as bytes, and run it again", n, r.Block, r.Day, b.name, b.day)
	case r.Block != b.name:
		if err := b.end(); err != nil {
			return err
		}
		b.begin(r.Block)
	case b.kind != blockSaid && b.full(r):
		if b.split = true; b.Note != nil {
			b.Note(fmt.Sprintf("block %q holds more than %d statements: it is compared in parts, split at %s", b.name, b.Limit, cmp.Or(r.Day, "the undated")+b.within(r)))
		}
		if err := b.end(); err != nil {
			return err
		}
		b.begin(r.Block)
	}
	b.day, b.article = r.Day, r.At.ArticleID
	return b.keep(r)
}

// full tells whether a block is to be split before a row: where a day ends once it holds as many statements as it may, and where an article ends once it holds twice as many within its last day.
func (b *block) full(r *Row) bool {
	n := max(len(b.fold.all), len(b.plain))
	return n >= b.Limit && r.Day != b.day || n >= 2*b.Limit && r.At.ArticleID != b.article
}

// within says where in a day a block is split.
func (b *block) within(r *Row) string {
	if r.Day != b.day {
		return ""
	}
	return ", within the day, at article " + r.At.ArticleID
}

func (b *block) begin(name string) {
	b.name, b.day, b.plain = name, "", nil
	b.kind = kindOf(name)
	b.fold = newFold(b.table)
}

// kindOf is the kind of a block by its name.
func kindOf(block string) string {
	kind, _, _ := strings.Cut(block, " ")
	return kind
}

// keep keeps a row until the block is whole.
func (b *block) keep(r *Row) error {
	switch b.kind {
	case blockFigure:
		b.fold.add(r, r.Say)
	case blockRival, blockWord:
		b.fold.add(r, slices.Concat([]byte(r.Day), r.Say))
	case blockTheme, blockControl, blockEvent, blockAlike: // what else its article says decides whom a claim is counted for
		b.fold.add(r, strconv.AppendInt(nil, int64(len(b.fold.all)), 10))
	case blockSaid:
		return b.first(r)
	case blockCopy, blockPledge, blockPair, blockDenial, blockBeside, blockSpeaker, blockFirst:
		b.plain = append(b.plain, *r)
	default:
		return fmt.Errorf("block %q is of no kind that this program knows: the rows are of another version of it", r.Block)
	}
	return nil
}

// first keeps of a block of mentions of one claim the earliest, and the sides that are to be named by it.
func (b *block) first(r *Row) error {
	if len(r.Say) > 0 {
		b.plain = append(b.plain, *r)
		return nil
	}
	h := b.fold.hear(r)
	if len(b.fold.all) == 0 {
		b.fold.all = []statement{{heard: []heard{h}}}
	} else if b.fold.earlier(&h, &b.fold.all[0].heard[0]) {
		b.fold.all[0].heard[0] = h
	}
	return nil
}

// end compares the block.
func (b *block) end() error {
	if len(b.fold.all)+len(b.plain) == 0 {
		return nil
	}
	compare := map[string]func() error{
		blockCopy: b.copies, blockFigure: b.figures, blockTheme: b.themes, blockWord: b.words, blockAlike: b.alike, blockRival: b.rivals, blockPledge: b.pledges, blockEvent: b.events,
		blockControl: b.control, blockSaid: b.said, blockPair: b.pair, blockDenial: b.denial, blockBeside: b.beside, blockSpeaker: b.speaker, blockFirst: b.firsts,
	}[b.kind]
	if err := compare(); err != nil {
		return fmt.Errorf("block %q: %w", b.name, err)
	}
	return nil
}

// work begins a comparison of what the block's statements say; fill takes each.
func (b *block) work(fill func(in *among.Gathered, m *said)) (*among.Work, error) {
	in := among.NewGathered(b.table)
	all, err := b.fold.mentions()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(x, y said) int { return among.Earlier(&x.Mention, &y.Mention) })
	for i := range all {
		fill(in, &all[i])
	}
	return b.newWork(in), nil
}

func (b *block) newWork(in *among.Gathered) *among.Work {
	w := among.NewWork(in)
	w.Folded, w.Days = b.fold.rest, map[string]string{}
	return w
}

// give gives out what came of a comparison.
func (b *block) give(w *among.Work) error {
	out := w.Out.Sorted()
	for i := range out.Groups {
		if err := b.Group(whole(&out.Groups[i])); err != nil {
			return err
		}
	}
	for i := range out.Relations {
		if err := b.Relation(&Dated{out.Relations[i], w.Days[out.Relations[i].ID]}); err != nil {
			return err
		}
	}
	return nil
}

// whole is a group with its members in an order that does not depend on how they were folded.
func whole(g *hearsay.Group) *hearsay.Group {
	slices.SortFunc(g.Members, among.ByMember)
	return g
}

// figures compares the figures of a block, and gives out its statements for the rounds that look for look-alikes by article and by speaker.
func (b *block) figures() error {
	w, err := b.work(func(in *among.Gathered, m *said) {
		f := m.Figure
		in.Counts = append(in.Counts, among.Count{Mention: m.Mention, Figure: f.Figure, Assumed: f.Assumed, Undecided: f.Undecided})
		if len(f.Records) > 0 {
			in.Losses[m.ArticleID], in.Greatest[m.ArticleID] = 1, f.Records
		}
	})
	if err != nil {
		return err
	}
	var failed error
	w.State = func(facts [][]hearsay.Statement) {
		of := facts[0][0].Fact.Of
		w.Elsewhere(facts, func(thing string, _ *hearsay.Statement) bool { return thing != "of" && (thing != "place" || of != "") })
		failed = b.statements(facts)
	}
	w.Figures()
	if failed != nil {
		return failed
	}
	return b.give(w)
}

// control and events compare claims about who holds a place and about what happened.
func (b *block) control() error {
	w, err := b.work(func(in *among.Gathered, m *said) {
		h := among.Held{Mention: m.Mention, Control: *m.Claim.Control}
		if m.Claim.Settled != nil {
			h.Settled = b.settled(m)
		}
		in.Held = append(in.Held, h)
	})
	if err != nil {
		return err
	}
	w.Control()
	return b.give(w)
}

func (b *block) settled(m *said) []hearsay.End {
	return endsAt(m.Claim.Settled, m.original)
}

func (b *block) events() error {
	w, err := b.work(func(in *among.Gathered, m *said) {
		in.Happened = append(in.Happened, among.Happened{Mention: m.Mention, Happening: *m.Claim.Happened})
	})
	if err != nil {
		return err
	}
	w.Events()
	return b.give(w)
}

// themes groups the claims about one theme in one theatre.
func (b *block) themes() error {
	var claims []among.Assessment
	theme, more := strings.Split(b.name, "|")[1], map[hearsay.Member]bool{}
	w, err := b.work(func(_ *among.Gathered, m *said) {
		a := among.Assessment{Mention: &m.Mention, Echo: m.Claim.Echo, Text: textOf(m)}
		if m.Claim.Settled != nil {
			a.Settled = b.settled(m)
		}
		claims = append(claims, a)
		more[m.Member] = len(m.Claim.Themes) > 1
	})
	if err != nil {
		return err
	}
	for _, part := range among.Periods(claims) {
		mentions := make([]hearsay.Mention, len(part))
		for i := range part {
			mentions[i] = *part[i].Mention
		}
		if w.Mentioned(mentions) > 1 {
			w.AssessmentGroup(part, theme)
		}
	}
	if err := b.shared(w, more); err != nil {
		return err
	}
	return b.give(w)
}

// rivals relates the readings of one rivalry.
func (b *block) rivals() error {
	w, err := b.work(b.saying)
	if err != nil {
		return err
	}
	rivalry, err := strconv.Atoi(strings.Split(b.name, " ")[1])
	if err != nil {
		return err
	}
	w.Rivals(w.Sayings(), rivalry)
	return b.give(w)
}

// saying takes a claim as across looks at it.
func (b *block) saying(in *among.Gathered, m *said) {
	in.Claims, in.About = append(in.Claims, m.Mention), append(in.About, m.Claim.About)
	in.Theatre[m.ArticleID] = m.Claim.Theatre
	if len(m.Claim.Named) > 0 {
		in.Named[m.ArticleID+" "+m.Member.Claim] = m.Claim.Named
	}
}

// copies links near-copies.
func (b *block) copies() error {
	var leaders []Row
	var sketches [][]uint32
	for i := range b.plain {
		r := &b.plain[i]
		var s Say
		if err := unmarshal(r.Say, &s); err != nil {
			return err
		}
		linked := false
		for k := max(0, len(leaders)-bandLeaders); k < len(leaders) && !linked; k++ {
			if linked = len(r.Say) == 0 || provenance.Copied(s.Sketch, sketches[k]); linked {
				if err := b.Link(&Link{SchemaLink, LinkCopy, leaders[k].At.ArticleID, r.At.ArticleID}); err != nil {
					return err
				}
			}
		}
		if !linked {
			leaders, sketches = append(leaders, *r), append(sketches, s.Sketch)
		}
	}
	return nil
}

// bandLeaders is how many unlike articles of one band each is held against.
const bandLeaders = 16
