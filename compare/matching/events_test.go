package matching

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// at makes a reading of one day with one event "TYPE at PLACE from FROM to TO".
func at(kind, place, from, to string) (*hearsay.WireReading, *hearsay.WireClaim) {
	day, zero := "2022-04-09", 0
	r := &hearsay.WireReading{Article: hearsay.WireArticle{WireMeta: hearsay.WireMeta{Published: &day}}}
	p := hearsay.WirePlace{Name: place, Kind: hearsay.City}
	if found := gazetteer.Default().Lookup(place); len(found) > 0 {
		p.Country, p.GeoNamesID = &found[0].Country, &found[0].ID
	}
	r.Places = []hearsay.WirePlace{p}
	c := &hearsay.WireClaim{Event: &hearsay.WireEvent{Type: kind, Place: &zero}}
	if from != "" {
		c.Event.Window.From = &from
	}
	if to != "" {
		c.Event.Window.To = &to
	}
	return r, c
}

func event(t *testing.T, kind, place, from, to string) Happening {
	t.Helper()
	r, c := at(kind, place, from, to)
	h, ok := NewReader(actors.Default(), r).Event(actors.Default(), c)
	if !ok {
		t.Fatalf("%s at %s is no event", kind, place)
	}
	return h
}

func TestOneEvent(t *testing.T) {
	strike := event(t, "explosions", "Bucha", "2022-03-30", "2022-04-01")
	for _, c := range []struct {
		what, kind, place, from, to string
		same                        bool
	}{
		{"the same", "explosions", "Bucha", "2022-03-30", "2022-04-01", true},
		{"a day in its window", "explosions", "Bucha", "2022-03-31", "2022-03-31", true},
		{"the day after", "explosions", "Bucha", "2022-04-02", "", true},
		{"two days after", "explosions", "Bucha", "2022-04-03", "", false},
		{"the day before", "explosions", "Bucha", "", "2022-03-29", true},
		{"another type", "battles", "Bucha", "2022-03-31", "2022-03-31", false},
		{"another town", "explosions", "Kramatorsk", "2022-03-31", "2022-03-31", false},
		{"the oblast that it lies in", "explosions", "Kyiv Oblast", "2022-03-31", "2022-03-31", true},
		{"another oblast", "explosions", "Kharkiv Oblast", "2022-03-31", "2022-03-31", false},
	} {
		other := event(t, c.kind, c.place, c.from, c.to)
		if strike.Same(&other) != c.same || other.Same(&strike) != c.same {
			t.Errorf("%s: %v, want %v", c.what, strike.Same(&other), c.same)
		}
	}
}

func TestEventsWithoutAWindowAreOfTheArticlesDay(t *testing.T) {
	if h := event(t, "battles", "Izium", "", ""); h.From != "2022-04-09" || h.To != "2022-04-09" {
		t.Errorf("%+v", h)
	}
}

func TestWhatIsNoEvent(t *testing.T) {
	for what, change := range map[string]func(*hearsay.WireReading, *hearsay.WireClaim){
		"no event": func(_ *hearsay.WireReading, c *hearsay.WireClaim) { c.Event = nil }, "no type": func(_ *hearsay.WireReading, c *hearsay.WireClaim) { c.Event.Type = "" },
		"no place": func(_ *hearsay.WireReading, c *hearsay.WireClaim) { c.Event.Place = nil }, "a place that the reading lacks": func(r *hearsay.WireReading, _ *hearsay.WireClaim) { r.Places = nil },
		"a place below nought": func(_ *hearsay.WireReading, c *hearsay.WireClaim) { n := -1; c.Event.Place = &n },
		"no day":               func(r *hearsay.WireReading, _ *hearsay.WireClaim) { r.Article.Published = nil },
		"a window that ends before it begins": func(_ *hearsay.WireReading, c *hearsay.WireClaim) {
			from, to := "2022-04-09", "2022-04-01"
			c.Event.Window = hearsay.WirePeriod{From: &from, To: &to}
		},
	} {
		r, c := at("battles", "Izium", "", "")
		change(r, c)
		if _, ok := NewReader(actors.Default(), r).Event(actors.Default(), c); ok {
			t.Errorf("%s is an event", what)
		}
	}
}

