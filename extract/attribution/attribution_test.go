package attribution

import (
	"slices"
	"sort"
	"strings"
	"testing"

	"hearsay"
	"hearsay/text"
)

// brackets writes the attributions of a text into it: [Kyiv]source [said]cue [it lost 10 tanks]content. Where there are several, the second one's words end in source2, cue2, content2, and so on.
func brackets(in string) string {
	type edge struct {
		at    int
		order int
		words string
	}
	var edges []edge
	put := func(s hearsay.Span, what string) {
		if !s.Empty() {
			edges = append(edges, edge{s.Start, 2*len(in) - s.Len(), "["}, edge{s.End, s.Len() - len(in), "]" + what})
		}
	}
	for i, f := range Find(text.New(&hearsay.Article{}, in)) {
		n := ""
		if i > 0 {
			n = string(rune('1' + i))
		}
		put(f.Source, "source"+n)
		put(f.Cue, "cue"+n)
		for _, c := range f.Content {
			put(c, "content"+n)
		}
	}
	sort.SliceStable(edges, func(a, b int) bool {
		if edges[a].at != edges[b].at {
			return edges[a].at < edges[b].at
		}
		return edges[a].order < edges[b].order
	})
	var out strings.Builder
	last := 0
	for _, e := range edges {
		out.WriteString(in[last:e.at])
		out.WriteString(e.words)
		last = e.at
	}
	return out.String() + in[last:]
}

// plain takes the brackets out again.
func plain(marked string) string {
	for _, what := range []string{"source", "cue", "content"} {
		for _, n := range []string{"2", "3", "4", "5", ""} {
			marked = strings.ReplaceAll(marked, "]"+what+n, "")
		}
	}
	return strings.ReplaceAll(marked, "[", "")
}

