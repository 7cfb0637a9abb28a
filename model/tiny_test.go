package model

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"hearsay"
	"hearsay/text"
)

// tinyVocabulary is enough to cut the sentences of the tests.
var tinyVocabulary = []string{"[PAD]", "[UNK]", "[unused1]", "[CLS]", "[SEP]", "kyiv", "said", "it", "lost", "ten", "tank", "##s", ".", "“", "”", "we", "stand", "mosc", "##ow", "denied", "u", "##s"}

// tinyWeights is a weights file with random numbers: two layers of width 64.
func tinyWeights(t testing.TB, seed uint64) []byte {
	t.Helper()
	const width = 64
	g := rand.New(rand.NewPCG(seed, 1))
	h := header{Layers: 2, Heads: 2, Width: width, Rows: []string{"source", "cue", "content", "number"}, Stances: []string{"assert", "deny"}, Measures: []string{"killed", "other"}, Vocabulary: tinyVocabulary}
	var blobs bytes.Buffer
	floats := func(name string, rows, columns int, mean float64) {
		h.Tensors = append(h.Tensors, tensorHeader{name, "float32", rows, columns})
		for range rows * columns {
			must(t, binary.Write(&blobs, binary.LittleEndian, float32(mean+0.1*g.NormFloat64())))
		}
	}
	bytesOf := func(name string, rows, columns int) {
		h.Tensors = append(h.Tensors, tensorHeader{name, "int8", rows, columns})
		for range rows {
			must(t, binary.Write(&blobs, binary.LittleEndian, float32(0.002)))
		}
		for range rows * columns {
			blobs.WriteByte(byte(int8(g.IntN(255) - 127)))
		}
	}
	linear := func(name string, columns, depth int) {
		bytesOf(name+".weight", columns, depth)
		floats(name+".bias", 1, columns, 0)
	}
	norm := func(name string) {
		floats(name+".gain", 1, width, 1)
		floats(name+".shift", 1, width, 0)
	}
	bytesOf("words", len(tinyVocabulary), width)
	floats("positions", longestWindow, width, 0)
	floats("shapes", mixedCase+1, width, 0)
	norm("input")
	for _, p := range []string{"layer0.", "layer1."} {
		linear(p+"attend", 3*width, width)
		linear(p+"joined", width, width)
		norm(p + "joined")
		linear(p+"widen", 4*width, width)
		linear(p+"narrow", width, 4*width)
		norm(p + "narrow")
	}
	linear("labels", 3*len(h.Rows), width)
	linear("stance", len(h.Stances), width)
	linear("measure", len(h.Measures), width)
	linear("query", links*linkDepth, width)
	linear("key", links*linkDepth, width)
	linear("link", links, width)
	floats("distance", buckets, links, 0)
	head, err := json.Marshal(h)
	must(t, err)
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
	return append(append(out, head...), blobs.Bytes()...)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func tiny(t testing.TB, slow bool) *Encoder {
	t.Helper()
	e, err := Load(tinyWeights(t, 7), slow)
	must(t, err)
	return e
}

func doc(words string) *text.Doc { return text.New(&hearsay.Article{}, words) }
