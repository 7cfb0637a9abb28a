// Package plain takes in plain text: bytes come in, their decoded text goes out with nothing else done to it. ingest adds the meta data.
package plain

import (
	"hearsay"
	"hearsay/ingest/charset"
)

// Read decodes raw. label is the encoding that the user named, "" to find it. The version has its text and charset; the error says that label is unknown.
func Read(raw []byte, label string) (hearsay.Version, error) {
	text, name, err := charset.Decode(raw, label, "")
	if err != nil {
		return hearsay.Version{}, err
	}
	return hearsay.Version{Text: text, Article: hearsay.Article{Charset: name}}, nil
}
