package whole

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"strings"

	"hearsay/ledger/store"
)

// Export writes every object of a ledger as it stands at one moment: sorted by schema and id, the end line last. It gives the number of objects. Memory holds one object at a time.
func Export(ctx context.Context, file *store.File, w io.Writer) (objects int, err error) {
	out := bufio.NewWriterSize(w, 1<<20)
	x := &exporter{out: out, sum: sha256.New()}
	err = file.View(ctx, func(b *store.Batch) {
		x.Batch = b
		b.Get("SELECT user_version FROM pragma_user_version", nil, &x.version)
		for _, k := range kinds() {
			if k.schema == SchemaStored {
				x.rows()
			} else {
				x.kind(k)
			}
		}
		x.end()
	})
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return x.objects, fmt.Errorf("exporting the ledger: %w", err)
	}
	return x.objects, nil
}

type exporter struct {
	*store.Batch
	out     *bufio.Writer
	sum     hash.Hash
	objects int
	version int
	last    string // SHA-256 of the bytes written last, which stand once
}

// line writes an object that is put together from its members.
func (x *exporter) line(members ...member) {
	if x.Err != nil {
		return
	}
	var b bytes.Buffer
	for i, m := range members {
		b.WriteByte("{,"[min(i, 1)])
		b.Write(m.key)
		b.WriteByte(':')
		b.Write(m.value)
	}
	b.WriteString("}\n")
	x.sum.Write(b.Bytes())
	_, err := x.out.Write(b.Bytes())
	x.Fail(err)
	x.objects++
}

// member is a member of an object: its name with quotes, and its value as JSON.
type member struct{ key, value []byte }

func (x *exporter) named(name string, value any) member {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	x.Fail(enc.Encode(value))
	return member{[]byte(`"` + name + `"`), bytes.TrimSuffix(b.Bytes(), []byte("\n"))}
}

func (x *exporter) end() {
	objects, sum := x.objects, hex.EncodeToString(x.sum.Sum(nil))
	x.line(x.named("schema", SchemaEnd), x.named("objects", objects), x.named("lines_sha256", sum), x.named("ledger", x.version))
	x.objects--
}

// kind writes all objects of one kind.
func (x *exporter) kind(k kind) {
	columns := columnsOf(x.Batch, k.table)
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = "t." + c.name
	}
	body := "NULL"
	if k.bodies.table != "" {
		body = "(SELECT body FROM " + k.bodies.table + " WHERE " + k.bodies.column + " = t.seq)"
	}
	sql := "SELECT " + k.id + ", " + body + ", " + strings.Join(names, ", ") + " FROM " + k.table + " t ORDER BY " + k.order
	x.Each(sql, nil, func(scan func(...any)) {
		r := row{columns: columns, values: make([]any, len(columns))}
		to := []any{&r.id, &r.body}
		for i := range r.values {
			to = append(to, &r.values[i])
		}
		if scan(to...); x.Err == nil {
			x.object(k, &r)
		}
	})
}

// row is one row of a kind's table.
type row struct {
	id      string
	body    *string
	columns []column
	values  []any
}

func (r *row) value(name string) any {
	for i, c := range r.columns {
		if c.name == name {
			return r.values[i]
		}
	}
	return nil
}

func (r *row) text(name string) string {
	s, _ := r.value(name).(string)
	return s
}

func (x *exporter) object(k kind, r *row) {
	members := []member{x.named("schema", k.schema)}
	switch k.table {
	case "article":
		members = append(members, x.article(r)...)
	case "capture":
		members = append(members, x.capture(r)...)
	case "version":
		members = append(members, x.versionOf(r)...)
	case "figure", "claim":
		members = append(members, x.body(k, r)...)
		members = append(members, x.where(k, r)...)
	case "relation", "fact":
		members = append(members, x.body(k, r)...)
		members = append(members, x.covered(k.table, r.value("seq"))...)
	default:
		members = append(members, x.body(k, r)...)
	}
	x.line(append(members, x.kept(k, r))...)
}