func TestParties(t *testing.T) {
	for name, want := range map[string]string{"Armed Forces of Ukraine": "Ukraine", "Ministry of Defence of Russia": "Russia", "Russian troops": "Russia", "Moscow": "Russia", "The Green Men": "the green men", "": ""} {
		if got := Party(actors.Default(), name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestPlacesNamed(t *testing.T) {
	text := "shelling between Izium and Ukraine"
	c := &hearsay.WireClaim{WireAttribution: hearsay.WireAttribution{Content: []hearsay.WireSpan{{Start: 10, End: 10 + len(text), Text: text}}}}
	r := &hearsay.WireReading{Places: []hearsay.WirePlace{
		{WireSpan: hearsay.WireSpan{Start: 27, End: 32, Text: "Izium"}, Name: "Izium", Kind: hearsay.City},
		{WireSpan: hearsay.WireSpan{Start: 37, End: 44, Text: "Ukraine"}, Name: "Ukraine", Kind: hearsay.Country},
		{WireSpan: hearsay.WireSpan{Start: 300, End: 307, Text: "Kharkiv"}, Name: "Kharkiv", Kind: hearsay.City},
	}}
	if got := NewReader(actors.Default(), r).Named(c); len(got) != 1 || got[0] != "izium" {
		t.Errorf("%v, want the town alone", got)
	}
}

func TestVectorsThatAreAlikeMeet(t *testing.T) {
	a, b := make([]float32, 256), make([]float32, 256)
	for i := range a {
		a[i] = float32(math.Sin(float64(i) + 0.3))
		b[i] = a[i] + 0.05*float32(math.Cos(float64(3*i)))
	}
	if c := Cosine(a, b); c < 0.95 {
		t.Errorf("a cosine of %v", c)
	}
	met := false
	for i, k := range Signs(a) {
		met = met || k == Signs(b)[i]
	}
	if !met {
		t.Error("no band in common")
	}
}

func TestVectorsThatSayNothing(t *testing.T) {
	for _, c := range [][2][]float32{{nil, nil}, {{1}, nil}, {{0, 0}, {0, 0}}, {{1, 0}, {1}}, {{float32(math.NaN())}, {1}}, {{float32(math.Inf(1))}, {1}}} {
		if got := Cosine(c[0], c[1]); got != 0 {
			t.Errorf("%v: %v", c, got)
		}
		if Signs(c[0]) != nil {
			t.Errorf("%v has keys", c[0])
		}
	}
}

// TestWithinIsAShare holds that a share lies between none and all, that a text holds itself, and more words never hold less.
func TestWithinIsAShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string {
			out := ""
			for range rapid.IntRange(0, 8).Draw(t, name) {
				out += rapid.SampledFrom([]string{"bridge", "mined", "retreat", "harbour", "refinery", "the", "brigade"}).Draw(t, name+" word") + " "
			}
			return out
		}
		a, b := draw("a"), draw("b")
		share, n := NewVector(a).Within(NewVector(b))
		if share < 0 || share > 1+1e-9 || n < 0 {
			t.Fatalf("%v of %q in %q", share, a, b)
		}
		if self, _ := NewVector(a).Within(NewVector(a)); self != 0 && math.Abs(self-1) > 1e-9 {
			t.Fatalf("%q holds %v of itself", a, self)
		}
		if more, _ := NewVector(a).Within(NewVector(b + " " + a)); more < share-1e-9 {
			t.Fatalf("%v with more words, %v with fewer", more, share)
		}
		x, _ := NewVector(a).Like(NewVector(b))
		y, _ := NewVector(b).Like(NewVector(a))
		if x != y {
			t.Fatalf("%v and %v", x, y)
		}
	})
}

// FuzzEvent holds that any window and names give a window in order or none, and that an event is the same as itself.
func FuzzEvent(f *testing.F) {
	f.Add("battles", "Bucha", "2022-03-30", "2022-04", "Russia")
	f.Add("", "\xff", "9999-99-99", "0000", "’")
	f.Fuzz(func(t *testing.T, kind, place, from, to, actor string) {
		r, c := at(kind, place, from, to)
		c.Event.Actor = &actor
		h, ok := NewReader(actors.Default(), r).Event(actors.Default(), c)
		if !ok {
			return
		}
		if h.From > h.To || !h.Same(&h) {
			t.Fatalf("%+v", h)
		}
	})
}

// FuzzVectors holds that the cosine of any numbers is one, in either order, and that equal vectors share all keys.
func FuzzVectors(f *testing.F) {
	f.Add([]byte("some numbers of a sentence"), []byte("others"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		wide := func(s []byte) (out []float32) {
			for _, x := range s {
				out = append(out, float32(int(x)-128))
			}
			return out
		}
		x, y := wide(a), wide(b)
		if c := Cosine(x, y); c < -1 || c > 1 || c != Cosine(y, x) {
			t.Fatalf("%v", c)
		}
		for i, k := range Signs(x) {
			if k == "" || Signs(wide(a))[i] != k {
				t.Fatal("not the same twice")
			}
		}
	})
}
