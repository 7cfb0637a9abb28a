package hearsay

// Exchange is how the bytes of a page were asked for and answered over HTTP: the start line and the header fields of both sides as they stood, lines ending in CRLF, without the empty line.
// RequestHead is "" where a web archive holds the answer alone. The bytes that a version keeps are the body after Transfer-Encoding and Content-Encoding were undone, while the head still names them:
// who writes both into an archive names these fields otherwise.
type Exchange struct {
	URL          string // the address that was asked for, after redirects
	Status       int    // of the answer, 200 and so on
	RequestHead  string
	ResponseHead string
}
