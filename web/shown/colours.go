package shown

// Hues gives claimants their colours on one page, in the order in which they are met.
type Hues map[string]int

// Of is the colour of a name, the next one where it is met first.
func (h Hues) Of(name string) int {
	n, ok := h[name]
	if !ok {
		n = len(h)
		h[name] = n
	}
	return n
}

// colours is how many colours there are; after them the same come again with another dash.
const colours = 8

// Swatch is the class of a claimant's colour and dash.
func Swatch(hue int) string {
	return "hue" + string(rune('0'+hue%colours)) + " dash" + string(rune('0'+hue/colours%4))
}
