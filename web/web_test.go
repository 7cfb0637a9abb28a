package web

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"hearsay/web/shown"
)

func TestEveryPageAndItsTwin(t *testing.T) {
	h := serve(t, demo(t))
	for _, path := range everyPage(t, h) {
		body := page(t, h, path)
		if !strings.Contains(body, "<h1") || !strings.Contains(body, "GeoNames") {
			t.Errorf("%s has no heading or no credit line", path)
		}
		if strings.Contains(body, "ZgotmplZ") || strings.Contains(body, "%!") || strings.Contains(body, "<nil>") {
			t.Errorf("%s shows what a template could not write", path)
		}
		twin := path + ".json"
		if path == "/" {
			twin = "/index.json"
		}
		if !strings.Contains(body, `href="`+twin+`"`) {
			t.Errorf("%s does not link its data", path)
		}
		object(t, h, twin)
	}
}

func TestEveryRouteIsTold(t *testing.T) {
	doc, err := os.ReadFile("../docs/http-api.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range routes() {
		if !strings.Contains(string(doc), "| `"+r.path+"` | "+r.tell) {
			t.Errorf("docs/http-api.md does not tell `%s`: %s", r.path, r.tell)
		}
	}
}

// TestEmptyLedger holds that an empty page says what would fill it and the command.
func TestEmptyLedger(t *testing.T) {
	h := serve(t, empty(t))
	for _, r := range routes() {
		if strings.HasSuffix(r.path, "{id}") {
			continue
		}
		if body := page(t, h, r.path); !strings.Contains(body, "hearsay add PATH") {
			t.Errorf("%s does not say what would fill it", r.path)
		}
	}
	if next, ok := object(t, h, "/claims.json")["next"]; !ok || next != nil {
		t.Errorf("next of an empty list is %v, not null", next)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	h := serve(t, empty(t))
	for path, want := range map[string]struct {
		status int
		words  string
	}{
		"/nothing":                  {404, "There is no page at /nothing"},
		"/claims/c-0":               {404, "holds nothing under this id"},
		"/claims/c-0.json":          {404, `"do"`},
		"/claims?limit=0":           {400, "whole number from 1 to 500"},
		"/claims?limit=x":           {400, "no count of items"},
		"/claims?min-score=2":       {400, "from 0 to 1"},
		"/claims?from=yesterday":    {400, "2022-03-24"},
		"/claims?since=soon":        {400, "24h"},
		"/claims?claimant=MoD":      {400, "may be several claimants"},
		"/claims?place=Atlantis":    {400, "no place that is called"},
		"/brief?since=soon":         {400, "24h"},
		"/static/nothing.css":       {404, ""},
		"/claimants/n-0.json":       {404, "error"},
		"/articles/a-0?version=abc": {404, "nothing under this id"},
	} {
		status, body := get(t, h, path)
		if status != want.status || !strings.Contains(body, want.words) {
			t.Errorf("%s: status %d, %q not among the words:\n%s", path, status, want.words, body)
		}
	}
}

// TestFaultInTheLedger holds that a ledger that cannot be read is told, not hidden.
func TestFaultInTheLedger(t *testing.T) {
	l := empty(t)
	h := serve(t, l)
	l.Close()
	status, body := get(t, h, "/claims")
	if status != http.StatusInternalServerError || !strings.Contains(body, "hearsay verify") {
		t.Errorf("status %d: %s", status, body)
	}
}

func TestOnlyReading(t *testing.T) {
	h := serve(t, empty(t))
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, "http://127.0.0.1/claims", nil))
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
			t.Errorf("%s: status %d", method, w.Code)
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodHead, "http://127.0.0.1/claims", nil))
	if w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("HEAD: status %d with %d bytes", w.Code, w.Body.Len())
	}
}

// TestHostNames holds that a name which somebody else may point at this computer is refused.
func TestHostNames(t *testing.T) {
	h, err := New(Options{Ledger: empty(t), Hosts: []string{"desk.example"}})
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]int{
		"127.0.0.1:8370": 200, "localhost:8370": 200, "localhost": 200, "[::1]:8370": 200, "192.0.2.7:80": 200, "desk.example:8370": 200, "DESK.example": 200,
		"evil.example": 421, "evil.example:8370": 421, "localhost.evil.example": 421, "": 421, "127.0.0.1.evil.example": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("Host %q: status %d, not %d", host, w.Code, want)
		}
	}
}

func TestBrowserIsToldWhatItMayDo(t *testing.T) {
	w := httptest.NewRecorder()
	serve(t, empty(t)).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://127.0.0.1/", nil))
	for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
		if got := w.Header().Get(name); !strings.HasPrefix(got, want) {
			t.Errorf("%s is %q", name, got)
		}
	}
	body := w.Body.String()
	for _, bad := range []string{`src="http`, `href="//`, `style="`, "onclick", "<style"} {
		if strings.Contains(body, bad) {
			t.Errorf("the page holds %q, which the policy forbids", bad)
		}
	}
}

