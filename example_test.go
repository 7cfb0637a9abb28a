package hearsay_test

import (
	"fmt"

	"hearsay"
	"hearsay/extract"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// One article in, its claims out: who says what, in which words of the page.
func Example() {
	const page = `The General Staff of Ukraine said on Monday that its troops had shot down nine drones over Odesa.

"Two of them hit the harbour," Mayor Olena Shpak told the BBC. "Nobody was hurt."

Moscow denied that it had attacked the city.`

	doc := text.New(&hearsay.Article{Meta: hearsay.Meta{Published: "2023-03-06"}}, page)
	reading := extract.Read(doc, extract.Options{Actors: actors.Default(), Gazetteer: gazetteer.Default()})
	for _, c := range reading.Claims {
		fmt.Printf("%s (%s, %s)\n", c.Claimant.Name, c.Stance, c.Quote)
		for _, s := range c.Content {
			fmt.Printf("  %s\n", s.Of(page))
		}
	}
	// Output:
	// General Staff of the Ukrainian Armed Forces (assert, indirect)
	//   its troops had shot down nine drones over Odesa
	// Olena Shpak (assert, direct)
	//   "Two of them hit the harbour,"
	// Olena Shpak (assert, direct)
	//   "Nobody was hurt."
	// Government of Russia (deny, indirect)
	//   it had attacked the city
}
