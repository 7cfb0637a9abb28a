package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/schollz/progressbar/v3"

	"hearsay"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/pipeline"
)

type addCmd struct {
	Paths   []string `arg:"" name:"path" help:"Files, folders, web addresses (http:// or https://), or - for standard input."`
	JSON    bool     `name:"json" help:"Print one JSON object a line for each input, after it is kept."`
	Reading string   `help:"Keep beside our own the reading (hearsay/reading/1) that another tool, model or person made of the one article that is named." placeholder:"FILE"`
	ledgerFlag
	sourceFlags
	tableFlags
	readerFlags
	fetchFlags
}

// Help stands under the verb's line in its help.
func (addCmd) Help() string {
	return "Reads articles into the ledger: their bytes, their text and all that was found in it. The same twice adds nothing; other bytes at the same path or address are a new version.\n\n" +
		"A web address is asked for once, as its host's robots.txt allows; 'hearsay watch' follows it. " +
		"Each article is kept as soon as it is reported. A run that is cut off is gone on with by running it again. What cannot be read is named with the reason, and the rest goes on.\n\n" +
		"With --reading, a reading of the article that was made elsewhere is checked against its text, kept beside our own with who made it, and compared like it."
}

// Run adds everything in the paths, then compares what the ledger holds.
func (c *addCmd) Run(s *streams) error {
	opt, err := c.options(s)
	if err != nil {
		return err
	}
	known, err := c.knowledge(s.err)
	if err != nil {
		return err
	}
	if known.extract.Table, err = c.table(known.extract.Actors); err != nil {
		return err
	}
	opt.Sheets = known.extract.Table != nil
	reading, err := c.givenReading()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	l, err := c.open(ctx, false)
	if err != nil {
		return err
	}
	defer l.Close()
	before, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	sum, err := c.add(ctx, s, l, known.pipeline(opt), reading)
	if errors.Is(err, context.Canceled) {
		err = fmt.Errorf("stopped: %s kept; run the same command again to go on", plural(taken(&sum), "article"))
	}
	if err != nil {
		return err
	}
	after, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	out := s.out
	if c.JSON {
		out = s.err
	}
	if err := addedLines(out, &sum, &before, &after, l.Path()); err != nil {
		return err
	}
	if sum.Failed() > 0 {
		return errFailed
	}
	return reading.told(out)
}

// add runs the pipeline, reporting as it goes.
func (c *addCmd) add(ctx context.Context, s *streams, l *ledger.Ledger, opt pipeline.Options, reading *given) (pipeline.Summary, error) {
	p := newProgress(s.err, "added")
	defer p.end()
	if p.bar != nil {
		p.total(countFiles(c.Paths))
	}
	line := jsonLines(s.out)
	var writing error
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	f, err := c.fetcher(s)
	if err != nil {
		return pipeline.Summary{}, err
	}
	defer f.Close()
	sum, err := pipeline.AddAll(ctx, l, versions(ctx, c.Paths, f, opt.Ingest), opt, func(o pipeline.Outcome) {
		if p.step(o.File); o.Err != nil {
			p.clear()
			s.refuse(o.Err)
		}
		s.notes(o.File, o.Notes)
		if reading != nil && !errors.Is(o.Err, ingest.ErrPassedOver) {
			reading.added = append(reading.added, o.Added)
		}
		if c.JSON && !errors.Is(o.Err, ingest.ErrPassedOver) {
			if writing = line(o.Added); writing != nil {
				stop() // nobody reads what is reported: what was not reported is not added
			}
		}
	})
	if writing != nil {
		return sum, writing
	}
	if err != nil {
		return sum, err
	}
	if reading != nil {
		p.clear()
		reading.keep(ctx, s, l)
	}
	p.say("comparing")
	return sum, pipeline.Compare(ctx, l, false)
}

func countFiles(paths []string) (n int) {
	for _, err := range ingest.Files(slices.DeleteFunc(slices.Clone(paths), func(p string) bool {
		if isAddress(p) {
			n++
		}
		return isAddress(p)
	})) {
		if err == nil {
			n++
		}
	}
	return n
}

