package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/brief"
	"hearsay/ledger"
	"hearsay/reference/actors"
	"hearsay/web/shown"
)

// mostItems is how many things a page or its twin holds at most.
const mostItems = 500

// Field is one field of the filter form, as the URL has it.
type Field struct {
	Name, Label, Value string
	Hint               string
	Type               string   // of the input
	Choices            []string // a list to choose from instead
}

// vocabularies of the fields that are chosen from a list.
var (
	stances = []string{hearsay.Assert, hearsay.Assess, hearsay.Predict, hearsay.Pledge, hearsay.Demand, hearsay.Deny, hearsay.Retract, hearsay.Question}
	kinds   = []string{
		hearsay.Government, hearsay.Military, hearsay.Intelligence, hearsay.ThinkTank, hearsay.Media, hearsay.Intergovernmental,
		hearsay.NGO, hearsay.Expert, hearsay.Person, hearsay.Witness, hearsay.Unnamed,
	}
	measures = []string{
		hearsay.Killed, hearsay.Wounded, hearsay.Casualties, hearsay.Captured, hearsay.Missing, hearsay.Displaced, hearsay.Refugees, hearsay.InjuredCivilians,
		hearsay.KilledCivilians, hearsay.Deployed, hearsay.Mobilised, hearsay.EquipmentDestroyed, hearsay.EquipmentCaptured, hearsay.MissilesLaunched, hearsay.MissilesShotDown,
		hearsay.Distance, hearsay.Area, hearsay.Population, hearsay.Duration, hearsay.Money, hearsay.Other,
	}
)

// fields are the filters of a listing, in the order of the form.
func (q *query) fields(names ...string) []Field {
	all := []Field{
		{"text", "Words", "", "", "search", nil},
		{"claimant", "Claimant", "", "name or id", "text", nil},
		{"side", "Side", "", "as Ukraine", "text", nil},
		{"kind", "Kind of claimant", "", "", "", kinds},
		{"stance", "Stance", "", "", "", stances},
		{"measure", "Measure", "", "", "", measures},
		{"of", "Counted of", "", "party, as Russia", "text", nil},
		{"place", "Place", "", "name or id", "text", nil},
		{"from", "From day", "", "", "date", nil},
		{"to", "To day", "", "", "date", nil},
		{"since", "Added since", "", "24h, 7d or a day", "text", nil},
	}
	var out []Field
	for _, f := range all {
		if slices.Contains(names, f.Name) {
			f.Value = q.URL.Query().Get(f.Name)
			out = append(out, f)
		}
	}
	return out
}

// filter reads the filters of the URL. Names go through the reference; one that may mean several is a refusal that asks which.
func (q *query) filter() (f ledger.Filter, err error) {
	v := q.URL.Query()
	f.What = ledger.What{Measure: v.Get("measure"), Of: q.party(v.Get("of")), Stance: v.Get("stance"), Text: v.Get("text"), Fact: v.Get("fact"), Article: v.Get("article")}
	f.Who = ledger.Who{Side: q.land(v.Get("side")), Kind: v.Get("kind")}
	f.When = ledger.When{From: v.Get("from"), To: v.Get("to")}
	f.After = v.Get("after")
	for _, step := range []func(*ledger.Filter, url.Values) error{q.numbers, q.days, q.who, q.where} {
		if err := step(&f, v); err != nil {
			return f, err
		}
	}
	return f, nil
}

// land is a country or bloc as claimants spell it; what is not known stays as written.
func (q *query) land(name string) string {
	if l, ok := q.site.Actors.LandOf(name); ok {
		return l.Side
	}
	return name
}

// party is whose are counted, as figures spell it: a country, else a body that is known, else as written.
func (q *query) party(name string) string {
	if l, ok := q.site.Actors.LandOf(name); ok {
		return l.Side
	}
	if e, ok := q.site.Actors.Lookup(name); ok {
		return e.Name
	}
	return name
}

func wrong(what, do string) error { return refusal{http.StatusBadRequest, what, do, nil} }

func (q *query) numbers(f *ledger.Filter, v url.Values) (err error) {
	if s := v.Get("limit"); s != "" {
		if f.Limit, err = strconv.Atoi(s); err != nil || f.Limit < 1 {
			return wrong(fmt.Sprintf("limit=%s is no count of items.", s), fmt.Sprintf("Write a whole number from 1 to %d.", mostItems))
		}
		f.Limit = min(f.Limit, mostItems)
	}
	if s := v.Get("min-score"); s != "" {
		if f.MinScore, err = strconv.ParseFloat(s, 64); err != nil || !(f.MinScore >= 0 && f.MinScore <= 1) {
			return wrong(fmt.Sprintf("min-score=%s is no score.", s), "Write a number from 0 to 1.")
		}
	}
	return nil
}

func (q *query) days(f *ledger.Filter, v url.Values) (err error) {
	for _, name := range []string{"from", "to"} {
		if s := v.Get(name); s != "" {
			if _, ok := hearsay.DaysApart(s, s); !ok {
				return wrong(fmt.Sprintf("%s=%s is no day.", name, s), "Write it as 2022-03-24.")
			}
		}
	}
	if s := v.Get("since"); s != "" {
		if f.Since, err = brief.Since(s, q.site.Now()); err != nil {
			return wrong(err.Error()+".", "Write 24h, 7d or a day as 2022-03-24.")
		}
	}
	return nil
}

