#!/usr/bin/env bash
# fuzz.sh SECONDS: runs every fuzz target of the module, the seconds shared among them.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-120}

# The go tool now and then takes the end of its own time for a failure ("context deadline exceeded", with no failing input): such a run is done once more.
fuzz() {
  local log; log=$(mktemp)
  for attempt in 1 2 3; do
    if go test -run '^$' -fuzz "^$2\$" -fuzztime "${each}s" "$1" >"$log" 2>&1; then
      echo "$1 $2: $(grep -o 'execs: [0-9]*' "$log" | tail -n 1), passed"
      rm -f "$log"
      return
    fi
    if grep -q 'context deadline exceeded' "$log" && ! grep -qE 'Failing input|panic|DATA RACE' "$log"; then
      echo "$1 $2: the time ended within an input, once more ($attempt)"
      continue
    fi
    break
  done
  cat "$log"
  rm -f "$log"
  return 1
}

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
  fuzz "$package" "$name"
done
