"""Whether the recipe learns, in minutes: `check.py BASE WINDOWS OUT` learns a few windows of claims by heart and writes OUT/weights.bin and, for the Go program to agree with, OUT/labels.jsonl."""
import json, sys
import torch
import export
from data import Windows, collate
from network import Network, loss_of
from train import optimizer

WINDOWS, STEPS, RATE, ENOUGH = 5, 120, 5e-4, 0.9


def main(base, windows, out):
    torch.manual_seed(1)
    part = [w for w in Windows(base).load(f"{windows}/claims-train.jsonl") if w["links"]][:WINDOWS]
    net = Network(base)
    opt = optimizer(net)
    for group in opt.param_groups:
        group["lr"] = RATE  # higher than in training: a few windows are to be learnt by heart, in minutes
    net.train()
    for step in range(STEPS):
        loss = loss_of(net, part)
        opt.zero_grad(), loss.backward()
        opt.step()
        if step % 20 == 0:
            print(f"step {step}, loss {loss.item():.3f}", flush=True)
    net.eval()
    torch.save(net.state_dict(), f"{out}/state.pt")
    export.main(base, f"{out}/state.pt", f"{out}/weights.bin")
    ids, shapes, mask, first, y = collate(part)
    with torch.no_grad():
        best = net.labels(net(ids, shapes, mask, first)).argmax(-1)
    known = y != -100
    right = (best == y)[known & (y > 0)].float().mean().item()
    with open(f"{out}/labels.jsonl", "w", encoding="utf-8") as f:
        for b, w in enumerate(part):
            f.write(json.dumps(dict(words=w["words"][:w["count"]], breaks=w["breaks"], labels=best[b, :, :w["count"]].tolist())) + "\n")
    print(f"{right:.3f} of the labels learnt by heart")
    if right < ENOUGH:
        sys.exit(f"the recipe does not learn: {ENOUGH} of the labels wanted")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