// who finds the claimant that a name means.
func (q *query) who(f *ledger.Filter, v url.Values) error {
	name := strings.TrimSpace(v.Get("claimant"))
	if name == "" {
		return nil
	}
	if _, ok := q.site.Actors.Entry(name); ok || strings.HasPrefix(name, "n-") {
		f.Claimant = name
		return nil
	}
	found := q.site.Actors.Resolve(name)
	switch len(found) {
	case 0:
		f.Claimant = hearsay.NameID(name)
	case 1:
		f.Claimant = found[0].Key
	default:
		return which(name, found)
	}
	return nil
}

func which(name string, found []actors.Entry) error {
	var names []string
	for i, e := range found {
		if i == 8 {
			names = append(names, fmt.Sprintf("and %d more", len(found)-i))
			break
		}
		names = append(names, fmt.Sprintf("%s (%s)", e.Name, e.Key))
	}
	return wrong(fmt.Sprintf("“%s” may be several claimants: %s.", name, strings.Join(names, "; ")), "Write the full name or the id in brackets.")
}

// where finds the place that a name means among those that the ledger holds.
func (q *query) where(f *ledger.Filter, v url.Values) error {
	name := strings.TrimSpace(v.Get("place"))
	if name == "" {
		return nil
	}
	f.Place = name
	if _, err := strconv.Atoi(name); err == nil || strings.HasPrefix(name, "x-") {
		return nil
	}
	page, err := q.site.Ledger.Places(q.Context(), ledger.Filter{What: ledger.What{Text: name}, Cut: ledger.Cut{Limit: 20}})
	if err != nil {
		return err
	}
	var same []hearsay.ListedPlace
	for _, p := range page.Items {
		if hearsay.Fold(p.Name) == hearsay.Fold(name) {
			same = append(same, p)
		}
	}
	switch len(same) {
	case 0:
		return wrong(fmt.Sprintf("The ledger holds no place that is called “%s”.", name), "Take one from the list of places.")
	case 1:
		f.Place = same[0].ID
		return nil
	}
	var names []string
	for _, p := range same {
		names = append(names, fmt.Sprintf("%s, %s (%s)", p.Name, shown.Either(p.Country, "country not known"), p.ID))
	}
	return wrong(fmt.Sprintf("“%s” may be several places: %s.", name, strings.Join(names, "; ")), "Write the id in brackets.")
}

// Listing is one page of a list.
type Listing[T any] struct {
	Items    []T
	Total    int // 0 on a later page
	Later    bool
	Next     string // address of the next page, "" at the end
	Fields   []Field
	Filtered bool
	Path     string
}

// Telling is how a list counts itself.
type Telling struct {
	Total           int
	Later, Filtered bool
	Fields          []Field
	One, Many, Path string
}

// Tell counts a list in words.
func (l Listing[T]) Tell(one, many string) Telling {
	return Telling{l.Total, l.Later, l.Filtered, l.Fields, one, many, l.Path}
}

// list makes a listing of what a page of the ledger holds, each item made fit for the page.
func list[T, V any](q *query, p ledger.Page[T], fields []Field, show func(T) V) Listing[V] {
	l := Listing[V]{Total: p.Total, Later: q.URL.Query().Get("after") != "", Fields: fields, Path: strings.TrimSuffix(q.URL.Path, ".json"), Next: q.next(p.Next, false)}
	for name := range q.URL.Query() {
		if name != "after" && name != "limit" && q.URL.Query().Get(name) != "" {
			l.Filtered = true
		}
	}
	for _, item := range p.Items {
		l.Items = append(l.Items, show(item))
	}
	return l
}

// next is the address of the page after this one, "" at the end.
func (q *query) next(after string, data bool) string {
	if after == "" {
		return ""
	}
	v := q.URL.Query()
	v.Set("after", after)
	path := strings.TrimSuffix(q.URL.Path, ".json")
	if data {
		path += ".json"
	}
	return (&url.URL{Path: path, RawQuery: v.Encode()}).String()
}

// items is the twin of a listing.
func items[T any](q *query, p ledger.Page[T]) any {
	var next *string
	if n := q.next(p.Next, true); n != "" {
		next = &n
	}
	if p.Items == nil {
		p.Items = []T{}
	}
	return struct {
		Items []T     `json:"items"`
		Next  *string `json:"next"`
	}{p.Items, next}
}

// narrowed writes the filters of a listing in words, as "stance deny, from 2022-03-24".
func narrowed(fields []Field) string {
	var said []string
	for _, f := range fields {
		if f.Value != "" {
			said = append(said, strings.ToLower(f.Label)+" “"+f.Value+"”")
		}
	}
	return strings.Join(said, ", ")
}

// Option is one choice of a field.
type Option struct {
	Value, Label string
	Chosen       bool
}

func options(f Field) []Option {
	out := []Option{{"", "any", f.Value == ""}}
	for _, c := range f.Choices {
		out = append(out, Option{c, shown.Spaced(c), c == f.Value})
	}
	return out
}
