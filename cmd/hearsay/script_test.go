package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv("HEARSAY_TAGGER") == "" {
		os.Setenv("HEARSAY_TAGGER", taggerRules) // tests that are about a tagger name it
	}
	testscript.Main(m, map[string]func(){
		"hearsay": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the shell sessions of testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		e.Setenv("HEARSAY_TAGGER", taggerRules) // scripts are about the verbs; tagger.txt is about the taggers
		return nil
	}})
}
