"""Names of public bodies that no list holds, read from their words: "... Police Department", "Ministry of ..."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import regex

from .agency_joins import joined, list_after, one_name
from .agency_words import Token, grammar

_BACK = 140


@dataclass(slots=True)
class Phrase:
    """A body's name in the text: `core` without its "of ..." part, `parents` the larger bodies named inside it."""

    start: int
    end: int
    core: tuple[int, int]
    head: str
    strength: str
    parents: list[tuple[int, int]] = field(default_factory=list)
    owner: tuple[int, int] | None = None
    """The body in the possessive before the name: "Europol's" of "Europol's European Cybercrime Centre"."""


def head_starts(text: str) -> list[int]:
    """The offsets of all words in the text that may be the head of a body's name."""
    return [match.start() for match in grammar().head.finditer(text)]


def find_phrases(
    text: str,
    start: int,
    end: int,
    heads: list[int],
    is_body: Callable[[str], bool],
    is_place: Callable[[str], bool],
) -> Iterator[Phrase]:
    """The names of bodies in one sentence of the text, in text order.

    heads: the offsets given by head_starts. is_body: tells whether a string is a known body's name. is_place: whether
    it is a country's name or adjective.
    """
    at = start
    for head in heads[bisect_left(heads, start) : bisect_left(heads, end)]:
        if head < at:
            continue
        # No name reaches further back than this; the sequence that holds the head is the last to begin before it.
        back = max(at, head - _BACK)
        if back > at:
            back = text.find(" ", back, head) + 1 or back
        for match in grammar().sequence.finditer(text, back, end):
            if match.end() > head:
                if match.start() <= head:
                    yield from _read(text, match.start(), match.end(), start, is_body, is_place)
                    at = match.end()
                break


def _read(
    text: str, start: int, end: int, line: int, is_body: Callable[[str], bool], is_place: Callable[[str], bool]
) -> Iterator[Phrase]:
    """The names in one run of capitalised words."""
    g = grammar()
    tokens: list[Token] = [(match.group(), *match.span()) for match in _WORD.finditer(text, start, end)]
    owner: tuple[int, int] | None = None
    first = 0
    for i, (word, begin, stop) in enumerate(tokens):
        last = i == len(tokens) - 1
        cut = 0
        if not last and word.endswith("'s") and word[:-2].casefold() not in g.fixed:
            cut = 2
        elif (not last and word.endswith("s'") and word[:-1].casefold() not in g.fixed) or (
            not last and word.endswith("s") and _glued(text, tokens, first, i, is_body)
        ):
            cut = 1
        if cut:
            owned = [*tokens[first:i], (word[:-cut], begin, stop - cut)]
            phrases = list(_split_and(text, owned, line, is_body, is_place))
            yield from _owned(phrases, owner)
            ends = phrases and phrases[-1].end == stop - cut
            owner = (phrases[-1].start, phrases[-1].end) if ends else _trimmed(owned)
            first = i + 1
    yield from _owned(list(_split_and(text, tokens[first:], line, is_body, is_place)), owner)


_DISTRICT = regex.compile(
    r"(?:,| [–-])? (?:(?:Northern|Southern|Eastern|Western|Middle|Central) )?District of "
    r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|and the))?\b"
)
_WORD = regex.compile(r"[Nn]o\. ?\d+|\S+")
_NUMBER = regex.compile(r" (?:[IVX]{1,5}|\d{1,3})")


def _owned(phrases: list[Phrase], owner: tuple[int, int] | None) -> list[Phrase]:
    if phrases and owner is not None:
        phrases[0].owner = owner
    return phrases


def _glued(text: str, tokens: list[Token], first: int, i: int, is_body: Callable[[str], bool]) -> bool:
    """Say whether the s of a word is a possessive that lost its apostrophe: "the Justice Departments Tax Division"."""
    if tokens[i + 1][0] in grammar().joins:
        return False
    stop = tokens[i][2]
    if is_body(text[tokens[i][1] : stop]) and not tokens[i][0][:-1].isupper():
        return False
    for j in range(first, i + 1):
        name = joined(text, tokens, j, i + 1)
        if is_body(name[:-1]) and not is_body(name):
            return True
    return False


def _trimmed(tokens: list[Token]) -> tuple[int, int]:
    """A possessor without head words: the capitalised words right before the possessive."""
    begin = len(tokens)
    while begin and tokens[begin - 1][0] not in grammar().joins:
        begin -= 1
    kept = tokens[begin:] or tokens
    return kept[0][1], kept[-1][2]


