//go:build unix

package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// hold keeps other processes away from a folder until it is released, or this process ends.
func hold(dir string) (release func(), err error) {
	f, err := os.Create(filepath.Join(dir, "held"))
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, fmt.Errorf("%w: wait for it, or name another folder with --out", ErrBusy)
	}
	return func() { f.Close() }, nil
}
