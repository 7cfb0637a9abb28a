package whole

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger/rows"
	"hearsay/ledger/store"
)

// atOnce is how many objects are written in one transaction; longest is how long a line may be.
const (
	atOnce  = 2000
	longest = 1 << 30
)

// Import makes the ledger at path of a stream that Export wrote, and gives the number of its objects. Nothing stands at path until all of it is read and checked: a file beside it
// is written and renamed at the end. Errors wrap ErrFilled where a ledger stands there already, ErrStream where the stream is not whole.
func Import(ctx context.Context, r io.Reader, path string) (objects int, err error) {
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		return 0, fmt.Errorf("%w: %s is there; a whole export makes a new one: name a file that is not there with --ledger", ErrFilled, path)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	part := fmt.Sprintf("%s.import-%d", path, os.Getpid())
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(part + end)
		}
	}()
	file, err := store.Open(ctx, part, store.Options{})
	if err != nil {
		return 0, err
	}
	objects, err = fill(ctx, file, r)
	if err = errors.Join(err, file.Close()); err != nil {
		return objects, fmt.Errorf("importing: %w; nothing was kept", err)
	}
	if err := os.Rename(part, path); err != nil {
		return objects, fmt.Errorf("importing: %w", err)
	}
	return objects, nil
}

func fill(ctx context.Context, file *store.File, r io.Reader) (int, error) {
	x := &importer{in: bufio.NewReaderSize(r, 1<<20), sum: sha256.New(), columns: map[string][]column{}}
	for x.first = true; !x.done; x.first = false {
		if err := file.Update(ctx, x.some); err != nil {
			return x.objects, err
		}
	}
	return x.objects, file.Update(ctx, x.index)
}

type importer struct {
	*store.Batch
	in          *bufio.Reader
	sum         hash.Hash
	objects     int
	first, done bool
	columns     map[string][]column
	last        string // the schema of the line before
}

// some writes the next objects in one transaction.
func (x *importer) some(b *store.Batch) {
	x.Batch = b
	if x.first { // what a new ledger begins with is in the stream
		for _, table := range append(others(b), "cursor") {
			b.Do("DELETE FROM " + table)
		}
	}
	for range atOnce {
		line, err := x.line()
		if err != nil {
			b.Fail(err)
			return
		}
		if x.object(line); b.Err != nil || x.done {
			return
		}
	}
}

// line reads the next line with its end.
func (x *importer) line() ([]byte, error) {
	var out []byte
	for {
		part, err := x.in.ReadSlice('\n')
		out = append(out, part...)
		switch {
		case err == nil:
			return out, nil
		case errors.Is(err, bufio.ErrBufferFull) && len(out) < longest:
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("%w: line %d is longer than a line may be", ErrStream, x.objects+1)
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("%w: it ends after %d objects without its last line (%s): it was cut, or it is another kind of file", ErrStream, x.objects, SchemaEnd)
		default:
			return nil, fmt.Errorf("reading line %d: %w", x.objects+1, err)
		}
	}
}

// bad says what is wrong with a line.
func (x *importer) bad(format string, args ...any) {
	x.Fail(fmt.Errorf("%w: line %d: %s", ErrStream, x.objects+1, fmt.Sprintf(format, args...)))
}

func (x *importer) object(line []byte) {
	members, err := membersOf(line)
	if err != nil {
		x.bad("%v", err)
		return
	}
	schema := text(members, "schema")
	if schema == SchemaEnd {
		x.end(members)
		return
	}
	if schema < x.last {
		x.bad("%s stands after %s", schema, x.last)
		return
	}
	x.last = schema
	x.sum.Write(line)
	if schema == SchemaStored {
		x.plainRow(members)
		x.objects++
		return
	}
	kept, err := membersOf(value(members, "kept"))
	if err != nil {
		x.bad("it has no \"kept\" as a whole export has: lines of a listing or of a filtered export cannot be imported")
		return
	}
	table := text(kept, "table")
	for _, k := range kinds() {
		if k.schema == schema && k.table == table {
			x.kind(k, members, kept)
			x.objects++
			return
		}
	}
	x.bad("%q in the table %q is not known to this program", schema, table)
}

