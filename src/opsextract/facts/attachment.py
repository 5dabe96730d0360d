"""Which count goes with which predicate: the reading of a sentence that arrests, seizures and figures share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from ..pipeline.markup import Markup, Mention, Sentence
from ..pipeline.measures import Measure
from ..pipeline.predicates import Predicate

_OF_PEOPLE = frozenset(["arrest", "charge", "convict", "rescue", "identify"])
GOODS = frozenset(["seize", "recover", "intercept", "freeze", "forfeit", "destroy", "takedown", "find", "result"])
"""Families of predicates that take things from people."""

WEIGHED = frozenset(["kg", "g", "mg", "t", "lb", "oz", "l", "ml"])
"""Units of mass and volume."""


@dataclass(slots=True)
class Clause:
    """One sentence with its measures and predicates, each measure bound to the predicate that says what was done."""

    sentence: Sentence
    text: str
    measures: list[Mention]
    predicates: list[Mention]
    bound: dict[int, Mention] = field(default_factory=dict)
    """Start of a measure → its predicate."""
    described: list[Mention] = field(default_factory=list)
    """Predicates that only describe: "the seized items"."""
    inherited: Mention | None = None
    """The predicate of the line that leads in the list of which this is a member."""

    def predicate_of(self, measure: Mention) -> Mention | None:
        """The predicate that a measure is bound to, None for a bare one."""
        return self.bound.get(measure.start)

    def objects(self, predicate: Mention) -> list[Mention]:
        """The measures that are bound to a predicate, in text order."""
        return [m for m in self.measures if self.bound.get(m.start) is predicate]


# Between a subject and its passive verb only this may stand.
_TO_PASSIVE = regex.compile(
    r"(?:\ \([^)]*\))?(?:,\ (?:including\ [^.;:]{3,140}|[^,.;:]{3,70})(?=,\ (?:was|were|has|have|had)\ ))?,?"
    r"(?:\ (?:of\ whom|all\ of\ whom|who|which|that|both|all|each|in\ total|in\ all"
    r"|overall|so\ far|also|to\ date|worldwide|across\ the\ (?:world|globe|country)|nationwide)|,)*"
    r"(?:\ (?:have|has|had|were|was|are|is|be|been|being|will|would|to|also|since|then|later|already|now"
    r"|subsequently|successfully|immediately|jointly|either|simultaneously|not|\w+ly|got|get|both|all))*\ ?$"
)
# People as a subject may carry more with them: ", aged 19 and 22,", "in charge of the warehouses", ", who ..., ".
_PEOPLE_TO_PASSIVE = regex.compile(
    r"(?:,\ (?:aged|all|both|including|among|believed|suspected|who|whose|two\ of|one\ of|from|ranging"
    r"|mostly|an?|the|namely|identified)\b[^.;:]{1,140},|,\ [^,.;:]{3,90},"
    r"|\ (?:found|working|caught|living|employed|residing)\ [^.;:,]{1,60}"
    r"|\ (?:in|from|of|at|with|for|on|aged|believed"
    r"|suspected|linked|accused|wanted|aboard|carrying|involved|travelling|including|who"
    r"|alleged)\b[^.;:]{1,110}?)"
    r"(?:\ (?:have|has|had|were|was|are|is|been|being|also|since|then|later|already|now|subsequently"
    r"|immediately|all|both|\w+ly))*\ (?:have\ |had\ )?(?:been|were|was)(?:\ \w+ly|\ also)?\ $"
)
_LOCATED = regex.compile(
    r"\b(?:in|from|at|on|aboard|inside|across|during|after|following|(?<!along\ |together\ |coupled\ )with|into"
    r"|against|within|by|for|through|via|near|between|relating\ to|related\ to|linked\ to|belonging\ to"
    r"|hidden\ in|concealed\ in|under|behind|among|on\ board|onboard)\ "
    r"(?:the\ |a\ |his\ |her\ |their\ |its\ )?(?:\w+\ )?$",
    regex.IGNORECASE,
)
_BREAK = regex.compile(r";|\ (?:while|whereas|after|before|when|following)\ ")


def clauses(markup: Markup) -> list[Clause]:
    """The sentences of the release proper that hold a measure or a predicate, with what is bound to what.

    The members of a list take the predicate of the line that leads it in ("The following were seized:", "Results:").
    """
    known: list[Clause] | None = markup.memo.get("clauses")
    if known is None:
        known = markup.memo["clauses"] = list(_clauses(markup))
    return known


def _clauses(markup: Markup) -> Iterator[Clause]:
    lead: Mention | None = None
    outer: Mention | None = None  # "Results" around "Arrests"
    for sentence in markup.sentences:
        if sentence.role in ("menu", "tail"):
            continue
        measures = markup.within("measure", sentence.start, sentence.end)
        predicates = [
            p
            for p in markup.within("predicate", sentence.start, sentence.end)
            if p.value.voice != "adjective" and not _only_describes(markup.text, measures, p)
        ]
        described = [
            p for p in markup.within("predicate", sentence.start, sentence.end) if p.value.voice == "adjective"
        ]
        clause = Clause(sentence, markup.text, measures, predicates, described=described)
        if measures or predicates:
            _bind(clause)
        if not predicates and _is_tally(clause):
            # "Mali: 33 arrests; 96 victims; 14 firearms".
            _inherit(clause, Mention(sentence.start, sentence.end, "predicate", _RESULT, LIST_RULE), None)
            yield clause
            continue
        if _is_lead(markup.text, sentence, clause) and not (
            lead is not None and measures and sentence.role == "bullet"
        ):
            outer, lead = lead or outer, _lead_predicate(markup.text, sentence, predicates)
        elif lead is not None:
            if _is_member(markup, sentence, measures):
                _inherit(clause, lead, outer)
            elif not _is_label(markup.text, sentence):
                lead = outer = None
        if measures or predicates or clause.inherited is not None:
            yield clause


_FINITE = regex.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|may|made|said|remains?)\b")


def _is_tally(clause: Clause) -> bool:
    """Whether a line without a verb counts arrests and other things beside them."""
    heads = [measure_of(m).head for m in clause.measures]
    return (
        len(heads) > 1
        and any(head in ("arrests", "arrest", "seizures", "detentions") for head in heads)
        and not _FINITE.search(clause.text, clause.sentence.start, clause.sentence.end)
    )


def _only_describes(text: str, measures: list[Mention], predicate: Mention) -> bool:
    """Whether "held" behind goods says who had them and not who took them: "two rifles held without a licence"."""
    if predicate.value.word != "held":
        return False
    at = next((m for m in reversed(measures) if m.start < predicate.start), None)
    if at is None or predicate.start - at.end > 2:
        return False
    measure = measure_of(at)
    return not (measure.is_person or measure.is_bare)


_LEAD_END = regex.compile(r":\s*$")
_LEAD_WORDS = regex.compile(
    r"\b(?:arrests?|arrested|detentions?|detained|seiz\w+|confiscat\w+|recover\w+|haul|results?|outcomes?|totals?|summary|impounded|taken|findings"
    r"|figures|statistics|highlights|resulted\ in|led\ to|so\ far|balance)\b",
    regex.IGNORECASE,
)
# Lists of what was given, taught or said are no results.
_GIVEN = regex.compile(
    r"\b(?:donat\w+|provid\w+|deliver\w+|fund\w+|equip\w+|grant\w*|train\w+|aims?|objectives?|include"
    r"|agenda|recommend\w*|advice|tips|should|contact\w*|charges?|sentenced|plea\w*|sought|must)\b",
    regex.IGNORECASE,
)
_RESULT = Predicate("result", "noun", "results")
LIST_RULE = "list"
"""Rule of a predicate that a list member has from its lead-in."""


def _is_lead(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether a line leads in a list: it ends in a colon, or is a short heading that says seized or results."""
    words = text[sentence.start : sentence.end].count(" ") + 1
    if _LEAD_END.search(text, max(sentence.start, sentence.end - 4), sentence.end):
        return True
    return (
        words <= 7
        and not clause.measures
        and text[sentence.end - 1] not in ".!?"
        and bool(_LEAD_WORDS.search(text, sentence.start, sentence.end))
    )


