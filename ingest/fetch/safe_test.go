package fetch

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
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
	safe := safeDial(false)
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