func check(t *testing.T, want string) {
	t.Helper()
	if got := brackets(plain(want)); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestFind(t *testing.T) {
	for _, want := range []string{
		// a clause after its cue
		"[Kyiv]source [said]cue [it lost 10 tanks]content.",
		"[The General Staff of Ukraine]source [said]cue on Monday that [it lost 10 tanks]content.",
		"[Olena Shpak, the head of the regional council]source, [said]cue [the bridge was gone]content.",
		"In Kyiv [the ministry]source [said]cue [the bridge was gone]content.",
		"On Friday [a senior US defence official]source [told]cue reporters [the raid had failed]content.",
		"[Mr Petrenko]source [told]cue the BBC that [the bridge was mined]content.",
		"[Petrenko]source, who lost his house in the spring, [said]cue [the street was empty]content.",
		"[The Wagner Group’s chief]source, however, [claimed]cue that [the town was taken]content.",
		"[Germany and France]source [warned]cue that [the talks could fail]content.",
		// content before its cue
		"[The bridge was gone]content, [the mayor]source [said]cue.",
		"[The bridge was gone]content, [said]cue [the mayor, Olena Shpak]source.",
		"[“We hold the bridge,”]content [Petrenko]source [said]cue on Monday.",
		"[“We hold the bridge,”]content [added]cue [the colonel]source.",
		"[The defence of the town is “a miracle”]content, [Petrenko]source [said]cue.",
		// split contents
		"[Russia]content, [he]source [said]cue, [was losing its best men]content.",
		"[The goal]content, [according to]cue [a US official]source, [is to win time]content.",
		"[“The bridge,”]content [she]source [said]cue, [“is gone.”]content",
		// colons
		"[The governor]source [wrote]cue: [“The tower fell. Nobody was hurt.”]content",
		// headlines
		"[Coast Guard]source: [ten boats lost in storm]content",
		"[Coast Guard]source [revises]cue tally: [ten boats lost in storm]content",
		"Norway loses harbour: ten boats sunk in storm",
		"[Estimate]cue: [ten boats lost in the storm]content",
		"[New report]cue: [ten boats lost in the storm]content",
		"Update: ten boats lost in the storm",
		// according to
		"[According to]cue [the rescuers]source, cited by the Harbour Ledger, [the dam had burst]content.",
		"[According to]cue [the General Staff]source, [two ships left port]content.",
		"[Two ships left port]content, [according to]cue [the navy]source.",
		"[In [his]source opinion]cue, [the war will last]content.",
		// noun phrases and infinitives
		"[The union]source [condemned]cue [the strike on the harbour]content.",
		"[Kyiv]source [accused]cue [Moscow of shelling the town]content.",
		"[The president]source [urged]cue [allies to send more guns]content.",
		"[The government]source [pledged]cue [to rebuild the school]content.",
		"[The envoy]source [described]cue [the talks as useful]content.",
		"[The bank]source [warned of]cue [a hard winter]content.",
		// passives and impersonal cues
		"It [is believed]cue that [the fleet has left]content.",
		"[Ten men]content [are thought]cue [to have died]content.",
		"The minister [was asked]cue by [reporters]source [whether the plan would work]content.",
	} {
		check(t, want)
	}
}

func TestTwoClaims(t *testing.T) {
	for _, want := range []string{
		"[[The mayor]source]source2 [said]cue [the bridge was gone]content and [added]cue2 that [the road was closed]content2.",
		"[[The mayor]source]source2 [said]cue [the bridge was gone]content, [adding]cue2 that [the road was closed]content2.",
		"[The mayor]source [said]cue [the bridge was gone]content, but [Moscow]source2 [denied]cue2 [the strike]content2.",
		"[“We hold the bridge,”]content [she]source [said]cue. [“They will not take it.”]content2",
		"[Most people stayed in the town]content. That is [according to]cue [a survey]source.",
		"[Two ships left the port at dawn]content. This [was announced]cue by [the navy]source.",
		"[Two ships left the port at dawn]content. [The navy]source [said]cue this in a report.",
		"[The mayor]source [said]cue that [[the army]source2 had [claimed]cue2 that [it held the hill]content2]content.",
	} {
		check(t, want)
	}
}

func TestNoClaim(t *testing.T) {
	for _, in := range []string{
		"The bridge was gone by noon.",
		"The report of the committee runs to ten pages.",
		"The mayor said nothing.",
		"She did not say who would come.",
		"The United States sent ten planes.",
		"He has nothing to say.",
		"",
	} {
		if got := brackets(in); got != in {
			t.Errorf("got %s\nwant no claim", got)
		}
	}
}

func TestDashQuotations(t *testing.T) {
	check(t, "- [We hold the bridge.They will not take it]content - [said]cue [the colonel]source.")
	check(t, "[Petrenko]source: [we hold the bridge to the last man]content")
}

func TestContinues(t *testing.T) {
	found := Find(text.New(&hearsay.Article{}, "“We hold the bridge,” said the colonel. “They will not take it.”"))
	if len(found) != 2 || found[1].Continues != 0 || found[0].Continues != -1 {
		t.Fatalf("the second quotation should carry on the first claim: %+v", found)
	}
}

func TestExamplesOfCues(t *testing.T) {
	for _, row := range cueRows() {
		if row[5] == "" {
			continue
		}
		forms := formsOf(strings.Fields(row[1])[0], row[2], row[0] == "noun")
		ok := slices.ContainsFunc(Find(text.New(&hearsay.Article{}, row[5])), func(f Found) bool {
			first := strings.ToLower(strings.Fields(f.Cue.Of(row[5]) + " -")[0])
			_, known := forms[first]
			return known || slices.ContainsFunc(strings.Fields(f.Cue.Of(row[5])), func(w string) bool { _, k := forms[w]; return k })
		})
		if !ok {
			t.Errorf("%s: no claim in its example: %s", row[1], brackets(row[5]))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Kyiv said: “We lost ten tanks.” It added, according to Moscow, that “no”\n\n- We hold - said he.")
	f.Add("‘x, he said’ that “y” – Z")
	f.Fuzz(func(t *testing.T, in string) {
		d := text.New(&hearsay.Article{}, in)
		found := Find(d)
		for i, c := range found {
			last := 0
			for _, s := range c.Content {
				if s.Empty() || s.Start < last || s.End > len(in) {
					t.Fatalf("content %v after %d of %d", s, last, len(in))
				}
				if s.Overlaps(c.Cue) {
					t.Fatalf("content %v overlaps its cue %v", s, c.Cue)
				}
				last = s.End
			}
			if len(c.Content) == 0 || c.Source.End > len(in) || c.Continues >= i {
				t.Fatalf("claim %d: %+v", i, c)
			}
		}
		if again := Find(d); len(again) != len(found) {
			t.Fatalf("%d claims, then %d", len(found), len(again))
		}
	})
}

func find1(in string) []Found { return Find(text.New(&hearsay.Article{}, in)) }
