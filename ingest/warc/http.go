package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxPage is the longest page in bytes, before and after its decoding, that is taken out of a record.
const maxPage = 64 << 20

// maxCodings is how many Content-Encodings may lie around one another.
const maxCodings = 3

var (
	errHead = errors.New("holds no HTTP answer that can be read")
	errPage = fmt.Errorf("is larger than %d MB", maxPage>>20)
)

// head is the start line and the fields of an HTTP message.
type head struct {
	raw    []byte // as they stand, without the empty line
	size   int    // with the empty line
	status int
	fields header
}

// answer reads the head of an HTTP answer that block begins with (RFC 9112, lenient about line ends, as archives are).
func answer(block []byte, h *head) error {
	if err := h.read(block); err != nil {
		return err
	}
	first, _, _ := bytes.Cut(h.raw, []byte("\n"))
	version, rest, _ := bytes.Cut(first, []byte(" "))
	code, _, _ := bytes.Cut(bytes.TrimLeft(rest, " "), []byte(" "))
	status, err := strconv.Atoi(string(bytes.TrimSpace(code)))
	if !bytes.HasPrefix(version, []byte("HTTP/")) || err != nil {
		return fmt.Errorf("%w: it begins with %.20q", errHead, first)
	}
	h.status = status
	return nil
}

// read finds the fields of an HTTP message.
func (h *head) read(block []byte) error {
	h.fields.block, h.fields.fields = h.fields.block[:0], h.fields.fields[:0]
	for at, n := 0, 0; ; n++ {
		end := bytes.IndexByte(block[at:], '\n')
		if end < 0 || n > maxFields {
			return fmt.Errorf("%w: its head has no end within %d KB and %d lines", errHead, maxLine>>10, maxFields)
		}
		l := bytes.TrimSuffix(block[at:at+end], []byte("\r"))
		if len(l) == 0 {
			h.raw, h.size = block[:at], at+end+1
			return nil
		}
		if n > 0 {
			h.fields.add(l)
		}
		at += end + 1
	}
}

// text is the head as it is kept: lines ending in CRLF, without the empty line.
func (h *head) text() string {
	return strings.ReplaceAll(strings.ReplaceAll(string(h.raw), "\r\n", "\n"), "\n", "\r\n")
}

// contentType is the media type in lower case and the encoding of a Content-Type.
func contentType(value string) (media, charset string) {
	media, params, err := mime.ParseMediaType(value)
	if err != nil && media == "" {
		media, _, _ = strings.Cut(value, ";")
		return strings.ToLower(strings.TrimSpace(media)), ""
	}
	return media, params["charset"]
}

// decoded is a body without its transfer and content codings. A coding that the body does not have, as where an archive's writer took it off and let the field stand, is passed over.
func decoded(h *head, body []byte) ([]byte, error) {
	if strings.Contains(strings.ToLower(h.fields.get("Transfer-Encoding")), "chunked") {
		body = unchunked(body)
	}
	codings := strings.Split(strings.ToLower(h.fields.get("Content-Encoding")), ",")
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("is coded more than %d times", maxCodings)
	}
	for i := len(codings) - 1; i >= 0; i-- {
		coding := strings.TrimSpace(codings[i])
		r, done, err := decoder(coding, body)
		if err != nil {
			return nil, fmt.Errorf("is coded in a way that is not known (%.20q)", coding)
		}
		if r == nil {
			continue
		}
		out, err := io.ReadAll(io.LimitReader(r, maxPage+1))
		done()
		switch {
		case len(out) > maxPage:
			return nil, errPage
		case err == nil:
			body = out
		case coding == "br" && looksLikeText(body): // brotli has no mark by which it could be told
		default:
			return nil, fmt.Errorf("is damaged: its body is no %s (%w)", coding, err)
		}
	}
	return body, nil
}

// decoder is a reader of body without one coding; nil where the body does not have it. The error says that the coding is unknown.
func decoder(coding string, body []byte) (io.Reader, func(), error) {
	nothing := func() {}
	switch coding {
	case "gzip", "x-gzip":
		if z, err := gzip.NewReader(bytes.NewReader(body)); err == nil {
			return z, nothing, nil
		}
	case "deflate": // zlib by the standard, the bare stream by some servers
		if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
			return z, nothing, nil
		}
		if !looksLikeText(body) {
			return flate.NewReader(bytes.NewReader(body)), nothing, nil
		}
	case "br":
		return brotli.NewReader(bytes.NewReader(body)), nothing, nil
	case "zstd":
		if z, err := zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)); err == nil && isFrame(body) { // RFC 9659: a window of 8 MB
			return z, z.Close, nil
		}
	case "", "identity", "none", "utf-8":
	default:
		return nil, nothing, errors.ErrUnsupported
	}
	return nil, nothing, nil
}

// looksLikeText tells a body that stands without its coding.
func looksLikeText(body []byte) bool {
	start := body[:min(len(body), 512)]
	return !bytes.ContainsFunc(start, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' })
}

// unchunked is a body without the chunked coding (RFC 9112, 7.1). One that is not chunked stays as it is, one that breaks off gives what is whole.
func unchunked(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for rest := body; ; {
		l, after, ok := bytes.Cut(rest, []byte("\n"))
		size, _, _ := bytes.Cut(bytes.TrimSpace(l), []byte(";"))
		n, err := strconv.ParseInt(string(bytes.TrimSpace(size)), 16, 64)
		if !ok || err != nil || n < 0 {
			if len(rest) == len(body) {
				return body
			}
			return out
		}
		if n == 0 {
			return out
		}
		take := min(n, int64(len(after)))
		out = append(out, after[:take]...)
		rest = bytes.TrimPrefix(bytes.TrimPrefix(after[take:], []byte("\r")), []byte("\n"))
	}
}
