package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/rows"
	"hearsay/pipeline"
)

// given is a reading made elsewhere that is added with its article, and what became of both.
type given struct {
	file    string
	reading hearsay.WireReading
	added   []hearsay.Added // one for each article that the path held
	note    string          // what is said of the reading in the end
}

// givenReading reads the file of --reading, nil where there is none; the article is not touched where it is no reading.
func (c *addCmd) givenReading() (*given, error) {
	if c.Reading == "" {
		return nil, nil
	}
	if len(c.Paths) != 1 {
		return nil, fmt.Errorf("%w: --reading is the reading of one article, and %d paths are given; add them one by one", errUsage, len(c.Paths))
	}
	if info, err := os.Stat(c.Paths[0]); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%w: --reading is the reading of one article, and %s is a folder; name the article's file", errUsage, safe(c.Paths[0], false))
	}
	data, err := os.ReadFile(c.Reading)
	if err != nil {
		return nil, fmt.Errorf("--reading: %w", err)
	}
	g := &given{file: c.Reading}
	if g.reading, err = hearsay.DecodeReading(data); err != nil {
		return nil, fmt.Errorf("--reading: %s: %w; nothing is added", safe(c.Reading, false), err)
	}
	return g, nil
}

// keep puts the reading beside the one that hearsay made of the article; where it is refused, that is told.
func (g *given) keep(ctx context.Context, s *streams, l *ledger.Ledger) {
	w, err := g.into(ctx, l)
	if err != nil {
		fmt.Fprintf(s.err, "hearsay: %s\n", safe(fmt.Sprintf("%s: the reading is not taken in: %s", g.file, err), false))
		return
	}
	g.note = fmt.Sprintf("Reading: %s and %s by %s, kept beside ours; 'hearsay show %s' says where they differ.",
		plural(len(w.Claims), "claim"), plural(len(w.Figures), "figure"), maker(&w.Reader), w.Article.ID)
}

// told says in the end that the reading was kept; errFailed where it was refused.
func (g *given) told(w io.Writer) error {
	switch {
	case g == nil:
		return nil
	case g.note == "":
		return errFailed
	}
	screen := newScreen(w)
	screen.line("", "  ", safe(g.note, false))
	if err := screen.flush(); err != nil {
		return fmt.Errorf("writing what became of the reading: %w", err)
	}
	return nil
}

func (g *given) into(ctx context.Context, l *ledger.Ledger) (hearsay.WireReading, error) {
	if len(g.added) != 1 {
		return g.reading, fmt.Errorf("it is of one article, and the path holds %d; name a file of one article", len(g.added))
	}
	a := &g.added[0]
	if a.State == hearsay.AddedFailed || a.Article == nil || a.Version == nil {
		return g.reading, errors.New("its article could not be added")
	}
	w, err := pipeline.AddReading(ctx, l, g.reading, *a.Article, *a.Version)
	if err != nil {
		return w, fmt.Errorf("%w; its article %s is in the ledger", err, *a.Article)
	}
	return w, nil
}

// maker is who made a reading, in words.
func maker(r *hearsay.Reader) string {
	if *r == (hearsay.Reader{}) {
		return "a reader that does not say who it is"
	}
	return strings.Join(nonEmpty(r.Tagger, r.Version, r.Model), ", ")
}

// others lists the readings of an article that were made elsewhere, and where each differs from ours.
func (x *exhibit) others(article string) error {
	found, err := x.l.Others(x.ctx, article)
	if err != nil || len(found) == 0 {
		return err
	}
	x.part("Other readings")
	for i := range found {
		o := &found[i]
		x.line("  ", "    ", bold(shown(maker(&o.Reading.Reader)))+": "+plural(len(o.Reading.Claims), "claim")+" and "+plural(len(o.Reading.Figures), "figure")+
			", kept "+o.Kept.Format("2 Jan 2006 15:04 MST")+", of version "+o.Version[:min(12, len(o.Version))])
		switch {
		case o.Alone:
			x.line("    ", "      ", "hearsay itself has not read this version.")
			for k := range o.Reading.Claims {
				c := &o.Reading.Claims[k]
				x.line("    ", "      ", bold(shown(c.Claimant.Name))+" "+how(c.Stance, c.Likelihood, c.Caveats)+": "+quoteWords(contentWords(c.Content))+"  "+short(c.ID))
			}
		case len(o.Differs) == 0:
			x.line("    ", "      ", "as ours.")
		}
		for _, d := range o.Differs {
			x.difference(&d)
		}
	}
	return nil
}

// difference says of one claim or figure who has it, or what the two readings say of it.
func (x *exhibit) difference(d *rows.Difference) {
	words := quoteWords(d.Words) + "  " + short(cmp.Or(d.Ours, d.Theirs))
	switch {
	case d.Ours == "":
		x.line("    ", "      ", "only theirs: "+words)
	case d.Theirs == "":
		x.line("    ", "      ", "only ours: "+words)
	default:
		x.line("    ", "      ", "otherwise: "+words)
		for _, v := range d.Values {
			x.line("      ", "        ", v.Field+": ours "+orNot(&v.Ours)+", theirs "+orNot(&v.Theirs))
		}
	}
}

// theirFigures lists the figures in a claim that only a reading made elsewhere holds.
func (x *exhibit) theirFigures(c *hearsay.ListedClaim) error {
	found, err := x.l.Others(x.ctx, c.Article.ID)
	for i := range found {
		r := &found[i].Reading
		for k := range r.Figures {
			if r.Reader == *c.Reader && found[i].Version == c.Article.Version {
				x.figureIn(c.ID, &r.Figures[k])
			}
		}
	}
	return err
}

// readBy says who read a claim or figure that only a reading made elsewhere holds.
func (x *exhibit) readBy(r *hearsay.Reader) {
	if r != nil {
		x.entry("read by", shown(maker(r)))
	}
}
