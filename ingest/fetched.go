package ingest

import (
	"bytes"
	"iter"
	"mime"
	"net/url"
	"path"

	"hearsay"
	"hearsay/ingest/webpage"
)

// Reply is what an address answered with: Address is what was asked for, Final where redirects led (it may be the same), Type the Content-Type, Body the bytes before Content-Encoding.
type Reply struct {
	Address, Final, Type string
	Body                 []byte
}

// Fetched reads the articles in a reply, as Read does those of a file; From is the address that was asked for. A page's canonical URL is the one that it declares where that stands on the host that
// answered, else the address that answered: no page can pass for one of another host. A PDF, a picture and the like are errors that say what to do.
func Fetched(r Reply, opt Options) iter.Seq2[hearsay.Version, error] {
	return func(yield func(hearsay.Version, error) bool) {
		in, err := newInput(input{path: r.Address, size: int64(len(r.Body))}, bytes.NewReader(r.Body))
		if err != nil {
			yield(hearsay.Version{}, err)
			return
		}
		t := &taking{file: File{Path: r.Address, Name: r.name()}, opt: opt, said: entry{URL: r.Final}, yield: yield}
		if form, err := sniff(in.path, false, in.head, opt.Charset); err != nil || form != formPage || opt.Sheets {
			t.take(in)
			return
		}
		v, err := webpage.Read(r.Body, webpage.Options{Charset: opt.Charset, Declared: r.charset(), URL: r.Final, BodyOnly: opt.BodyOnly})
		if err != nil {
			yield(hearsay.Version{}, &Error{Path: r.Address, Problem: err.Error(), Err: err})
			return
		}
		v.Raw = r.Body
		if hostOf(v.Article.URL) != hostOf(r.Final) {
			v.Article.URL = r.Final
		}
		t.doubts = complete(&v, opt, entry{})
		t.deliver(r.Address, v)
	}
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// charset is the encoding that the Content-Type names, "" where it names none.
func (r Reply) charset() string {
	_, params, err := mime.ParseMediaType(r.Type)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// name is the last part of the address's path, else its host.
func (r Reply) name() string {
	u, err := url.Parse(r.Final)
	if err != nil {
		return r.Final
	}
	if base := path.Base(u.Path); base != "." && base != "/" {
		return nameOf(base)
	}
	return u.Host
}
