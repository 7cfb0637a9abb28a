package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help stands under the verb's line in its help.
func (completionCmd) Help() string {
	return "Prints a script that completes verbs and flags:\n\n" +
		"  bash: hearsay completion bash > ~/.local/share/bash-completion/completions/hearsay\n" +
		"  zsh:  hearsay completion zsh > \"${fpath[1]}/_hearsay\"\n" +
		"  fish: hearsay completion fish > ~/.config/fish/completions/hearsay.fish"
}

// Run prints the script for a shell.
func (c *completionCmd) Run(s *streams, ctx *kong.Context) error {
	var verbs []verbWords
	for _, n := range ctx.Model.Children {
		if !n.Hidden {
			verbs = append(verbs, verbOf(n))
		}
	}
	write := map[string]func(io.Writer, []verbWords){"bash": completeBash, "zsh": completeZsh, "fish": completeFish}[c.Shell]
	write(s.out, verbs)
	return nil
}

// verbWords are a verb, its sentence of help and its flags.
type verbWords struct {
	name, help string
	flags      []flagWords
}

type flagWords struct {
	name, help string
	takes      bool // a value follows
}

func verbOf(n *kong.Node) verbWords {
	v := verbWords{name: n.Name, help: n.Help}
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			v.flags = append(v.flags, flagWords{f.Name, kong.DefaultHelpValueFormatter(f.Value), !f.IsBool()})
		}
	}
	return v
}

// names are the verbs, parted by blanks.
func names(verbs []verbWords) string {
	out := make([]string, len(verbs))
	for i, v := range verbs {
		out[i] = v.name
	}
	return strings.Join(out, " ")
}

func completeBash(w io.Writer, verbs []verbWords) {
	fmt.Fprint(w, "_hearsay() {\n  local word=${COMP_WORDS[COMP_CWORD]} flags=\"\"\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n")
	fmt.Fprintf(w, "    COMPREPLY=($(compgen -W \"%s\" -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n", names(verbs))
	for _, v := range verbs {
		var flags []string
		for _, f := range v.flags {
			flags = append(flags, "--"+f.name)
		}
		if v.name == "help" {
			flags = append(flags, names(verbs))
		}
		fmt.Fprintf(w, "  %s) flags=\"%s\" ;;\n", v.name, strings.Join(flags, " "))
	}
	fmt.Fprint(w, "  esac\n  COMPREPLY=($(compgen -W \"$flags\" -- \"$word\"))\n}\ncomplete -o default -F _hearsay hearsay\n")
}

// zshQuoted is help between single quotes, with what _arguments would read as its own taken away.
func zshQuoted(help string) string {
	return strings.NewReplacer("'", "’", "[", "(", "]", ")", ":", ";").Replace(help)
}

func completeZsh(w io.Writer, verbs []verbWords) {
	fmt.Fprint(w, "#compdef hearsay\n_hearsay() {\n  local -a verbs\n  verbs=(\n")
	for _, v := range verbs {
		fmt.Fprintf(w, "    '%s:%s'\n", v.name, zshQuoted(v.help))
	}
	fmt.Fprint(w, "  )\n  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n  case $words[2] in\n")
	for _, v := range verbs {
		fmt.Fprintf(w, "  %s) _arguments", v.name)
		for _, f := range v.flags {
			value := ""
			if f.takes {
				value = ":value:_files"
			}
			fmt.Fprintf(w, " '--%s[%s]%s'", f.name, zshQuoted(f.help), value)
		}
		fmt.Fprint(w, " '*:file:_files' ;;\n")
	}
	fmt.Fprint(w, "  esac\n}\ncompdef _hearsay hearsay\n")
}

func completeFish(w io.Writer, verbs []verbWords) {
	quoted := strings.NewReplacer(`\`, `\\`, "'", `\'`)
	for _, v := range verbs {
		fmt.Fprintf(w, "complete -c hearsay -n __fish_use_subcommand -f -a %s -d '%s'\n", v.name, quoted.Replace(v.help))
		for _, f := range v.flags {
			takes := ""
			if f.takes {
				takes = " -r"
			}
			fmt.Fprintf(w, "complete -c hearsay -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'\n", v.name, f.name, takes, quoted.Replace(f.help))
		}
	}
}
