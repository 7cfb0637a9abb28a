package archive

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// independent reads an archive with warcio, surt and the wacz tool, which are not of our making: every record whole, every digest right, every key as surt writes it.
const independent = `
import io, json, subprocess, sys, zipfile
import surt
from warcio.archiveiterator import ArchiveIterator

def read(stream):
    out = []
    for rec in ArchiveIterator(stream, check_digests='raise'):
        body = rec.content_stream().read()
        out.append((rec.rec_type, rec.rec_headers.get_header('WARC-Target-URI'), len(body), rec.digest_checker.passed))
        if rec.rec_type == 'response':
            assert rec.http_headers.get_header('Content-Length') == str(len(body)), rec.http_headers
    return out

warc, wacz = sys.argv[1:3]
records = read(open(warc, 'rb'))
for r in records:
    print(*r)
z = zipfile.ZipFile(wacz)
assert z.testzip() is None
assert read(io.BytesIO(z.read('archive/data.warc.gz'))) == records, 'the WACZ holds other records'
for line in z.read('indexes/index.cdxj').decode().splitlines():
    key, ts, data = line.split(' ', 2)
    data = json.loads(data)
    print('key', key, key == (surt.surt(data['url']) if data['url'].startswith('http') else data['url']))
    at = int(data['offset'])
    one = read(io.BytesIO(z.read('archive/data.warc.gz')[at:at + int(data['length'])]))
    assert len(one) == 1 and one[0][1] == data['url'], one
`

// venv is where scripts/tools.sh puts the Python tools of scripts/requirements-tests.txt.
const venv = "../../.cache/venv/bin"

func TestOtherReadersTakeTheArchives(t *testing.T) {
	if err := exec.Command(filepath.Join(venv, "python"), "-c", "import warcio, wacz, surt").Run(); err != nil {
		t.Skip("NOT TESTED: warcio and wacz are absent; scripts/tools.sh installs them into .cache/venv")
	}
	dir := t.TempDir()
	paths := map[string]string{}
	for form, write := range map[string]func(*os.File) (int, error){
		"warc.gz": func(f *os.File) (int, error) { return WARC(f, info, stream(kept(), nil)) },
		"wacz":    func(f *os.File) (int, error) { return WACZ(f, info, stream(kept(), nil)) },
	} {
		paths[form] = filepath.Join(dir, "saltby."+form)
		f, err := os.Create(paths[form])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := write(f); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(filepath.Join(venv, "python"), "-c", independent, paths["warc.gz"], paths["wacz"]).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"response https://www.harbour.example/Ferry?b=2&a=1 56 True", "request https://www.harbour.example/Ferry?b=2&a=1", "resource file:///a-0000000000000002/notes 35 True",
		"metadata file:///a-0000000000000002/notes", "response http://harbour.example:8080/a%20b/%C3%A9 10 True", "key example,harbour)/ferry?a=1&b=2 True"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not read: %s", want, out)
		}
	}
	if strings.Contains(string(out), "False") {
		t.Errorf("read as\n%s", out)
	}
	if out, err := exec.Command(filepath.Join(venv, "warcio"), "check", "-v", paths["warc.gz"]).CombinedOutput(); err != nil || !strings.Contains(string(out), "digest pass") {
		t.Errorf("warcio check: %v\n%s", err, out)
	}
	if out, err := exec.Command(filepath.Join(venv, "wacz"), "validate", "-f", paths["wacz"]).CombinedOutput(); err != nil || strings.Contains(string(out), "Invalid") {
		t.Errorf("wacz validate: %v\n%s", err, out)
	}
}
