"""Fine-tunes the encoder: `train.py BASE WINDOWS OUT`. BASE is the folder of the base model, WINDOWS what `go run ./model/train` wrote, OUT the state.

Fixed seeds; resumes from OUT.resume after an interruption. PolNeAR with the claims articles four times over, two passes: learning the claims alone makes the network forget what only PolNeAR has.
HEARSAY_STEPS ends the run early (for trying the recipe).
"""
import os, random, sys, time
import numpy as np, torch
from data import Windows, batches
from network import Network, loss_of

SEED, PIECES, PASSES, TIMES = 1, 1024, 2, 4
RATE, WARM, BEND, END = 1.2e-4, 212, (800, 0.825), 0.01
SAVE_EVERY, TRY_THREADS_EVERY = 200, 60


def plan(polnear, claims):
    """Every batch of the run, in order: the same for one seed, whether resumed or not."""
    rng = random.Random(SEED)
    both = polnear + TIMES * claims
    return [[both[i] for i in b] for _ in range(PASSES) for b in batches(both, PIECES, rng)]


def rate(step, steps):
    """Up over the first steps and then linearly down, more steeply from the bend on, where a run that was planned longer was cut short."""
    return RATE * float(np.interp(step, [0, WARM, BEND[0], steps], [0, 1, BEND[1], END]))


def optimizer(net):
    """No weight decay on embeddings, norms and biases."""
    decayed = [p for n, p in net.named_parameters() if p.requires_grad and p.dim() > 1 and "embedding" not in n]
    rest = [p for n, p in net.named_parameters() if p.requires_grad and not (p.dim() > 1 and "embedding" not in n)]
    return torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0.0}], lr=RATE)


def main(base, windows, out):
    torch.manual_seed(SEED)
    data = Windows(base)
    steps = plan(*(data.load(f"{windows}/{n}.jsonl") for n in ("polnear-train", "claims-train")))
    end = int(os.environ.get("HEARSAY_STEPS", 1 << 30))
    net = Network(base)
    opt = optimizer(net)
    at, resume = 0, out + ".resume"
    if os.path.exists(resume):
        saved = torch.load(resume, weights_only=False)
        net.load_state_dict(saved["net"]), opt.load_state_dict(saved["opt"]), torch.set_rng_state(saved["rng"])
        at = saved["step"]
        print(f"resumed at step {at}", flush=True)
    cores = len(os.sched_getaffinity(0))
    speed, threads, begun, running = {}, min(2, cores), time.time(), None
    torch.set_num_threads(threads)
    net.train()
    for step in range(at, min(len(steps), end)):
        if cores > 1 and step % TRY_THREADS_EVERY in (0, 5, 10):  # two threads are slower than one while another job holds a core
            threads = {0: 1, 5: 2}.get(step % TRY_THREADS_EVERY) or max(speed, key=speed.get)
            torch.set_num_threads(threads)
        t = time.time()
        for group in opt.param_groups:
            group["lr"] = rate(step, len(steps))
        loss = loss_of(net, steps[step])
        opt.zero_grad(), loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        speed[threads] = sum(len(w["ids"]) for w in steps[step]) / (time.time() - t)
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} of {len(steps)}, loss {running:.4f}, {speed[threads]:.0f} wordpieces/s, {time.time() - begun:.0f} s", flush=True)
        if (step + 1) % SAVE_EVERY == 0:
            torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "rng": torch.get_rng_state(), "step": step + 1}, resume + ".new")
            os.replace(resume + ".new", resume)
    torch.save(net.state_dict(), out)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
