// Package model labels the tokens of a Doc with a small transformer: a weights file and a Doc in, Labels out, for the passes of extract. Its arithmetic is its own, so that the
// same weights give the same labels on every machine.
package model
