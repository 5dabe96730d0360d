"""Agencies: every named public body, once each, under its fullest name with every other form that the text uses."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup
from .agency_accept import confirms, is_accepted, is_place, owner_before
from .agency_bodies import Item, Items
from .agency_gazetteer import Hit, find_hits, surfaces
from .agency_grammar import Phrase, find_phrases, head_starts
from .agency_names import acronym_in, brackets, definitions, fold, local_names, type_of
from .agency_words import grammar
from .candidate import Candidate, Found
from .countries import namings
from .country_roles import us_release
from .recogniser import proposed_agencies

_MAX_EVIDENCES = 4
_HEADINGS = ("title", "heading")
_OF_BEFORE = regex.compile(r"\b(?:of|for|at|within|in|by)(?: the)? $")
_PLACE_AFTER = regex.compile(r"(?: \([^()]{2,60}\))? (?:in|of) (?:the )?$")


def find(markup: Markup, found: Found) -> list[Candidate]:
    """One candidate for each body that the text names, in the order of their first naming."""
    places = _Places(markup)
    shown = places.shown
    text = markup.text
    defined = definitions(text)
    hits = find_hits(markup, places.codes, defined, shown)
    items = Items(text, places.country_at, us_release(markup))
    phrases = _phrases(markup, hits, defined)
    _assemble(text, hits, phrases, items, places)
    _tie_brackets(text, items)
    _add_recognised(markup, items, shown)
    items.merge_short_forms()
    items.drop(lambda item: _only_funds(text, item))
    candidates = []
    for item in items.ordered():
        fields = item.fields(places.home)
        candidates.append(Candidate("agencies", fields, list(item.spans)[:_MAX_EVIDENCES], f"agencies.{item.rule}"))
    return candidates


class _Places:
    """The countries that the text names, and which of them a body at some place belongs to."""

    def __init__(self, markup: Markup) -> None:
        self._named = namings(markup)
        self._starts = [n.start for n in self._named]
        self._text = markup.text
        self._markup = markup
        self.codes = {n.code for n in self._named}
        if us_release(markup):
            self.codes.add("US")
        self._hidden = [(line.start, line.end) for line in markup.lines if line.role in ("menu", "tail")]
        self._leads = self._lead_lines()
        self._lead_starts = list(self._leads)
        counts: dict[str, int] = {}
        for naming in self._named:
            counts[naming.code] = counts.get(naming.code, 0) + 1
        self.home = "US" if us_release(markup) else next(iter(counts)) if len(counts) == 1 else None

    def _lead_lines(self) -> dict[int, tuple[int, str]]:
        """Lines that a country heads ("France: National Police ..."), in text order: start -> end and code."""
        text = self._text
        leads: dict[int, tuple[int, str]] = {}
        for naming in self._named:
            begin = text.rfind("\n", max(0, naming.start - 13), naming.start) + 1
            if begin == 0 and naming.start > 12:
                continue
            lead = text[begin : naming.start].casefold().replace("the ", "")
            if any(c.isalnum() for c in lead):
                continue
            after = text[naming.end : naming.end + 4]
            if after.strip()[:1] in (":", "–", "—") or after.startswith(" - "):
                end = text.find("\n", naming.end)
                leads.setdefault(begin, (len(text) if end < 0 else end, naming.code))
        return leads

    def shown(self, offset: int) -> bool:
        """Say whether an offset belongs to the release and not to a menu or footer around it."""
        at = bisect_right(self._hidden, (offset, sys.maxsize)) - 1
        return at < 0 or self._hidden[at][1] <= offset

    def country_at(self, start: int, end: int) -> str | None:
        """The country of a body named at [start, end): in its name, at the head of its line, or right after it."""
        first = bisect_left(self._starts, start)
        if first < len(self._named) and self._starts[first] < end:
            return self._named[first].code
        lead = bisect_right(self._lead_starts, start)
        if lead:
            stop, code = self._leads[self._lead_starts[lead - 1]]
            if start < stop:
                return code
        for naming in self._named[max(0, first - 1) : first + 1]:
            if naming.start >= end:
                if naming.start - end < 40 and _PLACE_AFTER.fullmatch(self._text[end : naming.start]):
                    return naming.code
                break
            if naming.end <= start and start - naming.end <= 3 and self._text[naming.end : start] in ("'s ", "' ", " "):
                return naming.code
        return None


def _phrases(markup: Markup, hits: list[Hit], defined: dict[str, str]) -> list[Phrase]:
    """The bodies that the grammar reads in the lines of the release."""
    text = markup.text
    is_body: Callable[[str], bool] = surfaces().__contains__
    phrases = []
    heads = head_starts(text)
    at = 0
    ends = {hit.end: hit for hit in hits}
    hit_starts = [hit.start for hit in hits]
    for sentence in markup.sentences:
        while at < len(heads) and heads[at] < sentence.start:
            at += 1
        if at == len(heads):
            break
        if heads[at] >= sentence.end or sentence.role in ("menu", "tail"):
            continue
        if text[sentence.start : sentence.end].isupper():
            continue
        for phrase in find_phrases(text, sentence.start, sentence.end, heads, is_body, is_place):
            if phrase.owner is None:
                phrase.owner = owner_before(text, phrase, ends)
            inside = hits[bisect_left(hit_starts, phrase.start) : bisect_left(hit_starts, phrase.end)]
            if is_accepted(markup, phrase, inside) and not (
                sentence.role in _HEADINGS and _title_words(markup, phrase)
            ):
                phrases.append(phrase)
    return phrases


def _title_words(markup: Markup, phrase: Phrase) -> bool:
    """Say whether a title's capitals make a name of other words: "WCO Boosts Customs", which no sentence says again."""
    if phrase.head not in ("Police", "Customs"):
        return False
    words = markup.text[phrase.start : phrase.core[1]].removesuffix(phrase.head)
    if any(is_place(word) or word in grammar().government for word in [words.strip(), *words.split()]):
        return False
    return _only_in_headings(markup, markup.text[phrase.start : phrase.end])


