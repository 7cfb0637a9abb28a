// Package spark holds the job that makes a data set on Apache Spark; this folder has no Go but its test, which runs a real master with two workers.
package spark

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"hearsay/examples"
)

// shards of the crawl, articles in each, and how many are done when a worker is killed.
const (
	shards   = 40
	inEach   = 2
	killDone = 10
)

// tools are the Spark that is run; without it the test is left out, and fails where CI is set.
func tools(t *testing.T) (venv string) {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	venv = filepath.Join(root, ".cache", "venv-spark")
	_, noSpark := os.Stat(filepath.Join(venv, "bin", "spark-class"))
	_, noJava := exec.LookPath("java")
	if err := errors.Join(noSpark, noJava); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("Spark is not there, and CI is set: run scripts/tools.sh: %v", err)
		}
		t.Skipf("NOT TESTED: Spark is not there: run scripts/tools.sh: %v", err)
	}
	if testing.Short() {
		t.Skip("NOT TESTED: a real Spark takes minutes")
	}
	return venv
}

// cluster is a standalone Spark of processes.
type cluster struct {
	t       *testing.T
	venv    string
	master  string
	workers []*exec.Cmd
}

func (c *cluster) env() []string {
	python := filepath.Join(c.venv, "bin", "python")
	return append(os.Environ(), "SPARK_NO_DAEMONIZE=1", "SPARK_LOCAL_IP=127.0.0.1", "PYSPARK_PYTHON="+python, "PYSPARK_DRIVER_PYTHON="+python, "PATH="+filepath.Join(c.venv, "bin")+":"+os.Getenv("PATH"))
}

// start starts one of Spark's processes in a group of its own; it is killed with all that it started when the test ends.
func (c *cluster) start(args ...string) *exec.Cmd {
	c.t.Helper()
	cmd := exec.Command(filepath.Join(c.venv, "bin", "spark-class"), args...)
	cmd.Env, cmd.Dir, cmd.SysProcAttr = c.env(), c.t.TempDir(), &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { kill(cmd); _ = cmd.Wait() })
	return cmd
}

func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

