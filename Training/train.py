#!/usr/bin/env python3
"""Train the network of Sources/RapporteurLanguage/Network and write its weights.

    train.py CORPUS OUT [--dev FILE] [--resume FILE]

CORPUS is what `rapporteur-lab prepare` wrote; OUT is a file of named float32 tensors, which
`rapporteur-lab pack` turns into network.model. Needs PyTorch, and gensim for the vectors of words
that the training starts from. One thread, so that the same data gives the same bytes.
"""
import argparse, json, math, os, random, struct, sys, time
os.environ.setdefault("PYTHONHASHSEED", "0")
import numpy, torch
import torch.nn.functional as F
from torch import nn

WORD, PART, SHAPE = 104, 64, 24          # sizes of the three vectors of a word; together the input
HIDDEN = 256                             # of each direction of each layer
ARC, RELATION, TAG, NAME = 160, 48, 192, 96


def word_vectors(corpus, rows):
    """Vectors of words from running text: skip-gram with a narrow window, for syntax."""
    cache = corpus + "/vectors.npy"
    if os.path.exists(cache): return numpy.load(cache)
    from gensim.models import Word2Vec
    class Lines:
        def __iter__(self):
            for line in open(corpus + "/running.txt"):
                words = line.split()
                if words: yield words
    model = Word2Vec(Lines(), vector_size=WORD, window=3, sg=0, negative=8, min_count=1, epochs=6,
                     workers=1, seed=1, sample=1e-4, alpha=0.04)
    out = numpy.zeros((rows, WORD), dtype=numpy.float32)
    for word in model.wv.key_to_index:
        if word != "0": out[int(word)] = model.wv[word]
    norm = numpy.sqrt((out ** 2).sum(1).mean())
    out = out / norm
    numpy.save(cache, out)
    return out


class Dropout(nn.Module):
    """The same units of every word of a sentence are left out."""
    def __init__(self, p):
        super().__init__(); self.p = p
    def forward(self, x):
        if not self.training or self.p == 0: return x
        mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.p).div_(1 - self.p)
        return x * mask


