package rows

import (
	"encoding/json"
	"slices"

	"hearsay"
	"hearsay/ledger/store"
)

// Other is a reading of a version that another tool, model or person made; its Reader says who. Version is the version's row, Made the time of keeping in milliseconds.
type Other struct {
	Version, Made int64
	Reading       hearsay.WireReading
}

// KeepOther keeps a reading made elsewhere beside our own, in the place of an earlier one by the same maker.
func KeepOther(b *store.Batch, version int64, r *hearsay.WireReading, at int64) {
	reader, err := json.Marshal(r.Reader)
	b.Fail(err)
	data, err := json.Marshal(r)
	b.Fail(err)
	var seq int64
	b.Get(`INSERT INTO other_reading (version, reader, made, data) VALUES (?,?,?,?)
		ON CONFLICT (version, reader) DO UPDATE SET made = excluded.made, data = excluded.data RETURNING seq`, []any{version, string(reader), at, b.Pack(data)}, &seq)
	b.Do("DELETE FROM other_mention WHERE other = ?", seq)
	for i := range r.Claims {
		b.Do("INSERT OR IGNORE INTO other_mention (mention, other) VALUES (?,?)", r.Claims[i].ID, seq)
	}
	for i := range r.Figures {
		b.Do("INSERT OR IGNORE INTO other_mention (mention, other) VALUES (?,?)", r.Figures[i].ID, seq)
	}
	changed(b)
}

// Others gives the readings of a version that were made elsewhere, in the order of their makers' names.
func Others(b *store.Batch, version int64) []Other {
	return others(b, "version = ? ORDER BY reader", version)
}

// OthersWith gives the readings made elsewhere that hold a claim or figure of that id, the last version first.
func OthersWith(b *store.Batch, id string) []Other {
	return others(b, "seq IN (SELECT other FROM other_mention WHERE mention = ?) ORDER BY version DESC, reader", id)
}

func others(b *store.Batch, which string, arg any) (out []Other) {
	b.Each("SELECT version, made, data FROM other_reading WHERE "+which, []any{arg}, func(scan func(...any)) {
		var o Other
		var packed []byte
		scan(&o.Version, &o.Made, &packed)
		data, err := b.Unpack(packed, true)
		if err == nil {
			err = json.Unmarshal(data, &o.Reading)
		}
		b.Fail(err)
		out = append(out, o)
	})
	return out
}

// Claim is the claim of that id as it is listed, without its article; false where the reading has none.
func (o *Other) Claim(id string) (c hearsay.ListedClaim, ok bool) {
	n := slices.IndexFunc(o.Reading.Claims, func(c hearsay.WireClaim) bool { return c.ID == id })
	if n < 0 {
		return c, false
	}
	in := rows{r: &o.Reading}
	w := o.Reading.Claims[n]
	return hearsay.ListedClaim{Schema: hearsay.SchemaClaim, WireClaim: w, Event: in.event(w.Event), Reader: &o.Reading.Reader}, true
}

// Figure is the figure of that id in the same way, with the chain and warnings of its claim.
func (o *Other) Figure(id string) (f hearsay.ListedFigure, ok bool) {
	n := slices.IndexFunc(o.Reading.Figures, func(f hearsay.WireFigure) bool { return f.ID == id })
	if n < 0 {
		return f, false
	}
	f = hearsay.ListedFigure{Schema: hearsay.SchemaFigure, WireFigure: o.Reading.Figures[n], Reader: &o.Reading.Reader}
	f.Via, f.Caveats = []hearsay.WireRelay{}, []hearsay.WireCaveat{}
	if c, ok := o.Claim(str(f.Claim)); ok {
		f.Via, f.Caveats, f.Stance = c.Via, c.Caveats, &c.Stance
	}
	return f, true
}
