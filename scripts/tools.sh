#!/usr/bin/env bash
# tools.sh: installs what the browser tests and the test of spark/ need and says what it cannot install. Debian's chromium and Java through apt-get, axe-core through npm and Spark through pip into .cache.
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

# What the exported files are opened with: pinned Python packages in .cache/venv, GDAL from Debian.
if ! cmp -s scripts/requirements-tests.txt .cache/venv/requirements-tests.txt; then
  if ! python3 -c 'import ensurepip' >/dev/null 2>&1; then
    echo "installing python3-venv"
    { apt apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; } || true
  fi
  echo "installing the Python packages of scripts/requirements-tests.txt"
  if python3 -m venv .cache/venv && .cache/venv/bin/pip install --quiet --disable-pip-version-check -r scripts/requirements-tests.txt; then
    cp scripts/requirements-tests.txt .cache/venv/requirements-tests.txt
  else
    echo "the Python packages could not be installed: the tests that open exported files need them; see scripts/requirements-tests.txt and run make tools again"
  fi
fi
if ! command -v ogrinfo >/dev/null 2>&1; then
  echo "installing gdal-bin"
  { apt apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt apt-get install -y -qq --no-install-recommends gdal-bin >/dev/null; } ||
    echo "gdal-bin could not be installed: the test that opens GeoJSON needs its ogrinfo"
fi

if ! command -v java >/dev/null 2>&1; then
  echo "installing Java"
  { apt apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null; } ||
    echo "Java could not be installed: the test of spark/ needs it; install Debian's package openjdk-17-jre-headless"
fi

if [ ! -x .cache/venv-spark/bin/spark-class ]; then
  echo "installing Spark"
  mkdir -p .cache
  { python3 -m venv .cache/venv-spark && .cache/venv-spark/bin/pip install -q --disable-pip-version-check -r spark/requirements.txt; } ||
    echo "Spark could not be installed: the test of spark/ needs it; see spark/requirements.txt"
fi
