package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// mostFresh is the longest max-age that is believed.
const mostFresh = 6 * time.Hour

// RetryAfter reads a Retry-After field (RFC 9110, section 10.2.3): seconds, or an HTTP date, as the time from now on. A date that has passed is zero; false where it is neither.
func RetryAfter(value string, now time.Time) (time.Duration, bool) {
	value = strings.TrimSpace(value)
	if digits(value) {
		return seconds(value), true
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	return max(0, at.Sub(now)), true
}

// Fresh reads the max-age of a Cache-Control field (RFC 9111, section 5.2.2.1), at most six hours; 0 where it has none, or forbids to rely on it.
func Fresh(value string) time.Duration {
	var out time.Duration
	for part := range strings.SplitSeq(value, ",") {
		name, of, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch of = strings.Trim(of, `"`); {
		case name == "no-store" || name == "no-cache":
			return 0
		case name == "max-age" && digits(of):
			out = min(seconds(of), mostFresh)
		}
	}
	return out
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// seconds is a whole number of seconds, at most ten years however long its digits are.
func seconds(s string) time.Duration {
	const most = 10 * 365 * 24 * 3600
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > most {
		n = most
	}
	return time.Duration(n) * time.Second
}
