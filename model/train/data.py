"""The windows that `go run ./model/train` wrote, as the network sees them: wordpieces, shapes, and what is to be learnt."""
import json, os
import numpy as np, torch
from tokenizers import Tokenizer

ROWS = ["source", "cue", "content", "furniture", "place", "time", "number", "hedge", "caveat"]
STANCES = ["assert", "assess", "predict", "pledge", "demand", "deny", "retract", "question"]
MEASURES = ["killed", "wounded", "casualties", "captured", "missing", "displaced", "refugees", "injured-civilians", "killed-civilians", "deployed", "mobilised",
            "equipment-destroyed", "equipment-captured", "missiles-launched", "missiles-shot-down", "distance", "area", "population", "duration", "money", "other"]
LONGEST, PIECES = 256, 12
ARTICLE = 2  # [unused1] opens a window of an article, [CLS] one of PolNeAR: the two guides of annotation differ
NOTHING = -100


def shape(word):
    """lower case 0, title case 1, all capitals 2, with digits 3, mixed 4: what a vocabulary in lower case does not show."""
    letters = [c for c in word if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if any(c.isdigit() for c in word):
        return 3
    if upper == 0:
        return 0
    if upper == len(letters) and len(letters) > 1:
        return 2
    return 1 if upper == 1 and letters[0].isupper() else 4


class Windows:
    def __init__(self, base):
        self.tokenizer = Tokenizer.from_file(os.path.join(base, "tokenizer.json"))
        self.tokenizer.no_padding(), self.tokenizer.no_truncation()
        self.start, self.between, self.unknown = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.known = {}

    def pieces(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:PIECES] or [self.unknown]
        return self.known[word]

    def load(self, path):
        with open(path, encoding="utf-8") as f:
            return [w for w in map(self.window, map(json.loads, f)) if w["count"]]

    def window(self, d):
        ids, shapes, first = [ARTICLE if d["corpus"] == "claims" else self.start], [0], []
        breaks = set(d["breaks"] or [])
        for i, word in enumerate(d["words"]):
            if i in breaks:
                ids.append(self.between), shapes.append(0)
            p = self.pieces(word)
            if len(ids) + len(p) >= LONGEST:
                break
            first.append(len(ids))
            ids += p
            shapes += [shape(word)] * len(p)
        ids.append(self.between), shapes.append(0)
        n = len(first)
        claims = d["claims"] or []
        return dict(ids=ids, shapes=shapes, first=first, count=n, labels=labels(d, claims, n), links=links(claims, n), words=d["words"], breaks=d["breaks"] or [], claims=claims,
                    measures=[(m["word"], MEASURES.index(m["measure"])) for m in d["measures"] or [] if m["word"] < n and m["measure"] in MEASURES], article=d["article"])


def labels(d, claims, n):
    """0 outside, 1 begin, 2 inside, a row each; of two overlapping spans of one row the shorter is kept. PolNeAR knows the first three rows only."""
    spans = {r: {tuple(s) for c in claims for s in c[r] or []} for r in ROWS[:3]}
    spans.update({r: {tuple(s) for s in v or []} for r, v in d["rows"].items()})
    y = np.full((len(ROWS), n), NOTHING, dtype=np.int64)
    for k, row in enumerate(ROWS if d["corpus"] == "claims" else ROWS[:3]):
        y[k], used = 0, np.zeros(n, bool)
        for a, b in sorted(spans.get(row, ()), key=lambda s: (s[1] - s[0], s)):
            b = min(b, n)
            if a < n and not used[a:b].any():
                y[k, a], y[k, a + 1:b], used[a:b] = 1, 2, True
    return y


def links(claims, n):
    """For each cue: its first word, which words are its source and which its content, and the stance."""
    out = []
    for c in claims:
        cue = [s for s in c["cue"] or [] if s[0] < n]
        if not cue:
            continue
        to = np.zeros((2, n), np.float32)
        for k, part in enumerate(("source", "content")):
            for a, b in c[part] or []:
                to[k, a:min(b, n)] = 1
        out.append((cue[0][0], to, STANCES.index(c["stance"]) if c["stance"] in STANCES else NOTHING))
    return out


def batches(windows, pieces, rng):
    """Windows of like length together, at most so many pieces a batch, padding included, in random order."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]["ids"]) // 16 + rng.random())
    out, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, len(windows[i]["ids"]))
        if batch and longest * (len(batch) + 1) > pieces:
            out.append(batch)
            batch, longest = [], len(windows[i]["ids"])
        batch.append(i)
    out.append(batch)
    rng.shuffle(out)
    return out


def collate(part):
    longest, most = max(len(w["ids"]) for w in part), max(w["count"] for w in part)
    ids, shapes, mask = (torch.zeros(len(part), longest, dtype=torch.long) for _ in range(3))
    first, y = torch.zeros(len(part), most, dtype=torch.long), torch.full((len(part), len(ROWS), most), NOTHING, dtype=torch.long)
    for b, w in enumerate(part):
        n = len(w["ids"])
        ids[b, :n], shapes[b, :n], mask[b, :n] = torch.tensor(w["ids"]), torch.tensor(w["shapes"]), 1
        first[b, :w["count"]], y[b, :, :w["count"]] = torch.tensor(w["first"]), torch.from_numpy(w["labels"])
    return ids, shapes, mask, first, y