def _only_in_headings(markup: Markup, name: str) -> bool:
    """Say whether a release that has sentences besides its headings holds a name in headings alone; found out once."""
    known: dict[str, bool] = markup.memo.setdefault("only in headings", {})
    if not known:
        known[""] = any(s.role not in _HEADINGS for s in markup.sentences)
    if name not in known:
        at = markup.text.find(name)
        while at >= 0 and ((told := markup.sentence_at(at)) is None or told.role in _HEADINGS):
            at = markup.text.find(name, at + 1)
        known[name] = known[""] and at < 0
    return known[name]


def _assemble(text: str, hits: list[Hit], phrases: list[Phrase], items: Items, places: _Places) -> None:
    """Lay the gazetteer's bodies and the grammar's names over each other; every stretch ends in one item."""
    dropped: set[int] = set()
    ends = [hit.end for hit in hits]
    for phrase in phrases:
        inside = []
        for k in range(bisect_right(ends, phrase.start), len(hits)):
            if hits[k].start >= phrase.end:
                break
            if k not in dropped:
                inside.append((k, hits[k]))
        if not inside:
            items.add_phrase(phrase)
            continue
        covering = [hit for _, hit in inside if hit.start <= phrase.start and hit.end >= phrase.end]
        if covering:
            items.note_owner(covering[0], phrase)
            continue
        crossing = [hit for _, hit in inside if hit.start < phrase.start or hit.end > phrase.end]
        if crossing:
            last = crossing[-1]
            if (
                len(crossing) > 1
                or last.start <= phrase.start
                or not _OF_BEFORE.search(text[phrase.start : last.start])
            ):
                continue
            phrase.end = last.end
        _lay(text, phrase, inside, dropped, items)
    for k, hit in enumerate(hits):
        if k not in dropped:
            items.add_hit(hit)


@cache
def _joined_words() -> frozenset[str]:
    """The words with which the name of another body goes on where a known one ends: "..., Food and the Marine"."""
    return grammar().portfolios | {"and", "&", "the"}


