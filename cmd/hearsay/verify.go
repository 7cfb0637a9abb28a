package main

import (
	"context"
	"fmt"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/custody"
)

type verifyCmd struct {
	Head           bool     `help:"Only print the head of the chain of custody, a line to be stamped or to be written down elsewhere." xor:"head"`
	Expect         string   `help:"Find this head, which was printed earlier, on the chain: what was added up to then is unchanged." placeholder:"HEAD" xor:"head"`
	Timestamp      []string `help:"First keep a proof of time over the chain's head: from a file (an RFC 3161 token, an OpenTimestamps proof), or asked for at the address of a time-stamping server, or of an OpenTimestamps calendar, which ends in /digest. Nothing but the head's hash is sent." placeholder:"FILE|URL" xor:"head" sep:"none"`
	SaveTimestamps string   `help:"Write the proofs that are kept into this folder, for other tools." placeholder:"DIR" xor:"head" type:"path"`
	ledgerFlag
}

// Help stands under the verb's line in its help.
func (verifyCmd) Help() string {
	return "Hashes every stored byte again, walks the chain of custody, checks the proofs of time, finds every span in its text again, looks for what hangs loose, and has the file itself checked. What was forgotten is said. Ends with status 1 when something is not as it was stored."
}

// Run verifies the ledger.
func (c *verifyCmd) Run(s *streams) error {
	ctx := context.Background()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	switch {
	case c.Head:
		return printHead(ctx, s, l)
	case c.Expect != "":
		return c.expect(ctx, s, l)
	case c.SaveTimestamps != "":
		return saveProofs(ctx, s, l, c.SaveTimestamps)
	}
	for _, from := range c.Timestamp {
		if err := addProof(ctx, s, l, from); err != nil {
			return err
		}
	}
	check := &checking{s: s, p: newProgress(s.err, "verified"), path: l.Path()}
	defer check.p.end()
	done, err := l.Custody().Verify(ctx, check.report)
	if err == nil {
		err = check.writing
	}
	if err != nil {
		return err
	}
	check.p.end()
	verdict := "All is as it was stored."
	if check.faults > 0 {
		verdict = fmt.Sprintf("%s: restore a backup, or add those articles to a new ledger.", plural(check.faults, "fault"))
	}
	if _, err := fmt.Fprintf(s.out, "%s, %s, %s and %s checked, %d forgotten. %s\n", plural(done.Blobs, "stored file"), plural(done.Links, "link"), plural(done.Articles, "text"), plural(done.Spans, "span"),
		done.Forgotten, verdict); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	if check.faults > 0 {
		return errFailed
	}
	return nil
}

// checking prints what a verification finds, and counts the faults.
type checking struct {
	s       *streams
	p       *progress
	path    string
	faults  int
	writing error
}

func (c *checking) report(_ custody.Checked, f custody.Finding) {
	if f == (custody.Finding{}) {
		c.p.step(c.path)
		return
	}
	c.p.clear()
	if f.Fault() {
		c.faults++
	}
	if _, err := fmt.Fprintf(c.s.out, "%s %s: %s\n", f.What, safe(f.ID, false), safe(f.Problem, false)); err != nil {
		c.writing = err
	}
}

// printHead prints the head alone on its line; its number goes to standard error.
func printHead(ctx context.Context, s *streams, l *ledger.Ledger) error {
	h, err := l.Custody().Head(ctx)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(s.out, h.Link); err != nil {
		return fmt.Errorf("writing the head: %w", err)
	}
	fmt.Fprintf(s.err, "hearsay: the head of %s\n", plural(int(h.N), "record"))
	return nil
}

// expect finds a head that was printed earlier.
func (c *verifyCmd) expect(ctx context.Context, s *streams, l *ledger.Ledger) error {
	n, err := l.Custody().Find(ctx, c.Expect)
	if err != nil {
		return err
	}
	h, err := l.Custody().Head(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "It is the head of the first %s of %s. 'hearsay verify' tells whether they are as they were.\n", plural(int(n), "record"), hearsay.FormatNumber(float64(h.N)))
	return err
}
