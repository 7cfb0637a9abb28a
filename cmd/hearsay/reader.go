package main

import (
	"hearsay"
	"hearsay/extract"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
	"hearsay/text"
)

// extractOptions are what every verb that reads gives to the passes.
func extractOptions() extract.Options {
	return extract.Options{Reader: hearsay.Reader{Version: version, Tagger: "rules"}, Actors: actors.Default(), Gazetteer: gazetteer.Default()}
}

// readVersion reads one version; where its text is unread, the reading holds the article alone.
func readVersion(v *hearsay.Version, opt extract.Options) hearsay.Reading {
	if v.Article.Unread != nil {
		return hearsay.Reading{Reader: opt.Reader, Article: v.Article}
	}
	return extract.Read(text.New(&v.Article, v.Text), opt)
}
