package feed

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"hearsay/ingest/stream"
)

// Limits of a feed. The library that reads the items follows nested elements by recursion and looks namespaces up one after another: neither may be without bound.
const (
	maxItem       = 4 << 20   // bytes of an item
	maxHead       = 256 << 10 // bytes of what stands around the items
	maxTag        = 64 << 10  // bytes of a tag
	maxDepth      = 64        // open elements in an item: the tags of deeper ones are left out
	maxAttributes = 200       // of a whole item, from where on tags lose theirs
	maxItems      = 100_000
)

// Errors of an item.
var (
	errTooLong = fmt.Errorf("is longer than %d MB", maxItem>>20)
	errCut     = stream.Ends(errors.New("is not whole: the feed breaks off in it"))
)

// cutter cuts a feed in XML into its items without parsing it: by its tags alone, so that what is wrong in one item is no matter to the others.
type cutter struct {
	r    *bufio.Reader
	root []byte // the root's start tag
	name string // of the root: rss, rdf, feed
	item string // the tag of an item, with the root's prefix
	head []byte // what stands around the items so far
	tok  []byte // the token that was read last

	buf        []byte // the item that stands open
	open       bool
	long       bool
	depth      int // elements open in it
	attributes int
}

// kinds of tokens.
type kind int

const (
	ended kind = iota
	words      // text, or a whole CDATA section
	start
	alone // a start tag that is an end tag too
	end
	aside // a comment, an instruction, a doctype, a tag that is none
)

// next reads one token into tok. The error is one of reading, io.EOF at the end.
func (c *cutter) next() (kind, error) {
	c.tok = c.tok[:0]
	head, err := c.r.Peek(len("<![CDATA["))
	if len(head) == 0 {
		return ended, err
	}
	switch {
	case head[0] != '<':
		return words, c.text()
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		return words, c.until("]]>", maxItem)
	case bytes.HasPrefix(head, []byte("<!--")):
		return aside, c.until("-->", 0)
	case bytes.HasPrefix(head, []byte("<?")):
		return aside, c.until("?>", 0)
	case bytes.HasPrefix(head, []byte("<!")):
		return aside, c.doctype()
	case len(head) > 1 && (head[1] == '/' || isName(head[1])):
		return c.tag()
	}
	c.tok = append(c.tok, "&lt;"...)
	_, err = c.r.Discard(1)
	return words, err
}

func isName(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':' || b >= 0x80
}

// text reads up to the next tag, or as much as the buffer holds.
func (c *cutter) text() error {
	for len(c.tok) < maxTag {
		b, err := c.r.ReadByte()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if b == '<' {
			return c.r.UnreadByte()
		}
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			b = ' '
		}
		c.tok = append(c.tok, b)
	}
	return nil
}

// until reads up to a mark, which is taken, and keeps at most so many bytes of it; a mark that never comes is io.ErrUnexpectedEOF.
func (c *cutter) until(mark string, most int) error {
	last := mark[len(mark)-1]
	var tail [3]byte
	for {
		b, err := c.r.ReadByte()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		if tail = [3]byte{tail[1], tail[2], b}; len(c.tok) < most+len(mark) {
			c.tok = append(c.tok, b)
		}
		if b == last && bytes.HasSuffix(tail[:], []byte(mark)) {
			return nil
		}
	}
}

// doctype reads a declaration with what it holds in brackets; entities that it declares are never known.
func (c *cutter) doctype() error {
	for within := 0; ; {
		b, err := c.r.ReadByte()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch {
		case b == '[':
			within++
		case b == ']':
			within--
		case b == '>' && within <= 0:
			return nil
		}
	}
}

// tag reads a tag; one in which another begins is none, and one that is too long has no attributes.
func (c *cutter) tag() (kind, error) {
	quote, last := byte(0), byte(0)
	for n := 0; ; n++ {
		b, err := c.r.ReadByte()
		if err == io.EOF {
			return aside, nil
		}
		if err != nil {
			return aside, err
		}
		switch {
		case b == '<' && n > 0:
			return aside, c.r.UnreadByte()
		case quote == 0 && (b == '"' || b == '\'') && n > 1:
			quote = b
		case b == quote:
			quote = 0
		}
		if len(c.tok) < maxTag {
			c.tok = append(c.tok, b)
		}
		if b == '>' && quote == 0 {
			break
		}
		last = b
	}
	if len(c.tok) == maxTag {
		c.tok = append(append(c.tok[:0], "<"+tagName(c.tok)...), last, '>')
		if last != '/' {
			c.tok = append(c.tok[:len(c.tok)-2], '>')
		}
	}
	switch {
	case c.tok[1] == '/':
		return end, nil
	case last == '/' && len(c.tok) > 3:
		return alone, nil
	}
	return start, nil
}

// tagName is the name in a tag, with its prefix.
func tagName(tag []byte) string {
	tag = bytes.TrimPrefix(bytes.TrimPrefix(tag, []byte("<")), []byte("/"))
	n := bytes.IndexAny(tag, " \t\r\n/>")
	if n < 0 {
		n = len(tag)
	}
	return string(tag[:n])
}
