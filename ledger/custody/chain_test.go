package custody_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"hearsay"
	custodial "hearsay/chain"
	"hearsay/ledger"
	"hearsay/ledger/custody"
)

// chain reads the chain as any other program would.
func chain(t *testing.T, path string) (records, links []string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT record, link FROM chain ORDER BY n")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var record, link string
		if err := rows.Scan(&record, &link); err != nil {
			t.Fatal(err)
		}
		records, links = append(records, record), append(links, link)
	}
	return records, links
}

// TestOthersCanMakeTheChainAnew does what docs/custody.md says, with nothing of the program's.
func TestOthersCanMakeTheChainAnew(t *testing.T) {
	l, path := filled(t, 3)
	records, links := chain(t, path)
	if len(records) != 3 {
		t.Fatalf("%d records, want 3", len(records))
	}
	prev := strings.Repeat("0", 64)
	for i, r := range records {
		sum := sha256.Sum256([]byte(prev + "\n" + r))
		if prev = hex.EncodeToString(sum[:]); prev != links[i] {
			t.Errorf("link %d is %s, want %s", i+1, links[i], prev)
		}
	}
	var r custodial.CaptureRecord
	if err := json.Unmarshal([]byte(records[1]), &r); err != nil {
		t.Fatal(err)
	}
	want := ferry(2).Version
	if r.Schema != "hearsay/capture/1" || r.N != 2 || r.SHA256 != hearsay.SHA256(want.Raw) || r.TextSHA256 != hearsay.SHA256([]byte(want.Text)) || r.Size != int64(len(want.Raw)) ||
		r.Captured != "2026-04-01T11:00:00.000Z" || r.Added != "2026-04-01T12:00:00.000Z" || r.Program != "9.9.9" || r.Article != want.Article.ID || r.Adopted {
		t.Errorf("%+v", r)
	}
	h, err := l.Custody().Head(t.Context())
	if err != nil || h.N != 3 || h.Link != links[2] {
		t.Errorf("head %+v %v", h, err)
	}
	if n, err := l.Custody().Find(t.Context(), strings.ToUpper(links[0])); err != nil || n != 1 {
		t.Errorf("the first link is found as %d %v", n, err)
	}
	if _, err := l.Custody().Find(t.Context(), strings.Repeat("a", 64)); !errors.Is(err, custody.ErrNotOnChain) {
		t.Errorf("a head of another ledger: %v", err)
	}
}

func TestTheSameAgainAddsNoRecord(t *testing.T) {
	l, path := filled(t, 1)
	put(t, l, ferry(1))
	if records, _ := chain(t, path); len(records) != 1 {
		t.Errorf("%d records, want 1", len(records))
	}
	if found, notes, done := faults(t, l); len(found)+len(notes) != 0 || done.Links != 1 || done.Blobs != 2 || done.Spans == 0 {
		t.Errorf("%q %q %+v", found, notes, done)
	}
}

// TestTheSameBytesFetchedAgain: each fetch is a capture of its own, in the chain and in what is exported, and the bytes are kept once.
func TestTheSameBytesFetchedAgain(t *testing.T) {
	l, path := filled(t, 1)
	again := ferry(1)
	again.Version.Captured = noon.Add(time.Hour)
	for range 2 { // the second time it is the same fetch
		if a := put(t, l, again); a.State != hearsay.AddedKnown {
			t.Errorf("%+v", a)
		}
	}
	moved := ferry(1)
	moved.Version.From, moved.Version.Exchange.URL, moved.Version.Captured = "https://mirror.example/ferry/1", "https://mirror.example/ferry/1", noon.Add(2*time.Hour)
	put(t, l, moved)
	records, _ := chain(t, path)
	if found, notes, done := faults(t, l); len(found)+len(notes) != 0 || len(records) != 3 || done.Links != 3 || done.Blobs != 2 {
		t.Errorf("%q %q %+v, %d records", found, notes, done, len(records))
	}
	var seen []string
	for k, err := range l.Custody().Captures(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, k.Captured[11:16]+" "+k.URL+" "+strings.Fields(k.ResponseHead)[1])
	}
	if got := strings.Join(seen, "\n"); got != "11:00 https://harbour.example/ferry/1 200\n13:00 https://harbour.example/ferry/1 200\n14:00 https://mirror.example/ferry/1 200" {
		t.Errorf("captures:\n%s", got)
	}
	a, err := l.Article(t.Context(), again.Version.Article.ID)
	if err != nil || len(a.History) != 1 || a.History[0].Captured != "2026-04-01T11:00:00Z" || len(a.History[0].Sources) != 2 ||
		a.History[0].Sources[0] != (custodial.Source{From: again.Version.From, Times: 2, Last: "2026-04-01T13:00:00Z"}) {
		t.Errorf("%+v %v", a.History, err)
	}
}

