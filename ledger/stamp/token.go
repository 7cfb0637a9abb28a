package stamp

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"math/big"
	"time"

	_ "crypto/sha1" // of ESS certificate ids, RFC 2634
	_ "crypto/sha256"
	_ "crypto/sha512"
)

// The identifiers of RFC 3161, RFC 5652 (CMS), RFC 5035 (ESS) and the hashes.
var (
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidTSTInfo       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningCert   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidSigningCertV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidSHA256        = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
)

// timeStampResp and what follows are the structures of RFC 3161, section 2.4, in its order.
type timeStampResp struct {
	Status statusInfo
	Token  asn1.RawValue `asn1:"optional"`
}

type statusInfo struct {
	Status   int
	Strings  []string       `asn1:"optional"`
	FailInfo asn1.BitString `asn1:"optional"`
}

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"explicit,optional,tag:0"`
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      contentInfo
	Certificates asn1.RawValue `asn1:"optional,tag:0"`
	CRLs         asn1.RawValue `asn1:"optional,tag:1"`
	Signers      []signerInfo  `asn1:"set"`
}

type signerInfo struct {
	Version            int
	ID                 asn1.RawValue
	DigestAlgorithm    pkix.AlgorithmIdentifier
	SignedAttributes   asn1.RawValue `asn1:"optional,tag:0"`
	SignatureAlgorithm pkix.AlgorithmIdentifier
	Signature          []byte
	Unsigned           asn1.RawValue `asn1:"optional,tag:1"`
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values asn1.RawValue
}

type messageImprint struct {
	Algorithm pkix.AlgorithmIdentifier
	Digest    []byte
}

type accuracy struct {
	Seconds int `asn1:"optional"`
	Millis  int `asn1:"optional,tag:0"`
	Micros  int `asn1:"optional,tag:1"`
}

type tstInfo struct {
	Version    int
	Policy     asn1.ObjectIdentifier
	Imprint    messageImprint
	Serial     *big.Int
	Time       time.Time     `asn1:"generalized"`
	Accuracy   accuracy      `asn1:"optional"`
	Ordering   bool          `asn1:"optional"`
	Nonce      *big.Int      `asn1:"optional"`
	TSA        asn1.RawValue `asn1:"optional,tag:0"`
	Extensions asn1.RawValue `asn1:"optional,tag:1"`
}

// broken wraps ErrBroken with what is wrong.
func broken(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrBroken, fmt.Sprintf(format, args...))
}

// whole unmarshals one value that must be all of data.
func whole(data []byte, to any, params string) error {
	rest, err := asn1.UnmarshalWithParams(data, to, params)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%d bytes follow it", len(rest))
	}
	return err
}

// readToken reads a TimeStampResp or the token in it.
func readToken(data []byte) (Proof, error) {
	var info contentInfo
	if whole(data, &info, "") != nil || !info.Type.Equal(oidSignedData) {
		var resp timeStampResp
		if err := whole(data, &resp, ""); err != nil {
			return Proof{}, fmt.Errorf("%w (%v)", ErrNoProof, err)
		}
		if resp.Status.Status > 1 {
			return Proof{}, broken("the server refused: status %d %q", resp.Status.Status, resp.Status.Strings)
		}
		if err := whole(resp.Token.FullBytes, &info, ""); err != nil || !info.Type.Equal(oidSignedData) {
			return Proof{}, broken("the response has no token (%v)", err)
		}
	}
	var signed signedData
	if err := whole(info.Content.Bytes, &signed, ""); err != nil {
		return Proof{}, broken("its signed data: %v", err)
	}
	if !signed.Content.Type.Equal(oidTSTInfo) || len(signed.Signers) != 1 {
		return Proof{}, broken("it is no time-stamp token with one signer")
	}
	var content []byte
	if err := whole(signed.Content.Content.Bytes, &content, ""); err != nil {
		return Proof{}, broken("its content: %v", err)
	}
	var tst tstInfo
	if err := whole(content, &tst, ""); err != nil {
		return Proof{}, broken("its TSTInfo: %v", err)
	}
	if !tst.Imprint.Algorithm.Algorithm.Equal(oidSHA256) || len(tst.Imprint.Digest) != crypto.SHA256.Size() {
		return Proof{}, broken("it is made over another hash than SHA-256")
	}
	p := Proof{Form: RFC3161, Digest: tst.Imprint.Digest, Time: tst.Time.UTC(), Nonce: tst.Nonce}
	by, err := signed.check(content, tst.Time)
	if err != nil {
		return p, err
	}
	p.Says = append(p.Says, "RFC 3161: "+p.Time.Format("2006-01-02T15:04:05.999Z")+tst.Accuracy.words()+", "+by)
	return p, nil
}

func (a accuracy) words() string {
	d := time.Duration(a.Seconds)*time.Second + time.Duration(a.Millis)*time.Millisecond + time.Duration(a.Micros)*time.Microsecond
	if d <= 0 {
		return ""
	}
	return " within " + d.String()
}

// check verifies the signature over the content by the certificates that the token brings along, and says whose it is.
func (s *signedData) check(content []byte, at time.Time) (by string, err error) {
	certs, err := certificates(s.Certificates.Bytes)
	if err != nil {
		return "", err
	}
	if len(certs) == 0 {
		return "its signature not checked: it brings no certificate along", nil
	}
	signer := &s.Signers[0]
	cert := signer.find(certs)
	if cert == nil {
		return "", broken("its signer's certificate is not among those that it brings along")
	}
	if err := signer.attributes(content, cert); err != nil {
		return "", err
	}
	signed := bytes.Clone(signer.SignedAttributes.FullBytes)
	signed[0] = 0x31 // as a SET OF, RFC 5652 section 5.4
	algorithm, err := signer.algorithm()
	if err != nil {
		return "", err
	}
	if err := cert.CheckSignature(algorithm, signed, signer.Signature); err != nil {
		return "", broken("its signature: %v", err)
	}
	if len(cert.ExtKeyUsage) != 1 || cert.ExtKeyUsage[0] != x509.ExtKeyUsageTimeStamping || len(cert.UnknownExtKeyUsage) > 0 {
		return "", broken("its signer's certificate is not one for time-stamps alone")
	}
	if at.Before(cert.NotBefore) || at.After(cert.NotAfter) {
		return "", broken("its signer's certificate was not valid at %s", at.UTC().Format(time.RFC3339))
	}
	return "signed by " + cert.Subject.String() + ", " + issuer(cert, certs), nil
}

// issuer follows the certificates that are there from one to its issuer, and says where they end.
func issuer(cert *x509.Certificate, certs []*x509.Certificate) string {
	for range certs {
		if bytes.Equal(cert.RawIssuer, cert.RawSubject) {
			break
		}
		next := cert
		for _, c := range certs {
			if bytes.Equal(c.RawSubject, cert.RawIssuer) && cert.CheckSignatureFrom(c) == nil {
				next = c
			}
		}
		if next == cert {
			return "issued by " + cert.Issuer.String() + " (whose certificate it does not bring along)"
		}
		cert = next
	}
	return "issued by " + cert.Subject.String()
}

func certificates(set []byte) (out []*x509.Certificate, err error) {
	for len(set) > 0 {
		var one asn1.RawValue
		if set, err = asn1.Unmarshal(set, &one); err != nil {
			return nil, broken("its certificates: %v", err)
		}
		if one.Class != asn1.ClassUniversal {
			continue // attribute certificates and other forms
		}
		c, err := x509.ParseCertificate(one.FullBytes)
		if err != nil {
			return nil, broken("a certificate of it: %v", err)
		}
		out = append(out, c)
	}
	return out, nil
}
