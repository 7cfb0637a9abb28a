package contradiction

import (
	"fmt"

	"hearsay"
)

// enoughBefore is from how many earlier counts on a series that holds no higher one bears a superlative out.
const enoughBefore = 3

// Record holds a superlative ("the highest so far") about one count of a series against the highest of the earlier ones that are held: of shows how many there are.
// ok is false where the series held is too short to say anything.
func Record(now, highest *hearsay.Statement, of int) (f Found, ok bool) {
	n, m := said(&now.Value), said(&highest.Value)
	if n == nil || m == nil {
		return f, false
	}
	f.RestsOn = append(rests(now, highest), "series")
	switch {
	case *m > *n:
		f.Kind = hearsay.Contradicts
		f.Reason = fmt.Sprintf("called the highest so far, %s, but the same source's series has %s as of %s", written(&now.Value), written(&highest.Value), highest.AsOf)
	case of >= enoughBefore:
		f.Kind = hearsay.Compatible
		f.Reason = fmt.Sprintf("called the highest so far and borne out: %s, and of %d earlier counts of the same source none is above %s", written(&now.Value), of, written(&highest.Value))
	}
	return f, f.Kind != ""
}
