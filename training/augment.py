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
    rng = random.Random(seed)
    fill = _fillers(names())
    lines = [
        line.replace("\\n", "\n")
        for name in ("sentences.txt", "international.txt")
        for line in (HERE / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for number in range(count):
        text, spans = "", []
        for line in rng.sample(lines, rng.randint(1, 5)):
            text += rng.choice([" ", "\n", "\n\n"]) if text else ""
            filled, found = _filled(line, fill, rng)
            spans += [(start + len(text), end + len(text), label) for start, end, label in found]
            text += filled
        yield Labelled(f"generated-{number}", text, tuple(spans))


Filler = tuple[str, Callable[[random.Random], str]]


def _fillers(pool: Names) -> dict[str, Filler]:
    words = pool.words
    return {
        "PLACE": ("PLACE", pool.place),
        "PLACEUP": ("PLACE", lambda r: pool.place(r).upper()),
        "COUNTRY": ("PLACE", lambda r: r.choice(pool.countries)),
        "REGION": ("PLACE", lambda r: r.choice(words["region"]).removeprefix("the ")),
        "REGIONUP": ("PLACE", lambda r: r.choice(words["region"]).removeprefix("the ").upper()),
        "PROVINCE": ("PLACE", lambda r: r.choice(words["province"]).format(city=r.choice(pool.cities))),
        "AIRPORT": ("PLACE", lambda r: r.choice(words["airport"]).format(city=r.choice(pool.cities))),
        "PORT": ("PLACE", lambda r: f"Port of {r.choice(pool.cities)}"),
        "PERSON": ("PERSON", pool.person),
        "UPPER": ("PERSON", pool.upper),
        "GIVEN": ("PERSON", lambda r: r.choice(r.choice(pool.people)[0])),
        "LASTNAME": ("PERSON", pool.surname),
        "AGENCY": ("AGENCY", pool.agency),
        "ACRONYM": ("AGENCY", pool.acronym),
        "ORG": ("ORG", pool.company),
        "GROUP": ("GROUP", pool.group),
        "OPERATION": ("OPERATION", pool.operation),
        "BARE": ("OPERATION", pool.bare),
        "PROJECT": ("OPERATION", lambda r: r.choice(words["project"])),
        "PROGRAMME": ("OPERATION", pool.programme),
        "EVENT": ("OPERATION", lambda r: pool.shaped("event", r)),
        "HANDLE": ("OPERATION", pool.handle),
        "LAW": ("LAW", pool.law),
        "NORP": ("NORP", lambda r: r.choice(pool.demonyms)),
    }


def _filled(line: str, fill: dict[str, Filler], rng: random.Random) -> tuple[str, list[Span]]:
    """Fill one line's slots. {LAST} is the surname of the person before it, {SAME} an acronym of the name before it,
    the same when it comes again; {BARE} after an {OPERATION} that opens the line is its name without "Operation"."""
    text, done = "", 0
    surname = name = short = label = ""
    first: dict[str, str] = {}
    spans: list[Span] = []
    for slot in _SLOT.finditer(line):
        text += line[done : slot.start()]
        kind = slot[1]
        if kind == "LAST":
            label, surface = "PERSON", surname
        elif kind == "SAME":
            surface = short = short or initials(name, rng)
            label = spans[-1][2] if not first.get("same") else first["same"]
            first["same"] = label
        else:
            label, make = fill[kind]
            surface = make(rng)
            if kind == "BARE" and line.startswith(("{OPERATION}", "The first")):
                surface = first.get(kind) or first["OPERATION"]
            first.setdefault(kind, surface.split(" ", 1)[-1] if kind == "OPERATION" else surface)
            if kind == "PERSON":
                surname = surface.removesuffix(" Jr.").removesuffix(", Jr.").removesuffix(" III").split()[-1]
            if line[slot.end() : slot.end() + 8] == " ({SAME}":
                name, short = surface, ""
                first.pop("same", None)
        spans.append((len(text), len(text) + len(surface), label))
        text += surface
        done = slot.end()
    return text + line[done:], spans


def initials(name: str, rng: random.Random) -> str:
    """An acronym of a name of several words, or one made up where it has too few."""
    letters = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return letters if len(letters) > 1 else "".join(rng.choice("ACDEIMNOPRST") for _ in range(rng.randint(3, 5)))


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
        new = pool.person(rng) if len(words) > 1 else pool.surname(rng)
    elif label == "PLACE" and text.replace(" ", "").replace("-", "").isalpha():
        new = rng.choice(pool.countries) if text in pool.countries else rng.choice(pool.cities)
    elif label == "NORP" and text in pool.demonyms:
        new = rng.choice(pool.demonyms)
    elif label == "AGENCY":
        if len(words) == 1 and text.isupper():
            return pool.acronym(rng)
        new = pool.agency(rng) if len(words) > 2 and rng.random() < 0.6 else text
    elif label == "ORG" and rng.random() < 0.7:
        new = pool.company(rng)
    elif label == "GROUP" and text[0].isupper():
        new = pool.group(rng)
    elif label == "LAW" and len(words) > 1 and text[0].isupper() and rng.random() < 0.5:
        new = pool.law(rng)
    elif label == "OPERATION":
        new = _other_operation(text, words, rng, pool)
    return new.upper() if shouting else new


def _other_operation(text: str, words: list[str], rng: random.Random, pool: Names) -> str:
    if words[0] in {"Operation", "operation", "OPERATION", "Op.", "Op", "Project"}:
        return pool.operation(rng)
    if words[-1] in pool.words["programme_kind"] and rng.random() < 0.7:
        return pool.programme(rng)
    return pool.handle(rng) if len(words) == 1 and sum(map(str.isupper, text)) > 1 else text


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
