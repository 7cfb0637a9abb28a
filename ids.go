package hearsay

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

func digest(prefix string, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + hex.EncodeToString(sum[:8])
}

// SHA256 is the lower-case hex digest that names bytes.
func SHA256(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// ArticleID is a- and 16 hex digits of SHA-256 over the article's key: its canonical URL, else the id that a feed, message or manifest gives it, else its text.
func ArticleID(url, key, text string) string {
	switch {
	case url != "":
		return digest("a-", url)
	case key != "":
		return digest("a-", key)
	}
	return digest("a-", text)
}

// ClaimID names a claim by article, text and anchor (a span of code points); ordinal counts from 0 among the claims of one anchor.
func ClaimID(articleID, textSHA256 string, anchor Span, ordinal int) string {
	return mentionID("c-", "claim", articleID, textSHA256, anchor, ordinal)
}

// FigureID names a figure by article, text and its number's span in code points; ordinal counts from 0 among the figures of one number.
func FigureID(articleID, textSHA256 string, number Span, ordinal int) string {
	return mentionID("f-", "figure", articleID, textSHA256, number, ordinal)
}

func mentionID(prefix, what, articleID, textSHA256 string, anchor Span, ordinal int) string {
	return digest(prefix, articleID, textSHA256, what, fmt.Sprintf("%d-%d", anchor.Start, anchor.End), strconv.Itoa(ordinal))
}

// RelationID names a relation by its kind and the ids of its two mentions, in either order.
func RelationID(kind, a, b string) string { return digest("r-", kind, min(a, b), max(a, b)) }

// GroupID names a group by its class and the id of its earliest member.
func GroupID(class, earliest string) string { return digest("g-", class, earliest) }

// TallyID names a tally by what it counts and who counts it.
func TallyID(claimant, measure, of, subject, base string) string {
	return digest("t-", claimant, measure, of, subject, base)
}

// NameID is the id of a claimant that reference/actors does not know: n- and a hash of its folded name.
func NameID(name string) string { return digest("n-", Fold(name)) }

// PlaceID is a place's GeoNames id in decimal, else x- and a hash of name and country.
func PlaceID(p Place) string {
	if p.GeoNamesID != 0 {
		return strconv.Itoa(p.GeoNamesID)
	}
	return digest("x-", p.Name, p.Country)
}

var apostrophes = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'")

// Fold is a name as it is compared: lower case, white space folded, one form of apostrophe.
func Fold(name string) string {
	name = apostrophes.Replace(strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}
