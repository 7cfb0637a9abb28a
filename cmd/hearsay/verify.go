package main

import (
	"context"
	"fmt"

	"hearsay/ledger"
)

type verifyCmd struct{ ledgerFlag }

// Help stands under the verb's line in its help.
func (verifyCmd) Help() string {
	return "Hashes every stored byte again, finds every span in its text again, and has the file itself checked. What was forgotten is said. Ends with status 1 when something is not as it was stored."
}

// Run verifies the ledger.
func (c *verifyCmd) Run(s *streams) error {
	ctx := context.Background()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	p := newProgress(s.err, "verified")
	defer p.end()
	faults := 0
	var writing error
	done, err := l.Verify(ctx, func(_ ledger.Checked, f ledger.Finding) {
		if f == (ledger.Finding{}) {
			p.step(l.Path())
			return
		}
		p.clear()
		if !f.Forgotten() {
			faults++
		}
		if _, err := fmt.Fprintf(s.out, "%s %s: %s\n", f.What, f.ID, safe(f.Problem, false)); err != nil {
			writing = err
		}
	})
	if err == nil {
		err = writing
	}
	if err != nil {
		return err
	}
	p.end()
	verdict := "All is as it was stored."
	if faults > 0 {
		verdict = fmt.Sprintf("%s: restore a backup, or add those articles to a new ledger.", plural(faults, "fault"))
	}
	if _, err := fmt.Fprintf(s.out, "%s, %s and %s checked, %d forgotten. %s\n", plural(done.Blobs, "stored file"), plural(done.Articles, "text"), plural(done.Spans, "span"), done.Forgotten, verdict); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	if faults > 0 {
		return errFailed
	}
	return nil
}
