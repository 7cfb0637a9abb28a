// Package dateparser stands in the place of github.com/markusmobius/go-dateparser, which go-htmldate links below go-trafilatura: the dates of pages are read by ingest/dates, and go-trafilatura is told
// to look for none. The library compiles 4,500 regular expressions before main runs, which took half of the time that the program needs to start, and 60 MB.
// A text comes in; no date goes out.
package dateparser

import (
	"errors"
	"time"
)

// ErrNone is what every call of Parse ends in: no dates are looked for here.
var ErrNone = errors.New("no dates are looked for: ingest/dates reads those of a page")

// ParserType is a way of looking for a date.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says whether a date that could be several is one of the past.
type PreferredDateSource uint8

// Past prefers past dates.
const Past PreferredDateSource = 1

// Parser names the ways in which dates are looked for.
type Parser struct{ ParserTypes []ParserType }

// Configuration says how a date is to be understood.
type Configuration struct {
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is a date that was found.
type Date struct{ Time time.Time }

// Parse finds no date and says so with ErrNone.
func (*Parser) Parse(*Configuration, string) (Date, error) { return Date{}, ErrNone }
