"""Lists: which line leads one in, which are its members, and the predicate that these have from it.

Members stand on lines of their own ("The following were seized:"), in a tally of results without a verb, or behind an
"including" in one sentence.
"""

from __future__ import annotations

import regex

from ..pipeline.markup import Markup, Mention, Sentence
from ..pipeline.predicates import Predicate
from .clause import GOODS, Clause, measure_of

RESULT = Predicate("result", "noun", "results")
"""What the members of a list have for a predicate where its lead-in says nothing but results."""
LIST_RULE = "list"
"""Rule of a predicate that a list member has from its lead-in."""
_LEAD_END = regex.compile(r":\s*$")
_LEAD_WORDS = regex.compile(
    r"\b(?:arrests?|arrested|detentions?|detained|seiz\w+|confiscat\w+|recover\w+|haul|results?|outcomes?|totals?"
    r"|summary"
    r"|impounded|taken|findings|figures|statistics|highlights|resulted\ in|led\ to|so\ far|balance)\b",
    regex.IGNORECASE,
)
# Lists of what was given, taught or said are no results.
_GIVEN = regex.compile(
    r"\b(?:donat\w+|provid\w+|deliver\w+|fund\w+|equip\w+|grant\w*|train\w+|aims?|objectives?|include"
    r"|agenda|recommend\w*|advice|tips|should|contact\w*|charges?|sentenced|plea\w*|sought|must)\b",
    regex.IGNORECASE,
)
# "Kansas City: 121".
_LABELLED = regex.compile(r"[^:\n]{2,40}:\ [\p{Sc}]?\d[\d,.]*\ ?\w{0,8}")
# A cell of a table that was copied as text.
_CELL = regex.compile(r"\d[\d,.]*")
# A line that goes on with the list above it.
_GOES_ON = regex.compile(r"(?:together\ with|along\ with|as\ well\ as|and|plus|including)\ ")
_FINITE = regex.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|may|made|said|stood|remains?)\b")
# "... at the point of arrest" says when, not what was done.
_AT_THE = regex.compile(
    r"\b(?:point\ of|time\ of|moment\ of|during|after|upon|following|since)\ (?:the\ |his\ |her\ |their\ )?$"
)


def is_lead(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether a line leads in a list: it ends in a colon, or is a short heading that says seized or results."""
    words = text[sentence.start : sentence.end].count(" ") + 1
    if _LABELLED.fullmatch(text, sentence.start, sentence.end):
        return False  # "Arrests: 52" is a line of a list itself
    if _LEAD_END.search(text, max(sentence.start, sentence.end - 4), sentence.end):
        return True
    return (
        words <= 7
        and not clause.measures
        and text[sentence.end - 1] not in ".!?"
        and bool(_LEAD_WORDS.search(text, sentence.start, sentence.end))
    )


def lead_predicate(text: str, sentence: Sentence, predicates: list[Mention]) -> Mention | None:
    """The predicate that the members of a list inherit: the last one of goods or arrests, or "results" in general."""
    for predicate in reversed(predicates):
        if predicate.value.family in GOODS or predicate.value.family == "arrest":
            value = Predicate(predicate.value.family, "noun", predicate.value.word)
            return Mention(predicate.start, predicate.end, "predicate", value, LIST_RULE)
    ends = bool(_LEAD_END.search(text, max(sentence.start, sentence.end - 4), sentence.end))
    if _LEAD_WORDS.search(text, sentence.start, sentence.end) or (
        ends and not _GIVEN.search(text, sentence.start, sentence.end)
    ):
        return Mention(sentence.start, sentence.end, "predicate", RESULT, LIST_RULE)
    return None


def is_member(markup: Markup, sentence: Sentence, measures: list[Mention]) -> bool:
    """Whether a line behind a lead-in is of its list: a bullet, a line that begins with a count, or names goods."""
    if sentence.role == "bullet":
        return True
    told = markup.text[sentence.end - 1] == "." and _FINITE.search(markup.text, sentence.start, sentence.end)
    if told:
        return False  # "Five of the rifles were traced."
    if measures and (measures[0].start <= sentence.start + 3 or _GOES_ON.match(markup.text, sentence.start)):
        return True
    if _LABELLED.fullmatch(markup.text, sentence.start, sentence.end):
        return True
    if _CELL.fullmatch(markup.text, sentence.start, sentence.end):
        return True
    goods = markup.within("commodity", sentence.start, sentence.end)
    last = (
        markup.text[max(0, sentence.start - 8) : sentence.start].rstrip()[-1:] == ";"
    )  # the last member of a list ends in a full stop
    return bool(goods) and sentence.end - sentence.start < 90 and (last or markup.text[sentence.end - 1] != ".")


def is_label(text: str, sentence: Sentence) -> bool:
    """Whether a line inside a list only names a group of its members ("Firearms")."""
    return sentence.end - sentence.start < 45 and text[sentence.end - 1] not in ".!?"


def inherit(clause: Clause, lead: Mention, outer: Mention | None) -> None:
    """Bind what a member counts to its lead-in; goods in a list of arrests to what stands around it, if anything.

    outer: the lead-in around this one, as "Results" around "Arrests".
    """
    clause.inherited = lead
    for measure in clause.measures:
        people = measure_of(measure).is_person or measure_of(measure).is_bare
        over = lead if people or lead.value.family != "arrest" else outer
        known = clause.bound.get(measure.start)
        if known is not None and known.value.family == "harm" and known.value.voice == "passive":
            known = None  # "two scooters, both reported stolen"
        if known is None and over is not None:
            clause.bound[measure.start] = over
            clause.inherited = over


def is_tally(clause: Clause) -> bool:
    """Whether a line without a verb counts arrests and other things beside them."""
    heads = [measure_of(m).head for m in clause.measures]
    return (
        len(heads) > 1
        and any(head in ("arrests", "arrest", "seizures", "detentions") for head in heads)
        and not _FINITE.search(clause.text, clause.sentence.start, clause.sentence.end)
    )


def inclusions(clause: Clause) -> dict[int, Mention]:
    """What an "including" or "included" adds members to: the predicate before it ("items seized include 14 cars")."""
    included: dict[int, Mention] = {}
    taking: Mention | None = None
    for predicate in sorted([*clause.predicates, *clause.described], key=lambda p: p.start):
        if predicate.value.family == "arrest" and _AT_THE.search(
            clause.text, max(0, predicate.start - 20), predicate.start
        ):
            continue  # "items recovered from them at the point of arrest include"
        if predicate.value.family in GOODS | {"arrest"} and predicate.value.family != "result":
            taking = predicate
        elif taking is not None and predicate.value.word.startswith("includ"):
            value = Predicate(taking.value.family, "noun", taking.value.word)
            included[predicate.start] = Mention(taking.start, taking.end, "predicate", value, LIST_RULE)
    return included
