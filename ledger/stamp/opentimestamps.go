package stamp

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // an operation of the format
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// A detached OpenTimestamps proof, as opentimestamps-client 0.7 writes it: the magic bytes, the version, the file's hash operation and digest, then a tree of operations on the digest
// whose leaves are attestations. Numbers are LEB128.
const (
	magic   = "\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
	major   = 1
	another = 0xff // more follows at this point of the tree
	leaf    = 0x00

	opSHA1      = 0x02
	opRIPEMD160 = 0x03
	opSHA256    = 0x08
	opKeccak256 = 0x67
	opAppend    = 0xf0
	opPrepend   = 0xf1
	opReverse   = 0xf2
	opHexlify   = 0xf3

	longest = 4096  // bytes of a message and of an operation's argument
	deepest = 256   // operations one after another
	payload = 8192  // bytes of an attestation
	most    = 16384 // operations and attestations of one proof
)

// The attestations by their tags.
const (
	pending  = "\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e"
	bitcoin  = "\x05\x88\x96\x0d\x73\xd7\x19\x01"
	litecoin = "\x06\x86\x9a\x0d\x73\xd7\x1b\x45"
)

// Detached makes a detached proof of a calendar's answer about a SHA-256.
func Detached(digest, answer []byte) []byte {
	return slices.Concat([]byte(magic), []byte{major, opSHA256}, digest, answer)
}

func readDetached(data []byte) (Proof, error) {
	r := &replay{rest: data[len(magic):]}
	if v := r.number(); r.err == nil && v != major {
		return Proof{}, broken("its version is %d, and %d is known", v, major)
	}
	if op := r.byte(); r.err == nil && op != opSHA256 {
		return Proof{}, broken("it is made over another hash than SHA-256")
	}
	digest := r.bytes(sha256.Size)
	r.tree(digest, 0)
	if r.err == nil && len(r.rest) > 0 {
		r.fail("%d bytes follow it", len(r.rest))
	}
	if r.err != nil {
		return Proof{}, r.err
	}
	return Proof{Form: OpenTimestamps, Digest: digest, Says: r.says, Open: !r.attested}, nil
}

// replay walks the tree of a proof, doing its operations.
type replay struct {
	rest     []byte
	says     []string
	attested bool
	nodes    int
	err      error
}

func (r *replay) fail(format string, args ...any) {
	if r.err == nil {
		r.err = broken(format, args...)
	}
}

func (r *replay) byte() byte {
	if b := r.bytes(1); r.err == nil {
		return b[0]
	}
	return 0
}

func (r *replay) bytes(n int) []byte {
	if r.err == nil && n > len(r.rest) {
		r.fail("it is cut off")
	}
	if r.err != nil {
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *replay) number() (n uint64) {
	for shift := 0; r.err == nil; shift += 7 {
		b := r.byte()
		if shift > 56 {
			r.fail("a number in it is too large")
		}
		if n |= uint64(b&0x7f) << shift; b < 0x80 {
			break
		}
	}
	return n
}

// measured reads bytes with their count before them.
func (r *replay) measured(least, most uint64) []byte {
	n := r.number()
	if r.err == nil && (n < least || n > most) {
		r.fail("%d bytes where %d to %d are allowed", n, least, most)
	}
	if r.err != nil {
		return nil
	}
	return r.bytes(int(n))
}

// tree replays what follows on message; a nil message is one that an operation made which this program does not know.
func (r *replay) tree(message []byte, depth int) {
	if depth > deepest {
		r.fail("more than %d operations one after another", deepest)
	}
	for more := true; more && r.err == nil; {
		tag := r.byte()
		if more = tag == another; more {
			tag = r.byte()
		}
		if r.nodes++; r.nodes > most {
			r.fail("more than %d operations", most)
		}
		if tag == leaf {
			r.attestation(message)
			continue
		}
		r.tree(r.operation(tag, message), depth+1)
	}
}

func (r *replay) operation(tag byte, message []byte) []byte {
	var out []byte
	switch tag {
	case opAppend:
		out = slices.Concat(message, r.measured(1, longest))
	case opPrepend:
		out = slices.Concat(r.measured(1, longest), message)
	case opReverse:
		out = bytes.Clone(message)
		slices.Reverse(out)
	case opHexlify:
		out = []byte(hex.EncodeToString(message))
	case opSHA1:
		s := sha1.Sum(message)
		out = s[:]
	case opSHA256:
		s := sha256.Sum256(message)
		out = s[:]
	case opRIPEMD160, opKeccak256:
		return nil
	default:
		r.fail("the operation %#x is not known", tag)
	}
	if len(out) > longest {
		r.fail("a message of more than %d bytes", longest)
	}
	if message == nil {
		return nil
	}
	return out
}

func (r *replay) attestation(message []byte) {
	tag, body := string(r.bytes(8)), r.measured(0, payload)
	if r.err != nil {
		return
	}
	in := &replay{rest: body}
	switch {
	case message == nil:
		r.says = append(r.says, "OpenTimestamps: a branch that this program cannot follow (RIPEMD-160 or Keccak-256)")
	case tag == pending:
		if uri := in.measured(0, 1000); in.err == nil {
			r.says = append(r.says, fmt.Sprintf("OpenTimestamps: pending at %s", uri))
		}
	case tag == bitcoin || tag == litecoin:
		chain := map[string]string{bitcoin: "Bitcoin", litecoin: "Litecoin"}[tag]
		if height := in.number(); in.err == nil && len(message) == sha256.Size {
			r.attested = true
			r.says = append(r.says, fmt.Sprintf("OpenTimestamps: in %s's block %d, if its Merkle root is %s", chain, height, reversed(message)))
		} else {
			r.fail("its message for a block is no hash")
		}
	default:
		r.says = append(r.says, fmt.Sprintf("OpenTimestamps: an attestation of a kind that is not known (%x)", tag))
	}
	if in.err != nil {
		r.err = in.err
	}
}

// reversed writes a hash as block explorers do, its bytes from the last to the first.
func reversed(hash []byte) string {
	out := bytes.Clone(hash)
	slices.Reverse(out)
	return hex.EncodeToString(out)
}
