package compare

import (
	"cmp"
	"encoding/json"
	"strings"

	"hearsay"
	"hearsay/compare/contradiction"
	"hearsay/compare/matching"
)

// Names of the forms in which a comparison goes through files: what one block compares, and that two things belong together.
const (
	SchemaRow  = "hearsay/row/1"
	SchemaLink = "hearsay/link/1"
)

// Row is what one block compares of one mention: rows of equal Block are compared with one another. Of one block they come in order of Day, and At.ArticleID within a day.
// Say is a Say; equal bytes say the same. Component is set where the block is only known once links are closed (see Closed).
type Row struct {
	Schema    string          `json:"schema"` // hearsay/row/1
	Block     string          `json:"block"`
	Day       string          `json:"day"`
	At        hearsay.Member  `json:"at"`
	Outlet    string          `json:"outlet,omitempty"`
	Component string          `json:"component,omitempty"` // the id that names this row among links
	Original  string          `json:"original,omitempty"`  // the article of which this one is a near-copy
	Say       json.RawMessage `json:"say,omitempty"`
}

// Link says that two things belong together: near-copies (ids of articles) or claims alike in their words (ids of claims). What is linked over any number of links is one component, named by its smallest id.
type Link struct {
	Schema string `json:"schema"` // hearsay/link/1
	Kind   string `json:"kind"`   // copy or alike
	A      string `json:"a"`
	B      string `json:"b"`
}

// Kinds of link.
const (
	LinkCopy  = "copy"
	LinkAlike = "alike"
)

// Say is what a mention says, without where it stands: two mentions that say the same of the same have equal ones.
type Say struct {
	Ends   []hearsay.End  `json:"ends,omitempty"`
	Said   *words         `json:"said,omitempty"`
	Figure *counted       `json:"figure,omitempty"`
	Claim  *about         `json:"claim,omitempty"`
	Found  *underWay      `json:"found,omitempty"`
	Group  *hearsay.Group `json:"group,omitempty"`
	Sketch []uint32       `json:"sketch,omitempty"`
}

// words is a claim as far as comparing looks at it.
type words struct {
	Content    []string          `json:"content,omitempty"`
	Cue        string            `json:"cue,omitempty"`
	Claimant   hearsay.WireActor `json:"claimant"`
	Via        []string          `json:"via,omitempty"`
	Stance     string            `json:"stance"`
	Likelihood *string           `json:"likelihood,omitempty"`
	Hedge      *string           `json:"hedge,omitempty"`
	Event      string            `json:"event,omitempty"` // its type
}

// counted is a figure as far as comparing looks at it. Others tells that a statement is also heard elsewhere than in its first mention's outlet alone.
type counted struct {
	matching.Figure
	Assumed   bool              `json:",omitempty"`
	Undecided bool              `json:",omitempty"` // its article states several base days
	Subject   *string           `json:",omitempty"`
	Interest  *string           `json:",omitempty"`
	Text      string            `json:",omitempty"` // only where it says that the number comes on top of others
	Records   []hearsay.Mention `json:",omitempty"` // the claims of its article that call its count the highest
	Speaker   string            `json:",omitempty"` // of a statement
	Others    bool              `json:",omitempty"`
	Alone     string            `json:",omitempty"` // its own id, where it is like no other
}

// about is what a claim is about.
type about struct {
	About    []string            `json:"about,omitempty"`
	Themes   []string            `json:"themes,omitempty"` // those by which it is grouped, of an echo those of what it echoes
	Named    []string            `json:"named,omitempty"`
	Theatre  string              `json:"theatre,omitempty"`
	Echo     bool                `json:"echo,omitempty"`
	Answered bool                `json:"answered,omitempty"`
	Settled  []hearsay.End       `json:"settled,omitempty"` // where other than its ends: what its article says of the same taken together
	Worded   bool                `json:"worded,omitempty"`  // it is grouped by its words alone
	Happened *matching.Happening `json:"happened,omitempty"`
	Control  *matching.Control   `json:"control,omitempty"`
}

// underWay is a relation under way: one side of it is still to be named by its earliest mention, or it is the best so far of several.
type underWay struct {
	Relation hearsay.Relation `json:"relation"`
	Side     string           `json:"side,omitempty"` // a or b: the one that At now names
	Share    float64          `json:"share,omitempty"`
	Day      string           `json:"day,omitempty"` // the later of its articles
}

// here is what stands in an end's key in place of the article: unnamed sources are counted by article, and near-copies by that of their original.
const here = "\x00"

// ends writes the ends of a chain without their article.
func endsOf(ends []hearsay.End, article string) []hearsay.End {
	var out []hearsay.End
	for _, e := range ends {
		if e.Vague {
			e.Key = strings.Replace(e.Key, " "+article, " "+here, 1)
		}
		out = append(out, e)
	}
	return out
}

// endsAt is endsOf the other way round.
func endsAt(ends []hearsay.End, article string) []hearsay.End {
	var out []hearsay.End
	for _, e := range ends {
		if e.Vague {
			e.Key = strings.Replace(e.Key, " "+here, " "+article, 1)
		}
		out = append(out, e)
	}
	return out
}

// wordsOf writes a claim; of one that holds a figure the words only where they say that the count was changed.
func wordsOf(c *hearsay.WireClaim, full bool) *words {
	if c == nil {
		return nil
	}
	w := &words{Claimant: c.Claimant, Stance: c.Stance, Likelihood: c.Likelihood}
	for _, v := range c.Via {
		w.Via = append(w.Via, v.Name)
	}
	if c.Hedge != nil {
		w.Hedge = &c.Hedge.Text
	}
	if !full && !contradiction.Revised(c) {
		w.Likelihood, w.Hedge, w.Stance = nil, nil, ""
		return w
	}
	for _, s := range c.Content {
		w.Content = append(w.Content, s.Text)
	}
	if c.Event != nil {
		w.Event = c.Event.Type
	}
	if c.Cue != nil && !full {
		w.Cue = c.Cue.Text
	}
	return w
}

// claim makes a claim again; its spans have words and no places.
func (w *words) claim() *hearsay.WireClaim {
	if w == nil {
		return nil
	}
	c := &hearsay.WireClaim{}
	c.Claimant, c.Stance, c.Likelihood = w.Claimant, w.Stance, w.Likelihood
	for _, name := range w.Via {
		c.Via = append(c.Via, hearsay.WireRelay{Name: name})
	}
	for _, s := range w.Content {
		c.Content = append(c.Content, hearsay.WireSpan{Text: s})
	}
	if w.Cue != "" {
		c.Cue = &hearsay.WireSpan{Text: w.Cue}
	}
	if w.Event != "" {
		c.Event = &hearsay.WireEvent{Type: w.Event}
	}
	if w.Hedge != nil {
		c.Hedge = &hearsay.WireSpan{Text: *w.Hedge}
	}
	return c
}

// original is the article by which unnamed sources are counted.
func (r *Row) original() string { return cmp.Or(r.Original, r.At.ArticleID) }

// mention makes the mention of a row again.
func (r *Row) mention(s *Say) hearsay.Mention {
	m := hearsay.Mention{Member: r.At, Day: r.Day, Outlet: r.Outlet, Said: s.Said.claim(), Ends: endsAt(s.Ends, r.original())}
	if f := s.Figure; f != nil {
		m.Count = &hearsay.WireFigure{WireSpan: hearsay.WireSpan{Text: f.Text}}
		m.Count.Subject, m.Count.Interest = f.Subject, f.Interest
	}
	return m
}
