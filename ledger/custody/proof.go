package custody

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger/stamp"
	"hearsay/ledger/store"
)

// Head is the end of the chain: its last record's number and link.
type Head struct {
	N    int64
	Link string
}

// Digest is the link's 32 bytes, over which proofs of time are made.
func (h Head) Digest() ([]byte, error) { return hex.DecodeString(h.Link) }

// Errors that callers tell apart.
var (
	ErrEmpty      = errors.New("the ledger holds no capture yet")                 // it has no head
	ErrNotOnChain = errors.New("no link of this ledger's chain of custody")       // the digest or head is of another ledger, or of one that was changed since
	ErrKept       = errors.New("the ledger has this proof already")               // nothing was added
	ErrExists     = errors.New("the file is there already, and is left as it is") // a backup overwrites nothing
)

// Head gives the end of the chain; ErrEmpty where nothing was captured.
func (c *Custody) Head(ctx context.Context) (h Head, err error) {
	err = c.File.View(ctx, func(b *store.Batch) {
		if !b.Get("SELECT n, link FROM chain ORDER BY n DESC LIMIT 1", nil, &h.N, &h.Link) {
			b.Fail(ErrEmpty)
		}
	})
	if err != nil {
		return h, fmt.Errorf("reading the head of the chain: %w", err)
	}
	return h, nil
}

// Find gives the number of the record whose link is link, 64 hex digits: so a head that was written down elsewhere is found again. ErrNotOnChain where there is none.
func (c *Custody) Find(ctx context.Context, link string) (n int64, err error) {
	err = c.File.View(ctx, func(b *store.Batch) {
		if !b.Get("SELECT n FROM chain WHERE link = ?", []any{strings.ToLower(link)}, &n) {
			b.Fail(fmt.Errorf("%s is %w", link, ErrNotOnChain))
		}
	})
	if err != nil {
		return 0, fmt.Errorf("looking for a head: %w", err)
	}
	return n, nil
}

// AddProof keeps a proof of time beside the link that it was made over, once it is checked: the digest in it is a link of the chain, or the SHA-256 of the line that prints one (64 hex
// digits and a line feed, as 'hearsay verify --head' does). from is the file or address that it came from. The error wraps stamp.ErrNoProof, stamp.ErrBroken, ErrNotOnChain or ErrKept.
func (c *Custody) AddProof(ctx context.Context, data []byte, from string) (p stamp.Proof, h Head, err error) {
	if p, err = stamp.Read(data); err != nil {
		return p, h, err
	}
	err = c.File.Update(ctx, func(b *store.Batch) {
		if h = covered(b, p.Digest); h.N == 0 {
			b.Fail(fmt.Errorf("it is made over %x: %w", p.Digest, ErrNotOnChain))
			return
		}
		if b.Get("SELECT 1 FROM proof WHERE sha256 = ?", []any{hearsay.SHA256(data)}, new(int)) {
			b.Fail(ErrKept)
			return
		}
		b.Do("INSERT INTO proof (sha256, n, link, form, added, source, data) VALUES (?,?,?,?,?,?,?)", hearsay.SHA256(data), h.N, h.Link, p.Form, c.Now().UnixMilli(), from, data)
	})
	if err != nil {
		return p, h, fmt.Errorf("keeping the proof: %w", err)
	}
	return p, h, nil
}

// covered is the link that a digest was made over, zero where there is none.
func covered(b *store.Batch, digest []byte) (h Head) {
	if b.Get("SELECT n, link FROM chain WHERE link = ?", []any{hex.EncodeToString(digest)}, &h.N, &h.Link) {
		return h
	}
	line := hex.EncodeToString(digest)
	b.Each("SELECT n, link FROM chain", nil, func(scan func(...any)) {
		var one Head
		if scan(&one.N, &one.Link); hearsay.SHA256([]byte(one.Link+"\n")) == line {
			h = one
		}
	})
	return h
}

// Kept is a proof as the ledger keeps it.
type Kept struct {
	Head
	Form, From, SHA256 string
	Data               []byte
}

// Proofs gives all proofs, those of the oldest heads first.
func (c *Custody) Proofs(ctx context.Context) (out []Kept, err error) {
	err = c.File.View(ctx, func(b *store.Batch) { out = kept(b) })
	if err != nil {
		return nil, fmt.Errorf("reading the proofs of time: %w", err)
	}
	return out, nil
}

func kept(b *store.Batch) (out []Kept) {
	b.Each("SELECT n, link, form, source, sha256, data FROM proof ORDER BY n, added, sha256", nil, func(scan func(...any)) {
		var k Kept
		scan(&k.N, &k.Link, &k.Form, &k.From, &k.SHA256, &k.Data)
		out = append(out, k)
	})
	return out
}

// proofs checks each proof again, and that it was made over the link that it is kept beside.
func (v *verifier) proofs(b *store.Batch) {
	for _, k := range kept(b) {
		v.done.Proofs++
		id, link := fmt.Sprintf("of record %d", k.N), ""
		there := b.Get("SELECT link FROM chain WHERE n = ?", []any{k.N}, &link) && link == k.Link
		p, err := stamp.Read(k.Data)
		digest, line := hex.EncodeToString(p.Digest), hearsay.SHA256([]byte(k.Link+"\n"))
		switch {
		case err != nil:
			v.found("broken proof", id, err.Error())
		case hearsay.SHA256(k.Data) != k.SHA256 || !slices.Contains([]string{k.Link, line}, digest):
			v.found("broken proof", id, "it is not the proof that was kept beside "+k.Link)
		case !there:
			v.found("broken proof", id, "the link "+k.Link+" that it was made over is no longer there: the chain was made anew since")
		default:
			v.found(WhatHolds, id, strings.Join(p.Says, "; "))
		}
	}
}
