package ledger

import (
	"context"
	"fmt"
	"hearsay/ledger/store"
)

// Find gives the ids that begin with prefix, at most limit: of articles, claims, figures, facts, relations and tallies by their first characters, and of the version
// whose bytes have that SHA-256 the article.
func (l *Ledger) Find(ctx context.Context, prefix string, limit int) (ids []string, err error) {
	tables := map[string]string{"a-": "article", "c-": "claim", "f-": "figure", "g-": "fact", "r-": "relation", "t-": "tally"}
	sql, args := "SELECT DISTINCT a.id FROM capture c JOIN version v ON v.seq = c.version JOIN article a ON a.seq = v.article WHERE c.sha256 = ? LIMIT ?", []any{prefix, limit}
	if len(prefix) >= 2 && tables[prefix[:2]] != "" {
		sql = "SELECT id FROM " + tables[prefix[:2]] + " WHERE id >= ?1 AND id < ?2 UNION SELECT mention FROM other_mention WHERE mention >= ?1 AND mention < ?2 ORDER BY 1 LIMIT ?3"
		args = []any{prefix, prefix + "\x7f", limit}
	}
	err = l.file.View(ctx, func(b *store.Batch) {
		b.Each(sql, args, func(scan func(...any)) {
			var id string
			scan(&id)
			ids = append(ids, id)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("looking for %s: %w", prefix, err)
	}
	return ids, nil
}
