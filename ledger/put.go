package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"hearsay"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// ErrStale says that the ledger changed between Standing and Put in a way that concerns the article: ask Standing again, read again, put again.
var ErrStale = errors.New("the ledger changed meanwhile")

// Entry is one version to be kept. Reading is nil where it was not read: it is unread, or a copy. CopyOf and Alike are set for a near-copy, which has a reading.
type Entry struct {
	Version hearsay.Version
	Reading *hearsay.WireReading
	CopyOf  string
	Alike   float64
}

// Standing is what adding a version would be: the id that its article has in this ledger, the state to be reported and its reason.
// Read tells whether the version has to be read, with Article as the article's id.
type Standing struct {
	Article string
	State   string
	Reason  string
	CopyOf  string
	Read    bool

	seq     int64 // of the article, 0 when new
	version int64 // of the version, 0 when new
	meta    string
}

// Standing says what the ledger has of v. Version.Article.ID may be that of ArticleID; nothing is written.
func (l *Ledger) Standing(ctx context.Context, v *hearsay.Version) (s Standing, err error) {
	err = l.file.View(ctx, func(b *store.Batch) { s = standingOf(b, v) })
	if err != nil {
		return s, fmt.Errorf("looking up %s: %w", v.From, err)
	}
	return s, nil
}

func standingOf(b *store.Batch, v *hearsay.Version) Standing {
	s := Standing{Article: v.Article.ID, State: hearsay.AddedNew, Read: v.Article.Unread == nil}
	if s.locate(b, v); s.forgotten(b, v) {
		return s
	}
	var current int64
	var unread, detail string
	there := b.Get("SELECT version, meta, unread, detail FROM article WHERE seq = ?", []any{s.seq}, &current, &s.meta, &unread, &detail)
	switch {
	case !there:
		s.copied(b, v)
	case b.Get("SELECT seq FROM version WHERE article = ? AND text_sha256 = ?", []any{s.seq, v.Article.TextSHA256}, &s.version) && s.version == current:
		if s.State = hearsay.AddedMeta; s.meta == metaOf(&v.Article) && unread == reasonOf(v.Article.Unread) {
			s.State, s.Read = hearsay.AddedKnown, false
		}
	default:
		s.State = hearsay.AddedVersion
	}
	if v.Article.Unread != nil && s.State != hearsay.AddedKnown && s.State != hearsay.AddedMeta {
		s.State, s.Reason = hearsay.AddedUnread, strings.TrimSpace(v.Article.Unread.Reason+" "+v.Article.Unread.Detail)
	}
	return s
}

// locate finds the article that v belongs to: the same bytes from the same place, else the same key, else (without a key) the same place, else the same text.
func (s *Standing) locate(b *store.Batch, v *hearsay.Version) {
	a, keyed := &v.Article, v.Article.URL != "" || v.Article.Key != ""
	switch {
	case b.Get("SELECT a.seq, a.id FROM capture c JOIN version v ON v.seq = c.version JOIN article a ON a.seq = v.article WHERE c.sha256 = ? AND c.source = ? ORDER BY c.seq DESC LIMIT 1",
		[]any{a.SHA256, v.From}, &s.seq, &s.Article):
	case b.Get("SELECT seq, id FROM article WHERE id = ?1 OR (alias = ?1 AND alias <> '')", []any{hearsay.ArticleID(a.URL, a.Key, v.Text)}, &s.seq, &s.Article) && (keyed || !rooted(v.From)):
	case !keyed && rooted(v.From) && b.Get("SELECT seq, id FROM article WHERE source = ? AND keyed = 0 AND forgotten = ''", []any{v.From}, &s.seq, &s.Article):
	case s.seq != 0: // the same text at another place
	default:
		s.Article = hearsay.ArticleID(a.URL, a.Key, v.Text)
	}
}

// rooted tells a place that keeps its name from standard input.
func rooted(from string) bool { return from != "" && from != "-" && !strings.HasPrefix(from, "-#") }

// forgotten tells whether the article, its bytes or its text were forgotten: a takedown is not undone by adding the page again.
func (s *Standing) forgotten(b *store.Batch, v *hearsay.Version) bool {
	var why string
	if !b.Get("SELECT why FROM forgotten WHERE id IN (?, ?, ?) LIMIT 1", []any{s.Article, v.Article.SHA256, v.Article.TextSHA256}, &why) {
		return false
	}
	s.State, s.Reason, s.Read = hearsay.AddedKnown, "forgotten: "+why, false
	return true
}

// copied looks for an article with the same words, white space aside.
func (s *Standing) copied(b *store.Batch, v *hearsay.Version) {
	if v.Text == "" || !b.Get("SELECT a.id FROM version v JOIN article a ON a.seq = v.article WHERE v.folded = ? AND a.forgotten = '' ORDER BY v.seq LIMIT 1", []any{folded(v.Text)}, &s.CopyOf) {
		return
	}
	s.State, s.Reason, s.Read = hearsay.AddedCopy, "the same words as "+s.CopyOf, false
}

func folded(text string) string {
	return hearsay.SHA256([]byte(strings.Join(strings.Fields(text), " ")))
}

func reasonOf(u *hearsay.Unread) string {
	if u == nil {
		return ""
	}
	return u.Reason
}

// Put keeps one version with its reading in one transaction and says what became of it. Entry.Version.Article.ID must be Standing's: ErrStale otherwise.
func (l *Ledger) Put(ctx context.Context, e Entry) (hearsay.Added, error) {
	out, err := l.PutAll(ctx, []Entry{e}, nil)
	return out[0], err
}

