package warc

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"hearsay"
	"hearsay/ingest/charset"
	"hearsay/ingest/webpage"
)

// page is what a response or a resource record gave.
type page struct {
	version hearsay.Version
	joins   []string // ids of the records that were captured with it, its own first
}

// take reads one record. An error of what it holds is a *badRecord.
func (c *crawl) take(rec *Record) error {
	if c.pending != nil {
		if c.waited++; c.waited > near && !c.flush() {
			return errStopped
		}
	}
	switch strings.ToLower(rec.Get("WARC-Type")) {
	case "response", "resource":
		return c.page(rec)
	case "request":
		return c.request(rec)
	case "revisit":
		c.revisits++
	}
	return nil
}

// page reads a record that may hold a page.
func (c *crawl) page(rec *Record) error {
	block := rec.Peek()
	h := &c.head
	media, label := contentType(rec.Get("Content-Type"))
	answered := media == "application/http"
	if answered {
		if !strings.HasPrefix(rec.target(), "http") {
			return nil
		}
		if err := answer(block, h); err != nil {
			return &badRecord{err}
		}
		media, label = contentType(h.fields.get("Content-Type"))
		if h.status < 200 || h.status > 203 {
			return nil
		}
		block = block[h.size:]
	} else {
		*h = head{}
	}
	if !isPage(media, rec.target(), block) {
		return nil
	}
	p := &page{version: hearsay.Version{From: rec.place(), Captured: date(rec.Get("WARC-Date"))}, joins: rec.joins()}
	if answered {
		p.version.Exchange = &hearsay.Exchange{URL: rec.target(), Status: h.status, ResponseHead: h.text()}
	}
	if err := c.read(rec, p, media, label); err != nil {
		return err
	}
	return c.hold(p)
}

// read fills a page's version from the record's block.
func (c *crawl) read(rec *Record, p *page, media, label string) error {
	if rec.Get("WARC-Segment-Number") != "" {
		return &badRecord{fmt.Errorf("is a page in several segments, which is not put together")}
	}
	if rec.Length > int64(c.head.size)+maxPage {
		return &badRecord{errPage}
	}
	var buf bytes.Buffer
	buf.Grow(int(min(rec.Length, maxLine)) + bytes.MinRead)
	if _, err := buf.ReadFrom(rec); err != nil {
		return err
	}
	if err := rec.Finish(); err != nil {
		return err
	}
	raw, err := decoded(&c.head, buf.Bytes()[c.head.size:])
	if err != nil {
		return &badRecord{err}
	}
	if err := c.fill(&p.version, raw, media, label, rec.target()); err != nil {
		return &badRecord{err}
	}
	return nil
}

// fill reads the page or plain text itself.
func (c *crawl) fill(v *hearsay.Version, raw []byte, media, label, target string) (err error) {
	from, captured, exchange := v.From, v.Captured, v.Exchange
	if media == "text/plain" {
		v.Text, v.Article.Charset, err = charset.Decode(raw, c.opt.Charset, label)
		v.Article.URL = target
	} else {
		*v, err = webpage.Read(raw, webpage.Options{Charset: c.opt.Charset, Declared: label, URL: target, BodyOnly: c.opt.BodyOnly})
	}
	if v.Article.Title == "" && c.opt.Title != nil {
		v.Article.Title = c.opt.Title(target)
	}
	v.Raw, v.From, v.Captured, v.Exchange = raw, from, captured, exchange
	return err
}

// isPage tells a page or a plain text by its media type, and by how it begins where that says nothing.
func isPage(media, target string, block []byte) bool {
	switch media {
	case "text/html", "application/xhtml+xml":
		return true
	case "text/plain":
		u, err := url.Parse(target)
		return err == nil && u.Path != "/robots.txt" && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "file")
	case "", "application/octet-stream", "unknown/unknown":
		start := bytes.ToLower(bytes.TrimLeft(block[:min(len(block), 512)], "\xEF\xBB\xBF \t\r\n"))
		return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
	}
	return false
}

// target is the address that a record is about; WARC 1.0 writers put it between angle brackets.
func (r *Record) target() string {
	return strings.TrimSuffix(strings.TrimPrefix(r.Get("WARC-Target-URI"), "<"), ">")
}

// date reads a WARC-Date (W3C's profile of ISO 8601, in UTC, with fractions of a second in WARC 1.1); the zero time where it is none.
func date(value string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z", "2006-01-02", "20060102150405"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// near is how many records may stand between a page and its request.
const near = 4

// hold keeps a page back until its request has come, or cannot be expected any more.
func (c *crawl) hold(p *page) error {
	if !c.flush() {
		return errStopped
	}
	c.pending, c.waited = p, 0
	x := p.version.Exchange
	if x == nil {
		return c.let()
	}
	if x.RequestHead = c.requests.of(p.joins); x.RequestHead != "" {
		return c.let()
	}
	return nil
}

// request keeps the head of a request for the page that it belongs to.
func (c *crawl) request(rec *Record) error {
	block, joins := rec.Peek(), rec.joins()
	var h head
	if h.read(block) != nil {
		return nil // a page without its request is still one
	}
	if c.pending != nil && shared(c.pending.joins, joins) {
		c.pending.version.Exchange.RequestHead = h.text()
		return c.let()
	}
	c.requests.add(joins, h.text())
	return nil
}

func (c *crawl) let() error {
	if !c.flush() {
		return errStopped
	}
	return nil
}

// flush yields the page that was held back.
func (c *crawl) flush() bool {
	p := c.pending
	if c.pending = nil; p == nil {
		return true
	}
	return c.yield(p.version, nil)
}

// joins are the ids that bind the records of one exchange together: a record's own, and those that it names.
func (r *Record) joins() []string {
	ids := []string{r.Get("WARC-Record-ID")}
	for _, f := range r.header.fields {
		if name := r.header.block[f.name:f.nameEnd]; len(name) == len("WARC-Concurrent-To") && equalFold(name, "WARC-Concurrent-To") {
			ids = append(ids, string(r.header.block[f.value:f.valueEnd]))
		}
	}
	return ids
}

// shared tells whether one of two records names the other, or both a third.
func shared(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x != "" && x == y {
				return true
			}
		}
	}
	return false
}

// requests are the heads of the last requests, whose pages have not come yet.
type requests struct {
	joins [near][]string
	heads [near]string
	n     int
}

func (q *requests) add(joins []string, head string) {
	q.joins[q.n%near], q.heads[q.n%near] = joins, head
	q.n++
}

// of takes the head of the request that belongs to a record, "" where there is none.
func (q *requests) of(joins []string) string {
	for i := range q.joins {
		if shared(q.joins[i], joins) {
			head := q.heads[i]
			q.joins[i], q.heads[i] = nil, ""
			return head
		}
	}
	return ""
}
