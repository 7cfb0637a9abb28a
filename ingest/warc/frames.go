package warc

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"hearsay/ingest/stream"
)

// Magic numbers of zstd (RFC 8878, 3.1.1 and 3.1.2), and of the frame in which a .warc.zst carries its dictionary (IIPC, "WARC file compression with Zstandard", 1.0).
const (
	frameMagic      = 0xFD2FB528
	skippableMagic  = 0x184D2A50
	dictionaryMagic = 0x184D2A5D
)

// Limits of a frame: its window and a dictionary are held in memory.
const (
	maxWindow     = 128 << 20
	maxDictionary = 16 << 20
)

func isFrame(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	m := binary.LittleEndian.Uint32(head)
	return m == frameMagic || m&^0xF == skippableMagic
}

// framed is a file of zstd frames. The bounds of a frame are found by its own reader, so that a damaged one does not take the next with it.
type framed struct {
	*file
	dec   *zstd.Decoder
	frame *frame
	dict  []byte
	start int64
	out   int64
}

func (f *framed) close() {
	if f.dec != nil {
		f.dec.Close()
	}
}

func (f *framed) next() error {
	if f.frame != nil {
		_, _ = io.Copy(io.Discard, f.frame) // what the decoder left of it; an error is met again below
		f.frame = nil
	}
	for {
		f.start = f.file.begin()
		head, err := f.br.Peek(8)
		switch {
		case len(head) == 0:
			return err
		case len(head) < 8:
			return fmt.Errorf("%w at byte %d", ErrCut, f.read())
		case binary.LittleEndian.Uint32(head) == frameMagic:
			return f.decode()
		case isFrame(head):
			if err := f.skip(binary.LittleEndian.Uint32(head), int64(binary.LittleEndian.Uint32(head[4:]))); err != nil {
				return err
			}
		case f.recover():
			return fmt.Errorf("%w: something else stands where it should begin", ErrLength)
		default:
			return stream.Ends(fmt.Errorf("is damaged at byte %d: no zstd frame begins there", f.start))
		}
	}
}

// decode opens the decoder for the next frame.
func (f *framed) decode() error {
	if f.dec == nil {
		opt := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true)}
		if f.dict != nil {
			opt = append(opt, zstd.WithDecoderDicts(f.dict))
		}
		dec, err := zstd.NewReader(nil, opt...)
		if err != nil {
			return fmt.Errorf("holds a dictionary that is none (%w)", err)
		}
		f.dec = dec
	}
	f.out, f.frame = 0, &frame{br: f.br}
	return f.dec.Reset(f.frame)
}

// skip passes a skippable frame, or takes the dictionary out of it.
func (f *framed) skip(magic uint32, size int64) error {
	_, _ = f.br.Discard(8) // they were peeked
	if magic != dictionaryMagic || f.dec != nil {
		if n, _ := io.Copy(io.Discard, io.LimitReader(f.br, size)); n < size {
			return fmt.Errorf("%w at byte %d", ErrCut, f.read())
		}
		return nil
	}
	if size > maxDictionary {
		return fmt.Errorf("holds a dictionary of more than %d MB", maxDictionary>>20)
	}
	dict, err := io.ReadAll(io.LimitReader(f.br, size))
	if err != nil || int64(len(dict)) < size {
		return fmt.Errorf("%w at byte %d", ErrCut, f.read())
	}
	if isFrame(dict) {
		dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxDictionary))
		if err != nil {
			return err
		}
		defer dec.Close()
		if dict, err = dec.DecodeAll(dict, nil); err != nil {
			return fmt.Errorf("holds a dictionary that is damaged (%w)", err)
		}
	}
	f.dict = dict
	return nil
}

func (f *framed) Read(p []byte) (int, error) {
	n, err := f.dec.Read(p)
	if f.out += int64(n); f.out > freeBytes && f.out/maxRatio > f.at()-f.start {
		return n, errBomb
	}
	if err != nil && err != io.EOF && f.frame.cut {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func (f *framed) begun(int64) int64 { return f.start }
func (f *framed) whole() bool       { return true }

// recover seeks the next frame.
func (f *framed) recover() bool {
	f.frame = nil
	return f.seek(f.start, []byte("\x28\xB5\x2F\xFD"), func([]byte) bool { return true })
}

// frame gives the bytes of one zstd frame: header, blocks, checksum.
type frame struct {
	br   *bufio.Reader
	left int64 // bytes up to the next block's header
	step int   // what comes after left: 0 the frame's header, 1 a block, 2 the end
	sum  bool  // a checksum follows the last block
	cut  bool  // the file ended in it
}

var errBlock = errors.New("a block of no kind")

func (f *frame) Read(p []byte) (int, error) {
	for f.left == 0 {
		if f.step == 2 {
			return 0, io.EOF
		}
		if err := f.measure(); err != nil {
			f.cut = f.cut || err == io.ErrUnexpectedEOF
			return 0, err
		}
	}
	n, err := f.br.Read(p[:min(int64(len(p)), f.left)])
	if f.left -= int64(n); err == io.EOF {
		f.cut, err = true, io.ErrUnexpectedEOF
	}
	return n, err
}

// measure finds how far the frame's header or the next block goes.
func (f *frame) measure() error {
	if f.step == 0 {
		head, err := f.br.Peek(6)
		if err != nil {
			return io.ErrUnexpectedEOF
		}
		f.step, f.left, f.sum = 1, headerSize(head[4]), head[4]&4 != 0
		return nil
	}
	b, err := f.br.Peek(3)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	block := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
	switch kind := block >> 1 & 3; kind {
	case 0, 2: // raw, compressed
		f.left = 3 + int64(block>>3)
	case 1: // one byte, many times
		f.left = 3 + 1
	default:
		return errBlock
	}
	if block&1 != 0 {
		if f.step = 2; f.sum {
			f.left += 4
		}
	}
	return nil
}

// headerSize is the length of a frame's header, the magic number included, by its descriptor (RFC 8878, 3.1.1.1).
func headerSize(descriptor byte) int64 {
	size := int64(4 + 1)
	single := descriptor&0x20 != 0
	if !single {
		size++
	}
	size += [4]int64{0, 1, 2, 4}[descriptor&3]
	size += [4]int64{0, 2, 4, 8}[descriptor>>6]
	if single && descriptor>>6 == 0 {
		size++
	}
	return size
}
