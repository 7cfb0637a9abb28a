package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay/ledger"
)

// written is a buffer that one goroutine writes and another reads.
type written struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *written) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *written) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// TestServeTakesTheNextFreePort serves beside another program that holds the port, prints where it is, answers, and ends when it is told to.
func TestServeTakesTheNextFreePort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, stop := context.WithCancel(t.Context())
	out, ended := &written{}, make(chan error, 1)
	go func() { ended <- serve(ctx, &streams{nil, out, &written{}}, l, taken.Addr().String()) }()
	address := ""
	for range 200 {
		if address = strings.TrimSpace(out.String()); address != "" {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if address == "" || strings.Contains(address, taken.Addr().String()+"/") {
		t.Fatalf("the address printed is %q, and %s was taken", address, taken.Addr())
	}
	r, err := http.Get(address + "index.json")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("%s answers %d", address, r.StatusCode)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("stopping: %v", err)
	}
}
