// Package crawl makes crawls of any size of the examples: a number comes in, an article of their paragraphs with other numbers, places, names and days comes out, the same each time. Tests and the
// measurements of docs/scale.md write it as shards. What is said most is said by many and most things by few, as in the news: choices follow Zipf's law.
package crawl

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/examples"
)

// Article is one line of a shard, as ingest reads it.
type Article struct {
	URL       string `json:"url"`
	Published string `json:"published"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Text      string `json:"text"`
}

// Maker makes articles; it is safe for use by several goroutines.
type Maker struct {
	titles     []string
	paragraphs []string
}

// days is how many days a crawl spans, outlets how many papers print in it, reprinted the share of articles that print another's words.
const (
	days      = 730
	outlets   = 400
	reprinted = 0.08
)

// New reads the paragraphs of the examples.
func New() (*Maker, error) {
	texts, err := examples.Texts()
	if err != nil {
		return nil, err
	}
	m := &Maker{}
	for _, text := range texts {
		title, body, _ := strings.Cut(text, "\n")
		m.titles = append(m.titles, strings.TrimSpace(title))
		for p := range strings.SplitSeq(body, "\n\n") {
			if p = strings.TrimSpace(p); strings.HasSuffix(p, ".") || strings.HasSuffix(p, "”") {
				m.paragraphs = append(m.paragraphs, p)
			}
		}
	}
	return m, nil
}

// Article is the nth article.
func (m *Maker) Article(n int) Article {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	words := n
	if n > 0 && r.Float64() < reprinted {
		words = n - 1 - r.IntN(min(n, 1000)) // the words of an article not long before it
	}
	a := m.said(words)
	outlet := zipf(r, outlets)
	a.URL, a.Publisher = fmt.Sprintf("https://example.org/paper-%d/%d", outlet, n), "Herald "+strconv.Itoa(outlet)
	return a
}

// said makes the words of the nth article.
func (m *Maker) said(n int) Article {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	day := time.Date(2022, 2, 25, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(days))
	p := permuting{r, map[string]string{}}
	var text []string
	for range 6 + r.IntN(8) {
		text = append(text, p.permute(m.paragraphs[r.IntN(len(m.paragraphs))]))
	}
	title := p.permute(m.titles[r.IntN(len(m.titles))])
	return Article{Published: day.Format(hearsay.DayFormat), Title: title, Text: title + "\n\n" + strings.Join(text, "\n\n") + "\n"}
}

// zipf is a number below most; the kth is chosen about as often as 1/(k+1).
func zipf(r *rand.Rand, most int) int {
	return int(math.Exp(r.Float64()*math.Log(float64(most)+1))) - 1
}

// others are the words that stand for one another, a list each.
var others = [][]string{
	{"Makariv", "Izium", "Nizhyn", "Chernihiv", "Kramatorsk", "Sumy", "Kharkiv", "Mykolaiv", "Kherson", "Zaporizhzhia", "Bakhmut", "Avdiivka", "Kupiansk", "Lyman", "Sloviansk", "Odesa", "Poltava", "Vinnytsia", "Zhytomyr", "Dnipro",
		"Kryvyi Rih", "Nikopol", "Pokrovsk", "Vuhledar", "Orikhiv", "Melitopol", "Mariupol", "Berdiansk", "Enerhodar", "Tokmak", "Huliaipole", "Toretsk", "Konotop", "Okhtyrka", "Trostianets", "Irpin", "Borodianka", "Brovary", "Fastiv", "Uman"},
	{"Peskov", "Fomin", "Chaus", "Kyrylenko", "Ihnat", "Tokar", "Bronk", "Halytsky", "Orlenko", "Savchuk", "Demydov", "Kravets", "Lysenko", "Morozov", "Petrenko", "Rudenko", "Shevchuk", "Tkachuk", "Voloshyn", "Zhuk"},
	{"tanks", "drones", "guns", "trucks", "boats", "mortars"},
	{"school", "hospital", "bridge", "market", "library", "station", "depot", "bakery", "theatre", "warehouse"},
	{"shelled", "bombed", "hit", "struck"},
	{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
}

var (
	word   = regexp.MustCompile(`[A-Z][a-z]+(?: Rih)?|[a-z]+`)
	number = regexp.MustCompile(`\d[\d,.]*\d|\d+`)
	dated  = regexp.MustCompile(`^ (?:February|March)`)
)

// permuting puts others in the place of numbers and names, within one article the same for the same.
type permuting struct {
	r    *rand.Rand
	done map[string]string
}

func (p *permuting) permute(text string) string {
	text = word.ReplaceAllStringFunc(text, func(w string) string {
		for _, list := range others {
			for _, o := range list {
				if o == w {
					return p.once(w, func() string { return list[zipf(p.r, len(list))] })
				}
			}
		}
		return w
	})
	var out strings.Builder
	at := 0
	for _, loc := range number.FindAllStringIndex(text, -1) {
		out.WriteString(text[at:loc[0]])
		n := text[loc[0]:loc[1]]
		if !dated.MatchString(text[loc[1]:]) {
			n = p.once(n, func() string { return p.count(n) })
		}
		out.WriteString(n)
		at = loc[1]
	}
	return out.String() + text[at:]
}

func (p *permuting) once(of string, other func() string) string {
	if _, known := p.done[of]; !known {
		p.done[of] = other()
	}
	return p.done[of]
}

// count is another number of the same size, written as the first is.
func (p *permuting) count(of string) string {
	value, err := strconv.ParseFloat(strings.ReplaceAll(of, ",", ""), 64)
	if err != nil || value == 0 {
		return of
	}
	value *= 1 + float64(zipf(p.r, 500))/100
	if strings.Contains(of, ".") {
		return strconv.FormatFloat(value, 'f', 1, 64)
	}
	whole := strconv.Itoa(int(math.Round(value)))
	for i := len(whole) - 3; i > 0 && len(whole) > 4-strings.Count(of, ","); i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole
}

// Write writes the first n articles below dir, which it makes, as shards of JSON Lines with inEach articles each, and gives their paths.
func (m *Maker) Write(dir string, n, inEach int) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	for from := 0; from < n; from += inEach {
		path := filepath.Join(dir, fmt.Sprintf("%06d.jsonl", from/inEach))
		if err := m.shard(path, from, min(n, from+inEach)); err != nil {
			return paths, fmt.Errorf("writing a shard of made articles: %w", err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func (m *Maker) shard(path string, from, to int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	enc := json.NewEncoder(out)
	for n := from; n < to; n++ {
		if err := enc.Encode(m.Article(n)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Close()
}
