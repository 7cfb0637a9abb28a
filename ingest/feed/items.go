package feed

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// errNoFeed is the error of XML whose first element is none of a feed.
var errNoFeed = errors.New("is no feed: its first element is not rss, RDF or feed")

// newCutter reads up to the root's start tag.
func newCutter(r io.Reader) (*cutter, error) {
	c := &cutter{r: bufio.NewReaderSize(r, 64<<10)}
	for {
		k, err := c.next()
		switch {
		case err == io.EOF, err == io.ErrUnexpectedEOF:
			return nil, errNoFeed
		case err != nil:
			return nil, err
		case k == start || k == alone:
			return c, c.enter()
		}
	}
}

// enter takes the root's name, and its start tag with no more attributes than an item may have.
func (c *cutter) enter() error {
	full := tagName(c.tok)
	prefix, name, found := strings.Cut(full, ":")
	if !found {
		prefix, name = "", full
	}
	switch c.name = strings.ToLower(name); c.name {
	case "rss", "rdf":
		c.item = "item"
	case "feed":
		if c.item = "entry"; prefix != "" {
			c.item = prefix + ":entry"
		}
	case "entry":
		return c.lone(full, prefix)
	default:
		return errNoFeed
	}
	c.root = append(c.root, '<')
	c.root = append(c.root, full...)
	n := 0
	for a := range attributes(c.tok) {
		if n++; n <= maxAttributes {
			c.root = append(append(c.root, ' '), a...)
		}
	}
	c.root = append(c.root, '>')
	return nil
}

// lone makes a feed around an entry that stands alone.
func (c *cutter) lone(full, prefix string) error {
	root := "feed"
	if prefix != "" {
		root = prefix + ":feed"
	}
	c.item, c.name = full, "feed"
	c.root = append(c.root, '<')
	c.root = append(c.root, root...)
	c.root = append(c.root, bytes.TrimPrefix(c.tok, []byte("<"+full))...)
	c.open, c.depth = true, 1
	c.buf = append(c.buf[:0], "<"+full+">"...)
	return nil
}

// attributes yields the attributes of a tag as they are written, a value in quotes each.
func attributes(tag []byte) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		rest := tag[min(len(tag), 1+len(tagName(tag))):]
		for {
			rest = bytes.TrimLeft(rest, " \t\r\n/>")
			eq := bytes.IndexByte(rest, '=')
			if eq < 0 {
				return
			}
			value := bytes.TrimLeft(rest[eq+1:], " \t\r\n")
			if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
				rest = value // not in quotes: no XML
				continue
			}
			shut := bytes.IndexByte(value[1:], value[0])
			if shut < 0 {
				return
			}
			stop := len(rest) - len(value) + shut + 2
			if !yield(rest[:stop]) {
				return
			}
			rest = rest[stop:]
		}
	}
}

// nextItem is the next item as it is written, good until the next call. After errTooLong and errCut the feed goes on (errCut: the item was never closed); io.EOF is the end, io.ErrUnexpectedEOF one that comes too early.
func (c *cutter) nextItem() ([]byte, error) {
	for {
		k, err := c.next()
		switch {
		case err == io.EOF && c.open:
			c.open = false
			return nil, errCut
		case err == io.ErrUnexpectedEOF && c.open:
			c.open = false
			return nil, errCut
		case err != nil:
			return nil, err
		}
		name := ""
		if k == start || k == alone || k == end {
			name = tagName(c.tok)
		}
		isItem := strings.EqualFold(name, c.item)
		switch {
		case c.open && isItem && k == end:
			c.keep(c.tok)
			return c.closed()
		case c.open && isItem && k == start:
			item, err := c.unclosed()
			c.begin()
			return item, err
		case c.open:
			c.within(k)
		case isItem && k == start:
			c.begin()
		case k != aside && len(c.head)+len(c.tok) <= maxHead:
			c.around(k)
		}
	}
}

func (c *cutter) begin() {
	c.open, c.long, c.depth, c.attributes = true, false, 1, 0
	c.buf = append(c.buf[:0], c.bounded(c.tok)...)
}

// closed gives out the item that stands open.
func (c *cutter) closed() ([]byte, error) {
	c.open = false
	if c.long {
		return nil, errTooLong
	}
	return c.buf, nil
}

// unclosed gives out an item in which the next one begins: what it holds may be whole but for its end.
func (c *cutter) unclosed() ([]byte, error) {
	if c.long {
		return nil, errTooLong
	}
	return append(append([]byte(nil), c.buf...), "</"+c.item+">"...), nil
}

// within keeps a token of the item that stands open, tags only down to maxDepth.
func (c *cutter) within(k kind) {
	switch k {
	case aside:
		return
	case start:
		if c.depth++; c.depth > maxDepth {
			return
		}
	case alone:
		if c.depth >= maxDepth {
			return
		}
	case end:
		if c.depth = max(1, c.depth-1); c.depth >= maxDepth {
			return
		}
	}
	if k == start || k == alone {
		c.keep(c.bounded(c.tok))
		return
	}
	c.keep(c.tok)
}

// bounded is a tag, without its attributes where the item has too many.
func (c *cutter) bounded(tag []byte) []byte {
	if c.attributes += bytes.Count(tag, []byte("=")); c.attributes <= maxAttributes {
		return tag
	}
	bare := "<" + tagName(tag)
	if bytes.HasSuffix(tag, []byte("/>")) {
		bare += "/"
	}
	return []byte(bare + ">")
}

func (c *cutter) keep(b []byte) {
	if c.long = c.long || len(c.buf)+len(b) > maxItem; !c.long {
		c.buf = append(c.buf, b...)
	}
}

// around keeps a token that stands outside of the items; depth and attributes are those of the head until the first item comes.
func (c *cutter) around(k kind) {
	switch k {
	case start:
		if c.depth++; c.depth > maxDepth {
			return
		}
	case end:
		if c.depth--; c.depth < 0 || c.depth >= maxDepth {
			return
		}
	}
	if k == start || k == alone {
		c.head = append(c.head, c.bounded(c.tok)...)
		return
	}
	c.head = append(c.head, c.tok...)
}