// body is the members of the object that a row holds, without its schema.
func (x *exporter) body(k kind, r *row) (out []member) {
	var data []byte
	switch {
	case r.body != nil:
		data = []byte(*r.body)
	case k.packed:
		packed, _ := r.value(k.body).([]byte)
		var err error
		data, err = x.Unpack(packed, true)
		x.Fail(err)
	case k.bodies.table == "":
		data = []byte(r.text(k.body))
	}
	if len(data) == 0 || x.Err != nil {
		return []member{x.named("id", r.id)}
	}
	all, err := membersOf(data)
	x.Fail(err)
	for _, m := range all {
		if string(m.key) != `"schema"` {
			out = append(out, m)
		}
	}
	return out
}

// kept is what the ledger keeps of an object beside its body: the columns of its row and the rows that belong to it.
func (x *exporter) kept(k kind, r *row) member {
	var b bytes.Buffer
	b.WriteString(`{"table":"` + k.table + `"`)
	for i, c := range r.columns {
		if c.name == k.body && k.body != "" && k.bodies.table == "" {
			continue
		}
		b.WriteString(`,"` + c.name + `":`)
		b.Write(x.named("", plain(r.values[i])).value)
	}
	seq := r.value("seq")
	if k.words != "" {
		var words string
		if x.Get("SELECT words FROM "+k.words+" WHERE rowid = ?", []any{seq}, &words) {
			b.WriteString(`,"words":`)
			b.Write(x.named("", words).value)
		}
	}
	b.WriteString(`,"rows":`)
	for i, h := range k.holds {
		b.WriteString("{,"[min(i, 1):][:1] + `"` + h.table + `":[`)
		x.held(&b, h, seq)
		b.WriteByte(']')
	}
	if len(k.holds) == 0 {
		b.WriteByte('{')
	}
	b.WriteString("}}")
	return member{[]byte(`"kept"`), b.Bytes()}
}

// held writes the rows of a table that belong to a row: lists of the values of the columns, without the one that points to it.
func (x *exporter) held(b *bytes.Buffer, h held, seq any) {
	var names []string
	for _, c := range columnsOf(x.Batch, h.table) {
		if c.name != h.column {
			names = append(names, c.name)
		}
	}
	first := true
	list := strings.Join(names, ", ")
	x.Each("SELECT "+list+" FROM "+h.table+" WHERE "+h.column+" = ? ORDER BY "+list, []any{seq}, func(scan func(...any)) {
		values, to := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			to[i] = &values[i]
		}
		scan(to...)
		for i := range values {
			values[i] = plain(values[i])
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		b.Write(x.named("", values).value)
	})
}

// plain is a value of SQLite as JSON has it: bytes are base64.
func plain(v any) any {
	if data, ok := v.([]byte); ok {
		return base64.StdEncoding.EncodeToString(data)
	}
	return v
}

// rows writes the tables that no kind holds.
func (x *exporter) rows() {
	for _, table := range others(x.Batch) {
		columns := columnsOf(x.Batch, table)
		var names, key []string
		for _, c := range columns {
			names = append(names, c.name)
			if c.key > 0 {
				key = append(key, c.name)
			}
		}
		if len(key) == 0 {
			key = names
		}
		x.Each("SELECT "+strings.Join(names, ", ")+" FROM "+table+" ORDER BY "+strings.Join(key, ", "), nil, func(scan func(...any)) {
			values, to := make([]any, len(names)), make([]any, len(names))
			for i := range values {
				to[i] = &values[i]
			}
			scan(to...)
			members := []member{x.named("schema", SchemaStored), x.named("table", table)}
			for i, c := range columns {
				members = append(members, x.named(c.name, plain(values[i])))
			}
			x.line(members...)
		})
	}
}
