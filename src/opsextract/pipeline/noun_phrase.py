"""Noun phrases: where one ends, what its head is, and which heads are people or containers."""

from __future__ import annotations

import regex

from ..lexicons import read_toml

_PHRASES = read_toml("phrases.toml")
_STOP = frozenset(_PHRASES["stop"]["words"])
_HEADLINE_VERBS = frozenset(_PHRASES["stop"]["headline_verbs"])
_PARTICIPLES = frozenset(_PHRASES["stop"]["participles"])
CONTAINERS = frozenset(_PHRASES["containers"]["words"])
"""Heads that hold what follows "of": "two bags of cocaine"."""
PERSON_HEADS = frozenset(_PHRASES["persons"]["heads"])
"""Heads that are people."""
PERSON_GROUPS: dict[str, int] = _PHRASES["persons"]["groups"]
"""Heads that are a known number of people: a couple is two."""
_TOKEN = regex.compile(r"\ ?(?!-\ )([A-Za-z0-9'&./-]*[A-Za-zÀ-ɏ0-9'&/-]+)")
# Written so they are no pronouns: "US currency", "IT equipment".
_ACRONYMS = ("US", "IT")
_LEADING = frozenset(_PHRASES["leading"]["words"])
_ADVERBS = frozenset(_PHRASES["leading"]["adverbs"])
# What follows a participle that has no noun: "one found hidden behind a bed".
_NO_NOUN = regex.compile(
    r"(?:\ (?:hidden|concealed|in|on|at|by|from|under|behind|with|inside|aboard|near|dead|alive)\b|[.,;])"
)
# "16 months another 872 kg", "rounds 12 rifles": digits behind a common noun begin another count.
_COUNT = regex.compile(r"\d[\d.,]*\ [a-z]")
# "falsified, stolen or unlicensed medical products": adjectives joined, all of one noun.
_ADJECTIVE = rf"[\w-]+ed|{'|'.join(_PHRASES['leading']['adjectives'])}"
_ADJECTIVES = regex.compile(
    rf"(?:{_ADJECTIVE})(?:(?:,\ (?:{_ADJECTIVE}))*,?\ (?:and/or|and|or)\ (?:{_ADJECTIVE}))(?=\ [a-z])"
)


def noun_phrase(text: str, start: int) -> tuple[int, int]:
    """The range of the noun phrase that begins at `start`; empty when no noun follows.

    It ends before function words, punctuation and, once it has a noun, before participles that report ("suspects
    arrested"); "of" carries it on ("rounds of ammunition").
    """
    pair = _ADJECTIVES.match(text, start)
    at, end, words = pair.end() if pair else start, start, 0
    after_of = False
    last, before = start, ""
    while words < 9:
        token = _TOKEN.match(text, at)
        if token is None or (words and text[at : at + 1] not in " "):
            break
        word = token[1].rstrip(".")
        lower = word.lower()
        if lower == "of" and words and not after_of:
            after_of = True
            at = token.end()
            words += 1
            if (joined := _ADJECTIVES.match(text, at + 1)) is not None:
                at, after_of = joined.end(), False
            continue
        if not words and lower == "accused":
            return start, token.start(1) + len(word)
        if not words and (lower in _HEADLINE_VERBS or (lower in _PARTICIPLES and _NO_NOUN.match(text, token.end()))):
            break  # "Twelve Arrested in Takedown", "one found hidden behind a bed"
        if lower == "accused" and words and text.startswith(" of ", token.end()):
            break  # "a couple accused of"
        if lower == "suspected" and words and before not in ("of", "more"):
            break
        if (
            lower in ("and", "or")
            or (lower in _STOP and word not in _ACRONYMS)
            or (words and not after_of and lower in _PARTICIPLES and before not in _ADVERBS)
            or (lower.isdigit() and not words)
            or (words and not after_of and _COUNT.match(text, token.start(1)) and text[last].islower())
        ):
            break
        if lower in ("the", "their", "its", "his", "her") and words and not after_of:
            break
        after_of = False
        if not words and lower in _LEADING:
            start = token.end() + 1
            at = token.end()
            continue
        words += 1
        before = lower
        last = token.start(1)
        at = end = token.start(1) + len(word)
        if word in ("U.S", "U.K") and text[at : at + 2] == ". ":
            at += 1  # "counterfeit U.S. currency"
        elif token[1].endswith(".") or text[at : at + 1] not in (" ", "-"):
            break
    return (start, end) if end > start else (start, start)


def head_of(item: str) -> str:
    """The head noun: the last word before "of", or the last one after it when a container stands before."""
    words = item.lower().split()
    if "of" in words:
        cut = words.index("of")
        if cut and words[cut - 1] not in CONTAINERS:
            return words[cut - 1]
    return words[-1] if words else ""
