package main

import (
	"fmt"
	"os"

	"hearsay"
	"hearsay/reference/actors"
	"hearsay/reference/gazetteer"
)

// ownFlags name what a desk knows beyond what the program comes with.
type ownFlags struct {
	Actors    string `help:"A desk's own actors on top of those that come with the program: rows of key, name, kind, side, aliases parted by |, person or body, source; parted by tabs." placeholder:"FILE" type:"path" env:"HEARSAY_ACTORS"`
	Gazetteer string `help:"Places on top of those that come with the program, as 'hearsay gazetteer import' writes them." placeholder:"FILE" type:"path" env:"HEARSAY_GAZETTEER"`
}

// tables are the actors and places that a reading knows.
func (f ownFlags) tables() (who *actors.Table, where *gazetteer.Table, err error) {
	who, where = actors.Default(), gazetteer.Default()
	if f.Actors != "" {
		file, err := os.Open(f.Actors)
		if err != nil {
			return nil, nil, fmt.Errorf("reading the desk's own actors: %w", err)
		}
		defer file.Close()
		if who, err = actors.With(file); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", f.Actors, err)
		}
	}
	if f.Gazetteer != "" {
		file, err := os.ReadFile(f.Gazetteer)
		if err != nil {
			return nil, nil, fmt.Errorf("reading the imported places: %w; 'hearsay gazetteer import' makes such a file", err)
		}
		if where, err = where.With(file); err != nil {
			return nil, nil, fmt.Errorf("%s: %w; 'hearsay gazetteer import' makes it anew", f.Gazetteer, err)
		}
	}
	return who, where, nil
}

// hashes name what the desk's own tables hold: what is read with others is not the same.
func (f ownFlags) hashes() (out []string, err error) {
	for _, own := range [][2]string{{"actors", f.Actors}, {"gazetteer", f.Gazetteer}} {
		if own[1] == "" {
			continue
		}
		data, err := os.ReadFile(own[1])
		if err != nil {
			return nil, fmt.Errorf("reading the desk's own tables: %w", err)
		}
		out = append(out, own[0]+" "+hearsay.SHA256(data))
	}
	return out, nil
}
