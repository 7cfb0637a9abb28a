package main

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// copies says of which article this one is a copy, and which are copies of it: which page, since when, how alike.
func (x *exhibit) copies(a *ledger.ArticleRecord) error {
	if a.CopyOf != nil {
		o, err := x.l.Article(x.ctx, *a.CopyOf)
		if err != nil {
			return err
		}
		x.entry("copy of", pageWords(&o.ListedArticle)+"; "+alikeWords(a.Alike))
	}
	found, err := x.l.Copies(x.ctx, a.ID)
	if err != nil || len(found) == 0 {
		return err
	}
	x.part("Copies")
	for i := range found {
		x.line("  ", "    ", pageWords(&found[i])+"; "+alikeWords(found[i].Alike))
	}
	return nil
}

// pageWords names a page: its title, where and when it was published, when it was captured, its id.
func pageWords(a *hearsay.ListedArticle) string {
	words := nonEmpty(shown(articleTitle(a)), shown(str(a.Publisher)))
	if a.Published != nil {
		words = append(words, "published "+hearsay.FormatDay(*a.Published))
	}
	return strings.Join(append(words, "captured "+a.Captured, a.ID), ", ")
}

// alikeWords says how alike a copy is to its original: 1 are the same words, white space aside.
func alikeWords(alike *float64) string {
	switch {
	case alike == nil:
		return ""
	case *alike >= 1:
		return "the same words"
	}
	return fmt.Sprintf("%.0f %% of the word 5-grams in common, the same numbers, dates and names", 100**alike)
}
