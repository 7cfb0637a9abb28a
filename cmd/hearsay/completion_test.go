package main

import (
	"strings"
	"testing"
)

// TestCompletionsNameEveryVerbAndFlag: what one shell completes, the others do too, and no help breaks the quoting.
func TestCompletionsNameEveryVerbAndFlag(t *testing.T) {
	verbs := []verbWords{{"read", "Read 'articles': [all]", []flagWords{{"json", "As JSON; it's one a line.", false}, {"out", "Folder: where", true}}}, {"text", "Print.", nil}}
	for name, write := range map[string]func(*strings.Builder){
		"bash": func(b *strings.Builder) { completeBash(b, verbs) },
		"zsh":  func(b *strings.Builder) { completeZsh(b, verbs) },
		"fish": func(b *strings.Builder) { completeFish(b, verbs) },
	} {
		var b strings.Builder
		write(&b)
		for _, word := range []string{"read", "text", "json", "out"} {
			if !strings.Contains(b.String(), word) {
				t.Errorf("%s does not name %s", name, word)
			}
		}
		if quotes := strings.Count(strings.ReplaceAll(b.String(), `\'`, ""), "'"); quotes%2 != 0 {
			t.Errorf("%s has %d quotation marks:\n%s", name, quotes, b.String())
		}
	}
}
