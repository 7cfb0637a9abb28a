package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"hearsay/export/csv"
	"hearsay/export/folder"
	"hearsay/export/parquet"
	"hearsay/export/rows"
	"hearsay/ledger"
	entire "hearsay/ledger/whole"
)

type exportCmd struct {
	Form  string `help:"What to write: ${enum}." enum:"csv,jsonl,parquet,ucdp,acled,geojson,annotations,prov,claims,stix,csl,warc,wacz" required:"" placeholder:"FORM"`
	Table string `help:"Which table goes to standard output: ${enum}." enum:",figures,claims,articles,relations,places,times,groups" default:"" placeholder:"TABLE"`
	Out   string `help:"Write a folder of files with a datapackage.json that describes them; it must not be there, or be empty. Of warc and wacz: the one file, which must not be there." placeholder:"DIR" type:"path"`
	HXL   bool   `name:"hxl" help:"With ucdp and acled: a second row of HXL tags."`
	ledgerFlag
	filterFlags
}

// Help stands under the verb's line in its help.
func (exportCmd) Help() string {
	return "Writes what the ledger holds in forms that other programs open. Every row carries its words, its chain, the caveats that cover it, the count of independent origins, the interest of who says it and the hash of the page.\n\n" +
		"csv and parquet are tables: one on standard output (figures, if --table names none), or all of them in a folder with --out. jsonl without filters and without --table is the whole ledger, " +
		"every byte of it, and 'hearsay import' makes the same ledger of it again; with them it is the objects of the listing, one a line. docs/export.md tells every column.\n\n" +
		"ucdp and acled are event-facts in the columns of those data sets; geojson is claims at their places; annotations, prov and claims are JSON-LD (Web Annotations, PROV-O, schema.org); " +
		"stix is a STIX 2.1 bundle; csl is citations of the pages.\n\n" +
		"warc and wacz are web archives of the captures, with their requests, answers and records in the chain of custody (docs/custody.md)."
}

// exporting is one run of the verb: what is asked of which ledger.
type exporting struct {
	*exportCmd
	ctx    context.Context
	s      *streams
	l      *ledger.Ledger
	filter ledger.Filter
}

// Run exports.
func (c *exportCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	filter, err := c.filter(ctx, l)
	if err != nil {
		return err
	}
	x := &exporting{c, ctx, s, l, filter}
	if err := x.sensible(); err != nil {
		return err
	}
	if x.archival() {
		return x.archive()
	}
	if c.Out == "" {
		return x.toStandardOutput()
	}
	return x.toFolder()
}

// sensible refuses what cannot be written so.
func (x *exporting) sensible() error {
	_, terminal := isTerminal(x.s.out)
	switch {
	case x.Out != "" && x.Table != "":
		return fmt.Errorf("%w: --out writes all tables; leave --table out", errUsage)
	case x.Table != "" && !slices.Contains([]string{"csv", "jsonl", "parquet"}, x.Form):
		return fmt.Errorf("%w: --form %s has no tables; leave --table out", errUsage, x.Form)
	case x.HXL && x.Form != "ucdp" && x.Form != "acled":
		return fmt.Errorf("%w: --hxl is for --form ucdp and acled", errUsage)
	case x.Out == "" && terminal && x.Form == "parquet":
		return fmt.Errorf("%w: Parquet is no text for a terminal: send it to a file with > or name a folder with --out", errUsage)
	}
	return nil
}

func (x *exporting) whole() bool {
	return x.Form == "jsonl" && x.Table == "" && x.filter == (ledger.Filter{})
}

func (x *exporting) toStandardOutput() error {
	if x.whole() {
		n, err := entire.Export(x.ctx, x.l.File(), x.s.out)
		return x.told(int64(n), "objects", err)
	}
	if f, ok := x.oneFile(); ok {
		return x.oneToStandardOutput(f)
	}
	for _, t := range x.tables() {
		if t.name() == x.Table || x.Table == "" && t.name() == "figures" {
			n, err := t.write(x.s.out, x.Form)
			return x.told(n, "rows", err)
		}
	}
	return fmt.Errorf("%w: --table: %q is none", errUsage, x.Table)
}

// told says on standard error how much was written.
func (x *exporting) told(n int64, what string, err error) error {
	if err == nil {
		fmt.Fprintf(x.s.err, "%d %s.\n", n, what)
	}
	return err
}