def _lead_predicate(text: str, sentence: Sentence, predicates: list[Mention]) -> Mention | None:
    """The predicate that the members of a list inherit: the last one of goods or arrests, or "results" in general."""
    for predicate in reversed(predicates):
        if predicate.value.family in GOODS or predicate.value.family == "arrest":
            value = Predicate(predicate.value.family, "noun", predicate.value.word)
            return Mention(predicate.start, predicate.end, "predicate", value, LIST_RULE)
    ends = bool(_LEAD_END.search(text, max(sentence.start, sentence.end - 4), sentence.end))
    if _LEAD_WORDS.search(text, sentence.start, sentence.end) or (
        ends and not _GIVEN.search(text, sentence.start, sentence.end)
    ):
        return Mention(sentence.start, sentence.end, "predicate", _RESULT, LIST_RULE)
    return None


_GOES_ON = regex.compile(r"(?:together\ with|along\ with|as\ well\ as|and|plus|including)\ ")


def _is_member(markup: Markup, sentence: Sentence, measures: list[Mention]) -> bool:
    if sentence.role == "bullet":
        return True
    if measures and (measures[0].start <= sentence.start + 3 or _GOES_ON.match(markup.text, sentence.start)):
        return True
    goods = markup.within("commodity", sentence.start, sentence.end)
    return bool(goods) and sentence.end - sentence.start < 90 and markup.text[sentence.end - 1] != "."


