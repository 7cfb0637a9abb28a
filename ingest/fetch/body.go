package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

var (
	errLong      = errors.New("longer than allowed")
	errEmpty     = errors.New("nothing in it")
	errRedirects = errors.New("too many redirects")
)

// body reads a body of at most r.Most bytes, as sent and unpacked.
func body(resp *http.Response, u *url.URL, r *Request) ([]byte, error) {
	most := r.Most
	long := &Error{URL: u.String(), Kind: Failed, Status: resp.StatusCode, Problem: fmt.Sprintf("is larger than %d MB", max(1, most>>20)), Advice: "Save it in another way and add the file.", Err: errLong}
	if resp.ContentLength > most && !r.cut {
		return nil, long
	}
	in := io.Reader(&atMost{r: resp.Body, left: most})
	switch encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, broken(u, resp, err, long)
		}
		in = &atMost{r: unpacked, left: most}
	default:
		return nil, &Error{URL: u.String(), Kind: Failed, Status: resp.StatusCode, Problem: fmt.Sprintf("came packed as %q, which was not asked for", encoding), Advice: "Save the page in a browser and add the file."}
	}
	var b bytes.Buffer
	b.Grow(int(max(0, min(resp.ContentLength, 1<<20))))
	if _, err := b.ReadFrom(in); err != nil && !(r.cut && errors.Is(err, errLong)) {
		return nil, broken(u, resp, err, long)
	}
	if b.Len() == 0 {
		return nil, &Error{URL: u.String(), Kind: Failed, Status: resp.StatusCode, Problem: "answered with nothing in it", Advice: "Try later.", Err: errEmpty}
	}
	return b.Bytes(), nil
}

// broken tells a body that was too long from one that was packed wrongly or broke off; what the network says is explained later.
func broken(u *url.URL, resp *http.Response, err error, long error) error {
	switch {
	case errors.Is(err, errLong):
		return long
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return &Error{URL: u.String(), Kind: Failed, Status: resp.StatusCode, Problem: "broke off before its end, or was packed wrongly", Advice: "Try later.", Err: err}
	}
	return err
}

// atMost reads up to left bytes and then fails with errLong where there are more.
type atMost struct {
	r    io.Reader
	left int64
}

// Read is io.Reader's.
func (a *atMost) Read(b []byte) (int, error) {
	if int64(len(b)) > a.left+1 {
		b = b[:a.left+1]
	}
	n, err := a.r.Read(b)
	if a.left -= int64(n); a.left < 0 {
		return max(0, n-1), errLong // the byte too many was read to see that there is one
	}
	return n, err
}
