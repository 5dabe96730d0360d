"""Labelled releases read, normalised and cut into training chunks.

A label file is one JSON object: {"doc", "text": path below the data root, "entities": [[start, end, label], ...]},
offsets counted in characters of the text as Python's text mode reads it (line ends translated).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from opsextract.reading.normalise import normalise

LABELS = ("PERSON", "AGENCY", "ORG", "PLACE", "NORP", "OPERATION", "GROUP", "LAW")
Span = tuple[int, int, str]

_PARAGRAPH = re.compile(r".*?(?:\n\s*\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Labelled:
    """One text, normalised, with its entity spans (start, end, label) in normalised characters."""

    name: str
    text: str
    spans: tuple[Span, ...]

    @property
    def publisher(self) -> str:
        """Publisher part of a corpus file's name ("u009-coe" -> "coe"), the name itself where it has none."""
        return self.name.split("-", 1)[1] if "-" in self.name else self.name


def project(raw: str, spans: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Normalise a raw text and move its spans onto the normalised text; spans left empty are dropped."""
    normal = normalise(raw)
    position = [0] * (len(raw) + 1)
    # Invert the map: a removed character points to the next one kept.
    cursor = 0
    for index in range(len(normal.text)):
        origin = normal.to_source(index, index + 1)[0]
        while cursor <= origin:
            position[cursor] = index
            cursor += 1
    while cursor <= len(raw):
        position[cursor] = len(normal.text)
        cursor += 1
    moved: list[Span] = []
    for start, end, label in spans:
        first, last = position[start], position[end]
        while first < last and normal.text[first].isspace():
            first += 1
        while first < last and normal.text[last - 1].isspace():
            last -= 1
        if first < last and label in LABELS:
            moved.append((first, last, label))
    return normal.text, tuple(_disjoint(moved))


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda item: (item[0], -item[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def read_labels(folder: Path, root: Path, *, pattern: str = "*.json") -> list[Labelled]:
    """Read the label files of a folder, in the order of their names.

    "text" is looked up below `root`; without it, the text is the file of the same stem beside the labels."""
    found: list[Labelled] = []
    for path in sorted(folder.glob(pattern)):
        record = json.loads(path.read_text(encoding="utf-8"))
        source = root / record["text"] if "text" in record else folder / f"{path.name.split('.')[0]}.txt"
        raw = source.read_text(encoding="utf-8")
        text, spans = project(raw, [(int(s), int(e), str(label)) for s, e, label in record["entities"]])
        found.append(Labelled(record["doc"], text, spans))
    return found


def chunks(item: Labelled, characters: int = 600) -> Iterator[Labelled]:
    """Cut a release at paragraph ends into pieces of at least `characters` (the last may be shorter)."""
    cuts = [0]
    for match in _PARAGRAPH.finditer(item.text):
        inside = any(start < match.end() < end for start, end, _ in item.spans)
        if match.end() - cuts[-1] >= characters and not inside:
            cuts.append(match.end())
    if cuts[-1] < len(item.text):
        cuts.append(len(item.text))
    for start, end in pairwise(cuts):
        inner = tuple((s - start, e - start, label) for s, e, label in item.spans if start <= s and e <= end)
        yield Labelled(item.name, item.text[start:end], inner)


def to_doc(nlp: Language, item: Labelled) -> Doc:
    """Tokenise one piece; a span that cuts a token by a full stop or a plural ending takes the whole token, any
    other misfit is left unknown (neither entity nor not) so that it teaches nothing."""
    doc = nlp.make_doc(item.text)
    spans, unknown = [], []
    for start, end, label in item.spans:
        span = doc.char_span(start, end, label=label)
        if span is None:
            wide = doc.char_span(start, end, label=label, alignment_mode="expand")
            if wide is None:
                continue
            extra = item.text[wide.start_char : start] + item.text[end : wide.end_char]
            (spans if extra in {".", "s", "'s", "-"} else unknown).append(wide)
        else:
            spans.append(span)
    taken: set[int] = set()
    clean = []
    for span in spans:
        if not taken & set(range(span.start, span.end)) and not span.text.isspace():
            clean.append(span)
            taken |= set(range(span.start, span.end))
    missing = []
    for span in unknown:
        if not taken & set(range(span.start, span.end)):
            missing.append(span)
            taken |= set(range(span.start, span.end))
    doc.set_ents(clean, missing=missing, default="outside")
    return doc


def split_fifth(items: Sequence[Labelled], seed: int = 17) -> tuple[list[Labelled], list[Labelled]]:
    """Draw a random fifth of the releases: (the rest, the fifth)."""
    order = sorted(items, key=lambda item: item.name)
    random.Random(seed).shuffle(order)
    cut = len(order) // 5
    return order[cut:], order[:cut]


def split_publishers(items: Sequence[Labelled], publishers: Iterable[str]) -> tuple[list[Labelled], list[Labelled]]:
    """Set whole publishers aside: (the rest, theirs)."""
    aside = set(publishers)
    return [i for i in items if i.publisher not in aside], [i for i in items if i.publisher in aside]
