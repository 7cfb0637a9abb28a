package webpage

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestEveryFurnitureRow: a row of furniture.tsv is whole, its words fit its example, and its first words are those that its blocks begin with.
func TestEveryFurnitureRow(t *testing.T) {
	rows := 0
	for line := range strings.Lines(furnitureTSV) {
		if strings.HasPrefix(line, "# ") {
			continue
		}
		rows++
		col := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(col) != 3 || !isFurniture(col[2]) {
			t.Errorf("row %d does not fit its example: %q", rows, line)
		}
	}
	if rows < 10 {
		t.Errorf("%d rows", rows)
	}
}

// TestWhatIsNoFurniture: sentences of an article that begin as furniture does.
func TestWhatIsNoFurniture(t *testing.T) {
	for _, block := range []string{
		"Related families were moved to the harbour, the mayor said.", "Share prices fell by a tenth in Kyiv.", "Sorry for what happened, the general said that the shells were not meant for the port.",
		"More than 120 soldiers were killed, the ministry said.", "Follow the road to the bridge, the officer told the refugees.", "By Tuesday the army had lost ten tanks.", "Subscribe or not, the paper said, the list of the dead is free.",
		"Watch towers were built along the river: the army put them there.", "Get out of the port, the army told the crews.", "5 minutes later the bridge fell.", "All rights of the crews were kept, the ministry said.",
	} {
		if isFurniture(block) {
			t.Errorf("taken for furniture: %s", block)
		}
	}
}

// page is a page of an article with something around it.
func page(head, before, after string) string {
	para := "<p>The ministry said on Tuesday that ten tanks had been lost near the river, and that their crews were safe in the town on its other side.</p>"
	return `<!doctype html><html><head><title>Ten tanks lost near the river</title>` + head + `</head><body><article><h1>Ten tanks lost near the river</h1>` + before + strings.Repeat(para, 1) +
		`<p>The general staff denied it and wrote that no more than two of its tanks had been damaged by shells in the night from Monday to Tuesday.</p><p>Neither side's words could be checked, and the road to the river stays closed, the governor wrote on his page.</p>` + after + `</article></body></html>`
}

// TestWhatStandsAround: title, author, date, boxes and links around an article are no part of its text; what a page says nowhere else stays.
func TestWhatStandsAround(t *testing.T) {
	dated := `<meta property="article:published_time" content="2022-03-24">`
	plain, _ := Read([]byte(page(dated, "", "")), Options{URL: "https://example.org/port", BodyOnly: true})
	if !strings.HasPrefix(plain.Text, "The ministry said") || !strings.HasSuffix(plain.Text, "on his page.") {
		t.Fatalf("%q", plain.Text)
	}
	for name, c := range map[string]struct {
		head, before, after string
		kept                string // what stands in the text besides, "" for nothing
	}{
		"the title again":   {dated, `<p>Ten tanks lost near the river</p>`, "", ""},
		"author and date":   {dated, `<p>By Anna Writer</p><p>Thursday, 24 March 2022, 10:15</p>`, "", ""},
		"a date alone":      {"", `<p>Published 24 March 2022</p>`, "", ""},
		"a newsletter":      {dated, "", `<div class="article-newsletter"><h3>The Morning Letter</h3><p>All that happened in the night, each morning at seven.</p></div>`, ""},
		"links to the site": {dated, "", `<p><a href="/bridge">The bridge that fell twice in one year</a></p><ul><li><a href="https://www.example.org/x">A harbour under fire for a whole week</a></li></ul>`, ""},
		"sayings":           {dated, "", `<p>Follow us on Twitter</p><p>Read more: The bridge that fell twice</p><p>© 2022 Example</p>`, ""},
	} {
		v, err := Read([]byte(page(c.head, c.before, c.after)), Options{URL: "https://example.org/port", BodyOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		rest := v.Text
		if c.kept != "" {
			rest = strings.Replace(rest, c.kept, "", 1)
		}
		if letters(rest) != letters(plain.Text) || !strings.Contains(v.Text, c.kept) {
			t.Errorf("%s:\n%s", name, v.Text)
		}
	}
}

// TestLinkLines: a block that is nothing but links to its own site is one, a sentence with links, and links to other sites, are none.
func TestLinkLines(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<p><a href="/bridge">The bridge fell</a></p><ul><li><a href="https://www.example.org/x">A harbour</a> <a href="y">under fire</a></li></ul><p>The <a href="/army">army</a> said so.</p>
<p><a href="https://example.net/list">The list</a></p><div><a href="/d">In a box</a></div><p><a href="">Nowhere</a></p>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range linkLines(doc, "https://example.org/port") {
		got = append(got, line)
	}
	slices.Sort(got)
	if want := "aharbour aharbourunderfire inabox thebridgefell underfire"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNothingButLinks: a page that is a list of links keeps them.
func TestNothingButLinks(t *testing.T) {
	v, err := Read([]byte(`<!doctype html><title>Index</title><article>`+strings.Repeat(`<p><a href="/x">The ministry said on Tuesday that ten tanks had been lost near the river.</a></p>`, 8)+`</article>`), Options{URL: "https://example.org/"})
	if err != nil || strings.Contains(v.Text, "Tuesday") != (v.Article.Unread == nil) {
		t.Errorf("%q %v %v", v.Text, v.Article.Unread, err)
	}
}

func TestSavedPages(t *testing.T) {
	for source, want := range map[string]string{
		"<!DOCTYPE html>\n<!-- saved from url=(0028)https://example.org/world/p/ -->\n<html><p>x":                                          "https://example.org/world/p/",
		"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/port \n saved date: Thu Mar 24 2022 \n--><p>x": "https://example.org/port",
		"<!-- saved from url=(0014)about:internet --><p>x":                                                                                 "",
		"<p>x": "",
	} {
		v, err := Read([]byte(source), Options{})
		if err != nil || v.Article.URL != want {
			t.Errorf("%s: %q %v, want %q", source, v.Article.URL, err, want)
		}
	}
	v, _ := Read([]byte("<!-- saved from url=(0028)https://example.org/world/p/ --><p>x"), Options{URL: "https://example.com/said"})
	if v.Article.URL != "https://example.com/said" {
		t.Errorf("what the user says goes first: %q", v.Article.URL)
	}
}