// PutAll is Put for many versions, in their order and in one transaction: all are kept or none. Where the ledger has an article under another id than the entry's, rename makes the entry anew; nil: ErrStale.
func (l *Ledger) PutAll(ctx context.Context, entries []Entry, rename func(e *Entry, article string) error) ([]hearsay.Added, error) {
	out := make([]hearsay.Added, len(entries))
	at := ""
	err := l.file.Update(ctx, func(b *store.Batch) {
		for i := range entries {
			e := &entries[i]
			at = e.Version.From
			out[i] = hearsay.Added{Schema: hearsay.SchemaAdded, File: at}
			s := standingOf(b, &e.Version)
			if rename != nil && b.Err == nil && s.Article != e.Version.Article.ID {
				b.Fail(rename(e, s.Article))
			}
			if s.Article != e.Version.Article.ID || s.Read && e.Reading == nil {
				b.Fail(ErrStale)
			}
			if b.Err != nil {
				return
			}
			l.put(b, &s, e)
			out[i].Article, out[i].Version, out[i].State, out[i].Reason = &s.Article, &e.Version.Article.SHA256, s.State, optional(s.Reason)
		}
	})
	if err != nil {
		return out, fmt.Errorf("keeping %s: %w", at, err)
	}
	return out, nil
}

func (l *Ledger) put(b *store.Batch, s *Standing, e *Entry) {
	v := &e.Version
	if strings.HasPrefix(s.Reason, "forgotten") {
		return
	}
	at := l.now().UTC()
	if s.State == hearsay.AddedKnown {
		l.Custody().Keep(b, s.Article, s.version, v, at)
		return
	}
	if s.Read && e.CopyOf != "" {
		s.CopyOf = e.CopyOf
		if s.State == hearsay.AddedNew {
			s.State, s.Reason = hearsay.AddedCopy, fmt.Sprintf("%.2f alike to %s, with the same numbers, dates and names", e.Alike, e.CopyOf)
		}
	}
	before := rows.WordsOf(b, s.seq)
	l.article(b, s, e, at)
	l.Custody().Keep(b, s.Article, s.version, v, at)
	rows.Index(b, s.seq, before, rows.Words{Title: v.Article.Title, Text: v.Text})
	if s.Read {
		rows.Publish(b, l.known(), s.seq, s.version, e.Reading, v.Text, millis(at))
	}
}

// article writes the article and its version.
func (l *Ledger) article(b *store.Batch, s *Standing, e *Entry, at time.Time) {
	v := &e.Version
	a, meta := &v.Article, metaOf(&v.Article)
	keyed := a.URL != "" || a.Key != ""
	alias := ""
	if id := hearsay.ArticleID(a.URL, a.Key, v.Text); keyed && id != s.Article {
		alias = id
	}
	var detail string
	if a.Unread != nil {
		detail = a.Unread.Detail
	}
	switch {
	case s.seq == 0:
		s.seq = b.Do("INSERT INTO article (id, alias, name, source, keyed, day, meta, unread, detail, added) VALUES (?,?,?,?,?,?,?,?,?,?)",
			s.Article, alias, a.Name, v.From, keyed, a.Day(), meta, reasonOf(a.Unread), detail, millis(at))
	default:
		if s.meta != meta {
			b.Do("INSERT INTO meta (article, until, body) VALUES (?,?,?)", s.seq, millis(at), s.meta)
		}
		b.Do("UPDATE article SET alias = iif(?1 = '', alias, ?1), keyed = max(keyed, ?2), day = ?3, meta = ?4, unread = ?5, detail = ?6 WHERE seq = ?7",
			alias, keyed, a.Day(), meta, reasonOf(a.Unread), detail, s.seq)
	}
	if s.version == 0 {
		s.version = b.Do("INSERT INTO version (article, text_sha256, folded, sketch, meta, unread, detail) VALUES (?,?,?,?,?,?,?)",
			s.seq, a.TextSHA256, folded(v.Text), sketchBytes(v.Sketch), meta, reasonOf(a.Unread), detail)
		b.Do("UPDATE article SET versions = versions + 1 WHERE seq = ?", s.seq)
	} else {
		b.Do("UPDATE version SET meta = ?, unread = ?, detail = ? WHERE seq = ?", meta, reasonOf(a.Unread), detail, s.version)
	}
	b.Do("UPDATE article SET version = ?, copy_of = ?, alike = ? WHERE seq = ?", s.version, optional(s.CopyOf), alikeOf(s, e), s.seq)
	l.bands(b, s.seq, v.Sketch)
}

func alikeOf(s *Standing, e *Entry) *float64 {
	one := 1.0
	switch {
	case s.CopyOf == "":
		return nil
	case e.CopyOf != "" && s.Read:
		return &e.Alike
	}
	return &one
}

func millis(t time.Time) int64 { return t.UnixMilli() }

// metaOf is an article's meta data as it is stored and compared.
func metaOf(a *hearsay.Article) string {
	m := hearsay.ArticleMeta{
		Title: optional(a.Title), URL: optional(a.URL), Published: optional(a.Published), PublishedFrom: optional(a.PublishedFrom),
		Publisher: optional(a.Publisher), Byline: optional(a.Byline), Language: optional(a.Language), Charset: a.Charset, Extent: optional(a.Extent),
	}
	data, err := json.Marshal(m)
	if err != nil { // strings alone: cannot happen
		return "{}"
	}
	return string(data)
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
