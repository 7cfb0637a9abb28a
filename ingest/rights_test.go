//go:build unix

package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// unprivileged is the environment variable that makes this test program print what Open yields for its folder.
const unprivileged = "HEARSAY_TEST_OPEN"

const nobody = 65534

func TestMain(m *testing.M) {
	if dir := os.Getenv(unprivileged); dir != "" {
		for v, err := range Open([]string{dir}, Options{}) {
			if err != nil {
				fmt.Println(err, errors.Is(err, fs.ErrPermission))
				continue
			}
			fmt.Println("read", v.Article.Name)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestNoRights: a folder and a file that the user may not read are named with what helps, and the rest is read. It runs as an unprivileged user even where the tests run as root.
func TestNoRights(t *testing.T) {
	dir, err := os.MkdirTemp("", "hearsay-rights")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for _, name := range []string{"a.txt", "closed/b.txt", "d.txt", "e.txt"} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(sentence), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Chmod(dir, 0o755), os.Chmod(filepath.Join(dir, "closed"), 0), os.Chmod(filepath.Join(dir, "d.txt"), 0)); err != nil {
		t.Fatal(err)
	}
	out := openUnprivileged(t, dir)
	want := fmt.Sprintf("read a\n%s: you have no right to read it. Give yourself the right (chmod u+r, for a folder u+rx) or ask its owner. true\n"+
		"%s: you have no right to read it. Give yourself the right (chmod u+r, for a folder u+rx) or ask its owner. true\nread e\n", filepath.Join(dir, "closed"), filepath.Join(dir, "d.txt"))
	if out != want {
		t.Errorf("got\n%swant\n%s", out, want)
	}
}

// openUnprivileged runs this test program anew, as nobody where it runs as root.
func openUnprivileged(t *testing.T, dir string) string {
	t.Helper()
	home, err := os.MkdirTemp("", "hearsay-program")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) })
	program := filepath.Join(home, "program")
	if err := errors.Join(os.Chmod(home, 0o755), copyFile(os.Args[0], program)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), unprivileged+"="+dir)
	cmd.Dir = home
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := cmd.Output()
	if err != nil {
		if strings.Contains(err.Error(), "operation not permitted") {
			t.Skip("NOT TESTED: this system lets root run nothing as another user")
		}
		t.Fatal(err)
	}
	return string(out)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
