package main

import (
	"context"
	"fmt"
	"strings"

	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/pipeline"
)

type forgetCmd struct {
	ID  string `arg:"" name:"id" help:"The article's id (a-…), or that of a claim or figure in it."`
	Why string `required:"" help:"The reason, which is kept." placeholder:"REASON"`
	ledgerFlag
	readerFlags
}

// Help stands under the verb's line in its help.
func (forgetCmd) Help() string {
	return "Removes an article for good, as after a takedown: its bytes, its text, its meta data, what was read in it and every trace in the full text. Its ids, hashes and links stay, and the reason; adding it again is refused.\n\n" +
		"Backups and exports are not reached: remove it there too."
}

// Run forgets one article.
func (c *forgetCmd) Run(s *streams) error {
	if strings.TrimSpace(c.Why) == "" {
		return fmt.Errorf("%w: --why needs a reason", errUsage)
	}
	known, err := c.knowledge(s.err)
	if err != nil {
		return err
	}
	ctx := context.Background()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	id, err := articleOf(ctx, l, c.ID)
	if err != nil {
		return err
	}
	out, err := pipeline.Forget(ctx, l, id, c.Why, known.pipeline(ingest.Options{}))
	if err != nil {
		return err
	}
	screen := newScreen(s.out)
	screen.line("", "  ", safe(fmt.Sprintf("Forgotten: %s with %s, %s and %s. Ids, hashes and the reason stay.", id, plural(out.Versions, "version"), plural(out.Claims, "claim"), plural(out.Figures, "figure")), false))
	if len(out.Elsewhere) > 0 {
		screen.line("", "  ", "The same bytes or words are still kept as "+strings.Join(out.Elsewhere, ", ")+": forget these too if they are meant.")
	}
	screen.line("", "  ", "Backups and exports are not reached: remove it there too.")
	return screen.flush()
}

// articleOf is the article that an id names: its own, or that of a claim or figure in it.
func articleOf(ctx context.Context, l *ledger.Ledger, id string) (string, error) {
	id, err := wholeID(ctx, l, id)
	if err != nil {
		return "", err
	}
	switch {
	case strings.HasPrefix(id, "c-"):
		c, err := l.Claim(ctx, id)
		return c.Article.ID, err
	case strings.HasPrefix(id, "f-"):
		f, err := l.Figure(ctx, id)
		return f.Article.ID, err
	case strings.HasPrefix(id, "a-"):
		return id, nil
	}
	return "", fmt.Errorf("%w: %q is no article, claim or figure; only articles can be forgotten", errUsage, id)
}
