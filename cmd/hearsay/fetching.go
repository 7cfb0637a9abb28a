package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"

	"hearsay"
	"hearsay/ingest"
	"hearsay/ingest/fetch"
	"hearsay/ledger/follow"
	"hearsay/watch"
)

// fetchFlags are the flags of every verb that asks for pages.
type fetchFlags struct {
	Contact      string `help:"An e-mail or web address under which whoever is asked can reach you; it stands in User-Agent." placeholder:"ADDRESS" env:"HEARSAY_CONTACT" group:"Asking for pages"`
	AllowPrivate bool   `help:"Also ask private, loopback and link-local addresses, and any port." group:"Asking for pages"`
}

// fetcher makes ready to ask for pages; an error wraps errUsage.
func (f fetchFlags) fetcher(s *streams) (*fetch.Fetcher, error) {
	if f.Contact != "" {
		if err := fetch.CheckContact(f.Contact); err != nil {
			return nil, fmt.Errorf("%w: --contact: %w", errUsage, err)
		}
	}
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"} {
		if os.Getenv(name) != "" {
			fmt.Fprintf(s.err, "hearsay: %s is set and not used: pages are asked for directly\n", name)
			break
		}
	}
	return fetch.New(fetch.Options{Program: version, Contact: f.Contact, AllowPrivate: f.AllowPrivate}), nil
}

// isAddress tells a web address from a path.
func isAddress(path string) bool {
	lower := strings.ToLower(path)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// versions are the articles in paths and at web addresses, in the order given.
func versions(ctx context.Context, paths []string, f *fetch.Fetcher, opt ingest.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		for len(paths) > 0 {
			n := 0
			for n < len(paths) && !isAddress(paths[n]) {
				n++
			}
			for v, err := range ingest.Open(paths[:n], opt) {
				if !yield(v, err) {
					return
				}
			}
			if paths = paths[n:]; len(paths) == 0 {
				return
			}
			for v, err := range fetched(ctx, paths[0], f, opt) {
				if !yield(v, err) {
					return
				}
			}
			paths = paths[1:]
		}
	}
}

// fetched are the articles at one web address.
func fetched(ctx context.Context, address string, f *fetch.Fetcher, opt ingest.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		address, err := fetch.Address(address)
		var a fetch.Answer
		if err == nil {
			a, err = f.Get(ctx, fetch.Request{URL: address})
		}
		var e *fetch.Error
		switch {
		case errors.As(err, &e):
			yield(hearsay.Version{}, &ingest.Error{Path: e.URL, Problem: e.Problem, Advice: e.Advice, Err: err})
			return
		case err != nil:
			yield(hearsay.Version{}, err)
			return
		}
		watch.Versions(&a, follow.Item{URL: address}, opt)(yield)
	}
}
