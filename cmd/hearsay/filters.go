package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/pipeline"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// ledgerFlag names the ledger.
type ledgerFlag struct {
	Ledger string `help:"The ledger's file. Not given: ledger.db in the hearsay folder of your data folder." placeholder:"FILE" type:"path"`
}

// path is where the ledger lies: the flag, else ledger.db in the user's data folder.
func (f ledgerFlag) path() (string, error) {
	if f.Ledger != "" {
		return f.Ledger, nil
	}
	dir := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("finding your data folder: %w; name a file with --ledger", err)
		}
		dir = filepath.Join(home, ".local", "share")
		switch runtime.GOOS {
		case "darwin":
			dir = filepath.Join(home, "Library", "Application Support")
		case "windows":
			if dir = os.Getenv("LOCALAPPDATA"); dir == "" {
				dir = filepath.Join(home, "AppData", "Local")
			}
		}
	}
	return filepath.Join(dir, "hearsay", "ledger.db"), nil
}

// open opens the ledger with what the reference knows; mustExist is for verbs that only ask.
func (f ledgerFlag) open(ctx context.Context, mustExist bool) (*ledger.Ledger, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	ignoreFileLimit()
	opt := pipeline.Reference()
	opt.MustExist, opt.Program = mustExist, version
	return ledger.Open(ctx, path, opt)
}

// filterFlags are the one set of filters of all verbs that list.
type filterFlags struct {
	Claimant string  `help:"Who says it: a name or id; where several go by it you are asked which." placeholder:"NAME" group:"Filters"`
	Side     string  `help:"The claimant's country or bloc." placeholder:"NAME" group:"Filters"`
	Kind     string  `help:"The claimant's kind, as military." placeholder:"KIND" group:"Filters"`
	Measure  string  `help:"What is counted, as killed." placeholder:"MEASURE" group:"Filters"`
	Of       string  `help:"Whose are counted, as Russia." placeholder:"NAME" group:"Filters"`
	Place    string  `help:"A place, and all that lies in it." placeholder:"NAME" group:"Filters"`
	Stance   string  `help:"How it is said, as assess." placeholder:"STANCE" group:"Filters"`
	From     string  `help:"Spoken of from this day on, as 2022-03-24 (else the article's day)." placeholder:"DAY" group:"Filters"`
	To       string  `help:"Spoken of up to this day, which is included." placeholder:"DAY" group:"Filters"`
	Since    string  `help:"Added since: 24h, 7d, or a day." placeholder:"TIME" group:"Filters"`
	Text     string  `help:"Holding these words; \"in quotes\" one after another, begin* by their beginning." placeholder:"WORDS" group:"Filters"`
	MinScore float64 `help:"Scored at least this, from 0 to 1; leaves out what has no score." placeholder:"SCORE" group:"Filters"`
}

// vocabularies are the words that a filter may have, by its flag.
var vocabularies = map[string][]string{
	"kind": {hearsay.Government, hearsay.Military, hearsay.Intelligence, hearsay.ThinkTank, hearsay.Media, hearsay.Intergovernmental, hearsay.NGO, hearsay.Expert, hearsay.Person,
		hearsay.Witness, hearsay.Unnamed},
	"stance": {hearsay.Assert, hearsay.Assess, hearsay.Predict, hearsay.Pledge, hearsay.Demand, hearsay.Deny, hearsay.Retract, hearsay.Question},
	"measure": {hearsay.Killed, hearsay.Wounded, hearsay.Casualties, hearsay.Captured, hearsay.Missing, hearsay.Displaced, hearsay.Refugees, hearsay.InjuredCivilians,
		hearsay.KilledCivilians, hearsay.Deployed, hearsay.Mobilised, hearsay.EquipmentDestroyed, hearsay.EquipmentCaptured, hearsay.MissilesLaunched, hearsay.MissilesShotDown,
		hearsay.Distance, hearsay.Area, hearsay.Population, hearsay.Duration, hearsay.Money, hearsay.Other},
}

// filter turns the flags into the ledger's filter; what cannot be understood wraps errUsage.
func (f filterFlags) filter(ctx context.Context, l *ledger.Ledger) (out ledger.Filter, err error) {
	for flag, value := range map[string]string{"kind": f.Kind, "stance": f.Stance, "measure": f.Measure} {
		if known := vocabularies[flag]; value != "" && !slices.Contains(known, value) {
			return out, fmt.Errorf("%w: --%s: %q is none; it is one of %s", errUsage, flag, value, strings.Join(known, ", "))
		}
	}
	if f.MinScore < 0 || f.MinScore > 1 {
		return out, fmt.Errorf("%w: --min-score: %v does not lie between 0 and 1", errUsage, f.MinScore)
	}
	out.Kind, out.Stance, out.Measure, out.Text, out.MinScore = f.Kind, f.Stance, f.Measure, f.Text, f.MinScore
	out.Side, out.Of = land(f.Side), party(f.Of)
	if out.When, err = f.when(time.Now()); err != nil {
		return out, err
	}
	if out.Claimant, err = claimantID(ctx, l, f.Claimant); err != nil {
		return out, err
	}
	out.Place, err = placeID(ctx, l, f.Place)
	return out, err
}

// when reads the days and the time of adding.
func (f filterFlags) when(now time.Time) (out ledger.When, err error) {
	for flag, value := range map[string]string{"from": f.From, "to": f.To} {
		first, last, ok := hearsay.Days(value)
		switch {
		case value == "":
		case !ok:
			return out, fmt.Errorf("%w: --%s: %q is no day; it is written 2022-03-24", errUsage, flag, value)
		case flag == "from":
			out.From = first.Format(hearsay.DayFormat)
		default:
			out.To = last.Format(hearsay.DayFormat)
		}
	}
	if out.From != "" && out.To != "" && out.To < out.From {
		return out, fmt.Errorf("%w: --to %s lies before --from %s", errUsage, f.To, f.From)
	}
	out.Since, err = since(f.Since, now)
	return out, err
}

