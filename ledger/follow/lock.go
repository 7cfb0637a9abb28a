package follow

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// ErrWatched says that another watcher follows for the same ledger.
var ErrWatched = errors.New("another watcher is at work on this ledger")

// Lock makes its caller the one watcher of the ledger at path, until release is called or the program ends, however it ends: the lock is the system's, on a file beside the ledger that also says who holds it.
// It fails with ErrWatched where somebody else is.
func Lock(path string) (release func(), err error) {
	file, err := os.OpenFile(path+".watch", os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("locking the ledger for watching: %w; see that its folder may be written to", err)
	}
	if err := lockFile(file); err != nil {
		who, _ := io.ReadAll(io.LimitReader(file, 200)) // who it is is only told
		file.Close()
		return nil, fmt.Errorf("%w (%s); it goes on by itself, stop it to start another", ErrWatched, strings.Join(strings.Fields(string(who)), " "))
	}
	if err := file.Truncate(0); err == nil {
		fmt.Fprintf(file, "process %d since %s\n", os.Getpid(), time.Now().UTC().Format(time.RFC3339)) // who it is is only told
	}
	return func() { file.Close() }, nil
}
