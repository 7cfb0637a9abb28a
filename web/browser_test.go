package web

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"
)

// The widths at which pages are looked at: a desk's screen and a phone.
const (
	wide  = 1280
	phone = 390
)

// browser starts Debian's chromium; where there is none the test fails in CI and skips loudly elsewhere.
func browser(t *testing.T) *rod.Browser {
	t.Helper()
	path, ok := launcher.LookPath()
	if !ok {
		missing(t, "chromium", "install Debian's package chromium, or run make tools")
	}
	address, err := launcher.New().Bin(path).Leakless(false).NoSandbox(os.Geteuid() == 0).Headless(true).Set("disable-dev-shm-usage").Launch()
	if err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	b := rod.New().ControlURL(address)
	if err := b.Connect(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func missing(t *testing.T, what, do string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing: %s", what, do)
	}
	t.Skipf("\n*** %s IS MISSING, AND THE PAGES WERE NOT LOOKED AT: %s ***\n", strings.ToUpper(what), do)
}

// axe is the source of axe-core, which make tools fetches.
func axe(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../.cache/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe-core", "run make tools")
	}
	return string(data)
}

// tab is one tab of the browser with what went wrong in it.
type tab struct {
	*rod.Page
	t      *testing.T
	root   string
	faults chan string
}

func opened(t *testing.T, b *rod.Browser, root string) *tab {
	t.Helper()
	p, err := b.Page(proto.TargetCreateTarget{URL: "about:blank"})
	if err != nil {
		t.Fatal(err)
	}
	x := &tab{p.Timeout(10 * time.Minute), t, root, make(chan string, 100)}
	go p.EachEvent(func(e *proto.RuntimeConsoleAPICalled) { x.fault("console " + string(e.Type)) },
		func(e *proto.RuntimeExceptionThrown) { x.fault(e.ExceptionDetails.Text) },
		func(e *proto.LogEntryAdded) { x.fault(e.Entry.Text + " " + e.Entry.URL) })()
	x.must(proto.LogEnable{}.Call(p))
	return x
}

func (x *tab) fault(what string) {
	select {
	case x.faults <- what:
	default:
	}
}

func (x *tab) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// look opens a page at a width, in the dark scheme or the light one.
func (x *tab) look(path string, width int, dark bool) {
	x.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	x.must(x.SetViewport(&proto.EmulationSetDeviceMetricsOverride{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width == phone}))
	x.must(proto.EmulationSetEmulatedMedia{Features: []*proto.EmulationMediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}.Call(x))
	x.must(x.Navigate(x.root + path))
	x.must(x.WaitLoad())
}

func (x *tab) eval(js string, args ...any) string {
	x.t.Helper()
	v, err := x.Eval(js, args...)
	x.must(err)
	return v.Value.String()
}

const violations = `async () => (await axe.run(document)).violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")).join("\n")`

// TestPagesInABrowser looks at every page wide and light, narrow and dark: nothing in the console, nothing to be scrolled sideways, nothing that axe-core objects to.
func TestPagesInABrowser(t *testing.T) {
	b, source := browser(t), axe(t)
	h := serve(t, demo(t))
	server := httptest.NewServer(h)
	defer server.Close()
	x := opened(t, b, server.URL)
	paths := append(everyPage(t, h), "/nothing-here", "/claims?text=losses", "/disputes?all=1")
	for _, width := range []int{wide, phone} {
		dark := width == phone // colours do not depend on the width, nor the layout on the scheme
		for _, path := range paths {
			x.look(path, width, dark)
			where := fmt.Sprintf("%s at %d px, dark %v", path, width, dark)
			if n := x.eval(`() => document.documentElement.scrollWidth - window.innerWidth`); n != "0" && !strings.HasPrefix(n, "-") {
				t.Errorf("%s: scrolls sideways by %s px", where, n)
			}
			_, err := proto.RuntimeEvaluate{Expression: source}.Call(x)
			x.must(err)
			if found := x.eval(violations); found != "" {
				t.Errorf("%s: axe-core:\n%s", where, found)
			}
			x.keep(path, width, dark)
		}
	}
	close(x.faults)
	for f := range x.faults {
		if !strings.Contains(f, "404") {
			t.Errorf("in the console: %s", f)
		}
	}
}

