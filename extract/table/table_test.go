package table

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/reference/actors"
)

// sheet makes a sheet's text of lines whose cells are parted by bars.
func sheet(lines string) string { return strings.ReplaceAll(strings.TrimSpace(lines), "|", "\t") }

func bound(v *float64) string {
	if v == nil {
		return "?"
	}
	return fmt.Sprint(*v)
}

// told is a table in words, one line a figure: who (via whom): bounds measure subject of party, as of day.
func told(t testing.TB, text string, opt Options) (string, []string) {
	t.Helper()
	found, err := Find(text, opt, actors.Default())
	if err != nil {
		return "error: " + err.Error(), nil
	}
	var out []string
	for _, f := range found.Figures {
		n, _ := hearsay.Deref(f.Claim)
		s := f.Claimant.Name
		for _, v := range found.Claims[n].Via {
			s += " via " + v.Name
		}
		s += fmt.Sprintf(": %s..%s %s %s %s of %s as of %s", bound(f.Low), bound(f.High), f.Qualifier, f.Measure, f.Subject, f.Of, f.Period.To)
		if f.Cumulative != nil && *f.Cumulative {
			s += ", total"
		}
		out = append(out, s+" ["+strings.ReplaceAll(f.Number.Of(text), "\t", "|")+"]")
	}
	return strings.Join(out, "\n"), found.Notes
}

