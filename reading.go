package hearsay

import "strconv"

// Reader says what made a reading: the program's version, the tagger and the SHA-256 of its weights ("" for rules).
type Reader struct {
	Version string `json:"version"`
	Tagger  string `json:"tagger"`
	Model   string `json:"model"`
}

// Reading is all that was found in one version of an article. Its spans are bytes of the article's text.
type Reading struct {
	Reader    Reader
	Article   Article
	Furniture []Furniture
	Claims    []Claim
	Figures   []Figure
	Places    []Place
	Times     []Time
}

// AssignIDs gives every claim and figure its id by CONTRACT's rule and repeats the ids that joins wrote as positions ("#3") in Within, Answers, By, Claim and RelativeTo.
// The claims and figures must stand in their final order.
func (r *Reading) AssignIDs(ix *Index) {
	claims, figures := make([]string, len(r.Claims)), make([]string, len(r.Figures))
	seen := map[Span]int{}
	for i := range r.Claims {
		a := ix.Points(r.Claims[i].Anchor())
		claims[i] = ClaimID(r.Article.ID, r.Article.TextSHA256, a, seen[a])
		seen[a]++
	}
	seen = map[Span]int{}
	for i := range r.Figures {
		n := ix.Points(r.Figures[i].Number)
		figures[i] = FigureID(r.Article.ID, r.Article.TextSHA256, n, seen[n])
		seen[n]++
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		c.ID = claims[i]
		c.Within = resolve(c.Within, claims)
		for k := range c.Answers {
			c.Answers[k] = resolve(c.Answers[k], claims)
		}
		for k := range c.Caveats {
			c.Caveats[k].By = resolve(c.Caveats[k].By, claims)
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		f.ID = figures[i]
		f.Claim = resolve(f.Claim, claims)
		f.Derived.RelativeTo = resolve(f.Derived.RelativeTo, figures)
	}
}

// Ref is how one pass points at the nth claim or figure of a reading before ids are assigned.
func Ref(n int) string { return "#" + strconv.Itoa(n) }

// Deref is the position that a Ref names; ok is false for anything else.
func Deref(ref string) (n int, ok bool) {
	if len(ref) < 2 || ref[0] != '#' {
		return 0, false
	}
	n, err := strconv.Atoi(ref[1:])
	return n, err == nil
}

func resolve(ref string, ids []string) string {
	if n, ok := Deref(ref); ok && n >= 0 && n < len(ids) {
		return ids[n]
	}
	return ref
}
