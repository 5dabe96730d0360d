"""The grammar of operation names: what may stand in one, and what stands around one."""

from __future__ import annotations

from functools import cache

import regex

from ..lexicons import read_toml

EDITION = (
    r"(?:[IVX]{2,5}\b|[VX]\b|I\b(?=[,;:)\"\n]| \()|\d{1,2}\.\d{1,2}\b|(?:19|20)\d\d\b|\d{1,2}\b"
    r"|(?:[Pp]hase|PHASE) (?:\d{1,2}|[IVX]+|[Oo]ne|[Tt]wo|[Tt]hree|ONE|TWO|THREE)\b)"
)
"""What tells one edition of an operation from another: V, 3.0, 2024, 24, Phase II."""

WORD = r"(?:(?:\p{Lu}\.){2,}|\p{Lu}[\p{L}\p{N}]*(?:['&/.-](?!s\b)[\p{L}\p{N}]+)*|\d+(?:\.\d+)?\p{L}[\p{L}\p{N}-]*)"
"""One word of a name: with a capital, dotted letters, or a number with letters (3Finch)."""

QUOTED = regex.compile(r"\"\s?([^\"\n]{2,60}?)\s?\"|'(?=\p{Lu}|\d)((?:[^'\n]|'(?=s? \p{L}|\p{L})){2,60}?)'(?!\p{L})")
"""A name in double or single quotation marks."""


@cache
def trigger() -> regex.Pattern[str]:
    """Finds the words at which a name may stand: Operation, Project, codenamed, dubbed ..."""
    w = _data()
    capital = r"(?= [\p{Lu}\d\"'])"
    short = rf"[Oo]p(?:s|\.)?{capital}|OPS?\b\.?{capital}"
    return regex.compile(rf"(?<![\w-])(?:{w['operation']}|{short}|{w['project']}|{w['calling']})(?!\w)")


@cache
def grammar() -> dict[str, regex.Pattern[str]]:
    """The patterns of a name and its surroundings, by what each is for."""
    w = _data()
    inner = rf"(?:{w['inner']})"
    month = rf"(?:{w['months']})\b"
    number = rf"(?:{EDITION}|\d{{1,4}})(?![\d.,]*\d)(?! {month})(?!(?:st|nd|rd|th)\b)"
    follow = rf"(?: {WORD}(?<!\b{month})| {inner} {WORD}| {number})"
    no_preposition = r"(?:(?!(?:of|on|for|in|to|at|by|from|that|which|who|with)\b)[\w/'-]+,? ){0,6}"
    return {
        "name": regex.compile(rf"(?:{WORD}|\d{{2,4}}(?= {WORD}|[ ,.;:)\n]))(?:{follow})*"),
        "rare": regex.compile(rf"(?: (?:{w['inner_rare']}) (?!{month}){WORD}(?:{follow})*)"),
        "edition": regex.compile(rf" (?:{EDITION})$"),
        "coordinated": regex.compile(r"(?:,? (?:and|&) |, )"),
        "subject": regex.compile(
            rf"(?:[Tt]he )?({WORD}(?: {WORD})*)(?: \([^)]{{2,60}}\))? (?:is|was) (?:an?|the) {no_preposition}"
        ),
        "against": regex.compile(rf" (?:[Aa]gainst|[Oo]n|to [Cc]ombat|[Ff]or) {WORD}(?:{follow})*"),
        "before": regex.compile(rf"(?:^|(?<!&|and)[\s(]|\bthe)((?:{WORD} )+)$"),
        "business": regex.compile(rf"\b(?:{w['business']})[\"']?,? (?:called|named|known as|as) [\"']?$", regex.I),
        "no_operation": regex.compile(w["business_after"]),
        "described": regex.compile(rf"\b(?:{w['described']})\b[^.;:\n]{{0,30}}$"),
        "described_near": regex.compile(
            rf"\b(?:{w['described']})(?:\"?,?(?: which| that| and| it)?(?: (?:{w['copula']}))*| \([^)]*\),?)? ?$",
            regex.I,
        ),
        "authority": regex.compile(rf" (?:{w['authority']})"),
        "head": regex.compile(r"(?:Operation|OPERATION|Project|Op\.?) "),
    }


@cache
def words(name: str) -> frozenset[str]:
    """A list of words of lexicons/operations.toml as a set."""
    return frozenset(_data()[name])


@cache
def _capitals(name: str) -> frozenset[str]:
    return words(name) | frozenset(word.upper() for word in words(name))


def head_type(word: str) -> str | None:
    """operation or project, or None for a word that calls something by a name."""
    low = word.lower()
    if low.startswith(("operat", "opera", "opéra")) or low.rstrip(".s") == "op":
        return "operation"
    return "project" if low.startswith("proje") else None


def may_be_name(name: str) -> bool:
    """Say whether words can be a name: no body, job, function or verb of a headline, no military campaign."""
    parts = name.split()
    if len(name) < 2 or parts[0].rstrip(",.:") in _capitals("no_name") or not any(c.isalnum() for c in name):
        return False
    return (len(parts) == 1 or parts[-1] not in words("bodies")) and name.casefold() not in _military()


def is_title_case(text: str) -> bool:
    """Say whether nearly all long words of a line are capitalised, so that capitals mark no names in it."""
    found = regex.findall(r"\p{L}[\p{L}'-]{3,}", text)
    if len(found) < 3:
        return text.isupper() and len(found) > 1
    capitals = sum(bool(word[0].isupper()) for word in found)
    return capitals >= 0.75 * len(found)


@cache
def _military() -> frozenset[str]:
    return frozenset(name.casefold() for name in words("military"))


def _data() -> dict[str, str]:
    data: dict[str, str] = read_toml("operations.toml")["name"]
    return data
