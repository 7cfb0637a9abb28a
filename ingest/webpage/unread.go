package webpage

import (
	_ "embed"
	"strings"
	"sync"

	"hearsay"
)

const noText = "no-text"

// fewWords is how many words a page that shows a consent form or a paywall instead of its article has at most; above that there is something to read.
const fewWords = 120

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
func unread(p slimmed, title, body string) *hearsay.Unread {
	switch words := len(strings.Fields(body)); {
	case words == 0:
		return &hearsay.Unread{Reason: noText}
	case words > fewWords:
		return nil
	}
	said := strings.ToLower(strings.ReplaceAll(title+" "+body, "’", "'"))
	for _, n := range notices() {
		if strings.Contains(said, n.words) {
			return &hearsay.Unread{Reason: n.reason, Detail: n.words}
		}
	}
	if linkedArticle(p.linked).Locked {
		return &hearsay.Unread{Reason: "paywall", Detail: "isAccessibleForFree"}
	}
	return nil
}
