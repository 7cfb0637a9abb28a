// Package ledger is the store: one SQLite file (ledger/store) with raw bytes, articles, versions, texts, readings, claims, figures, places, groups, relations and tallies.
// Versions with their readings come in from pipeline, and what compare made of them; listings and single records go out to brief, web and cmd/hearsay.
package ledger

import (
	"context"
	"time"

	"hearsay"
	"hearsay/chain"
	"hearsay/ledger/custody"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// Errors that callers tell apart: see ledger/store.
var (
	ErrNotLedger = store.ErrNotLedger
	ErrNewer     = store.ErrNewer
	ErrMissing   = store.ErrMissing
	ErrForgotten = store.ErrForgotten
	ErrBusy      = store.ErrBusy
	ErrFull      = store.ErrFull
	ErrReadOnly  = store.ErrReadOnly
	ErrDamaged   = store.ErrDamaged
)

// Options are what the ledger is told by those who may know more: it imports no reference data itself.
type Options struct {
	// Identify gives a claimant's id: its key in reference/actors, else hearsay.NameID of its name. Nil: always the latter.
	Identify func(hearsay.WireActor) string
	// Areas gives the ids (hearsay.PlaceID) of the areas that a place lies in, so that a filter on an area finds all that lies in it. Nil: none.
	Areas func(hearsay.WirePlace) []string
	// Now is the clock of adding. Nil: time.Now.
	Now func() time.Time
	// MustExist refuses to make a ledger where none is: for verbs that only ask.
	MustExist bool
	// Program is the program's version, which stands in the records of captures.
	Program string
	// Wait is how long to wait for another writer. 0: ten seconds.
	Wait time.Duration
}

// Ledger is an open ledger. Its methods may be called from several goroutines; writers take turns.
type Ledger struct {
	file *store.File
	opt  Options
}

// Open opens the ledger at path, making it (and its folder) where it is not there unless opt.MustExist, and brings an older one up to date.
// Where it may only be read, it is opened for reading: what writes then fails with ErrReadOnly.
func Open(ctx context.Context, path string, opt Options) (*Ledger, error) {
	file, err := store.Open(ctx, path, store.Options{MustExist: opt.MustExist, Wait: opt.Wait})
	if err != nil {
		return nil, err
	}
	l := &Ledger{file, opt}
	if err := l.Custody().Adopt(ctx); err != nil {
		file.Close()
		return nil, err
	}
	return l, nil
}

// Custody looks after the chain of the ledger's captures, its proofs and its backups.
func (l *Ledger) Custody() *custody.Custody {
	return &custody.Custody{File: l.file, Now: l.now, Program: l.opt.Program}
}

// Close ends the ledger's use; what was put in is already kept.
func (l *Ledger) Close() error { return l.file.Close() }

func (l *Ledger) known() rows.Known { return rows.Known{Identify: l.opt.Identify, Areas: l.opt.Areas} }

// Who is the filter on the claimant: Claimant is an id (see Options.Identify), Side and Kind as in hearsay.Actor. Empty fields filter nothing.
type Who struct{ Claimant, Side, Kind string }

// What is the filter on what is said. Of and Measure are a figure's; Place is a place's id and takes in all that lies in it; Text is words sought in full text;
// Fact is a group's id, Article an article's.
type What struct{ Measure, Of, Place, Stance, Text, Fact, Article string }

// When is the filter on time, two clocks never mixed: From and To (ISO days, both included) are the day that a claim speaks of or, where it speaks of none,
// its article's day; Since is the time of adding.
type When struct {
	From, To string
	Since    time.Time
}

// Cut says which part of a listing is wanted: Limit items (0: DefaultLimit), after the place that Page.Next named.
type Cut struct {
	Limit int
	After string
}

// DefaultLimit is how many items a page has when nothing is said.
const DefaultLimit = 50

// Filter is the one set of filters of all listings. A listing whose objects lack a field passes its filter over to the claims and figures that they rest on;
// MinScore leaves out what scored less and what has no score (0: no such filter).
type Filter struct {
	Who
	What
	When
	Cut
	MinScore float64
}

// Page is one page of a listing: Total counts all that the filter lets through (on the first page; 0 on later ones), Next is the Cut.After of the next page, "" at the end.
type Page[T any] struct {
	Items []T
	Total int
	Next  string
}

// Counts is what the ledger holds. Unread counts articles by the reason why they were not read.
type Counts struct {
	Articles, Versions, Copies, Claims, Figures int
	Places, Claimants, Groups, Opposed, Tallies int
	Unread                                      map[string]int
	Forgotten                                   int
}

// VersionRecord is one version of an article, named by the SHA-256 of its bytes.
type VersionRecord struct {
	hearsay.Capture
	hearsay.ArticleMeta
	Unread  *hearsay.Unread
	Size    int64 // of the bytes as they came
	Reader  *hearsay.Reader
	Current bool
	Sources []chain.Source      // where it came from, oldest first
	Custody chain.CaptureRecord // of the first capture; zero where the chain lacks it
}

// ArticleRecord is an article with all its versions, newest first, and the meta data that were replaced, newest first.
type ArticleRecord struct {
	hearsay.ListedArticle
	History  []VersionRecord
	Replaced []ReplacedMeta
}

// ReplacedMeta is meta data that stood until a later adding brought others.
type ReplacedMeta struct {
	hearsay.ArticleMeta
	Until time.Time
}

// Note is what was forgotten: its id, when and why.
type Note struct {
	ID, Why string
	At      time.Time
}

func (l *Ledger) now() time.Time {
	if l.opt.Now != nil {
		return l.opt.Now()
	}
	return time.Now()
}

// Path is where the ledger's file lies.
func (l *Ledger) Path() string { return l.file.Path }

// File is the open file, for the packages below ledger that keep tables of their own in it.
func (l *Ledger) File() *store.File { return l.file }

// PlaceID is the id of a place as it is listed: its GeoNames id, else one made from name and country.
func PlaceID(p *hearsay.WirePlace) string { return rows.PlaceID(p) }

// Identify is the id of a claimant: its key in reference/actors as Options.Identify knows it, else one made from its name.
func (l *Ledger) Identify(a hearsay.WireActor) string { return l.known().ID(a) }
