package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestABadRecordIsNoFailure: one of many that cannot be read is told as such; a file that breaks off, or of which nothing can be read, could not be taken in.
func TestABadRecordIsNoFailure(t *testing.T) {
	const good, bad = `{"title": "Ten boats", "text": "Port said that ten boats had left."}` + "\n", `{"title": "Ten` + "\n"
	item := func(s string) string {
		return "<item><title>" + s + "</title><description>Port said so.</description></item>"
	}
	feed := func(items ...string) string { return "<rss version=\"2.0\"><channel>" + strings.Join(items, "") }
	for name, c := range map[string]struct {
		file            string
		articles        int
		records, broken string // of the errors' words, one a kind
	}{
		"one bad line":                {good + bad + good, 2, "is no JSON", ""},
		"a last line that breaks off": {good + good + `{"title": "Ten`, 2, "", "breaks off"},
		"nothing but bad lines":       {strings.Replace(good, "}", `, "n": "}`, 1) + bad, 0, "is no JSON", "holds no article that can be read"},
		"one bad item":                {feed(item("a"), "<item></item>", item("b")) + "</channel></rss>", 2, "holds neither", ""},
		"a feed that breaks off":      {feed(item("a"), item("b"))[:160], 1, "", "breaks off in it"},
	} {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		articles, records, broken := 0, "", ""
		for _, err := range Open([]string{path}, Options{}) {
			switch {
			case err == nil:
				articles++
			case IsRecord(err):
				records += err.Error()
			default:
				broken += err.Error()
			}
		}
		if articles != c.articles || (records == "") != (c.records == "") || !strings.Contains(records, c.records) || (broken == "") != (c.broken == "") || !strings.Contains(broken, c.broken) {
			t.Errorf("%s: %d articles, records %q, broken %q", name, articles, records, broken)
		}
	}
}
