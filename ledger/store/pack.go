package store

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

// Keep stores bytes under their SHA-256. Bytes that were forgotten are not taken back: false.
func (b *Batch) Keep(data []byte) (sha256 string, ok bool) {
	sha256 = hearsay.SHA256(data)
	var there bool
	if b.Get("SELECT data IS NOT NULL FROM blob WHERE sha256 = ?", []any{sha256}, &there) {
		return sha256, there
	}
	packed, is := b.file.zstd.pack(data)
	b.Do("INSERT INTO blob (sha256, size, packed, data) VALUES (?, ?, ?, ?)", sha256, len(data), is, packed)
	return sha256, true
}

// Blob reads bytes by their SHA-256.
func (b *Batch) Blob(sha256 string) ([]byte, error) {
	var packed bool
	var data []byte
	if !b.Get("SELECT packed, data FROM blob WHERE sha256 = ?", []any{sha256}, &packed, &data) {
		if b.Err != nil {
			return nil, b.Err
		}
		return nil, fmt.Errorf("%w: no bytes with SHA-256 %s", ErrMissing, sha256)
	}
	if data == nil {
		return nil, fmt.Errorf("the bytes with SHA-256 %s: %w", sha256, ErrForgotten)
	}
	return b.Unpack(data, packed)
}

// Pack packs bytes, however few they are.
func (b *Batch) Pack(data []byte) []byte { return b.file.zstd.enc.EncodeAll(data, nil) }

// Unpack gives back what was packed; data that is not stays as it is.
func (b *Batch) Unpack(data []byte, packed bool) ([]byte, error) {
	return b.file.zstd.unpack(data, packed)
}