func TestRows(t *testing.T) {
	for _, c := range []struct{ what, lines, want string }{
		{"an estimate", "date|estimate|type|source|country\n2022-03-24|7,000|deaths|UK MoD|russia", "UK Ministry of Defence: 7000..7000 exact killed soldiers of Russia as of 2022-03-24 [7,000]"},
		{"low and high, a relay", "Date|Low|High|Type|Source|Country\n24/03/2022|7000|15000|deaths|NATO officials (via WP)|RU", "NATO officials via The Washington Post: 7000..15000 range killed soldiers of Russia as of 2022-03-24 [7000|15000]"},
		{"low alone", "date|estimate_low|estimate_high|type|source\n2022-07-20|15000||casualties|Pentagon leak", "US Department of Defense: 15000..? at-least casualties soldiers of  as of 2022-07-20 [15000]"},
		{"high alone", "date|min|max|type|source\n2022-07-20||25000|KIA|CIA assessment", "US Central Intelligence Agency: ?..25000 at-most killed soldiers of  as of 2022-07-20 [25000]"},
		{"bounds in the column's name", "date|deaths_low|deaths_high|source\n2022-07-20|10|20|BBC", "BBC: 10..20 range killed soldiers of  as of 2022-07-20 [10|20]"},
		{"several measures a row", "as of|killed|wounded|source|side\n2022-05-02|300|900|Ukrainian officials|Ukraine", "Ukrainian officials: 300..300 exact killed soldiers of Ukraine as of 2022-05-02 [300]\nUkrainian officials: 900..900 exact wounded soldiers of Ukraine as of 2022-05-02 [900]"},
		{"words in the cell", "date|killed|source\n2022-05-02|about 300|Kyiv\n2022-05-03|>400|Kyiv\n2022-05-04|400-500|Kyiv\n2022-05-05|up to 90|Kyiv",
			"Government of Ukraine: 300..300 about killed soldiers of  as of 2022-05-02 [about 300]\nGovernment of Ukraine: 400..? at-least killed soldiers of  as of 2022-05-03 [>400]\n" +
				"Government of Ukraine: 400..500 range killed soldiers of  as of 2022-05-04 [400-500]\nGovernment of Ukraine: ?..90 at-most killed soldiers of  as of 2022-05-05 [up to 90]"},
		{"a column that accompanies another", "date|killed|killed*|source\n2022-05-02|300|about|Kyiv\n2022-05-03|400|more|Kyiv\n2022-05-04|410||Kyiv",
			"Government of Ukraine: 300..300 about killed soldiers of  as of 2022-05-02 [300]\nGovernment of Ukraine: 400..? at-least killed soldiers of  as of 2022-05-03 [400]\nGovernment of Ukraine: 410..410 exact killed soldiers of  as of 2022-05-04 [410]"},
		{"joint sources, a bracket that is no name", "date|killed|source\n2022-05-02|300|Reuters; BBC (cumulative)", "Reuters and BBC: 300..300 exact killed soldiers of  as of 2022-05-02 [300]"},
		{"the author of an estimate", "date|killed|source\n2022-05-02|300|Excess deaths estimate (A. Petrenko)", "A. Petrenko: 300..300 exact killed soldiers of  as of 2022-05-02 [300]"},
		{"an initial and a last name", "date|killed|source\n2022-05-02|300|Estimate (B. Hodges)", "Ben Hodges: 300..300 exact killed soldiers of  as of 2022-05-02 [300]"},
		{"a header that comes again, and tags", "date|killed|source\n#date|#affected+killed|#meta\n2022-05-02|300|BBC\ndate|killed|source\n2022-05-03|310|BBC",
			"BBC: 300..300 exact killed soldiers of  as of 2022-05-02 [300]\nBBC: 310..310 exact killed soldiers of  as of 2022-05-03 [310]"},
		{"a title above the header", "Losses of the spring||\ndate|killed|source\n2022-05-02|300|BBC", "BBC: 300..300 exact killed soldiers of  as of 2022-05-02 [300]"},
		{"months first, where one date shows it", "date|killed|source\n03/04/2022|1|BBC\n03/24/2022|2|BBC", "BBC: 1..1 exact killed soldiers of  as of 2022-03-04 [1]\nBBC: 2..2 exact killed soldiers of  as of 2022-03-24 [2]"},
		{"a month in words", "date|killed|source\n24 March 2022|1|BBC", "BBC: 1..1 exact killed soldiers of  as of 2022-03-24 [1]"},
	} {
		if got, _ := told(t, sheet(c.lines), Options{}); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

func TestWideTable(t *testing.T) {
	columns, err := ParseColumns("tank=equipment-destroyed:tanks, field artillery = equipment-destroyed:artillery systems")
	if err != nil {
		t.Fatal(err)
	}
	got, notes := told(t, sheet("date|day|tank|field artillery|worst day at\n2022-03-24|29|530|280|Izium\n2022-03-25|30|||"), Options{Columns: columns, Claimant: "General Staff of Ukraine", Of: "Russia", Cumulative: true})
	want := "General Staff of the Ukrainian Armed Forces: 530..530 exact equipment-destroyed tanks of Russia as of 2022-03-24, total [530]\n" +
		"General Staff of the Ukrainian Armed Forces: 280..280 exact equipment-destroyed artillery systems of Russia as of 2022-03-24, total [280]"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if all := strings.Join(notes, "\n"); strings.Count(all, `"worst day at"`) != 1 || !strings.Contains(all, "row 3: no number") || len(notes) != 2 {
		t.Errorf("notes %q", notes)
	}
}

func TestARowIsAClaim(t *testing.T) {
	text := sheet("date|killed|source|notes\n2022-05-02|300|Kyiv (via Reuters)|from a briefing")
	found, err := Find(text, Options{}, actors.Default())
	if err != nil || len(found.Claims) != 1 {
		t.Fatal(found, err)
	}
	c := found.Claims[0]
	if c.Source.Of(text) != "Kyiv (via Reuters)" || !c.Cue.Empty() || len(c.Content) != 2 || c.Content[0].Of(text) != "2022-05-02\t300" || c.Content[1].Of(text) != "from a briefing" {
		t.Errorf("%+v", c.Attribution)
	}
	if len(c.Via) != 1 || c.Via[0].Span.Of(text) != "Reuters" || c.Stance != hearsay.Assert {
		t.Errorf("%+v", c)
	}
	if !c.Holds(found.Figures[0].Number) {
		t.Error("the figure lies outside its claim")
	}
}

func TestNumbersOfThreeCountries(t *testing.T) {
	for _, c := range []struct{ what, cells, want string }{
		{"English", "1,234.5;1,234;12", "1234.5 1234 12"},
		{"German", "1.234,5;1.234;12", "1234.5 1234 12"},
		{"French", "1 234,5;1 234;12", "1234.5 1234 12"},
		{"French with no-break spaces", "1\u00a0234,5;1\u202f234", "1234.5 1234"},
		{"Swiss", "1'234.5;1’234", "1234.5 1234"},
		{"nothing shows the decimal mark: groups", "1,234;1.234;7", "1234 1234 7"},
		{"millions", "1.234.567;1,5", "1.234567e+06 1.5"},
		{"both marks decimal in one table: what is open is not read", "1.5;1,5;1.234", "1.5 1.5 -"},
		{"no groups of three", "1,23,456;12 34", "- -"},
		{"words and signs", "n/a;-;;–;unknown", "    "},
		{"scales, signs", "70k;1.2 million;-25;−3", "70000 1.2e+06 -25 -3"},
		{"no numbers", "=SUM(A1:A3);many;12 March;7000000000000000000000000000", "- - - -"},
	} {
		lines := []string{"date|killed|source"}
		for cell := range strings.SplitSeq(c.cells, ";") {
			lines = append(lines, "2022-05-02|"+cell+"|BBC")
		}
		text := sheet(strings.Join(lines, "\n"))
		rows := split(text)
		l, err := layoutOf(text, rows, Options{})
		if err != nil {
			t.Fatal(err)
		}
		st := styleOf(text, rows[1:], l)
		var got []string
		for _, row := range rows[1:] {
			in, found, ok := st.number(row[1].Of(text))
			switch {
			case !ok:
				got = append(got, "-")
			case !found:
				got = append(got, "")
			default:
				got = append(got, bound(in.Low))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q read as %q, want %q", c.what, c.cells, s, c.want)
		}
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	for _, c := range []struct{ what, lines, want string }{
		{"no dates", "killed|source\n300|BBC", "no column of dates (the columns are killed, source); call one date"},
		{"no numbers", "date|tank|source\n2022-05-02|300|BBC", "--columns"},
		{"no sources", "date|killed\n2022-05-02|300", "--claimant"},
		{"nothing says what is counted", "date|estimate|source\n2022-05-02|300|BBC", "call one type"},
		{"two columns of one name", "date|killed|killed|source\n2022-05-02|300|200|BBC", "rename one"},
		{"two sources of one name", "date|killed|source|source\n2022-05-02|300|BBC|UN", `two columns that are called "source"`},
		{"a header alone", "date|killed|source", "no row below it"},
		{"nothing", "", "no column of dates"},
	} {
		if got, _ := told(t, sheet(c.lines), Options{}); !strings.HasPrefix(got, "error: ") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %q", c.what, got, c.want)
		}
	}
}

func TestOddRowsAreNamedAndKept(t *testing.T) {
	text := sheet("date|low|high|type|source|country\n2022-05-02|9|5|deaths|BBC|Russia\nsoon|1|2|deaths|BBC|Russia\n2022-05-04|1|2|feelings|BBC|Russia\n2022-05-05|1|2|deaths|BBC|Atlantis\n2022-05-06|1|2|deaths\n" +
		"2022-05-07|1|2|deaths|BBC|Russia|and more\n2022-05-08|some|2|deaths|BBC|Russia\n2022-05-09|=A1|2|deaths|BBC|Russia\n03/04/2022|1|2|deaths|BBC|Russia")
	found, err := Find(text, Options{}, actors.Default())
	if err != nil || len(found.Claims) != 9 || len(found.Figures) != 6 {
		t.Fatalf("%d claims, %d figures, %v", len(found.Claims), len(found.Figures), err)
	}
	notes := strings.Join(found.Notes, "\n")
	for _, want := range []string{
		"row 2 (\"9\\t5\"): low, estimate and high stand in the wrong order", "row 3 (\"soon\"): no date that can be read", `row 4 ("feelings"): no known type`, `row 5 ("Atlantis"): no country`,
		"row 6: fewer cells", "row 6: no source", "row 7: more cells", `row 8 ("some"): no number that can be read`, `row 9 ("=A1"): a formula`, "dates that can be read in two ways",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not said in\n%s", want, notes)
		}
	}
}

func TestParseColumnsRefuses(t *testing.T) {
	for spec, want := range map[string]string{"": "no column", "tank": "written as", "tank=tanks": `"tanks" is no measure`, "a=killed,A=wounded": "twice", "=killed": "no column"} {
		if _, err := ParseColumns(spec); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", spec, err, want)
		}
	}
}

// TestLexicons runs every row's example and holds that no name stands for two things.
func TestLexicons(t *testing.T) {
	for _, file := range []string{"columns.tsv", "measures.tsv", "qualifiers.tsv", "outlets.tsv", "reports.tsv"} {
		seen := map[string]bool{}
		for _, r := range rowsOf(file) {
			names := r[0]
			if file == "columns.tsv" {
				names = r[1]
			}
			example := Fold(r[len(r)-1])
			held := false
			for name := range strings.SplitSeq(names, "|") {
				if seen[name] && file != "columns.tsv" {
					t.Errorf("%s: %q stands twice", file, name)
				}
				seen[name] = true
				held = held || strings.Contains(example, strings.TrimSuffix(name, "."))
			}
			if !held {
				t.Errorf("%s: the example %q holds none of %s", file, r[len(r)-1], names)
			}
		}
	}
}

func TestAHundredThousandRows(t *testing.T) {
	time1, time2 := timed(t, 10_000), timed(t, 100_000)
	if time2 > 25*time1+time.Second {
		t.Errorf("10,000 rows take %s, 100,000 take %s", time1, time2)
	}
}

func timed(t *testing.T, n int) time.Duration {
	t.Helper()
	var b strings.Builder
	b.WriteString("date\tlow\thigh\ttype\tsource\tcountry\n")
	for i := range n {
		fmt.Fprintf(&b, "2022-05-02\t%d\t%d\tdeaths\tsource %d (via NYT)\tRussia\n", i, i+10, i)
	}
	began := time.Now()
	found, err := Find(b.String(), Options{}, actors.Default())
	if err != nil || len(found.Claims) != n || len(found.Figures) != n {
		t.Fatal(len(found.Claims), len(found.Figures), err)
	}
	return time.Since(began)
}

func FuzzFind(f *testing.F) {
	f.Add("date\tlow\thigh\ttype\tsource\n2022-03-24\t7,000\t1.5\tdeaths\tNATO (via WP)", "")
	f.Add("date\ttank\ttank*\n24.3.2022\t~5\tmore\textra\n\n\t", "tank=other")
	f.Add("\uFEFFdate\tkilled\tsource\n03/04/2022\t-1 – 2\t; (via )", "")
	f.Fuzz(func(t *testing.T, text, spec string) {
		columns, _ := ParseColumns(spec)
		opt := Options{Columns: columns, Claimant: "BBC"}
		found, err := Find(text, opt, actors.Default())
		if err != nil {
			return
		}
		again, _ := Find(text, opt, actors.Default())
		if fmt.Sprint(len(found.Claims), found.Notes) != fmt.Sprint(len(again.Claims), again.Notes) {
			t.Fatal("read differently the second time")
		}
		for _, g := range found.Figures {
			n, ok := hearsay.Deref(g.Claim)
			if !ok || n >= len(found.Claims) || g.Number.Of(text) == "" || g.Measure == "" {
				t.Fatalf("%+v", g)
			}
			if above(g.Low, g.High) || above(g.Low, g.Best) || above(g.Best, g.High) {
				t.Fatalf("bounds %s %s %s", bound(g.Low), bound(g.Best), bound(g.High))
			}
		}
		for _, c := range found.Claims {
			if c.Anchor().Of(text) == "" || c.Claimant.Name == "" {
				t.Fatalf("%+v", c)
			}
		}
	})
}
