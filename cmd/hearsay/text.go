package main

import (
	"io"

	"hearsay"
)

type textCmd struct {
	File string `arg:"" help:"A file, or - for standard input."`
	Body bool   `help:"Leave the title of a page and the empty line after it out."`
	sourceFlags
}

// Help stands under the verb's line in its help.
func (textCmd) Help() string {
	return "Prints exactly the text that the offsets of a reading point into: a plain text decoded, of a page its title, an empty line and its main text. Nothing is added at the end."
}

// Run prints the text of the file.
func (c *textCmd) Run(s *streams) error {
	opt, err := c.options(s)
	if err != nil {
		return err
	}
	opt.BodyOnly = c.Body
	return s.each([]string{c.File}, opt, func(v *hearsay.Version) error {
		_, err := io.WriteString(s.out, v.Text)
		return err
	})
}
