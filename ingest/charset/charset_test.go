package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const (
	english   = "“The crews are safe”, the café’s owner said; it cost €10 – no more. "
	ukrainian = "Міністерство оборони повідомило у вівторок, що щонайменше 450 солдатів загинули біля річки від початку війни. Речник додав, що цифри ще уточнюються. "
	russian   = "Министерство обороны сообщило во вторник, что не менее 450 солдат погибли у реки с начала войны. Представитель ведомства добавил, что цифры уточняются. "
)

// TestDecode: what stands in the bytes, what comes out, in which encoding.
func TestDecode(t *testing.T) {
	cp1251, _ := charmap.Windows1251.NewEncoder().String(ukrainian)
	cp1252, _ := charmap.Windows1252.NewEncoder().String(english)
	koi8, _ := charmap.KOI8R.NewEncoder().String(russian)
	shout, _ := charmap.KOI8R.NewEncoder().String(strings.ToUpper(russian))
	shout1251, _ := charmap.Windows1251.NewEncoder().String(strings.ToUpper(russian))
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(english)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(english)
	for _, c := range []struct{ name, raw, label, declared, text, charset string }{
		{"UTF-8", ukrainian, "", "", ukrainian, "utf-8"},
		{"a BOM is kept", "\xEF\xBB\xBFKyiv\r\n", "", "", "\uFEFFKyiv\r\n", "utf-8"},
		{"a BOM goes before a declaration", "\xEF\xBB\xBFKyiv", "", "koi8-r", "\uFEFFKyiv", "utf-8"},
		{"the user goes before a BOM", "\xEF\xBB\xBFK", "latin1", "", "ï»¿K", "windows-1252"},
		{"a declaration", koi8, "", "KOI8-R", russian, "koi8-r"},
		{"an unknown declaration", "Kyiv", "", "x-unknown", "Kyiv", "utf-8"},
		{"Windows-1251", cp1251, "", "", ukrainian, "windows-1251"},
		{"Windows-1252", cp1252, "", "", english, "windows-1252"},
		{"KOI8-R", koi8, "", "", russian, "koi8-r"},
		{"KOI8-R in capitals", shout, "", "", strings.ToUpper(russian), "koi8-r"},
		{"Windows-1251 in capitals", shout1251, "", "", strings.ToUpper(russian), "windows-1251"},
		{"UTF-16 with a BOM", "\xFF\xFE" + le, "", "", "\uFEFF" + english, "utf-16le"},
		{"UTF-16, big end first, with a BOM", "\xFE\xFF" + be, "", "", "\uFEFF" + english, "utf-16be"},
		{"UTF-16 without a BOM", le, "", "", english, "utf-16le"},
		{"UTF-16, big end first, without a BOM", be, "", "", english, "utf-16be"},
		{"a lone surrogate", "\xFF\xFEK\x00\x00\xD8K\x00", "", "", "\uFEFFK\uFFFDK", "utf-16le"},
		{"one bad byte in many", strings.Repeat("Kyiv said so. ", 10) + "\xE9", "", "", strings.Repeat("Kyiv said so. ", 10) + "\uFFFD", "utf-8"},
		{"nothing", "", "", "", "", "utf-8"},
	} {
		text, charset, err := Decode([]byte(c.raw), c.label, c.declared)
		if err != nil || text != c.text || charset != c.charset {
			t.Errorf("%s: %s %q %v\nwant %s %q", c.name, charset, text, err, c.charset, c.text)
		}
	}
	if _, _, err := Decode([]byte("x"), "klingon", ""); err == nil {
		t.Error("an unknown encoding is not told")
	}
}

// TestBadSubparts are the examples of the Unicode standard (chapter 3, tables 3-8 to 3-11): one U+FFFD for each maximal bad subpart.
func TestBadSubparts(t *testing.T) {
	for raw, want := range map[string]string{
		"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82A": "????????A",
		"\xED\xA0\x80\xED\xBF\xBF\xED\xAFA": "????????A",
		"\xF4\x91\x92\x93\xFFA\x80\xBFB":    "?????A??B",
		"\xE1\x80\xE2\xF0\x91\x92\xF1\xBFA": "????A",
		"\xE2\x82":                          "?",
		"\xE2\x82\xAC":                      "€",
		"\xF0\x9F\x92":                      "?",
		"\xFF\xFE\xFD":                      "???",
		"a\x80b":                            "a?b",
	} {
		got, invalid := decodeUTF8([]byte(raw))
		want = strings.ReplaceAll(want, "?", "\uFFFD")
		if got != want || invalid != strings.Count(want, "\uFFFD") {
			t.Errorf("%q: %q (%d), want %q", raw, got, invalid, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{english, ukrainian, "\xFF\xFEK\x00", "\xFE\xFF\x00K", "K\x00y\x00i\x00", "\xF0\xD2\xC9\xD7\xC5\xD4 \xCD\xC9\xD2", "\xE1\x80\xE2"} {
		f.Add([]byte(s), "")
	}
	f.Add([]byte("\x1B$B"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, raw []byte, label string) {
		text, name, err := Decode(raw, label, "")
		if err != nil {
			if label == "" {
				t.Fatalf("without a named charset: %v", err)
			}
			return
		}
		if !utf8.ValidString(text) || name == "" {
			t.Errorf("%q in %q: %q", raw, name, text)
		}
		if again, _, err := Decode(raw, name, ""); label == "" && (err != nil || again != text) {
			t.Errorf("named %s: %q, found: %q (%v)", name, again, text, err)
		}
		if utf8.Valid(raw) && label == "" && name == UTF8 && text != string(raw) {
			t.Errorf("valid UTF-8 is changed: %q to %q", raw, text)
		}
	})
}