// keep takes a picture of the page into the folder that HEARSAY_SHOTS names, for people to look at.
func (x *tab) keep(path string, width int, dark bool) {
	folder := os.Getenv("HEARSAY_SHOTS")
	if folder == "" {
		return
	}
	data, err := x.Screenshot(true, nil)
	x.must(err)
	name := strings.NewReplacer("/", "_", "?", "_", "=", "_").Replace(path)
	x.must(os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%d-%v.png", name, width, dark)), data, 0o644))
}

// TestKeyboard reads the claims without a mouse.
func TestKeyboard(t *testing.T) {
	b := browser(t)
	server := httptest.NewServer(serve(t, demo(t)))
	defer server.Close()
	x := opened(t, b, server.URL)
	x.look("/claims", wide, false)
	const focused = `() => document.activeElement.className + document.activeElement.id + (document.activeElement.closest("[data-row]") ? " row " + [...document.querySelectorAll("[data-row]")].indexOf(document.activeElement.closest("[data-row]")) : "")`

	x.must(x.Keyboard.Type(input.Tab))
	if got := x.eval(focused); got != "skip" {
		t.Errorf("the first stop of the Tab key is %q, not the link to the content", got)
	}
	x.must(x.Keyboard.Type('j'))
	x.must(x.Keyboard.Type('j'))
	if got := x.eval(focused); got != " row 1" {
		t.Errorf("after j j the focus is on %q, not in the second row", got)
	}
	x.must(x.Keyboard.Type('k'))
	if got := x.eval(focused); got != " row 0" {
		t.Errorf("after k the focus is on %q, not in the first row", got)
	}
	if got := x.eval(`() => getComputedStyle(document.activeElement).outlineStyle`); got == "none" {
		t.Error("the focus is not seen")
	}
	x.must(x.Keyboard.Type('?'))
	if got := x.eval(`() => String(document.getElementById("keys").open)`); got != "true" {
		t.Error("? does not open the list of keys")
	}
	x.must(x.Keyboard.Type(input.Escape))
	x.must(x.Keyboard.Type('/'))
	if got := x.eval(focused); got != "search" {
		t.Errorf("after / the focus is on %q, not in the search field", got)
	}
	x.look("/claims", wide, false)
	x.must(x.Keyboard.Type('j'))
	wait := x.WaitNavigation(proto.PageLifecycleEventNameLoad)
	x.must(x.Keyboard.Type('o'))
	wait()
	if got := x.eval(`() => location.pathname`); !strings.HasPrefix(got, "/claims/c-") {
		t.Errorf("o opens %q, not a claim", got)
	}
}

// TestWithoutJavaScript reads and filters where no script of ours arrives.
func TestWithoutJavaScript(t *testing.T) {
	b := browser(t)
	server := httptest.NewServer(serve(t, demo(t)))
	defer server.Close()
	x := opened(t, b, server.URL)
	x.must(proto.NetworkEnable{}.Call(x))
	x.must(x.SetBlockedURLs([]string{"*.js"}))
	x.look("/claims", wide, false)
	_, err := x.Eval(`() => document.querySelector(".filters details").open = true`)
	x.must(err)
	field, err := x.Element("#f-stance")
	x.must(err)
	x.must(field.Select([]string{"deny"}, true, rod.SelectorTypeText))
	button, err := x.Element(".filters button")
	x.must(err)
	wait := x.WaitNavigation(proto.PageLifecycleEventNameLoad)
	x.must(button.Click(proto.InputMouseButtonLeft, 1))
	wait()
	info, err := x.Info()
	x.must(err)
	if !strings.Contains(info.URL, "stance=deny") {
		t.Errorf("the filter does not live in the address: %s", info.URL)
	}
}

// TestPictures takes the README's picture from the demo's ledger, so that it never lies. It is taken only when HEARSAY_PICTURES is set.
func TestPictures(t *testing.T) {
	if os.Getenv("HEARSAY_PICTURES") == "" {
		t.Skip("HEARSAY_PICTURES is not set")
	}
	b := browser(t)
	server := httptest.NewServer(serve(t, demo(t)))
	defer server.Close()
	x := opened(t, b, server.URL)
	x.look("/", wide, false)
	data, err := x.Screenshot(false, nil)
	x.must(err)
	x.must(os.WriteFile("../docs/overview.png", data, 0o644))
}
