package ledger

import (
	"fmt"

	"github.com/klauspost/compress/zstd"

	"hearsay"
)

// smallest is how many bytes are worth packing.
const smallest = 128

// packer packs bytes with zstd; safe for several goroutines.
type packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newPacker() (packer, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2))
	if err != nil {
		return packer{}, fmt.Errorf("preparing zstd: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(1<<30))
	if err != nil {
		return packer{}, fmt.Errorf("preparing zstd: %w", err)
	}
	return packer{enc, dec}, nil
}

func (p packer) pack(data []byte) (packed []byte, is bool) {
	if len(data) >= smallest {
		if out := p.enc.EncodeAll(data, nil); len(out) < len(data) {
			return out, true
		}
	}
	if data == nil {
		data = []byte{}
	}
	return data, false
}

func (p packer) unpack(data []byte, packed bool) ([]byte, error) {
	if !packed {
		return data, nil
	}
	out, err := p.dec.DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return out, nil
}

// keep stores bytes under their SHA-256. Bytes that were forgotten are not taken back: false.
func (l *Ledger) keep(b *batch, data []byte) (sha256 string, ok bool) {
	sha256 = hearsay.SHA256(data)
	var there bool
	if b.get("SELECT data IS NOT NULL FROM blob WHERE sha256 = ?", []any{sha256}, &there) {
		return sha256, there
	}
	packed, is := l.zstd.pack(data)
	b.do("INSERT INTO blob (sha256, size, packed, data) VALUES (?, ?, ?, ?)", sha256, len(data), is, packed)
	return sha256, true
}

// blob reads bytes by their SHA-256 within a transaction.
func (l *Ledger) blob(b *batch, sha256 string) ([]byte, error) {
	var packed bool
	var data []byte
	if !b.get("SELECT packed, data FROM blob WHERE sha256 = ?", []any{sha256}, &packed, &data) {
		if b.err != nil {
			return nil, b.err
		}
		return nil, fmt.Errorf("%w: no bytes with SHA-256 %s", ErrMissing, sha256)
	}
	if data == nil {
		return nil, fmt.Errorf("the bytes with SHA-256 %s: %w", sha256, ErrForgotten)
	}
	return l.zstd.unpack(data, packed)
}
