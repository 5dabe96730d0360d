"""More training text: sentences of our own with names swapped in, and variants of labelled chunks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from data import Labelled, Span
from gazetteer import HERE, Names, names

_SLOT = re.compile(r"\{([A-Z]+)\}")


def generated(count: int, seed: int) -> Iterator[Labelled]:
    """Fill our own sentences with names. Yields `count` short texts of one to five sentences each."""
    rng, pool = random.Random(seed), names()
    fill: dict[str, tuple[str, Callable[[random.Random], str]]] = {
        "PLACE": ("PLACE", pool.place),
        "COUNTRY": ("PLACE", lambda r: r.choice(pool.countries)),
        "PERSON": ("PERSON", pool.person),
        "LAST": ("PERSON", pool.person),  # the surname of the person named before
        "AGENCY": ("AGENCY", pool.agency),
        "ACRONYM": ("AGENCY", lambda r: r.choice(pool.acronyms)),
        "ORG": ("ORG", pool.company),
        "GROUP": ("GROUP", pool.group),
        "OPERATION": ("OPERATION", pool.operation),
        "PROJECT": ("OPERATION", lambda r: r.choice(pool.words["project"])),
        "LAW": ("LAW", lambda r: r.choice(pool.words["law"])),
        "NORP": ("NORP", lambda r: r.choice(pool.demonyms)),
        "PROGRAMME": ("OPERATION", pool.programme),
        "HANDLE": ("OPERATION", pool.handle),
    }
    lines = [
        line
        for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for number in range(count):
        text, last, spans = "", "", []
        for line in rng.sample(lines, rng.randint(1, 5)):
            text += rng.choice([" ", "\n", "\n\n"]) if text else ""
            done = 0
            for slot in _SLOT.finditer(line):
                label, make = fill[slot[1]]
                text += line[done : slot.start()]
                surface = last if slot[1] == "LAST" else make(rng)
                if slot[1] == "PERSON":
                    last = surface.removesuffix(" Jr.").removesuffix(", Jr.").removesuffix(" III").split()[-1]
                spans.append((len(text), len(text) + len(surface), label))
                text += surface
                done = slot.end()
            text += line[done:]
        yield Labelled(f"generated-{number}", text, tuple(spans))


def rewritten(item: Labelled, surface: Callable[[str, str], str]) -> Labelled:
    """Replace every entity's text by `surface(text, label)` and move the spans along."""
    pieces: list[str] = []
    spans: list[Span] = []
    done = length = 0
    for start, end, label in sorted(item.spans):
        pieces.append(item.text[done:start])
        length += start - done
        new = surface(item.text[start:end], label)
        spans.append((length, length + len(new), label))
        pieces.append(new)
        length += len(new)
        done = end
    pieces.append(item.text[done:])
    return Labelled(item.name, "".join(pieces), tuple(spans))


def swapped(item: Labelled, rng: random.Random, share: float = 0.7) -> Labelled:
    """Put other names in place of the labelled ones, the same for the same within one text."""
    pool = names()
    known: dict[tuple[str, str], str] = {}

    def surface(text: str, label: str) -> str:
        key = (text, label)
        if key not in known:
            known[key] = _other(text, label, rng, pool) if rng.random() < share else text
        return known[key]

    return rewritten(item, surface)


def _other(text: str, label: str, rng: random.Random, pool: Names) -> str:
    shouting = text.isupper() and len(text) > 6
    words = text.split()
    new = text
    if label == "PERSON":
        new = pool.person(rng)
        if len(words) == 1:
            new = new.replace(" Jr.", "").replace(",", "").replace(" III", "").split()[-1]
    elif label == "PLACE" and text.replace(" ", "").replace("-", "").isalpha():
        new = rng.choice(pool.countries) if text in pool.countries else rng.choice(pool.cities)
    elif label == "NORP" and text in pool.demonyms:
        new = rng.choice(pool.demonyms)
    elif label == "AGENCY":
        if len(words) == 1 and text.isupper():
            return rng.choice(pool.acronyms)
        new = pool.agency(rng) if len(words) > 2 and rng.random() < 0.6 else text
    elif label == "ORG" and rng.random() < 0.7:
        new = pool.company(rng)
    elif label == "GROUP" and len(words) > 0 and text[0].isupper():
        new = pool.group(rng)
    elif label == "OPERATION" and words[0] in {"Operation", "operation", "OPERATION"}:
        new = pool.operation(rng)
    return new.upper() if shouting else new


def shouted(item: Labelled) -> Labelled:
    """The text in capitals, as headlines are; unchanged where that would change its length."""
    upper = item.text.upper()
    return Labelled(item.name, upper, item.spans) if len(upper) == len(item.text) else item


def unquoted(item: Labelled) -> Labelled:
    """The text without apostrophes, as some pages lose them."""
    keep = [index for index, char in enumerate(item.text) if char != "'"]
    position = {old: new for new, old in enumerate(keep)}
    spans = []
    for start, end, label in item.spans:
        inside = [position[index] for index in range(start, end) if index in position]
        if inside:
            spans.append((inside[0], inside[-1] + 1, label))
    return Labelled(item.name, "".join(item.text[index] for index in keep), tuple(spans))


def variants(
    pieces: Sequence[Labelled], seed: int, *, swap: float, capitals: float, apostrophes: float
) -> Iterator[Labelled]:
    """Give the extra copies of labelled chunks: each kind for the given share of them."""
    rng = random.Random(seed)
    for piece in pieces:
        if piece.spans and rng.random() < swap:
            yield swapped(piece, rng)
        if rng.random() < capitals:
            head = piece.text[:160].rsplit(" ", 1)[0]
            spans = tuple(span for span in piece.spans if span[1] <= len(head))
            if not any(s < len(head) < e for s, e, _ in piece.spans):
                yield shouted(Labelled(piece.name, head, spans))
        if "'" in piece.text and rng.random() < apostrophes:
            yield unquoted(piece)
