// Package rows writes what was read and compared as rows of a ledger's file, and removes what is to be forgotten: a reading comes in and takes the place of the one before,
// what both hold keeping its id; ledger lists the rows.
package rows

import (
	"cmp"
	"encoding/json"
	"strings"

	"hearsay"
	"hearsay/ledger/store"
)

// storedClaim is what claim_body holds: the object of the reading with its event's place written out.
type storedClaim struct {
	hearsay.WireClaim
	Event *hearsay.ListedEvent `json:"event"`
}

// storedFigure is what figure_body holds: the object of the reading with the chain and warnings of its claim.
type storedFigure struct {
	hearsay.WireFigure
	Via     []hearsay.WireRelay  `json:"via"`
	Caveats []hearsay.WireCaveat `json:"caveats"`
	Stance  *string              `json:"stance"`
}

// Known is what the ledger is told of claimants and places: see ledger.Options.
type Known struct {
	Identify func(hearsay.WireActor) string
	Areas    func(hearsay.WirePlace) []string
}

// rows writes the claims and figures of one reading.
type rows struct {
	*store.Batch
	known   Known
	article int64
	version int64
	at      int64
	day     string // the article's
	stands  bool   // a reading stood for it
	r       *hearsay.WireReading
	claims  map[string]*hearsay.WireClaim
	periods map[string]string // last day of the figures in a claim
	text    string            // folded
}

// Publish makes a reading the one that stands for its article, in a version of it: what it has in common with the one before keeps its id, the rest is gone or new.
// at is the time in milliseconds; text is what the reading's spans point into.
func Publish(b *store.Batch, known Known, article, version int64, r *hearsay.WireReading, text string, at int64) {
	w := &rows{Batch: b, known: known, article: article, version: version, at: at, r: r, text: hearsay.Fold(text)}
	b.Get("SELECT day, standing <> 0 FROM article WHERE seq = ?", []any{article}, &w.day, &w.stands)
	if w.stands {
		w.retract()
	}
	w.align()
	w.collect()
	for i := range r.Claims {
		w.claim(i, &r.Claims[i])
	}
	for i := range r.Figures {
		w.figure(i, &r.Figures[i])
	}
	w.places()
	w.count(1)
	w.keepReading()
	changed(b)
}

func (w *rows) keepReading() {
	data, err := json.Marshal(w.r)
	w.Fail(err)
	reader, err := json.Marshal(w.r.Reader)
	w.Fail(err)
	packed := w.Pack(data)
	w.Do("INSERT OR REPLACE INTO reading (version, made, reader, data) VALUES (?,?,?,?)", w.version, w.at, string(reader), packed)
	w.Do("UPDATE article SET standing = ?, claims = ?, figures = ? WHERE seq = ?", w.version, len(w.r.Claims), len(w.r.Figures), w.article)
}

// retract takes the article's claims and figures out of every count, link and full text; their rows stay.
func (w *rows) retract() {
	w.count(-1)
	for _, q := range []string{
		"DELETE FROM claim_words WHERE rowid IN (SELECT seq FROM claim WHERE article = ?)",
		"DELETE FROM figure_words WHERE rowid IN (SELECT seq FROM figure WHERE article = ?)",
		"DELETE FROM claim_who WHERE claim IN (SELECT seq FROM claim WHERE article = ?)",
		"DELETE FROM claim_counts WHERE claim IN (SELECT seq FROM claim WHERE article = ?)",
		"DELETE FROM claim_place WHERE claim IN (SELECT seq FROM claim WHERE article = ?)",
		"DELETE FROM figure_who WHERE figure IN (SELECT seq FROM figure WHERE article = ?)",
		"DELETE FROM figure_place WHERE figure IN (SELECT seq FROM figure WHERE article = ?)",
		"DELETE FROM article_place WHERE article = ?",
	} {
		w.Do(q, w.article)
	}
}

