//go:build unix

package follow

import (
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes the system's lock on a whole file, or fails at once.
func lockFile(f *os.File) error {
	return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
}
