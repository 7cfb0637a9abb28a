package ingest

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"hearsay/ingest/stream"
)

// ErrPassedOver is what errors.Is finds in the Error of something in a folder that is no article and was not asked for by name: worth a line, no failure.
var ErrPassedOver = stream.ErrPassedOver

// Error says that something could not be taken in: which path, what the matter is, and what to do. Err is the cause, nil where the file's content is.
type Error struct {
	Path    string // "-" for standard input
	Problem string // goes on from the path: "is a PDF", "permission denied"
	Advice  string // one sentence
	Err     error
	Record  bool // it is about one record of a file that holds many: the others are read
}

// IsRecord tells an error about one record of a file that holds many, the others of which are read.
func IsRecord(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Record
}

// Error is one line: the path, the problem, what to do.
func (e *Error) Error() string {
	path := e.Path
	if path == "-" {
		path = "standard input"
	}
	return strings.TrimSpace(path + ": " + e.Problem + ". " + e.Advice)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// fileError says what the operating system refused and what helps.
func fileError(path string, err error) error {
	problem, advice := err.Error(), "See that the disk is there and in order, then try again."
	var at *fs.PathError
	if errors.As(err, &at) {
		problem = at.Err.Error()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problem, advice = "no such file or folder", "Check the spelling."
	case errors.Is(err, fs.ErrPermission):
		problem, advice = "you have no right to read it", "Give yourself the right (chmod u+r, for a folder u+rx) or ask its owner."
	case errors.Is(err, syscall.EISDIR):
		problem, advice = "is a folder", "Name it as it is and its files are read."
	}
	return &Error{Path: path, Problem: problem, Advice: advice, Err: err}
}
