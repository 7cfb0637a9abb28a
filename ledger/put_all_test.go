package ledger

import (
	"context"
	"errors"
	"testing"

	"hearsay"
)

// TestPutAll: versions are kept together as they are one by one, an article under the id that the ledger has for it; of a batch with one that fails none is kept.
func TestPutAll(t *testing.T) {
	l := opened(t)
	other := article("/in/izium.txt", "2022-03-25", "Moscow said that it held Izium.", said{source: "Moscow", cue: "said", content: "it held Izium"})
	if _, err := l.PutAll(t.Context(), []Entry{other, {Version: makariv().Version}}, nil); !errors.Is(err, ErrStale) {
		t.Errorf("a batch with a version that lacks its reading: %v", err)
	}
	if n, err := l.Counts(t.Context()); err != nil || n.Articles != 0 {
		t.Errorf("of a batch that failed %+v was kept, %v", n, err)
	}
	all, err := l.PutAll(t.Context(), []Entry{makariv(), other, makariv()}, nil)
	if err != nil || len(all) != 3 {
		t.Fatalf("%+v, %v", all, err)
	}
	for i, want := range []string{hearsay.AddedNew, hearsay.AddedNew, hearsay.AddedKnown} {
		state(t, all[i], want)
	}
	if got := contents(claims(t, l, Filter{})); got != "it held Izium | it lost 10 tanks near Makariv | 30 men had died" {
		t.Error(got)
	}
	changed := article("/in/makariv.txt", "2022-03-24", "Kyiv said it lost 12 tanks near Makariv.",
		said{source: "Kyiv", cue: "said", content: "it lost 12 tanks near Makariv", number: 12, words: "12 tanks", measure: hearsay.EquipmentDestroyed, of: "Ukraine", place: "Makariv"})
	if _, err := l.PutAll(t.Context(), []Entry{changed}, nil); !errors.Is(err, ErrStale) {
		t.Errorf("under another id than the ledger's: %v", err)
	}
	renamed := func(e *Entry, id string) error { e.Version.Article.ID = id; under(e.Reading, id); return nil }
	if all, err := l.PutAll(t.Context(), []Entry{changed}, renamed); err != nil {
		t.Error(err)
	} else {
		state(t, all[0], hearsay.AddedVersion)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := l.PutAll(ctx, []Entry{other}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
}
