package spark

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay/examples/crawl"
)

// TestCost measures what Spark itself costs: two workers of one core read shards at no less than 85 % of the rate of two plain 'hearsay shard', over the same shards one after the other.
// HEARSAY_COST is how many articles each of four shards holds; some 10,000 are a minute's work with the rules. Without it the test is left out: short shards would measure Spark's start.
func TestCost(t *testing.T) {
	inEach, err := strconv.Atoi(os.Getenv("HEARSAY_COST"))
	if err != nil || inEach <= 0 {
		t.Skip("NOT MEASURED: HEARSAY_COST=10000 measures what the engine costs, in some minutes")
	}
	venv := tools(t)
	t.Setenv("HEARSAY_TAGGER", "rules")
	dir := t.TempDir()
	program := filepath.Join(dir, "hearsay")
	if said, err := exec.Command("go", "build", "-o", program, "../cmd/hearsay").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	one := filepath.Join(dir, "one-core") // both are given one core to a process
	if err := os.WriteFile(one, []byte("#!/bin/sh\nGOMAXPROCS=1 exec "+program+" \"$@\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	m, err := crawl.New()
	if err != nil {
		t.Fatal(err)
	}
	const shards, workers = 4, 2
	paths, err := m.Write(filepath.Join(dir, "crawl"), shards*inEach, inEach)
	if err != nil {
		t.Fatal(err)
	}
	plain := plainly(t, one, filepath.Join(dir, "plain"), paths, workers)
	list := filepath.Join(dir, "list")
	if err := os.WriteFile(list, []byte(strings.Join(paths, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	c := newCluster(t, venv)
	cmd := exec.Command(filepath.Join(venv, "bin", "spark-submit"), "--master", c.master, "--driver-memory", "600m", "--executor-memory", "600m", "--conf", "spark.ui.enabled=false",
		"--conf", "spark.log.level=ERROR", "stage_one.py", list, filepath.Join(dir, "spark"), one, fmt.Sprint(shards))
	cmd.Env = c.env()
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	_, told, _ := strings.Cut(string(said), "stage one: ")
	var n int
	var engine float64
	if _, err := fmt.Sscanf(told, "%d shards in %f s", &n, &engine); err != nil || n != shards {
		t.Fatalf("%v\n%s", err, said)
	}
	rate := plain.Seconds() / engine
	t.Logf("%d shards of %d articles: two plain processes %.1f s, two workers of Spark %.1f s: %.0f %% of the rate", shards, inEach, plain.Seconds(), engine, 100*rate)
	if rate < 0.85 {
		t.Errorf("two workers read at %.0f %% of the rate of two plain processes", 100*rate)
	}
}

// plainly reads the shards with so many processes at one time, each its share.
func plainly(t *testing.T, program, out string, paths []string, workers int) time.Duration {
	t.Helper()
	began := time.Now()
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			cmd := exec.Command(program, "shard", "--out", out)
			var share []string
			for i := w; i < len(paths); i += workers {
				share = append(share, paths[i])
			}
			cmd.Stdin = strings.NewReader(strings.Join(share, "\n"))
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, said)
			}
		})
	}
	all.Wait()
	return time.Since(began)
}
