"""Arrests: how many people were arrested, as reported facts, each figure once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from ..pipeline.markup import Markup, Mention
from .arrest_lists import adjectival, corrected, distributed, labelled, listed, running_total
from .arrested_people import (
    CUSTODY,
    ONLY_COUNTED,
    company_of,
    counts_arrests,
    counts_people,
    is_held,
    is_near_miss,
    is_told_of,
    men_and_women,
    shared_subject,
    stands_at,
)
from .assertion import mark_background, setting_of, status_of
from .attachment import clauses
from .candidate import Candidate, Found
from .clause import Clause, measure_of
from .gapped_people import by_country, gapped
from .people import Count, numbered, people_together, unnumbered_people
from .place import country_of, respective_country

_INTO_CUSTODY = regex.compile(r"\ (?:in)?to\ (?:police\ )?custody\b")
# "Seven of the arrests were made in Spain, six in Malta": parts that have no total to keep to.
_OF_THE_ARRESTS = regex.compile(r"\ of\ (?:the|those|these)\ (?:\w+\ )?(?:arrests|detentions)$")
# "Of those arrested, 43 are members of the cartel": a part by what they are, not by what became of them.
_PART_OF_THOSE = regex.compile(
    r"(?:[Oo]f|[Aa]mong)\ (?:those|the\ \d+\ (?:people\ )?)\ ?(?:arrested|detained|apprehended),\ "
)
_ARE = regex.compile(
    r"\ (?:are|were)\ (?!(?!believed|suspected|alleged|accused)\w+ed\b|(?:given|found|sent|in|at|from)\b)"
)
_OF_THOSE = regex.compile(
    r"(?:[Oo]f|[Aa]mong)\ (?:those|the|them|these)\b[^,]{0,40}\b(?:arrest|detain|apprehend|custody)"
    r"|[Tt]hose\ (?:arrested|detained)|[Aa]rrests\b"
)
# Words that may stand for people told of elsewhere by another name.
_GENERIC = regex.compile(
    r"\b(?:people|persons?|individuals|suspects|suspected|defendants|men|arrests?|members|others|of\ them"
    r"|accused)\b",
    regex.IGNORECASE,
)


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each statement of an arrest, in text order; resolving/arrests.py decides which say the same."""
    candidates: list[Candidate] = []
    for clause in clauses(markup):
        counted = list(_counts(clause, markup, found))
        if counted:
            counted.extend((count, "done") for count in corrected(clause, markup))
        candidates.extend(_candidate(clause, markup, found, count, status) for count, status in counted)
    mark_background(candidates)
    return candidates


def _candidate(clause: Clause, markup: Markup, found: Found, count: Count, status: str) -> Candidate:
    """The candidate of a count; fields with an underscore serve resolving/arrests.py and are not recorded."""
    setting = setting_of(markup, found, clause.sentence)
    where = markup, found, clause.sentence, count.start, count.end
    is_part = count.rule == "by_place" or setting.other or respective_country(*where) is not None
    fields = {
        "count": None if count.value is None else int(count.value),
        "bound": count.bound,
        "scope": "part" if is_part else "total",
        "country": country_of(*where),
        "operation": setting.operation,
        "other_operation": setting.other,
        "_setting": setting,
        "_role": clause.sentence.role,
        "_person": count.person,
        "_head": _head_of(clause, count),
        "_generic": bool(_GENERIC.search(markup.text, count.start, count.end)),
    }
    return Candidate("arrests", fields, [(count.start, count.end)], f"arrests.{count.rule}", status)


def _is_taken(clause: Clause, mention: Mention) -> bool:
    """Whether a verb around its object tells of more than the count: "took the skipper and two others into custody"."""
    predicate = clause.predicate_of(mention)
    return predicate is not None and predicate.value.word == "taken into custody" and predicate.value.voice == "active"


def _head_of(clause: Clause, count: Count) -> str:
    """The noun for the people counted, empty for none: the same number of the same is the same people again."""
    inside = (measure_of(m) for m in clause.measures if count.start <= m.start and m.end <= count.end)
    return next((m.head for m in inside if m.value == count.value), "")


