// Package mail takes in e-mail newsletters, one message (.eml) or many (mbox): its sender is the publisher, its subject the title, its Message-ID the key. A message's HTML goes through ingest/webpage, its plain text is taken where
// there is no other. A version for each message goes out; ingest adds what others say of it.
package mail

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"net/mail"
	"regexp"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
	"hearsay/ingest/dates"
	"hearsay/ingest/parts"
	"hearsay/ingest/stream"
	"hearsay/ingest/webpage"
)

// ErrNoMessage is the error of bytes that are no message.
var ErrNoMessage = errors.New("is no e-mail message: it has neither a sender nor a subject")

// fromLine is the line that begins a message of an mbox.
var fromLine = regexp.MustCompile(`^From \S.*\b(?:19|20)\d\d\b`)

// technical are the fields by which a message is told from a text that begins with "From:".
var technical = []string{"message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", "list-id", "list-unsubscribe"}

// Sniff tells from the first bytes of a file whether it is a message or an mbox.
func Sniff(head []byte) bool {
	head = bytes.TrimLeft(head, "\r\n")
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	if fromLine.Match(line) {
		head = rest
	}
	h, _ := parts.Split(head)
	if h.Get("received") != "" && (h.Get("dkim-signature") != "" || h.Get("return-path") != "" || h.Get("delivered-to") != "") {
		return true // the sender may stand behind more of what the servers wrote than was seen
	}
	if h.Get("from") == "" && h.Get("received") == "" || h.Get("date") == "" && h.Get("subject") == "" && h.Get("message-id") == "" {
		return false
	}
	for _, f := range technical {
		if h.Get(f) != "" {
			return true
		}
	}
	return fromLine.Match(line)
}

// Read yields a version for each message, in order, with its text (subject, an empty line, body), its bytes and its meta data; one message is held at a time. Published is the Date of its header (PublishedFrom "feed").
// A message that is too long or is none is yielded as an error, and the stream goes on.
func Read(r io.Reader, opt stream.Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		for raw, err := range messages(r) {
			var v hearsay.Version
			if err == nil {
				v, err = message(raw, opt, 0)
			}
			if err == nil {
				v.Raw = append([]byte(nil), raw...)
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

// maxForwarded is how many messages may lie within one another.
const maxForwarded = 3

// message makes a version of one message, or of the one that it hands on without words of its own, without its bytes.
func message(raw []byte, opt stream.Options, depth int) (v hearsay.Version, err error) {
	h, _ := parts.Split(raw)
	sender, subject := publisher(h.Get("from")), h.Words("subject")
	if sender == "" && subject == "" {
		return hearsay.Version{}, ErrNoMessage
	}
	b := bodyOf(raw, opt.Charset)
	if b.text == "" && b.inner != nil && depth < maxForwarded {
		return message(b.inner, opt, depth+1)
	}
	v.Text, v.Article.Headline = webpage.Compose(subject, b.text, opt.BodyOnly && b.text != "")
	v.Article.Charset = b.charset
	v.Article.Meta = hearsay.Meta{
		Title: subject, Publisher: sender, Published: dates.OfHeader(h.Get("date")), Language: languageOf(h, b), Key: key(h.Get("message-id")), URL: strings.Trim(h.Get("archived-at"), "<> "),
	}
	if v.Article.Published != "" {
		v.Article.PublishedFrom = "feed"
	}
	if b.text == "" {
		v.Text, v.Article.Headline = "", hearsay.Span{}
		v.Article.Unread = &hearsay.Unread{Reason: "no-text"}
	}
	return v, nil
}

// publisher is the name of who sent a message, or the host of the address where there is none.
func publisher(from string) string {
	name, address := parts.Decoded(from), ""
	if i := strings.LastIndexByte(name, '<'); i >= 0 {
		name, address = name[:i], strings.Trim(name[i:], "<> ")
	}
	if parsed, err := mail.ParseAddress(name); err == nil && address == "" {
		name, address = parsed.Name, parsed.Address
	}
	if name = strings.Trim(strings.TrimSpace(name), `"' `); name != "" {
		return strings.ReplaceAll(name, `\"`, `"`)
	}
	_, host, _ := strings.Cut(address, "@")
	return host
}

// key is a Message-ID as its URL (RFC 2392).
func key(id string) string {
	id = strings.Trim(strings.TrimSpace(id), "<>")
	if id == "" || strings.ContainsAny(id, " \t") {
		return ""
	}
	return "mid:" + id
}

func languageOf(h parts.Header, b body) string {
	if l, _, _ := strings.Cut(h.Get("content-language"), ","); l != "" {
		return strings.TrimSpace(l)
	}
	return b.language
}

// body is what a message says, and the message that is attached to it.
type body struct {
	text, charset, language string
	inner                   []byte
}

// bodyOf takes the HTML of a message, else its plain text.
func bodyOf(raw []byte, label string) body {
	var page, plain *parts.Part
	var inner []byte
	for p := range parts.Of(raw) {
		switch {
		case p.Type == "message/rfc822" && inner == nil:
			inner = p.Body
		case p.Attachment:
		case p.Type == "text/html" && page == nil && len(bytes.TrimSpace(p.Body)) > 0:
			page = &p
		case p.Type == "text/plain" && plain == nil && len(bytes.TrimSpace(p.Body)) > 0:
			plain = &p
		}
	}
	if page != nil {
		if b := ofPage(page, label); b.text != "" {
			return b
		}
	}
	if plain != nil {
		return ofPlain(plain, label)
	}
	return body{charset: charset.UTF8, inner: inner}
}

// ofPage is the text of a message in HTML. Newsletters are laid out in tables, which an extractor of articles often takes for furniture: where it leaves out most of the words, all paragraphs are taken.
func ofPage(p *parts.Part, label string) body {
	source, name, err := charset.Decode(p.Body, first(label, p.Charset), "")
	if err != nil {
		source, name, _ = charset.Decode(p.Body, "", "")
	}
	v, err := webpage.Read([]byte(source), webpage.Options{Charset: charset.UTF8, BodyOnly: true})
	if err != nil {
		return body{}
	}
	text := v.Text
	if all := webpage.Fragment(source); len(text) < len(all)/2 {
		text = all
	}
	return body{text: text, charset: name, language: v.Article.Language}
}

func ofPlain(p *parts.Part, label string) body {
	text, name, err := charset.Decode(p.Body, first(label, p.Charset), "")
	if err != nil {
		text, name, _ = charset.Decode(p.Body, "", "")
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if p.Flowed {
		text = unflowed(text)
	}
	return body{text: strings.TrimSpace(text), charset: name}
}

// unflowed joins the lines that end in a blank with the next (RFC 3676), but for the mark of a signature.
func unflowed(text string) string {
	lines := strings.Split(text, "\n")
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimPrefix(line, " ") // stuffed
		b.WriteString(line)
		if i < len(lines)-1 && (line == "-- " || !strings.HasSuffix(line, " ")) {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
