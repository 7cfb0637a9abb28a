package main

import (
	"bytes"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// told runs the program and gives its status and what it wrote.
func told(args ...string) (status int, out, errOut string) {
	var o, e bytes.Buffer
	status = run(args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

// stampedLedger is a ledger of one article, and the head of its chain.
func stampedLedger(t *testing.T) (file, head string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, "l.db")
	page := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(page, []byte("Ukraine's General Staff claimed on 24 March 2022 that 30 tanks had been destroyed near Makariv."), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, errOut := told("add", "--ledger", file, page); status != exitDone {
		t.Fatal(errOut)
	}
	_, head, _ = told("verify", "--ledger", file, "--head")
	return file, strings.TrimSpace(head)
}

// TestACalendarIsAskedForAProof: the calendar gets the head's 32 bytes and nothing else, and what it answers is kept as a proof that is pending.
func TestACalendarIsAskedForAProof(t *testing.T) {
	file, head := stampedLedger(t)
	var got []byte
	var header http.Header
	calendar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got, _ = io.ReadAll(r.Body)
		header = r.Header
		io.WriteString(w, "\xf0\x04salt\x08\x00\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e\x0a\x09https://c")
	}))
	defer calendar.Close()
	status, out, errOut := told("verify", "--ledger", file, "--timestamp", calendar.URL+"/digest")
	if status != exitDone || !strings.Contains(out, "Kept, of the first 1 record: OpenTimestamps: pending at https://c") || !strings.Contains(out, "proof of record 1: OpenTimestamps: pending at https://c") {
		t.Fatalf("%d %s %s", status, out, errOut)
	}
	if hex.EncodeToString(got) != head || header.Get("Cookie") != "" || header.Get("User-Agent") != "hearsay/"+version {
		t.Errorf("the calendar was sent %x %v, want %s", got, header, head)
	}
	dir := filepath.Join(t.TempDir(), "proofs")
	if status, out, errOut = told("verify", "--ledger", file, "--save-timestamps", dir); status != exitDone || !strings.Contains(out, "1 proof written") {
		t.Fatalf("%d %s %s", status, out, errOut)
	}
	saved, err := filepath.Glob(filepath.Join(dir, "1-*.txt.ots"))
	if err != nil || len(saved) != 1 {
		t.Fatalf("%q %v", saved, err)
	}
	if status, _, errOut = told("verify", "--ledger", file, "--timestamp", saved[0]); status != exitFailed || !strings.Contains(errOut, "has this proof already") {
		t.Errorf("the same proof again: %d %s", status, errOut)
	}
	if line, err := os.ReadFile(strings.TrimSuffix(saved[0], ".ots")); err != nil || string(line) != head+"\n" {
		t.Errorf("beside the proof: %q %v", line, err)
	}
	otherTools(t, saved[0], head)
}

// otherTools has the reference library of OpenTimestamps read a proof.
func otherTools(t *testing.T, proof, head string) {
	t.Helper()
	const script = `
import sys
from opentimestamps.core.serialize import StreamDeserializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile
f = DetachedTimestampFile.deserialize(StreamDeserializationContext(open(sys.argv[1], 'rb')))
print(f.file_digest.hex(), [str(a) for _, a in f.timestamp.all_attestations()])
`
	python := "../../.cache/venv/bin/python"
	if err := exec.Command(python, "-c", "import opentimestamps").Run(); err != nil {
		t.Log("NOT TESTED: opentimestamps is absent; scripts/tools.sh installs it into .cache/venv")
		return
	}
	out, err := exec.Command(python, "-c", script, proof).CombinedOutput()
	if err != nil || !strings.Contains(string(out), head) || !strings.Contains(string(out), "https://c") {
		t.Errorf("opentimestamps reads the proof as %s (%v)", out, err)
	}
}

// authority answers time-stamp requests with openssl, in a folder of its own.
func authority(t *testing.T) func(query []byte) []byte {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("NOT TESTED: openssl is absent")
	}
	dir := t.TempDir()
	write := func(name, body string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	openssl := func(args string) {
		cmd := exec.Command("openssl", strings.Fields(args)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("openssl %s: %v\n%s", args, err, out)
		}
	}
	write("serial", "01\n")
	write("c.cnf", "[req]\ndistinguished_name=dn\n[dn]\n[ext]\nextendedKeyUsage=critical,timeStamping\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_cert=cert.pem\nsigner_key=key.pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\ness_cert_id_alg=sha256\n")
	openssl("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=Harbour -config c.cnf -extensions ext -days 2")
	return func(query []byte) []byte {
		write("q.tsq", string(query))
		openssl("ts -reply -queryfile q.tsq -out r.tsr -config c.cnf -section t")
		reply, err := os.ReadFile(filepath.Join(dir, "r.tsr"))
		if err != nil {
			t.Error(err)
		}
		return reply
	}
}

// TestAnAuthorityIsAskedForAToken has openssl be the server; an answer to another question is refused, and so is a server that fails.
func TestAnAuthorityIsAskedForAToken(t *testing.T) {
	answer := authority(t)
	var first []byte
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, _ := io.ReadAll(r.Body)
		switch {
		case r.URL.Path == "/busy":
			http.Error(w, "busy", http.StatusServiceUnavailable)
		case r.URL.Path == "/long":
			w.Write(make([]byte, 2<<20))
		case r.Header.Get("Content-Type") != "application/timestamp-query":
			t.Errorf("asked with %v", r.Header)
		case r.URL.Path == "/again":
			w.Write(first)
		default:
			first = answer(query)
			w.Write(first)
		}
	}))
	defer server.Close()
	file, _ := stampedLedger(t)
	status, out, errOut := told("verify", "--ledger", file, "--timestamp", server.URL)
	if status != exitDone || !strings.Contains(out, "Kept, of the first 1 record: RFC 3161: ") || !strings.Contains(out, "signed by CN=Harbour, issued by CN=Harbour") || !strings.Contains(out, "All is as it was stored") {
		t.Fatalf("%d %s %s", status, out, errOut)
	}
	for path, want := range map[string]string{"/again": "its nonce is another", "/busy": "503", "/long": "neither an RFC 3161"} {
		if status, _, errOut := told("verify", "--ledger", file, "--timestamp", server.URL+path); status != exitFailed || !strings.Contains(errOut, want) {
			t.Errorf("%s: %d %s", path, status, errOut)
		}
	}
	if status, _, errOut := told("verify", "--ledger", file, "--timestamp", "http://127.0.0.1:1/"); status != exitFailed || !strings.Contains(errOut, "asking for a time-stamp") {
		t.Errorf("no server: %d %s", status, errOut)
	}
}
