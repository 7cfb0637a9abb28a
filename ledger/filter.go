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
	count string // a quicker way to count, with the same arguments; "": count the rows
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
		q.where("+"+t+".added >= ?", millis(f.Since)) // the order of the listing is worth more than this index
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

// claims is the query for claims, table c. The narrowest of text, claimant and place drives it, in the order of its own index: what full text finds comes last added first.
func (f *Filter) claims() query {
	q := query{from: "claim c", order: "c.day DESC, c.seq DESC"}
	switch {
	case f.Text != "":
		q.from, q.order = "claim_words t CROSS JOIN claim c ON c.seq = t.rowid", "t.rowid DESC"
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
		counts := query{from: "claim_counts"}
		counts.has("measure", f.Measure)
		counts.has("of", hearsay.Fold(f.Of))
		q.in("+c.seq", counts, "claim") // in the order of days: sorting what is found costs more than looking through
	}
	f.on(&q, "c")
	f.countWords(&q, "claim_words")
	return q
}

// countWords counts by the full text alone where nothing else is asked for: it holds only what stands.
func (f *Filter) countWords(q *query, table string) {
	if expr, ok := match(f.Text); ok && len(q.args) == 1 && q.args[0] == expr {
		q.count = "SELECT count(*) FROM " + table + " WHERE " + table + " MATCH ?"
	}
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
	f.countWords(&q, "figure_words")
	return q
}

// passedOver is the filter as it is passed over to the claims and figures that a listing's objects rest on: without what the listing looks at itself.
func (f Filter) passedOver() Filter {
	f.When, f.Cut, f.Text = When{}, Cut{}, ""
	return f
}

// link is how the objects of a listing hang on claims and figures: a table with the object's key in owner and a claim's or figure's in mention.
type link struct {
	table, owner, mention string
	also                  string // a further condition on the table's rows, m
	claim, figure         string // the claim's and figure's column that mention holds, "" where it holds none
}

// through adds that the object with the key outer hangs on a claim or figure that the filter lets through. A narrow filter looks up what hangs on the few that it finds;
// a broad one asks each object for the first that fits.
func (f *Filter) through(q *query, outer string, by link) {
	var ways []string
	for _, to := range []struct {
		column string
		query  query
	}{{by.figure, f.figures()}, {by.claim, f.claims()}} {
		if to.column == "" || to.column == by.claim && f.counted() && by.figure != "" {
			continue
		}
		m := query{from: by.table + " m", args: to.query.args}
		if by.also != "" {
			m.where(by.also)
		}
		if by.claim != "" && by.figure != "" { // ids of both kinds stand in one column: c-… and f-…
			m.where("m." + by.mention + map[bool]string{true: " >= 'f-'", false: " < 'f-'"}[to.column == by.figure])
		}
		if f.broad() {
			m.from += " CROSS JOIN " + to.query.from
			m.conds = append(m.conds, "m."+by.owner+" = "+outer, to.column+" = m."+by.mention)
			m.conds = append(m.conds, to.query.conds...)
			ways = append(ways, "EXISTS ("+m.sql("1")+")")
		} else {
			m.conds = append(m.conds, "m."+by.mention+" IN ("+to.query.sql(to.column)+")")
			ways = append(ways, outer+" IN ("+m.sql("m."+by.owner)+")")
		}
		q.args = append(q.args, to.query.args...)
	}
	q.conds = append(q.conds, "("+strings.Join(ways, " OR ")+")")
}

// broad tells a filter that may let most of a ledger through.
func (f *Filter) broad() bool {
	return f.Claimant == "" && f.Place == "" && f.Text == "" && f.Fact == "" && f.Article == ""
}
