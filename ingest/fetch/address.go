package fetch

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// longestAddress is the longest address that is asked for, in bytes.
const longestAddress = 2048

// Address is a web address in one form: scheme and host in lower case, an international host in ASCII (UTS 46), no default port, no fragment, no name or password, "/" for an empty path.
// The error is an *Error of kind Bad.
func Address(address string) (string, error) {
	u, err := parse(address)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

// parse is Address, taken apart.
func parse(address string) (*url.URL, error) {
	bad := func(problem string, err error) (*url.URL, error) {
		return nil, &Error{URL: address, Kind: Bad, Problem: problem, Advice: "It is written https://example.org/page.", Err: err}
	}
	if len(address) > longestAddress {
		return bad(fmt.Sprintf("is longer than %d bytes", longestAddress), nil)
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return bad("is no web address", err)
	}
	host, port := strings.ToLower(u.Hostname()), u.Port()
	if u.Scheme != "http" && u.Scheme != "https" || host == "" || u.Opaque != "" {
		return bad("is no web address", nil)
	}
	if !strings.Contains(host, ":") {
		if host, err = idna.Lookup.ToASCII(host); err != nil {
			return bad("has a host that cannot be", err)
		}
		u.Host = host
	} else {
		u.Host = "[" + host + "]"
	}
	if port != "" && !(u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443") {
		u.Host += ":" + port
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// Host is the host whose turn it is for an address: in lower case, without port; "" where it is no web address.
func Host(address string) string {
	u, err := parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
