package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"hearsay/ledger"
	"hearsay/reference/actors"
	"hearsay/web"
)

type serveCmd struct {
	ledgerFlag
	Listen string `help:"Address to listen on; where its port is taken the next free one is used (${default})." default:"127.0.0.1:8370" placeholder:"HOST:PORT"`
}

// Help stands under the verb's line in its help.
func (serveCmd) Help() string {
	return "Shows the ledger as pages, and every page as data: the same address with .json at its end. Prints the address and goes on until interrupted. By default only this computer can open it."
}

// Run serves the pages until it is interrupted.
func (c *serveCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	l, err := c.open(ctx, true)
	if err != nil {
		return err
	}
	defer l.Close()
	return serve(ctx, s, l, c.Listen)
}

// portsTried is how many ports are tried from the one asked for on.
const portsTried = 50

// serve shows a ledger at an address until ctx ends.
func serve(ctx context.Context, s *streams, l *ledger.Ledger, address string) error {
	listener, host, err := listen(address)
	if err != nil {
		return err
	}
	handler, err := web.New(web.Options{Ledger: l, Actors: actors.Default(), Log: slog.New(slog.NewTextHandler(s.err, nil)), Hosts: []string{host}})
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	fmt.Fprintf(s.out, "http://%s/\n", listener.Addr())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err = <-ended:
	case <-ctx.Done():
		last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		err = server.Shutdown(last)
	}
	if err != nil && !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("serving the pages at %s: %w", listener.Addr(), err)
	}
	return nil
}

// listen opens the address, or the next port that is free.
func listen(address string) (net.Listener, string, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, "", fmt.Errorf("%w: --listen: %q is no address; it is written 127.0.0.1:8370", errUsage, address)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, "", fmt.Errorf("%w: --listen: %q is no port; it is a number up to 65535", errUsage, port)
	}
	for p := n; ; p++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.FormatUint(p, 10)))
		switch {
		case err == nil:
			return l, host, nil
		case !errors.Is(err, syscall.EADDRINUSE) || p-n >= portsTried || p == 65535:
			return nil, "", fmt.Errorf("listening on %s: %w; choose another address with --listen", address, err)
		}
	}
}
