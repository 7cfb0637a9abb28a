package extract

import (
	"hearsay"
	"hearsay/extract/table"
)

// ReadTable reads the text of a sheet (see ingest/sheet) by opt.Table: a claim for each row, with its figures and the interest of its claimant in them.
// Notes are lines for the user. An error says which column is missing; nothing is read then.
func ReadTable(a *hearsay.Article, text string, opt Options) (hearsay.Reading, []string, error) {
	found, err := table.Find(text, *opt.Table, opt.Actors)
	if err != nil {
		return hearsay.Reading{}, nil, err
	}
	r := hearsay.Reading{Reader: hearsay.Reader{Version: opt.Reader.Version, Tagger: TableTagger}, Article: *a, Claims: found.Claims, Figures: found.Figures}
	j := &figureJoin{lex: figureLexicon()}
	for i := range r.Figures {
		r.Figures[i].Interest = j.interest(&r.Figures[i])
	}
	r.AssignIDs(hearsay.NewIndex(text))
	return r, found.Notes, nil
}

// TableTagger is what a reading of a sheet names as its tagger.
const TableTagger = "table"
