# hearsay: `make demo` runs the program on its own examples, `make test` proves it. Everything else is a step of these two.

GO ?= go
FUZZ_SECONDS ?= 120
export HEARSAY_KILLS ?= 10

.PHONY: build demo test soak check tools unit fuzz pictures train train-check clean

build: ## bin/hearsay: one file that works from any folder
	$(GO) build -trimpath -o bin/hearsay ./cmd/hearsay

demo: build ## read twenty examples into a fresh ledger and serve them until interrupted
	bin/hearsay demo

test: tools check unit fuzz ## all that a change must pass

soak: tools check train-check ## the long form: hours of fuzzing, fifty kills, the encoder's recipe
	HEARSAY_KILLS=50 HEARSAY_ARTICLES=10000 $(GO) test -race -count=1 -timeout 4h ./...
	scripts/fuzz.sh 14400

check:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt these files:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

unit:
	@[ -d "$${HEARSAY_SHARED:-../shared}" ] || printf '\n*** NOT MEASURED: %s is absent. The evaluation ratchet and every test against gold are skipped; HEARSAY_SHARED names the folder. ***\n\n' "$${HEARSAY_SHARED:-../shared}"
	$(GO) test -race -timeout 75m ./...
	cd bench && $(GO) test -run TestExportedArchives .

fuzz:
	scripts/fuzz.sh $(FUZZ_SECONDS)

tools: ## what the browser tests need: Debian's chromium, npm's axe-core
	scripts/tools.sh

pictures: build tools ## take the README's picture from the demo's ledger
	HEARSAY_PICTURES=1 $(GO) test -count=1 -run TestPictures ./web

train: ## learn the weights of both taggers anew, from the gold: hours; goes on where it was interrupted
	scripts/train.sh

train-check: ## whether the encoder's recipe learns, and the program agrees with PyTorch: minutes
	scripts/train.sh check

clean:
	rm -rf bin .cache
