package compare

import (
	"bytes"
	"encoding/json"
	"io"

	"hearsay"
)

// WriteGroup writes a group as one line of JSON, member by member: a group may have millions, and is not made text as a whole.
func WriteGroup(w io.Writer, g *hearsay.Group) error {
	head := *g
	if len(g.Members) > 0 {
		head.Members = []hearsay.Member{}
	}
	line, err := marshal(head)
	if err != nil {
		return err
	}
	none := []byte(`"members":[]`) // its quotes would be escaped within a string
	at := bytes.Index(line, none)
	if len(g.Members) == 0 || at < 0 {
		_, err := w.Write(line)
		return err
	}
	at += len(none) - 1
	if _, err := w.Write(line[:at]); err != nil {
		return err
	}
	for i := range g.Members {
		member, err := marshal(g.Members[i])
		if err != nil {
			return err
		}
		if member = bytes.TrimSuffix(member, []byte("\n")); i > 0 {
			member = append([]byte(","), member...)
		}
		if _, err := w.Write(member); err != nil {
			return err
		}
	}
	_, err = w.Write(line[at:])
	return err
}

// marshal is v as a line of JSON, < and > as they are.
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return out.Bytes(), err
}
