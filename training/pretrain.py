"""Pretrain the token vectors on unlabelled releases by guessing masked words, and write them as training/tok2vec.bin.

    pip install torch==2.13.0
    python training/pretrain.py --data ../shared

PyTorch serves here only because it runs this network more than twice as fast on one core as `spacy pretrain`. The
layers are those of config.cfg, number for number, and the file written is what spaCy's `init_tok2vec` reads. Needed
again only when the embedding's settings change.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import numpy as np  # noqa: E402
import spacy  # noqa: E402
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402, N812
from data import Labelled, chunks  # noqa: E402
from spacy.attrs import NORM, ORTH, PREFIX, SHAPE, SUFFIX  # noqa: E402
from spacy.util import load_config  # noqa: E402
from thinc.api import Model, NumpyOps  # noqa: E402
from torch import Tensor, nn  # noqa: E402

from opsextract.reading.normalise import normalise  # noqa: E402

ATTRS = (NORM, PREFIX, SUFFIX, SHAPE)
FIRST_SEED = 8  # of spaCy's MultiHashEmbed
WORDS, CLASSES = 6000, 1000  # words guessed as such; rarer ones by shape and ending
PAD = 4  # rows of zeros between texts: the reach of the convolutions


def texts(data: Path) -> Iterator[str]:
    """Every release without labels and every tuning release, normalised; none of the check set."""
    check = set((data / "gold" / "CHECK").read_text(encoding="utf-8").split())
    with gzip.open(data / "corpus" / "doj-6000.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield normalise(json.loads(line)["text"]).text
    for folder in ("unlabelled", "dev"):
        for path in sorted((data / "corpus" / folder).glob("*.txt")):
            if path.stem not in check:
                yield normalise(path.read_text(encoding="utf-8")).text


class Words:
    """The corpus as lexeme numbers, with each lexeme's hash rows and the class to guess for it."""

    def __init__(self, data: Path, rows: list[int]) -> None:
        nlp = spacy.blank("en")
        number: dict[int, int] = {}
        self.texts: list[np.ndarray] = []
        for text in texts(data):
            for piece in chunks(Labelled("", text, ()), 1200):
                if len(piece.text.strip()) > 80:
                    orths = nlp.make_doc(piece.text).to_array([ORTH]).ravel().tolist()
                    self.texts.append(np.array([number.setdefault(o, len(number)) for o in orths], dtype="int64"))
        lexemes = [nlp.vocab[orth] for orth in number]
        hashed = []
        for index, (attr, size) in enumerate(zip(ATTRS, rows, strict=True)):
            keys = np.array([_attribute(lexeme, attr) for lexeme in lexemes], dtype="uint64")
            hashed.append((NumpyOps().hash(keys, FIRST_SEED + index) % size).astype("int64"))
        self.rows = torch.tensor(np.stack(hashed, 1))
        count = np.bincount(np.concatenate(self.texts), minlength=len(lexemes))
        order = np.argsort(-count, kind="stable")
        target = np.zeros(len(lexemes), dtype="int64")
        target[order[:WORDS]] = np.arange(WORDS)
        kinds = {int(i): (lexemes[i].shape_[:6], lexemes[i].lower_[-2:]) for i in order[WORDS:]}
        sizes: Counter[tuple[str, str]] = Counter()
        for i, kind in kinds.items():
            sizes[kind] += int(count[i])
        known = {kind: WORDS + place for place, (kind, _) in enumerate(sizes.most_common(CLASSES))}
        for i, kind in kinds.items():
            target[i] = known.get(kind, WORDS + CLASSES)
        self.target = torch.tensor(target)
        # rare words are masked more often than frequent ones, line ends hardly ever
        share = count / count.sum()
        self.chance = np.minimum(0.25, 0.05 + 0.25 * np.minimum(1, np.sqrt(1e-4 / share)))
        self.chance[[i for i, lexeme in enumerate(lexemes) if lexeme.is_space]] = 0.01

    def batches(self, rng: np.random.Generator, tokens: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield (lexeme numbers, 1 for a word and 0 for padding) of about `tokens` tokens, for ever."""
        while True:
            batch: list[np.ndarray] = []
            real: list[np.ndarray] = []
            size = 0
            for index in rng.permutation(len(self.texts)):
                text = self.texts[index]
                batch += [text, np.zeros(PAD, dtype="int64")]
                real += [np.ones(len(text), dtype="float32"), np.zeros(PAD, dtype="float32")]
                size += len(text)
                if size >= tokens:
                    yield np.concatenate(batch), np.concatenate(real)
                    batch, real, size = [], [], 0


def _attribute(lexeme: spacy.lexeme.Lexeme, attr: int) -> int:
    return int({NORM: lexeme.norm, PREFIX: lexeme.prefix, SUFFIX: lexeme.suffix, SHAPE: lexeme.shape}[attr])


class Maxout(nn.Module):
    """thinc's Maxout with three pieces and layer normalisation."""

    def __init__(self, inputs: int, width: int) -> None:
        super().__init__()
        self.W = nn.Parameter(torch.empty(width, 3, inputs))
        nn.init.xavier_uniform_(self.W.view(width * 3, inputs))
        self.b = nn.Parameter(torch.zeros(width, 3))
        self.G = nn.Parameter(torch.ones(width))
        self.h = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        width = len(self.G)
        y = F.linear(x, self.W.view(width * 3, -1), self.b.view(-1)).view(-1, width, 3).max(2).values
        return F.layer_norm(y, (width,), self.G, self.h, 1e-8)


class Tok2Vec(nn.Module):
    """spaCy's MultiHashEmbed and MaxoutWindowEncoder, with a learnt vector in place of masked words."""

    def __init__(self, rows: list[int], width: int, depth: int) -> None:
        super().__init__()
        self.E = nn.ParameterList([nn.Parameter(torch.empty(size, width).uniform_(-0.1, 0.1)) for size in rows])
        self.mix = Maxout(len(rows) * width, width)
        self.layers = nn.ModuleList([Maxout(3 * width, width) for _ in range(depth)])
        self.mask = nn.Parameter(torch.zeros(width))

    def forward(self, rows: Tensor, order: Tensor, masked: Tensor, real: Tensor) -> Tensor:
        parts = [F.embedding_bag(rows[:, i], table, mode="sum") for i, table in enumerate(self.E)]
        x = self.mix(torch.cat(parts, 1))[order]
        x = torch.where(masked[:, None], self.mask, x) * real[:, None]
        edge = torch.zeros(1, x.shape[1])
        for layer in self.layers:
            y = layer(torch.cat([torch.cat([edge, x[:-1]]), x, torch.cat([x[1:], edge])], 1))
            x = x + F.dropout(y, 0.1, self.training)
        return x


def pretrain(words: Words, model: Tok2Vec, width: int, steps: int) -> None:
    """Train in place. Prints loss and accuracy on the masked words every 100 steps."""
    rng = np.random.default_rng(1)
    guess = nn.Linear(width, WORDS + CLASSES + 1)
    nn.init.normal_(guess.weight, std=0.05)
    params = [*model.parameters(), *guess.parameters()]
    optimizer = torch.optim.Adam(params, betas=(0.9, 0.99))
    for step, (ids, real) in zip(range(steps), words.batches(rng, 6000), strict=False):
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * min(1, step / 200 + 0.01) * (1 - step / steps) ** 0.7 + 1e-5
        chosen = torch.tensor((rng.random(len(ids)) < words.chance[ids]) & (real > 0))
        hidden = chosen & torch.tensor(rng.random(len(ids)) < 0.9)
        numbers = torch.tensor(ids)
        unique, order = torch.unique(numbers, return_inverse=True)
        logits = guess(model(words.rows[unique], order, hidden, torch.tensor(real))[chosen])
        targets = words.target[numbers[chosen]]
        loss = F.cross_entropy(logits, targets)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(params, 5.0)
        optimizer.step()
        if step % 100 == 0:
            right = (logits.argmax(1) == targets).float().mean().item()
            print(f"step {step} loss {loss.item():.3f} accuracy {right:.3f}", flush=True)


def to_spacy(model: Tok2Vec, settings: dict[str, object]) -> Model:
    """Copy the weights, rounded to half precision, into spaCy's own layers."""
    nlp = spacy.blank("en")
    target = nlp.add_pipe("tok2vec", config={"model": settings}).model
    nlp.initialize()
    state = {key: value.half().float().numpy() for key, value in model.state_dict().items()}
    kinds = ("hashembed", "maxout", "layernorm")
    layers = {kind: [layer for layer in target.walk() if layer.name == kind] for kind in kinds}
    for index, layer in enumerate(layers["hashembed"]):
        layer.set_param("E", state[f"E.{index}"])
    places = ["mix"] + [f"layers.{i}" for i in range(len(layers["maxout"]) - 1)]
    for place, maxout, norm in zip(places, layers["maxout"], layers["layernorm"], strict=True):
        maxout.set_param("W", state[f"{place}.W"])
        maxout.set_param("b", state[f"{place}.b"])
        norm.set_param("G", state[f"{place}.G"])
        norm.set_param("b", state[f"{place}.h"])
    return target


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared", help="has corpus/ and gold/")
    parser.add_argument("--steps", type=int, default=2100, help="of 6,000 tokens each")
    parser.add_argument("--out", type=Path, default=HERE / "tok2vec.bin")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(3)
    settings = load_config(HERE / "config.cfg", interpolate=True)["components"]["tok2vec"]["model"]
    rows, width, depth = settings["embed"]["rows"], settings["encode"]["width"], settings["encode"]["depth"]
    words = Words(args.data, rows)
    model = Tok2Vec(rows, width, depth)
    pretrain(words, model, width, args.steps)
    args.out.write_bytes(to_spacy(model, settings).to_bytes())


if __name__ == "__main__":
    main()
