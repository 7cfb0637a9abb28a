package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// TestSpecialAddresses dials through the real, safe dialer: nothing but a refusal before the first packet may come of it.
func TestSpecialAddresses(t *testing.T) {
	f := New(Options{Clock: newClock().fetch(), Limits: Limits{Total: 5 * time.Second}})
	defer f.Close()
	for _, address := range []string{
		"http://127.0.0.1/", "http://127.1.2.3/", "http://[::1]/", "http://0.0.0.0/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/",
		"http://[fd00:ec2::254]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:169.254.169.254]/", "http://[64:ff9b::7f00:1]/", "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "https://127.0.0.1/",
		"http://localhost/", "http://93.184.215.14:6379/",
	} {
		_, e := got(t, f, Request{URL: address})
		if e == nil || e.Kind != Unsafe || !strings.Contains(e.Error(), "--allow-private") {
			t.Errorf("%s: %v", address, e)
		}
	}
}

// TestRedirectsToSpecialAddresses: a server that is itself allowed sends us to addresses that are not, for pages and for robots.txt.
func TestRedirectsToSpecialAddresses(t *testing.T) {
	safe := safeDialer(false).DialContext
	for _, to := range []string{"http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://127.0.0.1/", "https://10.0.0.1/"} {
		for _, from := range []string{"/page", "/robots.txt"} {
			h := serve(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == from {
					http.Redirect(w, r, to, http.StatusFound)
					return
				}
				page(w, r)
			})
			toServer := h.f.opt.Dial
			h.f.transport = transport(dialOf(func(address string) dialer {
				if strings.HasPrefix(address, "a.example:") {
					return toServer
				}
				return safe
			}))
			_, e := h.get(t, "http://a.example/page")
			if e == nil || e.Kind != Unsafe || !strings.Contains(e.Error(), "special network address") {
				t.Errorf("%s to %s: %v", from, to, e)
			}
			for _, p := range h.paths() {
				if !strings.HasPrefix(p, "http://a.example/") {
					t.Errorf("%s was asked", p)
				}
			}
		}
	}
}

// names is a name server of the tests: a name's addresses in the order in which they are asked for, the last of them for ever after.
func names(t *testing.T, answers ...[4]byte) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		for buf := make([]byte, 1<<10); ; {
			n, from, err := server.ReadFrom(buf)
			var m dnsmessage.Message
			if err != nil || m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				return
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: &dnsmessage.AResource{A: answers[0]}}}
				answers = answers[min(1, len(answers)-1):]
			}
			out, err := m.Pack()
			if err == nil {
				_, err = server.WriteTo(out, from)
			}
			if err != nil {
				return
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

// TestChangesOfTheDNS: a name that stood for a public address and stands for one of our own network when it is dialled next is refused then.
func TestChangesOfTheDNS(t *testing.T) {
	d, reached := safeDialer(false), errors.New("a public address is about to be dialled")
	safe := d.Control
	d.Control = func(network, address string, c syscall.RawConn) error {
		if err := safe(network, address, c); err != nil {
			return err
		}
		return reached // no packet of a test leaves
	}
	d.Resolver = names(t, [4]byte{93, 184, 215, 14}, [4]byte{169, 254, 169, 254}, [4]byte{93, 184, 215, 14}, [4]byte{127, 0, 0, 1})
	for i := range 4 {
		_, err := d.DialContext(t.Context(), "tcp", "courier.example.:80")
		if public := i%2 == 0; err == nil || errors.Is(err, reached) != public {
			t.Errorf("dialled the %dth time: %v", i+1, err)
		}
	}
}

func TestAllowPrivate(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(page))
	defer server.Close()
	f := New(Options{AllowPrivate: true, Clock: newClock().fetch()})
	defer f.Close()
	if a, e := got(t, f, Request{URL: server.URL + "/x"}); e != nil || string(a.Body) != story {
		t.Errorf("%v", e)
	}
}

// TestNoProxy holds that a proxy of the environment is not used behind the user's back.
func TestNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:9/")
	t.Setenv("http_proxy", "http://127.0.0.1:9/")
	h := serve(t, Options{}, page)
	if _, e := h.get(t, "http://a.example/x"); e != nil {
		t.Error(e)
	}
}