// taken counts what was taken in.
func taken(sum *pipeline.Summary) int {
	return sum.States[hearsay.AddedNew] + sum.States[hearsay.AddedVersion] + sum.States[hearsay.AddedCopy] + sum.States[hearsay.AddedUnread] + sum.States[hearsay.AddedMeta]
}

// addedLines says what became of a run.
func addedLines(w io.Writer, sum *pipeline.Summary, before, after *ledger.Counts, path string) error {
	var parts []string
	for _, n := range []struct{ state, words string }{
		{hearsay.AddedNew, "new"}, {hearsay.AddedVersion, "with a new version"}, {hearsay.AddedMeta, "with other meta data, read again"}, {hearsay.AddedCopy, "a copy"},
		{hearsay.AddedKnown, "known before"},
	} {
		if k := sum.States[n.state]; k > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k, n.words))
		}
	}
	if k := sum.Failed(); k > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", k))
	}
	if sum.Bad > 0 {
		parts = append(parts, plural(sum.Bad, "bad record")+" left out")
	}
	if k := sum.States[hearsay.AddedUnread]; k > 0 {
		var why []string
		for _, reason := range slices.Sorted(maps.Keys(sum.Unread)) {
			why = append(why, fmt.Sprintf("%d %s", sum.Unread[reason], reason))
		}
		parts = append(parts, fmt.Sprintf("%d kept unread (%s)", k, strings.Join(why, ", ")))
	}
	if len(parts) == 0 {
		parts = []string{"nothing to add"}
	}
	screen := newScreen(w)
	screen.line("", "  ", safe("Articles: "+strings.Join(parts, ", ")+".", false))
	screen.line("", "  ", safe(fmt.Sprintf("%s holds %s, %s and %s; %s, %s and %s more than before.", path, plural(after.Articles, "article"), plural(after.Claims, "claim"), plural(after.Figures, "figure"),
		more(after.Articles-before.Articles), more(after.Claims-before.Claims), more(after.Figures-before.Figures)), false))
	if err := screen.flush(); err != nil {
		return fmt.Errorf("writing what was added: %w", err)
	}
	return nil
}

func more(n int) string { return hearsay.FormatNumber(float64(n)) }

// everySoOften is how often long work says a line where no terminal shows a bar.
const everySoOften = 10 * time.Second

// progress shows how far long work is: a bar on a terminal, else a line every ten seconds.
type progress struct {
	w        io.Writer
	what     string
	bar      *progressbar.ProgressBar
	n        int
	begun    time.Time
	reported time.Time
}

func newProgress(w io.Writer, what string) *progress {
	p := &progress{w: w, what: what, begun: time.Now(), reported: time.Now()}
	if width, terminal := isTerminal(w); terminal {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
			progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetWidth(max(10, width/5)))
	}
	return p
}

func (p *progress) total(n int) {
	if p.bar != nil && n > 0 {
		p.bar.ChangeMax(n)
	}
}

// step counts one thing done.
func (p *progress) step(file string) {
	p.n++
	if p.bar != nil {
		name := []rune(shown(file))
		if len(name) > 24 {
			name = append([]rune("…"), name[len(name)-23:]...)
		}
		p.bar.Describe(string(name))
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
		return
	}
	if now := time.Now(); now.Sub(p.reported) >= everySoOften {
		p.reported = now
		fmt.Fprintf(p.w, "hearsay: %s %s, %.0f a second, now at %s\n", hearsay.FormatNumber(float64(p.n)), p.what, float64(p.n)/now.Sub(p.begun).Seconds(), shown(file))
	}
}

// say tells what is done after the counted work.
func (p *progress) say(what string) {
	switch {
	case p.bar != nil:
		p.bar.Describe(what)
	case time.Since(p.begun) >= everySoOften:
		fmt.Fprintf(p.w, "hearsay: %s\n", what)
	}
}

// clear makes room for a line above the bar.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) end() { p.clear() }
