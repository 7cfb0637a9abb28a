package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// batch is one transaction with its prepared statements. The first error stays, later calls do nothing, and done rolls back.
type batch struct {
	ctx   context.Context
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
	err   error
}

// update runs what in one immediate transaction.
func (l *Ledger) update(ctx context.Context, what func(b *batch)) error {
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err)
	}
	defer tx.Rollback()
	b := &batch{ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}}
	what(b)
	if b.err != nil {
		return b.err
	}
	return wrap(tx.Commit())
}

// view runs what in one read transaction: it sees the ledger at one moment.
func (l *Ledger) view(ctx context.Context, what func(b *batch)) error {
	tx, err := l.read.BeginTx(ctx, nil)
	if err != nil {
		return wrap(err)
	}
	defer tx.Rollback()
	b := &batch{ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}}
	what(b)
	return b.err
}

func (b *batch) fail(err error) {
	if b.err == nil && err != nil {
		b.err = wrap(err)
	}
}

func (b *batch) prepared(query string) *sql.Stmt {
	if s, ok := b.stmts[query]; ok || b.err != nil {
		return s
	}
	s, err := b.tx.PrepareContext(b.ctx, query)
	if err != nil {
		b.fail(fmt.Errorf("preparing %q: %w", query, err))
		return nil
	}
	b.stmts[query] = s
	return s
}

// do runs a statement and returns the row that it inserted.
func (b *batch) do(query string, args ...any) int64 {
	s := b.prepared(query)
	if b.err != nil {
		return 0
	}
	r, err := s.ExecContext(b.ctx, args...)
	if err != nil {
		b.fail(err)
		return 0
	}
	id, err := r.LastInsertId()
	b.fail(err)
	return id
}

// get reads one row into to; false where there is none.
func (b *batch) get(query string, args []any, to ...any) bool {
	s := b.prepared(query)
	if b.err != nil {
		return false
	}
	err := s.QueryRowContext(b.ctx, args...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false
	}
	b.fail(err)
	return b.err == nil
}

// each hands every row to row, which must not write: the one connection is reading.
func (b *batch) each(query string, args []any, row func(scan func(to ...any))) {
	s := b.prepared(query)
	if b.err != nil {
		return
	}
	rows, err := s.QueryContext(b.ctx, args...)
	if err != nil {
		b.fail(err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		row(func(to ...any) { b.fail(rows.Scan(to...)) })
	}
	b.fail(rows.Err())
}
