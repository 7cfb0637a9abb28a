package follow

import (
	"os"

	"golang.org/x/sys/windows"
)

// lockFile takes the system's lock on one byte far behind what is written, so that who holds it can still be read, or fails at once.
func lockFile(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{Offset: 1 << 30})
}
