package main

import (
	"fmt"
	"runtime"
)

// version is the program's version; it stands in every reading.
const version = "0.1.0"

type versionCmd struct{}

// Run prints the version and what it was built with.
func (versionCmd) Run(s *streams) error {
	fmt.Fprintf(s.out, "hearsay %s %s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
