//go:build !amd64

package model

// fastest is the only arithmetic of this processor.
func fastest() arithmetic { return portable() }
