// Package bench measures hearsay beside the programs that do a part of the same, in one run on one core. It is a module of its own, so that what is only measured against is no dependency; nothing comes out of it but figures:
//
//	cd bench && go test -count=1 -v .
package bench