// end holds the last line against what was read.
func (x *importer) end(members []member) {
	x.done = true
	switch sum := hex.EncodeToString(x.sum.Sum(nil)); {
	case string(value(members, "objects")) != fmt.Sprint(x.objects):
		x.bad("%s objects were written and %d came", value(members, "objects"), x.objects)
	case text(members, "lines_sha256") != sum:
		x.bad("the lines are not those that were written: their SHA-256 is %s", sum)
	}
	if _, err := x.in.ReadByte(); !errors.Is(err, io.EOF) {
		x.bad("something follows the last line")
	}
}

func value(members []member, name string) []byte {
	for _, m := range members {
		if string(m.key) == `"`+name+`"` {
			return m.value
		}
	}
	return nil
}

func text(members []member, name string) (s string) {
	if json.Unmarshal(value(members, name), &s) != nil {
		return ""
	}
	return s
}

func (x *importer) kind(k kind, members, kept []member) {
	switch k.table {
	case "capture":
		x.bytes(text(members, "sha256"), members, "data", func(s string) ([]byte, error) { return base64.StdEncoding.DecodeString(s) })
	case "version":
		x.bytes(text(members, "text_sha256"), members, "text", func(s string) ([]byte, error) { return []byte(s), nil })
	}
	if k.body != "" && k.bodies.table == "" {
		kept = append(slices.Clone(kept), member{[]byte(`"` + k.body + `"`), nil})
	}
	seq := x.insert(k, members, kept)
	if k.bodies.table != "" {
		if body := stored(k, members); body != nil {
			x.Do("INSERT INTO "+k.bodies.table+" ("+k.bodies.column+", body) VALUES (?,?)", seq, string(body))
		}
	}
	if words := value(kept, "words"); words != nil {
		x.Do("INSERT INTO "+k.words+" (rowid, words) VALUES (?,?)", seq, text(kept, "words"))
	}
	x.holds(k, seq, value(kept, "rows"))
}

// insert writes the row of an object and gives its seq.
func (x *importer) insert(k kind, members, kept []member) any {
	var names []string
	var args []any
	var seq any
	for _, c := range x.columnsOf(k.table) {
		if c.name == k.body && k.bodies.table == "" {
			names, args = append(names, c.name), append(args, x.bodyOf(k, members))
			continue
		}
		if raw := value(kept, c.name); raw != nil {
			names, args = append(names, c.name), append(args, x.value(c, raw))
		}
		if c.name == "seq" && len(args) > 0 {
			seq = args[len(args)-1]
		}
	}
	for _, m := range kept {
		name := strings.Trim(string(m.key), `"`)
		if name != "table" && name != "rows" && (name != "words" || k.words == "") && !slices.Contains(names, name) {
			x.bad("it keeps %q, which this program does not know: use the hearsay that wrote it, or a newer one", name)
			return nil
		}
	}
	x.Do("INSERT INTO "+k.table+" ("+strings.Join(names, ", ")+") VALUES (?"+strings.Repeat(",?", len(names)-1)+")", args...)
	return seq
}

// stored is the body of an object as the ledger holds it, nil where it was removed.
func stored(k kind, members []member) []byte {
	var b bytes.Buffer
	n := 0
	put := func(m member) {
		b.WriteByte("{,"[min(n, 1)])
		b.Write(m.key)
		b.WriteByte(':')
		b.Write(m.value)
		n++
	}
	for _, m := range members {
		if added[k.table][string(m.key)] || string(m.key) == `"kept"` {
			continue
		}
		put(m)
	}
	if n == 0 || n <= 2 && k.bodies.table != "" { // the id alone: the words were removed
		return nil
	}
	b.WriteByte('}')
	return b.Bytes()
}

func (x *importer) bodyOf(k kind, members []member) any {
	body := stored(k, members)
	if k.packed {
		return x.Pack(body)
	}
	return string(body)
}

func (x *importer) columnsOf(table string) []column {
	if _, ok := x.columns[table]; !ok {
		x.columns[table] = columnsOf(x.Batch, table)
	}
	return x.columns[table]
}

