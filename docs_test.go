package hearsay_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"hearsay"
)

func document(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// jsonKeys are the keys that a value of type typ is written with, its parts included.
func jsonKeys(typ reflect.Type, into map[string]bool) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		jsonKeys(typ.Elem(), into)
	case reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			if key, _, _ := strings.Cut(f.Tag.Get("json"), ","); key != "" && key != "-" {
				into[key] = true
			}
			jsonKeys(f.Type, into)
		}
	}
}

func TestClaimFormatNamesEveryKey(t *testing.T) {
	doc := document(t, "docs/claim-format.md")
	keys := map[string]bool{}
	for _, v := range []any{hearsay.WireReading{}, hearsay.Group{}, hearsay.Relation{}, hearsay.Tally{}, hearsay.Change{},
		hearsay.ListedClaim{}, hearsay.ListedFigure{}, hearsay.ListedPlace{}, hearsay.ListedClaimant{}, hearsay.ListedArticle{}, hearsay.Added{}} {
		jsonKeys(reflect.TypeOf(v), keys)
	}
	for key := range keys {
		if !strings.Contains(doc, "`"+key+"`") {
			t.Errorf("docs/claim-format.md does not name the key `%s`", key)
		}
	}
}

func TestClaimFormatNamesEveryWord(t *testing.T) {
	doc := document(t, "docs/claim-format.md")
	word := regexp.MustCompile(`= "([a-z0-9-]+)"`)
	for _, file := range []string{"claim.go", "figure.go", "place.go", "relation.go", "tally.go", "change.go", "fact.go", "actor.go"} {
		for _, m := range word.FindAllStringSubmatch(document(t, file), -1) {
			if m[1] != hearsay.Unattributed && !strings.Contains(doc, m[1]) {
				t.Errorf("docs/claim-format.md does not name %q of %s", m[1], file)
			}
		}
	}
}

func TestArchitectureNamesEveryPackage(t *testing.T) {
	doc := document(t, "docs/architecture.md")
	for folder := range plan {
		if folder != "." && !strings.Contains(doc, "`"+folder+"`") {
			t.Errorf("docs/architecture.md does not name `%s`", folder)
		}
	}
}

// TestEveryColumnIsTold holds that each table and column of the ledger stands in docs/ledger.md.
func TestEveryColumnIsTold(t *testing.T) {
	doc := document(t, "docs/ledger.md")
	column := regexp.MustCompile(`(?m)^\s+([a-z_0-9]+)\s+(?:TEXT|INTEGER|REAL|BLOB)`)
	table := regexp.MustCompile(`(?i)CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?([a-z_0-9]+)`)
	entries, err := os.ReadDir("ledger/store/migrations")
	if err != nil || len(entries) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	for _, e := range entries {
		sql := document(t, "ledger/store/migrations/"+e.Name())
		for _, m := range append(column.FindAllStringSubmatch(sql, -1), table.FindAllStringSubmatch(sql, -1)...) {
			if !strings.Contains(doc, "`"+m[1]+"`") {
				t.Errorf("docs/ledger.md does not name `%s` of ledger/store/migrations/%s", m[1], e.Name())
			}
		}
	}
}

func TestGlossaryNamesEveryType(t *testing.T) {
	doc := strings.ToLower(document(t, "docs/glossary.md"))
	for _, word := range []string{"Article", "Version", "Reading", "Span", "Furniture", "Attribution", "Claim", "Chain", "Relay", "Hedge", "Caveat", "Figure", "Interval", "Place", "Time",
		"Event", "Control", "Fact", "Group", "Member", "Relation", "Origin", "Tally", "Unread"} {
		if !strings.Contains(doc, "| "+strings.ToLower(word)+" |") {
			t.Errorf("docs/glossary.md does not define %s", word)
		}
	}
}
