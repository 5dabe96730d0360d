"""Which count goes with which predicate: the reading of a sentence that arrests, seizures and figures share."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup, Mention
from .clause import GOODS, HOLDS_GOODS, Clause, measure_of
from .lists import LIST_RULE, RESULT, inclusions, inherit, is_label, is_lead, is_member, is_tally, lead_predicate

_OF_PEOPLE = frozenset(["arrest", "charge", "convict", "rescue", "identify"])
# Between a subject and its passive verb only this may stand.
_TO_PASSIVE = regex.compile(
    r"(?:\ \([^)]*\))?(?:\ (?:bearing|containing|belonging\ to|destined\ for|labelled|disguised)\b[^,.;:]{2,110}?"
    r"(?=\ (?:was|were|has|have|had)\ ))?"
    r"(?:,\ (?:including\ [^.;:]{3,140}|[^,.;:]{3,70})(?=,\ (?:was|were|has|have|had)\ ))?,?"
    r"(?:\ (?:of\ whom|of\ (?:them|these|those)(?=\ (?:were|was|have|had|has)\ )|all\ of\ whom|who|which|that|both"
    r"|all|each|in\ total|in\ all"
    r"|overall|so\ far|also|to\ date|worldwide|across\ the\ (?:world|globe|country)|nationwide)|,)*"
    r"(?:\ (?:have|has|had|were|was|are|is|be|been|being|will|would|to|also|since|then|later|already|now"
    r"|subsequently|successfully|immediately|jointly|either|simultaneously|not|\w+ly|got|get|both|all))*\ ?$"
)
# People as a subject may carry more with them: ", aged 19 and 22,", "in charge of the warehouses", ", who ..., ".
_PEOPLE_TO_PASSIVE = regex.compile(
    r"(?:,\ (?:aged|all|both|including|among|believed|suspected|who|whose|two\ of|one\ of|from|ranging"
    r"|mostly|an?|the|namely|identified)\b[^.;:]{1,140},|(?:,\ [^,.;:]{3,90}){1,3},"
    r"|\ [–—-]\ [^–—;.]{3,110}\ [–—-]"
    r"|\ (?:found|working|caught|living|employed|residing|selling|running|driving)\ [^.;:,]{1,60}"
    r"|\ (?:in|from|of|at|with|for|on|aged|believed"
    r"|suspected|linked|accused|wanted|aboard|carrying|involved|travelling|including|who"
    r"|alleged)\b[^.;:]{1,110}?)"
    r"(?:\ (?:have|has|had|were|was|are|is|been|being|also|since|then|later|already|now|subsequently"
    r"|immediately|all|both|\w+ly))*\ (?:have\ |had\ )?(?:been|were|was)(?:\ \w+ly|\ also)?\ $"
)
_LOCATED = regex.compile(
    r"\b(?:in|from|at|on|aboard|inside|across|during|after|following|(?<!along\ |together\ |coupled\ )with|into"
    r"|against|within|by|for|through|via|near|between|relating\ to|related\ to|linked\ to|belonging\ to"
    r"|hidden\ in|concealed\ in|in\ respect\ of|in\ the\ case\ of|under|behind|among(?!\ them\b)|on\ board|onboard)\ "
    r"(?:the\ |a\ |his\ |her\ |their\ |its\ )?(?:\w+\ )?$",
    regex.IGNORECASE,
)
_RELATIVE = regex.compile(r",?\ (?:that|which|who)\ ")
# "the pills that killed three students": what a relative clause counts is not its noun's subject.
_TOLD_OF = regex.compile(
    r"\ (?:that|who|which)\ (?:had\ |have\ |has\ )?(?:killed|injured|harmed|robbed|defrauded|targeted|duped)\ $"
)
_OF_WHICH = regex.compile(r"\b(?:of\ which|which|all)\b")
# Behind these a passive is of another clause.
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
        if any(p.value.word in HOLDS_GOODS for p in predicates) and len(predicates) > 1:
            # "seized 40 parcels containing 6 kg": what holds the goods says something only where nothing else does.
            predicates = [p for p in predicates if p.value.word not in HOLDS_GOODS or _all_hold(predicates)]
        for laid in [p for p in predicates if p.rule == "find_laid"]:
            later = [p for p in predicates if p.start > laid.start and p.value.family in GOODS]
            if any(_OF_WHICH.search(markup.text, laid.end, p.start) for p in later):
                predicates.remove(laid)  # "In the back lay two boats, all of which were seized"
        described = [
            p for p in markup.within("predicate", sentence.start, sentence.end) if p.value.voice == "adjective"
        ]
        clause = Clause(sentence, markup.text, measures, predicates, described=described)
        if measures or predicates:
            _bind(clause)
        if all(p.value.voice == "passive" for p in predicates) and is_tally(clause):
            # "Mali: 33 arrests; 96 victims; 14 firearms".
            inherit(clause, Mention(sentence.start, sentence.end, "predicate", RESULT, LIST_RULE), None)
            yield clause
            continue
        if is_lead(markup.text, sentence, clause) and not (lead is not None and measures and sentence.role == "bullet"):
            outer, lead = lead or outer, lead_predicate(markup.text, sentence, predicates)
        elif lead is not None:
            if is_member(markup, sentence, measures):
                inherit(clause, lead, outer)
            elif not is_label(markup.text, sentence):
                lead = outer = None
        if measures or predicates or clause.inherited is not None:
            yield clause


def _all_hold(predicates: list[Mention]) -> bool:
    """Whether nothing in a sentence says what was done with the goods that something holds."""
    return all(
        p.value.word in HOLDS_GOODS or p.value.family in ("search", "inspect", "open", "take_part") for p in predicates
    )


def _only_describes(text: str, measures: list[Mention], predicate: Mention) -> bool:
    """Whether "held" behind goods says who had them and not who took them: "two rifles held without a licence"."""
    if predicate.value.word != "held":
        return False
    at = next((m for m in reversed(measures) if m.start < predicate.start), None)
    if at is None or predicate.start - at.end > 2:
        return False
    measure = measure_of(at)
    holds = any(m.start == predicate.end + 1 for m in measures)  # "nine packages held 38 kg"
    return not (measure.is_person or measure.is_bare or holds)


def _bind(clause: Clause) -> None:
    """Bind each measure: to a passive right behind it, else to the active or noun before it, else along its list."""
    text = clause.text
    strong: dict[int, Mention] = {}
    told_of = {
        m.start for m in clause.measures if _TOLD_OF.search(text, max(clause.sentence.start, m.start - 40), m.start)
    }
    for measure in clause.measures:
        if measure.start in told_of:
            continue
        right = _next(clause.predicates, measure.end)
        if right is not None and text[measure.end : right.start].startswith(" of those "):
            # "Seventeen of those charged were arrested".
            onward = _next(clause.predicates, right.end)
            if (
                onward is not None
                and onward.value.voice == "passive"
                and _TO_PASSIVE.fullmatch(text, right.end, onward.start)
            ):
                strong[measure.start] = onward
                continue
        if right is not None and right.value.word == "including" and right.start - measure.end < 90:
            # "1,750 live animals, including 38 primates, have been recovered".
            right = _next(clause.predicates, right.end)
        if right is not None and right.value.voice == "noun":
            # "cash of Rs. 2 crore, being proceeds of the sale of gold, was found".
            right = _next(clause.predicates, right.end) or right
        if (
            right is not None
            and right.value.voice == "passive"
            and _TO_PASSIVE.fullmatch(text, measure.end, right.start)
        ):
            left = _previous(clause.predicates, measure.start)
            described = right.start - measure.end <= 1 or _RELATIVE.match(text, measure.end) is not None
            if left is not None and described and _takes(left, right, measure):
                continue  # "intercepted USD 39 million stolen from a company", "seized 40 cars that were stolen"
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
    included = inclusions(clause)
    breaking = [p for p in clause.predicates if not p.value.word.startswith("includ")]
    for at, measure in enumerate(clause.measures):
        if measure.start in told_of:
            continue
        if measure.start in strong:
            clause.bound[measure.start] = strong[measure.start]
            continue
        left = _previous(clause.predicates, measure.start)
        onward = _strong_ahead(clause, at, strong, breaking)
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


def _strong_ahead(clause: Clause, at: int, strong: dict[int, Mention], breaking: list[Mention]) -> Mention | None:
    """The passive that the last member of this measure's list is bound to; `breaking` are what ends a list."""
    end = clause.measures[at].end
    for later in clause.measures[at + 1 :]:
        between = _next(breaking, end)
        if (between is not None and between.start < later.start) or ";" in clause.text[end : later.start]:
            return None
        if later.start in strong:
            return strong[later.start]
        end = later.end
    return None


def _next(predicates: list[Mention], offset: int) -> Mention | None:
    """The first predicate at or behind an offset."""
    return next((p for p in predicates if p.start >= offset), None)


def _previous(predicates: list[Mention], offset: int) -> Mention | None:
    """The last predicate before an offset."""
    best = None
    for predicate in predicates:
        if predicate.start >= offset:
            break
        best = predicate
    return best


def is_located(text: str, measure: Mention, behind: int = 0) -> bool:
    """Whether a measure is where something happened, not what it happened to ("from 12 containers", "in 3 cities").

    behind: where the predicate ends, whose own words place nothing ("placed under seizure 5 tonnes").
    """
    return bool(_LOCATED.search(text, max(behind, measure.start - 30), measure.start))