// toFolder writes all tables of the form, or the whole ledger, into a folder.
func (x *exporting) toFolder() error {
	f, err := folder.New(x.Out, "A ledger of attributed claims", "Who says what, how sure, how many and where, as published reporting has it: claims and figures with the words that carry them, exported by hearsay. docs/export.md tells every column.")
	if err != nil {
		if errors.Is(err, folder.ErrFilled) {
			return fmt.Errorf("%w: %w", errUsage, err)
		}
		return err
	}
	defer f.Abandon()
	if x.whole() {
		err = f.Write(folder.Resource{Profile: "data-resource", Name: "ledger", Path: "ledger.jsonl", Format: "jsonl", MediaType: "application/x-ndjson", Encoding: "utf-8"}, func(w io.Writer) (int64, error) {
			n, err := entire.Export(x.ctx, x.l.File(), w)
			return int64(n), err
		})
		return errors.Join(err, committed(f, err))
	}
	if one, ok := x.oneFile(); ok {
		err = one.intoFolder(f, x.Form)
		return errors.Join(err, committed(f, err))
	}
	for _, t := range x.tables() {
		if err := f.Write(t.resource(x.Form), func(w io.Writer) (int64, error) { return t.write(w, x.Form) }); err != nil {
			return err
		}
	}
	return f.Commit()
}

func committed(f *folder.Folder, err error) error {
	if err != nil {
		return nil
	}
	return f.Commit()
}

// exported is a table that can be written.
type exported interface {
	name() string
	resource(form string) folder.Resource
	write(w io.Writer, form string) (int64, error)
}

// exportedTable is one table with the rows that stream into it.
type exportedTable[T any] struct {
	*rows.Table[T]
	key    string
	rows   func(yield func(T, error) bool)
	object func(*T) any // a row as JSON Lines has it
}

func (t exportedTable[T]) name() string { return t.Name }

func (t exportedTable[T]) resource(form string) folder.Resource {
	r := folder.Resource{Profile: "tabular-data-resource", Name: t.Name, Path: t.Name + "." + form, Title: t.About, Format: form, MediaType: "text/csv", Encoding: "utf-8", Schema: folder.SchemaOf(t.Columns(), form == "parquet", t.key)}
	switch form {
	case "parquet":
		r.Profile, r.MediaType, r.Encoding = "data-resource", "application/vnd.apache.parquet", ""
	case "jsonl":
		r.Profile, r.MediaType, r.Schema = "data-resource", "application/x-ndjson", nil
	}
	return r
}

// rowWriter writes the rows of a table in one form.
type rowWriter[T any] interface {
	Write(*T) error
	Close() error
}

func (t exportedTable[T]) write(w io.Writer, form string) (n int64, err error) {
	var out rowWriter[T]
	switch form {
	case "parquet":
		out = parquet.NewWriter(w, t.Table, map[string]string{"hearsay": t.About})
	case "jsonl":
		out = newJSONWriter(w, t.object)
	default:
		if _, terminal := isTerminal(w); terminal {
			w = escapingText{w}
		}
		out = csv.NewWriter(w, t.Table)
	}
	for row, err := range t.rows {
		if err == nil {
			err = out.Write(&row)
		}
		if err != nil {
			return n, err
		}
		n++
	}
	return n, out.Close()
}

type jsonWriter[T any] struct {
	line   func(any) error
	object func(*T) any
	end    func() error
}

// newJSONWriter writes JSON Lines, many to a write; on a terminal each line as it comes.
func newJSONWriter[T any](w io.Writer, object func(*T) any) jsonWriter[T] {
	if _, terminal := isTerminal(w); terminal {
		return jsonWriter[T]{jsonLines(w), object, func() error { return nil }}
	}
	out := bufio.NewWriterSize(w, 1<<16)
	return jsonWriter[T]{jsonLines(out), object, out.Flush}
}

func (w jsonWriter[T]) Write(row *T) error { return w.line(w.object(row)) }

func (w jsonWriter[T]) Close() error { return w.end() }

// escapingText writes text to a terminal without what could turn or move its lines.
type escapingText struct{ w io.Writer }

func (e escapingText) Write(p []byte) (int, error) {
	if _, err := io.WriteString(e.w, safe(strings.ReplaceAll(string(p), "\r\n", "\n"), true)); err != nil {
		return 0, err
	}
	return len(p), nil
}
