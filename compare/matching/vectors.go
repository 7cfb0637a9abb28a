package matching

import (
	"math"
	"strconv"
)

// Sentence vectors find one another by bands of the signs of their numbers: of vectors that are alike, nearly always some band is equal.
const (
	signBands = 6
	signs     = 10
)

// Signs are the keys by which sentence vectors that may be alike find one another; none for a vector that is too short.
func Signs(v []float32) []string {
	if len(v) < signBands*signs {
		return nil
	}
	step := len(v) / (signBands * signs)
	out := make([]string, signBands)
	for band := range signBands {
		bits := 0
		for i := range signs {
			if v[(band*signs+i)*step] > 0 {
				bits |= 1 << i
			}
		}
		out[band] = "\x00" + strconv.Itoa(band) + " " + strconv.Itoa(bits)
	}
	return out
}

// Cosine is the likeness of two sentence vectors, -1 to 1; 0 where one is missing, of another length, or no number.
func Cosine(a, b []float32) float64 {
	if len(a) != len(b) {
		return 0
	}
	sum, x, y := 0.0, 0.0, 0.0
	for i := range a {
		p, q := float64(a[i]), float64(b[i])
		sum, x, y = sum+p*q, x+p*p, y+q*q
	}
	c := sum / math.Sqrt(x*y)
	if math.IsNaN(c) || math.IsInf(c, 0) {
		return 0
	}
	return min(max(c, -1), 1)
}
