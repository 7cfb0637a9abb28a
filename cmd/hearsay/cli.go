package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"
)

// Exit statuses: done; a named file, address or shard could not be taken in or failed a check; wrong usage.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// errFailed ends a verb with exit status 1 after everything worth saying has been said.
var errFailed = errors.New("failed")

// errUsage is wrapped by what the user must write differently; it ends a verb with exit status 2.
var errUsage = errors.New("usage")

// streams are where a verb reads and writes; results go to out, all else to err.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// cli is the command line: one field a verb, in the order of the help.
type cli struct {
	Read       readCmd       `cmd:"" help:"Read articles and print who claims what in them."`
	Text       textCmd       `cmd:"" help:"Print the text that the offsets of a reading point into."`
	Compare    compareCmd    `cmd:"" help:"Say which claims speak of one fact, and which contradict one another."`
	Shard      shardCmd      `cmd:"" help:"Read files of a crawl into Parquet tables, one folder a file."`
	Dataset    datasetCmd    `cmd:"" help:"Make one data set of a crawl on this machine."`
	Match      matchCmd      `cmd:"" help:"Compare rows of a crawl block by block, as a cluster hands them over."`
	Add        addCmd        `cmd:"" help:"Read articles into the ledger."`
	Watch      watchCmd      `cmd:"" help:"Follow feeds, sitemaps and pages, and keep what changes."`
	Articles   articlesCmd   `cmd:"" help:"List the articles in the ledger."`
	Claims     claimsCmd     `cmd:"" help:"List who says what."`
	Figures    figuresCmd    `cmd:"" help:"List figures, rival ones for one fact side by side."`
	Facts      factsCmd      `cmd:"" help:"List what claims are about, with the count of independent origins."`
	Disputes   disputesCmd   `cmd:"" help:"List statements that contradict, deny or take back one another, with the reason."`
	Tallies    talliesCmd    `cmd:"" help:"List running totals."`
	Changes    changesCmd    `cmd:"" help:"List what later versions of the articles changed, claim by claim."`
	Places     placesCmd     `cmd:"" help:"List the places that are spoken of."`
	Claimants  claimantsCmd  `cmd:"" help:"List who makes claims."`
	Show       showCmd       `cmd:"" help:"Show one claim, figure, article, fact, relation, tally, claimant or place."`
	Brief      briefCmd      `cmd:"" help:"Write what is new, what is disputed and which totals moved."`
	Export     exportCmd     `cmd:"" help:"Write tables and other forms that other programs open."`
	Import     importCmd     `cmd:"" help:"Make a ledger of a whole export."`
	Serve      serveCmd      `cmd:"" help:"Show the ledger as pages."`
	Reread     rereadCmd     `cmd:"" help:"Read every stored text again."`
	Forget     forgetCmd     `cmd:"" help:"Remove an article for good and keep the reason."`
	Verify     verifyCmd     `cmd:"" help:"Check every stored byte and span, the chain of custody and its proofs of time."`
	Backup     backupCmd     `cmd:"" help:"Copy a ledger that is in use, and check the copy."`
	Gazetteer  gazetteerCmd  `cmd:"" help:"Add places to those that the program knows."`
	Eval       evalCmd       `cmd:"" help:"Score the program's readings against a folder of gold."`
	Demo       demoCmd       `cmd:"" help:"Read twenty invented articles into a fresh ledger and show them as pages."`
	Version    versionCmd    `cmd:"" help:"Print the program's version."`
	Help       helpCmd       `cmd:"" help:"Tell about the verbs, or about one of them."`
	Completion completionCmd `cmd:"" help:"Print a script that completes verbs and flags in a shell."`
}

// exitSignal is what kong's own exits (--help) are turned into, so that run returns.
type exitSignal int

func run(args []string, in io.Reader, out, errOut io.Writer) (status int) {
	defer func() {
		switch sig := recover().(type) {
		case nil:
		case exitSignal:
			status = int(sig)
		default:
			panic(sig)
		}
	}()
	s := &streams{in, out, errOut}
	parser, err := kong.New(&cli{}, kong.Name("hearsay"), kong.Description("Reads conflict reporting and keeps a ledger of attributed claims."),
		kong.Writers(out, errOut), kong.Exit(func(code int) { panic(exitSignal(code)) }), kong.Bind(s), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(errOut, "hearsay:", err)
		return exitUsage
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(errOut, "hearsay: %v\nRun 'hearsay help' for the verbs, 'hearsay VERB --help' for one of them.\n", err)
		return exitUsage
	}
	return report(errOut, ctx.Run())
}

func report(errOut io.Writer, err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFailed):
		return exitFailed
	}
	fmt.Fprintf(errOut, "hearsay: %v\n", err)
	if errors.Is(err, errUsage) {
		return exitUsage
	}
	return exitFailed
}
