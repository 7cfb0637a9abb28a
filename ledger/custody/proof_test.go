package custody_test

import (
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"hearsay"
	"hearsay/ledger"
	"hearsay/ledger/custody"
	"hearsay/ledger/stamp"
)

// pendingProof is an OpenTimestamps proof over a digest in hex that waits at a calendar.
func pendingProof(t *testing.T, digest string) []byte {
	t.Helper()
	raw, err := hex.DecodeString(digest)
	if err != nil {
		t.Fatal(err)
	}
	return stamp.Detached(raw, []byte("\x00\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e\x09\x08https://"))
}

func headOf(t *testing.T, l *ledger.Ledger) custody.Head {
	t.Helper()
	h, err := l.Custody().Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestProofsStayBesideTheLinkThatTheyCover(t *testing.T) {
	l, path := filled(t, 2)
	h := headOf(t, l)
	if d, err := h.Digest(); err != nil || hex.EncodeToString(d) != h.Link {
		t.Errorf("%x %v", d, err)
	}
	over := map[string][]byte{"the link": pendingProof(t, h.Link), "the line that prints it": pendingProof(t, hearsay.SHA256([]byte(h.Link+"\n")))}
	put(t, l, ferry(3)) // the head moves on while a proof is fetched
	for what, data := range over {
		p, at, err := l.Custody().AddProof(t.Context(), data, "head.ots")
		if err != nil || at != h || !p.Open {
			t.Errorf("%s: %+v %+v %v", what, p, at, err)
		}
		if _, _, err := l.Custody().AddProof(t.Context(), data, "again.ots"); !errors.Is(err, custody.ErrKept) {
			t.Errorf("%s again: %v", what, err)
		}
	}
	kept, err := l.Custody().Proofs(t.Context())
	if err != nil || len(kept) != 2 || kept[0].N != 2 || kept[0].From != "head.ots" || kept[0].Form != stamp.OpenTimestamps {
		t.Errorf("%+v %v", kept, err)
	}
	found, notes, done := faults(t, l)
	if len(found) != 0 || len(notes) != 2 || done.Proofs != 2 || notes[0] != "proof of record 2: OpenTimestamps: pending at https://" {
		t.Errorf("%q %q %+v", found, notes, done)
	}
	if _, err := l.Forget(t.Context(), ferry(1).Version.Article.ID, "asked to"); err != nil {
		t.Fatal(err)
	}
	if found, notes, _ = faults(t, l); len(found) != 0 || len(notes) != 3 {
		t.Errorf("after a takedown: %q %q", found, notes)
	}
	tamper(t, path, "UPDATE chain SET link = '00' WHERE n = 2", "UPDATE proof SET data = x'00' WHERE sha256 = (SELECT min(sha256) FROM proof)")
	found, _, _ = faults(t, l)
	for _, want := range []string{"the chain was made anew since", "neither an RFC 3161"} {
		if !strings.Contains(strings.Join(found, "\n"), want) {
			t.Errorf("%q, want %q", found, want)
		}
	}
}

func TestProofsOfSomethingElseAreRefused(t *testing.T) {
	l, path := filled(t, 1)
	for what, c := range map[string]struct {
		data []byte
		want error
	}{
		"over another digest": {pendingProof(t, strings.Repeat("ab", 32)), custody.ErrNotOnChain},
		"no proof":            {[]byte("Port said."), stamp.ErrNoProof},
		"a cut proof":         {pendingProof(t, headOf(t, l).Link)[:70], stamp.ErrBroken},
	} {
		if _, _, err := l.Custody().AddProof(t.Context(), c.data, "x"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if kept, err := l.Custody().Proofs(t.Context()); err != nil || len(kept) != 0 {
		t.Errorf("%+v %v", kept, err)
	}
	// A proof put beside another link is found out.
	if _, _, err := l.Custody().AddProof(t.Context(), pendingProof(t, headOf(t, l).Link), "x"); err != nil {
		t.Fatal(err)
	}
	put(t, l, ferry(2))
	tamper(t, path, "UPDATE proof SET n = 2, link = (SELECT link FROM chain WHERE n = 2)")
	if found, _, _ := faults(t, l); len(found) != 1 || !strings.Contains(found[0], "it is not the proof that was kept beside") {
		t.Errorf("%q", found)
	}
}
