package model

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// The form of a weights file: the eight bytes of magic, the length of a JSON header as 32-bit little-endian, the header, then the tensors one after the other.
// A tensor of kind int8 is rows x columns signed bytes, each row with a float32 scale that stands before them; one of kind float32 is little-endian floats.
const magic = "hearsay1"

// ErrWeights is wrapped by every error about a weights file that is missing, cut, altered or of another form.
var ErrWeights = errors.New("the weights cannot be used")

// header says what a weights file holds.
type header struct {
	Layers, Heads, Width int
	Rows                 []string // the label rows, three outputs each: outside, begin, inside
	Stances              []string
	Measures             []string
	Vocabulary           []string
	Tensors              []tensorHeader
}

type tensorHeader struct {
	Name    string
	Kind    string // int8 or float32
	Rows    int
	Columns int
}

type tensor struct {
	tensorHeader
	scale []float32
	bytes []byte
	float []float32
}

type weights struct {
	header
	tensors map[string]tensor
	hash    string
}

// readWeights reads a whole weights file; its hash is left to the caller.
func readWeights(data []byte) (*weights, error) {
	if len(data) < len(magic)+4 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: the file does not begin as one (%d bytes)", ErrWeights, len(data))
	}
	w := &weights{tensors: map[string]tensor{}}
	rest := data[len(magic):]
	n := int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if n > len(rest) {
		return nil, fmt.Errorf("%w: the file is cut within its header", ErrWeights)
	}
	if err := json.NewDecoder(bytes.NewReader(rest[:n])).Decode(&w.header); err != nil {
		return nil, fmt.Errorf("%w: its header: %v", ErrWeights, err)
	}
	rest = rest[n:]
	for _, h := range w.Tensors {
		t, used, err := readTensor(h, rest)
		if err != nil {
			return nil, err
		}
		w.tensors[h.Name] = t
		rest = rest[used:]
	}
	if len(rest) != 0 {
		return nil, fmt.Errorf("%w: %d bytes stand after the last tensor", ErrWeights, len(rest))
	}
	return w, nil
}

func readTensor(h tensorHeader, data []byte) (tensor, int, error) {
	t := tensor{tensorHeader: h}
	if h.Rows < 1 || h.Columns < 1 || h.Rows > 1<<20 || h.Columns > 1<<16 {
		return t, 0, fmt.Errorf("%w: %s is %d by %d", ErrWeights, h.Name, h.Rows, h.Columns)
	}
	size, floats := 0, 0
	switch h.Kind {
	case "int8":
		size, floats = 4*h.Rows+h.Rows*h.Columns, h.Rows
	case "float32":
		size, floats = 4*h.Rows*h.Columns, h.Rows*h.Columns
	default:
		return t, 0, fmt.Errorf("%w: %s is of kind %q", ErrWeights, h.Name, h.Kind)
	}
	if size > len(data) {
		return t, 0, fmt.Errorf("%w: the file is cut within %s", ErrWeights, h.Name)
	}
	numbers := make([]float32, floats)
	for i := range numbers {
		numbers[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	if h.Kind == "int8" {
		t.scale, t.bytes = numbers, data[4*floats:size]
	} else {
		t.float = numbers
	}
	return t, size, nil
}

// need is the tensor of a name and shape.
func (w *weights) need(name string, rows, columns int) (tensor, error) {
	t, ok := w.tensors[name]
	if !ok {
		return t, fmt.Errorf("%w: %s is missing", ErrWeights, name)
	}
	if t.Rows != rows || t.Columns != columns {
		return t, fmt.Errorf("%w: %s is %d by %d, want %d by %d", ErrWeights, name, t.Rows, t.Columns, rows, columns)
	}
	return t, nil
}

// matrix is a linear layer: name.weight as int8, name.bias as floats.
func (w *weights) matrix(name string, columns, depth int) (*matrix, error) {
	t, err := w.need(name+".weight", columns, depth)
	if err != nil {
		return nil, err
	}
	b, err := w.need(name+".bias", 1, columns)
	if err != nil {
		return nil, err
	}
	m := newMatrix(columns, depth)
	copy(m.bias, b.float)
	copy(m.scale, t.scale)
	for c := range columns {
		to := m.panels[m.at(c):]
		for d, row := 0, t.bytes[c*depth:(c+1)*depth]; d+1 < len(row); d += 2 {
			to[d*panel], to[d*panel+1] = int16(int8(row[d])), int16(int8(row[d+1]))
		}
	}
	return m, nil
}

// floats is a tensor of floats.
func (w *weights) floats(name string, rows, columns int) ([]float32, error) {
	t, err := w.need(name, rows, columns)
	return t.float, err
}
