package gazetteer

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// dumped is a row of a dump with these cells: id, name, other names, class, code, country, area, people.
func dumped(id, name, others, class, code, country, area, people string) string {
	return strings.Join([]string{id, name, name, others, "48.5", "37.25", class, code, country, "", area, "", "", "", people, "", "100", "Europe/Kyiv", "2024-01-01"}, "\t") + "\n"
}

var dump = dumped("99000001", "Velta", "Velt,Вельта,VLT,http://velta.example", "P", "PPL", "UA", "05", "900") +
	dumped("99000002", "Velta", "", "P", "PPLA2", "PL", "72", "70000") +
	dumped("99000003", "Old Velta", "", "P", "PPLH", "UA", "05", "0") +
	dumped("99000004", "Velta Airport", "", "S", "AIRP", "UA", "05", "") +
	dumped("99000005", "Velta Tower", "", "S", "TOWR", "UA", "05", "0") +
	"\n" +
	dumped("99000006", "Veltland", "", "A", "ADM2", "UA", "05", "5000")

func TestReadDump(t *testing.T) {
	got, rows, err := ReadDump(strings.NewReader("\uFEFF"+dump), Wanted{})
	if err != nil || rows != 7 || len(got) != 4 {
		t.Fatalf("%d of %d rows, %v: %+v", len(got), rows, err, got)
	}
	first := Named{Entry{99000001, "Velta", "UA", "05", 48.5, 37.25, hearsay.Village, 900}, []string{"Velt", "Velta"}}
	if got[0].Entry != first.Entry || !slices.Equal(got[0].Names, first.Names) {
		t.Errorf("%+v", got[0])
	}
	for i, kind := range []string{hearsay.Village, hearsay.City, hearsay.Building, hearsay.Region} {
		if got[i].Kind != kind {
			t.Errorf("%s is a %s, not a %s", got[i].Name, got[i].Kind, kind)
		}
	}
	if got, _, _ := ReadDump(strings.NewReader(dump), Wanted{Countries: []string{"UA"}, People: 1000}); len(got) != 2 {
		t.Errorf("of Ukraine, from 1,000 people on: %+v", got)
	}
}

func TestDumpsThatCannotBeRead(t *testing.T) {
	for name, row := range map[string]string{
		"cells": "a\tb\n", "no id": dumped("x", "Velta", "", "P", "PPL", "UA", "05", "9"), "no people": dumped("7", "Velta", "", "P", "PPL", "UA", "05", "many"),
		"latitude": strings.Replace(dumped("7", "Velta", "", "P", "PPL", "UA", "05", "9"), "48.5", "98.5", 1), "country": dumped("7", "Velta", "", "P", "PPL", "Ukraine", "05", "9"), "too long": strings.Repeat("x", longestDumpRow+1),
	} {
		if _, _, err := ReadDump(strings.NewReader(dump+row), Wanted{}); !errors.Is(err, ErrDump) || !strings.Contains(err.Error(), "line 8") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWith(t *testing.T) {
	entries, _, err := ReadDump(strings.NewReader(dump), Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	file, err := Compress(entries)
	if err != nil {
		t.Fatal(err)
	}
	own, err := Default().With(file)
	if err != nil {
		t.Fatal(err)
	}
	if es := own.Lookup("Velta"); len(es) != 2 || es[0].ID != 99000002 || es[1].ID != 99000001 {
		t.Errorf("the larger town first: %+v", es)
	}
	if es := own.Lookup("velt"); len(es) != 1 {
		t.Errorf("by its other name: %+v", es)
	}
	if e, ok := own.ByID("99000004"); !ok || e.Kind != hearsay.Building || !own.Contains("690791", "99000001") {
		t.Errorf("%+v %v: what was imported lies in its country", e, own.Areas("99000001"))
	}
	if es := Default().Lookup("Velta Airport"); es != nil {
		t.Errorf("known without the file: %+v", es)
	}
	if got, want := own.Lookup("Kyiv")[0], Default().Lookup("Kyiv")[0]; got != want {
		t.Errorf("Kyiv is %+v", got)
	}
	again, err := Entries(file)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := Compress(again); err != nil || !bytes.Equal(file, second) {
		t.Errorf("packed again, the file is another (%v)", err)
	}
}

func TestFilesThatAreNone(t *testing.T) {
	entries, _, err := ReadDump(strings.NewReader(dump), Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	file, err := Compress(entries)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{"none": nil, "text": []byte("Velta"), "cut": file[:len(file)/2]} {
		if _, err := Default().With(bad); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Entries(bad); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzOwnFile alters a packed file: what is still taken in can be asked without a panic.
func FuzzOwnFile(f *testing.F) {
	entries, _, err := ReadDump(strings.NewReader(dump), Wanted{})
	if err != nil {
		f.Fatal(err)
	}
	plain := Pack(entries)
	f.Add(40, byte(1))
	f.Add(100, byte(255))
	f.Fuzz(func(t *testing.T, at int, with byte) {
		data := slices.Clone(plain)
		data[((at%len(data))+len(data))%len(data)] ^= with
		p, err := open(data)
		if err != nil || p.check() != nil {
			return
		}
		own := &Table{own: []*packed{p}}
		for _, n := range []string{"velta", "velt", "velta airport", "veltland"} {
			for _, e := range own.Lookup(n) {
				own.Areas(e.PlaceID())
			}
		}
	})
}

func FuzzReadDump(f *testing.F) {
	f.Add(dump)
	f.Add("7\tx")
	f.Fuzz(func(t *testing.T, rows string) {
		got, _, err := ReadDump(strings.NewReader(rows), Wanted{})
		if err != nil {
			return
		}
		file, err := Compress(got)
		if err != nil {
			t.Fatal(err)
		}
		own, err := (&Table{}).With(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range got {
			if len(own.Lookup(e.Name)) == 0 {
				t.Fatalf("%q was taken in and is not found", e.Name)
			}
		}
	})
}
