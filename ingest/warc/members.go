package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"hearsay/ingest/stream"
)

// members is a file as stretches that can be read one by one even where another is damaged: the members of gzip, the frames of zstd, or a plain file as one.
type members interface {
	io.Reader          // of the member at hand; io.EOF is its whole end
	next() error       // goes to the next member, io.EOF at the end
	begun(int64) int64 // where in the file the byte of the member at hand lies; where packed, the member's beginning
	read() int64       // bytes of the file that were read
	whole() bool       // a member that ended is whole: its packing says so
	recover() bool     // passes a damaged member; false where there is nothing behind it
	close()
}

// membersOf tells the packing from the file's first bytes.
func membersOf(r io.Reader) (members, error) {
	f := &file{src: raw{r: r}}
	f.br = bufio.NewReaderSize(&f.src, buffered)
	head, err := f.br.Peek(len(gzipMagic) + 1)
	if err != nil && err != io.EOF {
		return nil, err
	}
	f.src.held = bytes.HasPrefix(head, gzipMagic) || isFrame(head)
	if f.src.held { // from the first byte on, which the buffer has
		first, _ := f.br.Peek(f.br.Buffered())
		f.src.hold(first)
	}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return &gzipped{file: f}, nil
	case isFrame(head):
		return &framed{file: f}, nil
	}
	return &plain{file: f}, nil
}

// buffered is how much of a file is read at a time; a damaged member is looked for within as much.
const buffered = 64 << 10

// Limits of a member that unpacks to more than any text does.
const (
	maxRatio  = 250
	freeBytes = 64 << 20
)

var errBomb = fmt.Errorf("it holds more than %d times its size", maxRatio)

// file is the file itself, behind its packing.
type file struct {
	src raw
	br  *bufio.Reader
}

func (f *file) at() int64   { return f.src.n - int64(f.br.Buffered()) }
func (f *file) read() int64 { return f.src.n }
func (f *file) close()      {}

// begin notes that a member begins here, and forgets what stands before; it gives the place.
func (f *file) begin() int64 {
	start := f.at()
	f.src.forget(start)
	return start
}

// seek goes to the first byte behind the member that begins at start where mark stands and fits holds of what follows; false where there is none. What the damaged member ran through is looked at again.
func (f *file) seek(start int64, mark []byte, fits func([]byte) bool) bool {
	if f.src.rewind(start + 1) {
		f.br.Reset(&f.src)
	}
	for {
		p, err := f.br.Peek(buffered)
		at := bytes.Index(p, mark)
		switch {
		case at >= 0 && fits(p[at:]):
			_, _ = f.br.Discard(at) // they were peeked
			return true
		case at >= 0:
			_, _ = f.br.Discard(at + 1)
		case err != nil:
			_, _ = f.br.Discard(len(p))
			return false
		default:
			_, _ = f.br.Discard(len(p) - len(mark) + 1)
		}
	}
}

// Limits of what is held, and read a second time, to find what follows a damaged member.
const (
	maxPast  = 8 << 20
	freeSeek = 64 << 20 // besides four times the file
)

// raw are the file's bytes, and for a while those that have gone by.
type raw struct {
	r     io.Reader
	n     int64  // bytes given out
	held  bool   // whether those that have gone by are held
	past  []byte // the last of them, up to n
	from  int    // where in past those begin that are still needed
	again []byte // to be given out once more
	spent int64  // bytes given out twice
}

func (c *raw) Read(p []byte) (n int, err error) {
	if len(c.again) > 0 {
		n = copy(p, c.again)
		c.again = c.again[n:]
	} else {
		n, err = c.r.Read(p)
	}
	c.n += int64(n)
	if c.held {
		c.hold(p[:n])
	}
	return n, err
}

// hold keeps bytes that go by, and no more of those before them than are needed and allowed.
func (c *raw) hold(p []byte) {
	if len(c.past)-c.from+len(p) > maxPast {
		c.from = max(c.from, len(c.past)-buffered)
	}
	if len(c.past)+len(p) > cap(c.past) && c.from > 0 {
		c.past = c.past[:copy(c.past, c.past[c.from:])]
		c.from = 0
	}
	c.past = append(c.past, p...)
}

// forget drops what stands before a place.
func (c *raw) forget(start int64) {
	c.from = max(c.from, len(c.past)-int(c.n-start))
}

// rewind goes back to a place, or as near to it as is held; false leaves all as it is, where too much was read twice already.
func (c *raw) rewind(place int64) bool {
	back := min(c.n-place, int64(len(c.past)-c.from))
	if back <= 0 || c.spent > freeSeek+4*c.n {
		return false
	}
	keep := int64(len(c.past)) - back
	c.again = append(append([]byte(nil), c.past[keep:]...), c.again...)
	c.past = c.past[:keep]
	c.n -= back
	c.spent += back
	return true
}

// plain is a file without a packing: one member.
type plain struct {
	*file
	begunAt bool
}

func (p *plain) next() error {
	if p.begunAt {
		return io.EOF
	}
	p.begunAt = true
	return nil
}

func (p *plain) Read(b []byte) (int, error) { return p.br.Read(b) }
func (p *plain) begun(n int64) int64        { return n }
func (p *plain) whole() bool                { return false }
func (p *plain) recover() bool              { return false }

var gzipMagic = []byte("\x1F\x8B\x08")

// gzipped is a file of gzip members.
type gzipped struct {
	*file
	z     *gzip.Reader
	start int64
	out   int64
}

func (g *gzipped) next() (err error) {
	g.start = g.begin()
	if _, err = g.br.Peek(1); err != nil {
		return err
	}
	if g.z == nil {
		g.z = new(gzip.Reader)
	}
	switch err = g.z.Reset(g.br); {
	case err == nil:
		g.z.Multistream(false)
		g.out = 0
		return nil
	case g.recover():
		return fmt.Errorf("%w: something else stands where it should begin", ErrLength)
	case err == io.EOF, errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w at byte %d", ErrCut, g.read())
	}
	return stream.Ends(fmt.Errorf("is damaged at byte %d (%w)", g.start, err))
}

func (g *gzipped) Read(p []byte) (int, error) {
	n, err := g.z.Read(p)
	if g.out += int64(n); g.out > freeBytes && g.out/maxRatio > g.at()-g.start {
		return n, errBomb
	}
	return n, err
}

func (g *gzipped) begun(int64) int64 { return g.start }
func (g *gzipped) whole() bool       { return true }

// recover seeks the next member that begins as a record does.
func (g *gzipped) recover() bool {
	z := new(gzip.Reader)
	return g.seek(g.start, gzipMagic, func(p []byte) bool { return recordIn(z, p) })
}

// recordIn tells whether p is the beginning of a gzip member that holds a record.
func recordIn(z *gzip.Reader, p []byte) bool {
	if z.Reset(bytes.NewReader(p)) != nil {
		return false
	}
	var first [5]byte
	_, err := io.ReadFull(z, first[:])
	return err == nil && bytes.Equal(first[:], magic)
}
