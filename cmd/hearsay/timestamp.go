package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"hearsay/ledger"
	"hearsay/ledger/custody"
	"hearsay/ledger/stamp"
)

// stampWait is how long a time-stamping server may take.
const stampWait = 30 * time.Second

// addProof keeps a proof of time from a file or a server, and says what it states.
func addProof(ctx context.Context, s *streams, l *ledger.Ledger, from string) error {
	var data []byte
	var err error
	if strings.HasPrefix(from, "https://") || strings.HasPrefix(from, "http://") {
		data, err = askedStamp(ctx, l, from)
	} else {
		data, err = readStamp(from)
	}
	if err != nil {
		return err
	}
	p, h, err := l.Custody().AddProof(ctx, data, from)
	if errors.Is(err, custody.ErrNotOnChain) {
		err = fmt.Errorf("%w; 'hearsay verify --head' prints what is to be stamped", err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	_, err = fmt.Fprintf(s.out, "Kept, of the first %s: %s\n", plural(int(h.N), "record"), safe(strings.Join(p.Says, "; "), false))
	return err
}

func readStamp(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading a proof of time: %w", err)
	}
	defer f.Close()
	return proofBytes(f, path)
}

// proofBytes reads a proof, which has at most stamp.Most bytes.
func proofBytes(r io.Reader, from string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, stamp.Most+1))
	if err == nil && len(data) > stamp.Most {
		err = stamp.ErrNoProof
	}
	if err != nil {
		return nil, fmt.Errorf("reading a proof of time from %s: %w", from, err)
	}
	return data, nil
}

// askedStamp asks a server for a proof over the head: an OpenTimestamps calendar where the address ends in /digest, else an RFC 3161 server.
func askedStamp(ctx context.Context, l *ledger.Ledger, address string) ([]byte, error) {
	h, err := l.Custody().Head(ctx)
	if err != nil {
		return nil, err
	}
	digest, err := h.Digest()
	if err != nil {
		return nil, fmt.Errorf("the head %s: %w; run 'hearsay verify'", h.Link, err)
	}
	if strings.HasSuffix(address, "/digest") {
		answer, err := posted(ctx, address, "application/x-www-form-urlencoded", digest)
		if err != nil {
			return nil, err
		}
		return stamp.Detached(digest, answer), nil
	}
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
	if err != nil {
		return nil, fmt.Errorf("making a nonce: %w", err)
	}
	ask, err := stamp.Request(digest, nonce)
	if err != nil {
		return nil, fmt.Errorf("writing the request: %w", err)
	}
	answer, err := posted(ctx, address, "application/timestamp-query", ask)
	if err != nil {
		return nil, err
	}
	p, err := stamp.Read(answer)
	if err != nil {
		return nil, fmt.Errorf("what %s answered: %w", address, err)
	}
	if p.Nonce == nil || p.Nonce.Cmp(nonce) != 0 {
		return nil, fmt.Errorf("what %s answered is no answer to what it was asked: its nonce is another", address)
	}
	return answer, nil
}

// posted sends a body and gives the answer's. The user named the server, so it may stand anywhere; it is sent no cookie and asked once.
func posted(ctx context.Context, address, kind string, body []byte) ([]byte, error) {
	ctx, stop := context.WithTimeout(ctx, stampWait)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("asking for a time-stamp: %w", err)
	}
	req.Header.Set("Content-Type", kind)
	req.Header.Set("User-Agent", "hearsay/"+version)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("asking for a time-stamp: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("asking %s for a time-stamp: it answered %s; try again later, or name another server", address, resp.Status)
	}
	return proofBytes(resp.Body, address)
}

// saveProofs writes the proofs that are kept into a folder, and the line that each was made over beside it.
func saveProofs(ctx context.Context, s *streams, l *ledger.Ledger, dir string) error {
	kept, err := l.Custody().Proofs(ctx)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("writing the proofs: %w", err)
	}
	for _, k := range kept {
		end := map[string]string{stamp.RFC3161: ".tsr", stamp.OpenTimestamps: ".ots"}[k.Form]
		name := fmt.Sprintf("%d-%s.txt", k.N, k.SHA256[:8])
		for file, data := range map[string][]byte{name: []byte(k.Link + "\n"), name + end: k.Data} {
			if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
				return fmt.Errorf("writing the proofs: %w", err)
			}
		}
	}
	_, err = fmt.Fprintf(s.out, "%s written to %s\n", plural(len(kept), "proof"), dir)
	return err
}
