// Package custody proves when and whence the ledger's bytes came: each capture gets a record in a chain of hashes as it is added, verify hashes and walks all of it again, a backup is
// copied and checked, and proofs of time are kept beside the chain's head. Rows come in from ledger as it puts and forgets; findings, captures for archives and proofs go out to cmd/hearsay.
package custody

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"hearsay"
	"hearsay/chain"
	"hearsay/ledger/store"
)

// Custody looks after the chain of one ledger file. Its methods may be called from several goroutines.
type Custody struct {
	File    *store.File
	Now     func() time.Time
	Program string // the version of the program, which stands in what it adds
}

// root is what the first link is made over: there is no link before it.
var root = strings.Repeat("0", 64)

// stampFormat is how times stand in records.
const stampFormat = "2006-01-02T15:04:05.000Z"

// Stamp writes a time as records do: UTC, to the millisecond.
func Stamp(t time.Time) string { return t.UTC().Format(stampFormat) }

func stampOf(millis int64) string { return Stamp(time.UnixMilli(millis)) }

// Next is the link that follows link when record is added: the SHA-256 of link's 64 hex digits, a line feed and the record's bytes, in hex.
func Next(link, record string) string { return hearsay.SHA256([]byte(link + "\n" + record)) }

// Keep says that a version, the row seq of article, was seen in the bytes of v: it keeps bytes and text, once, and the capture with its record in the chain, once for each time and place.
func (c *Custody) Keep(b *store.Batch, article string, seq int64, v *hearsay.Version, at time.Time) {
	captured := at
	if !v.Captured.IsZero() {
		captured = v.Captured
	}
	sha, _ := b.Keep(v.Raw)
	b.Keep([]byte(v.Text))
	if captures(b, seq, sha, v) {
		return
	}
	capture := b.Do("INSERT INTO capture (version, sha256, captured, source) VALUES (?,?,?,?)", seq, sha, captured.UnixMilli(), v.From)
	d := chain.CaptureDetail{From: v.From}
	if x := v.Exchange; x != nil {
		d.URL, d.Status, d.RequestHead, d.ResponseHead = x.URL, x.Status, x.RequestHead, x.ResponseHead
	}
	c.append(b, capture, d, chain.CaptureRecord{
		Article: article, SHA256: sha, Size: int64(len(v.Raw)), TextSHA256: v.Article.TextSHA256, Captured: Stamp(captured), Added: Stamp(at),
	})
}

// captures tells whether the ledger has the capture already: of what says when it was seen (an answer over HTTP, a record of a web archive), the same bytes of that time and place; of a file,
// which does not, the same bytes as the last from its place.
func captures(b *store.Batch, seq int64, sha string, v *hearsay.Version) bool {
	if !v.Captured.IsZero() {
		return b.Get("SELECT 1 FROM capture WHERE version = ? AND sha256 = ? AND source = ? AND captured = ?", []any{seq, sha, v.From, v.Captured.UnixMilli()}, new(int))
	}
	var version int64
	var last string
	b.Get("SELECT k.version, k.sha256 FROM version v JOIN capture k ON k.version = v.seq WHERE v.article = (SELECT article FROM version WHERE seq = ?) AND k.source = ? ORDER BY k.seq DESC LIMIT 1",
		[]any{seq, v.From}, &version, &last)
	return version == seq && last == sha
}

// append adds a capture's record to the chain.
func (c *Custody) append(b *store.Batch, capture int64, d chain.CaptureDetail, r chain.CaptureRecord) {
	var salt [16]byte
	if _, err := rand.Read(salt[:]); err != nil {
		b.Fail(fmt.Errorf("making a capture's salt: %w", err))
		return
	}
	d.Salt = hex.EncodeToString(salt[:])
	detail := encoded(b, d)
	r.Schema, r.Detail, r.Program = chain.SchemaCapture, hearsay.SHA256([]byte(detail)), c.Program
	link(b, &r.N, func() any { return r }, capture, b.Pack([]byte(detail)))
}

// Forget takes where the captures of an article came from out of their chain, whose records stay, and adds the record of the takedown. article is the row of the article id.
func (c *Custody) Forget(b *store.Batch, article int64, id, why string, at time.Time) {
	b.Do("UPDATE chain SET detail = NULL WHERE capture IN (SELECT k.seq FROM capture k JOIN version v ON v.seq = k.version WHERE v.article = ?)", article)
	takedown(b, chain.TakedownRecord{Article: id, At: Stamp(at), Why: why})
}

func takedown(b *store.Batch, r chain.TakedownRecord) {
	r.Schema = chain.SchemaTakedown
	link(b, &r.N, func() any { return r }, nil, nil)
}

// link adds a record to the chain; n is where its number is set before record is asked for it.
func link(b *store.Batch, n *int64, record func() any, capture, detail any) {
	last, prev := int64(0), root
	b.Get("SELECT n, link FROM chain ORDER BY n DESC LIMIT 1", nil, &last, &prev)
	*n = last + 1
	text := encoded(b, record())
	b.Do("INSERT INTO chain (n, capture, record, detail, link) VALUES (?,?,?,?,?)", *n, capture, text, detail, Next(prev, text))
}

func encoded(b *store.Batch, v any) string {
	data, err := json.Marshal(v)
	b.Fail(err)
	return string(data)
}