// count adds the article's share to the counts of claimants and places, or takes it off.
func (w *rows) count(sign int) {
	for _, q := range []string{
		"UPDATE claimant SET claims = claims + ?2 * n FROM (SELECT w.claimant AS who, count(*) AS n FROM claim c JOIN claim_who w ON w.claim = c.seq WHERE c.article = ?1 GROUP BY 1) WHERE id = who",
		"UPDATE claimant SET figures = figures + ?2 * n FROM (SELECT w.claimant AS who, count(*) AS n FROM figure f JOIN figure_who w ON w.figure = f.seq WHERE f.article = ?1 GROUP BY 1) WHERE id = who",
		"UPDATE place SET claims = claims + ?2 * n FROM (SELECT p.place AS spot, count(*) AS n FROM claim c JOIN claim_place p ON p.claim = c.seq WHERE c.article = ?1 AND p.direct GROUP BY 1) WHERE id = spot",
		"UPDATE place SET figures = figures + ?2 * n FROM (SELECT p.place AS spot, count(*) AS n FROM figure f JOIN figure_place p ON p.figure = f.seq WHERE f.article = ?1 AND p.direct GROUP BY 1) WHERE id = spot",
		"UPDATE place SET mentions = mentions + ?2 * n FROM (SELECT place AS spot, mentions AS n FROM article_place WHERE article = ?1) WHERE id = spot",
	} {
		w.Do(q, w.article, sign)
	}
}

// align gives what was found the ids that the ledger keeps, and marks what is gone.
func (w *rows) align() {
	kept := map[string]string{}
	claims, figures := mentions(w.r)
	w.settle("claim", w.stood("claim"), claims, kept)
	w.settle("figure", w.stood("figure"), figures, kept)
	Rename(w.r, kept)
}

// stood reads the mentions that stood for the article, with their words.
func (w *rows) stood(table string) (out []mention) {
	if !w.stands {
		return nil
	}
	w.Each("SELECT b.body FROM "+table+" t JOIN "+table+"_body b ON b."+table+" = t.seq WHERE t.article = ? AND t.gone = '' ORDER BY t.nth", []any{w.article}, func(scan func(...any)) {
		var body string
		scan(&body)
		if table == "claim" {
			var c storedClaim
			w.decode(body, &c)
			out = append(out, claimMention(&c.WireClaim))
			return
		}
		var f hearsay.WireFigure
		w.decode(body, &f)
		out = append(out, figureMention(&f))
	})
	return out
}

func (w *rows) decode(body string, to any) {
	if w.Err == nil {
		w.Fail(json.Unmarshal([]byte(body), to))
	}
}

// settle decides the ids of one table's mentions. A new mention whose own id names another one keeps apart from it by the next ordinal.
func (w *rows) settle(table string, old, found []mention, kept map[string]string) {
	a := align(old, found)
	taken := map[string]bool{}
	for _, o := range a.of {
		if o >= 0 {
			taken[old[o].id] = true
		}
	}
	for n := range found {
		id := found[n].id
		if o := a.of[n]; o >= 0 {
			id = old[o].id
		} else {
			for ordinal := 1; taken[id]; ordinal++ {
				id = w.another(table, n, ordinal)
			}
			taken[id] = true
		}
		kept[found[n].id] = id
	}
	for o := range old {
		if !a.used[o] && !taken[old[o].id] {
			w.Do("UPDATE "+table+" SET gone = ? WHERE id = ?", a.reason(o, w.text), old[o].id)
		}
	}
}

// another is the id that mention n would have with a later ordinal at its anchor.
func (w *rows) another(table string, n, ordinal int) string {
	a := &w.r.Article
	if table == "figure" {
		s := w.r.Figures[n].Number
		return hearsay.FigureID(a.ID, a.TextSHA256, hearsay.Span{Start: s.Start, End: s.End}, len(w.r.Figures)+ordinal)
	}
	s := Anchor(&w.r.Claims[n])
	return hearsay.ClaimID(a.ID, a.TextSHA256, hearsay.Span{Start: s.Start, End: s.End}, len(w.r.Claims)+ordinal)
}

