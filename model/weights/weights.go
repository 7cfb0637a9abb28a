// Package weights carries the weights of the taggers in the program: nothing comes in, the bytes of a weights file go out; model and model/linear read them.
package weights

import (
	_ "embed"
	"errors"
	"fmt"

	"hearsay"
)

//go:embed encoder.bin
var encoderFile []byte

// EncoderSHA256 is the SHA-256 of the encoder's weights that were measured; model/CARD.md names the figures.
const EncoderSHA256 = "6c845d0999755a806c61b8b1c4d57be3bb0a20d01cad75cacab866626cc4c07a"

// ErrAltered says that the encoder's weights are not those that the program was built with.
var ErrAltered = errors.New("the weights that come with the program are altered")

// Encoder is the weights file of the encoder, held against its hash first: the error wraps ErrAltered. It must not be changed.
func Encoder() ([]byte, error) { return checked(encoderFile) }

// Unchecked is the same file before anything is held against its hash, for who computes that anyway and holds it against EncoderSHA256 with Check.
func Unchecked() []byte { return encoderFile }

// Check says with ErrAltered that a SHA-256 is not that of the encoder's weights.
func Check(got string) error {
	if got != EncoderSHA256 {
		return fmt.Errorf("%w: model/weights/encoder.bin (%d bytes) has the SHA-256 %s; build the program from an unaltered copy", ErrAltered, len(encoderFile), got)
	}
	return nil
}

func checked(data []byte) ([]byte, error) {
	if err := Check(hearsay.SHA256(data)); err != nil {
		return nil, err
	}
	return data, nil
}

//go:embed linear.bin
var linearFile []byte

// LinearSHA256 is the SHA-256 of the weights of the linear tagger that were measured; model/CARD.md names the figures.
const LinearSHA256 = "9cced99587a9f07a4e6a920ad0c760cd6db58880b884f3d42a9612756a243776"

// Linear is the weights file of the linear tagger. It must not be changed.
func Linear() []byte { return linearFile }
