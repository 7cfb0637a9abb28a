// Package weights carries the weights of the taggers in the program: nothing comes in, the bytes of a weights file go out; model/linear checks and reads them.
package weights

import _ "embed"

//go:embed linear.bin
var linearFile []byte

// LinearSHA256 is the SHA-256 of the weights of the linear tagger that were measured; model/CARD.md names the figures.
const LinearSHA256 = "9cced99587a9f07a4e6a920ad0c760cd6db58880b884f3d42a9612756a243776"

// Linear is the weights file of the linear tagger. It must not be changed.
func Linear() []byte { return linearFile }
