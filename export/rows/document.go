package rows

// Document is one article with what a filter lets through of it: what forms are made of that follow the page rather than a table. Text is what its offsets point into, "" where it was
// forgotten. Relations are those that join one of its claims or figures to another.
type Document struct {
	Article   Article
	Text      string
	Claims    []Claim
	Figures   []Figure
	Places    []Place
	Times     []Time
	Relations []Relation
}

// FiguresOf are the figures that a claim holds.
func (d *Document) FiguresOf(claim string) (out []*Figure) {
	for i := range d.Figures {
		if f := &d.Figures[i]; f.Claim != nil && *f.Claim == claim {
			out = append(out, f)
		}
	}
	return out
}

// PlacesOf are the mentions of places in the words of a claim.
func (d *Document) PlacesOf(claim string) (out []*Place) {
	for i := range d.Places {
		if p := &d.Places[i]; p.Claim != nil && *p.Claim == claim {
			out = append(out, p)
		}
	}
	return out
}
