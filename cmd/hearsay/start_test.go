package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"
	"time"
)

// TestStartsFast runs 'hearsay read' on two lines ten times, with the encoder, and holds the median of the processor time against a second: 400 ms are wanted of an idle machine, where both are alike.
func TestStartsFast(t *testing.T) {
	article := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(article, []byte("Shells fall on Tolm\n\nKyiv said on Monday that at least 120 soldiers had been killed near Kharkiv.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var wall, used []time.Duration
	for range 10 {
		cmd, start := exec.Command("hearsay", "read", "--json", "--tagger", "encoder", article), time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		wall, used = append(wall, time.Since(start)), append(used, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	}
	slices.Sort(wall)
	slices.Sort(used)
	t.Logf("hearsay read of two lines, median of ten: %v, %v of the processor", wall[5], used[5])
	if most := time.Second; used[5] > most && !slowed() {
		t.Errorf("it takes %v of the processor, more than %v", used[5], most)
	}
}

// slowed tells whether the race detector runs, which makes everything slow.
func slowed() bool {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return false
	}
	return slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "-race" && s.Value == "true" })
}
