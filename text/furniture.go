package text

import "hearsay"

// furniture finds the paragraphs that are not the article: links, share lines, bylines, captions, repeated headlines.
func furniture(d *Doc) []hearsay.Furniture {
	return nil
}
