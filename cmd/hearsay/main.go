// Command hearsay reads conflict reporting and keeps a ledger of attributed claims; one file a verb, and this one only starts it.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
