// Package spill sorts more than memory holds: records with a key come in, in any order; they go out by key, and by value where keys are equal. What is not in memory lies in packed files of one folder.
// dataset sorts with it what is compared and what is written.
package spill

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// DefaultMemory is how many bytes of records a sorter holds before it writes them out.
const DefaultMemory = 64 << 20

// fanIn is how many files are merged at one time.
const fanIn = 64

// overhead is what a record costs in memory besides its bytes.
const overhead = 64

// Sorter takes records and gives them out in order, once. It is not safe for use by several goroutines at one time.
type Sorter struct {
	dir    string
	most   int
	held   []record
	size   int
	levels [][]*os.File // ordered files; those of a level are merged into one of the next when they are many
	closed bool
}

type record struct{ key, value []byte }

func (r *record) compare(s *record) int {
	if c := bytes.Compare(r.key, s.key); c != 0 {
		return c
	}
	return bytes.Compare(r.value, s.value)
}

// New makes a sorter whose files lie in dir, which must exist; memory is in bytes, 0 for DefaultMemory. The files are removed as soon as they are open, so that a process that is killed leaves none.
func New(dir string, memory int) *Sorter {
	if memory <= 0 {
		memory = DefaultMemory
	}
	return &Sorter{dir: dir, most: memory}
}

// Add adds a record; key and value are copied.
func (s *Sorter) Add(key string, value []byte) error {
	s.held = append(s.held, record{[]byte(key), bytes.Clone(value)})
	if s.size += len(key) + len(value) + overhead; s.size < s.most {
		return nil
	}
	return s.write()
}

// write puts what is held into a file, in order.
func (s *Sorter) write() error {
	slices.SortFunc(s.held, func(a, b record) int { return a.compare(&b) })
	held := s.held
	err := s.keep(0, func(yield func(*record) bool) {
		for i := range held {
			if !yield(&held[i]) {
				return
			}
			held[i] = record{}
		}
	})
	s.held, s.size = s.held[:0], 0
	return err
}

// keep writes records into a file of a level, and merges the level when its files are many.
func (s *Sorter) keep(level int, records iter.Seq[*record]) error {
	f, err := os.CreateTemp(s.dir, ".sorting-*")
	if err != nil {
		return fmt.Errorf("sorting: %w; see that there is room for what does not fit into memory", err)
	}
	if level == len(s.levels) {
		s.levels = append(s.levels, nil)
	}
	s.levels[level] = append(s.levels[level], f)
	if err := errors.Join(os.Remove(f.Name()), packed(f, records)); err != nil {
		return fmt.Errorf("sorting: %w; see that there is room for what does not fit into memory", err)
	}
	if len(s.levels[level]) < fanIn {
		return nil
	}
	full := s.levels[level]
	s.levels[level] = nil
	m := &merge{}
	if err := s.keep(level+1, func(yield func(*record) bool) { m.all(full, nil, yield) }); err != nil {
		return err
	}
	for _, f := range full {
		m.err = errors.Join(m.err, f.Close())
	}
	return m.err
}

func packed(f *os.File, records iter.Seq[*record]) error {
	z, err := zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(z, 1<<16)
	var head [2 * binary.MaxVarintLen64]byte
	for r := range records {
		n := binary.PutUvarint(head[:], uint64(len(r.key)))
		n += binary.PutUvarint(head[n:], uint64(len(r.value)))
		for _, part := range [][]byte{head[:n], r.key, r.value} {
			if _, err := out.Write(part); err != nil {
				return err
			}
		}
	}
	return errors.Join(out.Flush(), z.Close())
}

// Sorted gives the records out in order and ends the sorter. The value is only good until the next record is asked for.
func (s *Sorter) Sorted() iter.Seq2[string, []byte] { return s.sorted }

// Err is the first error of reading what was written out; it is to be asked for after Sorted.
func (s *Sorter) Err() error {
	if s.closed {
		return nil
	}
	return errBroken
}

var errBroken = errors.New("sorting: what was written out could not be read again: see that the disk is sound, and run it again")

func (s *Sorter) sorted(yield func(string, []byte) bool) {
	defer s.Close()
	slices.SortFunc(s.held, func(a, b record) int { return a.compare(&b) })
	m := &merge{}
	m.all(slices.Concat(s.levels...), s.held, func(r *record) bool { return yield(string(r.key), r.value) })
	s.closed = m.err == nil
}

// Close frees what the sorter holds.
func (s *Sorter) Close() error {
	var err error
	for _, f := range slices.Concat(s.levels...) {
		err = errors.Join(err, f.Close())
	}
	s.levels, s.held = nil, nil
	return err
}

// source is one ordered run: in memory, or in a file.
type source struct {
	held []record
	in   *bufio.Reader
	z    *zstd.Decoder
	now  record
	err  error
}

func open(f *os.File) (*source, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return &source{in: bufio.NewReaderSize(z, 1<<15), z: z}, nil
}

// next goes to the next record; an error is one more record, which is found out when its turn comes.
func (s *source) next() bool {
	if s.in == nil {
		if len(s.held) == 0 {
			return false
		}
		s.now, s.held = s.held[0], s.held[1:]
		return true
	}
	key, err := binary.ReadUvarint(s.in)
	if errors.Is(err, io.EOF) {
		return false
	}
	value, err2 := binary.ReadUvarint(s.in)
	if err = errors.Join(err, err2); err == nil {
		data := make([]byte, key+value)
		_, err = io.ReadFull(s.in, data)
		s.now = record{data[:key], data[key:]}
	}
	s.err = err
	return true
}

// merge is the sources by their next record (container/heap).
type merge struct {
	sources []*source
	err     error
}

// all yields the records of ordered files, and of what is held, in order; what cannot be read ends it and stands in err.
func (m *merge) all(files []*os.File, held []record, yield func(*record) bool) {
	m.sources = append(m.sources, &source{held: held})
	for _, f := range files {
		src, err := open(f)
		if err != nil {
			m.err = err
			return
		}
		defer src.z.Close()
		m.sources = append(m.sources, src)
	}
	m.sources = slices.DeleteFunc(m.sources, func(src *source) bool { return !src.next() })
	heap.Init(m)
	for len(m.sources) > 0 {
		src := m.sources[0]
		if src.err != nil {
			m.err = errBroken
			return
		}
		if !yield(&src.now) {
			return
		}
		if src.next() {
			heap.Fix(m, 0)
		} else {
			heap.Pop(m)
		}
	}
}

// Len, Less, Swap, Push and Pop are those of heap.Interface.
func (m *merge) Len() int { return len(m.sources) }

// Less is of heap.Interface; a source that is broken comes first, so that it is not passed over.
func (m *merge) Less(i, k int) bool {
	a, b := m.sources[i], m.sources[k]
	if a.err != nil || b.err != nil {
		return a.err != nil
	}
	return a.now.compare(&b.now) < 0
}

// Swap is of heap.Interface.
func (m *merge) Swap(i, k int) { m.sources[i], m.sources[k] = m.sources[k], m.sources[i] }

// Push is of heap.Interface.
func (m *merge) Push(x any) { m.sources = append(m.sources, x.(*source)) }

// Pop is of heap.Interface.
func (m *merge) Pop() any {
	last := m.sources[len(m.sources)-1]
	m.sources = m.sources[:len(m.sources)-1]
	return last
}