// TestHostileArticle reads an article whose title and words want to be more than words.
func TestHostileArticle(t *testing.T) {
	l := empty(t)
	folder := t.TempDir()
	text := "<script>alert(1)</script> says\n\nThe Russian defence ministry said on Friday that 610 soldiers <img src=x onerror=alert(2)> had been killed near \u202Elaer\u202C Kyiv.\x07 It said \u2066nothing\u2069 more.\n"
	if err := os.WriteFile(folder+"/hostile.txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	manifest := `{"file": "hostile.txt", "title": "<b onmouseover=alert(3)>\u202e", "publisher": "\"><script>x</script>", "published": "2022-03-25", "url": "javascript:alert(4)"}`
	if err := os.WriteFile(folder+"/manifest.jsonl", []byte(manifest), 0o600); err != nil {
		t.Fatal(err)
	}
	addTo(t, l, folder)
	h := serve(t, l)
	paths := []string{"/", "/claims", "/articles", "/figures", "/brief", "/articles/" + firstID(t, h, "/articles"), "/claims/" + firstID(t, h, "/claims")}
	for _, path := range paths {
		body := page(t, h, path)
		for _, bad := range []string{"<script>alert", "<img src=x", "<b onmouseover", "\"><script>", "javascript:alert(4)\"", "\u202E", "\u2066", "\x07"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
	}
	data := page(t, h, "/claims.json")
	if strings.Contains(data, "\u202E") {
		t.Error("the data hold a bidirectional override that is not escaped")
	}
}

func TestUnseenCharactersAreShown(t *testing.T) {
	for in, want := range map[string]string{
		"plain Київ":     "plain Київ",
		"a\u202Eb":       "a⟨U+202E⟩b",
		"a\x1b[31m":      "a⟨U+001B⟩[31m",
		"\uFEFFbom":      "⟨U+FEFF⟩bom",
		"tab\tline\nend": "tab\tline\nend",
	} {
		if got := string(shown.Visible([]byte(in))); got != want {
			t.Errorf("%q is shown as %q, not %q", in, got, want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	f.Add([]byte("a\u202Eb\xff\U000E0001"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, r := range string(shown.Visible(data)) {
			if shown.Unseen(r) {
				t.Fatalf("%q is not shown", r)
			}
		}
		if strings.ContainsFunc(string(shown.Escaped(data)), shown.Unseen) {
			t.Fatal("an unseen character is not escaped")
		}
	})
}

func TestFilters(t *testing.T) {
	h := serve(t, demo(t))
	count := func(path string) int {
		items, _ := object(t, h, path)["items"].([]any)
		return len(items)
	}
	all := count("/claims.json?limit=500")
	if all < 50 {
		t.Fatalf("only %d claims in the examples", all)
	}
	for _, filter := range []string{"stance=deny", "claimant=UK+Ministry+of+Defence", "side=Ukraine", "text=losses", "measure=killed&of=Russia", "from=2022-03-30", "place=Makariv", "kind=military"} {
		if n := count("/claims.json?limit=500&" + filter); n == 0 || n >= all {
			t.Errorf("%s lets %d of %d through", filter, n, all)
		}
	}
	if n := count("/claims.json?since=2022-04-10"); n != 0 {
		t.Errorf("%d claims were added after the clock", n)
	}
}

// TestPagesOfAList follows next to the end and meets everything once.
func TestPagesOfAList(t *testing.T) {
	h := serve(t, demo(t))
	seen := map[string]bool{}
	next := "/claims.json?limit=7"
	for pages := 0; next != "" && pages < 100; pages++ {
		list := object(t, h, next)
		for _, item := range list["items"].([]any) {
			id := item.(map[string]any)["id"].(string)
			if seen[id] {
				t.Fatalf("%s stands on two pages", id)
			}
			seen[id] = true
		}
		next, _ = list["next"].(string)
	}
	if want := len(object(t, h, "/claims.json?limit=500")["items"].([]any)); len(seen) != want {
		t.Errorf("%d claims on the pages, %d in the ledger", len(seen), want)
	}
}

func TestPrivatePersonsHaveNoPage(t *testing.T) {
	l := empty(t)
	folder := t.TempDir()
	text := "Strike near the market\n\nOlena Testenko, a shop worker in Kyiv, said that two houses had burned.\n"
	if err := os.WriteFile(folder+"/witness.txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	addTo(t, l, folder)
	h := serve(t, l)
	if body := page(t, h, "/claimants"); strings.Contains(body, "Testenko") {
		t.Error("a private person is listed among the claimants")
	}
	if body := page(t, h, "/claims"); strings.Contains(body, `href="/claimants/n-`) && strings.Contains(body, "Testenko</a>") {
		t.Error("a private person is linked")
	}
}

// TestNewVersion shows what a changed article changed, claim by claim.
func TestNewVersion(t *testing.T) {
	l := empty(t)
	file := t.TempDir() + "/toll.txt"
	for _, n := range []string{"1,030", "1,300"} {
		text := "Toll near Izium\n\nThe Russian defence ministry said on Friday that " + n + " soldiers had been killed near Izium.\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		addTo(t, l, file)
	}
	h := serve(t, l)
	body := page(t, h, "/articles/"+firstID(t, h, "/articles"))
	for _, want := range []string{"2 versions", "the current one", "<del>", "<ins>", "1,030", "1,300"} {
		if !strings.Contains(body, want) {
			t.Errorf("the article's page does not show %q", want)
		}
	}
}

func TestForgottenArticle(t *testing.T) {
	l := demo(t)
	h := serve(t, l)
	id := firstID(t, h, "/articles")
	if _, err := l.Forget(t.Context(), id, "asked to by its publisher"); err != nil {
		t.Fatal(err)
	}
	status, body := get(t, h, "/articles/"+id)
	if !strings.Contains(body, "asked to by its publisher") {
		t.Errorf("status %d, and the reason is not told", status)
	}
}

// BenchmarkPages makes every page of the examples' ledger; TestPagesOfALargeLedger holds those of 100,000 claims to their bound.
func BenchmarkPages(b *testing.B) {
	h := serve(b, demo(b))
	for _, path := range everyPage(b, h) {
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				page(b, h, path)
			}
		})
	}
}
