// Package csl writes the pages behind a query as CSL-JSON, the citations that Zotero, Pandoc and reference managers read: documents come in, an item a page goes out, with the caveats,
// the claims and the hash of the page in its note.
package csl

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/export/rows"
)

// Item is one citation (CSL-JSON, schema 1.0.2).
type Item struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	Author    []Name `json:"author,omitempty"`
	Container string `json:"container-title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Issued    *Date  `json:"issued,omitempty"`
	Accessed  *Date  `json:"accessed,omitempty"`
	URL       string `json:"URL,omitempty"`
	Language  string `json:"language,omitempty"`
	Note      string `json:"note"`
}

// Name is an author as the page writes it.
type Name struct {
	Literal string `json:"literal"`
}

// Date is a day in parts: year, month, day, as far as they are known.
type Date struct {
	Parts [][]int `json:"date-parts"`
}

// Write writes a list of items, one a page, and gives their number.
func Write(w io.Writer, documents iter.Seq2[*rows.Document, error]) (n int64, err error) {
	out := bufio.NewWriter(w)
	out.WriteByte('[')
	for d, err := range documents {
		if err != nil {
			return n, err
		}
		data, err := json.Marshal(itemOf(d))
		if err != nil {
			return n, fmt.Errorf("writing the citation of %s: %w", d.Article.ID, err)
		}
		if n > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(data)
		n++
	}
	out.WriteString("\n]\n")
	if err := out.Flush(); err != nil {
		return n, fmt.Errorf("writing CSL-JSON: %w", err)
	}
	return n, nil
}

func itemOf(d *rows.Document) Item {
	a := &d.Article
	i := Item{ID: a.ID, Type: "article-newspaper", Title: str(a.Title), Container: str(a.Publisher), Publisher: str(a.Publisher), URL: str(a.URL), Language: str(a.Language),
		Issued: dateOf(str(a.Published)), Accessed: dateOf(a.Captured)}
	if a.URL != nil && a.Publisher == nil {
		i.Type = "webpage"
	}
	if i.Title == "" {
		i.Title = a.Name
	}
	if a.Byline != nil {
		i.Author = []Name{{*a.Byline}}
	}
	i.Note = note(d)
	return i
}

// note is what travels with the claims behind the query.
func note(d *rows.Document) string {
	var lines []string
	add := func(c rows.Carried) { lines = append(lines, c.Words()) }
	for i := range d.Claims {
		add(d.Claims[i].Carried())
	}
	for i := range d.Figures {
		if d.Figures[i].Claim == nil { // the others travel with their claims
			add(d.Figures[i].Carried())
		}
	}
	head := "Article " + d.Article.ID + ", bytes with SHA-256 " + d.Article.SHA256
	if d.Article.Unread != nil {
		head += ", not read: " + d.Article.Unread.Reason
	}
	return strings.Join(append([]string{head}, lines...), "\n")
}

func dateOf(value string) *Date {
	first, _, ok := hearsay.Days(value)
	if !ok {
		return nil
	}
	parts := []int{first.Year(), int(first.Month()), first.Day()}
	if n := len(value); n == 4 || n == 7 { // a year, or a month of it
		parts = parts[:1+(n-4)/3]
	}
	if _, err := strconv.Atoi(value[:4]); err != nil {
		return nil
	}
	return &Date{[][]int{parts}}
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
