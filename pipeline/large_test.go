package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/custody"
	"hearsay/ledger/store"
)

// used is the processor time that this process has used: on a busy machine the clock on the wall says little.
func used(t testing.TB) time.Duration {
	t.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		t.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// toll is the nth page, as it stood when it counted so many ferries.
func toll(n, ferries int) ledger.Entry {
	text := fmt.Sprintf("Port said that %d ferries had sunk off pier %d. Nobody else has counted them.", ferries, n)
	number := strconv.Itoa(ferries) + " ferries"
	v := hearsay.Version{Raw: []byte("<p>" + text), Text: text, From: fmt.Sprintf("https://harbour.example/%d", n)}
	v.Article = hearsay.Article{Name: strconv.Itoa(n), Charset: "utf-8", SHA256: hearsay.SHA256(v.Raw), TextSHA256: hearsay.SHA256([]byte(text))}
	v.Article.URL, v.Article.Published, v.Article.Language = v.From, "2026-03-30", "en"
	v.Article.ID = hearsay.ArticleID(v.From, "", text)
	find := func(words string) hearsay.Span {
		at := strings.Index(text, words)
		return hearsay.Span{Start: at, End: at + len(words)}
	}
	r := hearsay.Reading{Article: v.Article, Reader: hearsay.Reader{Version: "test"}}
	c, f := hearsay.Claim{}, hearsay.Figure{Span: find(number), Number: find(strconv.Itoa(ferries)), Claim: hearsay.Ref(0)}
	c.Source, c.Cue, c.Quote, c.Stance = find("Port"), find("said"), hearsay.Indirect, hearsay.Assert
	c.Content = []hearsay.Span{find(text[strings.Index(text, number):strings.Index(text, ". Nobody")])}
	c.Claimant = hearsay.Actor{Name: "Port of Saltby", Kind: hearsay.Government, Resolved: true}
	many := float64(ferries)
	f.Low, f.Best, f.High, f.Qualifier, f.Measure, f.Subject, f.Unit, f.Claimant = &many, &many, &many, hearsay.Exact, hearsay.EquipmentDestroyed, "ferries", "item", &c.Claimant
	r.Claims, r.Figures = []hearsay.Claim{c}, []hearsay.Figure{f}
	r.AssignIDs(hearsay.NewIndex(text))
	w := r.Wire(text)
	return ledger.Entry{Version: v, Reading: &w}
}

// page writes the nth page with two versions into a ledger as Put leaves it, without the indexes that nobody asks here: a hundred thousand are made in minutes.
func page(b *store.Batch, l *ledger.Ledger, n int) {
	first, last := toll(n, 3), toll(n, 4)
	a := &last.Version.Article
	article := b.Do("INSERT INTO article (id, name, source, keyed, day, meta, added, versions, claims, figures) VALUES (?,?,?,1,'2026-03-30','{}',0,2,1,1)", a.ID, a.Name, last.Version.From)
	var version int64
	for _, e := range []ledger.Entry{first, last} {
		version = b.Do("INSERT INTO version (article, text_sha256, folded, meta, unread, detail) VALUES (?,?,'','{}','','')", article, e.Version.Article.TextSHA256)
		l.Custody().Keep(b, a.ID, version, &e.Version, time.Now())
		data, err := json.Marshal(e.Reading)
		b.Fail(err)
		b.Do("INSERT INTO reading (version, made, reader, data) VALUES (?,0,'{}',?)", version, b.Pack(data))
	}
	c, f := &last.Reading.Claims[0], &last.Reading.Figures[0]
	claim := b.Do("INSERT INTO claim (id, article, version, nth, day, side, kind, stance, added) VALUES (?,?,?,0,'','','','',0)", c.ID, article, version)
	figure := b.Do("INSERT INTO figure (id, article, version, nth, day, as_of, side, kind, stance, measure, of, added, claim) VALUES (?,?,?,0,'','','','','','','',0,?)", f.ID, article, version, c.ID)
	for table, body := range map[string]any{"claim": c, "figure": f} {
		data, err := json.Marshal(body)
		b.Fail(err)
		b.Do("INSERT INTO "+table+"_body ("+table+", body) VALUES (?,?)", map[string]int64{"claim": claim, "figure": figure}[table], string(data))
	}
	b.Do("UPDATE article SET version = ?1, standing = ?1 WHERE seq = ?2", version, article)
}

// TestManyCapturesAreWalkedInLine verifies a ledger and compares its versions when it holds a tenth of HEARSAY_CAPTURES captures, three tenths and all of them, two versions a page: ten times
// as many may take at most thirteen times as long.
func TestManyCapturesAreWalkedInLine(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("HEARSAY_CAPTURES"))
	if err != nil || n < 1000 {
		t.Skip("HEARSAY_CAPTURES is not set: no large ledger")
	}
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "large.db"), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	took := map[string][]time.Duration{}
	for _, size := range []int{n / 10, 3 * n / 10, n} {
		measure := func(what string, do func()) {
			begun, clock := used(t), time.Now()
			do()
			took[what] = append(took[what], used(t)-begun)
			t.Logf("%7d captures: %s in %.2f s of processor time, %.2f s on the clock", size, what, (used(t) - begun).Seconds(), time.Since(clock).Seconds())
		}
		measure("made", func() { upTo(t, l, size/2) })
		measure("verified", func() {
			done, err := l.Custody().Verify(t.Context(), func(_ custody.Checked, f custody.Finding) {
				if f != (custody.Finding{}) {
					t.Errorf("%+v", f)
				}
			})
			if err != nil || done.Links != size/2*2 {
				t.Fatalf("%+v %v", done, err)
			}
		})
		measure("changes", func() {
			found, err := Changes(t.Context(), l, ledger.Filter{}, hearsay.FigureRaised)
			if err != nil || len(found) != size/2 {
				t.Fatalf("%d changes of %d pages: %v", len(found), size/2, err)
			}
		})
	}
	for _, what := range []string{"verified", "changes"} {
		ratio := took[what][2].Seconds() / took[what][0].Seconds()
		if t.Logf("ten times the captures: %s takes %.1f times as long", what, ratio); ratio > 13 {
			t.Errorf("%s does not grow in line", what)
		}
	}
}

// upTo fills a ledger up to so many pages, a thousand in a transaction.
func upTo(t *testing.T, l *ledger.Ledger, pages int) {
	t.Helper()
	counts, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for k := counts.Articles; k < pages; k += 1000 {
		if err := l.File().Update(t.Context(), func(b *store.Batch) {
			for n := k; n < min(k+1000, pages); n++ {
				page(b, l, n)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
}