func newCluster(t *testing.T, venv string) *cluster {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	c := &cluster{t: t, venv: venv, master: fmt.Sprintf("spark://127.0.0.1:%d", port)}
	c.start("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", fmt.Sprint(port), "--webui-port", "0")
	c.wait(func() bool {
		conn, err := net.Dial("tcp", strings.TrimPrefix(c.master, "spark://"))
		if err == nil {
			conn.Close()
		}
		return err == nil
	}, "the master")
	for range 2 {
		c.workers = append(c.workers, c.start("org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "700m", "--webui-port", "0", c.master))
	}
	return c
}

// wait waits until something is so, four minutes at most; it may be called beside the test, so it does not end it.
func (c *cluster) wait(so func() bool, what string) {
	c.t.Helper()
	for end := time.Now().Add(4 * time.Minute); !so(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Errorf("waited in vain for %s", what)
			return
		}
	}
}

// submit runs the job, and gives what it printed.
func (c *cluster) submit(list, out, program string) (string, error) {
	ctx, stop := context.WithTimeout(c.t.Context(), 8*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, filepath.Join(c.venv, "bin", "spark-submit"), "--master", c.master, "--driver-memory", "600m", "--executor-memory", "600m",
		"--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.ui.enabled=false", "--conf", "spark.log.level=ERROR",
		"hearsay_spark.py", "--shards", list, "--out", out, "--hearsay", program, "--parts", "40", "--blocks", "2")
	cmd.Env = c.env()
	said, err := cmd.CombinedOutput()
	return string(said), err
}

// TestCluster: a real Spark, of which a worker is killed, makes the data set that one machine makes.
func TestCluster(t *testing.T) {
	venv := tools(t)
	t.Setenv("HEARSAY_TAGGER", "rules") // what is held here is the engine, not the reading
	dir := t.TempDir()
	program, list, runs := prepare(t, dir)
	one := exec.Command(filepath.Join(dir, "hearsay"), "dataset", "--shards", list, "--out", filepath.Join(dir, "one"))
	if said, err := one.CombinedOutput(); err != nil {
		t.Fatalf("on one machine: %v\n%s", err, said)
	}
	c := newCluster(t, venv)
	var killed sync.WaitGroup
	killed.Go(func() {
		c.wait(func() bool {
			done, _ := filepath.Glob(filepath.Join(dir, "many-shards", "s-*"))
			return len(done) >= killDone
		}, "ten shards")
		kill(c.workers[0])
		c.start("org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "700m", "--webui-port", "0", c.master)
	})
	said, err := c.submit(list, filepath.Join(dir, "many"), program)
	killed.Wait()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if !strings.Contains(said, fmt.Sprintf(`"shards": %d, "bad": 1}`, shards)) {
		t.Errorf("the broken record is not counted, or a shard is missing or twice:\n%s", said)
	}
	began, err := os.ReadFile(runs)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(began, []byte("\n")); n <= shards {
		t.Errorf("%d shards were begun %d times: the kill missed", shards, n)
	}
	noTemporaries(t, filepath.Join(dir, "many"), filepath.Join(dir, "many-shards"))
	same(t, venv, filepath.Join(dir, "one"), filepath.Join(dir, "many"))

	if err := os.WriteFile(list, []byte(filepath.Join(dir, "000.jsonl")+"\n"+filepath.Join(dir, "none.jsonl")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := c.submit(list, filepath.Join(dir, "other"), program); err == nil || !strings.Contains(said, "none.jsonl: ") {
		t.Errorf("a shard that cannot be read: %v\n%s", err, said)
	}
}

// prepare builds the program, a wrapper that notes every shard begun and takes its time over it, and a crawl of which one record is broken.
func prepare(t *testing.T, dir string) (program, list, runs string) {
	t.Helper()
	if said, err := exec.Command("go", "build", "-o", filepath.Join(dir, "hearsay"), "../cmd/hearsay").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	program, runs, list = filepath.Join(dir, "noted"), filepath.Join(dir, "runs"), filepath.Join(dir, "list")
	script := fmt.Sprintf("#!/bin/sh\nif [ \"$1\" = shard ]; then while IFS= read -r p; do echo \"$p\" >>%s; sleep 0.3; echo \"$p\"; done | %s/hearsay \"$@\"; else exec %[2]s/hearsay \"$@\"; fi\n", runs, dir)
	if err := os.WriteFile(program, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := examples.WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.Open(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer manifest.Close()
	var articles []map[string]any
	for lines := bufio.NewScanner(manifest); lines.Scan(); {
		var m map[string]any
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		words, err := os.ReadFile(filepath.Join(dir, m["file"].(string)))
		if err != nil {
			t.Fatal(err)
		}
		m["text"] = string(words)
		delete(m, "file")
		articles = append(articles, m)
	}
	var paths strings.Builder
	for i := range shards {
		var data bytes.Buffer
		for k := range inEach {
			n := i*inEach + k
			m := articles[n%len(articles)]
			m["url"] = fmt.Sprintf("https://example.org/%d", n)
			line, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			data.Write(append(line, '\n'))
		}
		if i == 7 {
			data.WriteString("{\"text\": broken}\n")
		}
		path := filepath.Join(dir, fmt.Sprintf("%03d.jsonl", i))
		if err := os.WriteFile(path, data.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		paths.WriteString(path + "\n")
	}
	if err := os.WriteFile(list, []byte(paths.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return program, list, runs
}

// noTemporaries sees that nothing but tables and their descriptions is left.
func noTemporaries(t *testing.T, dirs ...string) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !strings.HasSuffix(p, ".parquet") && !slices.Contains([]string{"shard.json", "shards.json", "datapackage.json", "_SUCCESS"}, d.Name()) && !strings.HasSuffix(p, ".crc") {
				t.Errorf("left behind: %s", p)
			}
			if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") {
				t.Errorf("left behind: %s", p)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// same holds the rows of two data sets against one another, sorted.
func same(t *testing.T, venv, one, many string) {
	t.Helper()
	cmd := exec.Command(filepath.Join(venv, "bin", "python"), "same_rows.py", one, many)
	cmd.Env = append(os.Environ(), "PYSPARK_PYTHON="+filepath.Join(venv, "bin", "python"), "SPARK_LOCAL_IP=127.0.0.1")
	if said, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(said, []byte("same: ")) {
		t.Errorf("the data sets differ: %v\n%s", err, said)
	} else {
		t.Logf("%s", said)
	}
}
