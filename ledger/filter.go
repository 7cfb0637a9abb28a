package ledger

import (
	"strings"
	"unicode"

	"hearsay"
)

// query is a listing as SQL: what is filtered and in what order; the columns are the caller's.
type query struct {
	from  string
	conds []string
	args  []any
	order string
}

func (q *query) where(cond string, args ...any) {
	q.conds, q.args = append(q.conds, cond), append(q.args, args...)
}

// has adds an equality where a value is asked for.
func (q *query) has(column, value string) {
	if value != "" {
		q.where(column+" = ?", value)
	}
}

// in adds that a column is among the results of another query's column.
func (q *query) in(column string, other query, of string) {
	q.where(column+" IN ("+other.sql(of)+")", other.args...)
}

// sql is the query for some columns, without order.
func (q *query) sql(columns string) string {
	s := "SELECT " + columns + " FROM " + q.from
	if len(q.conds) > 0 {
		s += " WHERE " + strings.Join(q.conds, " AND ")
	}
	return s
}

// said tells whether the filter asks for anything that only claims and figures have.
func (f *Filter) said() bool {
	return f.Who != (Who{}) || f.Measure != "" || f.Of != "" || f.Place != "" || f.Stance != "" || f.Fact != "" || f.MinScore > 0
}

// counted tells whether the filter asks for something that only figures have.
func (f *Filter) counted() bool { return f.Measure != "" || f.Of != "" }

// match is the words of a filter as FTS5 takes them: every word, every "phrase", word* by its beginning. ok is false where there is no word.
func match(text string) (expr string, ok bool) {
	var terms []string
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 {
			terms = appendTerm(terms, part, "")
			continue
		}
		for _, word := range strings.Fields(part) {
			star := ""
			if strings.HasSuffix(word, "*") {
				star = "*"
			}
			terms = appendTerm(terms, word, star)
		}
	}
	return strings.Join(terms, " "), len(terms) > 0
}

func appendTerm(terms []string, words, star string) []string {
	words = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return ' '
	}, words)
	if strings.TrimSpace(words) == "" {
		return terms
	}
	return append(terms, `"`+strings.TrimSpace(words)+`"`+star)
}

// sought adds full text to a query whose rows are those of a table of words.
func (q *query) sought(table, text string) {
	if expr, ok := match(text); ok {
		q.where(table+" MATCH ?", expr)
		return
	}
	q.where("0")
}

// on adds what claims and figures have in common to a query whose table is called t.
func (f *Filter) on(q *query, t string) {
	q.has(t+".side", f.Side)
	q.has(t+".kind", f.Kind)
	q.has(t+".stance", f.Stance)
	if f.From != "" {
		q.where(t+".day >= ?", f.From)
	}
	if f.To != "" {
		q.where(t+".day <= ? AND "+t+".day <> ''", f.To)
	}
	if !f.Since.IsZero() {
		q.where(t+".added >= ?", millis(f.Since))
	}
	if f.MinScore > 0 {
		q.where(t+".score >= ?", f.MinScore)
	}
	if f.Article != "" {
		q.where(t+".article = (SELECT seq FROM article WHERE id = ?)", f.Article)
		q.order = t + ".nth"
	}
	if f.Fact != "" {
		q.where(t+".id IN (SELECT mention FROM fact_member WHERE fact = (SELECT seq FROM fact WHERE id = ?))", f.Fact)
	}
	q.where(t + ".gone = ''")
}

// claims is the query for claims, table c. The narrowest of text, claimant and place drives it, in the order of its own index.
func (f *Filter) claims() query {
	q := query{from: "claim c", order: "c.day DESC, c.seq DESC"}
	switch {
	case f.Text != "":
		q.from = "claim_words t CROSS JOIN claim c ON c.seq = t.rowid"
		q.sought("claim_words", f.Text)
	case f.Claimant != "":
		q.from, q.order = "claim_who w CROSS JOIN claim c ON c.seq = w.claim", "w.day DESC, w.claim DESC"
		q.where("w.claimant = ?", f.Claimant)
	case f.Place != "":
		q.from, q.order = "claim_place p CROSS JOIN claim c ON c.seq = p.claim", "p.day DESC, p.claim DESC"
		q.where("p.place = ?", f.Place)
	}
	if f.Claimant != "" && f.Text != "" {
		q.where("EXISTS (SELECT 1 FROM claim_who WHERE claimant = ? AND day = c.day AND claim = c.seq)", f.Claimant)
	}
	if f.Place != "" && (f.Claimant != "" || f.Text != "") {
		q.where("EXISTS (SELECT 1 FROM claim_place WHERE place = ? AND day = c.day AND claim = c.seq)", f.Place)
	}
	if f.counted() {
		figures := query{from: "figure"}
		figures.has("measure", f.Measure)
		figures.has("of", hearsay.Fold(f.Of))
		figures.where("gone = ''")
		q.in("c.id", figures, "claim")
	}
	f.on(&q, "c")
	return q
}

// figures is the query for figures, table g.
func (f *Filter) figures() query {
	q := query{from: "figure g", order: "g.fact_day DESC, g.fact DESC, g.as_of, g.seq"}
	if f.Text != "" {
		q.from = "figure_words t CROSS JOIN figure g ON g.seq = t.rowid"
		q.sought("figure_words", f.Text)
	}
	q.has("g.measure", f.Measure)
	q.has("g.of", hearsay.Fold(f.Of))
	if f.Claimant != "" {
		q.where("g.seq IN (SELECT figure FROM figure_who WHERE claimant = ?)", f.Claimant)
	}
	if f.Place != "" {
		q.where("g.seq IN (SELECT figure FROM figure_place WHERE place = ?)", f.Place)
	}
	f.on(&q, "g")
	return q
}

// passedOver is the filter as it is passed over to the claims and figures that a listing's objects rest on: without what the listing looks at itself.
func (f Filter) passedOver() Filter {
	f.When, f.Cut, f.Text = When{}, Cut{}, ""
	return f
}

// mentions adds that a column of claim and figure ids is among those that the filter lets through.
func (f *Filter) mentions(q *query, column string) {
	figures := f.figures()
	if f.counted() {
		q.in(column, figures, "g.id")
		return
	}
	claims := f.claims()
	q.where(column+" IN ("+claims.sql("c.id")+" UNION ALL "+figures.sql("g.id")+")", append(claims.args, figures.args...)...)
}
