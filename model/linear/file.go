package linear

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay"
	"hearsay/model/linear/features"
)

// The form of a weights file: the eight bytes of magic, the SHA-256 of what follows, then, packed with DEFLATE: the table of the parts of speech, the number of passes and each pass
// (its rows, its table, its steps), the names of the stances and their table. Numbers are varints without sign, weights signed bytes; a table is its width, the number of its features, these in
// ascending order as differences, and a row of weights each; names stand in one string, parted by line feeds, after its length.
const magic = "hearsayL"

// ErrWeights is wrapped by every error about weights that are missing, cut, altered or of another form.
var ErrWeights = errors.New("the weights of the linear tagger cannot be used")

// Bounds of what a weights file may hold.
const (
	mostFeatures = 1 << 22
	mostRows     = 16
	mostUnpacked = 1 << 27
)

// weights is all that a tagger knows.
type weights struct {
	speech  *table
	passes  []*chain
	stances *choosing
	hash    string
}

func readWeights(data []byte) (*weights, error) {
	head := len(magic) + sha256.Size
	if len(data) < head || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: the file does not begin as one (%d bytes)", ErrWeights, len(data))
	}
	if sum := sha256.Sum256(data[head:]); !bytes.Equal(sum[:], data[len(magic):head]) {
		return nil, fmt.Errorf("%w: the file is cut or altered: its SHA-256 is not the one that it names", ErrWeights)
	}
	body, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data[head:])), mostUnpacked))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	r := &reader{rest: body}
	w := &weights{hash: hearsay.SHA256(data), speech: r.table(features.Speeches)}
	for n := r.number(mostRows); n > 0 && r.err == nil; n-- {
		w.passes = append(w.passes, r.chain())
	}
	w.stances = &choosing{names: r.names()}
	w.stances.table = r.table(len(w.stances.names))
	if r.err == nil && (len(r.rest) > 0 || len(w.passes) == 0) {
		r.fail("it does not end where it should")
	}
	if r.err != nil {
		return nil, r.err
	}
	return w, nil
}

// Bytes is the weights file.
func (t *Tagger) Bytes() ([]byte, error) {
	var body []byte
	body = appendTable(body, t.speech)
	body = binary.AppendUvarint(body, uint64(len(t.passes)))
	for _, c := range t.passes {
		body = appendNames(body, c.rows)
		body = appendTable(body, c.table)
		body = appendSigned(body, c.steps)
	}
	body = appendNames(body, t.stances.names)
	body = appendTable(body, t.stances.table)
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(body); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(packed.Bytes())
	return append(append([]byte(magic), sum[:]...), packed.Bytes()...), nil
}

func appendNames(b []byte, names []string) []byte {
	s := strings.Join(names, "\n")
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendSigned(b []byte, xs []int8) []byte {
	b = binary.AppendUvarint(b, uint64(len(xs)))
	for _, x := range xs {
		b = append(b, byte(x))
	}
	return b
}

func appendTable(b []byte, t *table) []byte {
	all := t.features()
	b = binary.AppendUvarint(b, uint64(t.width))
	b = binary.AppendUvarint(b, uint64(len(all)))
	last := uint32(0)
	for _, f := range all {
		b = binary.AppendUvarint(b, uint64(f-last))
		last = f
	}
	for y := range t.width { // by column: bytes of one column are alike and pack better
		for _, f := range all {
			b = append(b, byte(t.row(f)[y]))
		}
	}
	return b
}

// reader takes a body apart; after the first error it gives zeros.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s", ErrWeights, what)
	}
}

func (r *reader) number(most int) int {
	n, size := binary.Uvarint(r.rest)
	if r.err != nil || size <= 0 || n > uint64(most) {
		r.fail("a number in it is out of bounds")
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	if r.err != nil || n > len(r.rest) {
		r.fail("it ends too early")
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) names() []string {
	s := string(r.bytes(r.number(1 << 12)))
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// table reads a table that must be so wide.
func (r *reader) table(width int) *table {
	if got := r.number(1 << 8); got != width {
		r.fail(fmt.Sprintf("a table of it is %d wide, not %d", got, width))
	}
	n := r.number(mostFeatures)
	all := make([]uint32, 0, min(n, len(r.rest)))
	at := 0
	for i := range n {
		step := r.number(1 << features.Bits)
		if at += step; r.err != nil || at >= 1<<features.Bits || i > 0 && step == 0 {
			r.fail("the features of a table are out of order")
			return newTable(width, nil, nil)
		}
		all = append(all, uint32(at))
	}
	columns := r.bytes(n * width)
	if r.err != nil {
		return newTable(width, nil, nil)
	}
	weights := make([]int8, n*width)
	for y := range width {
		for i := range n {
			weights[i*width+y] = int8(columns[y*n+i])
		}
	}
	return newTable(width, all, weights)
}

func (r *reader) chain() *chain {
	c := &chain{rows: r.names(), powers: powers()}
	if len(c.rows) != features.ContentRow+1 {
		r.fail("a pass of it has other rows")
		return c
	}
	n := c.labels()
	c.table = r.table(n)
	steps := r.bytes(r.number(1 << 24))
	if r.err == nil && len(steps) != features.Guides*features.Classes*features.Classes*n*n {
		r.fail("the steps of a pass have another size")
	}
	for _, b := range steps {
		c.steps = append(c.steps, int8(b))
	}
	return c
}
