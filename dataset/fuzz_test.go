package dataset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzParts takes any datapackage.json: what comes is parts that lie in the folder and have the hash that it names, or an error; never a file elsewhere.
func FuzzParts(f *testing.F) {
	f.Add([]byte(`{"resources":[{"path":"claims/month=2022-03/part-00001.parquet","hash":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}`))
	f.Add([]byte(`{"resources":[{"path":"../outside","hash":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}`))
	f.Add([]byte(`{"resources":[{"path":"/etc/hostname","hash":""},{"path":"claims"}]}`))
	f.Add([]byte(`{"resources":{}}`))
	f.Fuzz(func(t *testing.T, pack []byte) {
		dir := filepath.Join(t.TempDir(), "set")
		part := filepath.Join(dir, "claims", "month=2022-03", "part-00001.parquet")
		for path, data := range map[string][]byte{part: nil, filepath.Join(dir, packageFile): pack, filepath.Join(filepath.Dir(dir), "outside"): nil} {
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		parts, err := Parts(dir)
		for table, paths := range parts {
			for _, path := range paths {
				if err == nil && (!strings.HasPrefix(path, dir+string(filepath.Separator)) || strings.Contains(path, "..")) {
					t.Fatalf("%s: %s lies elsewhere", table, path)
				}
			}
		}
	})
}
