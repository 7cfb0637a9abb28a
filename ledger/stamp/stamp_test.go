package stamp

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var head = sha256.Sum256([]byte("the head of a chain"))

func asked(t testing.TB) []byte {
	t.Helper()
	r, err := Request(head[:], big.NewInt(1234567))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTokensOfEveryKindOfKeyHold(t *testing.T) {
	for name, key := range map[string]crypto.Signer{"RSA": rivest(t), "ECDSA": elliptical(t), "Ed25519": edwards(t), "RSA-PSS": rivest(t)} {
		a := newAuthority(t, key)
		a.pss = name == "RSA-PSS"
		p, err := Read(a.reply(t, asked(t)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Form != RFC3161 || !bytes.Equal(p.Digest, head[:]) || !p.Time.Equal(stampedAt) || p.Nonce.Int64() != 1234567 || p.Open ||
			p.Says[0] != "RFC 3161: 2026-04-01T12:00:00Z within 1.5s, signed by CN=Saltby Clock, issued by CN=Saltby Root" {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestTokensThatDoNotHold(t *testing.T) {
	other := newAuthority(t, elliptical(t))
	for _, c := range []struct {
		what, want string
		spoil      func(a *authority)
	}{
		{"a signature over something else", "its signature", func(a *authority) { a.broken = true }},
		{"another's certificate", "signer's certificate is not among", func(a *authority) { a.absent, a.rest = true, other.rest }},
		{"attributes that name another", "name another certificate", func(a *authority) { a.named = other.root }},
		{"attributes that name none", "name no certificate", func(a *authority) { a.unattributed = true }},
		{"a certificate that had run out", "was not valid at 2030", func(a *authority) { a.at = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC) }},
		{"a certificate for something else", "not one for time-stamps alone", func(a *authority) {
			a.cert = certificate(t, &x509.Certificate{Subject: pkix.Name{CommonName: "Saltby Web"}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}, nil, a.key.Public(), a.key)
		}},
	} {
		a := newAuthority(t, elliptical(t))
		c.spoil(a)
		if _, err := Read(a.reply(t, asked(t))); !errors.Is(err, ErrBroken) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.what, err, c.want)
		}
	}
}

func TestATokenWithoutCertificatesIsSaidToBeUnchecked(t *testing.T) {
	a := newAuthority(t, elliptical(t))
	a.bare = true
	p, err := Read(a.reply(t, asked(t)))
	if err != nil || !strings.Contains(p.Says[0], "its signature not checked") {
		t.Errorf("%+v %v", p, err)
	}
}

func TestAnIssuerThatIsNotBroughtAlongIsNamed(t *testing.T) {
	a := newAuthority(t, elliptical(t))
	a.rest = nil
	p, err := Read(a.reply(t, asked(t)))
	if err != nil || !strings.Contains(p.Says[0], "issued by CN=Saltby Root (whose certificate it does not bring along)") {
		t.Errorf("%+v %v", p, err)
	}
}

// TestEveryByteOfATokenCounts changes each byte in turn: what is read then is refused, or says the same.
func TestEveryByteOfATokenCounts(t *testing.T) {
	a := newAuthority(t, edwards(t))
	reply := a.reply(t, asked(t))
	whole, err := Read(reply)
	if err != nil {
		t.Fatal(err)
	}
	for i := range reply {
		spoilt := bytes.Clone(reply)
		spoilt[i] ^= 0x01
		p, err := Read(spoilt)
		if err == nil && (!bytes.Equal(p.Digest, whole.Digest) || !p.Time.Equal(whole.Time)) {
			t.Errorf("byte %d: %+v", i, p)
		}
		if _, err := Read(reply[:i]); err == nil {
			t.Errorf("cut at %d it is read", i)
		}
	}
}

func TestRefusalsAndOtherBytesAreNoProof(t *testing.T) {
	refused := der(t, struct {
		Status struct {
			Status  int
			Strings []string
		}
	}{struct {
		Status  int
		Strings []string
	}{2, []string{"not today"}}}, "")
	if _, err := Read(refused); !errors.Is(err, ErrBroken) || !strings.Contains(err.Error(), "not today") {
		t.Errorf("a refusal: %v", err)
	}
	for _, data := range []string{"", "Port said.", "\x30", "\x30\x03\x02\x01\x00", "\x00OpenTimestamps"} {
		if _, err := Read([]byte(data)); !errors.Is(err, ErrNoProof) && !errors.Is(err, ErrBroken) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// TestOpenSSLsTokensHold has openssl be the authority.
func TestOpenSSLsTokensHold(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("NOT TESTED: openssl is absent")
	}
	dir := t.TempDir()
	config := `[ req ]
distinguished_name = dn
[ dn ]
[ ext ]
extendedKeyUsage = critical,timeStamping
[ tsa ]
default_tsa = t
[ t ]
serial = serial
crypto_device = builtin
signer_cert = cert.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`
	for name, body := range map[string]string{"c.cnf": config, "serial": "01\n", "head.txt": hex.EncodeToString(head[:]) + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range []string{
		"req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=Harbour -config c.cnf -extensions ext -days 2",
		"ts -query -digest " + hex.EncodeToString(head[:]) + " -sha256 -cert -out q.tsq",
		"ts -reply -queryfile q.tsq -out r.tsr -config c.cnf -section t",
		"ts -reply -queryfile q.tsq -token_out -out r.tst -config c.cnf -section t",
		"ts -query -data head.txt -sha256 -cert -out f.tsq",
		"ts -reply -queryfile f.tsq -out f.tsr -config c.cnf -section t",
	} {
		cmd := exec.Command("openssl", strings.Fields(args)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("openssl %s: %v\n%s", args, err, out)
		}
	}
	line := sha256.Sum256([]byte(hex.EncodeToString(head[:]) + "\n"))
	for file, want := range map[string][]byte{"r.tsr": head[:], "r.tst": head[:], "f.tsr": line[:]} {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Read(data)
		if err != nil || !bytes.Equal(p.Digest, want) || time.Since(p.Time).Abs() > time.Hour || !strings.Contains(p.Says[0], "signed by CN=Harbour") {
			t.Errorf("%s: %+v %v", file, p, err)
		}
	}
	// And openssl takes our request.
	if err := os.WriteFile(filepath.Join(dir, "our.tsq"), asked(t), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("openssl", "ts", "-query", "-in", "our.tsq", "-text")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "Certificate required: yes") || !strings.Contains(string(out), "Nonce: 0x12D687") {
		t.Errorf("openssl reads our request as %s (%v)", out, err)
	}
}

// proof writes a detached OpenTimestamps proof over the head from its tree's bytes.
func proof(tree ...string) []byte { return Detached(head[:], []byte(strings.Join(tree, ""))) }

// attested is an attestation's bytes.
func attested(tag, body string) string {
	return "\x00" + tag + string(rune(len(body))) + body
}

func TestOpenTimestampsAreReplayed(t *testing.T) {
	calendar := attested(pending, "\x1ahttps://calendar.example/d")
	block := attested(bitcoin, "\xa0\xc2\x1e") // 500,000
	sum := sha256.Sum256(append([]byte("before"), append(head[:], "after"...)...))
	root := sha256.Sum256(sum[:])
	p, err := Read(proof("\xff"+calendar, "\xf1\x06before\xf0\x05after\x08\xff"+calendar+"\x08"+block))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"OpenTimestamps: pending at https://calendar.example/d", "OpenTimestamps: pending at https://calendar.example/d",
		fmt.Sprintf("OpenTimestamps: in Bitcoin's block 500000, if its Merkle root is %s", reversed(root[:]))}
	if strings.Join(p.Says, "\n") != strings.Join(want, "\n") || p.Open || p.Form != OpenTimestamps || !bytes.Equal(p.Digest, head[:]) {
		t.Errorf("%+v, want %q", p, want)
	}
	if p, err = Read(proof(calendar)); err != nil || !p.Open {
		t.Errorf("pending alone: %+v %v", p, err)
	}
	if p, err = Read(proof("\x03" + block[:0] + attested(bitcoin, "\x01"))); err != nil || !p.Open || !strings.Contains(p.Says[0], "cannot follow") {
		t.Errorf("RIPEMD-160: %+v %v", p, err)
	}
	if p, err = Read(proof("\xf3\xf2\x02\x08" + attested(litecoin, "\x05"))); err != nil || !strings.Contains(p.Says[0], "Litecoin's block 5") {
		t.Errorf("hexlify, reverse, SHA-1: %+v %v", p, err)
	}
	if p, err = Read(proof(attested("12345678", "?"))); err != nil || !strings.Contains(p.Says[0], "not known (3132333435363738)") {
		t.Errorf("an attestation of another kind: %+v %v", p, err)
	}
}

func TestOpenTimestampsThatDoNotHold(t *testing.T) {
	for what, data := range map[string][]byte{
		"cut off":             proof("\xf0\x05aft"),
		"nothing":             proof(""),
		"more behind":         proof(attested(pending, "\x01a") + "?"),
		"no such operation":   proof("\x77"),
		"another version":     append([]byte(magic), 2),
		"another hash":        append([]byte(magic), 1, 2),
		"an empty argument":   proof("\xf0\x00"),
		"a long argument":     proof("\xf0\x81\x20" + strings.Repeat("a", 4097)),
		"a long message":      proof("\xf0\x80\x20" + strings.Repeat("a", 4096) + "\x08"),
		"a huge number":       proof("\xf0" + strings.Repeat("\xff", 12)),
		"no end of depth":     proof(strings.Repeat("\x08", 300) + attested(bitcoin, "\x01")),
		"too many":            proof(strings.Repeat("\xff"+attested(pending, "\x01a"), most+1) + attested(pending, "\x01a")),
		"a block over no sum": proof("\xf0\x01a" + attested(bitcoin, "\x01")),
		"a cut calendar":      proof(attested(pending, "\x09a")),
	} {
		if p, err := Read(data); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %+v %v", what, p, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(proof("\xf0\x01a\x08" + attested(bitcoin, "\x01")))
	f.Add(newAuthority(f, edwards(f)).reply(f, asked(f)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data)
		if err != nil {
			if !errors.Is(err, ErrNoProof) && !errors.Is(err, ErrBroken) {
				t.Errorf("another kind of error: %v", err)
			}
			return
		}
		if len(p.Digest) != sha256.Size || len(p.Says) == 0 || p.Form == "" {
			t.Errorf("%+v", p)
		}
	})
}