def _lay(text: str, phrase: Phrase, inside: list[tuple[int, Hit]], dropped: set[int], items: Items) -> None:
    """One name of the grammar with gazetteer bodies inside it: the same body, a unit of it, or another body."""
    k, hit = inside[0]
    unit_heads = grammar().unit_heads
    core_head = text.rfind(phrase.head, phrase.start, phrase.core[1])
    if hit.start <= core_head < hit.end < core_head + len(phrase.head):
        dropped.update(j for j, _ in inside)
        items.add_phrase(phrase)
        return
    if hit.start == phrase.start:
        rest = text[hit.end : phrase.end]
        if regex.match(r" (?:of|for|in) ", rest):
            parent = next((h for _, h in inside[1:]), None)
            place = rest.split(" ", 2)[2].removeprefix("the ").removeprefix("Republic of ")
            if parent is not None or phrase.parents or is_place(place):
                items.add_hit(hit, whole=(phrase.start, phrase.end))
                dropped.add(k)
                for start, end in phrase.parents if parent is None else []:
                    items.add_name(start, end, "grammar")
                return
            dropped.update(j for j, _ in inside)
            items.add_phrase(phrase)
            return
        if rest.strip(" ,") and all(word in _joined_words() for word in regex.split(r"[ ,]+", rest) if word):
            dropped.update(j for j, _ in inside)
            items.add_phrase(phrase)
            return
        if any(regex.search(rf"\b{head}\b", rest) for head in unit_heads):
            begin = phrase.end - len(rest.lstrip(" ,'s-–"))
            if begin < phrase.end:
                items.add_phrase(
                    Phrase(
                        begin, phrase.end, (begin, phrase.end), phrase.head, phrase.strength, [], (hit.start, hit.end)
                    )
                )
            return
        items.add_hit(hit, whole=(phrase.start, phrase.end))
        dropped.add(k)
        return
    prefix = text[phrase.start : hit.start]
    if _OF_BEFORE.search(prefix):
        short = regex.sub(r" (?:of|for|at|within|in|by)(?: the)? $", "", prefix)
        if grammar().head.search(short):
            end = phrase.start + len(short)
            bare = short.strip() in grammar().heads
            core = (phrase.start, phrase.end if bare else end)
            items.add_phrase(
                Phrase(phrase.start, phrase.end, core, phrase.head, phrase.strength, [], (hit.start, hit.end))
            )
            return
    stem = prefix.strip().removesuffix("'s")
    if hit.end == phrase.end and (is_place(stem) or stem in ("Federal", "State", "The")):
        items.add_hit(hit, whole=(phrase.start, phrase.end))
        dropped.add(k)
        return
    dropped.update(j for j, _ in inside)
    items.add_phrase(phrase)


def _tie_brackets(text: str, items: Items) -> None:
    """Give each body the acronym or local name that follows it in brackets."""
    for at, end, content in brackets(text):
        item = items.ending_at(at)
        if item is None:
            continue
        acronym = acronym_in(content)
        names = [acronym] if acronym else [] if is_place(content) else local_names(content)
        inner = items.within(at, end)
        for name in names:
            item.add_alias(name)
        for other in inner:
            if other is not item and items.may_be_one(item, other):
                items.merge(item, other)


def _add_recognised(markup: Markup, items: Items, shown: Callable[[int], bool]) -> None:
    """Bodies that only the recogniser saw, where their words or the people before them speak for it as well."""
    text = markup.text
    known = {fold(form) for item in items.ordered() for form in item.forms}
    for ent in proposed_agencies(markup):
        if not shown(ent.start) or items.overlapping(ent.start, ent.end):
            continue
        name = text[ent.start : ent.end].removeprefix("the ").removeprefix("The ").strip()
        start = ent.end - len(name)
        if "\n" not in name and fold(name) not in known and confirms(text, name, start):
            items.add_name(start, ent.end, "ner")


@cache
def _funding() -> regex.Pattern[str]:
    return regex.compile(read_toml("country_context.toml")["roles"]["funding"])


def _only_funds(text: str, item: Item) -> bool:
    """Say whether a ministry or other office is named only as the one who pays: donors are no agencies."""
    kind = item.body.type if item.body else type_of(item.name)
    if kind not in ("ministry", "other") or len(item.spans) > 2:
        return False
    return all(
        _funding().search(text, max(0, start - 110, text.rfind(". ", max(0, start - 110), start)), start)
        for start, _ in item.spans
    )
