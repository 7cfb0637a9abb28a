package compare

import (
	"bytes"
	"encoding/json"
	"math"
	"unicode/utf8"

	"hearsay"
)

// Unmarshal reads a row from one JSON object, as json.Unmarshal would. The row keeps line, which is not to be written to again. What 'hearsay shard' writes is read without reflection: a crawl has many rows.
func (r *Row) Unmarshal(line []byte) error {
	p := scan{line: line}
	if fast := (Row{}); p.row(&fast) && p.end() {
		*r = fast
		return nil
	}
	return json.Unmarshal(line, r)
}

// scan is the reading of a line that has only what rows are written with; whatever else it meets, a method gives false, and the line is read by encoding/json.
type scan struct {
	line []byte
	text string // the line up to what is said, made once: strings are parts of it
	at   int
}

func (p *scan) space() {
	for p.at < len(p.line) && (p.line[p.at] == ' ' || p.line[p.at] == '\n' || p.line[p.at] == '\r' || p.line[p.at] == '\t') {
		p.at++
	}
}

func (p *scan) end() bool { p.space(); return p.at == len(p.line) }

// is takes one byte if it stands next.
func (p *scan) is(c byte) bool {
	if p.space(); p.at < len(p.line) && p.line[p.at] == c {
		p.at++
		return true
	}
	return false
}

// object takes an object whose members one takes, each key at most once.
func (p *scan) object(one func(key string) (nth uint, ok bool)) bool {
	if !p.is('{') {
		return false
	}
	if p.is('}') {
		return true
	}
	for seen := uint(0); ; {
		key, ok := p.string()
		if !ok || !p.is(':') {
			return false
		}
		nth, ok := one(key)
		if !ok || seen&(1<<nth) != 0 {
			return false
		}
		if seen |= 1 << nth; p.is('}') {
			return true
		}
		if !p.is(',') {
			return false
		}
	}
}

// string takes a string without escapes.
func (p *scan) string() (s string, ok bool) {
	if !p.is('"') {
		return "", false
	}
	from, ascii := p.at, true
	for ; p.at < len(p.line) && p.line[p.at] != '"'; p.at++ {
		c := p.line[p.at]
		if c < ' ' || c == '\\' {
			return "", false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	if p.at == len(p.line) || !ascii && !utf8.Valid(p.line[from:p.at]) {
		return "", false
	}
	p.at++
	if p.at-1 > len(p.text) {
		p.text = string(p.line[:p.head()])
	}
	return p.text[from : p.at-1], true
}

// head is how much of the line is made text: up to what is said, where that stands last, and past what was read.
func (p *scan) head() int {
	if say := bytes.Index(p.line[p.at:], []byte(`"say":`)); say >= 0 {
		return p.at + say + len(`"say`)
	}
	return len(p.line)
}

// number takes a whole number that is not negative.
func (p *scan) number() (n int, ok bool) {
	p.space()
	from := p.at
	for ; p.at < len(p.line) && '0' <= p.line[p.at] && p.line[p.at] <= '9' && n < math.MaxInt32/10; p.at++ {
		n = 10*n + int(p.line[p.at]-'0')
	}
	if p.at == from || p.line[from] == '0' && p.at > from+1 {
		return 0, false
	}
	return n, p.at < len(p.line) && (p.line[p.at] == ',' || p.line[p.at] == '}')
}

// raw takes an object as it stands; it is sound JSON.
func (p *scan) raw() (json.RawMessage, bool) {
	p.space()
	from, deep, quoted := p.at, 0, false
	for ; p.at < len(p.line); p.at++ {
		switch c := p.line[p.at]; {
		case quoted && c == '\\':
			p.at++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			deep++
		case c == '}':
			if deep--; deep == 0 {
				p.at++
				say := p.line[from:p.at:p.at]
				return say, say[0] == '{' && json.Valid(say)
			}
		}
		if deep == 0 {
			return nil, false
		}
	}
	return nil, false
}

func (p *scan) row(r *Row) bool {
	return p.object(func(key string) (nth uint, ok bool) {
		switch key {
		case "schema":
			r.Schema, ok = p.string()
			return 0, ok
		case "block":
			r.Block, ok = p.string()
			return 1, ok
		case "day":
			r.Day, ok = p.string()
			return 2, ok
		case "at":
			return 3, p.member(&r.At)
		case "outlet":
			r.Outlet, ok = p.string()
			return 4, ok
		case "component":
			r.Component, ok = p.string()
			return 5, ok
		case "original":
			r.Original, ok = p.string()
			return 6, ok
		case "say":
			r.Say, ok = p.raw()
			return 7, ok
		}
		return 0, false
	})
}

func (p *scan) member(m *hearsay.Member) bool {
	return p.object(func(key string) (nth uint, ok bool) {
		switch key {
		case "article":
			m.Article, ok = p.string()
			return 0, ok
		case "article_id":
			m.ArticleID, ok = p.string()
			return 1, ok
		case "claim":
			m.Claim, ok = p.string()
			return 2, ok
		case "figure":
			m.Figure, ok = p.string()
			return 3, ok
		case "start":
			m.Start, ok = p.number()
			return 4, ok
		case "end":
			m.End, ok = p.number()
			return 5, ok
		}
		return 0, false
	})
}
