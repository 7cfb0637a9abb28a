package archive

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// numberedWWW is a host's first label that says nothing.
var numberedWWW = regexp.MustCompile(`^www\d*\.`)

// sortKey is an address as indexes of web archives sort it (Sort-friendly URI Reordering Transform, as the Python library surt writes it): the host's labels from the last to the
// first, in lower case and without www, then the path and the query, its arguments sorted.
func sortKey(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Host == "" {
		return strings.ToLower(strings.ReplaceAll(uri, " ", "%20"))
	}
	host := numberedWWW.ReplaceAllString(strings.ToLower(u.Hostname()), "")
	labels := strings.Split(host, ".")
	slices.Reverse(labels)
	key := strings.Join(labels, ",")
	if p := u.Port(); p != "" && !(u.Scheme == "http" && p == "80" || u.Scheme == "https" && p == "443") {
		key += ":" + p
	}
	path := strings.ToLower(u.EscapedPath())
	if path == "" {
		path = "/"
	}
	key += ")" + path
	if len(path) > 1 {
		key = strings.TrimSuffix(key, "/")
	}
	if u.RawQuery != "" {
		args := strings.Split(strings.ToLower(u.RawQuery), "&")
		slices.Sort(args)
		key += "?" + strings.Join(args, "&")
	}
	return strings.ReplaceAll(key, " ", "%20")
}
