#!/usr/bin/env bash
# fuzz.sh SECONDS: runs every fuzz target of the module, the seconds shared among them.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-120}

targets=()
while IFS=: read -r file line; do
  name=${line#func }
  targets+=("./$(dirname "$file") ${name%%(*}")
done < <(grep -rHoE '^func Fuzz[A-Za-z0-9_]+\(' --include='*_test.go' . | sed 's|^\./||')

count=${#targets[@]}
[ "$count" -gt 0 ] || { echo "no fuzz targets found"; exit 1; }
each=$(( seconds / count )); [ "$each" -ge 1 ] || each=1
echo "fuzzing $count targets, ${each}s each"
for t in "${targets[@]}"; do
  read -r package name <<<"$t"
  go test -run '^$' -fuzz "^${name}\$" -fuzztime "${each}s" "$package"
done
