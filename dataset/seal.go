package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/export/folder"
	"hearsay/export/rows"
)

// packageFile describes a data set: it is written last, and a folder without it is no whole data set.
const packageFile = "datapackage.json"

// schemas are the tables of a data set by their folders.
func schemas() map[string]*folder.Schema {
	out := map[string]*folder.Schema{}
	for _, s := range []struct {
		name   string
		schema *folder.Schema
	}{
		{"articles", folder.SchemaOf(articlesTable().Columns(), true, "article")}, {"claims", folder.SchemaOf(claimsTable().Columns(), true, "claim")},
		{"figures", folder.SchemaOf(figuresTable().Columns(), true, "figure")}, {"places", folder.SchemaOf(rows.Places().Columns(), true, "")},
		{"times", folder.SchemaOf(rows.Times().Columns(), true, "")}, {"captures", folder.SchemaOf(rows.Captures().Columns(), true, "")},
		{"groups", folder.SchemaOf(rows.Groups().Columns(), true, "fact")}, {"relations", folder.SchemaOf(rows.Relations().Columns(), true, "relation")},
		{"copies", folder.SchemaOf(rows.Copies().Columns(), true, "article")},
	} {
		out[s.name] = s.schema
	}
	return out
}

// Seal describes the parts below dir in datapackage.json: each with its size and SHA-256, and what its columns hold. An engine that wrote the parts calls it last.
func Seal(dir string) error {
	pack := folder.Package{Profile: "data-package", Name: "hearsay", Title: "What a crawl claims",
		About: "Articles, claims, figures, places and times read in a crawl, the groups of claims of one fact with their independent origins, and the relations between statements. Parted by month."}
	tables := schemas()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".parquet") || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		table, _, _ := strings.Cut(rel, "/")
		schema, ok := tables[table]
		if !ok {
			return fmt.Errorf("%s is of no table of a data set; take it away", rel)
		}
		sum, size, err := hashOf(path)
		if err != nil {
			return err
		}
		name := strings.NewReplacer("/", "-", "=", "-").Replace(strings.TrimSuffix(rel, ".parquet"))
		pack.Resources = append(pack.Resources, folder.Resource{Profile: "data-resource", Name: strings.ToLower(name), Path: rel, Format: "parquet", MediaType: "application/vnd.apache.parquet", Bytes: size, Hash: sum, Schema: schema})
		return nil
	})
	if err != nil {
		return fmt.Errorf("describing the data set: %w", err)
	}
	data, err := json.MarshalIndent(pack, "", " ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".package-*")
	if err != nil {
		return fmt.Errorf("describing the data set: %w", err)
	}
	_, err = f.Write(append(data, '\n'))
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("describing the data set: %w", err), os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), filepath.Join(dir, packageFile))
}

func hashOf(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return "sha256:" + hex.EncodeToString(h.Sum(nil)), size, err
}

// ErrAltered is wrapped by the error about a data set of which a part is missing or was altered.
var ErrAltered = errors.New("the data set is not what was made")

// Parts gives the parts of a data set by table, once each is held against its hash.
func Parts(dir string) (map[string][]string, error) {
	data, err := os.ReadFile(filepath.Join(dir, packageFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s holds no %s: it is no data set, or one that was not ended", dir, packageFile)
	} else if err != nil {
		return nil, err
	}
	var pack folder.Package
	if err := json.Unmarshal(data, &pack); err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrAltered, packageFile, err)
	}
	out := map[string][]string{}
	for _, r := range pack.Resources {
		if !fs.ValidPath(r.Path) {
			return nil, fmt.Errorf("%w: %q is no path in it", ErrAltered, r.Path)
		}
		path := filepath.Join(dir, filepath.FromSlash(r.Path))
		sum, _, err := hashOf(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("%w: %s is missing; fetch the data set again", ErrAltered, r.Path)
		case err != nil:
			return nil, err
		case sum != r.Hash:
			return nil, fmt.Errorf("%w: %s was altered: its SHA-256 is %s, not %s; fetch it again", ErrAltered, r.Path, sum, r.Hash)
		}
		table, _, _ := strings.Cut(r.Path, "/")
		out[table] = append(out[table], path)
	}
	for _, parts := range out {
		slices.Sort(parts)
	}
	return out, nil
}
