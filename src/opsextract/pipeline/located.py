"""Goods told of by where they were: "Tucked inside four lamps were 20 kg", "In the boot: eight tusks".

No lexicon form marks these; the sentence's turn does. Its words are those of lexicons/located.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ..lexicons import read_toml

NUMBER_NEXT = (
    r"(?:(?:about|around|some|approximately|roughly|more\ than|over|nearly|almost|at\ least|a\ total\ of)\ )?"
    r"(?:\d|\p{Sc}|[A-Z]{3}\ \d|an?\ |two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
"""What may begin a number: digits, a currency, a number word or "a"."""
_DATA = read_toml("located.toml")


def _any(name: str) -> str:
    return "|".join(word.replace(" ", r"\ ") for word in _DATA[name])


_HAD = regex.compile(
    rf"\b(?P<had>had)\ (?={NUMBER_NEXT})(?:[^.;:\n]|[.:]\d){{3,160}}?\ when\ "
    r"(?:his|her|their|he|she|they|the|police|officers|agents|deputies|troopers)\ [^.;:\n]{0,60}?"
    rf"\b(?:{_any('when')})\b",
    regex.IGNORECASE,
)
# Where a sentence, a line or its bullet begins; the standard engine passes over all else in a fraction of the time.
_OPENING = re.compile(
    rf"(?:\A|[\n.:;!?•–—*-]\ ?)(?=(?:Also\ )?(?:{_any('hidden')}|{_any('done')}|{_any('places')}|In|Within|From)\b)"
)
_LAID = regex.compile(
    r"(?:Also\ )?"
    rf"(?:(?:{_any('hidden')})\b|(?P<done>{_any('done')})\ (?:as|along|in|at|from|on|during|there)\b"
    rf"|(?:{_any('places')})\b|(?:In|Within|From)\ (?:the|his|her|their|its|an?|it|one)\b)"
    r"[^.;:\n]{0,110}?(?:\ (?P<be>was|were|lay|sat|stood)\b|(?P<colon>:))"
    rf"(?=\ (?:(?P<then>{_any('then')})\ )?(?:also\ |found\ |another\ )?{NUMBER_NEXT}|\ (?:{_any('goods')})\b)"
)


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the text that says of what follows that it was found or, with the participle `done`, taken."""

    start: int
    end: int
    done: str
    rule: str


def find_located(text: str) -> Iterator[Located]:
    """The turns of a text by which goods are told of without a verb of taking that has them for its object."""
    for had in _HAD.finditer(text):
        yield Located(*had.span("had"), "found with", "find_had")
    for opening in _OPENING.finditer(text):
        laid = _LAID.match(text, opening.end())
        if laid is None:
            continue
        done = (laid["done"] or laid["then"] or "").lower()
        yield Located(*laid.span("be" if laid["be"] else "colon"), done, "find_laid")
