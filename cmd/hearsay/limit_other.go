//go:build !unix

package main

// ignoreFileLimit does nothing: no such signal is sent here.
func ignoreFileLimit() {}
