"""Arrests: how many people were arrested, as reported facts, each figure once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import PERSON_GROUPS, PERSON_HEADS, Measure
from ..pipeline.numbers import Number
from .assertion import is_earlier, status_of
from .attachment import Clause, clauses, is_located, measure_of
from .candidate import Candidate, Found
from .place import country_of

ARREST_HEADS = frozenset(["arrest", "arrests", "detention", "detentions", "apprehension", "apprehensions", "detainees", "arrestees"])
_NEAR_MISS_BEFORE = regex.compile(r"\b(?:cardiac|house|citizen's|resist(?:ed|ing)?|police\ powers\ of|under\ house|since\ (?:his|her|their)|immigration|migrant|juvenile)\ $", regex.IGNORECASE)
_NEAR_MISS_AFTER = regex.compile(r"\ (?:warrants?|records?|powers|teams?|phase|reports?|packages?|affidavit|cent(?:re|er)s?|facilit(?:y|ies)|orders?|hearings?|conditions|polic(?:y|ies)|operations?|rates?|figures|statistics|camps?|capacity|cells?|without)\b", regex.IGNORECASE)
# "arrested a 37-year-old man", "arrest of the main suspect": one person in a noun phrase without a number.
_ONE = regex.compile(
    r"(?:\ (?:of|and\ (?:detained|charged|arrested)))?,?\ (?:(?P<det>a|an|another|one|the|its|their|his|her|local|this)\ )?(?P<np>(?:(?!(?:of|in|for|and|or|at|on|from|to|with|by|who|that|which|were|was)\b)[\w'.-]+\ ){0,6}?)"
    r"(?P<head>[\w-]+)(?!\w)", regex.IGNORECASE)
_NAME = r"(?:[A-ZÀ-Þ][\w'.À-ÿ-]+(?:\ (?:de|da|del|der|van|von|bin|ibn|al|el|Al|El|la|le|dos|di|y))?\ ){0,4}[A-ZÀ-Þ][\w'À-ÿ-]+(?:\ (?:Jr|Sr|II|III)\.?)?"
_NAME_SUBJECT = regex.compile(rf"(?P<names>{_NAME}(?:,\ (?:age\ )?\d\d(?:,?\ (?:of|a|an|from)\ [^,]{{2,60}})?)?(?:(?:,\ (?:and\ )?|\ and\ ){_NAME}(?:,\ \d\d(?:,?\ (?:of|from)\ [^,]{{2,60}})?)?)*),?\ (?:(?:who|also|both|each)\ )?(?P<aux>was|were|is|are|has\ been|have\ been|had\ been)(?:\ \w+ly|\ also|\ since|\ later|\ first|\ originally)?\ $")
_PRONOUN_SUBJECT = regex.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Bb]oth|[Ww]ho|[Tt]he\ (?:two|three|four|five|six)|[Tt]he\ (?:\w+\ ){0,3}?(?P<head>[\w-]+)|(?:[Aa]n?|[Oo]ne|[Aa]nother)\ (?:[\w'-]+\ ){0,6}?(?P<one>[\w-]+)|[Bb]oth\ (?P<both>\w+))(?:,[^,]{1,80},|\ (?:in|from|of|at|on|for|believed|suspected|linked|accused|wanted|aged)\ [^,.;]{1,70}?)?,?\ (?P<aux>was|were|is|are|has\ been|have\ been|had\ been)(?:\ \w+ly|\ also|\ since|\ later|\ first|\ originally|\ already|\ again|\ then)?\ $")
_POSSESSIVE = regex.compile(rf"(?:\b(?:[Hh]is|[Hh]er)|(?P<name>{_NAME})'s|\bsuspect's)\ (?:(?:\w+\ ){{0,2}})$")
_DISTRIBUTION = regex.compile(r"\ ?(?:\(|:|,|–|—|-)?\ ?(?:including\ |of\ which\ |of\ whom\ )?")
_VAGUE_SUBJECTS = frozenset(["several", "dozens", "hundreds", "scores", "many", "numerous", "multiple", "various", "thousands", "a number of", "a few", "some"])
_MEN_AND_WOMEN = regex.compile(r"\ and\ $")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people arrested, with where it stands and how it was read."""

    value: float | None
    bound: str
    start: int
    end: int
    rule: str
    person: str = ""


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each stated arrest, in text order; vague ones only where the release gives no number."""
    candidates: list[Candidate] = []
    persons: set[str] = set()
    for clause in clauses(markup):
        for count, status in _counts(clause, markup):
            if count.person:
                if count.person in persons:
                    continue
                persons.add(count.person)
            candidates.append(_candidate(clause, markup, found, count, status))
    return candidates


def _candidate(clause: Clause, markup: Markup, found: Found, count: Count, status: str) -> Candidate:
    fields = {
        "count": None if count.value is None else int(count.value),
        "bound": count.bound,
        "scope": "part" if is_earlier(markup.text, clause.sentence) else "total",
        "country": country_of(markup, found, clause.sentence, count.start, count.end),
        "operation": None,
        "_role": clause.sentence.role,
    }
    return Candidate("arrests", fields, [(count.start, count.end)], f"arrests.{count.rule}", status)


def _counts(clause: Clause, markup: Markup) -> Iterator[tuple[Count, str]]:
    text = clause.text
    used: set[int] = set()
    # "219 arrests": the count says itself what it counts.
    for mention in clause.measures:
        measure = measure_of(mention)
        if measure.head in ARREST_HEADS and measure.unit is None and not _NEAR_MISS_AFTER.match(text, mention.end):
            status = status_of(text, clause.sentence, mention)
            used.add(mention.start)
            yield from ((c, status) for c in _numbered(mention, measure, mention.start, mention.end, "count_of_arrests"))
            yield from _distributed(clause, markup, mention.end)
    for predicate in clause.predicates:
        if predicate.value.family != "arrest" or _is_near_miss(text, predicate):
            continue
        status = status_of(text, clause.sentence, predicate)
        objects = [m for m in clause.objects(predicate) if m.start not in used and _counts_people(clause, m, predicate)]
        if objects:
            used.update(m.start for m in objects)
            for count in _joined(text, objects, predicate):
                yield count, status
            yield from _distributed(clause, markup, max(predicate.end, objects[-1].end))
            continue
        single = _single(clause, markup, predicate)
        if single is not None:
            yield single, status


def _is_near_miss(text: str, predicate: Mention) -> bool:
    if predicate.value.voice == "noun" or predicate.value.word in ("arrest", "arrests"):
        return bool(_NEAR_MISS_AFTER.match(text, predicate.end) or _NEAR_MISS_BEFORE.search(text, max(0, predicate.start - 30), predicate.start))
    return bool(regex.match(r"\ (?:vessels?|ships?|goods|shipments?)\b", text[predicate.end : predicate.end + 20]))


def _counts_people(clause: Clause, mention: Mention, predicate: Mention) -> bool:
    """Whether a measure bound to an arrest is the people arrested: not money, hours, places, or what they carried."""
    measure = measure_of(mention)
    text = clause.text
    if measure.unit or measure.currency or measure.head in ("countries", "country", "warrants", "locations", "cities", "states", "charges", "days", "months", "years", "hours", "searches", "raids", "continents", "provinces", "operations", "counts", "places", "weeks", "districts", "premises", "addresses"):
        return False
    people = measure.head in PERSON_HEADS or measure.head.endswith(("ers", "ors", "ists", "ians", "ese")) or "members" in measure.item
    if predicate.start > mention.start:
        return people or (predicate.start - mention.end < 30 and measure.head not in ("cars", "vehicles"))
    gap = text[predicate.end : mention.start]
    if is_located(text, mention) and not regex.fullmatch(r"(?:\ of|\ and\ detention\ of|\ and\ charging\ of)?\ (?:the\ |a\ )?", gap):
        return False
    return people and len(gap) < 90 if len(gap) > 25 else people or bool(regex.fullmatch(r"(?:\ of)?\ (?:a\ total\ of\ |another\ |the\ |all\ |an\ additional\ |a\ further\ )*", gap))


def _numbered(mention: Mention, measure: Measure, start: int, end: int, rule: str) -> list[Count]:
    number: Number = measure.number
    if number.high is not None:
        return [Count(number.value, "at_least", start, end, rule), Count(number.high, "at_most", start, end, rule)]
    if number.value is not None and number.value != int(number.value):
        return []
    return [Count(number.value, number.bound, start, end, rule)]


def _joined(text: str, objects: list[Mention], predicate: Mention) -> list[Count]:
    """The counts of one predicate: "three men and two women" are five people; "including two minors" are a part."""
    counts: list[Count] = []
    for mention in objects:
        measure = measure_of(mention)
        start, end = min(mention.start, predicate.start), max(mention.end, predicate.end)
        if predicate.start - mention.end > 120 or mention.start - predicate.end > 120:
            start, end = mention.start, mention.end
        new = _numbered(mention, measure, start, end, f"arrest_{predicate.value.voice}")
        previous = counts[-1] if counts else None
        if previous and new and len(new) == 1 and previous.value and new[0].value and _MEN_AND_WOMEN.search(text, previous.end if previous.end < mention.start else mention.start - 5, mention.start) and measure.is_person:
            counts[-1] = Count(previous.value + new[0].value, previous.bound, previous.start, max(previous.end, end), previous.rule)
        else:
            counts.extend(new)
    return counts


def _distributed(clause: Clause, markup: Markup, after: int) -> Iterator[tuple[Count, str]]:
    """Parts by country behind a count: "nine in the United States, three in Canada and two in Hong Kong"."""
    text = clause.text
    countries = markup.within("country", after, clause.sentence.end)
    parts: list[Count] = []
    for mention in markup.within("number", after, clause.sentence.end):
        tail = regex.match(r"\ (?:(?:more|others|arrests?|people|suspects|were|was|arrested|detained)\ ){0,2}in\ (?:the\ )?", text[mention.end : mention.end + 45])
        number: Number = mention.value
        if tail and number.value is not None:
            at = mention.end + tail.end()
            country = next((c for c in countries if at <= c.start <= at + 4), None)
            if country is not None:
                parts.append(Count(number.value, number.bound, mention.start, country.end, "by_country"))
    if len(parts) >= 2:
        for part in parts:
            yield part, "done"


def _single(clause: Clause, markup: Markup, predicate: Mention) -> Count | None:
    """An arrest without a number: a person named or described, a couple, or people unnumbered."""
    text, voice = clause.text, predicate.value.voice
    lead_start = max(clause.sentence.start, predicate.start - 160)
    if voice == "passive":
        return _passive_single(text, lead_start, predicate)
    if voice == "noun":
        possessive = _POSSESSIVE.search(text, lead_start, predicate.start)
        if possessive and predicate.value.word in ("arrest", "detention", "apprehension", "capture"):
            name = (possessive["name"] or "").split(" ")[-1] or "his"
            return Count(1, "exact", possessive.start(), predicate.end, "possessive", name)
        if not text.startswith(" of ", predicate.end):
            return _vague(clause, predicate)
    names = regex.match(rf"(?:\ of)?\ (?P<names>{_NAME}(?:(?:,\ |\ and\ |,\ and\ ){_NAME})*)", text[predicate.end : clause.sentence.end])
    object_ = _ONE.match(text, predicate.end, clause.sentence.end)
    if object_ is not None:
        head = object_["head"].lower()
        if head in PERSON_GROUPS and (object_["det"] or "").lower() in ("a", "an", "the", "local", "another"):
            return Count(PERSON_GROUPS[head], "exact", predicate.start, object_.end(), "group")
        if head in PERSON_HEADS and object_["det"] and not head.endswith(("men", "people")) and (not head.endswith("s") or head == "boss"):
            if object_["det"].lower() == "one" or object_["det"].lower() in ("a", "an", "another", "the", "its", "local", "this", "his", "her"):
                return Count(1, "exact", predicate.start, object_.end(), "one_person")
        if head in PERSON_HEADS and head.endswith("s"):
            return Count(None, "vague", predicate.start, object_.end(), "people_unnumbered")
    if names is not None and _are_persons(markup, predicate.end + names.start("names"), predicate.end + names.end("names"), names["names"]):
        listed = _split_names(names["names"])
        return Count(len(listed), "exact", predicate.start, predicate.end + names.end(), "names", listed[0].split(" ")[-1])
    return None


def _passive_single(text: str, lead_start: int, predicate: Mention) -> Count | None:
    names = _NAME_SUBJECT.search(text, lead_start, predicate.start)
    if names is not None:
        listed = _split_names(names["names"])
        plural = names["aux"] in ("were", "are", "have been")
        if plural == (len(listed) > 1):
            return Count(len(listed), "exact", names.start(), predicate.end, "names", listed[0].split(" ")[-1])
    subject = _PRONOUN_SUBJECT.search(text, lead_start, predicate.start)
    if subject is None:
        return None
    singular = subject["aux"] in ("was", "is", "has been", "had been")
    head = (subject["head"] or subject["one"] or "").lower()
    who = subject["who"].lower()
    if singular and (who in ("he", "she") or head in PERSON_HEADS):
        return Count(1, "exact", subject.start(), predicate.end, "one_person", "his" if who in ("he", "she") else "")
    if not singular and (head in PERSON_GROUPS or (subject["both"] or "") or who == "both"):
        return Count(PERSON_GROUPS.get(head, 2), "exact", subject.start(), predicate.end, "group")
    if not singular and head in PERSON_HEADS:
        return Count(None, "vague", subject.start(), predicate.end, "people_unnumbered")
    return None


def _vague(clause: Clause, predicate: Mention) -> Count | None:
    """"arrests were made", "led to several arrests": people arrested, and no number."""
    if predicate.value.word not in ("arrests", "detentions", "apprehensions"):
        return None
    reported = regex.search(r"\b(?:made|led\ to|resulted\ in|leading\ to|resulting\ in|including|carried\ out|yielded|following|in|coordinated|several|first\ round\ of|significant|with|and|the|multiple|to|conducted|numerous)\ (?:\w+\ )?$", clause.text[max(0, predicate.start - 40) : predicate.start])
    made = regex.match(r"\ (?:were|have\ been|was)\ (?:also\ )?(?:made|carried|conducted)|\ in\ [A-Z]|\ and\ (?:seizures|searches|victim|convictions)", clause.text[predicate.end : predicate.end + 40])
    if reported or made:
        return Count(None, "vague", predicate.start, predicate.end, "arrests_unnumbered")
    return None


def _split_names(names: str) -> list[str]:
    parts = regex.split(r",\ and\ |,\ |\ and\ ", names)
    return [part for part in parts if part and part[0].isupper() and not part[0].isdigit()]


def _are_persons(markup: Markup, start: int, end: int, names: str) -> bool:
    """Whether capitalised words after "arrested" are people: by the recogniser where it is on, else by their form."""
    recognised = [m for m in markup.within("ner", start, end)]
    if recognised:
        return any(m.value == "PERSON" for m in recognised)
    return not markup.within("country", start, end) and not markup.within("agency", start, end) and " " in names
