package ledger

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"iter"
	"strings"

	"hearsay/ledger/store"
)

// Texts alike are found by bands: of two texts whose word 5-grams have a Jaccard likeness of 0.8, some band of bandWidth numbers of their sketches is equal
// with a probability of 1-(1-0.8^6)^21 = 99.8 %; at 0.3 it is 1.5 % (Broder's min-wise hashing with banding).
const bandWidth = 6

// Near is an article whose words may be like those asked for.
type Near struct {
	Article, Version string
	Sketch           []uint32
}

// Near gives the articles whose sketch shares a band with sketch, oldest first: a superset of those alike, each to be compared. Forgotten ones and copies are left out.
func (l *Ledger) Near(ctx context.Context, sketch []uint32) ([]Near, error) {
	seen, found := map[int64]bool{}, []Near{}
	err := l.file.View(ctx, func(b *store.Batch) {
		for nth, hash := range hashes(sketch) {
			b.Each("SELECT a.seq, a.id, (SELECT sha256 FROM capture WHERE version = v.seq ORDER BY seq LIMIT 1), v.sketch FROM band d JOIN article a ON a.seq = d.article JOIN version v ON v.seq = a.version WHERE d.nth = ? AND d.hash = ? AND a.copy_of IS NULL AND a.forgotten = ''",
				[]any{nth, hash}, func(scan func(...any)) {
					var seq int64
					var n Near
					var bytes []byte
					if scan(&seq, &n.Article, &n.Version, &bytes); !seen[seq] {
						n.Sketch, seen[seq] = sketchOf(bytes), true
						found = append(found, n)
					}
				})
		}
	})
	if err != nil {
		return nil, fmt.Errorf("looking for texts alike: %w", err)
	}
	return found, nil
}

// Sketches gives the sketch of every article's text whose reading stands, by the article's id; forgotten ones and texts without words are left out.
func (l *Ledger) Sketches(ctx context.Context) (map[string][]uint32, error) {
	out := map[string][]uint32{}
	err := l.file.View(ctx, func(b *store.Batch) {
		b.Each("SELECT a.id, v.sketch FROM article a JOIN version v ON v.seq = a.standing WHERE a.forgotten = '' AND v.sketch IS NOT NULL", nil, func(scan func(...any)) {
			var id string
			var bytes []byte
			if scan(&id, &bytes); len(bytes) > 0 {
				out[id] = sketchOf(bytes)
			}
		})
	})
	if err != nil {
		return nil, fmt.Errorf("reading the sketches: %w", err)
	}
	return out, nil
}

func hashes(sketch []uint32) iter.Seq2[int, int64] {
	return func(yield func(int, int64) bool) {
		for nth := 0; (nth+1)*bandWidth <= len(sketch); nth++ {
			h := fnv.New64a()
			h.Write(sketchBytes(sketch[nth*bandWidth : (nth+1)*bandWidth]))
			if !yield(nth, int64(h.Sum64())) {
				return
			}
		}
	}
}

func (l *Ledger) bands(b *store.Batch, seq int64, sketch []uint32) {
	b.Do("DELETE FROM band WHERE article = ?", seq)
	var args []any
	for nth, hash := range hashes(sketch) {
		args = append(args, nth, hash, seq)
	}
	if rows := len(args) / 3; rows > 0 {
		b.Do("INSERT OR IGNORE INTO band (nth, hash, article) VALUES (?,?,?)"+strings.Repeat(", (?,?,?)", rows-1), args...)
	}
}

// A sketch is stored as its numbers in little-endian order.
func sketchBytes(sketch []uint32) []byte {
	var out []byte
	for _, n := range sketch {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}

func sketchOf(data []byte) []uint32 {
	var out []uint32
	for ; len(data) >= 4; data = data[4:] {
		out = append(out, binary.LittleEndian.Uint32(data))
	}
	return out
}
