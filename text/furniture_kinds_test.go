package text

import (
	"strings"
	"testing"

	"hearsay"
)

// kindIn is the kind that a line has between two paragraphs of an article, "" when it is the article's.
func kindIn(line string) string {
	d := New(&hearsay.Article{}, prose+"\n\n"+line+"\n\n"+prose)
	for _, f := range d.Furniture {
		if strings.Contains(line, f.Span.Of(d.Text)) && f.Span.Len() >= len(line)-1 {
			return f.Kind
		}
	}
	return ""
}

func TestKindsOfFurniture(t *testing.T) {
	for _, c := range []struct{ kind, line string }{
		{"link", "READ MORE"},
		{"link", "Read more: Bridge closed for the third day"},
		{"link", "Read also: Ministry names a new spokesman"},
		{"link", "MORE SHELLS FALL ON THE OLD TOWN, SAYS MAYOR"},
		{"link", "RIVER FLEET ‘READY’ AS ICE BREAKS: WHAT WE KNOW"},
		{"link", "Click here for the map"},
		{"link", "Watch: The bridge from above"},
		{"link", "Related articles"},
		{"link", "More from our correspondents"},
		{"share", "Share this:"},
		{"share", "Share on Facebook"},
		{"share", "Follow us on Telegram"},
		{"comment", "Leave a Reply"},
		{"comment", "Comments are closed."},
		{"comment", "Your email address will not be published. Required fields are marked *"},
		{"promo", "Advertisement"},
		{"promo", "ADVERTISEMENT"},
		{"promo", "Sign up to our free daily newsletter"},
		{"promo", "Subscribe to our channel"},
		{"promo", "Support our journalism"},
		{"caption", "Photo: A. Reporter"},
		{"caption", "Photograph: A. Reporter/Reuters"},
		{"caption", "A soldier near the river. A. Reporter/AFP via Getty Images"},
		{"caption", "A man stands beside the ruins of a house in the old part of town"},
		{"caption", "View image in fullscreen A man stands beside a house. Photograph: A. Reporter/AP"},
		{"caption", "Image 2 of 5"},
		{"caption", "West 75 12 72 13 South 66 16 69 20 East 69 14 60 27"},
		{"byline", "Author: A. Reporter"},
		{"byline", "Source: Reuters"},
		{"byline", "Additional reporting by A. Reporter"},
		{"byline", "Reuters contributed to this report."},
		{"byline", "Published: 4 May 2022"},
		{"byline", "PAP"},
		{"notice", "© 2022 The Paper"},
		{"notice", "All rights reserved."},
		{"notice", "The views expressed here are the author’s and not necessarily those of the paper."},
		{"notice", "We use cookies to improve this site"},
		{"notice", "This article was amended on 4 May."},
		{"", "The talks go on"},
		{"", "A long war"},
		{"", "He said: “Read more, and you will know more.”"},
		{"", "The minister shared this: the bridge will be open on Monday."},
		{"", "Subscribers to the paper paid for the ambulance, the mayor said, and the drivers came from three towns."},
		{"", "More than forty houses burned."},
		{"", "More soldiers came. They came from the north."},
		{"", "Watching the river, he said nothing."},
		{"", "Source after source said the same."},
		{"", "Photos of the bridge show that it is whole, the ministry said on Monday."},
		{"", "Comments by the minister were not well received."},
		{"", "Sign after sign pointed to a retreat."},
		{"", "- We will not leave, he said."},
		{"", "Minister: the bridge will be open again on Monday if the river allows it"},
		{"", "NATO and the EU met."},
	} {
		if got := kindIn(c.line); got != c.kind {
			t.Errorf("%q is %q, not %q", c.line, got, c.kind)
		}
	}
}

// TestTags holds that of a paragraph that opens with an agency's or desk's tag only the tag is furniture.
func TestTags(t *testing.T) {
	for in, want := range map[string]string{
		"(CNN) — " + prose:          "byline (CNN) —",
		"(CNN)- " + prose:           "byline (CNN)-",
		"CNN — " + prose:            "byline CNN —",
		"(Reuters) - " + prose:      "byline (Reuters) -",
		"EXCLUSIVE: " + prose:       "promo EXCLUSIVE:",
		"BREAKING: " + prose:        "promo BREAKING:",
		"Minister: " + prose:        "",
		"KYIV (Reuters) - " + prose: "",
		"KYIV – " + prose:           "",
		"Bridge - " + prose:         "",
	} {
		if got := marked(New(&hearsay.Article{}, in)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

// TestWrappedLines holds that a link above a line of the article is cut from it.
func TestWrappedLines(t *testing.T) {
	in := "READ MORE: Bridge over the wide river is closed for a third day in a row\nThe ministry said the bridge was closed on Monday."
	if got := marked(New(&hearsay.Article{}, in)); got != "link READ MORE: Bridge over the wide river is closed for a third day in a row" {
		t.Errorf("got %s", got)
	}
}

func TestInFurniture(t *testing.T) {
	in := prose + "\n\nRead also: The bridge\n\n" + prose
	d := New(&hearsay.Article{}, in)
	at := strings.Index(in, "Read also")
	for _, c := range []struct {
		span hearsay.Span
		want bool
	}{
		{hearsay.Span{Start: at, End: at + 4}, true},
		{hearsay.Span{Start: at - 3, End: at + 1}, true},
		{hearsay.Span{Start: 0, End: 10}, false},
		{hearsay.Span{Start: len(in) - 5, End: len(in)}, false},
	} {
		if got := d.InFurniture(c.span); got != c.want {
			t.Errorf("%v: %v", c.span, got)
		}
	}
}
