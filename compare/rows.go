package compare

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"hearsay"
	"hearsay/compare/among"
	"hearsay/compare/blocking"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
	"hearsay/compare/provenance"
	"hearsay/reference/actors"
)

// Kinds of block: the first word of a row's Block. README of docs/scale.md tells what each compares.
const (
	blockCopy    = "copy"    // near-copies by a band of their sketches, or by the hash of their text
	blockFigure  = "figure"  // figures of one party, else of one place, else of one measure
	blockTheme   = "theme"   // claims about one theme in one theatre
	blockWord    = "word"    // claims with one of their rarest words in common
	blockAlike   = "alike"   // claims linked by their words
	blockRival   = "rival"   // the readings of one rivalry in one theatre
	blockPledge  = "pledge"  // pledges to hold back, and attacks, at one place; then the attacks on one pledge
	blockEvent   = "event"   // claims about events of one type in one country
	blockControl = "control" // claims about who holds one place
	blockSaid    = "said"    // mentions of one claim
	blockPair    = "pair"    // the two sides of a relation between claims of one article
	blockDenial  = "denial"  // what one denial may answer
	blockBeside  = "beside"  // the statements of figures that first stand in one article
	blockSpeaker = "speaker" // one speaker's figures of one measure
	blockFirst   = "first"   // groups that begin with one claim
)

// Rows gives what comparing needs of one reading, row by row, in no order: all that can be said of the article alone is in them, so that blocks can be compared without it.
// Sketch is that of its text (text.Sketch), nil where near-copies are not looked for.
func Rows(r *hearsay.WireReading, sketch []uint32) []Row {
	x := &rowing{Work: among.NewWork(among.Gather(actors.Default(), []hearsay.WireReading{*r}, Options{})), r: r, themes: map[string][]themed{}}
	x.copies(sketch)
	x.counts()
	x.Work.Claims()
	for i := range x.In.Claims {
		x.claim(i)
	}
	x.assessments()
	for i := range x.In.Happened {
		h := &x.In.Happened[i]
		x.put(blockEvent+" "+h.Type+" "+x.country(&h.Mention), &h.Mention, Say{Claim: &about{Happened: &h.Happening}}, true)
	}
	x.controls()
	x.pairs()
	return x.rows
}

// rowing is the making of the rows of one article.
type rowing struct {
	*among.Work
	r      *hearsay.WireReading
	rows   []Row
	themes map[string][]themed // claims by family of stances and theme
}

type themed struct {
	*hearsay.Mention
	about *about
}

// put adds a row. What a mention says is filled in; full also takes the words of its claim.
func (x *rowing) put(block string, m *hearsay.Mention, s Say, full bool) {
	s.Ends, s.Said = endsOf(m.Ends, m.ArticleID), wordsOf(m.Said, full)
	x.add(Row{Block: block, Day: m.Day, At: m.Member, Outlet: m.Outlet}, &s)
}

func (x *rowing) add(row Row, s *Say) {
	row.Schema = SchemaRow
	if s != nil {
		row.Say, _ = json.Marshal(s) // numbers that JSON lacks are in no reading
	}
	x.rows = append(x.rows, row)
}

// copies adds the rows by which near-copies are found.
func (x *rowing) copies(sketch []uint32) {
	a := &x.r.Article
	row := Row{Day: matching.Day(x.r), At: hearsay.Member{Article: a.Name, ArticleID: a.ID}}
	if a.TextSHA256 != "" {
		row.Block = blockCopy + " text " + a.TextSHA256
		x.add(row, nil)
	}
	for _, band := range provenance.Bands(sketch) {
		row.Block = fmt.Sprintf("%s %016x", blockCopy, band)
		x.add(row, &Say{Sketch: sketch})
	}
}

// counts adds the figures, with the base days that their article gives them and their countries settled among what it says of the same fact.
func (x *rowing) counts() {
	in := x.In
	stated := map[string]bool{}
	for _, c := range in.Counts {
		if c.Fact.Cumulative != nil && *c.Fact.Cumulative && c.Fact.Base != "" {
			stated[c.Fact.Measure+"\x00"+c.Fact.Of] = true
		}
	}
	among.AssumeBases(in.Counts)
	facts := map[string][]int{}
	for i, c := range in.Counts {
		k := blocking.Key(&c.Fact, c.Unit, c.AsOf)
		facts[k] = append(facts[k], i)
	}
	for _, of := range facts {
		mentions := make([]hearsay.Mention, len(of))
		for n, i := range of {
			mentions[n] = in.Counts[i].Mention
		}
		provenance.Settle(mentions)
		for n, i := range of {
			in.Counts[i].Ends = mentions[n].Ends
		}
	}
	for i := range in.Counts {
		c := &in.Counts[i]
		f := &counted{Figure: c.Figure, Assumed: c.Assumed, Subject: c.Count.Subject, Interest: c.Count.Interest}
		f.Undecided = !c.Assumed && c.Fact.Base == "" && stated[c.Fact.Measure+"\x00"+c.Fact.Of]
		if contradiction.Further(c.Count.Text) {
			f.Text = c.Count.Text
		}
		if c.Fact.Subject == "" && !matching.Counts(c.Fact.Measure) {
			f.Alone = among.Global(&c.Mention)
		}
		f.Records = among.Superlatives(in, in.Counts[i:i+1])
		x.put(figureBlock(c), &c.Mention, Say{Figure: f}, false)
	}
}

