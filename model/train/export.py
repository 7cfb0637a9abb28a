"""Writes the weights file that the Go program reads (its form stands in model/weights.go): `export.py BASE STATE OUT`. Matrices as int8 with a scale a row, the rest as float32."""
import json, struct, sys
import numpy as np, torch
from data import LONGEST, MEASURES, ROWS, STANCES
from network import BUCKETS, SHAPES, WIDTH

LAYERS, HEADS = 6, 12


class Writer:
    def __init__(self, state):
        self.state, self.tensors, self.blobs = {k: v.float().numpy() for k, v in state.items()}, [], []

    def int8(self, name, w):
        """Each row with the scale, of a few that clip a little or not at all, that loses least."""
        full = np.maximum(np.abs(w).max(1) / 127, 1e-9)
        best, least = full.copy(), np.full(len(full), np.inf)
        for clip in (1.0, 0.95, 0.9, 0.85):
            scale = full * clip
            lost = ((np.clip(np.round(w / scale[:, None]), -127, 127) * scale[:, None] - w) ** 2).sum(1)
            best, least = np.where(lost < least, scale, best), np.minimum(lost, least)
        q = np.clip(np.round(w / best[:, None]), -127, 127).astype(np.int8)
        self.add(name, "int8", *w.shape, best.astype("<f4").tobytes() + q.tobytes())

    def floats(self, name, x, rows=1):
        self.add(name, "float32", rows, x.size // rows, x.astype("<f4").tobytes())

    def add(self, name, kind, rows, columns, blob):
        self.tensors.append(dict(Name=name, Kind=kind, Rows=int(rows), Columns=int(columns)))
        self.blobs.append(blob)

    def linear(self, name, *parts):
        self.int8(name + ".weight", np.concatenate([self.state[p + ".weight"] for p in parts]))
        self.floats(name + ".bias", np.concatenate([self.state[p + ".bias"] for p in parts]))

    def norm(self, name, part):
        self.floats(name + ".gain", self.state[part + ".weight"])
        self.floats(name + ".shift", self.state[part + ".bias"])


def main(base, state, out):
    w = Writer(torch.load(state))
    e = "bert.embeddings."
    w.int8("words", w.state[e + "word_embeddings.weight"])
    w.floats("positions", w.state[e + "position_embeddings.weight"][:LONGEST], LONGEST)
    w.floats("shapes", w.state[e + "token_type_embeddings.weight"], SHAPES)
    w.norm("input", e + "LayerNorm")
    for i in range(LAYERS):
        p, n = f"bert.encoder.layer.{i}.", f"layer{i}."
        w.linear(n + "attend", *(p + "attention.self." + k for k in ("query", "key", "value")))
        w.linear(n + "joined", p + "attention.output.dense")
        w.norm(n + "joined", p + "attention.output.LayerNorm")
        w.linear(n + "widen", p + "intermediate.dense")
        w.linear(n + "narrow", p + "output.dense")
        w.norm(n + "narrow", p + "output.LayerNorm")
    for name, part in (("labels", "rows"), ("stance", "stance"), ("measure", "measure"), ("query", "query"), ("key", "key"), ("link", "bias")):
        w.linear(name, part)
    w.floats("distance", w.state["distance.weight"], BUCKETS)
    with open(f"{base}/vocab.txt", encoding="utf-8") as f:
        vocabulary = [line.rstrip("\n") for line in f]
    head = json.dumps(dict(Layers=LAYERS, Heads=HEADS, Width=WIDTH, Rows=ROWS, Stances=STANCES, Measures=MEASURES, Vocabulary=vocabulary, Tensors=w.tensors), ensure_ascii=False).encode()
    with open(out, "wb") as f:
        f.write(b"hearsay1" + struct.pack("<I", len(head)) + head)
        f.writelines(w.blobs)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
