package parts

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// undone is a body without its transfer encoding; what is not in that encoding stays as it is (quoted-printable) or is left out (base64).
func undone(body []byte, encoding string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return unquoted(body)
	case "base64":
		return ofBase64(body)
	}
	return body
}

// unquoted undoes quoted-printable: =XX is a byte, = at a line's end joins the next.
func unquoted(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for i := 0; i < len(body); i++ {
		if body[i] != '=' {
			out = append(out, body[i])
			continue
		}
		rest := body[i+1:]
		if len(rest) >= 2 && isHex(rest[0]) && isHex(rest[1]) {
			out = append(out, fromHex(rest[0])<<4|fromHex(rest[1]))
			i += 2
			continue
		}
		end := bytes.IndexByte(rest, '\n')
		if end >= 0 && len(bytes.TrimSpace(rest[:end])) == 0 {
			i += end + 1
			continue
		}
		if len(bytes.TrimSpace(rest)) == 0 {
			break
		}
		out = append(out, '=')
	}
	return out
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f' }

func fromHex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

// ofBase64 decodes what is of base64's alphabet, up to the first padding.
func ofBase64(body []byte) []byte {
	clean := make([]byte, 0, len(body))
	for _, c := range body {
		if c == '=' {
			break
		}
		if c == '+' || c == '/' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, err := base64.RawStdEncoding.Decode(out, clean)
	if err != nil {
		return nil // cannot be: nothing but the alphabet is left
	}
	return out[:n]
}
