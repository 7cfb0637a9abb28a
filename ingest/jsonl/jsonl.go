// Package jsonl takes in articles as JSON, one record after another: JSON Lines, a list of objects, or an object with a list of articles in it. Title, text, address and day of publication are found
// under the names that dumps give them (news-please, Common Crawl news sets, GDELT's lists, schema.org). Out comes a version for each record; ingest adds what others say of it.
package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
	"hearsay/ingest/records"
	"hearsay/ingest/stream"
)

// lists are the keys under which one object holds many articles.
var lists = []string{"articles", "items", "results", "documents"}

// Read yields a version for each record, in order, with its text, headline, raw bytes (the record as it stands) and meta data; nothing but one record is held. Published is from the record (PublishedFrom "feed").
// From is the line in which it ends. A record that is broken or holds no words is yielded as an error, and the stream goes on.
func Read(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		decoded, name, err := charset.NewReader(r, opt.Charset, records.Encoding)
		if err != nil {
			yield(hearsay.Version{}, err)
			return
		}
		in := records.New(decoded)
		for raw, err := range in.Records() {
			place := "line " + strconv.Itoa(in.Line()) // of the record's last byte
			if err != nil {
				if !yield(hearsay.Version{From: place}, err) {
					return
				}
				continue
			}
			for _, one := range articles(raw) {
				v, err := article(one, opt.BodyOnly)
				v.From, v.Article.Charset = place, name
				if !yield(v, err) {
					return
				}
			}
		}
	}
}

// articles are the records in a value: itself, or those of the list that it holds.
func articles(raw json.RawMessage) []json.RawMessage {
	for _, key := range lists {
		if !bytes.Contains(raw, []byte(`"`+key+`"`)) {
			continue
		}
		var object map[string]json.RawMessage
		var list []json.RawMessage
		if json.Unmarshal(raw, &object) == nil && json.Unmarshal(object[key], &list) == nil && len(list) > 0 && bytes.HasPrefix(bytes.TrimSpace(list[0]), []byte("{")) {
			return list
		}
	}
	return []json.RawMessage{raw}
}

// Sniff tells from the first bytes of a file, decoded, whether it holds articles as JSON: its first object has a text, or a title beside an address, under one of their names. A text that is longer than what is seen of
// the file hides what comes after it, and is enough.
func Sniff(head string) bool {
	head = strings.TrimLeft(head, "\uFEFF \t\r\n[")
	if !strings.HasPrefix(head, "{") {
		return false
	}
	keys := map[string]bool{}
	first, hidden := firstKeys(head)
	for _, key := range first {
		keys[folded(key)] = true
	}
	if keys["schema"] { // hearsay's own readings and listings are no articles
		return false
	}
	has := func(names []string) bool {
		for _, n := range names {
			if keys[n] {
				return true
			}
		}
		return false
	}
	return has(textKeys) && (hidden && slices.Contains(textKeys, folded(first[len(first)-1])) || has(titleKeys) || has(urlKeys) || has(publishedKeys)) || has(titleKeys) && has(urlKeys)
}

// longText is how much of a text must be seen before what is hidden behind it is taken for granted.
const longText = 4 << 10

// firstKeys are the keys of the first object, or of the first one in the list that it holds, as far as head goes; hidden tells that head ends within a long text under the last of them.
func firstKeys(head string) (keys []string, hidden bool) {
	in := records.New(strings.NewReader(head))
	for key, err := range in.Keys() {
		if err != nil {
			break
		}
		for _, list := range lists {
			first, err := in.Peek()
			if key != list || err != nil || first != '[' {
				continue
			}
			_, inner, _ := strings.Cut(head, `"`+list+`"`)
			inner = strings.TrimLeft(inner, ": \t\r\n[")
			if strings.HasPrefix(inner, "{") {
				return firstKeys(inner)
			}
		}
		keys = append(keys, key)
	}
	if len(keys) > 0 {
		_, value, _ := strings.Cut(head, `"`+keys[len(keys)-1]+`"`)
		_, err := records.New(strings.NewReader(strings.TrimLeft(value, ": \t\r\n"))).Value()
		hidden = len(value) > longText && strings.HasPrefix(strings.TrimLeft(value, ": \t\r\n"), `"`) && errors.Is(err, records.ErrCut)
	}
	return keys, hidden
}
