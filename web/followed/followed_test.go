package followed

import (
	"path/filepath"
	"testing"
	"time"

	"hearsay/ledger"
	"hearsay/ledger/follow"
)

func TestUntil(t *testing.T) {
	now := time.Date(2022, 4, 1, 12, 0, 0, 0, time.UTC)
	for d, want := range map[time.Duration]string{
		-time.Hour: "due", 0: "due", time.Second: "in 1 min", 29*time.Minute + 40*time.Second: "in 30 min", 89 * time.Minute: "in 89 min", 2 * time.Hour: "in 2 h", 47 * time.Hour: "in 47 h", 7 * 24 * time.Hour: "in 7 days",
	} {
		if got := Until(now.Add(d), now); got != want {
			t.Errorf("%v: %q, not %q", d, got, want)
		}
	}
	if got := Until(time.Time{}, now); got != "not again" {
		t.Errorf("%q", got)
	}
}

// TestMoreFailures holds that a page shows some failures and counts the rest.
func TestMoreFailures(t *testing.T) {
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s, now := follow.Of(l.File()), time.Date(2022, 4, 1, 12, 0, 0, 0, time.UTC)
	for n := range most + 7 {
		x := follow.Item{URL: "http://a.example/" + string(rune('a'+n)), Kind: follow.Feed, Host: "a.example", Added: now}
		if _, err := s.Add(t.Context(), x); err != nil {
			t.Fatal(err)
		}
		x.Seq, x.Asked, x.Why, x.Failures = int64(n+1), now, "answered 500", 1
		if _, err := s.Save(t.Context(), &follow.Outcome{Item: x}); err != nil {
			t.Fatal(err)
		}
	}
	p, d, err := Read(t.Context(), l, now)
	if err != nil || len(p.Failing) != most || p.More != 7 || len(p.Named) != most+7 || len(d.Failed) != most || d.Totals.Failing != most+7 || !p.Failing[0].Bad || p.Failing[0].How != "answered 500" {
		t.Errorf("%d shown, %d more, %d named, %v", len(p.Failing), p.More, len(p.Named), err)
	}
	l.Close()
	if _, _, err := Read(t.Context(), l, now); err == nil {
		t.Error("a closed ledger is read")
	}
}
