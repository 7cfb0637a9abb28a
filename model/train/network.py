"""The encoder with its heads, and what each head is trained for."""
import math
import torch, torch.nn as nn, torch.nn.functional as F
from transformers import BertConfig, BertModel
from data import MEASURES, NOTHING, ROWS, STANCES, collate

WIDTH, LINK, BUCKETS, SHAPES = 384, 64, 32, 5


def bucket(distance):
    """16 classes to the left and 16 to the right: exact up to seven words, then in steps that grow."""
    far = distance.abs()
    steps = (8 + (torch.log(far.float().clamp(min=8) / 8) / math.log(2) * 1.6).long()).clamp(max=BUCKETS // 2 - 1)
    return (distance > 0).long() * (BUCKETS // 2) + torch.where(far < 8, far, steps)


class Network(nn.Module):
    def __init__(self, base):
        super().__init__()
        config = BertConfig.from_pretrained(base)
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = 0.1, 0.0
        self.bert = BertModel.from_pretrained(base, config=config, add_pooling_layer=False)
        shapes = nn.Embedding(SHAPES, WIDTH)  # in the place of token types; every shape starts as the pretrained row 0
        shapes.weight.data[:] = self.bert.embeddings.token_type_embeddings.weight.data[0]
        self.bert.embeddings.token_type_embeddings = shapes
        self.bert.embeddings.position_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.rows, self.stance, self.measure = nn.Linear(WIDTH, 3 * len(ROWS)), nn.Linear(WIDTH, len(STANCES)), nn.Linear(WIDTH, len(MEASURES))
        self.query, self.key, self.bias = nn.Linear(WIDTH, 2 * LINK), nn.Linear(WIDTH, 2 * LINK), nn.Linear(WIDTH, 2)
        self.distance = nn.Embedding(BUCKETS, 2)
        self.distance.weight.data.zero_()

    def forward(self, ids, shapes, mask, first):
        """The vector of every word: that of its first piece."""
        hidden = self.drop(self.bert(input_ids=ids, token_type_ids=shapes, attention_mask=mask).last_hidden_state)
        return torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

    def labels(self, words):
        return self.rows(words).view(*words.shape[:2], len(ROWS), 3).permute(0, 2, 1, 3)

    def links(self, words):
        """Scores [window, source or content, cue, word] that a word belongs to what the cue that opens there attributes."""
        b, n, _ = words.shape
        q, k = self.query(words).view(b, n, 2, LINK), self.key(words).view(b, n, 2, LINK)
        place = torch.arange(n)
        return (torch.einsum("bcrd,btrd->brct", q, k) / math.sqrt(LINK) + self.bias(words).permute(0, 2, 1).unsqueeze(2)
                + self.distance(bucket(place[None, :] - place[:, None])).permute(2, 0, 1))


def loss_of(net, part):
    ids, shapes, mask, first, y = collate(part)
    words = net(ids, shapes, mask, first)
    total = F.cross_entropy(net.labels(words).reshape(-1, 3), y.reshape(-1), ignore_index=NOTHING)
    cues = [(b, cue, to, stance, w["count"]) for b, w in enumerate(part) for cue, to, stance in w["links"]]
    if cues:
        at, cue = torch.tensor([c[0] for c in cues]), torch.tensor([c[1] for c in cues])
        scores = net.links(words)[at, :, cue]
        target, valid = torch.zeros_like(scores), torch.zeros(len(cues), 1, scores.shape[2])
        for i, (_, _, to, _, n) in enumerate(cues):
            target[i, :, :n], valid[i, :, :n] = torch.from_numpy(to), 1
        wrong = F.binary_cross_entropy_with_logits(scores, target, reduction="none") * valid
        total = total + 0.5 * (wrong.sum((1, 2)) / 40).mean()
        stance = torch.tensor([c[3] for c in cues])
        if (stance != NOTHING).any():
            total = total + 0.2 * F.cross_entropy(net.stance(words[at, cue]), stance, ignore_index=NOTHING)
    numbers = [(b, word, m) for b, w in enumerate(part) for word, m in w["measures"]]
    if numbers:
        b, word, m = (torch.tensor(x) for x in zip(*numbers))
        total = total + 0.2 * F.cross_entropy(net.measure(words[b, word]), m)
    return total
