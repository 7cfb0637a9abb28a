package watch

import (
	"time"

	"hearsay/ingest/fetch"
	"hearsay/ledger/follow"
)

// The times between two askings of a list or page: the first, the shortest for one that always brings something, the longest for one that never does.
const (
	firstEvery    = 30 * time.Minute
	shortestEvery = 10 * time.Minute
	longestEvery  = 2 * time.Hour
)

// rereadings are how long after an article first came it is read again.
func rereadings() []time.Duration {
	return []time.Duration{time.Hour, 24 * time.Hour, 7 * 24 * time.Hour}
}

// How what fails is asked for again: after retryFirst, then four times as long each time up to retryLongest; an article that failed retryMost times in a row waits for its next reading.
const (
	retryFirst   = 10 * time.Minute
	retryLongest = 24 * time.Hour
	retryMost    = 6
)

// plan says when an item that was answered is asked for next: a list or page sooner where it changed and later where it did not, never before the time for which it said that it holds; an article when
// its next reading is due, or never again.
func plan(x follow.Item, now time.Time, changed bool, fresh time.Duration) follow.Item {
	if x.Kind == follow.Article {
		return nextReading(x, now)
	}
	switch {
	case x.Every == 0:
		x.Every = firstEvery
	case changed:
		x.Every = max(shortestEvery, x.Every/2)
	default:
		x.Every = min(longestEvery, x.Every*3/2)
	}
	x.Next = now.Add(max(x.Every, fresh))
	return x
}

// nextReading is an article's next reading that has not passed.
func nextReading(x follow.Item, now time.Time) follow.Item {
	readings := rereadings()
	x.Next = time.Time{}
	for ; x.Stage < len(readings); x.Stage++ {
		if at := x.First.Add(readings[x.Stage]); at.After(now) {
			x.Next = at
			return x
		}
	}
	return x
}

// planFailed says when an item that failed is asked for next; e is nil where it was not the asking that failed.
func planFailed(x follow.Item, now time.Time, e *fetch.Error) follow.Item {
	wait := retryFirst
	for range min(x.Failures-1, 5) {
		wait = min(retryLongest, 4*wait)
	}
	lasting := e != nil && (e.Kind == fetch.Bad || e.Kind == fetch.Unsafe || e.Kind == fetch.Refused)
	if lasting {
		wait = retryLongest
	}
	x.Next = now.Add(wait)
	if x.Kind == follow.Article {
		gone := e != nil && e.Kind == fetch.Gone
		switch {
		case x.First.IsZero() && (x.Failures >= retryMost || lasting && x.Failures > 1 || gone && x.Failures > 2):
			x.Next = time.Time{}
			return x
		case !x.First.IsZero() && (x.Failures >= retryMost || gone):
			x = nextReading(x, now)
		}
	}
	if e != nil && e.Until.After(x.Next) && !x.Next.IsZero() {
		x.Next = e.Until
	}
	return x
}
