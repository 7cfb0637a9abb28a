package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/mmcdole/gofeed"
	gofeedjson "github.com/mmcdole/gofeed/json"

	"hearsay"
	"hearsay/ingest/records"
	"hearsay/ingest/webpage"
)

// ofJSON reads a JSON Feed (jsonfeed.org, version 1.1), an item at a time.
func (f *feed) ofJSON(in *records.Reader) {
	for k, err := range in.Keys() {
		if err != nil {
			f.fail(fmt.Errorf("the feed cannot be read behind it: %w", err))
			return
		}
		switch k {
		case "title":
			f.from.title = webpage.Line(word(in))
		case "home_page_url":
			f.from.link = word(in)
		case "language":
			f.from.language = word(in)
		case "items":
			if !f.itemsOfJSON(in) {
				return
			}
		}
	}
}

func word(in *records.Reader) string {
	value, err := in.Value()
	var s string
	if err != nil || json.Unmarshal(value, &s) != nil {
		return "" // no name is told; where the feed ends here, the next key says so
	}
	return s
}

// itemsOfJSON reads the list of items; false means that there is nothing more to read, or nobody listens.
func (f *feed) itemsOfJSON(in *records.Reader) bool {
	for raw, err := range in.Elements() {
		if !f.take() {
			return false
		}
		var v hearsay.Version
		if err == nil {
			v, err = f.itemOfJSON(raw)
		}
		if !f.send(v, err, raw) || err == records.ErrCut {
			return false
		}
	}
	return true
}

func (f *feed) itemOfJSON(raw json.RawMessage) (hearsay.Version, error) {
	whole := io.MultiReader(bytes.NewReader([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[`)), bytes.NewReader(raw), bytes.NewReader([]byte("]}")))
	parsed, err := (&gofeedjson.Parser{}).Parse(whole)
	if err != nil || len(parsed.Items) == 0 || parsed.Items[0] == nil {
		return hearsay.Version{}, errBroken
	}
	translated, err := (&gofeed.DefaultJSONTranslator{}).Translate(parsed)
	if err != nil || len(translated.Items) == 0 {
		return hearsay.Version{}, errBroken
	}
	i := parsed.Items[0]
	x := found{item: translated.Items[0], published: i.DatePublished}
	from := f.from
	from.language = first(i.Language, from.language)
	x.item.Description = first(i.Summary, x.item.Description)
	x.item.Content = first(i.ContentHTML, i.ContentText)
	return x.version(&from, f.bodyOnly)
}
