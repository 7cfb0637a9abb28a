package gazetteer

import (
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// With is the table with the places of a file that Compress wrote on top. Where both know an id, the table's own entry stands. Errors wrap ErrForm.
func (t *Table) With(file []byte) (*Table, error) {
	p, err := unpack(file)
	if err != nil {
		return nil, errors.Join(ErrForm, err)
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	own := *t
	own.own = append(own.own[:len(own.own):len(own.own)], p)
	return &own, nil
}

// Compress packs entries into the bytes of a file.
func Compress(entries []Named) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("packing the gazetteer: %w", err)
	}
	defer w.Close()
	return w.EncodeAll(Pack(entries), nil), nil
}

// Entries are the places of a file that Compress wrote, with the keys that they are found by as names. Errors wrap ErrForm.
func Entries(file []byte) ([]Named, error) {
	p, err := unpack(file)
	if err != nil {
		return nil, errors.Join(ErrForm, err)
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	out := make([]Named, p.entries)
	for i := range out {
		out[i].Entry = p.entry(i)
	}
	for i := range p.keys {
		key := string(p.key(i))
		for _, at := range p.postings(i) {
			if key != Key(out[at].Name) {
				out[at].Names = append(out[at].Names, key)
			}
		}
	}
	return out, nil
}

// check tells whether every number of a file from outside points into it; what the program carries is held by tests.
func (p *packed) check() error {
	if p.entries < 0 || p.keys < 0 {
		return fmt.Errorf("%w: counts below zero", ErrForm)
	}
	last := 0
	for i := range p.entries {
		end, area := p.number(p.nameEnds, i), int(p.data[p.area+2*i])|int(p.data[p.area+2*i+1])<<8
		if end < last || p.names+end > p.keyBytes || area >= len(p.areas) || int(p.data[p.kind+i]) >= len(kinds()) {
			return fmt.Errorf("%w: entry %d points outside", ErrForm, i)
		}
		last = end
	}
	bytes, posts := 0, 0
	for i := range p.keys {
		b, n := p.end(p.ends, i, 2), p.end(p.ends+4, i, 2)
		if b < bytes || p.keyBytes+b > len(p.data) || n < posts || p.posts+4*n > p.names {
			return fmt.Errorf("%w: key %d points outside", ErrForm, i)
		}
		bytes, posts = b, n
	}
	for i := range posts {
		if at := p.number(p.posts, i); at < 0 || at >= p.entries {
			return fmt.Errorf("%w: a key points to place %d of %d", ErrForm, at, p.entries)
		}
	}
	return nil
}
