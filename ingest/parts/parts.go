// Package parts takes in a MIME message (RFC 5322, RFC 2045 to 2047) and gives out its header and its parts, decoded. It forgives what mail programs get wrong: header lines without a colon, bad encodings,
// boundaries that never come. The readers of mail and of saved pages (ingest/mail, ingest/mhtml) say what the parts mean.
package parts

import (
	"bytes"
	"io"
	"iter"
	"mime"
	"strings"

	"golang.org/x/net/html/charset"

	own "hearsay/ingest/charset"
)

// Limits of a message.
const (
	maxHeader = 1 << 20 // bytes of one header
	maxFields = 1000    // fields of one header
	maxDepth  = 8       // parts within parts
	maxParts  = 2000
)

// Header is the fields of a message or part: the values by lower-case name, in order, folded onto one line each and not decoded.
type Header map[string][]string

// Get is the first field of that name, "" where there is none.
func (h Header) Get(name string) string {
	if v := h[strings.ToLower(name)]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Words is a field with its encoded words (RFC 2047) decoded, on one line.
func (h Header) Words(name string) string { return Decoded(h.Get(name)) }

// Decoded is a header's value with its encoded words decoded, on one line; bytes that no word encodes are read in the encoding that they look like.
func Decoded(value string) string {
	d := mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) { return charset.NewReaderLabel(label, r) }}
	value, _, _ = own.Decode([]byte(value), "", "") // without a label there is no error
	if s, err := d.DecodeHeader(value); err == nil {
		value = s
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(value, "\uFFFD")), " ")
}

// Part is a message or a part of one that holds no parts itself.
type Part struct {
	Header     Header
	Type       string // text/html, in lower case; text/plain where none is said
	Charset    string // that its type names, "" when none
	Flowed     bool   // format=flowed (RFC 3676)
	Attachment bool
	Depth      int // how many multiparts lie around it
	Within     []int
	Body       []byte // transfer encoding undone
}

// Split parts raw into its header and its body.
func Split(raw []byte) (Header, []byte) {
	h := Header{}
	name, fields := "", 0
	rest := raw
	for len(rest) > 0 && len(raw)-len(rest) < maxHeader {
		line, after := cutLine(rest)
		if len(line) == 0 {
			return h, after
		}
		rest = after
		switch key, value, ok := strings.Cut(string(line), ":"); {
		case line[0] == ' ' || line[0] == '\t':
			if v := h[name]; len(v) > 0 {
				v[len(v)-1] += " " + strings.TrimSpace(string(line))
			}
		case !ok || strings.ContainsAny(key, " \t"):
			name = ""
		default:
			if fields++; fields > maxFields {
				continue
			}
			name = strings.ToLower(key)
			h[name] = append(h[name], strings.TrimSpace(value))
		}
	}
	return h, rest
}

// cutLine is the first line without its ending, and what follows it.
func cutLine(b []byte) (line, after []byte) {
	line, after, _ = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), after
}

// Of yields the parts of a message that hold no parts themselves, in their order. Deeper ones than 8 and more than 2,000 are left out.
func Of(raw []byte) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		n := 0
		walk(raw, 0, nil, func(p Part) bool { n++; return n <= maxParts && yield(p) })
	}
}

func walk(raw []byte, depth int, within []int, yield func(Part) bool) bool {
	header, body := Split(raw)
	kind, params, _ := mime.ParseMediaType(header.Get("content-type"))
	if kind == "" {
		kind, _, _ = strings.Cut(strings.ToLower(header.Get("content-type")), ";")
		kind = strings.TrimSpace(kind)
	}
	if boundary := params["boundary"]; strings.HasPrefix(kind, "multipart/") && boundary != "" {
		if depth == maxDepth {
			return true
		}
		for i, part := range cut(body, boundary) {
			if !walk(part, depth+1, append(within[:len(within):len(within)], i), yield) {
				return false
			}
		}
		return true
	}
	if kind == "" {
		kind = "text/plain"
	}
	disposition := strings.ToLower(header.Get("content-disposition"))
	return yield(Part{
		Header: header, Type: kind, Charset: params["charset"], Flowed: strings.EqualFold(params["format"], "flowed"), Attachment: strings.HasPrefix(disposition, "attachment"),
		Depth: depth, Within: within, Body: undone(body, header.Get("content-transfer-encoding")),
	})
}

// cut yields the parts of a multipart body with their number; what stands before the first boundary and behind the closing one is left out, and the last part may lack its end.
func cut(body []byte, boundary string) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		mark := []byte("--" + boundary)
		n, start := -1, 0
		for at := 0; at < len(body); {
			line, after := cutLine(body[at:])
			next := len(body) - len(after)
			if bytes.HasPrefix(line, mark) {
				rest := bytes.TrimSpace(line[len(mark):])
				if last := bytes.Equal(rest, []byte("--")); last || len(rest) == 0 {
					if n >= 0 && !yield(n, body[start:at]) || last {
						return
					}
					n, start = n+1, next
				}
			}
			at = next
		}
		if n >= 0 {
			yield(n, body[start:])
		}
	}
}
