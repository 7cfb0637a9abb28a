package spill

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestSorted: whatever comes in goes out in order, all of it, whether it fits into memory or not, and no file is left.
func TestSorted(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		s := New(dir, rapid.SampledFrom([]int{1, 200, 1 << 20}).Draw(t, "memory"))
		var want, got []string
		for range rapid.IntRange(0, 20).Draw(t, "records") {
			key, value := rapid.SampledFrom([]string{"", "a", "a b", "ab", "\x00", "ж"}).Draw(t, "key"), rapid.SliceOf(rapid.Byte()).Draw(t, "value")
			if err := s.Add(key, value); err != nil {
				t.Fatal(err)
			}
			want = append(want, key+"\x01"+string(value))
		}
		last := ""
		for key, value := range s.Sorted() {
			if key < last {
				t.Fatalf("%q after %q", key, last)
			}
			last = key
			got = append(got, key+"\x01"+string(value))
		}
		if err := s.Err(); err != nil {
			t.Fatal(err)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Fatalf("in %q, out %q", want, got)
		}
	})
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestBroken: what cannot be read again is an error, not an end.
func TestBroken(t *testing.T) {
	s := New(t.TempDir(), 1)
	for i := range 3 {
		if err := s.Add("k", []byte(fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.levels[0][1].Truncate(5); err != nil {
		t.Fatal(err)
	}
	for range s.Sorted() {
	}
	if s.Err() == nil {
		t.Error("half a file went unnoticed")
	}
}

// TestNoRoom: a folder that is not there is an error that says so.
func TestNoRoom(t *testing.T) {
	if err := New("/nowhere/at/all", 1).Add("k", nil); err == nil {
		t.Error("no error")
	}
}

// TestLevels: many files are merged on the way, and nothing gets lost.
func TestLevels(t *testing.T) {
	s := New(t.TempDir(), 1)
	for i := range 3 * fanIn {
		if err := s.Add(fmt.Sprintf("%03d", 999-i), []byte("v")); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.levels) != 2 || len(s.levels[1]) != 3 || len(s.levels[0]) != 0 {
		t.Errorf("%d levels", len(s.levels))
	}
	n, last := 0, ""
	for key := range s.Sorted() {
		if n++; key < last {
			t.Fatalf("%s after %s", key, last)
		}
		last = key
	}
	if n != 3*fanIn || s.Err() != nil {
		t.Errorf("%d records, %v", n, s.Err())
	}
}
