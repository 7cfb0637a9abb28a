package quantity

import (
	"reflect"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// FuzzFind holds what must hold of any text: spans fit and hold their number, low <= best <= high, references point backwards, the same text gives the same figures.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"The total losses: tanks ‒ 3259 (+7), APV ‒ 6405 (+11).", "Between $3 and $5bn, two-thirds of 10,000soldiers, 15½ pounds", "A few hundred, tens of thousands; one in five, 1,2,3 24.02.22",
		"a a a 1 (2 km) - 3 to 4 or 5 times higher than the toll", "more than the next two years' 5%", "150,000 or 1 million, 70 to 80,000", "“EUR6-7 billion”\n\n(+7) (+8)", "½ ¼ ٣ 1e9 0044 99999999999999999",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d := text.New(&hearsay.Article{}, in)
		found := Find(d)
		for i, g := range found {
			holds(t, in, i, g)
		}
		if again := Find(d); !reflect.DeepEqual(found, again) {
			t.Fatalf("%q reads differently the second time", in)
		}
	})
}

func holds(t *testing.T, in string, i int, g hearsay.Figure) {
	t.Helper()
	if g.Number.Empty() || g.Number.Start < 0 || g.Span.End > len(in) || !g.Span.Contains(g.Number) {
		t.Fatalf("%q: number %v, span %v", in, g.Number, g.Span)
	}
	if g.Low != nil && g.High != nil && *g.Low > *g.High {
		t.Fatalf("%q: %v > %v", in, *g.Low, *g.High)
	}
	if g.Low == nil && g.High == nil || g.Qualifier == "" || g.Measure == "" || g.Unit == "" {
		t.Fatalf("%q: %+v", in, g)
	}
	if n, ok := hearsay.Deref(g.Derived.RelativeTo); ok && n >= i {
		t.Fatalf("%q: figure %d is relative to %d", in, i, n)
	}
}

const article = "Ukraine said on Tuesday that Russia had lost around 10,000 troops since the invasion began on 24 February 2022, among them six generals. " +
	"The ministry counted 25 tanks, 30 to 40 armoured vehicles and more than 300 trucks. Officials in Kharkiv said the strike killed at least 12 people and wounded 20 more, " +
	"some 37 miles (60 km) from the border. Washington sent $1.5bn in military aid, and about 60 percent of voters said it should send more. Nobody was surprised by what he said. "

func BenchmarkFind(b *testing.B) {
	in := strings.Repeat(article+"\n\n", 8)
	d := text.New(&hearsay.Article{}, in)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d)
	}
}
