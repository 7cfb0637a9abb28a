package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Batch is one transaction with its prepared statements. The first error stays, later calls do nothing, and done rolls back.
type Batch struct {
	Err   error // the first that was met
	ctx   context.Context
	plain context.Context // ctx for what is quick: it cannot be cancelled, since watching over every statement costs more than most of them; ctx is asked between them
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
	file  *File
}

// Update runs what in one immediate transaction.
func (f *File) Update(ctx context.Context, what func(b *Batch)) error {
	tx, err := f.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err)
	}
	defer tx.Rollback()
	b := &Batch{ctx: ctx, plain: context.WithoutCancel(ctx), tx: tx, stmts: map[string]*sql.Stmt{}, file: f}
	what(b)
	if b.Err != nil {
		return b.Err
	}
	return wrap(tx.Commit())
}

// moment is where a context has the transaction of Within.
type moment struct{}

// Within runs what in one read transaction: every View of the context that it is given sees the ledger at that one moment, whatever is written meanwhile, and is spared the work of beginning one and of
// preparing statements that were prepared before. Views of it may not run beside one another.
func (f *File) Within(ctx context.Context, what func(ctx context.Context) error) error {
	return f.View(ctx, func(b *Batch) { b.Fail(what(context.WithValue(ctx, moment{}, b))) })
}

// View runs what in one read transaction: it sees the ledger at one moment.
func (f *File) View(ctx context.Context, what func(b *Batch)) error {
	if at, ok := ctx.Value(moment{}).(*Batch); ok && at.file == f {
		b := &Batch{ctx: ctx, plain: at.plain, tx: at.tx, stmts: at.stmts, file: f}
		what(b)
		return b.Err
	}
	tx, err := f.read.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err)
	}
	defer tx.Rollback()
	b := &Batch{ctx: ctx, plain: context.WithoutCancel(ctx), tx: tx, stmts: map[string]*sql.Stmt{}, file: f}
	what(b)
	return b.Err
}

// Fail keeps an error, unless one was met before.
func (b *Batch) Fail(err error) {
	if b.Err == nil && err != nil {
		b.Err = wrap(err)
	}
}

func (b *Batch) prepared(query string) *sql.Stmt {
	b.Fail(b.ctx.Err())
	if s, ok := b.stmts[query]; ok || b.Err != nil {
		return s
	}
	s, err := b.tx.PrepareContext(b.plain, query)
	if err != nil {
		b.Fail(fmt.Errorf("preparing %q: %w", query, err))
		return nil
	}
	b.stmts[query] = s
	return s
}

// Do runs a statement and returns the row that it inserted.
func (b *Batch) Do(query string, args ...any) int64 {
	s := b.prepared(query)
	if b.Err != nil {
		return 0
	}
	r, err := s.ExecContext(b.plain, args...)
	if err != nil {
		b.Fail(err)
		return 0
	}
	id, err := r.LastInsertId()
	b.Fail(err)
	return id
}

// Get reads one row into to; false where there is none.
func (b *Batch) Get(query string, args []any, to ...any) bool {
	s := b.prepared(query)
	if b.Err != nil {
		return false
	}
	err := s.QueryRowContext(b.plain, args...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false
	}
	b.Fail(err)
	return b.Err == nil
}

// Each hands every row to row, which must not write: the one connection is reading.
func (b *Batch) Each(query string, args []any, row func(scan func(to ...any))) {
	s := b.prepared(query)
	if b.Err != nil {
		return
	}
	rows, err := s.QueryContext(b.ctx, args...)
	if err != nil {
		b.Fail(err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		row(func(to ...any) { b.Fail(rows.Scan(to...)) })
	}
	b.Fail(rows.Err())
}
