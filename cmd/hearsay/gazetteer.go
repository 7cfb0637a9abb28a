package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"hearsay/reference/gazetteer"
)

type gazetteerCmd struct {
	Import gazetteerImportCmd `cmd:"" help:"Add places of a GeoNames dump to a file that --gazetteer names when articles are read."`
}

type gazetteerImportCmd struct {
	Dumps     []string `arg:"" name:"dump" help:"Dumps as GeoNames publishes them (allCountries.txt, UA.txt, cities500.txt), plain or packed with gzip; - for standard input."`
	Gazetteer string   `help:"The file to add to; made where it is absent." required:"" placeholder:"FILE" type:"path" env:"HEARSAY_GAZETTEER"`
	Country   []string `help:"Take these countries only: ISO 3166 codes, UA,SD." placeholder:"CODE"`
	People    int      `help:"Leave out towns of fewer people." placeholder:"N"`
}

// Help stands under the verb's line in its help.
func (gazetteerImportCmd) Help() string {
	return "What is taken: populated places, areas of the first and second level, countries, regions, seas, lakes and rivers, and airports, power stations, dams, bases, ports and hospitals, with their names in Latin letters. " +
		"A place whose GeoNames id the file has already is replaced; what the program itself knows stays as it is. GeoNames' data are licensed under CC BY 4.0."
}

// Run reads every dump before it writes anything.
func (c *gazetteerImportCmd) Run(s *streams) error {
	want := gazetteer.Wanted{People: c.People}
	for _, code := range c.Country {
		code = strings.ToUpper(code)
		if len(code) != 2 {
			return fmt.Errorf("%w: --country: %q is no ISO 3166 code of two letters", errUsage, code)
		}
		want.Countries = append(want.Countries, code)
	}
	entries := map[int]gazetteer.Named{}
	have, err := os.ReadFile(c.Gazetteer)
	switch {
	case err == nil:
		known, err := gazetteer.Entries(have)
		if err != nil {
			return fmt.Errorf("%s: %w; name another file, or remove this one", c.Gazetteer, err)
		}
		for _, e := range known {
			entries[e.ID] = e
		}
	case !errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("reading the places imported before: %w", err)
	}
	for _, path := range c.Dumps {
		taken, rows, err := readDump(s, path, want)
		if err != nil {
			return err
		}
		for _, e := range taken {
			entries[e.ID] = e
		}
		fmt.Fprintf(s.err, "hearsay: %s: %d rows, %d places taken\n", safe(path, false), rows, len(taken))
	}
	return c.write(s, entries)
}

// write replaces the file, whole or not at all.
func (c *gazetteerImportCmd) write(s *streams, entries map[int]gazetteer.Named) error {
	all := make([]gazetteer.Named, 0, len(entries))
	for _, e := range entries {
		all = append(all, e)
	}
	data, err := gazetteer.Compress(all)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(c.Gazetteer), ".places-*")
	if err != nil {
		return fmt.Errorf("writing the places: %w; name a folder that is there with --gazetteer", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), c.Gazetteer)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing the places: %w", err), os.Remove(f.Name()))
	}
	_, err = fmt.Fprintf(s.out, "%s: %d places, %d bytes. Read with --gazetteer %s\n", c.Gazetteer, len(all), len(data), c.Gazetteer)
	return err
}

// readDump reads one dump, unpacked where it begins as gzip does.
func readDump(s *streams, path string, want gazetteer.Wanted) ([]gazetteer.Named, int, error) {
	in := s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, 0, err
		}
		defer f.Close()
		in = f
	}
	if strings.HasSuffix(path, ".zip") {
		return nil, 0, fmt.Errorf("%s is a zip file: unpack it, and import the text in it ('unzip -p FILE.zip | hearsay gazetteer import -')", path)
	}
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", path, err)
		}
		in = z
	}
	taken, rows, err := gazetteer.ReadDump(io.Reader(in), want)
	if err != nil {
		return nil, rows, fmt.Errorf("%s: %w", path, err)
	}
	return taken, rows, nil
}
