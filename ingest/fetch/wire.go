package fetch

import (
	"bytes"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"code.dny.dev/ssrf"
)

const (
	dialTime = 15 * time.Second
	idleTime = 30 * time.Second
	mostHead = 256 << 10 // bytes of an answer's head
)

// safeDialer opens connections to public addresses only. The address is looked at after the DNS answered, right before it is dialled: no redirect and no change of the DNS gets around it.
func safeDialer(allowPrivate bool) *net.Dialer {
	d := &net.Dialer{Timeout: dialTime}
	if !allowPrivate {
		d.Control = ssrf.New().Safe
	}
	return d
}

// transport speaks HTTP/1.1 over connections that note the heads of both sides as they stood. It knows no proxy, unpacks nothing, and keeps one connection a host.
func transport(dial func(context.Context, string, string) (net.Conn, error)) *http.Transport {
	return &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := dial(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return &wire{Conn: c}, nil
		},
		DialTLSContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			c, err := dial(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return secured(ctx, c, address)
		},
		Protocols: onlyHTTP1(), DisableCompression: true, MaxConnsPerHost: 1, MaxIdleConnsPerHost: 1, MaxIdleConns: 64, IdleConnTimeout: idleTime, MaxResponseHeaderBytes: mostHead,
	}
}

func onlyHTTP1() *http.Protocols {
	var p http.Protocols
	p.SetHTTP1(true)
	return &p
}

func secured(ctx context.Context, c net.Conn, address string) (net.Conn, error) {
	name, _, err := net.SplitHostPort(address)
	if err != nil {
		name = address
	}
	t := tls.Client(c, &tls.Config{ServerName: name, NextProtos: []string{"http/1.1"}, MinVersion: tls.VersionTLS12})
	if err := t.HandshakeContext(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return &wire{Conn: t}, nil
}

// wire is a connection that notes the head of the request that goes over it and of its answer.
type wire struct {
	net.Conn
	mu        sync.Mutex
	sent, got []byte
	complete  bool // got holds the whole head of an answer that is final
}

// reset begins a new exchange.
func (w *wire) reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent, w.got, w.complete = nil, nil, false
}

// Write sends what the transport writes, which is heads alone: nothing is ever posted.
func (w *wire) Write(b []byte) (int, error) {
	w.mu.Lock()
	if len(w.sent) < mostHead {
		w.sent = append(w.sent, b...)
	}
	w.mu.Unlock()
	return w.Conn.Write(b)
}

// Read receives, and notes what comes up to the empty line after the last head.
func (w *wire) Read(b []byte) (int, error) {
	n, err := w.Conn.Read(b)
	w.mu.Lock()
	defer w.mu.Unlock()
	for rest := b[:n]; !w.complete && len(rest) > 0; {
		w.got = append(w.got, rest...)
		end := headEnd(w.got)
		switch {
		case end < 0:
			w.complete = len(w.got) > 2*mostHead // the transport has given up on it
			return n, err
		case interim(w.got):
			rest = bytes.Clone(w.got[end:])
			w.got = nil
		default:
			w.got, w.complete = w.got[:end], true
		}
	}
	return n, err
}

// headEnd is where the head at the start of b ends, its empty line included; -1 where it does not.
func headEnd(b []byte) int {
	for i := 0; ; {
		n := bytes.IndexByte(b[i:], '\n')
		if n < 0 {
			return -1
		}
		i += n + 1
		switch {
		case bytes.HasPrefix(b[i:], []byte("\n")):
			return i + 1
		case bytes.HasPrefix(b[i:], []byte("\r\n")):
			return i + 2
		}
	}
}

// interim tells the head of an answer that another follows (1xx).
func interim(head []byte) bool {
	fields := bytes.Fields(head[:min(len(head), 64)])
	return len(fields) > 1 && len(fields[1]) == 3 && fields[1][0] == '1'
}

// heads are both heads, lines ending in CRLF, without the empty line; "" of a connection that notes nothing.
func (w *wire) heads() (sent, got string) {
	if w == nil {
		return "", ""
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return lined(w.sent), lined(w.got)
}

func lined(head []byte) string {
	if end := headEnd(head); end >= 0 {
		head = head[:end]
	}
	text := strings.TrimRight(strings.ReplaceAll(string(head), "\r\n", "\n"), "\n")
	if text == "" {
		return ""
	}
	return strings.ReplaceAll(text, "\n", "\r\n") + "\r\n"
}