// Anchor is the span that a claim's id is made from.
func Anchor(c *hearsay.WireClaim) hearsay.WireSpan {
	switch {
	case c.Cue != nil:
		return *c.Cue
	case c.Source != nil:
		return *c.Source
	case len(c.Content) > 0:
		return c.Content[0]
	}
	return hearsay.WireSpan{}
}

// collect looks up claims by id and the last day that the figures in each speak of.
func (w *rows) collect() {
	w.claims, w.periods = map[string]*hearsay.WireClaim{}, map[string]string{}
	for i := range w.r.Claims {
		w.claims[w.r.Claims[i].ID] = &w.r.Claims[i]
	}
	for i := range w.r.Figures {
		if f := &w.r.Figures[i]; f.Claim != nil {
			w.periods[*f.Claim] = max(w.periods[*f.Claim], end(f.Period))
		}
	}
}

// end is the last day of a period that is said, "" where none is.
func end(p hearsay.WirePeriod) string {
	switch {
	case p.To != nil:
		return lastDay(*p.To)
	case p.From != nil:
		return lastDay(*p.From)
	}
	return ""
}

func lastDay(value string) string {
	if _, last, ok := hearsay.Days(value); ok {
		return last.Format(hearsay.DayFormat)
	}
	return ""
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (w *rows) claim(nth int, c *hearsay.WireClaim) {
	stored, day := storedClaim{WireClaim: *c, Event: w.event(c.Event)}, ""
	if c.Event != nil {
		day = end(c.Event.Window)
	}
	day = cmp.Or(day, w.periods[c.ID], w.day)
	body, err := json.Marshal(stored)
	w.Fail(err)
	seq := w.upsert("claim", c.ID, "nth, day, side, kind, stance, score", nth, day, str(c.Claimant.Side), c.Claimant.Kind, c.Stance, c.Score)
	w.Do("INSERT OR REPLACE INTO claim_body (claim, body) VALUES (?,?)", seq, string(body))
	w.Do("INSERT INTO claim_words (rowid, words) VALUES (?,?)", seq, claimWords(c))
	for _, who := range speakers(c) {
		if id, ok := w.who(who); ok {
			w.Do("INSERT OR IGNORE INTO claim_who (claimant, day, claim) VALUES (?,?,?)", id, day, seq)
		}
	}
	for id, direct := range w.spots(claimPlaces(w.r, c)) {
		w.Do("INSERT OR IGNORE INTO claim_place (place, day, claim, direct) VALUES (?,?,?,?)", id, day, seq, direct)
	}
}

// upsert writes the row of a mention: one that stood keeps its seq and the time at which it was added.
func (w *rows) upsert(table, id, columns string, values ...any) (seq int64) {
	args := append([]any{id, w.article, w.version, w.at}, values...)
	marks := strings.Repeat(", ?", len(values))
	set := ""
	for column := range strings.SplitSeq(columns, ", ") {
		set += ", " + column + " = excluded." + column
	}
	w.Get("INSERT INTO "+table+" (id, article, version, added, "+columns+") VALUES (?, ?, ?, ?"+marks+") ON CONFLICT (id) DO UPDATE SET version = excluded.version, gone = ''"+set+" RETURNING seq",
		args, &seq)
	return seq
}

func (w *rows) event(e *hearsay.WireEvent) *hearsay.ListedEvent {
	if e == nil {
		return nil
	}
	out := &hearsay.ListedEvent{Type: e.Type, SubType: e.SubType, Window: e.Window, Actor: e.Actor, Target: e.Target}
	if e.Place != nil && *e.Place >= 0 && *e.Place < len(w.r.Places) {
		out.Place = &w.r.Places[*e.Place]
	}
	return out
}

// speakers are the claimants of a claim: each of several joint ones, else the one.
func speakers(c *hearsay.WireClaim) []hearsay.WireActor {
	if len(c.Claimants) > 0 {
		return c.Claimants
	}
	return []hearsay.WireActor{c.Claimant}
}

// who is the id of a claimant, whose row is made where there is none; false for a private person.
func (w *rows) who(a hearsay.WireActor) (string, bool) {
	id := w.known.ID(a)
	if private(id, a.Kind) {
		return "", false
	}
	w.Do("INSERT OR IGNORE INTO claimant (id, name, kind, side) VALUES (?,?,?,?)", id, a.Name, a.Kind, str(a.Side))
	return id, true
}

// private tells a person or witness whom the reference does not know: no page, no filter and no count.
func private(id, kind string) bool {
	return strings.HasPrefix(id, "n-") && (kind == hearsay.Person || kind == hearsay.Witness)
}

// ID is the id of a claimant: its key in reference/actors as Identify knows it, else one made from its name.
func (k Known) ID(a hearsay.WireActor) string {
	if k.Identify != nil {
		if id := k.Identify(a); id != "" {
			return id
		}
	}
	return hearsay.NameID(a.Name)
}

func (w *rows) figure(nth int, f *hearsay.WireFigure) {
	stored, stance, claim := storedFigure{WireFigure: *f, Via: []hearsay.WireRelay{}, Caveats: []hearsay.WireCaveat{}}, "", w.claims[str(f.Claim)]
	if claim != nil {
		stance = claim.Stance
		stored.Via, stored.Caveats, stored.Stance = claim.Via, claim.Caveats, &stance
	}
	body, err := json.Marshal(stored)
	w.Fail(err)
	var who hearsay.WireActor
	if f.Claimant != nil {
		who = *f.Claimant
	}
	asOf := cmp.Or(lastDay(str(f.Period.To)), w.day)
	seq := w.upsert("figure", f.ID, "nth, day, as_of, side, kind, stance, measure, of, score, claim",
		nth, cmp.Or(end(f.Period), w.day), asOf, str(who.Side), who.Kind, stance, f.Measure, hearsay.Fold(str(f.Of)), f.Score, str(f.Claim))
	w.Do("INSERT OR REPLACE INTO figure_body (figure, body) VALUES (?,?)", seq, string(body))
	w.Do("INSERT INTO figure_words (rowid, words) VALUES (?,?)", seq, figureWords(f, claim))
	if claim != nil {
		w.Do("INSERT OR IGNORE INTO claim_counts (measure, of, claim) SELECT ?, ?, seq FROM claim WHERE id = ?", f.Measure, hearsay.Fold(str(f.Of)), claim.ID)
	}
	for _, a := range counters(f, claim) {
		if id, ok := w.who(a); ok {
			w.Do("INSERT OR IGNORE INTO figure_who (claimant, figure) VALUES (?,?)", id, seq)
		}
	}
	for id, direct := range w.spots(figurePlaces(w.r, f)) {
		w.Do("INSERT OR IGNORE INTO figure_place (place, figure, direct) VALUES (?,?,?)", id, seq, direct)
	}
}

// counters are the claimants of a figure: those of its claim where that is joint, else its own; none in the paper's own voice.
func counters(f *hearsay.WireFigure, c *hearsay.WireClaim) []hearsay.WireActor {
	switch {
	case f.Claimant == nil:
		return nil
	case c != nil && c.Claimant.Name == f.Claimant.Name:
		return speakers(c)
	}
	return []hearsay.WireActor{*f.Claimant}
}

func claimWords(c *hearsay.WireClaim) string {
	words := []string{c.Claimant.Name}
	for _, v := range c.Via {
		words = append(words, v.Name)
	}
	for _, s := range []*hearsay.WireSpan{c.Source, c.Cue} {
		if s != nil {
			words = append(words, s.Text)
		}
	}
	for _, s := range c.Content {
		words = append(words, s.Text)
	}
	return strings.Join(words, "\n")
}

func figureWords(f *hearsay.WireFigure, c *hearsay.WireClaim) string {
	words := strings.Join([]string{f.Text, str(f.Of), str(f.Subject), str(f.Place)}, "\n")
	if c != nil {
		words += "\n" + claimWords(c)
	}
	return words
}