// since reads a time of adding: hours or days back, a day, or a moment; the zero time for "".
func since(value string, now time.Time) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	if days, ok := strings.CutSuffix(value, "d"); ok {
		var n int
		if _, err := fmt.Sscanf(days+"!", "%d!", &n); err == nil && n >= 0 {
			return now.AddDate(0, 0, -n), nil
		}
	}
	if d, err := time.ParseDuration(value); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t, nil
	}
	if first, _, ok := hearsay.Days(value); ok {
		return time.Date(first.Year(), first.Month(), first.Day(), 0, 0, 0, 0, now.Location()), nil
	}
	return time.Time{}, fmt.Errorf("%w: --since: %q is no time; write 24h, 7d, 2022-03-24 or 2022-03-24T10:00:00Z", errUsage, value)
}

// land is a country or bloc as claimants and figures spell it; what is not known stays as written.
func land(name string) string {
	if l, ok := actors.Default().LandOf(name); ok {
		return l.Side
	}
	return name
}

// party is whose are counted, as figures spell it: a country, else a body that is known, else as written.
func party(name string) string {
	if l, ok := actors.Default().LandOf(name); ok {
		return l.Side
	}
	if e, ok := actors.Default().Lookup(name); ok {
		return e.Name
	}
	return name
}

// candidate is one that a name in a filter may mean.
type candidate struct{ id, name, more string }

// ask refuses a name that several go by, and names them.
func ask(flag, name string, found []candidate) error {
	var b strings.Builder
	fmt.Fprintf(&b, "--%s: %q may be", flag, name)
	for _, c := range found[:min(len(found), 12)] {
		fmt.Fprintf(&b, "\n  --%s %s  (%s)", flag, quoteArgument(c.id), strings.Join(nonEmpty(c.name, c.more), ", "))
	}
	if n := len(found) - 12; n > 0 {
		fmt.Fprintf(&b, "\n  and %d more", n)
	}
	return fmt.Errorf("%w: %s\nSay which", errUsage, safe(b.String(), true))
}

func quoteArgument(s string) string {
	if strings.ContainsAny(s, " '\"") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// claimantID is the id that a name or id means; where several go by it, those in the ledger are named first.
func claimantID(ctx context.Context, l *ledger.Ledger, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if c, err := l.Claimant(ctx, name); err == nil || !errors.Is(err, ledger.ErrMissing) {
		return c.ID, err
	}
	known := actors.Default().Resolve(name)
	var here, all []candidate
	for _, e := range known {
		if c, err := l.Claimant(ctx, e.Key); err == nil {
			here = append(here, candidate{c.ID, c.Name, plural(c.Claims, "claim") + " in the ledger"})
		} else {
			all = append(all, candidate{e.Key, e.Name, e.Side})
		}
	}
	all = append(here, all...)
	if len(known) == 0 {
		p, err := l.Claimants(ctx, ledger.Filter{What: ledger.What{Text: name}})
		if err != nil {
			return "", err
		}
		for _, c := range p.Items {
			if hearsay.Fold(c.Name) == hearsay.Fold(name) {
				return c.ID, nil
			}
			here = append(here, candidate{c.ID, c.Name, plural(c.Claims, "claim")})
		}
	}
	switch {
	case len(all) == 1:
		return all[0].id, nil
	case len(all) > 1:
		return "", ask("claimant", name, all)
	case len(here) == 1:
		return here[0].id, nil
	case len(here) > 1:
		return "", ask("claimant", name, here)
	}
	return "", fmt.Errorf("%w: --claimant: nobody in the ledger or the reference goes by %q; 'hearsay claimants' lists who speaks", errUsage, name)
}

// placeID is the id that a place's name or id means: of several places of that name, the one that the ledger speaks of.
func placeID(ctx context.Context, l *ledger.Ledger, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if p, err := l.Place(ctx, name); err == nil || !errors.Is(err, ledger.ErrMissing) {
		return p.ID, err
	}
	here, all, err := placesNamed(ctx, l, name)
	switch {
	case err != nil:
		return "", err
	case len(here) == 1:
		return here[0].id, nil
	case len(here) > 1:
		return "", ask("place", name, here)
	case len(all) == 0:
		return "", fmt.Errorf("%w: --place: neither the ledger nor the gazetteer knows %q; 'hearsay places' lists what is spoken of", errUsage, name)
	}
	return all[0].id, nil
}

// placesNamed are the places of a name: those that the ledger speaks of, or that hold one, and all.
func placesNamed(ctx context.Context, l *ledger.Ledger, name string) (here, all []candidate, err error) {
	for _, e := range gazetteer.Default().Lookup(name) {
		all = append(all, candidate{e.PlaceID(), e.Name, strings.Join(nonEmpty(e.Kind, e.Country), " in ")})
	}
	own, err := l.Places(ctx, ledger.Filter{What: ledger.What{Text: name}})
	if err != nil {
		return nil, nil, err
	}
	for _, p := range own.Items {
		known := slices.ContainsFunc(all, func(c candidate) bool { return c.id == p.ID })
		if !known && hearsay.Fold(p.Name) == hearsay.Fold(name) {
			all = append(all, candidate{p.ID, p.Name, p.Kind})
		}
	}
	for _, c := range all {
		held, err := l.Places(ctx, ledger.Filter{What: ledger.What{Place: c.id}, Cut: ledger.Cut{Limit: 1}})
		if err != nil {
			return nil, nil, err
		}
		if held.Total > 0 {
			here = append(here, c)
		}
	}
	return here, all, nil
}