// TestAFileThatGoesBack: of a file, whose bytes do not say when they were seen, the same again is nothing new, and an earlier state that is there again is.
func TestAFileThatGoesBack(t *testing.T) {
	l, path := filled(t, 0)
	state := func(n int) ledger.Entry {
		e := ferry(n)
		e.Version.From, e.Version.Exchange, e.Version.Captured = "/desk/ferry.html", nil, time.Time{}
		e.Version.Article.URL, e.Version.Article.Key = "", "ferry"
		e.Version.Article.ID = hearsay.ArticleID("", "ferry", e.Version.Text)
		return e
	}
	for _, n := range []int{1, 1, 2, 2, 1, 1} {
		put(t, l, state(n))
	}
	if records, _ := chain(t, path); len(records) != 3 {
		t.Errorf("%d records, want those of 1, 2 and 1", len(records))
	}
	if found, notes, _ := faults(t, l); len(found)+len(notes) != 0 {
		t.Errorf("%q %q", found, notes)
	}
}

func TestAnEmptyLedgerHasNoHead(t *testing.T) {
	l, _ := filled(t, 0)
	if _, err := l.Custody().Head(t.Context()); !errors.Is(err, custody.ErrEmpty) {
		t.Errorf("%v", err)
	}
	if found, notes, _ := faults(t, l); len(found)+len(notes) != 0 {
		t.Errorf("%q %q", found, notes)
	}
}

// TestTamperingIsSeen changes one thing at a time behind the program's back.
func TestTamperingIsSeen(t *testing.T) {
	for _, c := range []struct{ what, query, want string }{
		{"a record", `UPDATE chain SET record = replace(record, '11:00', '10:00') WHERE n = 2`, "chain 2: its link is not made over"},
		{"a link", `UPDATE chain SET link = '00' WHERE n = 2`, "chain 3: its link is not made over"},
		{"a record taken out", `DELETE FROM chain WHERE n = 2`, "chain 3: the records 2 to 2 are gone"},
		{"the last record taken out", `DELETE FROM chain WHERE n = 4`, "no record of the chain speaks of this capture"},
		{"two records in another order", `UPDATE chain SET n = 9 WHERE n = 2; UPDATE chain SET n = 2 WHERE n = 3; UPDATE chain SET n = 3 WHERE n = 9`, "chain 2: its link"},
		{"a record without a number", `UPDATE chain SET record = '{}' WHERE n = 1`, "chain 1: it is no record of a capture"},
		{"a capture's time", `UPDATE capture SET captured = captured + 1000 WHERE seq = 2`, "its time is 2026-04-01T11:00:01.000Z, and record 2 says 2026-04-01T11:00:00.000Z"},
		{"a capture's place", `UPDATE capture SET source = 'https://other.example/' WHERE seq = 2`, `it came from "https://other.example/", and record 2 says`},
		{"a capture's bytes", `UPDATE capture SET sha256 = (SELECT sha256 FROM capture WHERE seq = 1) WHERE seq = 2`, "and record 2 says"},
		{"a capture taken out", `DELETE FROM capture WHERE seq = 2`, "record 2 speaks of it, and it is gone"},
		{"a capture put in", `INSERT INTO capture (version, sha256, captured, source) SELECT version, sha256, captured, 'elsewhere' FROM capture WHERE seq = 1`, "no record of the chain speaks of this capture"},
		{"where it came from", `UPDATE chain SET detail = (SELECT detail FROM chain WHERE n = 1) WHERE n = 2`, "where it came from has another hash than record 2 says"},
		{"where it came from taken out", `UPDATE chain SET detail = NULL WHERE n = 2`, "where it came from is gone, and the article was not forgotten"},
		{"bytes", `UPDATE blob SET data = x'00', packed = 0 WHERE sha256 = (SELECT sha256 FROM capture WHERE seq = 2)`, "the stored bytes have another hash"},
		{"bytes taken out", `DELETE FROM blob WHERE sha256 = (SELECT sha256 FROM capture WHERE seq = 2)`, "a capture whose bytes are not there"},
		{"bytes emptied", `UPDATE blob SET data = NULL WHERE sha256 = (SELECT sha256 FROM capture WHERE seq = 2)`, "its bytes are gone, and it was not forgotten"},
		{"bytes of nothing", `INSERT INTO blob (sha256, size, packed, data) VALUES ('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, 0, x'')`, "stored bytes that no capture"},
		{"a text under another version", `UPDATE version SET text_sha256 = (SELECT text_sha256 FROM version WHERE seq = 1) WHERE seq = 2`, "its text is"},
		{"a takedown that nobody made", `UPDATE article SET forgotten = 'asked to' WHERE seq = 2`, "it is marked as forgotten, and no record of the chain says so"},
		{"a claim's words", `UPDATE claim_body SET body = replace(body, 'ferries', 'trains') WHERE claim = 1`, "do not stand at"},
		{"a claim of no article", `UPDATE claim SET article = 77 WHERE seq = 1`, "a claim of no version of its article"},
		{"a reading that is cut", `UPDATE reading SET data = x'28b52ffd' WHERE version = 1`, "its reading is damaged"},
		{"a claim that is cut", `UPDATE claim_body SET body = '{' WHERE claim = 1`, "its object is damaged"},
	} {
		l, path := filled(t, 4)
		tamper(t, path, strings.Split(c.query, "; ")...)
		found, _, _ := faults(t, l)
		if !strings.Contains(strings.Join(found, "\n"), c.want) {
			t.Errorf("%s: found %q, want %q", c.what, found, c.want)
		}
	}
}

