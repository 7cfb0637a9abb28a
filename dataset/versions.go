package dataset

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/dataset/spill"
	"hearsay/export/rows"
)

// versions say which of what the shards hold counts. A page that was crawled often stands in many shards: of the same text under one article the first by name is kept, and of its several
// texts only the newest is compared, as in a ledger. Only what is passed over is held in memory.
type versions struct {
	again, older map[[16]byte]bool
	at           [3]string // the shard, article and version that were last asked for
	last         [16]byte
}

// seen is one version in one shard.
type seen struct {
	Article, Shard, Version, Text string
	Captured, Published           string
}

func nameOf(shard, article, version string) [16]byte {
	sum := sha256.Sum256([]byte(shard + "\x00" + article + "\x00" + version))
	return [16]byte(sum[:16])
}

// id is nameOf, made once for rows that follow one another.
func (v *versions) id(shard, article, version string) [16]byte {
	if at := [3]string{shard, article, version}; at != v.at {
		v.at, v.last = at, nameOf(shard, article, version)
	}
	return v.last
}

// kept tells whether a version stands in the data set, compared whether what it says is compared.
func (v *versions) kept(shard, article, version string) bool {
	return len(v.again) == 0 || !v.again[v.id(shard, article, version)]
}

func (v *versions) compared(shard, article, version string) bool {
	return v.kept(shard, article, version) && (len(v.older) == 0 || !v.older[v.id(shard, article, version)])
}

// versionColumns are the columns of articles by which versions are told apart.
func versionColumns() *rows.Table[rows.Article] {
	var drop []string
	for _, c := range rows.Articles().Columns() {
		if !slices.Contains([]string{"article", "article_sha256", "text_sha256", "name", "published", "captured"}, c.Name) {
			drop = append(drop, c.Name)
		}
	}
	return rows.Articles().Without(drop...)
}

// settle finds the versions that are passed over.
func (m *making) settle() (versions, error) {
	out := versions{again: map[[16]byte]bool{}, older: map[[16]byte]bool{}}
	s := spill.New(m.dir, m.Memory/8)
	defer s.Close()
	of := versionColumns()
	for _, name := range m.names {
		if err := m.ctx.Err(); err != nil {
			return out, err
		}
		for a, err := range table(filepath.Join(m.shards(), name), of) {
			if err != nil {
				return out, err
			}
			v := seen{Article: a.ID, Shard: name, Version: a.SHA256, Text: a.TextSHA256, Captured: a.Captured}
			if a.Published != nil {
				v.Published = *a.Published
			}
			if err := put(s, strings.Join([]string{a.ID, a.TextSHA256, a.Name, name}, "\x00"), &v); err != nil {
				return out, err
			}
		}
	}
	var before, newest seen
	for _, line := range s.Sorted() {
		var v seen
		if err := json.Unmarshal(line, &v); err != nil {
			return out, fmt.Errorf("reading a version of the shards: %w", err)
		}
		switch same := v.Article == before.Article; {
		case same && v.Text == before.Text:
			out.again[nameOf(v.Shard, v.Article, v.Version)] = true
			continue
		case !same:
			newest = v
		case newest.compare(&v) < 0:
			out.older[nameOf(newest.Shard, newest.Article, newest.Version)] = true
			newest = v
		default:
			out.older[nameOf(v.Shard, v.Article, v.Version)] = true
		}
		before = v
	}
	return out, s.Err()
}

// compare orders versions of one article in time: by when they were captured, then by their day of publication; where neither tells, by the hash of their text, so that the order is always the same.
func (v *seen) compare(o *seen) int {
	return slices.Compare([]string{v.Captured, v.Published, v.Text}, []string{o.Captured, o.Published, o.Text})
}
