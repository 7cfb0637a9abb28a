// Package archive opens what holds files or is packed: gzip and zstd around something, zip and tar with entries. Bytes come in, the bytes of what they hold go out as streams, with bounds that bombs meet;
// ingest sniffs those in their turn.
package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"hearsay/ingest/stream"
)

// Limits of what is unpacked: text that is made by machines packs to a hundredth, gzip at its best to a thousandth.
const (
	maxRatio  = 250
	freeBytes = 64 << 20  // so much may come out whatever went in
	maxWindow = 128 << 20 // of zstd, in memory
)

// ErrBomb is what errors.Is finds where far more came out of a packing than any text gives.
var ErrBomb = errors.New("unpacks to more than any text does")

const (
	gzipMagic = "\x1F\x8B"
	zstdMagic = "\x28\xB5\x2F\xFD"
)

// IsPacked tells from a file's first bytes whether it is gzip or zstd.
func IsPacked(head []byte) bool { return packing(head) != "" }

func packing(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte(gzipMagic)):
		return "gzip"
	case bytes.HasPrefix(head, []byte(zstdMagic)), len(head) >= 8 && head[0]&0xF0 == 0x50 && string(head[1:4]) == "\x2A\x4D\x18":
		return "zstd"
	}
	return ""
}

// Stem is a file's name without the ending of its packing: x.html of x.html.gz, x.tar of x.tgz.
func Stem(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".gz", ".zst", ".zstd":
		return name[:len(name)-len(ext)]
	case ".tgz":
		return name[:len(name)-len(ext)] + ".tar"
	}
	return name
}

// Unpacked is the stream of what a packing holds. Its errors are *stream.Error, telling at which byte of the packed file it broke.
type Unpacked struct {
	form  string
	r     io.Reader
	close func()
	in    counter
	out   int64
	err   error
}

// Unpack opens the packing that r holds, all members or frames of it one after the other; head are its first bytes.
func Unpack(r io.Reader, head []byte) (*Unpacked, error) {
	u := &Unpacked{form: packing(head), in: counter{r: r}, close: func() {}}
	if u.form == "zstd" {
		z, err := zstd.NewReader(&u.in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, u.broken(err)
		}
		u.r, u.close = z, z.Close
		return u, nil
	}
	z, err := gzip.NewReader(&u.in)
	if err != nil {
		return nil, u.broken(err)
	}
	u.r = z
	return u, nil
}

// Read gives what was unpacked.
func (u *Unpacked) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, u.err
	}
	n, err := u.r.Read(p)
	u.out += int64(n)
	switch {
	case u.out > freeBytes && u.out/maxRatio > u.in.n:
		u.err = &stream.Error{Problem: fmt.Sprintf("is packed (%s) and holds more than %d times its size: it is no text", u.form, maxRatio), Advice: "Unpack it by hand if you trust it.", Err: ErrBomb}
		return 0, u.err
	case err == io.EOF:
		u.err = err
	case err != nil:
		u.err = u.broken(err)
	}
	return n, u.err
}

// Close frees the memory of the unpacking.
func (u *Unpacked) Close() { u.close() }

func (u *Unpacked) broken(err error) error {
	var own *stream.Error
	if errors.As(err, &own) {
		return err
	}
	what := "is damaged"
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		what = "is cut off"
	}
	return &stream.Error{Problem: fmt.Sprintf("is packed (%s) and %s at about byte %d", u.form, what, u.in.n), Advice: "Fetch or copy it again.", Err: stream.Ends(err)}
}

// Inside is what the first bytes of a packed file hold, as far as they give it: at most as many bytes as head has. Nil where head is not packed.
func Inside(head []byte) []byte {
	if !IsPacked(head) {
		return nil
	}
	u, err := Unpack(bytes.NewReader(head), head)
	if err != nil {
		return nil
	}
	defer u.Close()
	out := make([]byte, len(head))
	n, _ := io.ReadFull(u, out) // head breaks off somewhere in it
	return out[:n]
}

// counter counts the bytes that were read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
