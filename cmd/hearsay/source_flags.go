package main

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"

	"hearsay"
	"hearsay/ingest"
	"hearsay/ingest/dates"
)

// sourceFlags are the flags of every verb that takes articles in.
type sourceFlags struct {
	Published string `help:"Day of publication of every article, as 2022-03-24 or 2022-03-24T10:00:00+02:00." placeholder:"DAY" group:"About the articles"`
	Publisher string `help:"Who published them." placeholder:"NAME" group:"About the articles"`
	URL       string `name:"url" help:"Their address." placeholder:"URL" group:"About the articles"`
	Language  string `help:"Their language, as en." placeholder:"CODE" group:"About the articles"`
	Charset   string `help:"Their encoding, as windows-1251; found where not given." placeholder:"NAME" group:"About the articles"`
	MaxText   int64  `help:"Keep texts of more bytes unread (${default})." default:"4194304" placeholder:"BYTES" group:"About the articles"`
}

// languageCode is an ISO 639-1 code.
var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

// options checks the flags and hands them to ingest; an error wraps errUsage.
func (f sourceFlags) options(s *streams) (ingest.Options, error) {
	opt := ingest.Options{Publisher: f.Publisher, URL: f.URL, Language: f.Language, Charset: f.Charset, MaxText: f.MaxText, Stdin: s.in}
	if f.Published != "" {
		day, err := dates.Parse(f.Published)
		if err != nil {
			return opt, fmt.Errorf("%w: --published: %w", errUsage, err)
		}
		opt.Published = day
	}
	if u, err := url.Parse(f.URL); f.URL != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
		return opt, fmt.Errorf("%w: --url: %q is no web address; it is written https://example.org/page", errUsage, f.URL)
	}
	if f.Language != "" && !languageCode.MatchString(f.Language) {
		return opt, fmt.Errorf("%w: --language: %q is no language; it is written as two letters, en or uk", errUsage, f.Language)
	}
	if f.MaxText <= 0 {
		return opt, fmt.Errorf("%w: --max-text: %d is no number of bytes above zero", errUsage, f.MaxText)
	}
	return opt, nil
}

// refuse tells on standard error what ingest could not take in, and whether that is a failure rather than something passed over or a bad record among others.
func (s *streams) refuse(err error) (failed bool) {
	fmt.Fprintln(s.err, "hearsay:", safe(err.Error(), false))
	return !errors.Is(err, ingest.ErrPassedOver) && !ingest.IsRecord(err)
}

// each hands every version in paths to do, tells what cannot be taken in, and ends with errFailed when something failed.
func (s *streams) each(paths []string, opt ingest.Options, do func(*hearsay.Version) error) error {
	var failed error
	bad := 0
	for v, err := range ingest.Open(paths, opt) {
		if err != nil {
			if s.refuse(err) {
				failed = errFailed
			}
			if ingest.IsRecord(err) {
				bad++
			}
			continue
		}
		if err := do(&v); err != nil {
			return fmt.Errorf("writing what was read of %s: %w; see that there is room and a right to write there, then run it again", safe(v.From, false), err)
		}
	}
	if bad > 0 {
		fmt.Fprintf(s.err, "hearsay: %s left out\n", plural(bad, "bad record"))
	}
	return failed
}
