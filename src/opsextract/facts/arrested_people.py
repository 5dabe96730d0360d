"""Whom a verb of arrest took: which counts beside it are people arrested, and which words of arrest mean none."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.noun_phrase import CONTAINERS
from .attachment import is_located
from .clause import Clause, measure_of
from .company import is_thing
from .people import Count

_WORDS = read_toml("people.toml")["arrests"]
_ARREST_HEADS = frozenset(_WORDS["heads"])
CUSTODY = frozenset(_WORDS["custody"])
"""Words that say where somebody is who was arrested."""
ONLY_COUNTED = frozenset(_WORDS["only_counted"]) | CUSTODY
"""Words that report an arrest only where people are counted."""
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
# "stopped and detained a walker without placing her under arrest".
_NO_ARREST = regex.compile(r"[^.;:]{0,60}?\ without\ (?:placing|putting|arresting|being\ arrested)\b")
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


def men_and_women(clause: Clause, objects: list[Mention]) -> Count | None:
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


def is_told_of(clause: Clause, predicate: Mention, one: Count) -> bool:
    """Whether a sentence tells who it is that is held, and so of an arrest: "The cook is in custody"."""
    return (
        one.rule in ("one_person", "group", "together")
        and one.person != "his"
        and (_SINCE.match(clause.text, predicate.end) is None)
    )


def is_held(clause: Clause, predicate: Mention, one: Count) -> bool:
    """Whether "held" and "picked up", which take much, take a person here, named or told of for the first time."""
    word = predicate.value.word
    return (
        predicate.value.voice == "passive"
        and (word == "picked up" or (word == "held" and _SUSPECTED.match(clause.text, predicate.end) is not None))
        and one.value is not None
        and (one.rule.startswith("names") or (one.rule == "one_person" and not one.person))
    )


def company_of(clause: Clause, predicate: Mention) -> Mention | None:
    """The people whom a sentence adds behind its verb: "was apprehended along with four helpers"."""
    along = _ALONG_WITH.match(clause.text, predicate.end) if predicate.value.voice == "passive" else None
    people = next((m for m in clause.measures if along is not None and m.start == along.end()), None)
    if people is None or measure_of(people).number.bound != "exact" or not measure_of(people).value:
        return None
    head = measure_of(people).head
    return people if measure_of(people).is_person or head.endswith(("ers", "ors", "ants", "ists")) else None


def shared_subject(clause: Clause, predicate: Mention) -> Mention | None:
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


def counts_arrests(text: str, mention: Mention) -> bool:
    """Whether a measure counts arrests themselves: "219 arrests", not "219 arrest warrants"."""
    measure = measure_of(mention)
    return (
        measure.head in _ARREST_HEADS
        and not _NEAR_MISS_AFTER.match(text, mention.end)
        and not _NEAR_MISS_BEFORE.search(measure.item + " ")
    )


def stands_at(text: str, predicate: Mention, mention: Mention) -> bool:
    """Whether a measure is the direct object of a verb of arrest, with nothing but a time or place between."""
    return _OBJECT_GAP.fullmatch(text, predicate.end, mention.start) is not None


def is_near_miss(text: str, predicate: Mention) -> bool:
    """Whether a word of arrest means none: "arrest warrants", "house arrest", "detention centre"."""
    return bool(
        _NEAR_MISS_AFTER.match(text, predicate.end)
        or _HELD_BY_OTHERS.match(text, predicate.end)
        or _NO_ARREST.match(text, predicate.end)
        or (predicate.value.word in _INTO_JAIL and _JAIL.match(text, predicate.end) is None)
        or _NEAR_MISS_BEFORE.search(text, max(0, predicate.start - 60), predicate.start)
    )


def counts_people(clause: Clause, markup: Markup, mention: Mention, predicate: Mention) -> bool:
    """Whether a measure bound to an arrest is the people arrested: not money, hours, places, or what they carried."""
    measure = measure_of(mention)
    text = clause.text
    if measure.unit or measure.currency or measure.head in _NOT_PEOPLE or measure.head in _ARREST_HEADS:
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
        if predicate.value.word in CUSTODY:
            opens = text[clause.sentence.start : mention.start].rstrip(" -–•*")[-1:] in ("", ":")
            if (measure.value or 0) >= _PRISONERS or not (opens or _BE.search(gap) or gap.endswith(" now ")):
                return False  # "of the two men in custody", "two million people are behind bars"
        if predicate.value.word in ONLY_COUNTED and len(gap) > 24:
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
