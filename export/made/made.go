// Package made is rows of invention for the tests and benchmarks of export: figures, claims and articles by number come out, the same each time.
package made

import (
	"fmt"
	"strconv"
	"time"

	"hearsay"
	"hearsay/export/rows"
)

var (
	claimants = []hearsay.WireActor{
		{Name: "General Staff of the Ukrainian Armed Forces", Kind: hearsay.Military, Side: ptr("Ukraine")}, {Name: "Russian Ministry of Defence", Kind: hearsay.Military, Side: ptr("Russia")},
		{Name: "UK Ministry of Defence", Kind: hearsay.Government, Side: ptr("UK")}, {Name: "unnamed officials", Kind: hearsay.Unnamed}, {Name: "=Oblast office, \"Sumy\"", Kind: hearsay.Government},
	}
	measures = []string{hearsay.Killed, hearsay.Wounded, hearsay.EquipmentDestroyed, hearsay.Displaced}
)

func ptr[T any](v T) *T { return &v }

// Article is the article of the nth row: twenty rows stand in one.
func Article(n int) hearsay.ArticleRef {
	a := strconv.Itoa(n / 20)
	day := time.Date(2022, 2, 24, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/200%900).Format(hearsay.DayFormat)
	return hearsay.ArticleRef{ID: hearsay.ArticleID("", a, ""), Name: "made-" + a, Title: ptr("Losses of day " + a), URL: ptr("https://herald.example/" + a), Published: &day, Publisher: ptr("The Harbour Herald"),
		Version: hearsay.SHA256([]byte(a))}
}

// Figure is the nth figure.
func Figure(n int) rows.Figure {
	article := Article(n)
	best := float64(1000 + n*7919%90000)
	number := hearsay.FormatNumber(best)
	words := "about " + number + " soldiers were killed"
	at := hearsay.WireSpan{Start: n % 20 * 200, End: n%20*200 + len(words), Text: words}
	who := claimants[n%len(claimants)]
	day := *article.Published
	f := rows.Figure{Said: "since the beginning of the war " + words, ListedFigure: hearsay.ListedFigure{Schema: hearsay.SchemaFigure, Article: article}}
	f.WireFigure = hearsay.WireFigure{ID: fmt.Sprintf("f-%016x", n), WireSpan: at, Number: hearsay.WireSpan{Start: at.Start + 6, End: at.Start + 6 + len(number), Text: number},
		WireCounted:  hearsay.WireCounted{Measure: measures[n%len(measures)], Of: ptr("Russia"), Subject: ptr("soldiers"), Unit: ptr("person")},
		WireInterval: hearsay.WireInterval{Low: &best, Best: &best, High: &best, Qualifier: hearsay.About},
		WireRunning:  hearsay.WireRunning{Cumulative: ptr(n%2 == 0), Period: hearsay.WirePeriod{From: ptr("2022-02-24"), To: &day}, Includes: []string{}, Interest: ptr(hearsay.EnemySide)},
		Claimant:     &who, Claim: ptr(fmt.Sprintf("c-%016x", n)), Place: ptr("Ukraine"), Score: ptr(0.9)}
	f.FigureStanding = hearsay.FigureStanding{Via: []hearsay.WireRelay{}, Caveats: []hearsay.WireCaveat{}, Stance: ptr(hearsay.Assert), Fact: ptr(fmt.Sprintf("g-%016x", n/3)), OriginsLow: 2, OriginsHigh: 3}
	if n%5 == 0 {
		f.Via = append(f.Via, hearsay.WireRelay{Name: "The Gull", WireSpan: hearsay.WireSpan{Start: at.End + 4, End: at.End + 12, Text: "the Gull"}})
	}
	if n%7 == 0 {
		f.Caveats = append(f.Caveats, hearsay.WireCaveat{Kind: hearsay.Unconfirmed, WireSpan: hearsay.WireSpan{Start: at.End + 20, End: at.End + 46, Text: "It could not be confirmed."}})
	}
	return f
}

// Figures are the first n figures.
func Figures(n int) []rows.Figure {
	out := make([]rows.Figure, n)
	for i := range out {
		out[i] = Figure(i)
	}
	return out
}
