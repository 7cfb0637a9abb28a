package weights

import (
	"errors"
	"testing"

	"hearsay"
)

// TestLinear holds that the weights are those that were measured, and within the room that they may take.
func TestLinear(t *testing.T) {
	if got := hearsay.SHA256(Linear()); got != LinearSHA256 {
		t.Errorf("linear.bin has the SHA-256 %s, not %s: it is altered, or was made anew without measuring it", got, LinearSHA256)
	}
	if len(Linear()) > 5<<20 {
		t.Errorf("linear.bin has %d bytes, more than 5 MB", len(Linear()))
	}
}

// TestEncoder holds the same of the encoder's, and that altered or cut ones are refused.
func TestEncoder(t *testing.T) {
	data, err := Encoder()
	if err != nil {
		t.Fatal(err)
	}
	if all := len(data) + len(Linear()); all > 30<<20 {
		t.Errorf("the weights have %d bytes together, more than 30 MB", all)
	}
	altered := append([]byte{}, data...)
	altered[len(altered)/2] ^= 1
	for _, bad := range [][]byte{altered, data[:len(data)-1], nil} {
		if _, err := checked(bad); !errors.Is(err, ErrAltered) {
			t.Errorf("%d bytes: %v", len(bad), err)
		}
	}
}
