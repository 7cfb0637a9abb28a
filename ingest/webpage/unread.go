package webpage

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"hearsay"
)

// Reasons for leaving a page unread, as docs/claim-format.md names them.
const (
	noText      = "no-text"
	consentPage = "consent-page"
	paywall     = "paywall"
)

// How many words a page has at most that shows something else instead of its article: one with a notice among its words; one that says in its data that it is not free, with a notice among its words, too;
// one whose words are mostly about cookies and consent.
const (
	fewWords     = 120
	teaserWords  = 300
	consentWords = 800
)

//go:embed notices.tsv
var noticesTSV string

type notice struct{ reason, words string }

// notices is notices.tsv: the words by which a page says that it does not show its article.
var notices = sync.OnceValue(func() []notice {
	var out []notice
	for line := range strings.Lines(noticesTSV) {
		col := strings.Split(strings.TrimSpace(line), "\t")
		if len(col) == 2 && !strings.HasPrefix(line, "#") {
			out = append(out, notice{col[0], col[1]})
		}
	}
	return out
})

// unread says why a page cannot be read, nil where it can: no text at all, or few words and a notice among them, or few words of what is marked as not free.
func unread(ld linked, m hearsay.Meta, body string) *hearsay.Unread {
	words := len(strings.Fields(body))
	if words == 0 {
		return &hearsay.Unread{Reason: noText}
	}
	n := noticed(m.Title + " " + body)
	switch {
	case words > consentWords:
		return nil
	case n != nil && words <= fewWords, n != nil && n.reason == paywall && ld.Locked && words <= teaserWords:
		return &hearsay.Unread{Reason: n.reason, Detail: n.words}
	case n != nil && n.reason == consentPage && m.Published == "" && aboutConsent(body):
		return &hearsay.Unread{Reason: n.reason, Detail: n.words}
	case ld.Locked && words <= fewWords:
		return &hearsay.Unread{Reason: paywall, Detail: "isAccessibleForFree"}
	}
	return nil
}

// noticed is the first notice that stands in a text, nil where there is none.
func noticed(text string) *notice {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	for _, n := range notices() {
		if strings.Contains(text, n.words) {
			return &n
		}
	}
	return nil
}

// consentTerms are what consent forms speak of, in the languages of the usual ones.
var consentTerms = regexp.MustCompile(`(?i)cookie|consent|privacy|personal data|our partners|vendors|legitimate interest|gdpr|advertis|datenschutz|einwillig|zustimm|confidentialité|privacidad|файл\w* cookie|конфіденційн|конфиденциальн`)

// aboutConsent tells a text of which more than half stands in paragraphs that speak of consent.
func aboutConsent(body string) bool {
	about := 0
	for block := range strings.SplitSeq(body, "\n\n") {
		if consentTerms.MatchString(block) {
			about += len(block)
		}
	}
	return 2*about > len(body)
}
