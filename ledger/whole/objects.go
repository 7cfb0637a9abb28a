package whole

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"hearsay"
)

// article is an article as the listings show it.
func (x *exporter) article(r *row) []member {
	a := hearsay.ListedArticle{ID: r.id, Name: r.text("name"), Forgotten: r.text("forgotten")}
	x.Fail(json.Unmarshal([]byte(r.text("meta")), &a.ArticleMeta))
	if reason := r.text("unread"); reason != "" {
		a.Unread = &hearsay.Unread{Reason: reason, Detail: r.text("detail")}
	}
	var at int64
	x.Get("SELECT copy_of, alike, versions, claims, figures FROM article WHERE seq = ?", []any{r.value("seq")}, &a.CopyOf, &a.Alike, &a.Versions, &a.Claims, &a.Figures)
	x.Get("SELECT v.text_sha256, c.sha256, c.captured FROM version v JOIN capture c ON c.version = v.seq WHERE v.seq = ? ORDER BY c.seq LIMIT 1", []any{r.value("version")}, &a.TextSHA256, &a.SHA256, &at)
	a.Captured = time.UnixMilli(at).UTC().Format(time.RFC3339)
	data, err := json.Marshal(a)
	x.Fail(err)
	all, err := membersOf(data)
	x.Fail(err)
	return all[1:] // without its schema
}

// capture is bytes with whence and when they came. Bytes that several captures share stand in the first of them; those that were forgotten are null.
func (x *exporter) capture(r *row) []member {
	sha := r.text("sha256")
	var article, text string
	x.Get("SELECT a.id, v.text_sha256 FROM version v JOIN article a ON a.seq = v.article WHERE v.seq = ?", []any{r.value("version")}, &article, &text)
	at, _ := r.value("captured").(int64)
	out := []member{x.named("sha256", sha), x.named("article", article), x.named("text_sha256", text), x.named("captured", time.UnixMilli(at).UTC().Format("2006-01-02T15:04:05.000Z")),
		x.named("source", r.text("source"))}
	if x.last == sha {
		return append(out, x.named("data", nil))
	}
	x.last = sha
	return append(out, x.bytes("data", sha, func(data []byte) any { return base64.StdEncoding.EncodeToString(data) })...)
}

// versionOf is a version with its text. A text that is also the bytes of a capture stands in both.
func (x *exporter) versionOf(r *row) []member {
	return append([]member{x.named("article", r.id), x.named("text_sha256", r.text("text_sha256"))},
		x.bytes("text", r.text("text_sha256"), func(data []byte) any { return string(data) })...)
}

// bytes are stored bytes and how long they are; null where they were forgotten.
func (x *exporter) bytes(name, sha string, as func([]byte) any) []member {
	var size int64
	var there, packed bool
	if !x.Get("SELECT size, packed, data IS NOT NULL FROM blob WHERE sha256 = ?", []any{sha}, &size, &packed, &there) {
		x.Fail(fmt.Errorf("no bytes with SHA-256 %s are stored: run 'hearsay verify'", sha))
		return nil
	}
	out := []member{x.named("size", size), x.named("packed", packed)}
	if !there {
		return append(out, x.named(name, nil))
	}
	data, err := x.Blob(sha)
	x.Fail(err)
	return append(out, x.named(name, as(data)))
}

// where is the article that a claim or figure stands in and, of a figure, its fact and the origins of that.
func (x *exporter) where(k kind, r *row) []member {
	var ref hearsay.ArticleRef
	var meta string
	x.Get("SELECT a.id, a.name, a.meta, coalesce((SELECT sha256 FROM capture WHERE version = v.seq ORDER BY seq LIMIT 1), '') FROM version v JOIN article a ON a.seq = v.article WHERE v.seq = ?",
		[]any{r.value("version")}, &ref.ID, &ref.Name, &meta, &ref.Version)
	if x.Err == nil {
		x.Fail(json.Unmarshal([]byte(meta), &ref))
	}
	out := []member{x.named("article", ref)}
	if k.table == "figure" {
		var id *string
		var low, high int
		x.Get("SELECT id, low, high FROM fact WHERE seq = ?", []any{r.value("fact")}, &id, &low, &high)
		return append(out, x.named("fact", id), x.named("origins_low", low), x.named("origins_high", high))
	}
	return append(out, x.facts(r.id)...)
}

// membersOf are the members of an object in their order, values as they stand.
func membersOf(data []byte) (out []member, err error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("a stored object is none: %v", err)
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return nil, err
		}
		key, _ := t.(string)
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		out = append(out, member{name, value})
	}
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	if dec.More() {
		return nil, fmt.Errorf("a stored object is followed by something else")
	}
	return out, nil
}