// value is a JSON value as a column takes it.
func (x *importer) value(c column, raw []byte) any {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		x.bad("%s: %v", c.name, err)
		return nil
	}
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, err := v.Float64()
		if err != nil {
			x.bad("%s: %v", c.name, err)
		}
		return f
	case string:
		if !c.blob {
			return v
		}
		data, err := base64.StdEncoding.DecodeString(v)
		if err != nil {
			x.bad("%s: %v", c.name, err)
		}
		return data
	case nil, bool:
		return v
	}
	x.bad("%s holds neither a text nor a number", c.name)
	return nil
}

// holds writes the rows of all tables that belong to a row.
func (x *importer) holds(k kind, seq any, raw []byte) {
	tables, err := membersOf(raw)
	if err != nil || len(tables) != len(k.holds) {
		x.bad("it has not the rows of %d tables that belong to it", len(k.holds))
		return
	}
	for _, h := range k.holds {
		x.held(h, seq, value(tables, h.table))
	}
}

// held writes the rows of one table that belong to a row.
func (x *importer) held(h held, seq any, raw []byte) {
	var lists [][]json.RawMessage
	if err := json.Unmarshal(raw, &lists); err != nil {
		x.bad("%s: %v", h.table, err)
		return
	}
	names := []string{h.column}
	var columns []column
	for _, c := range x.columnsOf(h.table) {
		if c.name != h.column {
			names, columns = append(names, c.name), append(columns, c)
		}
	}
	for _, list := range lists {
		if len(list) != len(columns) {
			x.bad("%s: a row has %d values, not %d", h.table, len(list), len(columns))
			return
		}
		args := []any{seq}
		for i, raw := range list {
			args = append(args, x.value(columns[i], raw))
		}
		x.Do("INSERT INTO "+h.table+" ("+strings.Join(names, ", ")+") VALUES (?"+strings.Repeat(",?", len(names)-1)+")", args...)
	}
}

// plainRow writes a row of a table that no kind holds.
func (x *importer) plainRow(members []member) {
	table := text(members, "table")
	if !slices.Contains(others(x.Batch), table) {
		x.bad("the table %q is not known to this program: use the hearsay that wrote it, or a newer one", table)
		return
	}
	var names []string
	var args []any
	for _, c := range x.columnsOf(table) {
		if raw := value(members, c.name); raw != nil {
			names, args = append(names, c.name), append(args, x.value(c, raw))
		}
	}
	if len(names)+2 != len(members) {
		x.bad("the row of %s has columns that this program does not know", table)
		return
	}
	x.Do("INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES (?"+strings.Repeat(",?", len(names)-1)+")", args...)
}

// bytes keeps the bytes that an object carries, which must have the SHA-256 that it names.
func (x *importer) bytes(sha string, members []member, name string, decoded func(string) ([]byte, error)) {
	size, raw := value(members, "size"), value(members, name)
	if size == nil { // they stand in an object before this one
		return
	}
	if string(raw) == "null" {
		x.Do("INSERT OR IGNORE INTO blob (sha256, size, packed, data) VALUES (?, ?, ?, NULL)", sha, x.value(column{name: "size"}, size), string(value(members, "packed")) == "true")
		return
	}
	data, err := decoded(text(members, name))
	switch {
	case err != nil:
		x.bad("%s: %v", name, err)
	case hearsay.SHA256(data) != sha:
		x.bad("its %s have the SHA-256 %s, not %s", name, hearsay.SHA256(data), sha)
	default:
		x.Keep(data)
	}
}

// index makes the full text of the articles again, from their titles and stored texts.
func (x *importer) index(b *store.Batch) {
	var all []int64
	b.Each("SELECT seq FROM article WHERE forgotten = '' ORDER BY seq", nil, func(scan func(...any)) {
		var seq int64
		scan(&seq)
		all = append(all, seq)
	})
	for _, seq := range all {
		rows.Index(b, seq, rows.Words{}, rows.WordsOf(b, seq))
	}
}
