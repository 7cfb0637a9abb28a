// Package stream holds what the readers of forms with many articles share. Each of them takes an io.Reader and Options in and yields versions and errors one by one, in order and without
// ever holding more than one record; ingest completes them with what flags, a manifest and the text tell, and names them.
package stream

import (
	"errors"
	"io"
	"iter"
	"strings"

	"hearsay"
)

// Options are what the user says that a reader of records has to know. The zero value takes everything from the records themselves.
type Options struct {
	Charset  string // a WHATWG name that goes before what a record declares; "" to find it
	BodyOnly bool   // leave titles out of the texts
}

// Reader reads the records of r. A yielded version has its text, charset, headline and the meta data that the record tells (Article.Key where it gives an id of its own, PublishedFrom "feed" where the day is no page's own),
// the record's own bytes as Raw, and From as its place inside the file: an address, an entry's name, "line 7"; "" where it has only a number.
// An error concerns one record: its version tells the place in From, and the next record follows. What ends the stream is an error as well, and nothing follows.
type Reader func(r io.Reader, opt Options) iter.Seq2[hearsay.Version, error]

// ErrPassedOver is what errors.Is finds in an error about something that is no article and was not asked for by name: worth a line, no failure.
var ErrPassedOver = errors.New("passed over")

// ErrEnds is what errors.Is finds in an error behind which nothing of its file is read: it is cut off or damaged there, or longer than is taken. What stood there, nobody knows.
var ErrEnds = errors.New("the rest of the file was not read")

// Ends marks an error as one that is ErrEnds; its words stay.
func Ends(err error) error { return ends{err} }

type ends struct{ error }

func (e ends) Is(target error) bool { return target == ErrEnds }
func (e ends) Unwrap() error        { return e.error }

// Error says what the matter is with a record, or with the file from some byte on, and what to do.
type Error struct {
	Problem string // goes on from the place: "is cut off at byte 120"
	Advice  string // one sentence
	Err     error  // the cause, nil where the content is
}

// Error is the problem and the advice.
func (e *Error) Error() string { return strings.TrimSpace(e.Problem + ". " + e.Advice) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
