package ingest

import (
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// TestForeignForms: files that hold no text as they stand are named with what makes text of them, whatever they are called.
func TestForeignForms(t *testing.T) {
	noise := make([]byte, 5000)
	rand.New(rand.NewSource(1)).Read(noise)
	for content, want := range map[string]string{
		"%PDF-1.7\n%\xE2\xE3":      "is a PDF. Turn it into text first: pdftotext %, or similar",
		"PK\x03\x04\x14\x00":       "is a zip file without a directory: it is cut off or damaged. Fetch or copy it again",
		"\xD0\xCF\x11\xE0\xA1\xB1": "is an old Office document. Turn it into text first: soffice",
		"{\\rtf1\\ansi Kyiv}":      "is a rich text (RTF) document. Turn it",
		"\x89PNG\r\n\x1A\n":        "is a picture (PNG). Read its text out first: tesseract",
		"\xFF\xD8\xFF\xE0":         "is a picture (JPEG).",
		"GIF89a":                   "is a picture (GIF).",
		"II*\x00\x08":              "is a picture (TIFF).",
		"\x1F\x8B\x08":             "is packed (gzip) and is cut off at about byte 3. Fetch or copy it again.",
		"SQLite format 3\x00\x10":  "is a ledger or another SQLite database. Ask a ledger with --ledger",
		"\x7FELF\x02":              "is a program.",
		"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">": "holds no article.",
		"WARC/1.1\r\n":                  "is cut off at byte 10. What stands before is read",
		string(noise):                   "is binary data, not text. Save the article as plain text",
		strings.Repeat("\x00\x01", 100): "is binary data, not text.",
		`{"a": 1}`:                      "is JSON, not an article.",
		"":                              "is empty. Fetch or save it again.",
	} {
		path := filepath.Join(t.TempDir(), "article.txt")
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		versions, errs := open([]string{path}, Options{})
		want, _, _ = strings.Cut(want, " %")
		if len(versions) != 0 || len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), path+": "+want) {
			t.Errorf("%.20q: %v %v, want %q", content, versions, errs, want)
		}
	}
}

// TestEveryForeignFormIsWhole: a row of forms.tsv has bytes, a name that goes on from "is", and an advice that is a sentence.
func TestEveryForeignFormIsWhole(t *testing.T) {
	rows := strings.Count(formsTSV, "\n") - 1
	if len(foreigns()) != rows {
		t.Errorf("%d of %d rows are whole", len(foreigns()), rows)
	}
	for _, x := range foreigns() {
		if x.magic == "" || !strings.HasSuffix(x.advice, ".") {
			t.Errorf("%+v", x)
		}
	}
}

// TestPages: what is a page and what is plain text, by name and content.
func TestPages(t *testing.T) {
	for file, want := range map[string]form{
		"a.txt|<!DOCTYPE html><p>x":                         formPage,
		"a.txt|\uFEFF\n <HTML><p>x":                         formPage,
		"a.txt|<!-- saved from --><html><p>x":               formPage,
		"a.txt|<?xml version=\"1.0\"?>\n<html><p>x":         formPage,
		"a.html|<p>Kyiv said":                               formPage,
		"a.htm|<p>Kyiv said":                                formPage,
		"a.html|Kyiv said so":                               formPlain,
		"a.txt|<p>Kyiv said":                                formPlain,
		"a.txt|Kyiv said <b>so</b>":                         formPlain,
		"a.txt|\xFF\xFE<\x00h\x00t\x00m\x00l\x00>\x00x\x00": formPage,
		"-|<!doctype html><p>x":                             formPage,
		"a.txt|The tag <rss> begins a feed":                 formPlain,
		"a.md|# Kyiv said":                                  formPlain,
		"a|Kyiv said":                                       formPlain,
	} {
		name, content, _ := strings.Cut(file, "|")
		if got, err := sniff(name, false, []byte(content), ""); err != nil || got != want {
			t.Errorf("%q: %v %v, want %v", file, got, err, want)
		}
	}
}

// TestEncodedTextIsNoBinary: old encodings, and the controls of a terminal in a text, do not make data of it.
func TestEncodedTextIsNoBinary(t *testing.T) {
	koi8, _ := charmap.KOI8R.NewEncoder().String("Министерство обороны сообщило во вторник, что мост цел.")
	sjis, _ := japanese.ShiftJIS.NewEncoder().String("国防省は火曜日に橋は無事だと述べた。")
	for content, label := range map[string]string{koi8: "", sjis: "shift_jis", "The army \x1b[31msaid\x1b[0m so, \x07and more.": "", "one \x00 zero byte in a text of some length": ""} {
		if _, err := sniff("a.txt", false, []byte(content), label); err != nil {
			t.Errorf("%q: %v", content, err)
		}
	}
}

// TestJSONInAFolder is passed over; named, it is an error like others.
func TestJSONInAFolder(t *testing.T) {
	dir := write(t, map[string]string{"table.json": `{"a": 1}`, "notes.txt": `{"b": 1}`})
	_, errs := open([]string{dir, filepath.Join(dir, "table.json")}, Options{})
	if len(errs) != 3 || !errors.Is(errs[0], ErrPassedOver) || !errors.Is(errs[1], ErrPassedOver) || errors.Is(errs[2], ErrPassedOver) {
		t.Errorf("%v", errs)
	}
}
