"""Arrests: how many people were arrested, as reported facts, each figure once."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup, Mention
from ..pipeline.numbers import Number
from .arrest_subjects import Count, numbered, single
from .assertion import is_earlier, status_of
from .attachment import Clause, clauses, is_located, measure_of
from .candidate import Candidate, Found
from .place import country_of

ARREST_HEADS = frozenset(["arrest", "arrests", "detention", "detentions", "apprehension", "apprehensions", "detainees", "arrestees"])
# These report an arrest only where people are counted: much else is held, caught or picked up.
_ONLY_COUNTED = frozenset(["held", "caught", "captured", "capture", "picked up", "netted", "in custody", "in detention", "remanded", "under arrest", "secured"])
_ONLY_PEOPLE = frozenset(["arrest", "arrests", "arrested", "arresting", "apprehended", "apprehend", "arrested and charged", "taken into custody", "re-arrested"])
_NOT_PEOPLE = frozenset(["countries", "country", "warrants", "locations", "cities", "states", "charges", "days", "months", "years", "hours", "searches", "raids", "continents", "provinces", "operations", "counts", "places", "weeks", "districts", "premises", "addresses", "towns", "occasions", "cases", "seizures", "nations", "percent", "sites", "minutes", "actions", "vehicles", "cars"])
_NEAR_MISS_BEFORE = regex.compile(r"\b(?:cardiac|house|citizen's|resist(?:ed|ing)?|powers\ of|under\ house|immigration|migrant|juvenile|digital|per)\ $", regex.IGNORECASE)
_NEAR_MISS_AFTER = regex.compile(r"\ (?:warrants?|records?|powers|teams?|phase|reports?|packages?|affidavit|cent(?:re|er)s?|facilit(?:y|ies)|orders?|hearings?|conditions|polic(?:y|ies)|operations?|rates?|figures|statistics|camps?|capacity|cells?|without)\b", regex.IGNORECASE)
_INTO_CUSTODY = regex.compile(r"\ (?:in)?to\ (?:police\ )?custody\b")
_AGES = regex.compile(r"\b(?:aged|ages|age)(?:\ (?:between|from|of))?\ $|\b(?:aged|ages)\b[^,;.]{0,20}$")
_OBJECT_GAP = regex.compile(r"(?:\ (?:of|and\ (?:detention|charging|charged|detained)(?:\ of)?))?(?:,?\ (?:on|in|at|yesterday|today|last|this|during|following)\b[^,]{0,30}?,?)?\ (?:(?:a\ total\ of|another|the|all|an\ additional|a\ further|its|their|his|her|these|those|also|some|additional)\ )*")
_AND = regex.compile(r",?\ and\ $")
_PART = regex.compile(r"\ (?:(?:more|others|arrests?|people|suspects|persons|individuals|of\ them|were|was|arrested|detained|caught|stopped|picked\ up|held|made|apprehended)\ ){0,3}(?:in|at|from|by|for|on|near)\ (?:the\ )?")


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each statement of an arrest, in text order; resolving/arrests.py decides which say the same."""
    candidates: list[Candidate] = []
    for clause in clauses(markup):
        for count, status in _counts(clause, markup, found):
            candidates.append(_candidate(clause, markup, found, count, status))
    return candidates


def _candidate(clause: Clause, markup: Markup, found: Found, count: Count, status: str) -> Candidate:
    fields = {
        "count": None if count.value is None else int(count.value),
        "bound": count.bound,
        "scope": "part" if count.rule == "by_place" or is_earlier(markup.text, clause.sentence) else "total",
        "country": country_of(markup, found, clause.sentence, count.start, count.end),
        "operation": None,
        "_role": clause.sentence.role,
        "_person": count.person,
    }
    return Candidate("arrests", fields, [(count.start, count.end)], f"arrests.{count.rule}", status)