// figureBlock is the block in which a figure meets all that may be said against it by its party; of none by its place; of neither by what is measured.
func figureBlock(c *among.Count) string {
	switch {
	case c.Fact.Of != "":
		return blockFigure + " of " + c.Fact.Of
	case c.Fact.Place != nil:
		return blockFigure + " at " + hearsay.Fold(*c.Fact.Place)
	case matching.Counts(c.Fact.Measure):
		return blockFigure + " " + c.Fact.Measure
	}
	return blockFigure + " " + c.Fact.Measure + " " + c.Fact.Subject
}

// claim adds the rows of the nth claim of the article.
func (x *rowing) claim(i int) {
	in, m := x.In, &x.In.Claims[i]
	name := hash(among.Key(m))
	x.add(Row{Block: blockSaid + " " + name, Day: m.Day, At: m.Member}, nil)
	if m.Day == "" {
		return
	}
	a := &about{About: in.About[i], Themes: in.About[i], Named: in.Named[m.ArticleID+" "+m.Claim], Theatre: in.Theatre[m.ArticleID], Answered: x.Answered[among.Key(m)]}
	if k, ok := x.Echoes[i]; ok {
		if a.Echo = true; len(a.Themes) == 0 {
			a.Themes = in.About[k]
		}
	}
	s := Say{Claim: a}
	if holding := in.Holding()[m.ArticleID+" "+m.Claim]; !holding {
		for _, theme := range a.Themes {
			of := among.Family(m.Said.Stance) + "|" + theme
			x.themes[of] = append(x.themes[of], themed{m, a})
		}
		a.Worded = len(a.Themes) == 0 && m.Said.Event == nil
	}
	rare := matching.NewVector(matching.Text(m.Said)).Rare(among.Rarest)
	for _, term := range rare {
		x.put(blockWord+" "+term, m, s, true)
	}
	if a.Worded && len(rare) > 0 {
		x.put(blockAlike, m, s, true)
		x.rows[len(x.rows)-1].Component = among.Global(m)
	}
	rivalries := map[int]bool{}
	for _, r := range contradiction.Readings(m.Said, a.About) {
		if !rivalries[r.Rivalry] {
			rivalries[r.Rivalry] = true
			x.put(fmt.Sprintf("%s %d %s", blockRival, r.Rivalry, a.Theatre), m, s, true)
		}
	}
	if contradiction.HoldsBack(m.Said, a.About) || contradiction.Attacks(m.Said) {
		for _, place := range a.Named {
			x.put(blockPledge+" "+place, m, s, true)
		}
	}
}

// assessments adds the claims of the article by theme, with the ends that they have among one another.
func (x *rowing) assessments() {
	for theme, claims := range x.themes {
		mentions := make([]hearsay.Mention, len(claims))
		for i, c := range claims {
			if mentions[i] = *c.Mention; c.about.Echo {
				mentions[i].Ends = nil
			}
		}
		provenance.Settle(mentions)
		for i, c := range claims {
			a := *c.about
			if !a.Echo {
				a.Settled = settled(c.Mention, &mentions[i])
			}
			x.put(blockTheme+" "+theme+"|"+a.Theatre, c.Mention, Say{Claim: &a}, true)
		}
	}
}

// controls adds what the article says about holding places, in the same way.
func (x *rowing) controls() {
	places := map[string][]*among.Held{}
	for i := range x.In.Held {
		h := &x.In.Held[i]
		places[hearsay.Fold(h.Place)] = append(places[hearsay.Fold(h.Place)], h)
	}
	for place, all := range places {
		mentions := make([]hearsay.Mention, len(all))
		for i, h := range all {
			mentions[i] = h.Mention
		}
		provenance.Settle(mentions)
		for i, h := range all {
			x.put(blockControl+" "+place, &h.Mention, Say{Claim: &about{Control: &h.Control, Settled: settled(&h.Mention, &mentions[i])}}, true)
		}
	}
}

// settled are the ends of a mention among others, nil where these are its own.
func settled(m, among *hearsay.Mention) []hearsay.End {
	if slices.Equal(m.Ends, among.Ends) {
		return nil
	}
	return endsOf(among.Ends, m.ArticleID)
}

// pairs adds what the article says of its own claims, once for each side.
func (x *rowing) pairs() {
	names := map[hearsay.Member]string{}
	for i := range x.In.Claims {
		m := &x.In.Claims[i]
		names[m.Member] = hash(among.Key(m))
	}
	for _, r := range x.Out.Relations {
		for side, m := range map[string]hearsay.Member{"a": r.A, "b": r.B} {
			x.add(Row{Block: blockSaid + " " + names[m], At: m}, &Say{Found: &underWay{Relation: r, Side: side}})
		}
	}
}

// country is the country of the place where a claim's event happened.
func (x *rowing) country(m *hearsay.Mention) string {
	if e := m.Said.Event; e != nil && e.Place != nil && *e.Place < len(x.r.Places) && x.r.Places[*e.Place].Country != nil {
		return *x.r.Places[*e.Place].Country
	}
	return ""
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:10])
}
