// Package telegram takes in what Telegram Desktop exports of channels (result.json): each post is an article, its channel the publisher. Chats and groups of persons are passed over.
// A version for each post goes out, under a key of channel and post, so that a post that was edited is another version of the same article; ingest adds what others say of it.
package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
	"hearsay/ingest/records"
	"hearsay/ingest/stream"
)

// Sniff tells from the first bytes of a file, decoded, whether it is such an export: of one chat, or of an account.
func Sniff(head string) bool {
	head = strings.TrimLeft(head, "\uFEFF \t\r\n")
	if !strings.HasPrefix(head, "{") {
		return false
	}
	keys := map[string]bool{}
	for key, err := range records.New(strings.NewReader(head)).Keys() {
		if err != nil {
			break
		}
		keys[key] = true
	}
	return keys["type"] && keys["id"] && keys["messages"] || keys["about"] && (keys["chats"] || keys["personal_information"]) && !keys["text"] || strings.Contains(head, `"messages"`) && keys["type"] && keys["id"]
}

// Read yields a version for each post of each channel, in the order of the export; nothing but one post is held. A post without words has no text; messages about the channel (renamed, pinned) are left out.
// A post that cannot be read and a chat that is no channel are yielded as errors, and the stream goes on.
func Read(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		decoded, name, err := charset.NewReader(r, opt.Charset, records.Encoding)
		if err != nil {
			yield(hearsay.Version{}, err)
			return
		}
		e := export{in: records.New(decoded), charset: name, yield: yield}
		e.object()
	}
}

// export is an export on its way to whoever listens; done once nobody listens any more or nothing more can be read.
type export struct {
	in      *records.Reader
	charset string
	yield   func(hearsay.Version, error) bool
	done    bool
}

// chat is what stands before the messages of one.
type chat struct {
	name, kind, id string
}

// object reads an export of an account, an export of one chat, or one chat of a list.
func (e *export) object() {
	var c chat
	for key, err := range e.in.Keys() {
		if err != nil {
			e.fail("", err, true)
		}
		if e.done {
			return
		}
		switch key {
		case "name":
			c.name = e.word()
		case "type":
			c.kind = e.word()
		case "id":
			c.id = e.word()
		case "messages":
			e.messages(c)
		case "chats", "left_chats":
			e.chats()
		}
	}
}

// chats reads the list of chats that an account's export holds under a key of its own.
func (e *export) chats() {
	for key, err := range e.in.Keys() {
		if err != nil {
			e.fail("", err, true)
		}
		if e.done {
			return
		}
		if key != "list" {
			continue
		}
		for _, err := range e.in.Places() {
			if err != nil {
				e.fail("", err, true)
			}
			if e.done {
				return
			}
			e.object()
		}
	}
}

// word takes a string, or a number as written; anything else is "".
func (e *export) word() string {
	value, err := e.in.Value()
	if err != nil {
		return "" // what comes next fails too where there is nothing more
	}
	var s string
	if json.Unmarshal(value, &s) == nil {
		return s
	}
	return strings.Trim(string(value), "nul{}[] ")
}

// messages reads the posts of a channel; those of other chats are passed over without a look at them.
func (e *export) messages(c chat) {
	if !strings.HasSuffix(c.kind, "_channel") {
		e.passOver(c)
	}
	for value, err := range e.in.Elements() {
		switch {
		case e.done:
			return
		case err != nil:
			e.fail(c.name, err, !errors.Is(err, records.ErrSyntax) && !errors.Is(err, records.ErrTooLong))
		case strings.HasSuffix(c.kind, "_channel"):
			e.post(c, value)
		}
	}
}

// passOver says that a chat was no channel.
func (e *export) passOver(c chat) {
	kind := strings.ReplaceAll(c.kind, "_", " ")
	e.send(hearsay.Version{}, &stream.Error{
		Problem: fmt.Sprintf("holds a chat of persons (%s)", orElse(kind, "of no kind")), Advice: "Only channels are taken in.", Err: stream.ErrPassedOver,
	})
}

func (e *export) post(c chat, value json.RawMessage) {
	m, err := parse(value)
	switch {
	case err != nil:
		e.fail(c.name, err, false)
	case m.Type == "message":
		v := m.version(c)
		v.Raw, v.Article.Charset = append([]byte(nil), value...), e.charset
		e.send(v, nil)
	}
}

// fail yields an error of a chat, after which there may be nothing more to read.
func (e *export) fail(whose string, err error, last bool) {
	place := fmt.Sprintf("line %d", e.in.Line())
	if whose != "" {
		place = whose + ", " + place
	}
	e.send(hearsay.Version{From: place}, err)
	e.done = e.done || last
}

func (e *export) send(v hearsay.Version, err error) {
	if !e.done {
		e.done = !e.yield(v, err)
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