def _is_label(text: str, sentence: Sentence) -> bool:
    """Whether a line inside a list only names a group of its members ("Firearms")."""
    return sentence.end - sentence.start < 45 and text[sentence.end - 1] not in ".!?"


def _inherit(clause: Clause, lead: Mention, outer: Mention | None) -> None:
    clause.inherited = lead
    for measure in clause.measures:
        people = measure_of(measure).is_person or measure_of(measure).is_bare
        over = lead if people or lead.value.family != "arrest" else outer
        if measure.start not in clause.bound and over is not None:
            clause.bound[measure.start] = over
            clause.inherited = over


def _bind(clause: Clause) -> None:
    """Bind each measure: to a passive right behind it, else to the active or noun before it, else along its list."""
    text = clause.text
    strong: dict[int, Mention] = {}
    for measure in clause.measures:
        right = _next(clause.predicates, measure.end)
        if right is not None and right.value.word == "including" and text.startswith(", including ", measure.end):
            # "1,750 live animals, including 38 primates, have been recovered".
            right = _next(clause.predicates, right.end)
        if (
            right is not None
            and right.value.voice == "passive"
            and _TO_PASSIVE.fullmatch(text, measure.end, right.start)
        ):
            left = _previous(clause.predicates, measure.start)
            if left is not None and right.start - measure.end <= 1 and _takes(left, right, measure):
                continue  # "intercepted USD 39 million stolen from a company"
            strong[measure.start] = right
        elif (measure_of(measure).is_person or measure_of(measure).is_bare) and clause.predicates:
            # The first passive of arrest behind them, over whatever else is said of them on the way.
            later = next(
                (
                    p
                    for p in clause.predicates
                    if p.start >= measure.end and p.value.family in _OF_PEOPLE and p.value.voice == "passive"
                ),
                None,
            )
            if later is not None and _PEOPLE_TO_PASSIVE.fullmatch(text, measure.end, later.start):
                strong[measure.start] = later
    included = _inclusions(clause)
    for at, measure in enumerate(clause.measures):
        if measure.start in strong:
            clause.bound[measure.start] = strong[measure.start]
            continue
        left = _previous(clause.predicates, measure.start)
        onward = _strong_ahead(clause, at, strong)
        if onward is not None and left is not None and _gives_way(clause, left, measure):
            clause.bound[measure.start] = onward
            continue
        if left is not None and left.value.voice in ("active", "noun"):
            if not left.value.word.startswith("includ"):
                clause.bound[measure.start] = left
            elif left.start in included:
                clause.bound[measure.start] = included[left.start]
            if measure.start in clause.bound:
                continue
        # A list before a passive verb: "5 kg of heroin, two cars and EUR 3,000 were seized".
        if onward is not None:
            clause.bound[measure.start] = onward
        elif left is not None and left.value.voice == "passive":
            clause.bound[measure.start] = left
        else:
            right = _next(clause.predicates, measure.end)
            if (
                right is not None
                and right.value.voice == "passive"
                and right.start - measure.end < 80
                and not _BREAK.search(text, measure.end, right.start)
            ):
                clause.bound[measure.start] = right


