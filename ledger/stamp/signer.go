package stamp

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
)

// hashes are the digest algorithms by their identifiers.
var hashes = map[string]crypto.Hash{
	"1.3.14.3.2.26":          crypto.SHA1,
	"2.16.840.1.101.3.4.2.1": crypto.SHA256,
	"2.16.840.1.101.3.4.2.2": crypto.SHA384,
	"2.16.840.1.101.3.4.2.3": crypto.SHA512,
}

// signatures are the signature algorithms by their identifiers, by the digest; those that name their digest have it under 0.
var signatures = map[string]map[crypto.Hash]x509.SignatureAlgorithm{
	"1.2.840.113549.1.1.1":  {crypto.SHA256: x509.SHA256WithRSA, crypto.SHA384: x509.SHA384WithRSA, crypto.SHA512: x509.SHA512WithRSA},
	"1.2.840.113549.1.1.10": {crypto.SHA256: x509.SHA256WithRSAPSS, crypto.SHA384: x509.SHA384WithRSAPSS, crypto.SHA512: x509.SHA512WithRSAPSS},
	"1.2.840.113549.1.1.11": {0: x509.SHA256WithRSA},
	"1.2.840.113549.1.1.12": {0: x509.SHA384WithRSA},
	"1.2.840.113549.1.1.13": {0: x509.SHA512WithRSA},
	"1.2.840.10045.2.1":     {crypto.SHA256: x509.ECDSAWithSHA256, crypto.SHA384: x509.ECDSAWithSHA384, crypto.SHA512: x509.ECDSAWithSHA512},
	"1.2.840.10045.4.3.2":   {0: x509.ECDSAWithSHA256},
	"1.2.840.10045.4.3.3":   {0: x509.ECDSAWithSHA384},
	"1.2.840.10045.4.3.4":   {0: x509.ECDSAWithSHA512},
	"1.3.101.112":           {0: x509.PureEd25519},
}

func (s *signerInfo) algorithm() (x509.SignatureAlgorithm, error) {
	known := signatures[s.SignatureAlgorithm.Algorithm.String()]
	if a, ok := known[0]; ok {
		return a, nil
	}
	if a, ok := known[hashes[s.DigestAlgorithm.Algorithm.String()]]; ok {
		return a, nil
	}
	return 0, broken("its signature's algorithm %s with %s is not known", s.SignatureAlgorithm.Algorithm, s.DigestAlgorithm.Algorithm)
}

// find is the certificate that the signer names, by issuer and serial number or by its key's id.
func (s *signerInfo) find(certs []*x509.Certificate) *x509.Certificate {
	var by struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	named := whole(s.ID.FullBytes, &by, "") == nil
	for _, c := range certs {
		if named && bytes.Equal(c.RawIssuer, by.Issuer.FullBytes) && c.SerialNumber.Cmp(by.Serial) == 0 {
			return c
		}
		if s.ID.Class == asn1.ClassContextSpecific && s.ID.Tag == 0 && len(c.SubjectKeyId) > 0 && bytes.Equal(c.SubjectKeyId, s.ID.Bytes) {
			return c
		}
	}
	return nil
}

// attributes checks the signed attributes: the content's type and digest, and that they name the signer's certificate (RFC 5816).
func (s *signerInfo) attributes(content []byte, cert *x509.Certificate) error {
	if len(s.SignedAttributes.FullBytes) == 0 {
		return broken("it has no signed attributes")
	}
	set := bytes.Clone(s.SignedAttributes.FullBytes)
	set[0] = 0x31
	var all []attribute
	if err := whole(set, &all, "set"); err != nil {
		return broken("its signed attributes: %v", err)
	}
	found := map[string][]byte{}
	for _, a := range all {
		found[a.Type.String()] = a.Values.Bytes
	}
	var kind asn1.ObjectIdentifier
	if whole(found[oidContentType.String()], &kind, "") != nil || !kind.Equal(oidTSTInfo) {
		return broken("its signed attributes name no TSTInfo")
	}
	h := hashes[s.DigestAlgorithm.Algorithm.String()]
	var digest []byte
	if h == 0 || whole(found[oidMessageDigest.String()], &digest, "") != nil || !bytes.Equal(digest, sum(h, content)) {
		return broken("its content was changed: the signed digest is another")
	}
	if v2, ok := found[oidSigningCertV2.String()]; ok {
		return names(v2, crypto.SHA256, cert)
	}
	return names(found[oidSigningCert.String()], crypto.SHA1, cert)
}

func sum(h crypto.Hash, data []byte) []byte {
	w := h.New()
	w.Write(data)
	return w.Sum(nil)
}

// names checks that the first certificate id of a SigningCertificate or SigningCertificateV2 is cert's; h is the hash where none is named.
func names(value []byte, h crypto.Hash, cert *x509.Certificate) error {
	var signing struct {
		IDs      []asn1.RawValue
		Policies asn1.RawValue `asn1:"optional"`
	}
	if err := whole(value, &signing, ""); err != nil || len(signing.IDs) == 0 {
		return broken("its signed attributes name no certificate (%v)", err)
	}
	var algorithm pkix.AlgorithmIdentifier
	rest := signing.IDs[0].Bytes
	if len(rest) > 0 && rest[0] == 0x30 {
		var err error
		if rest, err = asn1.Unmarshal(rest, &algorithm); err != nil {
			return broken("its certificate's id: %v", err)
		}
		h = hashes[algorithm.Algorithm.String()]
	}
	var hash []byte
	if _, err := asn1.Unmarshal(rest, &hash); err != nil || h == 0 || !bytes.Equal(hash, sum(h, cert.Raw)) {
		return broken("its signed attributes name another certificate")
	}
	return nil
}

// Request is a TimeStampReq in DER (RFC 3161 section 2.4.1) for a SHA-256, with a nonce, asking for the certificates.
func Request(digest []byte, nonce *big.Int) ([]byte, error) {
	return asn1.Marshal(struct {
		Version int
		Imprint messageImprint
		Nonce   *big.Int
		CertReq bool
	}{1, messageImprint{pkix.AlgorithmIdentifier{Algorithm: oidSHA256, Parameters: asn1.NullRawValue}, digest}, nonce, true})
}
