package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

const (
	cliDocument = "../../docs/cli.md"
	verbsBegin  = "<!-- verbs -->\n"
	verbsEnd    = "<!-- /verbs -->\n"
)

// TestCommandLineIsTold holds docs/cli.md equal to what the program itself says of its verbs and flags; HEARSAY_UPDATE=1 writes that part anew.
func TestCommandLineIsTold(t *testing.T) {
	data, err := os.ReadFile(cliDocument)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), verbsBegin)
	told, after, ok2 := strings.Cut(rest, verbsEnd)
	if !ok || !ok2 {
		t.Fatalf("%s lacks the marks %q and %q", cliDocument, verbsBegin, verbsEnd)
	}
	want := verbs(t)
	if told == want {
		return
	}
	if os.Getenv("HEARSAY_UPDATE") == "" {
		t.Fatalf("docs/cli.md does not tell what the program offers; HEARSAY_UPDATE=1 go test -run TestCommandLineIsTold ./cmd/hearsay writes it")
	}
	if err := os.WriteFile(cliDocument, []byte(before+verbsBegin+want+verbsEnd+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

func verbs(t *testing.T) string {
	t.Helper()
	parser, err := kong.New(&cli{}, kong.Name("hearsay"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, verb := range withChildren(parser.Model.Children) {
		fmt.Fprintf(&b, "\n### `hearsay %s`\n\n%s\n", path(verb)+positionals(verb), verb.Help)
		if verb.Detail != "" {
			fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(verb.Detail))
		}
		if len(verb.Flags) > 0 {
			b.WriteString("\n| flag | meaning |\n| --- | --- |\n")
		}
		for _, f := range verb.Flags {
			name := "--" + f.Name
			if !f.IsBool() {
				name += " " + strings.Trim(f.FormatPlaceHolder(), `"`)
			}
			fmt.Fprintf(&b, "| `%s` | %s |\n", name, strings.ReplaceAll(f.Help, "|", "\\|"))
		}
	}
	return b.String()
}

// withChildren are verbs, each followed by those below it.
func withChildren(verbs []*kong.Node) (out []*kong.Node) {
	for _, v := range verbs {
		out = append(append(out, v), withChildren(v.Children)...)
	}
	return out
}

// path is how a verb is written after the program's name.
func path(verb *kong.Node) string {
	if verb.Parent == nil || verb.Parent.Type == kong.ApplicationNode {
		return verb.Name
	}
	return path(verb.Parent) + " " + verb.Name
}

func positionals(verb *kong.Node) string {
	var out string
	for _, p := range verb.Positional {
		out += " " + p.Summary()
	}
	return out
}
