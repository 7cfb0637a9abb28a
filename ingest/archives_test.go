package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// file is an entry of an archive that a test makes.
type file struct{ name, content string }

func zipOf(t testing.TB, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(e, f.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		if err := errors.Join(w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.content))})); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// listed are the places, names and days of what Open yields, and its errors.
func listed(dir string, paths []string, opt Options) string {
	var out []string
	for v, err := range Open(paths, opt) {
		line := v.From + "|" + v.Article.Name + "|" + v.Article.Published
		if err != nil {
			line = "! " + err.Error()
		}
		out = append(out, strings.ReplaceAll(line, dir+string(filepath.Separator), ""))
	}
	return strings.Join(out, "\n")
}

const warcOf = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/w\r\nWARC-Date: 2022-03-24T10:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n\r\nKyiv said so.\n\r\n\r\n"

// TestArchives: zip and tar, packed or not, give what a folder of the same files would, archives in archives too; their manifests count.
func TestArchives(t *testing.T) {
	files := []file{
		{"manifest.jsonl", `{"file": "b.txt", "published": "2022-03-24"}` + "\n" + `{"file": "a/z.html", "published": "2022-03-25"}`},
		{"b.txt", "b " + sentence}, {"a/z.html", "<html><title>Z</title><p>" + sentence}, {"a/z_files/x.txt", "x"}, {".hidden", "x"}, {"__MACOSX/b.txt", "x"}, {"b.meta.json", "{}"},
		{"c.pdf", "%PDF-1.4"}, {"d.txt.gz", zipped(t, "d "+sentence)}, {"w.warc.gz", zipped(t, warcOf)}, {"data.json", `{"a": 1}`}, {"empty.txt", ""},
	}
	inner := zipOf(t, file{"in.txt", "in " + sentence}, file{"deeper.tar", tarOf(t, file{"deep.txt", sentence})})
	files = append(files, file{"in.zip", inner})
	dir := write(t, map[string]string{"x.zip": zipOf(t, files...), "x.tar": tarOf(t, files...), "x.tgz": zipped(t, tarOf(t, files...))})
	for _, name := range []string{"x.zip", "x.tar", "x.tgz"} {
		want := strings.ReplaceAll(`X#b.txt|x#1|2022-03-24
X#a/z.html|x#2|2022-03-25
! X#c.pdf: is a PDF. Turn it into text first: pdftotext X#c.pdf (of poppler-utils), or ocrmypdf where it is a scan.
X#d.txt.gz|x#4|
X#w.warc.gz#https://example.org/w|x#5|
! X#data.json: is JSON, not an article. Name the text or the page that it was made from.
! X#empty.txt: is empty. Fetch or save it again.
X#in.zip#in.txt|x#7|
! X#in.zip#deeper.tar: lies in more than 2 archives. Unpack them by hand and name the folder.`, "X", name)
		if got := listed(dir, []string{filepath.Join(dir, name)}, Options{}); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		content := map[string]string{"x.zip": zipOf(t, files...), "x.tar": tarOf(t, files...), "x.tgz": zipped(t, tarOf(t, files...))}[name]
		want = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(want, name, "-"), "! -", "! standard input"), "|x#", "|stdin#")
		got := listed(dir, []string{"-"}, Options{Stdin: strings.NewReader(content)})
		if want = strings.ReplaceAll(want, "standard input#", "-#"); got != want {
			t.Errorf("%s on standard input: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestHostileArchives: names that climb, entries that are encrypted or unpack without end, archives that are cut: each is named, the rest is read.
func TestHostileArchives(t *testing.T) {
	good := file{"good.txt", sentence}
	climbing := []file{{"../up.txt", "x"}, {"/etc/x.txt", "x"}, {"a/../../b.txt", "x"}, {`..\w.txt`, "x"}, {`C:\w.txt`, "x"}, good}
	locked := []byte(zipOf(t, file{"secret.txt", sentence}, good))
	for _, mark := range []string{"PK\x01\x02", "PK\x03\x04"} {
		at := bytes.Index(locked, []byte(mark))
		locked[at+map[string]int{"PK\x01\x02": 8, "PK\x03\x04": 6}[mark]] |= 1
	}
	bomb := zipOf(t, file{"bomb.txt", strings.Repeat(" ", 80<<20)}, good)
	twice := zipOf(t, file{"a.txt", strings.Repeat(sentence, 3)}, file{"b.txt", strings.Repeat(sentence, 3)})
	whole := tarOf(t, good, file{"long.txt", strings.Repeat(sentence, 100)})
	office := zipOf(t, file{"word/document.xml", "<w/>"}, file{"[Content_Types].xml", "<x/>"})
	book := zipOf(t, file{"mimetype", "application/epub+zip"}, file{"a.xhtml", "<html>"})
	nothing := zipOf(t, file{".hidden", "x"})
	for _, c := range []struct {
		name, content, want string
		good                int
	}{
		{"climbs in zip", zipOf(t, climbing...), "has a name that leads out of its archive", 1},
		{"climbs in tar", tarOf(t, climbing...), "has a name that leads out of its archive", 1},
		{"encrypted", string(locked), "#secret.txt: is encrypted. Unpack the archive with its password", 1},
		{"bomb", bomb, "holds more than 250 times its size", 0},
		{"overlap", overlapping(twice), "whose entries lie upon one another", 0},
		{"cut tar", whole[:3000], "#long.txt: is cut off at about byte 3000 of the archive (tar)", 1},
		{"cut tar header", whole[:1224], ": is cut off at about byte 1224 of the archive (tar)", 1},
		{"cut zip", zipOf(t, good)[:100], "is a zip file without a directory", 0},
		{"cut tgz", zipped(t, whole)[:200], "is cut off at about byte", 0},
		{"office", office, "is a Word, OpenDocument or other office document", 0},
		{"book", book, "or an electronic book. Turn it into text first: pandoc", 0},
		{"nothing", nothing, "holds no article", 0},
	} {
		versions, errs := open([]string{"-"}, Options{Stdin: strings.NewReader(c.content)})
		if len(versions) < c.good || len(errs) == 0 || !strings.Contains(errors.Join(errs...).Error(), c.want) {
			t.Errorf("%s: %d articles, %v, want %s", c.name, len(versions), errs, c.want)
		}
		if strings.HasPrefix(c.name, "climbs") && (len(errs) != 5 || len(versions) != 1) {
			t.Errorf("%s: %d articles, %v", c.name, len(versions), errs)
		}
	}
}

// overlapping makes the directory of a zip file say that every entry is as long as the file.
func overlapping(z string) string {
	b := []byte(z)
	for at := 0; ; at += 4 {
		i := bytes.Index(b[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return string(b)
		}
		at += i
		b[at+20], b[at+21] = byte(len(b)), byte(len(b)>>8)
	}
}

// TestSparse: a file with holes in a tar, which may be said to hold terabytes, is refused.
func TestSparse(t *testing.T) {
	b := []byte(tarOf(t, file{"a.txt", sentence}))
	copy(b[257:], "ustar  \x00") // GNU's own form
	b[156] = 'S'
	copy(b[483:], "77777777777\x00")
	copy(b[148:], "        ")
	sum := 0
	for _, c := range b[:512] {
		sum += int(c)
	}
	copy(b[148:], fmt.Sprintf("%06o\x00 ", sum))
	versions, errs := open([]string{"-"}, Options{Stdin: bytes.NewReader(b)})
	if len(versions) != 0 || len(errs) == 0 || !strings.Contains(errs[0].Error(), "a.txt: is a file with holes") {
		t.Errorf("%v %v", versions, errs)
	}
}
