"""Namings of one operation brought together: spellings, editions, and the name said again without its head word."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup
from .operation_grammar import EDITION, is_title_case
from .operation_names import Naming

_EDITION = regex.compile(rf" (?:{EDITION})$")
_RESTATED = regex.compile(rf"(?P<edition> (?:{EDITION})(?![:,.]?\d| \p{{Ll}}+s\b(?<!was|has|is|its)))?(?![\w-])")
"""What may follow a name that stands without its head word."""
_WORD = regex.compile(r"\w+")
_WORDS = regex.compile(r"(?<![\w-])\w+")
_IN_BRACKETS = regex.compile(r" ?\((?:Project |Operation )?([\p{Lu}][\w -]{1,20})\)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LEAD = 1_500
"""Characters in which an edition has to be named for the name without it to mean this edition."""
_MAX_RESTATED = 12


def grouped(markup: Markup, namings: list[Naming]) -> list[list[Naming]]:
    """Namings of one operation together, each group in text order; the groups in order of first naming.

    Another edition said without its head
    word ("Sunrise I, in 2019, ...") is an operation of its own.
    """
    by_key: dict[str, list[Naming]] = {}
    for naming in namings:
        by_key.setdefault(key(naming.name), []).append(naming)
    _restate(markup, by_key)
    _join_editions(markup, by_key)
    _join_acronyms(markup, by_key)
    groups = [sorted(group, key=lambda n: n.start) for group in by_key.values()]
    return sorted(groups, key=lambda group: group[0].start)


def _join_editions(markup: Markup, by_key: dict[str, list[Naming]]) -> None:
    """Give a name without its edition to the latest edition that is named before it or in the lead."""
    editions: dict[str, list[str]] = {}
    lead_end = _lead_end(markup)
    for name_key, group in by_key.items():
        base = key(_EDITION.sub("", group[0].name))
        if base != name_key and base in by_key:
            first = min(n.start for n in group)
            if first < lead_end or first <= min(n.start for n in by_key[base]):
                editions.setdefault(base, []).append(name_key)
    for base, names in editions.items():
        latest = max(names, key=lambda name: (_edition_number(by_key[name][0].name), len(by_key[name])))
        by_key[latest].extend(by_key.pop(base))


def _edition_number(name: str) -> float:
    match = _EDITION.search(name)
    last = match.group().split()[-1] if match else ""
    if last and all(c in _ROMAN for c in last):
        values = [_ROMAN[c] for c in last]
        return float(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return float(last) if last.replace(".", "", 1).isdigit() else 0.0


def _join_acronyms(markup: Markup, by_key: dict[str, list[Naming]]) -> None:
    """Give a full name to the short one that stands in brackets after it: Harbour Watch Project (HARWAT)."""
    for name_key, group in list(by_key.items()):
        for naming in group:
            short = _IN_BRACKETS.match(markup.text, naming.end)
            other = key(short[1]) if short else ""
            if other and other != name_key and other in by_key:
                by_key[other].extend(by_key.pop(name_key))
                break


def key(name: str) -> str:
    """What makes two spellings one name: letters and digits without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum())


def best(markup: Markup, group: list[Naming]) -> Naming:
    """The naming that gives the name its spelling: with its edition and head word, outside lines in capitals."""

    def rank(naming: Naming) -> tuple[bool, bool, bool, int]:
        sentence = markup.sentence_at(naming.start)
        title = sentence is not None and is_title_case(markup.text[sentence.start : sentence.end])
        return not _EDITION.search(naming.name), naming.rule == "operations.restated", title, naming.start

    return min(group, key=rank) if len(group) > 1 else group[0]


def _lead_end(markup: Markup) -> int:
    return next((s.start for s in markup.sentences if s.role in ("body", "bullet")), 0) + _LEAD


def _restate(markup: Markup, by_key: dict[str, list[Naming]]) -> None:
    """Add where names stand again without a head word, and other editions of them."""
    if not by_key:
        return
    taken = sorted((n.start, n.end) for group in by_key.values() for n in group)
    words: dict[str, list[int]] = {}
    for match in _WORDS.finditer(markup.text):
        words.setdefault(match.group(), []).append(match.start())
    exhausted: set[str] = set()
    for group in sorted(by_key.values(), key=lambda g: -len(g[0].name)):
        naming = group[0]
        base = _EDITION.sub("", naming.name)
        if base in exhausted:
            continue  # what stands of it is taken, or was turned down
        distinctive = " " in base or not base.istitle() or any(c.isdigit() for c in base)
        count = 0
        for start, end, edition in _standing(markup.text, base, words):
            at = bisect_left(taken, (end, 0))
            if at and taken[at - 1][1] > start:
                continue
            sentence = markup.sentence_at(start)
            if sentence is None or sentence.role in ("menu", "tail"):
                continue
            if not distinctive and not edition and sentence.start == start:
                continue  # a common word that begins a sentence
            name_key = key(markup.text[start:end])
            if name_key not in by_key:
                if edition:
                    by_key[name_key] = []
                else:
                    name_key = key(naming.name)
            count += 1
            if count > _MAX_RESTATED:
                break
            insort(taken, (start, end))
            by_key[name_key].append(Naming(start, end, markup.text[start:end], naming.type, "operations.restated"))
        else:
            exhausted.add(base)


def _standing(text: str, base: str, words: dict[str, list[int]]) -> Iterator[tuple[int, int, bool]]:
    """Where a name stands as whole words, as it is or in capitals: start, end, and whether an edition follows it.

    words: the starts of all words of the text.
    """
    forms = list(dict.fromkeys((base, base.upper())))
    places: set[int] = set()
    for form in forms:
        first = _WORD.match(form)
        if first is not None:
            places.update(words.get(first.group(), ()))
        else:  # it begins with a sign
            places.update(match.start() for match in regex.finditer(rf"(?<![\w-]){regex.escape(form)}", text))
    done = 0
    for start in sorted(places):
        here = next((form for form in forms if text.startswith(form, start)), None) if start >= done else None
        after = _RESTATED.match(text, start + len(here)) if here else None
        if after is not None:
            done = after.end()
            yield start, done, after["edition"] is not None
