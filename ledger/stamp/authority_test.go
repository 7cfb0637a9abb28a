package stamp

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"testing"
	"time"
)

// authority is a time-stamping authority of the tests' own making: a root and a signer's certificate that it issued.
type authority struct {
	key          crypto.Signer
	root, cert   *x509.Certificate
	rest         []*x509.Certificate // brought along besides the signer's
	named        *x509.Certificate   // in the signed attributes; nil: the signer's
	at           time.Time
	bare, pss    bool // no certificates; RSA-PSS
	absent       bool // without the signer's certificate
	broken       bool // signs something else
	unattributed bool // without the signing certificate's attribute
}

var stampedAt = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

func newAuthority(t testing.TB, key crypto.Signer) *authority {
	t.Helper()
	a := &authority{key: key, at: stampedAt}
	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	a.root = certificate(t, &x509.Certificate{Subject: pkix.Name{CommonName: "Saltby Root"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}, nil, rootKey.Public(), rootKey)
	a.cert = certificate(t, &x509.Certificate{Subject: pkix.Name{CommonName: "Saltby Clock"}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}}, a.root, key.Public(), rootKey)
	a.rest = []*x509.Certificate{a.root}
	return a
}

func certificate(t testing.TB, c, parent *x509.Certificate, public any, by crypto.Signer) *x509.Certificate {
	t.Helper()
	c.SerialNumber, c.NotBefore, c.NotAfter = big.NewInt(int64(len(c.Subject.CommonName))), stampedAt.AddDate(-1, 0, 0), stampedAt.AddDate(1, 0, 0)
	if parent == nil {
		parent = c
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, public, by)
	if err != nil {
		t.Fatal(err)
	}
	out, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func elliptical(t testing.TB) crypto.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func rivest(t testing.TB) crypto.Signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func edwards(t testing.TB) crypto.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func der(t testing.TB, v any, params string) []byte {
	t.Helper()
	out, err := asn1.MarshalWithParams(v, params)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// raw is an element of a class and tag around bytes.
func raw(class, tag int, compound bool, body ...[]byte) asn1.RawValue {
	v := asn1.RawValue{Class: class, Tag: tag, IsCompound: compound}
	for _, b := range body {
		v.Bytes = append(v.Bytes, b...)
	}
	return v
}

// reply answers a request as RFC 3161 says.
func (a *authority) reply(t testing.TB, request []byte) []byte {
	t.Helper()
	var asked struct {
		Version int
		Imprint messageImprint
		Nonce   *big.Int
		CertReq bool
	}
	if err := whole(request, &asked, ""); err != nil || asked.Version != 1 || !asked.CertReq {
		t.Fatalf("%+v %v", asked, err)
	}
	content := der(t, struct {
		Version  int
		Policy   asn1.ObjectIdentifier
		Imprint  messageImprint
		Serial   *big.Int
		Time     time.Time `asn1:"generalized"`
		Accuracy accuracy
		Nonce    *big.Int
	}{1, asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 99999, 1}, asked.Imprint, big.NewInt(7), a.at, accuracy{Seconds: 1, Millis: 500}, asked.Nonce}, "")
	signed := der(t, a.signed(t, content), "")
	info := der(t, struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}{oidSignedData, raw(asn1.ClassContextSpecific, 0, true, signed)}, "")
	return der(t, struct {
		Status struct{ Status int }
		Token  asn1.RawValue
	}{Token: asn1.RawValue{FullBytes: info}}, "")
}

func (a *authority) signed(t testing.TB, content []byte) any {
	t.Helper()
	hash := pkix.AlgorithmIdentifier{Algorithm: oidSHA256}
	octets := der(t, content, "")
	var set [][]byte
	if !a.bare {
		if !a.absent {
			set = append(set, a.cert.Raw)
		}
		for _, c := range a.rest {
			set = append(set, c.Raw)
		}
	}
	return struct {
		Version int
		Digests []pkix.AlgorithmIdentifier `asn1:"set"`
		Content struct {
			Type    asn1.ObjectIdentifier
			Content asn1.RawValue
		}
		Certificates asn1.RawValue
		Signers      []asn1.RawValue `asn1:"set"`
	}{
		Version: 3, Digests: []pkix.AlgorithmIdentifier{hash},
		Content: struct {
			Type    asn1.ObjectIdentifier
			Content asn1.RawValue
		}{oidTSTInfo, raw(asn1.ClassContextSpecific, 0, true, octets)},
		Certificates: raw(asn1.ClassContextSpecific, 0, true, set...),
		Signers:      []asn1.RawValue{{FullBytes: a.signer(t, content, hash)}},
	}
}

func (a *authority) signer(t testing.TB, content []byte, hash pkix.AlgorithmIdentifier) []byte {
	t.Helper()
	digest := sha256.Sum256(content)
	named := a.cert
	if a.named != nil {
		named = a.named
	}
	id := sha256.Sum256(named.Raw)
	essID := der(t, struct{ Hash []byte }{id[:]}, "")
	signing := der(t, raw(asn1.ClassUniversal, asn1.TagSequence, true, der(t, raw(asn1.ClassUniversal, asn1.TagSequence, true, essID), "")), "")
	attrs := []attribute{
		{oidContentType, raw(asn1.ClassUniversal, asn1.TagSet, true, der(t, oidTSTInfo, ""))},
		{oidMessageDigest, raw(asn1.ClassUniversal, asn1.TagSet, true, der(t, digest[:], ""))},
	}
	if !a.unattributed {
		attrs = append(attrs, attribute{oidSigningCertV2, raw(asn1.ClassUniversal, asn1.TagSet, true, signing)})
	}
	set := der(t, attrs, "set")
	over := set
	if a.broken {
		over = append([]byte{}, set...)
		over[len(over)-1] ^= 1
	}
	signature, algorithm := a.sign(t, over)
	set[0] = 0xa0 // [0] IMPLICIT
	return der(t, struct {
		Version int
		ID      struct {
			Issuer asn1.RawValue
			Serial *big.Int
		}
		Digest     pkix.AlgorithmIdentifier
		Attributes asn1.RawValue
		Algorithm  pkix.AlgorithmIdentifier
		Signature  []byte
	}{1, struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}{asn1.RawValue{FullBytes: a.cert.RawIssuer}, a.cert.SerialNumber}, hash, asn1.RawValue{FullBytes: set}, algorithm, signature}, "")
}

// sign signs bytes with the authority's key.
func (a *authority) sign(t testing.TB, over []byte) (signature []byte, algorithm pkix.AlgorithmIdentifier) {
	t.Helper()
	sum := sha256.Sum256(over)
	message, opts := sum[:], crypto.SignerOpts(crypto.SHA256)
	switch {
	case a.pss:
		algorithm.Algorithm, opts = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}, &rsa.PSSOptions{SaltLength: 32, Hash: crypto.SHA256}
	default:
		switch a.key.(type) {
		case *rsa.PrivateKey:
			algorithm.Algorithm = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
		case *ecdsa.PrivateKey:
			algorithm.Algorithm = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
		default:
			algorithm.Algorithm, message, opts = asn1.ObjectIdentifier{1, 3, 101, 112}, over, crypto.Hash(0)
		}
	}
	signature, err := a.key.Sign(rand.Reader, message, opts)
	if err != nil {
		t.Fatal(err)
	}
	return signature, algorithm
}
