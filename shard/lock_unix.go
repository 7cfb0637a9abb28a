//go:build unix

package shard

import (
	"errors"
	"os"
	"syscall"
)

// canLock tells whether it can be seen that another process lives.
const canLock = true

// lock holds a file for this process, as long as it lives; an error where another process does.
func lock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// await is lock that waits for its turn.
func await(f *os.File) error {
	for {
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}