class Network(nn.Module):
    def __init__(self, inventory, words, vectors=None):
        super().__init__()
        tags, features, lemmas = (len(inventory[k]) for k in ("tags", "morphology", "lemmas"))
        relations, names = len(inventory["relations"]), inventory["names"]
        self.relation_count = relations
        self.word = nn.Embedding(words, WORD)
        self.part = nn.Embedding(inventory["partRows"], PART)
        self.shape = nn.Embedding(inventory["shapeRows"], SHAPE, padding_idx=inventory["shapeRows"] - 1)
        nn.init.normal_(self.word.weight, std=0.1); nn.init.normal_(self.part.weight, std=0.1)
        nn.init.normal_(self.shape.weight, std=0.1)
        self.shape.weight.data[-1] = 0       # stands for nothing, where a word has fewer features
        if vectors is not None:
            self.word.weight.data.copy_(torch.tensor(vectors) * 0.6)
            # Words of the treebanks would move away from those that are not in them.
            self.word.weight.requires_grad_(False)
        self.first = nn.LSTM(WORD + PART + SHAPE, HIDDEN, bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        for lstm in (self.first, self.second):
            for name, value in lstm.named_parameters():
                if "weight" in name: nn.init.orthogonal_(value)
                if "bias" in name:
                    nn.init.zeros_(value)
                    if "bias_ih" in name: value.data[HIDDEN:2 * HIDDEN] = 1
        wide = 2 * HIDDEN
        self.tag_hidden = nn.Linear(wide + WORD + PART + SHAPE, TAG)
        self.tag = nn.Linear(TAG, tags)
        self.morphology = nn.Linear(TAG, features)
        self.lemma = nn.Linear(TAG, lemmas)
        self.name_hidden = nn.Linear(wide + WORD + PART + SHAPE, NAME)
        self.name = nn.Linear(NAME, names)
        self.arc_dependent = nn.Linear(wide, ARC)
        self.arc_head = nn.Linear(wide, ARC)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.arc = nn.Linear(ARC, ARC)           # of the dependent; its bias is the head's own score
        self.rel_dependent = nn.Linear(wide, RELATION)
        self.rel_head = nn.Linear(wide, RELATION)
        self.rel_root = nn.Parameter(torch.zeros(RELATION))
        self.rel_pair = nn.Linear(RELATION, relations * RELATION)   # of the dependent
        self.rel_one = nn.Linear(2 * RELATION, relations)
        nn.init.zeros_(self.rel_pair.weight); nn.init.zeros_(self.rel_pair.bias)
        self.drop = Dropout(0.36)
        self.drop_input = Dropout(0.25)
        self.unit = nn.Dropout(0.33)

    def input(self, words, parts, shapes):
        w = self.word(words)
        p = self.part(parts)
        if self.training:
            keep = lambda p: (torch.rand(words.shape) >= p).float().unsqueeze(2)
            w = w * keep(0.12)
            form = p[:, :, -1] * keep(0.3)
            p = (p[:, :, :-1].sum(2) + form) * keep(0.05)
        else:
            p = p.sum(2)
        s = self.shape(shapes).sum(2)
        return torch.cat([w, p, s], 2)

    def forward(self, words, parts, shapes):
        x = self.input(words, parts, shapes)
        x = self.drop_input(x)
        h, _ = self.first(x)
        h, _ = self.second(self.drop(h))
        h = self.drop(h)
        hx = torch.cat([h, x], 2)
        t = self.unit(F.leaky_relu(self.tag_hidden(hx), 0.1))
        n = self.unit(F.leaky_relu(self.name_hidden(hx), 0.1))
        act = lambda layer: self.drop(F.leaky_relu(layer(h), 0.1))
        ad, ah, rd, rh = act(self.arc_dependent), act(self.arc_head), act(self.rel_dependent), act(self.rel_head)
        batch = words.shape[0]
        ah = torch.cat([self.arc_root.expand(batch, 1, -1), ah], 1)
        rh = torch.cat([self.rel_root.expand(batch, 1, -1), rh], 1)
        arcs = self.arc(ad) @ ah.transpose(1, 2)                    # batch, dependent, head (0 the root)
        return dict(tags=self.tag(t), morphology=self.morphology(t), lemmas=self.lemma(t),
                    names=self.name(n), arcs=arcs, rd=rd, rh=rh)

    def relations(self, out, heads):
        """Scores of the relations to the given heads (0 the root)."""
        rh = torch.gather(out["rh"], 1, heads.unsqueeze(2).expand(-1, -1, RELATION))
        pair = self.rel_pair(out["rd"]).view(*heads.shape, self.relation_count, RELATION)
        return (pair * rh.unsqueeze(2)).sum(3) + self.rel_one(torch.cat([out["rd"], rh], 2))


class Sentence:
    def __init__(self, d, pad):
        self.corpus = d["corpus"]
        self.views = []
        for name in ("plain", "capitals", "title"):
            v = d[name]
            width = 8
            shapes = [(s + [pad] * width)[:width] for s in v["shapes"]]
            self.views.append((numpy.array(v["words"], dtype=numpy.int64),
                               numpy.array(v["parts"], dtype=numpy.int64).reshape(-1, 9),
                               numpy.array(shapes, dtype=numpy.int64).reshape(-1, width)))
        n = len(d["plain"]["words"]); self.length = n
        get = lambda k: numpy.array(d[k] if d.get(k) is not None else [-1] * n, dtype=numpy.int64)
        self.tags, self.morphology, self.lemmas, self.names = map(get, ("tags", "morphology", "lemmas", "names"))
        # heads with the root as 0; -1 where not known
        self.heads = get("heads") + 1 if d.get("heads") is not None else numpy.full(n, -1)
        self.rels = get("relations")


def batches(sentences, size, rng):
    groups = {}
    for s in sentences: groups.setdefault((s.length, s.corpus), []).append(s)
    out = []
    for length, corpus in sorted(groups):
        group = groups[length, corpus]; rng.shuffle(group)
        step = max(1, size // max(1, length))
        out += [group[i:i + step] for i in range(0, len(group), step)]
    rng.shuffle(out)
    return out


def tensors(batch, views):
    pick = [s.views[v] for s, v in zip(batch, views)]
    stack = lambda i: torch.from_numpy(numpy.stack([p[i] for p in pick]))
    label = lambda k: torch.from_numpy(numpy.stack([getattr(s, k) for s in batch]))
    return stack(0), stack(1), stack(2), {k: label(k) for k in ("tags", "morphology", "lemmas", "names", "heads", "rels")}


def loss_of(net, batch, views):
    w, p, s, y = tensors(batch, views)
    out = net(w, p, s)
    ce = lambda scores, gold, smooth=0.0: F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1,
                                              reduction="sum", label_smoothing=smooth)
    loss = 0.6 * ce(out["tags"], y["tags"], 0.03) + 0.4 * ce(out["morphology"], y["morphology"]) \
        + 0.5 * ce(out["lemmas"], y["lemmas"]) + 1.2 * ce(out["names"], y["names"], 0.03)
    if batch[0].corpus == "treebank" or (y["heads"] >= 0).any():
        loss = loss + ce(out["arcs"], y["heads"], 0.0)
        heads = y["heads"].clamp(min=0)
        loss = loss + ce(net.relations(out, heads), y["rels"], 0.03)
    return loss / max(1, w.numel()), w.numel()


@torch.no_grad()
def evaluate(net, sentences, rng):
    net.eval()
    sentences = [s for s in sentences if s.length <= 320]
    n = tags = uas = las = lemma = 0; tp = sysn = goldn = 0
    for batch in batches(sentences, 2000, rng):
        w, p, s, y = tensors(batch, [0] * len(batch))
        out = net(w, p, s)
        if (y["heads"] >= 0).any():
            n += w.numel()
            heads = out["arcs"].argmax(2)
            rel = net.relations(out, heads).argmax(2)
            ok = heads == y["heads"]
            uas += ok.sum().item(); las += (ok & (rel == y["rels"])).sum().item()
            tags += (out["tags"].argmax(2) == y["tags"]).sum().item()
            lemma += (out["lemmas"].argmax(2) == y["lemmas"]).sum().item()
        if (y["names"] >= 0).any():
            for guess, gold in zip(out["names"].argmax(2).numpy(), y["names"].numpy()):
                a, b = spans(guess), spans(gold)
                tp += len(a & b); sysn += len(a); goldn += len(b)
    net.train()
    f1 = 2 * tp / max(1, sysn + goldn)
    return f"tags {100*tags/max(1,n):.2f} lemmas {100*lemma/max(1,n):.2f} UAS {100*uas/max(1,n):.2f} LAS {100*las/max(1,n):.2f} names {f1:.3f}"


def spans(labels):
    """Labels as NameLabel numbers them: 1 + 4 * kind + place (only, first, inner, last)."""
    out, start = set(), None
    for i, l in enumerate(labels):
        if l <= 0: continue
        kind, place = divmod(int(l) - 1, 4)
        if kind == 3: continue
        if place in (0, 1): start = i
        if place in (0, 3) and start is not None: out.add((start, i, kind))
    return out


def main():
    a = argparse.ArgumentParser(); a.add_argument("corpus"); a.add_argument("out")
    a.add_argument("--seed", type=int, default=7)
    a.add_argument("--dev", help="sentences that are not learnt from, as written by prepare")
    a.add_argument("--resume", help="the weights after the first phase")
    a.add_argument("--size", type=int, default=900)
    a.add_argument("--short", action="store_true", help="one epoch a phase, for trying out")
    a = a.parse_args()
    torch.set_num_threads(1); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    inventory = json.load(open(a.corpus + "/inventory.json"))
    words = os.path.getsize(a.corpus + "/vocabulary.bin") // 8 + 1
    start = time.time()
    vectors = word_vectors(a.corpus, words)
    print(f"vectors of {words} words: {time.time() - start:.0f} s", flush=True)
    pad = inventory["shapeRows"] - 1
    read = lambda path: [Sentence(json.loads(line), pad) for line in open(path)]
    train = [s for s in read(a.corpus + "/sentences.ndjson") if 0 < s.length]
    # A sentence of several hundred words costs too much for what it teaches.
    train = [s for s in train if s.length <= 160]
    extra = [s for s in train if s.corpus == "names"]
    train = train + extra
    dev = read(a.dev) if a.dev else []
    net = Network(inventory, words, vectors)
    print(f"{sum(p.numel() for p in net.parameters())} parameters, {len(train)} sentences", flush=True)
    for phase, (rate, planned, epochs) in enumerate(PHASES):
        if a.resume and phase == 0:
            read_weights(net, a.resume); continue
        if phase > 0:
            torch.manual_seed(a.seed + phase); rng = random.Random(a.seed + phase)
        learn(net, train, dev, a, rng, rate, planned, 1 if a.short else epochs)
        write(net, a.out)


# Of each phase: the highest rate, the epochs over which it would fall to nothing, the epochs that are run.
# The second starts where the rate of the first has come to, with fresh moments.
PHASES = ((2.5e-3, 18, 12), (7e-4, 6, 6))


def learn(net, train, dev, a, rng, highest, planned, epochs):
    optimizer = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=highest, betas=(0.9, 0.98), eps=1e-8)
    steps = planned * len(batches(train, a.size, random.Random(1))); step = 0
    for epoch in range(epochs):
        total = count = 0; began = time.time()
        for batch in batches(train, a.size, rng):
            rate = highest * min(1, step / 200) * (0.5 * (1 + math.cos(math.pi * step / steps)) * 0.97 + 0.03)
            for g in optimizer.param_groups: g["lr"] = rate
            views = [rng.choices((0, 1, 2), (0.93, 0.035, 0.035))[0] for _ in batch]
            optimizer.zero_grad(set_to_none=True)
            loss, n = loss_of(net, batch, views)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            total += loss.item() * n; count += n; step += 1
        line = f"epoch {epoch + 1}: loss {total / count:.4f}, {time.time() - began:.0f} s"
        if dev and (epoch % 3 == 2 or epoch + 1 == epochs): line += "; " + evaluate(net, dev, random.Random(1))
        print(line, flush=True)
        write(net, a.out)


def read_weights(net, path):
    state = {}
    with open(path, "rb") as f:
        while head := f.read(4):
            name = f.read(struct.unpack("<I", head)[0]).decode()
            shape = struct.unpack(f"<{(n := struct.unpack('<I', f.read(4))[0])}I", f.read(4 * n))
            numbers = numpy.frombuffer(f.read(4 * math.prod(shape)), dtype="<f4").reshape(shape)
            state[name] = torch.from_numpy(numbers.copy())
    net.load_state_dict(state)


def write(net, path):
    """Tensors: for each the length of its name, the name, the number of dimensions, they, the numbers."""
    with open(path + ".part", "wb") as f:
        for name, value in net.state_dict().items():
            v = value.detach().numpy().astype("<f4"); key = name.encode()
            f.write(struct.pack("<I", len(key)) + key + struct.pack("<I", v.ndim))
            f.write(struct.pack(f"<{v.ndim}I", *v.shape)); f.write(v.tobytes())
    os.replace(path + ".part", path)


if __name__ == "__main__": main()