// TestATakedownKeepsTheChain: the record stays and can be walked, where it came from is gone with the bytes, and no guess at an address can be held against what is left.
func TestATakedownKeepsTheChain(t *testing.T) {
	l, path := filled(t, 3)
	before, _ := chain(t, path)
	if _, err := l.Forget(t.Context(), ferry(2).Version.Article.ID, "a court's order"); err != nil {
		t.Fatal(err)
	}
	put(t, l, ferry(4))
	after, _ := chain(t, path)
	if len(after) != 5 || strings.Join(after[:3], "\n") != strings.Join(before, "\n") {
		t.Fatalf("%q after %q", after, before)
	}
	var r custodial.TakedownRecord
	if err := json.Unmarshal([]byte(after[3]), &r); err != nil || r.Schema != custodial.SchemaTakedown || r.Why != "a court's order" || r.Article != ferry(2).Version.Article.ID || r.At != "2026-04-01T12:00:00.000Z" {
		t.Errorf("%+v %v", r, err)
	}
	if found, notes, done := faults(t, l); len(found) != 0 || len(notes) != 1 || !strings.HasPrefix(notes[0], "forgotten a-") || done.Links != 5 {
		t.Errorf("%q %q %+v", found, notes, done)
	}
	for _, r := range after {
		if strings.Contains(r, "harbour.example") {
			t.Errorf("an address stands in a record: %s", r)
		}
	}
	var left []string
	for k, err := range l.Custody().Captures(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		left = append(left, k.URL)
	}
	if len(left) != 3 || strings.Contains(strings.Join(left, " "), "/ferry/2") {
		t.Errorf("captures left: %q", left)
	}
}

func TestCapturesComeWithWhenceTheyCame(t *testing.T) {
	l, path := filled(t, 3)
	_, links := chain(t, path)
	n := 0
	second := ferry(2).Version
	for k, err := range l.Custody().Captures(t.Context(), func(article string) bool { return article == second.Article.ID }) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; k.N != 2 || k.Link != links[1] || string(k.Raw) != string(second.Raw) || k.URL != second.Exchange.URL || k.Status != 200 || k.RequestHead != second.Exchange.RequestHead ||
			k.ResponseHead != second.Exchange.ResponseHead || k.From != second.From || *k.Meta.Title != "Ferry news" || k.Name != "2" || len(k.Salt) != 32 {
			t.Errorf("%+v", k)
		}
	}
	if n != 1 {
		t.Errorf("%d captures, want 1", n)
	}
	for range l.Custody().Captures(t.Context(), nil) {
		break // who stops asking gets no more
	}
}
