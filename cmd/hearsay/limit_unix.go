//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreFileLimit makes a limit on the size of files (RLIMIT_FSIZE) an error of the write that meets it instead of the program's end.
func ignoreFileLimit() { signal.Ignore(syscall.SIGXFSZ) }
