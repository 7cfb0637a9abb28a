// Package chain holds what the chain of custody says of captures: ledger/custody makes and checks these records and hands out captures with them; export/archive writes them into web archives.
package chain

import "hearsay"

// The schemas of the records that the chain of custody is made of, see docs/custody.md.
const (
	SchemaCapture  = "hearsay/capture/1"
	SchemaTakedown = "hearsay/takedown/1"
)

// CaptureRecord is hearsay/capture/1: what the chain of custody says of one capture, for good. Detail is the SHA-256 of the capture's CaptureDetail, which a takedown removes.
// Captured is when the bytes were seen, Added when the record was made, both in UTC to the millisecond. Adopted marks captures that the ledger had before it had a chain.
type CaptureRecord struct {
	Schema     string `json:"schema"`
	N          int64  `json:"n"`
	Article    string `json:"article"`
	SHA256     string `json:"sha256"`
	Size       int64  `json:"size"`
	TextSHA256 string `json:"text_sha256"`
	Captured   string `json:"captured"`
	Added      string `json:"added"`
	Program    string `json:"program"`
	Detail     string `json:"detail"`
	Adopted    bool   `json:"adopted,omitempty"`
}

// CaptureDetail is where a capture came from and how it was answered. Salt makes its hash tell nobody what an address was after the detail is gone.
type CaptureDetail struct {
	Salt         string `json:"salt"`
	From         string `json:"from"`
	URL          string `json:"url"`
	Status       int    `json:"status"`
	RequestHead  string `json:"request_head"`
	ResponseHead string `json:"response_head"`
}

// TakedownRecord is hearsay/takedown/1: that an article was forgotten, when and why. At is in UTC to the millisecond.
type TakedownRecord struct {
	Schema  string `json:"schema"`
	N       int64  `json:"n"`
	Article string `json:"article"`
	At      string `json:"at"`
	Why     string `json:"why"`
	Adopted bool   `json:"adopted,omitempty"`
}

// KeptCapture is one capture as archives are written from it: its record and link in the chain of custody, where it came from, the article as it was known, and the bytes.
// Record and Link are as the chain has them, so that an archive can be held against the ledger.
type KeptCapture struct {
	CaptureRecord
	CaptureDetail
	Meta hearsay.ArticleMeta // the version's
	Name string              // the article's
	Raw  []byte
	Link string
}

// Source is a path or address that a version came from, how many times its bytes were captured there, and when last (RFC 3339).
type Source struct {
	From  string
	Times int
	Last  string
}
