package webpage

import (
	"strings"
	"testing"
	"time"
)

// hostile are pages that make parsers or extractors slow or deep.
func hostile() map[string]string {
	para := "<p>Kyiv said on Tuesday that it had lost ten tanks near the river, and that the crews were safe.</p>"
	return map[string]string{
		"nested":       "<html><body>" + strings.Repeat("<div>", 10_000) + para + strings.Repeat("</div>", 10_000),
		"never closed": "<html><body>" + strings.Repeat("<div><b><i>", 10_000) + para,
		"formatting":   "<html><body>" + strings.Repeat("<p><b x=1><i><a href=x>w", 2_500),
		"tables":       "<html><body>" + strings.Repeat("<table><tr><td>", 5_000) + para,
		"lists":        "<html><body>" + strings.Repeat("<ul><li>", 5_000) + para,
		"attributes":   "<html><body><div " + strings.Repeat("a=b ", 200_000) + ">" + para,
		"comments":     "<html><body>" + strings.Repeat("<!-- x ", 200_000) + "-->" + para,
		"paragraphs":   "<html><body>" + strings.Repeat(para, 4_000),
		"tiny":         "<html><body>" + strings.Repeat("<p>a</p>", 250_000),
		"links":        "<html><body>" + strings.Repeat("<a href=/x>word word</a> ", 40_000) + para,
		"breaks":       "<html><body>" + strings.Repeat("word<br>", 8_000),
		"spans":        "<html><body><p>" + strings.Repeat("<span>word </span>", 8_000),
		"entities":     "<html><body><p>" + strings.Repeat("&amp;&lt;", 200_000),
		"end tags":     "<html><body>" + strings.Repeat("</p></div></b>", 15_000) + para,
		"script":       "<html><body><script>" + strings.Repeat("x<", 500_000) + "</script>" + para,
		"linked":       "<html><script type=application/ld+json>" + strings.Repeat("[", 500_000) + "</script><body>" + para,
		"frames":       "<html><frameset>" + strings.Repeat("<frame>", 100_000),
		"one line":     "<html><body><p>" + strings.Repeat("Kyiv said it lost ten tanks. ", 100_000),
	}
}

func TestHostilePages(t *testing.T) {
	for name, page := range hostile() {
		start := time.Now()
		v, err := Read([]byte(page), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		took := time.Since(start)
		t.Logf("%-12s %8d bytes %6.2fs, text of %d bytes", name, len(page), took.Seconds(), len(v.Text))
		if took > deadline {
			t.Errorf("%s took %v", name, took)
		}
		if strings.Contains(page, "lost ten tanks near") && !strings.Contains(v.Text, "lost ten tanks near") {
			t.Errorf("%s: the paragraph is lost: %.200q", name, v.Text)
		}
	}
}
