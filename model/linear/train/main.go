// Command train makes the weights of the linear tagger: the shared gold in, a weights file out, and its agreement with the visible PolNeAR paragraphs on standard output.
// model/linear learns; the program carries the file.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hearsay"
	"hearsay/eval"
	"hearsay/model/linear"
	"hearsay/text"
)

func main() {
	shared := flag.String("shared", "../shared", "the folder that holds gold/")
	out := flag.String("out", "model/weights/linear.bin", "where the weights go")
	epochs := flag.Int("epochs", 4, "how often every example is shown")
	passes := flag.Int("passes", 1, "1, or 2: the second pass sees what the first found")
	least := flag.Int("least", 4, "how often a feature must be met")
	repeat := flag.Int("repeat", 3, "how often an example of the claims is shown in an epoch")
	part := flag.Int("part", 1, "learn from every n-th PolNeAR paragraph only, for a quick look")
	folds := flag.Int("without", -1, "leave this fold of five of the claims articles out")
	score := flag.String("score", "", "learn nothing: score this weights file")
	flag.Parse()
	opt := linear.Options{Epochs: *epochs, Passes: *passes, AtLeast: uint8(*least), Repeat: *repeat}
	start := time.Now()
	opt.Say = func(s string) { fmt.Printf("%6.0f s  %s\n", time.Since(start).Seconds(), s) }
	if *score != "" {
		*out = *score
	}
	if err := run(*shared, *out, *part, *folds, *score != "", opt); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(shared, out string, part, without int, scored bool, opt linear.Options) error {
	valid := filepath.Join(shared, "gold/attribution/polnear/cofenet-valid.jsonl")
	if scored {
		data, err := os.ReadFile(out)
		if err != nil {
			return err
		}
		return report(valid, data)
	}
	gold := filepath.Join(shared, "gold")
	examples, err := polnear(filepath.Join(gold, "attribution/polnear/cofenet-train-rebuilt.jsonl.gz"), part)
	if err != nil {
		return fmt.Errorf("reading PolNeAR: %w", err)
	}
	claims, err := claimExamples(filepath.Join(gold, "claims-train"), without)
	if err != nil {
		return fmt.Errorf("reading the claims: %w", err)
	}
	opt.Say(fmt.Sprintf("%d paragraphs of PolNeAR, %d of the claims", len(examples), len(claims)))
	tagger, err := linear.Learn(append(examples, claims...), opt)
	if err != nil {
		return err
	}
	data, err := tagger.Bytes()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return err
	}
	opt.Say(fmt.Sprintf("%s: %d bytes, SHA-256 %s", out, len(data), hearsay.SHA256(data)))
	return report(valid, data)
}

// report scores the weights as written.
func report(path string, data []byte) error {
	tagger, err := linear.Load(data)
	if err != nil {
		return err
	}
	gold, err := readTagged(path)
	if err != nil {
		return err
	}
	tokens, spent := 0, time.Duration(0)
	scores, err := eval.ScoreTagged(gold, func(s string) (map[string][]hearsay.Span, error) {
		d := text.New(&hearsay.Article{}, s)
		start := time.Now()
		labels, err := tagger.Polnear().Tag(d)
		spent += time.Since(start)
		tokens += len(d.Tokens)
		if err != nil {
			return nil, err
		}
		out := map[string][]hearsay.Span{}
		for row, ranges := range labels.Rows {
			for _, r := range ranges {
				out[row] = append(out[row], d.SpanOf(r))
			}
		}
		return out, nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%d paragraphs, %.0f tokens a second\n", len(gold), float64(tokens)/spent.Seconds())
	for _, k := range eval.Kinds() {
		fmt.Printf("%-8s exact %5.1f %5.1f %5.1f   partial %5.1f %5.1f %5.1f\n", k, scores[k].Exact.P, scores[k].Exact.R, scores[k].Exact.F1, scores[k].Partial.P, scores[k].Partial.R, scores[k].Partial.F1)
	}
	return nil
}
