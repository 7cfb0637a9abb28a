package hearsay

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrNoReading is wrapped by the error about JSON that is something else than a reading: a manifest, a gold table, a list.
var ErrNoReading = errors.New("no reading")

// ErrSchema is wrapped by the error about a reading of a schema version that this program does not know.
var ErrSchema = errors.New("another schema version")

// ErrReading is wrapped by the error about a reading that contradicts itself: ids twice or pointing nowhere, a low bound above the high one.
var ErrReading = errors.New("the reading is not sound")

// DecodeReading reads one reading in the contract's form or in the older spelling (claimant, kind and side as strings side by side, via a list of names, no ids).
// What the form allows to be absent is filled in: lists are empty rather than nil, ids are c0, c1, … and f0, f1, … by position, an unstated stance is assert,
// an unstated measure other, an unstated qualifier exact. Spans are taken as they stand: Reading checks them against a text.
// Errors wrap ErrNoReading, ErrSchema or ErrReading and say which.
func DecodeReading(data []byte) (WireReading, error) {
	var head struct {
		Schema *string         `json:"schema"`
		ID     *string         `json:"id"`
		Claims json.RawMessage `json:"claims"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return WireReading{}, fmt.Errorf("%w: %v", ErrNoReading, err)
	}
	var w WireReading
	var err error
	switch {
	case head.Schema != nil && *head.Schema == SchemaReading:
		err = json.Unmarshal(data, &w)
	case head.Schema != nil && strings.HasPrefix(*head.Schema, "hearsay/reading/"):
		return w, fmt.Errorf("%w: the reading is %q, and this program reads %q: make it again with a reader of that version", ErrSchema, *head.Schema, SchemaReading)
	case head.Schema == nil && head.ID != nil && head.Claims != nil:
		w, err = decodeOlder(data)
	default:
		return w, fmt.Errorf("%w: neither \"schema\": %q nor \"id\" and \"claims\" as the older spelling has them", ErrNoReading, SchemaReading)
	}
	if err != nil {
		return WireReading{}, fmt.Errorf("%w: %v", ErrReading, err)
	}
	w.fill()
	if err := w.sound(); err != nil {
		return WireReading{}, err
	}
	return w, nil
}

// fill gives absent things the value that their absence stands for.
func (w *WireReading) fill() {
	w.Furniture, w.Places, w.Times = filled(w.Furniture), filled(w.Places), filled(w.Times)
	w.Claims, w.Figures = filled(w.Claims), filled(w.Figures)
	for i := range w.Claims {
		c := &w.Claims[i]
		c.ID = otherwise(c.ID, fmt.Sprintf("c%d", i))
		c.Stance, c.Quote = otherwise(c.Stance, Assert), otherwise(c.Quote, Indirect)
		c.Claimant.Name, c.Claimant.Kind = otherwise(c.Claimant.Name, Unattributed), otherwise(c.Claimant.Kind, Unnamed)
		c.Content, c.Via, c.Caveats = filled(c.Content), filled(c.Via), filled(c.Caveats)
	}
	for i := range w.Figures {
		f := &w.Figures[i]
		f.ID = otherwise(f.ID, fmt.Sprintf("f%d", i))
		f.Measure, f.Qualifier, f.Includes = otherwise(f.Measure, Other), otherwise(f.Qualifier, Exact), filled(f.Includes)
		if f.Number.End <= f.Number.Start {
			f.Number = f.WireSpan
		}
	}
}

func filled[T any](xs []T) []T {
	if xs == nil {
		return []T{}
	}
	return xs
}

func otherwise(s, or string) string {
	if s == "" {
		return or
	}
	return s
}

// sound tells what in the reading points nowhere or cannot be.
func (w *WireReading) sound() error {
	claims, figures := map[string]bool{}, map[string]bool{}
	for i := range w.Claims {
		if id := w.Claims[i].ID; claims[id] {
			return fmt.Errorf("%w: two claims have the id %s", ErrReading, id)
		}
		claims[w.Claims[i].ID] = true
	}
	for i := range w.Figures {
		if id := w.Figures[i].ID; figures[id] {
			return fmt.Errorf("%w: two figures have the id %s", ErrReading, id)
		}
		figures[w.Figures[i].ID] = true
	}
	for i := range w.Claims {
		if err := w.Claims[i].sound(claims, len(w.Places)); err != nil {
			return err
		}
	}
	for i := range w.Figures {
		if err := w.Figures[i].sound(claims, figures); err != nil {
			return err
		}
	}
	return nil
}

func (c *WireClaim) sound(claims map[string]bool, places int) error {
	refs := slices.Clone(c.Answers)
	if c.Within != nil {
		refs = append(refs, *c.Within)
	}
	for _, k := range c.Caveats {
		if k.By != nil {
			refs = append(refs, *k.By)
		}
	}
	for _, id := range refs {
		if !claims[id] {
			return fmt.Errorf("%w: claim %s points at %q, which is no claim of the reading", ErrReading, c.ID, id)
		}
	}
	if e := c.Event; e != nil && e.Place != nil && (*e.Place < 0 || *e.Place >= places) {
		return fmt.Errorf("%w: the event of claim %s is at place %d of %d", ErrReading, c.ID, *e.Place, places)
	}
	return nil
}

func (f *WireFigure) sound(claims, figures map[string]bool) error {
	switch {
	case f.Claim != nil && !claims[*f.Claim]:
		return fmt.Errorf("%w: figure %s points at %q, which is no claim of the reading", ErrReading, f.ID, *f.Claim)
	case f.RelativeTo != nil && !figures[*f.RelativeTo]:
		return fmt.Errorf("%w: figure %s is relative to %q, which is no figure of the reading", ErrReading, f.ID, *f.RelativeTo)
	case f.Low != nil && f.High != nil && *f.Low > *f.High:
		return fmt.Errorf("%w: figure %s has its low bound %v above its high bound %v", ErrReading, f.ID, *f.Low, *f.High)
	}
	return nil
}
