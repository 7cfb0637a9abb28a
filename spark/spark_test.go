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
	"hearsay/text"
)

// shards of the crawl, articles in each, how many are done when a worker is killed, and how many near-copies follow from one another.
const (
	shards   = 40
	inEach   = 2
	killDone = 10
	chain    = 9
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

// submit runs the job, and gives what it printed. The program goes to the workers with --files; all links are closed by the cluster.
func (c *cluster) submit(list, out, program string) (string, error) {
	ctx, stop := context.WithTimeout(c.t.Context(), 8*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, filepath.Join(c.venv, "bin", "spark-submit"), "--master", c.master, "--driver-memory", "600m", "--executor-memory", "600m",
		"--conf", "spark.sql.shuffle.partitions=2", "--conf", "spark.ui.enabled=false", "--conf", "spark.log.level=ERROR", "--conf", "spark.ui.showConsoleProgress=false",
		"--files", program, "hearsay_spark.py", "--shards", list, "--out", out, "--parts", "40", "--blocks", "2", "--few", "0")
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
	if like := text.Alike(text.Sketch(link(0)), text.Sketch(link(chain-1))); like > 0.5 {
		t.Errorf("the ends of the chain are alike to %.2f: closing them is no work", like)
	}
	same(t, venv, filepath.Join(dir, "one"), filepath.Join(dir, "many"))

	c.names(list, dir, program, "none.jsonl", "none.jsonl: ")
	crash := filepath.Join(dir, "crash.jsonl")
	if err := os.WriteFile(crash, []byte("{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.names(list, dir, program, "crash.jsonl", "crash.jsonl: the program ended with 137")
	noTemporaries(t, filepath.Join(dir, "other-shards"))
}

// names sees that a shard beside a good one ends the job with its name, and that nothing stands under the job's name.
func (c *cluster) names(list, dir, program, shard, want string) {
	c.t.Helper()
	if err := os.WriteFile(list, []byte(filepath.Join(dir, "000.jsonl")+"\n"+filepath.Join(dir, shard)+"\n"), 0o600); err != nil {
		c.t.Fatal(err)
	}
	other := filepath.Join(dir, "other")
	said, err := c.submit(list, other, program)
	if err == nil || !strings.Contains(said, want) || strings.Contains(said, "000.jsonl: ") {
		c.t.Errorf("a list with %s: %v\n%s", shard, err, said)
	}
	if _, err := os.Stat(other); !errors.Is(err, fs.ErrNotExist) {
		c.t.Errorf("after a list with %s: %v", shard, err)
	}
}

// TestHeld: a second job on one output is refused, and nothing of the first is touched.
func TestHeld(t *testing.T) {
	venv := tools(t)
	dir := t.TempDir()
	list, out := filepath.Join(dir, "list"), filepath.Join(dir, "set")
	making := filepath.Join(out+".making", "articles")
	held, err := os.Create(out + ".held")
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := errors.Join(syscall.Flock(int(held.Fd()), syscall.LOCK_EX), os.MkdirAll(making, 0o755), os.WriteFile(list, []byte("a.jsonl\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(filepath.Join(venv, "bin", "python"), "hearsay_spark.py", "--shards", list, "--out", out+"/").CombinedOutput()
	if err == nil || !bytes.Contains(said, []byte("another job is making "+out)) {
		t.Errorf("%v\n%s", err, said)
	}
	if _, err := os.Stat(making); err != nil {
		t.Error(err)
	}
}

// TestClosed: large-star and small-star in turn close links of many forms as walking along them does.
func TestClosed(t *testing.T) {
	venv := tools(t)
	cmd := exec.CommandContext(t.Context(), filepath.Join(venv, "bin", "python"), "closed_links.py")
	cmd.Env = append(os.Environ(), "PYSPARK_PYTHON="+filepath.Join(venv, "bin", "python"), "SPARK_LOCAL_IP=127.0.0.1")
	if said, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(said, []byte("closed: ")) {
		t.Errorf("%v\n%s", err, said)
	}
}

// prepare builds the program, a wrapper that notes every shard begun and takes its time over it, and a crawl of which one record is broken.
func prepare(t *testing.T, dir string) (program, list, runs string) {
	t.Helper()
	if said, err := exec.Command("go", "build", "-o", filepath.Join(dir, "hearsay"), "../cmd/hearsay").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	program, runs, list = filepath.Join(dir, "sent", "hearsay"), filepath.Join(dir, "runs"), filepath.Join(dir, "list")
	script := fmt.Sprintf("#!/bin/sh\nif [ \"$1\" = shard ]; then while IFS= read -r p; do case \"$p\" in *crash*) kill -9 $$;; esac; echo \"$p\" >>%s; sleep 0.3; echo \"$p\"; done | %s/hearsay \"$@\"; else exec %[2]s/hearsay \"$@\"; fi\n", runs, dir)
	if err := errors.Join(os.Mkdir(filepath.Dir(program), 0o755), os.WriteFile(program, []byte(script), 0o700)); err != nil {
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
		if i < chain {
			data.WriteString(line(t, link(i), fmt.Sprint("chain-", i), 1+i))
		}
		if i == 20 || i == 30 { // a page that was crawled three times, and changed in between
			data.WriteString(line(t, link(0), "again", 1) + line(t, link(i), "again", i-10))
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

// link is the nth of a chain of articles, each nearly the one before: the last has little of the first.
func link(n int) string {
	var b strings.Builder
	for i := range 40 {
		said := i
		if i < 2*n {
			said += 1000
		}
		fmt.Fprintf(&b, "The mayor of town %d said on day %[1]d that %d lamps and %d doors had been mended there. ", said, 3*said+7, said+11)
	}
	return b.String()
}

// line is an article as a line of JSON.
func line(t *testing.T, text, page string, day int) string {
	t.Helper()
	out, err := json.Marshal(map[string]string{"text": text, "url": "https://example.org/" + page, "published": fmt.Sprintf("2022-05-%02d", day), "publisher": "The " + page})
	if err != nil {
		t.Fatal(err)
	}
	return string(out) + "\n"
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
	} else if !bytes.Contains(said, fmt.Appendf(nil, "at most %d near-copies", chain)) {
		t.Errorf("the chain of near-copies is not one: %s", said)
	} else {
		t.Logf("%s", said)
	}
}
