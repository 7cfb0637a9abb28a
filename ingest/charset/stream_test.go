package charset

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func TestNewReader(t *testing.T) {
	for raw, want := range map[string]string{
		"Kyiv said":                                       "utf-8: Kyiv said",
		"\xEF\xBB\xBFKyiv":                                "utf-8: Kyiv",
		"\xFF\xFEK\x00y\x00":                              "utf-16le: Ky",
		"caf\xc3\xa9 \xe2\x80\x9cso\xe2\x80\x9d":          "utf-8: café “so”",
		strings.Repeat("Kyiv said so. ", 20) + "\xE2\x82": "utf-8: " + strings.Repeat("Kyiv said so. ", 20) + "\uFFFD",
		"": "utf-8: ",
	} {
		r, name, err := NewReader(iotest.OneByteReader(strings.NewReader(raw)), "", nil)
		if err != nil {
			t.Fatal(raw, err)
		}
		text, err := io.ReadAll(r)
		if got := name + ": " + string(text); err != nil || got != want {
			t.Errorf("%q: %q %v, want %q", raw, got, err, want)
		}
	}
	declared := func([]byte) string { return "windows-1251" }
	r, name, err := NewReader(strings.NewReader("\xcf\xf0\xe8\xe2\xb3\xf2"), "", declared)
	text, _ := io.ReadAll(r)
	if err != nil || name != "windows-1251" || string(text) != "Привіт" {
		t.Errorf("declared: %q %q %v", name, text, err)
	}
	if _, _, err := NewReader(strings.NewReader("x"), "klingon", nil); err == nil {
		t.Error("an unknown encoding is not told")
	}
	if _, _, err := NewReader(iotest.ErrReader(io.ErrClosedPipe), "", nil); err != io.ErrClosedPipe {
		t.Errorf("reading fails: %v", err)
	}
}

// FuzzNewReader: read as a stream, bytes give the text that they give at once, whatever the size of the reads.
func FuzzNewReader(f *testing.F) {
	f.Add([]byte("Kyiv said \xE2\x82 so \xF0\x9F\x98\x80"), 3)
	f.Add([]byte("\xFF\xFEK\x00"), 1)
	f.Fuzz(func(t *testing.T, raw []byte, size int) {
		size = max(1, min(size, 64))
		r, name, err := NewReader(&slow{raw, size}, "utf-8", nil)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		whole, _, _ := Decode(raw, "utf-8", "")
		if whole = strings.TrimPrefix(whole, "\uFEFF"); err != nil || name != "utf-8" || !utf8.Valid(text) || string(text) != whole {
			t.Errorf("%q: %q %v, at once %q", raw, text, err, whole)
		}
	})
}

type slow struct {
	raw  []byte
	size int
}

func (s *slow) Read(p []byte) (int, error) {
	if len(s.raw) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), s.size)], s.raw)
	s.raw = s.raw[n:]
	return n, nil
}