def _counts(clause: Clause, markup: Markup, found: Found) -> Iterator[tuple[Count, str]]:
    """The counts of a sentence, each with its status: of arrests themselves, of people arrested, of lists and parts.

    A number is counted once: what one step takes, the later ones leave.
    """
    text = clause.text
    used: set[int] = set()
    told: set[int] = set()
    total: float = 0
    for mention in clause.measures:
        measure = measure_of(mention)
        # "219 arrests" says itself what it counts; "took 402 people into custody" stands around its object.
        if measure.unit is None and (
            counts_arrests(text, mention)
            or (_INTO_CUSTODY.match(text, mention.end) and not measure.currency and not _is_taken(clause, mention))
        ):
            used.add(mention.start)
            status = status_of(text, clause.sentence, mention)
            left = clause.predicate_of(mention)
            if status == "done" and left is not None and left.end <= mention.start:
                status = "planned" if left.value.word == "target of" else status_of(text, clause.sentence, left)
            of_all = _OF_THE_ARRESTS.search(text, mention.start, mention.end) is not None
            for count in numbered(mention, mention.start, mention.end, "count_of_arrests"):
                total = max(total, 1e9 if of_all else count.value or 0)
                yield count, status
    for count in labelled(clause, markup, used):
        total = max(total, count.value or 0)
        yield count, "done"
    last = first_end = max((m.end for m in clause.measures if m.start in used), default=0)
    for predicate in clause.predicates:
        if predicate.value.family != "arrest" or is_near_miss(text, predicate):
            continue
        status = status_of(text, clause.sentence, predicate)
        together = people_together(clause, markup, predicate)
        if together is not None:
            used.update(m.start for m in clause.measures if together.start <= m.start < together.end)
            total = max(total, together.value or 0)
            first_end, last = first_end or together.end, max(last, together.end)
            yield together, status
            continue
        shared = shared_subject(clause, predicate)
        if shared is not None and shared.start not in used:
            used.update(m.start for m in clause.measures if m.start < predicate.start)
            total = max(total, measure_of(shared).value or 0)
            for count in numbered(shared, shared.start, shared.end, "shared_subject"):
                yield count, status
            continue
        objects = [
            m for m in clause.objects(predicate) if m.start not in used and counts_people(clause, markup, m, predicate)
        ]
        if objects and predicate.value.voice != "passive" and not stands_at(text, predicate, objects[0]):
            # "arrested a couple as they ushered six women": what stands right at the verb is its object.
            one = unnumbered_people(clause, markup, found, predicate)
            if one is not None:
                yield one, status
                continue
        if objects and (both := men_and_women(clause, objects)) is not None:
            used.update(m.start for m in objects)
            total, last = max(total, both.value or 0), max(last, both.end, predicate.end)
            first_end = first_end or both.end
            yield both, status
            continue
        if objects:
            used.update(m.start for m in objects)
            for mention in objects:
                start, end = min(mention.start, predicate.start), max(mention.end, predicate.end)
                start, end = (start, end) if end - start <= 140 else (mention.start, mention.end)
                for count in numbered(mention, start, end, f"arrest_{predicate.value.voice}"):
                    # Parts that follow "38 were picked up in Nigeria" have no total to keep to.
                    total = max(total, 1e9 if measure_of(mention).is_bare else count.value or 0)
                    yield count, status
            last = max(last, objects[-1].end, predicate.end)
            first_end = first_end or objects[-1].end
            for count in by_country(clause, markup, last, used):
                total = 1e9
                yield count, status
        elif not (predicate.value.voice == "noun" and used):
            one = unnumbered_people(clause, markup, found, predicate)
            if predicate.value.word in CUSTODY and one is not None and one.value is not None:
                one = replace(one, rule="in_custody") if is_told_of(clause, predicate, one) else None
            elif predicate.value.word in ONLY_COUNTED and not (one is not None and is_held(clause, predicate, one)):
                one = None
            beside = company_of(clause, predicate) if one is not None and one.value == 1 else None
            if one is not None and beside is not None and beside.start not in used:
                used.add(beside.start)
                number = 1 + int(measure_of(beside).value or 0)
                yield Count(number, "exact", one.start, beside.end, "together", one.person), status
            elif one is not None and one.start not in told:
                told.add(one.start)  # "was arrested and is being detained" is one arrest
                yield one, status
                yield from ((more, status) for more in gapped(clause, markup, predicate))
    for count in (
        *adjectival(clause, markup, used),
        *listed(clause, markup, used),
        *running_total(clause, markup, used),
    ):
        total, last = max(total, count.value or 0), max(last, count.end)
        first_end = first_end or count.end
        yield count, "done"
    first = next((m for m in clause.measures if m.start not in used and measure_of(m).value), None)
    if (
        first is not None
        and not (measure_of(first).unit or measure_of(first).currency)
        and _PART_OF_THOSE.fullmatch(text, clause.sentence.start, first.start)
        and _ARE.match(text, first.end)
    ):
        used.add(first.start)
        yield from ((count, "done") for count in numbered(first, first.start, first.end, "of_those"))
    if total < 2 and _OF_THOSE.match(text, clause.sentence.start):
        total, last, first_end = 1e9, clause.sentence.start, clause.sentence.start
    if total >= 2:
        for part in distributed(clause, first_end, last, total, used):
            yield part, "done"
