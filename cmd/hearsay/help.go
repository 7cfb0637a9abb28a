package main

import (
	"fmt"

	"github.com/alecthomas/kong"
)

type helpCmd struct {
	Verb string `arg:"" optional:"" help:"The verb to tell about."`
}

// Run prints the verbs, or what one of them takes.
func (c *helpCmd) Run(ctx *kong.Context) error {
	var args []string
	if c.Verb != "" {
		args = append(args, c.Verb)
	}
	about, err := kong.Trace(ctx.Kong, args)
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	if c.Verb != "" && about.Command() == "" {
		return fmt.Errorf("%w: there is no verb %q (%w); 'hearsay help' lists them", errUsage, safe(c.Verb, false), about.Error)
	}
	return about.PrintUsage(false)
}
