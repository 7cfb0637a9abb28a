package rows

import (
	"reflect"
	"strings"

	"hearsay"
)

// of is a column that holds a field of the row; its kind follows from the field's type.
func of[T any](name, about string, at func(*T) any) field[T] {
	probe := at(new(T))
	kind, optional := kindOf(probe)
	get := func(row *T) Cell { return read(at(row)) }
	if kind == JSON && reflect.TypeOf(probe).Elem().Kind() == reflect.Pointer { // most rows have none: that is told without an encoder
		get = func(row *T) Cell {
			p := at(row)
			if reflect.ValueOf(p).Elem().IsNil() {
				return Cell{Null: true}
			}
			return readJSON(p)
		}
	}
	return field[T]{
		Column: Column{Name: name, About: about, Kind: kind, Optional: optional, List: kind == JSON && reflect.TypeOf(probe).Elem().Kind() == reflect.Slice},
		get:    get,
		set:    func(row *T, c Cell) error { return write(at(row), c) },
	}
}

// varied is a column that holds something else in nearly every row.
func varied[T any](f field[T]) field[T] {
	f.Varied = true
	return f
}

// bulk is a column of whole texts.
func bulk[T any](f field[T]) field[T] {
	f.Bulk = true
	return f
}

// words is a derived column of text, empty where there is none.
func words[T any](name, about string, say func(*T) string) field[T] {
	return field[T]{Column: Column{Name: name, About: about, Optional: true, Derived: true}, get: func(row *T) Cell {
		s := say(row)
		return Cell{Null: s == "", Text: s}
	}}
}

// offset is a derived column of a code point.
func offset[T any](name, about string, at func(*T) (int, bool)) field[T] {
	return field[T]{Column: Column{Name: name, About: about, Kind: Whole, Optional: true, Derived: true}, get: func(row *T) Cell {
		n, ok := at(row)
		return Cell{Null: !ok, Whole: int64(n)}
	}}
}

// span is the three columns of a span that is always there.
func span[T any](name, about string, at func(*T) *hearsay.WireSpan) []field[T] {
	text, start, end := spanNames(name)
	return []field[T]{
		varied(of(text, about, func(row *T) any { return &at(row).Text })),
		of(start, "Where it begins in the article's text, in Unicode code points.", func(row *T) any { return &at(row).Start }),
		of(end, "Where it ends, exclusive, in Unicode code points.", func(row *T) any { return &at(row).End }),
	}
}

func spanNames(name string) (text, start, end string) {
	if name == "" {
		return "text", "start", "end"
	}
	return name, name + "_start", name + "_end"
}

// perhaps is the three columns of a span that may be absent.
func perhaps[T any](name, about string, at func(*T) **hearsay.WireSpan) []field[T] {
	out := span(name, about, func(row *T) *hearsay.WireSpan {
		if s := *at(row); s != nil {
			return s
		}
		return &hearsay.WireSpan{} // of an empty row, whose columns are only being named
	})
	for i := range out {
		get, set := out[i].get, out[i].set
		out[i].Optional = true
		out[i].get = func(row *T) Cell {
			if *at(row) == nil {
				return Cell{Null: true}
			}
			return get(row)
		}
		out[i].set = func(row *T, c Cell) error {
			if c.Null {
				return nil
			}
			if *at(row) == nil {
				*at(row) = &hearsay.WireSpan{}
			}
			return set(row, c)
		}
	}
	return out
}

// article is the columns that say where a row stands: the article and the version of it that holds the words.
func article[T any](at func(*T) *hearsay.ArticleRef) []field[T] {
	return []field[T]{
		of("article", "The article's id.", func(row *T) any { return &at(row).ID }),
		of("article_sha256", "SHA-256 of the bytes of the version in which the words stand.", func(row *T) any { return &at(row).Version }),
		of("article_name", "The name of the article's file.", func(row *T) any { return &at(row).Name }),
		of("article_title", "The article's title.", func(row *T) any { return &at(row).Title }),
		of("url", "The article's address.", func(row *T) any { return &at(row).URL }),
		of("published", "The article's day or time of publication, as its source gives it.", func(row *T) any { return &at(row).Published }),
		of("publisher", "Who published the article.", func(row *T) any { return &at(row).Publisher }),
	}
}

// Relays are the hops of a chain, the one nearest the article first.
type Relays []hearsay.WireRelay

// Caveats are the warnings that cover a row.
type Caveats []hearsay.WireCaveat

// Spans are stretches of an article's text.
type Spans []hearsay.WireSpan

// Names is a list of words or ids.
type Names []string

func (r *Relays) emptyList() (none, empty bool)  { return *r == nil, len(*r) == 0 }
func (c *Caveats) emptyList() (none, empty bool) { return *c == nil, len(*c) == 0 }
func (s *Spans) emptyList() (none, empty bool)   { return *s == nil, len(*s) == 0 }
func (n *Names) emptyList() (none, empty bool)   { return *n == nil, len(*n) == 0 }

// ChainOf is a chain in words, from its end to the relay nearest the article: "US intelligence > The New York Times". who is "" in the paper's own voice.
func ChainOf(who string, via []hearsay.WireRelay) string {
	if who == "" && len(via) == 0 {
		return ""
	}
	out := who
	for i := len(via) - 1; i >= 0; i-- {
		if out != "" {
			out += " > "
		}
		out += via[i].Name
	}
	return out
}

// CaveatWords is the kinds of caveats, each once, in their order: "unconfirmed; disputed".
func CaveatWords(caveats []hearsay.WireCaveat) string {
	switch len(caveats) {
	case 0:
		return ""
	case 1:
		return caveats[0].Kind
	}
	var kinds []string
	for _, c := range caveats {
		kinds = add(kinds, c.Kind)
	}
	return strings.Join(kinds, "; ")
}

// add puts a word at the end of a short list that does not hold it.
func add(list []string, word string) []string {
	if word == "" {
		return list
	}
	for _, w := range list {
		if w == word {
			return list
		}
	}
	return append(list, word)
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