def _split_and(
    text: str,
    tokens: list[Token],
    line: int,
    is_body: Callable[[str], bool],
    is_place: Callable[[str], bool],
) -> Iterator[Phrase]:
    """Cut at each "and" that joins two bodies, and keep those that join two topics of one body."""
    begin = 0
    for i, (word, _, _) in enumerate(tokens):
        if word in ("and", "&", "et", "y", "e", "und") and 0 < i < len(tokens) - 1:
            if one_name(text, tokens, begin, i, is_body):
                continue
            yield from _parse(text, tokens[begin:i], line, is_body, is_place)
            begin = i + 1
    if begin < len(tokens):
        yield from _parse(text, tokens[begin:], line, is_body, is_place)


def _runs(tokens: list[Token]) -> list[tuple[str, list[Token]]]:
    """The capitalised runs of a token list, each with the connective before it ("" for the first)."""
    g = grammar()
    runs: list[tuple[str, list[Token]]] = []
    link: list[str] = []
    for token in tokens:
        word = token[0]
        if word in g.inner and runs and not link:
            runs[-1][1].append(token)
        elif word in g.joins and not (word in ("and", "&") and runs and not link):
            link.append(word)
        elif word in ("and", "&"):
            runs[-1][1].append(token)
        elif link or not runs:
            runs.append((" ".join(link), [token]))
            link = []
        else:
            runs[-1][1].append(token)
    return runs


def _parse(
    text: str, tokens: list[Token], line: int, is_body: Callable[[str], bool], is_place: Callable[[str], bool]
) -> Iterator[Phrase]:
    """Read bodies from runs of capitalised words linked by "of", "for", "in" and the like."""
    g = grammar()
    known = _known_at_front(text, tokens, is_body)
    if known is not None:
        at, after = known
        span = (tokens[at][1], tokens[after - 1][2])
        yield Phrase(*span, span, "", "known")
        rest = tokens[after:]
        if not rest:
            return
        if rest[0][0] not in g.joins:
            yield from _owned(list(_parse(text, rest, line, is_body, is_place)), span)
            return
    runs = _runs(tokens)
    i = 0
    while i < len(runs):
        run = _lead_off(runs[i][1])
        core = _core(text, run)
        if core is None:
            i += 1
            continue
        begin, stop, head, strength = core
        if i and stop - begin > len(head) and _opens(text, runs, i, head):
            begin = _lead_off(runs[i - 1][1])[0][1]
        # Words after the head that are no part of the name cut it off from what follows.
        following = stop == run[-1][2] or i + 1 == len(runs)
        end = stop
        parents: list[tuple[int, int]] = []
        used = i
        j = i + 1
        while following and j < len(runs) and j <= i + 4:
            link, nxt = runs[j]
            if not _takes(text, runs, i, j, head, link, nxt, is_place):
                break
            inner = _core(text, nxt)
            is_known = is_body(text[nxt[0][1] : nxt[-1][2]])
            apart = (
                inner is not None and "the" in link.split() and (len(nxt) > len(inner[2].split()) or inner[2] in g.bare)
            )
            if inner is not None and "Prosecut" in head and "Court" in inner[2]:
                apart = False
            if is_known or (apart and head != "Ministry"):
                whole_end = nxt[-1][2] if is_known or inner is None else inner[1]
                parents.append((nxt[0][1], whole_end))
                end = whole_end
                # The parent is read again by itself, with its own "of ...".
                break
            end = nxt[-1][2]
            used = j
            j += 1
        if begin < stop:
            if not parents and head not in ("Police", "Customs") and end > stop:
                end = list_after(text, end, is_body) or end
            before = g.list_before.search(text, max(line, begin - 90), begin)
            joined = before is not None and (before.group().endswith(("and ", "& ")) or " and " in text[begin:stop])
            if (
                before
                and joined
                and run[0][0] in g.topics
                and text[begin:stop] != head
                and not g.head.search(before.group())
            ):
                begin = before.start(1)
            if head.endswith(g.district_heads) and end == stop:
                district = _DISTRICT.match(text, end)
                end = district.end() if district else end
            if head not in g.lower_heads and (text[begin:stop] == head or g.starts_with_division(text[begin:stop])):
                city = g.city_before.search(text, max(line, begin - 60), begin)
                if city and not g.head.search(city.group()):
                    begin = city.start()
            bare = text[begin:stop] == head
            if not (bare and end == stop and strength != "strong") or parents:
                yield Phrase(begin, end, (begin, stop), head, strength, parents)
        i = max(used, i) + 1


