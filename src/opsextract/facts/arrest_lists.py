"""Arrests counted in lists: a label and its number, the lines of a list, running totals, and the parts of a total.

Each adds the starts of the numbers that it takes to `used`, so that none is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup
from ..pipeline.noun_phrase import PERSON_HEADS
from ..pipeline.numbers import Number
from .clause import Clause, measure_of
from .company import company_at
from .people import Count, numbered

_LABEL = regex.compile(
    r"(?:[\W\d]{0,4})(?:[Tt]otal\ )?(?:(?:[Nn]umber\ of\ )?(?:[Aa]rrests|[Dd]etentions|(?:[Pp]ersons"
    r"|[Pp]eople|[Ss]uspects|[Ii]ndividuals)\ (?:arrested|detained|apprehended)|ARRESTS|Arrested|ARRESTED"
    r"|Detained|Apprehended|In\ custody|Caught|Held))(?:\ made)?\s*[:=–—-]\s*$"
)
# "In cuffs: the owner, his tenant and a middleman".
_LABEL_OF_PEOPLE = regex.compile(
    r"(?:[^\w\s]\s*)?(?:Arrested|Detained|Apprehended|In\ custody|In\ cuffs|In\ handcuffs"
    r"|Under\ arrest|Behind\ bars|Caught|Held):\ "
)
# What opens a list behind a total: "23 people: 19 couriers and four paymasters".
_LIST_START = regex.compile(r"\ ?(?::|\(|—|–|,\ (?:comprising|namely|made\ up\ of|consisting\ of))")
# What stands between the number of a part and its place: "nine were arrested in Spain".
_PART = regex.compile(
    r"\ (?:(?:more|others|arrests?|people|suspects|persons|individuals|of\ them|were|was|arrested|detained"
    r"|caught|stopped|picked\ up|held|made|apprehended)\ ){0,3}(?:in|at|from|by|for|on|near)\ (?:the\ )?"
)
_PART_END = regex.compile(r"[^,;:.)(]{0,40}?(?=[,;:.)(]|\ and\ |$)")
_RUNNING_TOTAL = regex.compile(
    r"\b(?:brings?|bringing|brought|taking|takes|raising|raises)\ (?:the\ )?(?:overall\ |combined\ |current\ )?"
    r"(?:(?P<said>(?:total\ |number\ |total\ number\ )?(?:of\ )?(?:the\ )?"
    r"(?:arrests|detentions|detainees|apprehensions|(?:people|persons|individuals|suspects|those|defendants|men)\ "
    r"(?:arrested|detained|apprehended|(?:now\ )?in\ custody|under\ arrest|held|behind\ bars)))"
    r"|(?P<bare>total|number|tally|count))"
    r"(?:\ (?:made|so\ far|to\ date|(?:in|of|under|during|by)\ (?:this|the|both|all)\ (?:\w+\ )?\w+|overall"
    r"|since\ [^,;.]{1,30}))*"
    r"\ (?:up\ )?to\ (?=\S)"
)
# "The figure has since risen to 14": of the arrests told of right before, unless it says of what.
_CORRECTED = regex.compile(
    r"\b(?:(?:number|total|tally|count|figure)(?P<said>\ of\ (?:the\ )?(?:arrests|detentions|detainees"
    r"|(?:people|persons|individuals|suspects|those|men)\ (?:arrested|detained|apprehended|in\ custody|held)))?)"
    r"(?:\ (?:has|have|had|was|now|since|later|meanwhile|been|then))*"
    r"\ (?:risen|rose|increased|grown|grew|climbed|gone\ up|went\ up|reached|stood|stands"
    r"|(?P<anew>revised|corrected))"
    r"(?:\ (?:up|upwards|down|now))?\ (?:to|at)\ (?=\S)",
    regex.IGNORECASE,
)
_PART_LINE = regex.compile(r"(?:[^\w\s]\s*)?[^:\n]{2,40}:\ (?P<count>\d[\d,.]*)")
_BY = regex.compile(r"\ (?:by|per|in\ each)\ ")
_BULLET = regex.compile(r"[^\w\s]\s*")
_ARRESTED_PEOPLE = regex.compile(r"\ (?:arrested|detained|apprehended)\ (?P<first>\w+)(?:\ (?P<second>\w+))?")


def labelled(clause: Clause, markup: Markup, used: set[int]) -> Iterator[Count]:
    """The number behind a label that begins its line: "Arrests: 14", "Total number of persons arrested – 14"."""
    start, end = clause.sentence.start, clause.sentence.end
    first = clause.measures[0] if clause.measures else None
    number = next(iter(markup.within("number", start, min(end, start + 60))), None)
    if (
        number is not None
        and number.value.value
        and _LABEL.fullmatch(clause.text, start, number.start)
        and (first is None or first.start != number.start or measure_of(first).is_bare or measure_of(first).is_person)
    ):
        used.add(number.start)
        yield Count(number.value.value, number.value.bound, start, number.end, "labelled")
        return
    label = _LABEL_OF_PEOPLE.match(clause.text, start, end)
    people = company_at(clause, markup, label.end(), end, only_people=True) if label is not None else None
    if people is not None and people.numbered < people.members:
        used.update(m.start for m in clause.measures if people.start <= m.start < people.end)
        yield Count(people.count, "exact", start, people.end, "labelled")


def running_total(clause: Clause, markup: Markup, used: set[int]) -> Iterator[Count]:
    """The number to which new arrests bring all so far: "bringing the total number of arrests to 14", "risen to 14"."""
    start, end = clause.sentence.start, clause.sentence.end
    match = _RUNNING_TOTAL.search(clause.text, start, end) or _CORRECTED.search(clause.text, start, end)
    if match is not None and (match["said"] or any(p.value.family == "arrest" for p in clause.predicates)):
        yield from _behind(markup, match, end, used)


def corrected(clause: Clause, markup: Markup) -> Iterator[Count]:
    """The number to which the next sentence corrects the arrests of this one: "The figure has since risen to 14"."""
    following = markup.sentence_at(clause.sentence.end + 1)
    match = _CORRECTED.search(clause.text, following.start, following.end) if following is not None else None
    if following is not None and match is not None:
        yield from _behind(markup, match, following.end, set())


def _behind(markup: Markup, match: regex.Match[str], end: int, used: set[int]) -> Iterator[Count]:
    """The number right behind what announces a total, none where it is an amount of money."""
    mention = next(iter(markup.within("number", match.end(), min(match.end() + 30, end))), None)
    if mention is None or mention.start > match.end() + 14 or mention.value.value is None or mention.value.currency:
        return
    used.add(mention.start)
    rule = "corrected" if match.groupdict().get("anew") else "running_total"
    yield Count(mention.value.value, mention.value.bound, match.start(), mention.end, rule)


def adjectival(clause: Clause, markup: Markup, used: set[int]) -> Iterator[Count]:
    """People whose number stands before what they are, or who are told of by the way.

    "All 49 arrested defendants have pleaded guilty", "21 people, including eight arrested in May".
    """
    text = clause.text
    for number in markup.within("number", clause.sentence.start, clause.sentence.end):
        if number.start in used or not number.value.value:
            continue
        people = _ARRESTED_PEOPLE.match(text, number.end)
        if people is not None and not PERSON_HEADS.isdisjoint((people["first"], people["second"])):
            used.add(number.start)
            yield Count(number.value.value, number.value.bound, number.start, people.end(), "arrested_people")
        elif text.startswith(" arrested ", number.end) and text.endswith(" including ", 0, number.start):
            used.add(number.start)
            yield Count(number.value.value, number.value.bound, number.start, number.end + 9, "by_place")


def listed(clause: Clause, markup: Markup, used: set[int]) -> Iterator[Count]:
    """The people that begin a line of a list which "Arrests" or "The following were arrested:" leads in."""
    lead = clause.inherited
    if lead is None or lead.value.family != "arrest":
        return
    bullet = _BULLET.match(clause.text, clause.sentence.start, clause.sentence.end)
    start = bullet.end() if bullet else clause.sentence.start
    people = company_at(clause, markup, start, clause.sentence.end)
    if people is not None and people.numbered < people.members:
        used.update(m.start for m in clause.measures if people.start <= m.start < people.end)
        yield Count(people.count, "exact", people.start, people.end, "listed")
        return
    first = clause.measures[0] if clause.measures else None
    if first is None:
        # "Arrests by city", and under it "Kansas City: 121".
        part = _PART_LINE.fullmatch(clause.text, clause.sentence.start, clause.sentence.end)
        number = next(iter(markup.within("number", part.start("count"), part.end())), None) if part else None
        if number is not None and number.value.value and _BY.match(clause.text, lead.end):
            used.add(number.start)
            yield Count(number.value.value, number.value.bound, clause.sentence.start, number.end, "by_place")
        return
    if clause.predicate_of(first) is not lead:
        return
    measure = measure_of(first)
    if (
        first.start in used
        or first.start - clause.sentence.start > 4
        or (measure.is_bare and (measure.value or 0) > 1e5)
    ):
        return
    if measure.is_person or measure.is_bare:
        used.add(first.start)
        yield from numbered(first, first.start, first.end, "listed")


def distributed(clause: Clause, first: int, after: int, total: float, used: set[int]) -> list[Count]:
    """Parts behind a count: by place ("nine in Spain"), or a list that adds up ("19 couriers and two paymasters")."""
    text = clause.text
    rest = [m for m in clause.measures if m.start >= first and m.start not in used]
    parts: list[Count] = []
    for mention in rest:
        measure = measure_of(mention)
        number: Number = measure.number
        place = _PART.match(text, mention.end)
        if measure.is_bare and number.value is not None and place is not None:
            end = _PART_END.match(text, place.end())
            parts.append(
                Count(number.value, number.bound, mention.start, end.end() if end else place.end(), "by_place")
            )
    if parts:
        return parts if sum(part.value or 0 for part in parts) <= total else []
    if after and _LIST_START.match(text, after):
        behind = [(m, measure_of(m)) for m in rest if m.start >= after]
        members = [(m, value.value) for m, value in behind if not value.unit and not value.currency and value.value]
        if len(members) >= 2 and sum(value for _, value in members) == total:
            return [Count(value, "exact", m.start, m.end, "by_place") for m, value in members]
    return []
