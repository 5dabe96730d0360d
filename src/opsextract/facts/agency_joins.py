"""Which "and" and which commas stand inside one name: "Air and Marine Branch", "Agriculture, Food and the Marine"."""

from __future__ import annotations

from collections.abc import Callable

import regex

from .agency_words import Token, grammar


def one_name(text: str, tokens: list[Token], begin: int, i: int, is_body: Callable[[str], bool]) -> bool:
    """Say whether the "and" at i stands inside one name."""
    g = grammar()
    left = text[tokens[begin][1] : tokens[i - 1][2]]
    following = tokens[i + 1][0]
    if tokens[i][0] not in ("and", "&"):
        return True
    if following == "the":
        region = i + 2 < len(tokens) and tokens[i + 2][0] in g.regions
        return region and regex.search(r"\b(?:of|for) (?:the )?[^,]*$", left) is not None and not is_body(left)
    for j in range(begin, i):
        opens = j == begin or tokens[j - 1][0] in g.joins or tokens[j - 1][0] in g.leading
        if opens and any(is_body(joined(text, tokens, j, k)) for k in range(len(tokens), i + 1, -1)):
            return True
        if opens and is_body(joined(text, tokens, j, i)):
            return False
    if g.head.search(left) and any(is_body(joined(text, tokens, i + 1, k)) for k in range(i + 3, len(tokens) + 1)):
        return False
    previous = tokens[i - 1][0]
    if previous == "Customs" and following in g.customs_and:
        return True
    county = i + 2 < len(tokens) and tokens[i + 2][0] == "County" and not previous.isupper()
    if county and (i - begin == 1 or tokens[i - 2][0] in g.joins):
        return True
    if regex.search(r"\b(?:Ministry|Secretariat) (?:of|for) (?:the )?(?:\w+ ){0,2}\w+$", left):
        return g.head.search(text, tokens[i + 1][1], tokens[-1][2]) is None
    if following not in g.portfolios:
        return False
    if previous in g.portfolios and not g.head.search(left):
        return True
    # "Department of Energy and Environmental Protection": the topics go on after "of".
    after_head = regex.search(r"\b(?:of|for|on|against) (?:the )?([^,]*)$", left)
    if after_head and g.head.search(left[: after_head.start()]):
        inside = after_head[1].split()
        return bool(inside) and all(w in g.portfolios or w in ("the", "and", "&") for w in inside)
    return False


def list_after(text: str, end: int, is_body: Callable[[str], bool]) -> int | None:
    """Where a list of topics ends that goes on from a name: "Department of Agriculture, Food and the Marine"."""
    g = grammar()
    match = g.list_after.match(text, end, min(len(text), end + 120))
    if match is None or g.head.search(match.group()):
        return None
    last = regex.split(r"(?:,| and| &)(?: the)? ", match.group())[-1]
    return None if is_body(last) else match.end()


def joined(text: str, tokens: list[Token], begin: int, end: int) -> str:
    """The text of some tokens with single spaces."""
    return " ".join(text[tokens[begin][1] : tokens[end - 1][2]].split())
