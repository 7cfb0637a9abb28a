package dates

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

const (
	months   = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
	weekday  = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?`
	fullDate = `(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>` + months + `),?\s+(?P<year>(?:19|20)\d\d)` +
		`|(?P<month>` + months + `)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)` +
		`|(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T[0-9:.+Z-]+)?` +
		`|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d))`
	clock = `(?:,?\s*(?:at\s+|[-–|]\s*)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?(?:\s*[+-]\d{1,4})?)?)?`
)

// The lines of a text that tell its day of publication: a "published" line, a dateline (KYIV, 24 March 2022 (Agency) -), and a line that is a date.
var datedLines = []*regexp.Regexp{
	regexp.MustCompile(`(?i:^(?:first\s+)?(?:published|posted|publication date|date published|date)\b)(?i:\s*(?:on|at)?)\s*:?\s*` + clockBefore + weekday + fullDate),
	regexp.MustCompile(`^\p{Lu}[\p{L} .'’/-]{1,40}(?:,\s*[\p{L} .'’-]{2,30})?,\s+` + weekday + fullDate + clock + `\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/)?\s*(?:[-–—:]|$)`),
	regexp.MustCompile(`^` + weekday + fullDate + clock + `$`),
}

const clockBefore = `(?:\d{1,2}[:.]\d\d(?:\s*[A-Z]{2,4})?,?\s*)?`

// datedWithin is how many lines with words, from the top, are looked at for the day of publication.
const datedWithin = 10

// datedBytes is how many bytes from the top they are looked for in at most.
const datedBytes = 8 << 10

// OfText is the day that a dateline, a "published" line or a line of its own at the top of a text tells in full, "" when none does.
func OfText(text string) string {
	seen := 0
	for line := range strings.Lines(text[:min(len(text), datedBytes)]) {
		line = strings.Trim(line, "\uFEFF \t\r\n")
		if line == "" {
			continue
		}
		if seen++; seen > datedWithin {
			break
		}
		for _, re := range datedLines {
			if m := re.FindStringSubmatch(line); m != nil {
				return dayOf(re.SubexpNames(), m)
			}
		}
	}
	return ""
}

// dayOf is the day in the groups day, month and year of a match, "" when there is no such day.
func dayOf(names, match []string) string {
	at := map[string]string{}
	for i, name := range names {
		if match[i] != "" {
			at[name] = match[i]
		}
	}
	return isoDay(at["year"], at["month"], at["day"])
}

func isoDay(year, month, day string) string {
	y, err1 := strconv.Atoi(year)
	d, err2 := strconv.Atoi(day)
	m, err3 := strconv.Atoi(month)
	if err3 != nil {
		m, err3 = monthNamed(month), nil
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if err1 != nil || err2 != nil || t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return t.Format(hearsay.DayFormat)
}

// monthNamed is the month that a name or its abbreviation stands for, 0 when none.
func monthNamed(name string) int {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	for m := time.January; m <= time.December; m++ {
		if full := strings.ToLower(m.String()); len(name) >= 3 && strings.HasPrefix(full, name[:3]) {
			return int(m)
		}
	}
	return 0
}

// datedPath is a full date in an address: /2022/03/24/, /2022/mar/24/, 2022-03-24.
var datedPath = regexp.MustCompile(`(?i)/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|` + months + `)/(?P<day>\d{1,2})(?:/|$)|(?:^|\D)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:\D|$)`)

// OfURL is the day that an address carries in its path, "" when none.
func OfURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return ""
	}
	m := datedPath.FindStringSubmatch(u.Path)
	if m == nil {
		return ""
	}
	return dayOf(datedPath.SubexpNames(), m)
}
