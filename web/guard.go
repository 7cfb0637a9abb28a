package web

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// policy lets a page load its own files and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard refuses what no page of ours asks for, and tells the browser what it may do.
func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				s.fail(w, r, fmt.Errorf("a fault in the program: %v", p))
			}
		}()
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		switch {
		case !s.known(r.Host):
			s.fail(w, r, refusal{http.StatusMisdirectedRequest, "This program does not answer under the name " + r.Host + ".", "Open it by its address, or start it with --listen " + r.Host + ".", nil})
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			s.fail(w, r, refusal{http.StatusMethodNotAllowed, "The pages can only be read.", "Use the command line to change the ledger.", nil})
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// known tells whether a request may ask under this host. A name that somebody else can point at this machine (DNS rebinding) is refused; an address cannot be so pointed.
func (s *site) known(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(strings.ToLower(name), "[]")
	if _, err := netip.ParseAddr(name); err == nil || name == "localhost" {
		return true
	}
	for _, h := range s.Hosts {
		if strings.EqualFold(h, name) {
			return true
		}
	}
	return false
}

// unseen tells the characters that a reader does not see and that may turn the words around or hide some: controls, bidirectional marks and overrides, and invisible format characters.
// The joiners that scripts and emoji need stay as they are.
func unseen(r rune) bool {
	switch r {
	case '\n', '\t', '\r', '\u200C', '\u200D', '\u00AD':
		return false
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// visible writes every unseen character of a page as its number, ⟨U+202E⟩.
func visible(page []byte) []byte {
	return replace(page, func(r rune) string { return fmt.Sprintf("⟨U+%04X⟩", r) })
}

// escaped writes every unseen character of JSON as its escape, which stands for the same character.
func escaped(data []byte) []byte {
	return replace(data, func(r rune) string {
		if r > 0xFFFF {
			r -= 0x10000
			return fmt.Sprintf(`\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		}
		return fmt.Sprintf(`\u%04x`, r)
	})
}

func replace(data []byte, with func(rune) string) []byte {
	if bytes.IndexFunc(data, unseen) < 0 {
		return data
	}
	var out bytes.Buffer
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if unseen(r) {
			out.WriteString(with(r))
		} else {
			out.Write(data[:n])
		}
		data = data[n:]
	}
	return out.Bytes()
}
