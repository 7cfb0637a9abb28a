//go:build !unix

package dataset

// hold cannot keep other processes away here: two runs into one folder are to be avoided by hand.
func hold(string) (release func(), err error) { return func() {}, nil }
