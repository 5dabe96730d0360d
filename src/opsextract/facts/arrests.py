"""Arrests: how many people were arrested, as reported facts, each figure once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.noun_phrase import CONTAINERS
from .arrest_lists import adjectival, corrected, distributed, labelled, listed, running_total
from .assertion import mark_background, setting_of, status_of
from .attachment import clauses, is_located
from .candidate import Candidate, Found
from .clause import Clause, measure_of
from .company import is_thing
from .gapped_people import by_country, gapped
from .people import Count, numbered, people_together, unnumbered_people
from .place import country_of, respective_country

_WORDS = read_toml("people.toml")["arrests"]
ARREST_HEADS = frozenset(_WORDS["heads"])
_CUSTODY = frozenset(_WORDS["custody"])
_ONLY_COUNTED = frozenset(_WORDS["only_counted"]) | _CUSTODY
_SINCE = regex.compile(r"[^.;:]{0,40}?\ (?:since|for\ (?!questioning)|pending|until|while)\b")
_INTO_JAIL = frozenset(_WORDS["into_jail"])
_JAIL = regex.compile(
    r"[^.;:]{0,60}?\b(?:jail|gaol|detention|prison|correction\w*|custody|lock-?up|cells?|police\ station)\b",
    regex.IGNORECASE,
)
# "held for ransom", "held against their will": by those who are arrested.
_HELD_BY_OTHERS = regex.compile(
    r"\ (?:for\ ransom|against\ (?:his|her|their)\ will|captive|hostage|in\ (?:debt\ )?bondage|in\ slavery)\b"
)
_ONLY_PEOPLE = frozenset(_WORDS["only_people"])
_NOT_PEOPLE = frozenset(_WORDS["not_people"])
_NEAR_MISS_BEFORE = regex.compile(
    r"\b(?:cardiac|house|citizen's|resist(?:ed|ing)?|powers\ of|under\ house|immigration|migrant|juvenile"
    r"|digital|per)\ $|\bwarrants?\b[^.;]{0,40}\bfor\ the\ $",
    regex.IGNORECASE,
)
_NEAR_MISS_AFTER = regex.compile(
    r"\ (?:warrants?|records?|powers|teams?|phase|reports?|packages?|affidavit|cent(?:re|er)s?|facilit(?:y"
    r"|ies)|orders?|hearings?|conditions|polic(?:y|ies)|operations?|rates?|figures|statistics|camps?"
    r"|capacity|cells?|pending\ (?:trial|sentenc\w+|a\ hearing))\b",
    regex.IGNORECASE,
)
_INTO_CUSTODY = regex.compile(r"\ (?:in)?to\ (?:police\ )?custody\b")
_AGES = regex.compile(
    r"\bages\ of\ $|\b(?:aged|ages)\ (?:\d\d,?\ (?:and\ )?)+$"
    r"|\b(?:of|aged)\ \d\d(?:,\ \d\d)*,?\ and\ $|\b(?:aged|ages|age)(?:\ (?:between|from|of))?\ $"
    r"|\b(?:aged|ages)\b[^,;.]{0,20}$"
)
_OBJECT_GAP = regex.compile(
    r"(?:\ (?:of|and\ (?:detention|charging|charged|detained)(?:\ of)?))?(?:\ (?:its|the|their|an?|his)\ (?:entire\ )?"
    r"(?:crew|group|gang|family|team|party|ring|band|cell)\ of(?=\ ))?(?:,?\ (?:on|in|at|yesterday|today"
    r"|last|this|during|following)\b[^,]{0,30}?,?)?\ (?:(?:a\ total\ of|another|the|all|an\ additional"
    r"|a\ further|its|their|his|her|these|those|also|some|additional)\ )*"
)
_OF_THEM_SAID = regex.compile(
    r",|\ (?:aged|between\ the\ ages|from|in\ (?:his|her|their)|suspected|accused|believed|posing|acting|working|linked"
    r"|travelling|traveling|living|connected|wanted|alleged|at|with|on|aboard|described|employed|thought)\b"
)
# "Three caretakers – Jan Roe, 29, and Ann Poe, 31 – were caught".
_ASIDE = regex.compile(
    r"\ (?P<dash>[–—-])\ [^–—;:\n]{3,160}\ (?P=dash)\ (?:were|have\ been)\ |\ \([^()]{3,120}\)\ (?:were|have\ been)\ "
)
# From so many on, men and women are told apart as statistics, with a total of their own.
_STATISTICS = 20
# So many behind bars are those of a country.
_PRISONERS = 10_000
_SEXES = [frozenset(pair) for pair in _WORDS["sexes"]]
_SUSPECTED = regex.compile(r"\ (?:on\ suspicion|for\ questioning|overnight|by\ (?:the\ )?(?:police|officers|guards))\b")
_BE = regex.compile(
    r"\ (?:was|were|is|are|(?:has|have|had)\ been|(?:is|are|was|were)\ being)\ (?:\w+ly\ |also\ |both\ |all\ )?$"
)
_FINITE = regex.compile(r"\b(?:was|were|is|are|has|have|had|none|not|no)\b")
# "Seven of the arrests were made in Spain, six in Malta": parts that have no total to keep to.
_OF_THE_ARRESTS = regex.compile(r"\ of\ (?:the|those|these)\ (?:\w+\ )?(?:arrests|detentions)$")
# "Of those arrested, 43 are members of the cartel": a part by what they are, not by what became of them.
_PART_OF_THOSE = regex.compile(
    r"(?:[Oo]f|[Aa]mong)\ (?:those|the\ \d+\ (?:people\ )?)\ ?(?:arrested|detained|apprehended),\ "
)
_ARE = regex.compile(
    r"\ (?:are|were)\ (?!(?!believed|suspected|alleged|accused)\w+ed\b|(?:given|found|sent|in|at|from)\b)"
)
_ALONG_WITH = regex.compile(r",?\ (?:along|together)\ with\ (?:his\ |her\ |the\ )?")
# "The machines were sealed, and by court order wallets were arrested": what is arrested has its own clause.
_NEXT_CLAUSE = regex.compile(
    r"\b(?:was|were|been)\b.*,\ and\ (?!(?:was|were|then|later|subsequently|are|is|have|has|had|both|all)\b)"
    r".*\ (?:was|were|been)\ (?:\w+ly\ )?$"
)
# "Four persons including the mastermind arrested".
_INCLUDING_SOME = regex.compile(
    r",?\ (?:including|among\ them|one\ of\ them)\ (?!those)[^.;:]{2,80}?,?\ (?:(?:were|have\ been|are|had\ been)\ )?"
)
_AND_WERE = regex.compile(
    r"[^.;:]{0,90}?\ and\ (?:(?:were|have\ been|then|later|also|subsequently|immediately"
    r"|\w+ly)\ )+(?:been\ )?(?:\w+ly\ )?"
)
_AMONG_THEM = regex.compile(
    r"[^.;:]{0,60}?,?\ (?:among|including\ among)\ (?:them|whom)\ (?:[^.;:]{2,60}\ and\ |[^.;:]{2,60},\ )?"
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
            (
                measure.head in ARREST_HEADS
                and not _NEAR_MISS_AFTER.match(text, mention.end)
                and not _NEAR_MISS_BEFORE.search(measure.item + " ")
            )
            or (_INTO_CUSTODY.match(text, mention.end) and not measure.currency)
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
        if predicate.value.family != "arrest" or _is_near_miss(text, predicate):
            continue
        status = status_of(text, clause.sentence, predicate)
        together = people_together(clause, markup, predicate)
        if together is not None:
            used.update(m.start for m in clause.measures if together.start <= m.start < together.end)
            total = max(total, together.value or 0)
            first_end, last = first_end or together.end, max(last, together.end)
            yield together, status
            continue
        shared = _shared_subject(clause, predicate)
        if shared is not None and shared.start not in used:
            used.update(m.start for m in clause.measures if m.start < predicate.start)
            total = max(total, measure_of(shared).value or 0)
            for count in numbered(shared, shared.start, shared.end, "shared_subject"):
                yield count, status
            continue
        objects = [
            m for m in clause.objects(predicate) if m.start not in used and _counts_people(clause, markup, m, predicate)
        ]
        if (
            objects
            and predicate.value.voice != "passive"
            and not _OBJECT_GAP.fullmatch(text, predicate.end, objects[0].start)
        ):
            # "arrested a couple as they ushered six women": what stands right at the verb is its object.
            one = unnumbered_people(clause, markup, found, predicate)
            if one is not None:
                yield one, status
                continue
        if objects and (both := _men_and_women(clause, objects)) is not None:
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
            if predicate.value.word in _CUSTODY and one is not None and one.value is not None:
                one = replace(one, rule="in_custody") if _is_told_of(clause, predicate, one) else None
            elif predicate.value.word in _ONLY_COUNTED and not (one is not None and _is_held(clause, predicate, one)):
                one = None
            beside = _beside(clause, predicate) if one is not None and one.value == 1 else None
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


def _men_and_women(clause: Clause, objects: list[Mention]) -> Count | None:
    """The sum of people whom a sentence only tells apart by sex: "Three men and two women were arrested"."""
    if len(objects) != 2 or clause.text[objects[0].end : objects[1].start] != " and ":
        return None
    first, second = (measure_of(m) for m in objects)
    if {first.head, second.head} not in _SEXES or not (first.value and second.value):
        return None
    if max(first.value, second.value) >= _STATISTICS:
        return None
    if first.number.bound != "exact" or second.number.bound != "exact":
        return None
    if first.item.removesuffix(first.head) != second.item.removesuffix(second.head):
        return None  # "three armed men and two women"
    return Count(first.value + second.value, "exact", objects[0].start, objects[1].end, "men_and_women")


def _is_told_of(clause: Clause, predicate: Mention, one: Count) -> bool:
    """Whether a sentence tells who it is that is held, and so of an arrest: "The cook is in custody"."""
    return (
        one.rule in ("one_person", "group", "together")
        and one.person != "his"
        and (_SINCE.match(clause.text, predicate.end) is None)
    )


def _is_held(clause: Clause, predicate: Mention, one: Count) -> bool:
    """Whether "held" and "picked up", which take much, take a person here, named or told of for the first time."""
    word = predicate.value.word
    return (
        predicate.value.voice == "passive"
        and (word == "picked up" or (word == "held" and _SUSPECTED.match(clause.text, predicate.end) is not None))
        and one.value is not None
        and (one.rule.startswith("names") or (one.rule == "one_person" and not one.person))
    )


def _beside(clause: Clause, predicate: Mention) -> Mention | None:
    """The people whom a sentence adds behind its verb: "was apprehended along with four helpers"."""
    along = _ALONG_WITH.match(clause.text, predicate.end) if predicate.value.voice == "passive" else None
    people = next((m for m in clause.measures if along is not None and m.start == along.end()), None)
    if people is None or measure_of(people).number.bound != "exact" or not measure_of(people).value:
        return None
    head = measure_of(people).head
    return people if measure_of(people).is_person or head.endswith(("ers", "ors", "ants", "ists")) else None


def _shared_subject(clause: Clause, predicate: Mention) -> Mention | None:
    """People who are the subject of another passive too ("Four people were found packing it and were arrested"), or of
    whom some are told apart ("Four persons including the mastermind arrested")."""
    text = clause.text
    if predicate.value.voice != "passive":
        return None
    for mention in clause.measures:
        apart = any(mention.end < m.start < predicate.start for m in clause.measures)
        if (
            not apart
            and measure_of(mention).is_person
            and _INCLUDING_SOME.fullmatch(text, mention.end, predicate.start)
        ):
            return mention
    earlier = [p for p in clause.predicates if p.end < predicate.start]
    if not earlier or earlier[-1].value.voice != "passive" or earlier[-1].value.family not in ("find", "identify"):
        return None
    if not _AND_WERE.fullmatch(text, earlier[-1].end, predicate.start):
        return None
    return next((m for m in clause.objects(earlier[-1]) if measure_of(m).is_person), None)


def _is_near_miss(text: str, predicate: Mention) -> bool:
    """Whether a word of arrest means none: "arrest warrants", "house arrest", "detention centre"."""
    return bool(
        _NEAR_MISS_AFTER.match(text, predicate.end)
        or _HELD_BY_OTHERS.match(text, predicate.end)
        or (predicate.value.word in _INTO_JAIL and _JAIL.match(text, predicate.end) is None)
        or _NEAR_MISS_BEFORE.search(text, max(0, predicate.start - 60), predicate.start)
    )


def _counts_people(clause: Clause, markup: Markup, mention: Mention, predicate: Mention) -> bool:
    """Whether a measure bound to an arrest is the people arrested: not money, hours, places, or what they carried."""
    measure = measure_of(mention)
    text = clause.text
    if measure.unit or measure.currency or measure.head in _NOT_PEOPLE or measure.head in ARREST_HEADS:
        return False
    if _AGES.search(text, max(0, mention.start - 30), mention.start) or (
        measure.is_bare and (measure.value or 0) >= 1_000_000
    ):
        return False
    people = (
        measure.is_person
        or (
            measure.head.endswith(("ers", "ors", "ists", "ians", "ese", "members"))
            and measure.head not in CONTAINERS
            and not is_thing(markup, measure.item_start, measure.item_end)
        )
        or "members" in measure.item
        or any(m.end >= measure.item_end - 1 for m in markup.within("country", measure.item_start, measure.item_end))
    )
    if predicate.start > mention.start:
        gap = text[mention.end : predicate.start]
        if _NEXT_CLAUSE.search(gap):
            return False
        if predicate.value.word in _CUSTODY:
            opens = text[clause.sentence.start : mention.start].rstrip(" -–•*")[-1:] in ("", ":")
            if (measure.value or 0) >= _PRISONERS or not (opens or _BE.search(gap) or gap.endswith(" now ")):
                return False  # "of the two men in custody", "two million people are behind bars"
        if predicate.value.word in _ONLY_COUNTED and len(gap) > 24:
            # "their 13 crew, suspected of fishing without a licence, are in custody".
            said = measure.is_person and (
                _ASIDE.fullmatch(gap) or (_OF_THEM_SAID.match(gap) is not None and len(gap) < 90)
            )
            if not said or (gap[1] not in "–—-(" and _FINITE.search(_BE.sub("", gap))):
                return False
        if (
            measure.is_bare
            and (measure.value or 0) > 1
            and regex.match(r"\ (?:of\ (?:them|which|these|those|whom)\ )?(?:was|has|is)\b", gap)
            and not text.endswith(" of ", 0, mention.start)
        ):
            return False  # but "a crew of seven was arrested"
        return (
            people
            or measure.is_bare
            or (
                len(gap) < 20
                and predicate.value.word in _ONLY_PEOPLE
                and not markup.within("commodity", mention.start, mention.end)
                and not is_located(text, mention)
            )
        )
    gap = text[predicate.end : mention.start]
    if predicate.value.voice == "passive":
        # "among those arrested are five traders", "118 arrested, among them 47 smugglers and 39 thieves".
        return people and (
            gap in (" are ", " were ", " include ", " included ") or _AMONG_THEM.fullmatch(gap) is not None
        )
    direct = bool(_OBJECT_GAP.fullmatch(gap))
    if measure.is_bare:
        return direct and predicate.value.voice == "active"
    if direct:
        return people or (
            predicate.value.word in _ONLY_PEOPLE and not markup.within("commodity", mention.start, mention.end)
        )
    return people and len(gap) < 90 and not is_located(text, mention) and _FINITE.search(gap) is None
