package hearsay

// Exchange is how the bytes of a page were asked for and answered over HTTP: the start line and the header fields of both sides as they stood, lines ending in CRLF, without the empty line.
// RequestHead is "" where a web archive holds the answer alone.
type Exchange struct {
	URL          string // the address that was asked for, after redirects
	Status       int    // of the answer, 200 and so on
	RequestHead  string
	ResponseHead string
}
