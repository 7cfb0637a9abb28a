package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"hearsay/chain"
)

// original stands before the name of a header field that no longer holds for the bytes as they are kept, as pywb writes such fields.
const original = "X-Archive-Orig-"

// responseHead is the head of an answer with its empty line, and its media type. The bytes are kept as they were read, so a field that says how they were packed on the way is
// renamed, and the length is theirs; the head as it was received stands in the metadata record.
func responseHead(k *chain.KeptCapture) (head []byte, media string) {
	lines := headLines(k.ResponseHead)
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "HTTP/") {
		lines = append([]string{fmt.Sprintf("HTTP/1.1 %d %s", k.Status, http.StatusText(k.Status))}, lines...)
	}
	lines[0] = version11(lines[0], 0)
	packed := bytes.HasPrefix(k.Raw, []byte("\x1f\x8b"))
	var b bytes.Buffer
	for i, line := range lines {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch name = strings.ToLower(strings.TrimSpace(name)); {
		case i == 0:
		case name == "content-type":
			media, _, _ = mime.ParseMediaType(value)
		case name == "transfer-encoding", name == "content-length", name == "content-encoding" && !(packed && strings.EqualFold(value, "gzip")):
			line = original + line
		}
		b.WriteString(line + "\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(k.Raw))
	if media == "" {
		media = mediaType(k)
	}
	return b.Bytes(), media
}

func requestHead(k *chain.KeptCapture) []byte {
	lines := headLines(k.RequestHead)
	if len(lines) > 0 {
		lines[0] = version11(lines[0], strings.LastIndex(lines[0], " ")+1)
	}
	return []byte(strings.Join(lines, "\r\n") + "\r\n\r\n")
}

// version11 writes HTTP/1.1 for the version that begins at: readers of archives know no other.
func version11(line string, at int) string {
	if v, rest, _ := strings.Cut(line[at:], " "); strings.HasPrefix(v, "HTTP/") && v != "HTTP/1.0" && v != "HTTP/1.1" {
		return strings.TrimSuffix(line[:at]+"HTTP/1.1 "+rest, " ")
	}
	return line
}

// headLines are the lines of a head. Empty ones, which would end it before its time, are left out.
func headLines(head string) (out []string) {
	for line := range strings.Lines(head) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
			out = append(out, strings.ReplaceAll(line, "\r", " "))
		}
	}
	return out
}

// mediaType is what the bytes look like, with the encoding that they were read in.
func mediaType(k *chain.KeptCapture) string {
	media, _, err := mime.ParseMediaType(http.DetectContentType(k.Raw))
	if err != nil {
		return "application/octet-stream"
	}
	if strings.HasPrefix(media, "text/") && k.Meta.Charset != "" {
		media += "; charset=" + k.Meta.Charset
	}
	return media
}

// told is the block of a metadata record.
func told(k *chain.KeptCapture) []byte {
	data, err := json.Marshal(archived{"hearsay/archived/1", k.CaptureRecord, k.Link, k.CaptureDetail, k.Name, k.Meta})
	if err != nil { // strings and numbers alone: cannot happen
		return []byte("{}")
	}
	return data
}