def _counts(clause: Clause, markup: Markup, found: Found) -> Iterator[tuple[Count, str]]:
    text = clause.text
    used: set[int] = set()
    total: float = 0
    for mention in clause.measures:
        measure = measure_of(mention)
        # "219 arrests" says itself what it counts; "took 402 people into custody" stands around its object.
        if measure.unit is None and (
            (measure.head in ARREST_HEADS and not _NEAR_MISS_AFTER.match(text, mention.end) and not _NEAR_MISS_BEFORE.search(measure.item + " "))
            or (_INTO_CUSTODY.match(text, mention.end) and not measure.currency)
        ):
            used.add(mention.start)
            status = status_of(text, clause.sentence, mention)
            for count in numbered(mention, mention.start, mention.end, "count_of_arrests"):
                total = max(total, count.value or 0)
                yield count, status
    last = max((m.end for m in clause.measures if m.start in used), default=0)
    for predicate in clause.predicates:
        if predicate.value.family != "arrest" or _is_near_miss(text, predicate):
            continue
        status = status_of(text, clause.sentence, predicate)
        objects = [m for m in clause.objects(predicate) if m.start not in used and _counts_people(clause, markup, m, predicate)]
        if objects:
            used.update(m.start for m in objects)
            for count in _joined(text, objects, predicate):
                total = max(total, count.value or 0)
                yield count, status
            last = max(last, objects[-1].end)
        elif predicate.value.word not in _ONLY_COUNTED and not (predicate.value.voice == "noun" and used):
            one = single(clause, markup, found, predicate)
            if one is not None:
                yield one, status
    if total >= 2:
        for part in _distributed(clause, last, total, used):
            yield part, "done"


def _is_near_miss(text: str, predicate: Mention) -> bool:
    return bool(_NEAR_MISS_AFTER.match(text, predicate.end) or _NEAR_MISS_BEFORE.search(text, max(0, predicate.start - 30), predicate.start))


def _counts_people(clause: Clause, markup: Markup, mention: Mention, predicate: Mention) -> bool:
    """Whether a measure bound to an arrest is the people arrested: not money, hours, places, or what they carried."""
    measure = measure_of(mention)
    text = clause.text
    if measure.unit or measure.currency or measure.head in _NOT_PEOPLE or measure.head in ARREST_HEADS:
        return False
    if _AGES.search(text, max(0, mention.start - 30), mention.start) or (measure.is_bare and (measure.value or 0) >= 1_000_000):
        return False
    people = (
        measure.is_person
        or measure.head.endswith(("ers", "ors", "ists", "ians", "ese", "members"))
        or "members" in measure.item
        or any(m.end >= measure.item_end - 1 for m in markup.within("country", measure.item_start, measure.item_end))
    )
    if predicate.start > mention.start:
        gap = text[mention.end : predicate.start]
        if predicate.value.word in _ONLY_COUNTED and len(gap) > 24:
            return False
        return people or measure.is_bare or (len(gap) < 20 and predicate.value.word in _ONLY_PEOPLE and not markup.within("commodity", mention.start, mention.end))
    gap = text[predicate.end : mention.start]
    if predicate.value.voice == "passive":
        return False
    direct = bool(_OBJECT_GAP.fullmatch(gap))
    if measure.is_bare:
        return direct and predicate.value.voice == "active"
    if direct:
        return people or (predicate.value.word in _ONLY_PEOPLE and not markup.within("commodity", mention.start, mention.end))
    return people and len(gap) < 90 and not is_located(text, mention)


def _joined(text: str, objects: list[Mention], predicate: Mention) -> list[Count]:
    """The counts of one predicate: "three men and two women" are five people; "including two minors" are a part."""
    counts: list[Count] = []
    for mention in objects:
        start, end = min(mention.start, predicate.start), max(mention.end, predicate.end)
        if end - start > 140:
            start, end = mention.start, mention.end
        new = numbered(mention, start, end, f"arrest_{predicate.value.voice}")
        previous = counts[-1] if counts else None
        joined = previous is not None and len(new) == 1 and _AND.search(text, max(0, mention.start - 6), mention.start)
        if joined and previous and previous.value and new[0].value and measure_of(mention).is_person:
            counts[-1] = Count(previous.value + new[0].value, previous.bound, previous.start, max(previous.end, end), previous.rule)
        else:
            counts.extend(new)
    return counts


def _distributed(clause: Clause, after: int, total: float, used: set[int]) -> list[Count]:
    """Parts by place behind a count: "nine in the United States, three in Canada and two in Hong Kong"."""
    text = clause.text
    parts: list[Count] = []
    for mention in clause.measures:
        measure = measure_of(mention)
        number: Number = measure.number
        if mention.start < after or mention.start in used or not measure.is_bare or number.value is None:
            continue
        if (measure.value or 0) >= total and total:
            return []
        place = _PART.match(text, mention.end)
        if place is not None:
            end = regex.compile(r"[^,;:.)(]{0,40}?(?=[,;:.)(]|\ and\ |$)").match(text, place.end())
            parts.append(Count(number.value, number.bound, mention.start, end.end() if end else place.end(), "by_place"))
    return parts if parts and sum(part.value or 0 for part in parts) <= total else []