# "..., where", "in which", "after": another clause, with a subject of its own.
_NEW_CLAUSE = regex.compile(r"\b(?:where|in\ which|during\ which|from\ which|on\ which|after)\ ")


def _gives_way(clause: Clause, left: Mention, measure: Mention) -> bool:
    """Whether a list ends in a passive of its own rather than hanging on what stands to the left of it.

    "During searches, 17 phones and 3 laptops were seized"; "arrested the driver after 12 cases ... were found".
    """
    if left.value.voice == "passive":
        return False
    between = clause.text[left.end : measure.start]
    return (left.value.family in ("search", "inspect", "conduct", "open", "identify") and "," in between) or bool(
        _NEW_CLAUSE.search(between)
    )


def _takes(left: Mention, right: Mention, measure: Mention) -> bool:
    """Whether a verb of seizure or arrest takes a measure that a participle without auxiliary only describes."""
    ours = GOODS - {"result"} | {"arrest"}
    return (
        left.value.voice != "passive"
        and left.value.family in ours
        and right.value.family not in ours
        and measure.start - left.end < 40
    )


_AT_THE = regex.compile(
    r"\b(?:point\ of|time\ of|moment\ of|during|after|upon|following|since)\ (?:the\ |his\ |her\ |their\ )?$"
)


def _inclusions(clause: Clause) -> dict[int, Mention]:
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


def _strong_ahead(clause: Clause, at: int, strong: dict[int, Mention]) -> Mention | None:
    """The passive that the last member of this measure's list is bound to."""
    end = clause.measures[at].end
    for later in clause.measures[at + 1 :]:
        between = _next(clause.predicates, end)
        if (between is not None and between.start < later.start) or ";" in clause.text[end : later.start]:
            return None
        if later.start in strong:
            return strong[later.start]
        end = later.end
    return None


def _next(predicates: list[Mention], offset: int) -> Mention | None:
    return next((p for p in predicates if p.start >= offset), None)


def _previous(predicates: list[Mention], offset: int) -> Mention | None:
    best = None
    for predicate in predicates:
        if predicate.start >= offset:
            break
        best = predicate
    return best


def is_located(text: str, measure: Mention) -> bool:
    """Whether a measure is where something happened, not what it happened to ("from 12 containers", "in 3 cities")."""
    return bool(_LOCATED.search(text, max(0, measure.start - 30), measure.start))


def family_of(mention: Mention | None) -> str | None:
    """The family of a predicate mention."""
    if mention is None:
        return None
    predicate: Predicate = mention.value
    return predicate.family


def measure_of(mention: Mention) -> Measure:
    """The value of a measure mention, typed."""
    value: Measure = mention.value
    return value
