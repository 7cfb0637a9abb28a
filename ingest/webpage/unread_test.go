package webpage

import (
	"strings"
	"testing"
)

// TestPagesThatShowSomethingElse: what stands in front of an article is told from the article, also where it is long, and an article about such things is read.
func TestPagesThatShowSomethingElse(t *testing.T) {
	long := strings.Repeat("<p>We and our 812 partners store and read cookies on your device to show personalised ads and content, and to learn how our pages are used.</p>", 15)
	ruling := strings.Repeat("<p>The court said on Tuesday that consent to cookies must be given freely, and that the privacy of readers had been hurt by the paper's form.</p>", 15)
	teaser := strings.Repeat("<p>The ministry said on Tuesday that ten tanks had been lost near the river, and that their crews were safe.</p>", 10)
	locked := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ten tanks lost","datePublished":"2022-03-24","isAccessibleForFree":"False"}</script>`
	for name, c := range map[string]struct{ page, want string }{
		"a long consent form":       {`<title>Example</title><h1>We value your privacy</h1>` + long, consentPage},
		"an article about consent":  {`<title>Court rules on consent</title>` + ruling, ""},
		"that quotes a form":        {`<title>Court rules on consent</title><meta property="article:published_time" content="2022-03-24">` + ruling + "<p>We value your privacy, the form said.</p>", ""},
		"a consent form in German":  {`<title>Beispiel</title><p>Wir verwenden Cookies und ähnliche Techniken. Mit Ihrer Einwilligung lesen wir sie aus.</p>`, consentPage},
		"a check of the browser":    {`<title>Just a moment...</title><p>Checking your browser before you go on.</p>`, consentPage},
		"a teaser with a notice":    {locked + teaser + `<p>This article is for subscribers only.</p>`, paywall},
		"a teaser without one":      {locked + "<p>The ministry said on Tuesday that ten tanks had been lost.</p>", paywall},
		"a locked page in full":     {locked + strings.Repeat(teaser, 3) + `<p>Already a subscriber? Log in.</p>`, ""},
		"a free page with a notice": {`<title>Ten tanks lost</title>` + teaser + `<p>Already a subscriber? Log in.</p>`, ""},
		"a short article":           {`<title>Ten tanks lost</title><p>The ministry said that ten tanks were lost.</p>`, ""},
		"a paywall in Ukrainian":    {`<title>Танки</title><p>Міністерство повідомило про втрати.</p><p>Цей текст лише для передплатників.</p>`, paywall},
	} {
		v, err := Read([]byte("<!doctype html>"+c.page), Options{})
		got := ""
		if v.Article.Unread != nil {
			got = v.Article.Unread.Reason
		}
		if err != nil || got != c.want || v.Text == "" {
			t.Errorf("%s: %q %v, want %q (%.80s)", name, got, err, c.want, v.Text)
		}
	}
}

// TestBrokenOff holds the ends by which a text is known to be a beginning, and ends that look like them.
func TestBrokenOff(t *testing.T) {
	for end, want := range map[string]bool{
		"…": true, "...": true, "… \n": true, " [+1234 chars]": true, " […]": true, "[...]": true, " Read more": true, " Continue reading": true, " READ THE FULL STORY »": true, " Read the full article →": true,
		" read more >>>": true, " Continue reading …]": true, "": false, ".": false, "..": false, " chars]": false, " more": false, " story": false, " [1]": false, " he was reading": false, " the article": false, "»": false,
	} {
		for _, before := range []string{"The port said that ten boats had left", strings.Repeat("The port said so. ", 50) + "The port said it"} {
			if got := BrokenOff(before + end); got != want || got != brokenOff.MatchString(before+end) {
				t.Errorf("%q: %v, and %v by the whole text", end, got, brokenOff.MatchString(before+end))
			}
		}
	}
	if BrokenOff(strings.Repeat("The port said so. ", 200) + "…") {
		t.Error("a long text is an article")
	}
}
