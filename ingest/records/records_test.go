package records

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// elements are the values of a list, broken ones as what is wrong with them.
func elements(source string) string {
	var out []string
	for value, err := range New(strings.NewReader(source)).Elements() {
		if err != nil {
			value = json.RawMessage("<" + err.Error() + ">")
		}
		out = append(out, string(value))
	}
	return strings.Join(out, " | ")
}

func TestElements(t *testing.T) {
	for source, want := range map[string]string{
		`[]`: "", ` [1, "a,]b\"", {"a": [1, {}]}, null ]`: `1 | "a,]b\"" | {"a": [1, {}]} | null`,
		`[{"a": 1}, {"a": 2`:     `{"a": 1} | <breaks off>`,
		`[{"a": 1}, {"a": }, 3]`: `{"a": 1} | <is no JSON> | 3`,
		`[1 2 x 3]`:              `1 | 2 | <is no JSON> | 3`,
		`[1, }, 2]`:              `1 | <is no JSON> | 2`,
		`["a`:                    `<breaks off>`,
		`{"a": 1}`:               `<is no JSON>`,
		``:                       `<breaks off>`,
	} {
		if got := elements(source); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
	long := elements(`[1, "` + strings.Repeat("x", Limit) + `", 2]`)
	if want := "1 | <is longer than 8 MB> | 2"; long != want {
		t.Errorf("too long: %.80s, want %s", long, want)
	}
	if deep := elements("[1, " + strings.Repeat("[", 2_000_000)); deep != "1 | <breaks off>" {
		t.Errorf("deep: %.80s", deep)
	}
}

func TestKeys(t *testing.T) {
	for source, want := range map[string]string{
		`{}`: "", `{"a": 1, "list": [1, 2], "b": {"c": 3}, "d": "x"} 7`: "a=1 list[1 2] b{c} d=\"x\" then 7",
		`{"a": 1, "list": [1, 2`:   "a=1 list[1 2 <breaks off>] <breaks off>",
		`{"a": 1, b: 2}`:           "a=1 <is no JSON>",
		`{"a"`:                     "<breaks off>",
		`{"a":`:                    "<breaks off>",
		`{"skip": [1, 2], "a": 1}`: "a=1",
		`[1]`:                      "<is no JSON>",
	} {
		if got := keys(source); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
}

// keys walks an object: list and b are gone into, skip is left.
func keys(source string) string {
	x := New(strings.NewReader(source))
	var out []string
	for key, err := range x.Keys() {
		switch {
		case err != nil:
			out = append(out, "<"+err.Error()+">")
		case key == "skip":
		case key == "list":
			var values []string
			for v, err := range x.Elements() {
				if err != nil {
					v = json.RawMessage("<" + err.Error() + ">")
				}
				values = append(values, string(v))
			}
			out = append(out, fmt.Sprintf("%s%v", key, values))
		case key == "b":
			for inner := range x.Keys() {
				out = append(out, key+"{"+inner+"}")
			}
		default:
			v, _ := x.Value()
			out = append(out, key+"="+string(v))
		}
	}
	if rest, err := x.Peek(); err == nil && rest == '7' {
		out = append(out, "then 7")
	}
	return strings.Join(out, " ")
}

func TestPlaces(t *testing.T) {
	x := New(strings.NewReader(`[{"a": 1, "b": 2}, 7, [1, 2], {"c": `))
	var out []string
	for i, err := range x.Places() {
		switch {
		case err != nil:
			out = append(out, fmt.Sprint(i, err))
		case i == 0 || i == 3:
			for key, err := range x.Keys() {
				out = append(out, fmt.Sprint(i, key, err))
			}
		}
	}
	if got, want := strings.Join(out, " | "), "0a<nil> | 0b<nil> | 3breaks off | 4breaks off"; strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("%s, want %s", got, want)
	}
}

// FuzzElements: a list of the standard library's reading gives the same values here, nothing is yielded that is no JSON, and what is broken comes to an end.
func FuzzElements(f *testing.F) {
	for _, s := range []string{`[1,2]`, `[{"a":"b"}]`, `["\u0000"]`, `[1}`, `[,]`, `[[[`, `["\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		var got []string
		broken := false
		for v, err := range New(strings.NewReader(source)).Elements() {
			if broken = broken || err != nil; err == nil && !json.Valid(v) {
				t.Errorf("%q: %q is no JSON", source, v)
			}
			got = append(got, string(v))
			if len(got) > len(source)+1 {
				t.Fatalf("%q has more values than bytes", source)
			}
			if errors.Is(err, io.EOF) {
				t.Errorf("%q: a bare %v", source, err)
			}
		}
		var want []json.RawMessage
		if json.Unmarshal([]byte(source), &want) != nil || !strings.HasPrefix(strings.TrimSpace(source), "[") {
			return
		}
		if broken || len(got) != len(want) {
			t.Fatalf("%q: %d values of %d, broken %v", source, len(got), len(want), broken)
		}
		for i := range want {
			if string(want[i]) != got[i] {
				t.Errorf("%q: value %d is %q, want %q", source, i, got[i], want[i])
			}
		}
	})
}
