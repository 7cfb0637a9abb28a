package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"hearsay/web/shown"
)

// frame is what every page's template is given.
type frame struct {
	Title string
	Path  string // without query
	Twin  string // address of the page as data
	Text  string // words sought
	Page  any
}

// parse reads every template once, each with the layout and the parts that pages share.
func (s *site) parse() error {
	shared, err := template.New("layout.html").Funcs(s.functions()).ParseFS(files, "templates/layout.html", "templates/part_*.html")
	if err != nil {
		return err
	}
	names, err := fs.Glob(files, "templates/page_*.html")
	if err != nil {
		return err
	}
	s.pages = map[string]*template.Template{}
	for _, name := range names {
		own, err := shared.Clone()
		if err != nil {
			return err
		}
		if _, err := own.ParseFS(files, name); err != nil {
			return err
		}
		s.pages[strings.TrimSuffix(strings.TrimPrefix(path.Base(name), "page_"), ".html")] = own
	}
	return nil
}

// send writes an answer whole or, where it cannot be made, an error.
func (s *site) send(w http.ResponseWriter, r *http.Request, a answer) {
	body, kind, err := s.body(r, a)
	if err != nil {
		if a.template == "error" {
			http.Error(w, "The page and the page that says so could not be made: "+err.Error(), http.StatusInternalServerError)
			return
		}
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.Header().Set("Cache-Control", "no-store")
	if a.status != 0 {
		w.WriteHeader(a.status)
	}
	if r.Method != http.MethodHead {
		w.Write(body) // the reader may be gone; there is nobody left to tell
	}
}

func (s *site) body(r *http.Request, a answer) (body []byte, kind string, err error) {
	var b bytes.Buffer
	if strings.HasSuffix(r.URL.Path, ".json") {
		e := json.NewEncoder(&b)
		if err := e.Encode(a.data); err != nil {
			return nil, "", fmt.Errorf("writing the data of %s: %w", r.URL.Path, err)
		}
		return shown.Escaped(b.Bytes()), "application/json; charset=utf-8", nil
	}
	f := frame{a.title, r.URL.Path, twin(r.URL), r.URL.Query().Get("text"), a.page}
	if err := s.pages[a.template].Execute(&b, f); err != nil {
		return nil, "", fmt.Errorf("writing %s: %w", r.URL.Path, err)
	}
	return shown.Visible(b.Bytes()), "text/html; charset=utf-8", nil
}

// entry is one entry of the pages' menu.
type entry struct{ Name, Href string }

// menu is the pages' menu.
func menu() []entry {
	return []entry{
		{"Overview", "/"}, {"Claims", "/claims"}, {"Figures", "/figures"}, {"Facts", "/facts"}, {"Disputes", "/disputes"}, {"Tallies", "/tallies"},
		{"Claimants", "/claimants"}, {"Places", "/places"}, {"Articles", "/articles"}, {"Brief", "/brief"}, {"Followed", "/watch"},
	}
}

// Here tells whether a path is the entry's page or one below it.
func (e entry) Here(path string) bool {
	return path == e.Href || e.Href != "/" && strings.HasPrefix(path, e.Href+"/")
}

// twin is the address of a page as data.
func twin(u *url.URL) string {
	t := url.URL{Path: u.Path + ".json", RawQuery: u.RawQuery}
	if u.Path == "/" {
		t.Path = "/index.json"
	}
	return t.String()
}

// static serves the style sheet and the script, which stand inside the program.
func static() http.Handler {
	serve := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		serve.ServeHTTP(w, r)
	})
}
