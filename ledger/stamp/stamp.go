// Package stamp reads proofs that some bytes existed at some time, RFC 3161 tokens and OpenTimestamps proofs, and checks them as far as that can be done without asking anybody.
// A proof's bytes come in; what it was made over, and what it says, go out to ledger/custody, which holds it against the chain.
package stamp

import (
	"bytes"
	"errors"
	"math/big"
	"time"
)

// The forms of proofs.
const (
	RFC3161        = "rfc3161"
	OpenTimestamps = "opentimestamps"
)

// Errors that Read's wrap.
var (
	ErrNoProof = errors.New("neither an RFC 3161 time-stamp nor an OpenTimestamps proof") // the bytes are something else
	ErrBroken  = errors.New("the proof does not hold")                                    // it is one, and it is cut off, malformed, or its signature is not over it
)

// Most is how many bytes a proof may have.
const Most = 1 << 20

// Proof is a proof that was checked: Digest is the SHA-256 that it was made over, Says what it states, a line each, for people.
type Proof struct {
	Form   string
	Digest []byte
	Says   []string
	Time   time.Time // of an RFC 3161 token, else zero
	Nonce  *big.Int  // of an RFC 3161 token, nil where it has none
	Open   bool      // nothing outside vouches for it yet: an OpenTimestamps proof that is pending
}

// Read reads and checks a proof: a time-stamp response or token in DER (RFC 3161, its signature by the certificates that it brings along), or a detached OpenTimestamps proof, whose
// operations are replayed. The error wraps ErrNoProof or ErrBroken.
func Read(data []byte) (Proof, error) {
	switch {
	case bytes.HasPrefix(data, []byte(magic)):
		return readDetached(data)
	case len(data) > 0 && data[0] == 0x30: // a DER sequence
		return readToken(data)
	}
	return Proof{}, ErrNoProof
}
