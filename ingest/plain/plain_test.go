package plain

import "testing"

// TestRead: decoded, and nothing else done to it.
func TestRead(t *testing.T) {
	for raw, want := range map[string]string{
		"  Title\r\n\r\n\tKyiv said so.\n\n": "  Title\r\n\r\n\tKyiv said so.\n\n",
		"\xEF\xBB\xBFKyiv":                   "\uFEFFKyiv",
		"e\u0301 \u00A0\u2028":               "e\u0301 \u00A0\u2028",
		"\xFF\xFEK\x00y\x00":                 "\uFEFFKy",
		"":                                   "",
	} {
		v, err := Read([]byte(raw), "")
		if err != nil || v.Text != want {
			t.Errorf("%q: %q %v, want %q", raw, v.Text, err, want)
		}
	}
	if v, err := Read([]byte("\xcf\xf0\xe8"), "cp1251"); err != nil || v.Text != "При" || v.Article.Charset != "windows-1251" {
		t.Errorf("named: %q %q %v", v.Text, v.Article.Charset, err)
	}
	if _, err := Read([]byte("x"), "klingon"); err == nil {
		t.Error("an unknown encoding is not told")
	}
}
