"""From labels to packaged weights, in one command and with fixed seeds.

python training/train.py --data ../shared                      # trains on everything, writes the packaged weights
python training/train.py --data ../shared --split fifth        # keeps a random fifth out and prints its scores
python training/train.py --data ../shared --split publishers   # keeps whole publishers out and prints theirs
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

for _library in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_library, "1")  # one thread: the sums, and so the weights, come out the same

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
sys.path.insert(0, str(HERE))

import spacy  # noqa: E402
from augment import generated, variants  # noqa: E402
from data import Labelled, chunks, read_labels, split_fifth, split_publishers, to_doc  # noqa: E402
from evaluate import evaluate, table, words_per_second  # noqa: E402
from pack import pack  # noqa: E402
from spacy.cli.train import train as spacy_train  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402

SEED = 17
# Publishers kept out together: three international bodies, a US agency, and small foreign ones.
HELD_OUT = ("interpol", "eurojust", "coe", "secretservice", "mha", "bmi", "nacsa", "info", "spo", "gov", "police")


def own_texts(folder: Path) -> list[Labelled]:
    """Read texts of our own, whose names are labelled in NAME.ents.json beside NAME.txt."""
    items = read_labels(folder, folder, pattern="*.ents.json")
    return [Labelled(f"{folder.name} {item.name}", item.text, item.spans) for item in items]


def gather(data: Path) -> tuple[list[Labelled], list[Labelled], list[Labelled]]:
    """Read (the releases labelled by hand in `data`/ner, those labelled by us, texts of our own).

    Our own are the fixtures and the releases in `written`, made up in the manner of many publishers.

    Releases of the check set are refused, whoever labelled them."""
    check = set((data / "gold" / "CHECK").read_text(encoding="utf-8").split())
    real = [item for item in read_labels(data / "ner", data) if item.name not in check]
    known = {item.name for item in real}
    ours = [i for i in read_labels(HERE / "labels", data) if i.name not in check and i.name not in known]
    return real, ours, own_texts(PROJECT / "fixtures") + own_texts(HERE / "written")


def write_docs(path: Path, pieces: Iterable[Labelled]) -> int:
    """Write pieces as spaCy training documents. Returns the number of tokens."""
    nlp = spacy.blank("en")
    docs = DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    tokens = 0
    for piece in pieces:
        doc = to_doc(nlp, piece)
        if len(doc) and not piece.text.isspace():
            docs.add(doc)
            tokens += len(doc)
    docs.to_disk(path)
    return tokens


def training_pieces(items: Sequence[Labelled], *, sentences: int, plain: bool) -> list[Labelled]:
    """Cut the labelled texts into chunks and add the swapped, shouted and generated ones."""
    pieces = [piece for item in items for piece in chunks(item)]
    if not plain:
        pieces += list(variants(pieces, SEED, swap=0.5, capitals=0.12, apostrophes=0.06))
        pieces += list(generated(sentences, SEED))
    random.Random(SEED).shuffle(pieces)
    return pieces


def main() -> None:
    """Parse the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT.parent / "shared", help="folder with ner/, corpus/, gold/")
    parser.add_argument("--split", choices=["none", "fifth", "publishers"], default="none")
    parser.add_argument("--build", type=Path, default=PROJECT / "build" / "ner", help="where the work files go")
    parser.add_argument("--weights", type=Path, default=PROJECT / "src/opsextract/pipeline/weights")
    parser.add_argument("--plain", action="store_true", help="no generated sentences and no variants")
    parser.add_argument("--no-pretraining", action="store_true", help="start from random weights")
    parser.add_argument("--steps", type=int, default=4900)
    parser.add_argument("--version", default="1.1.0")
    args = parser.parse_args()

    real, ours, own = gather(args.data)
    test: list[Labelled] = []
    if args.split == "fifth":
        real, test = split_fifth(real, SEED)
    elif args.split == "publishers":
        real, test = split_publishers(real, HELD_OUT)
        ours, _ = split_publishers(ours, HELD_OUT)
    items = real + ours + own
    build = args.build / args.split
    build.mkdir(parents=True, exist_ok=True)
    pieces = training_pieces(items, sentences=1200, plain=args.plain)
    tokens = write_docs(build / "train.spacy", pieces)
    # The development pieces only show the progress: the number of steps is fixed and the last weights are taken.
    write_docs(build / "dev.spacy", [piece for item in (test or items[:10]) for piece in chunks(item)])
    print(f"{len(items)} texts, {len(pieces)} pieces, {tokens} tokens; {len(test)} texts kept out")
    spacy_train(
        HERE / "config.cfg",
        build / "model",
        overrides={
            "paths.train": str(build / "train.spacy"),
            "paths.dev": str(build / "dev.spacy"),
            "paths.init_tok2vec": None if args.no_pretraining else str(HERE / "tok2vec.bin"),
            "training.max_steps": args.steps,
            "system.seed": SEED,
        },
    )
    trained = build / "model" / "model-last"
    if test:
        nlp = spacy.load(trained)
        print(table(evaluate(nlp, test)))
        print(f"{words_per_second(nlp, test):.0f} words/s")
    else:
        size = pack(trained, args.weights, version=args.version, description="Names in enforcement press releases")
        print(f"{args.weights}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