def _opens(text: str, runs: list[tuple[str, list[Token]]], i: int, head: str) -> bool:
    """Say whether the name of the i-th run begins in the run before: "Bay of Plenty Crime Unit"."""
    g = grammar()
    before = runs[i - 1][1]
    last = before[-1][0]
    return (
        runs[i][0] in ("of", "against")
        and _core(text, before) is None
        and (last in g.landforms or (last in g.portfolios and last not in g.titles and head.title() in g.unit_heads))
    )


def _known_at_front(text: str, tokens: list[Token], is_body: Callable[[str], bool]) -> tuple[int, int] | None:
    """The first run's known body that does not fill it, as token indexes: "Department of Justice Criminal Division"."""
    g = grammar()
    at = 0
    while at < len(tokens) and (tokens[at][0] in g.leading or tokens[at][0] in g.joins):
        at += 1
    if at >= len(tokens):
        return None
    for after in range(len(tokens), at, -1):
        if is_body(joined(text, tokens, at, after)):
            following = tokens[after][0] if after < len(tokens) else ""
            # "General Directorate of Customs Enforcement" is another body than that of Customs.
            longer = following in g.portfolios and not g.head.search(text, tokens[after][1], tokens[-1][2])
            listed = (
                not following
                and " of " in text[tokens[at][1] : tokens[-1][2]]
                and list_after(text, tokens[-1][2], is_body)
            )
            return None if longer or listed or following in ("of", "for", "on") else (at, after)
    return None


def _lead_off(run: list[Token]) -> list[Token]:
    """A run without the sentence words and job titles in front of it."""
    g = grammar()
    i = 0
    while i < len(run) - 1 and (
        run[i][0].split("-")[0] in g.leading
        or run[i][0].endswith("-led")
        or (run[i][0] in g.titles and not g.head.match(" ".join(t[0] for t in run[i : i + 3])) and _title(run, i))
    ):
        i += 1
    return run[i:]


def _title(run: list[Token], i: int) -> bool:
    """Say whether a title word at the front stands for a person ("Chief Seattle ...") and opens no name."""
    word, following = run[i][0], run[i + 1][0]
    g = grammar()
    if word in g.name_openers:
        return False
    return word not in g.title_pairs or following in g.titles


def _core(text: str, run: list[Token]) -> tuple[int, int, str, str] | None:
    """The part of a run that ends with its last head: start, end, head and strength; None without a head."""
    g = grammar()
    if not run:
        return None
    begin, stop = run[0][1], run[-1][2]
    last = None
    for match in g.head.finditer(text, begin, stop):
        last = match
    if last is None:
        return None
    head = last.group()
    end = last.end()
    if end < stop and any(text.endswith(t, begin, end) for t in g.trailing):
        rest = text[end + 1 : stop].split()
        if rest and not any(w in g.titles for w in rest) and text[end] == " ":
            end = stop
    elif end < stop and _NUMBER.fullmatch(text, end, stop):
        end = stop
    return begin, end, head, g.heads[head]


def _takes(
    text: str,
    runs: list[tuple[str, list[Token]]],
    i: int,
    j: int,
    head: str,
    link: str,
    nxt: list[Token],
    is_place: Callable[[str], bool],
) -> bool:
    """Say whether the j-th run belongs to the name that begins with the i-th."""
    g = grammar()
    words = link.split()
    if not words:
        return False
    first = words[0]
    chunk = text[nxt[0][1] : nxt[-1][2]]
    if nxt[0][0] in g.calendar or (first == "on" and nxt[0][0] in g.pages):
        return False
    if first == "the" and runs[j - 1][1][-1][0] in ("and", "&"):
        return nxt[0][0] in g.regions
    if first == "in":
        return nxt[-1][0] == "Matters" or (
            j == i + 1
            and ("Court" in head or "Prosecut" in head or head == "Tribunal")
            and words in (["in"], ["in", "the"])
        )
    if first == "to":
        return nxt[0][0] in ("Combat", "Counter", "Fight", "Prevent", "Protect")
    if first not in g.of and first not in g.foreign_of and first not in ("am", "van"):
        return False
    if j == i + 1:
        return head not in ("Police",) or first == "of" or first in g.foreign_of
    previous = runs[j - 1][1][-1][0]
    if first == "against":
        return True
    if first == "of":
        return previous in g.chains or is_place(chunk) or previous in g.topics or previous[:3].lower() == "no."
    return first in g.foreign_of or previous in g.chains
