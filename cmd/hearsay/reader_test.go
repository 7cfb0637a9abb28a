package main

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/model/weights"
)

// TestAlteredWeightsFallBack: where the program's own weights are cut, altered or gone, the linear tagger reads and the warning names the loss.
func TestAlteredWeightsFallBack(t *testing.T) {
	whole := weights.Unchecked()
	altered := bytes.Clone(whole)
	altered[len(altered)-1000] ^= 1
	for what, data := range map[string][]byte{"altered": altered, "cut": whole[:len(whole)/2], "gone": nil} {
		var warned strings.Builder
		k, err := readerFlags{Tagger: taggerEncoder}.encoder(knowledge{}, data, &warned)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if k.extract.Reader.Tagger != taggerLinear || k.text.Tagger == nil || !strings.Contains(warned.String(), "finds fewer claims and sources") {
			t.Errorf("%s: read with %q, warned %q", what, k.extract.Reader.Tagger, warned.String())
		}
	}
}
