// Package web shows the ledger as pages, each with its data: a ledger comes in, an http.Handler goes out; cmd/hearsay serves it to browsers and other programs.
// Pages are made on the server and work without JavaScript; they load nothing from elsewhere.
package web

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"hearsay/ledger"
	"hearsay/reference/actors"
)

//go:embed templates static
var files embed.FS

// Options are what the pages need to know. Ledger must be set; a nil Actors knows nobody, a nil Now is time.Now, a nil Log is slog.Default.
type Options struct {
	Ledger *ledger.Ledger
	Actors *actors.Table
	Now    func() time.Time
	Log    *slog.Logger
	Hosts  []string // names besides localhost under which the pages may be asked for; addresses may always
}

// site answers requests; it is not changed after it was made.
type site struct {
	Options
	pages map[string]*template.Template
}

// query is one request for a page.
type query struct {
	*http.Request
	site *site
	id   string // of the one thing asked for, "" for a listing
}

// answer is one page in both its forms: data is its JSON twin, page what the template shows.
type answer struct {
	status   int // 0 is 200
	template string
	title    string
	page     any
	data     any
}

// route is one page. Its twin has the same path with .json at the end; that of the overview is /index.json.
type route struct {
	path string
	make func(*site, *query) (answer, error)
	tell string // what the page answers
}

// routes are all pages, in the order of docs/http-api.md.
func routes() []route {
	return []route{
		{"/", (*site).overview, "what is new, what is disputed"},
		{"/claims", (*site).claims, "who said what"},
		{"/claims/{id}", (*site).claim, "what a claim rests on"},
		{"/articles", (*site).articles, "what was taken in"},
		{"/articles/{id}", (*site).article, "how an article is built"},
		{"/figures", (*site).figures, "how many, according to whom"},
		{"/figures/{id}", (*site).figure, "the words of one number"},
		{"/facts", (*site).facts, "what several claimants speak of"},
		{"/facts/{id}", (*site).fact, "how many, according to whom"},
		{"/disputes", (*site).disputes, "what contradicts what, and why"},
		{"/tallies", (*site).tallies, "running totals"},
		{"/tallies/{id}", (*site).tally, "how a running total moved"},
		{"/claimants", (*site).claimants, "who speaks"},
		{"/claimants/{id}", (*site).claimant, "what a body says, how sure, and about whom"},
		{"/places", (*site).places, "where"},
		{"/places/{id}", (*site).place, "who says they hold a place, what happened there"},
		{"/brief", (*site).brief, "what to tell the desk"},
		{"/watch", (*site).watch, "what is followed, what came, what failed and why"},
	}
}

// New makes the handler of all pages, their twins and the static files.
func New(opt Options) (http.Handler, error) {
	if opt.Actors == nil {
		opt.Actors = &actors.Table{}
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.Default()
	}
	s := &site{Options: opt}
	if err := s.parse(); err != nil {
		return nil, fmt.Errorf("reading the pages' templates: %w", err)
	}
	mux := http.NewServeMux()
	for _, r := range routes() {
		switch {
		case r.path == "/":
			mux.HandleFunc("/{$}", s.handle(r))
			mux.HandleFunc("/index.json", s.handle(r))
		case strings.HasSuffix(r.path, "{id}"):
			mux.HandleFunc(r.path, s.handle(r))
		default:
			mux.HandleFunc(r.path, s.handle(r))
			mux.HandleFunc(r.path+".json", s.handle(r))
		}
	}
	mux.Handle("/static/", static())
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, refusal{http.StatusNotFound, "There is no page at " + r.URL.Path + ".", "Start from the overview, or search the claims for a word.", nil})
	})
	return s.guard(mux), nil
}

// handle answers one route in the form that its path asks for.
func (s *site) handle(r route) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		id, _ := strings.CutSuffix(req.PathValue("id"), ".json")
		a, err := r.make(s, &query{req, s, id})
		if err != nil {
			s.fail(w, req, err)
			return
		}
		s.send(w, req, a)
	}
}

// refusal is an error that tells the reader what happened and what to do.
type refusal struct {
	status int
	what   string
	do     string
	cause  error
}

func (r refusal) Error() string { return r.what + " " + r.do }

func (r refusal) Unwrap() error { return r.cause }

// refuse turns what went wrong into what the reader is told.
func refuse(err error) refusal {
	var r refusal
	switch {
	case errors.As(err, &r):
		return r
	case errors.Is(err, ledger.ErrMissing):
		return refusal{http.StatusNotFound, "The ledger holds nothing under this id.", "It may have been read into another ledger. Go back to the list, or search for its words.", err}
	case errors.Is(err, ledger.ErrForgotten):
		return refusal{http.StatusGone, "This was taken out of the ledger: " + err.Error() + ".", "Its hash and the reason are kept; its words are gone.", err}
	case errors.Is(err, context.Canceled):
		return refusal{499, "The request was given up.", "Ask again.", err}
	}
	return refusal{http.StatusInternalServerError, "The page could not be made: " + err.Error() + ".", "Nothing was changed in the ledger. Try again; if it stays so, run: hearsay verify", err}
}

// fail sends what went wrong, in the form that was asked for.
func (s *site) fail(w http.ResponseWriter, req *http.Request, err error) {
	r := refuse(err)
	if r.status == http.StatusInternalServerError {
		s.Log.Error("page not made", "path", req.URL.Path, "error", err)
	}
	s.send(w, req, answer{r.status, "error", http.StatusText(r.status), map[string]any{"What": r.what, "Do": r.do, "Status": r.status},
		map[string]any{"error": map[string]any{"status": r.status, "what": r.what, "do": r.do}}})
}
