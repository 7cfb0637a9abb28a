package charset

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Detect guesses the encoding of bytes that are no UTF-8: UTF-16 by its zero bytes, Windows-1251 and KOI8-R by how often the letters of Russian and Ukrainian come out, else Windows-1252.
func Detect(raw []byte) string {
	switch even, odd, pairs := zeros(raw); {
	case pairs > 0 && odd*10 >= pairs*3 && even*20 <= odd:
		return "utf-16le"
	case pairs > 0 && even*10 >= pairs*3 && odd*20 <= even:
		return "utf-16be"
	}
	latin := lettersInASCII(raw)
	koi, win := cyrillic(raw, charmap.KOI8R), cyrillic(raw, charmap.Windows1251)
	switch {
	case latin || max(koi, win) <= 0:
		return "windows-1252"
	case koi > win:
		return "koi8-r"
	}
	return "windows-1251"
}

func looksUTF16(raw []byte) bool {
	name := ""
	if even, odd, _ := zeros(raw); even+odd > 0 {
		name = Detect(raw)
	}
	return name == "utf-16le" || name == "utf-16be"
}

// sampled is how many bytes a guess is made from.
const sampled = 64 << 10

// zeros counts the zero bytes at even and odd places among the first pairs of bytes.
func zeros(raw []byte) (even, odd, pairs int) {
	raw = raw[:min(len(raw), sampled)&^1]
	for i := 0; i < len(raw); i += 2 {
		if raw[i] == 0 {
			even++
		}
		if raw[i+1] == 0 {
			odd++
		}
	}
	return even, odd, len(raw) / 2
}

// lettersInASCII tells whether the bytes from 0x80 up mostly stand alone, as accents and typographic marks do, rather than in runs, as the letters of a Cyrillic word.
func lettersInASCII(raw []byte) bool {
	alone, inRun := 0, 0
	raw = raw[:min(len(raw), sampled)]
	for i := 0; i < len(raw); {
		n := 0
		for i+n < len(raw) && raw[i+n] >= utf8.RuneSelf {
			n++
		}
		switch {
		case n >= 3:
			inRun += n
		default:
			alone += n
		}
		i += max(n, 1)
	}
	return alone >= inRun
}

// frequency is how many of a thousand letters of Russian and Ukrainian running text each one is, rounded.
var frequency = map[rune]int{
	'о': 105, 'а': 80, 'е': 75, 'и': 70, 'н': 66, 'т': 60, 'с': 52, 'р': 47, 'в': 47, 'л': 42, 'к': 36, 'м': 32, 'д': 31, 'п': 29, 'у': 28, 'і': 28, 'я': 21, 'ы': 10, 'ь': 18, 'з': 18, 'г': 16,
	'б': 16, 'ч': 14, 'й': 12, 'х': 10, 'ж': 9, 'ш': 7, 'ю': 7, 'ц': 6, 'щ': 4, 'є': 3, 'ї': 3, 'э': 2, 'ф': 2, 'ё': 1, 'ъ': 1, 'ґ': 1,
}

// Weights of what speaks for or against an encoding beside the letters' frequency.
const (
	lowerCase = 10  // running text is mostly in lower case; KOI8-R and Windows-1251 turn it around
	noLetter  = -60 // a sign that no Cyrillic text holds
)

// cyrillic is how much raw looks like Cyrillic text in an encoding.
func cyrillic(raw []byte, enc *charmap.Charmap) int {
	score := 0
	for _, b := range raw[:min(len(raw), sampled)] {
		if b < utf8.RuneSelf {
			continue
		}
		r := enc.DecodeByte(b)
		score += frequency[unicode.ToLower(r)]
		switch {
		case frequency[r] > 0:
			score += lowerCase
		case !unicode.IsLetter(r) && !unicode.IsPunct(r) && r != '\u00A0' && r != '№':
			score += noLetter
		}
	}
	return score
}
