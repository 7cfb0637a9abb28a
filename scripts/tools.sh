#!/usr/bin/env bash
# tools.sh: installs what the browser tests need and says what it cannot install. Debian's chromium through apt-get, axe-core through npm into .cache.
set -euo pipefail
cd "$(dirname "$0")/.."
axe_version=4.11.0

apt() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

if ! command -v chromium >/dev/null 2>&1; then
  echo "installing chromium"
  { apt apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt apt-get install -y -qq --no-install-recommends chromium >/dev/null; } ||
    echo "chromium could not be installed: the browser tests need it; install Debian's package chromium"
fi

if [ ! -f .cache/axe-core/axe.min.js ]; then
  if ! command -v npm >/dev/null 2>&1; then
    echo "installing npm"
    { apt apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt apt-get install -y -qq --no-install-recommends npm >/dev/null; } || true
  fi
  mkdir -p .cache/axe-core
  work=$(mktemp -d)
  if (cd "$work" && npm pack --silent "axe-core@$axe_version" >/dev/null && tar xzf axe-core-*.tgz); then
    mv "$work/package/axe.min.js" .cache/axe-core/axe.min.js
  else
    echo "axe-core $axe_version could not be fetched: the accessibility tests need it; install npm and run make tools again"
  fi
  rm -rf "$work"
fi
