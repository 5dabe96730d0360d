"""Whether what is counted is what a predicate takes: its object or subject, a member of its list, what people had."""

from __future__ import annotations

import regex

from ..pipeline.markup import Mention
from ..pipeline.measures import WEIGHED
from ..pipeline.noun_phrase import CONTAINERS
from .clause import Clause, measure_of
from .lists import LIST_RULE
from .seizure_goods import HOLDING
from .unnumbered_goods import WITH, without

_ONLY_SEIZE = frozenset(["seize", "forfeit"])
_WEIGHED_TOO = _ONLY_SEIZE | frozenset(["intercept", "recover", "destroy"])
_TO_OBJECT = regex.compile(
    r"\ (?:of|to|totall?ing|amount(?:ed|ing|s)?\ to|reached|with|inside|within|therein"
    r"|(?:from|on|in)\ (?:them|him|her|it|(?:the|his|her|their|its)\ (?:[\w-]+\ )?[a-z]+)"
    r"|(?:was|were)\ (?:also\ )?(?:placed|imposed|ordered)\ (?:on|over|against))\ (?:a\ total\ of\ |the\ )?"
)
# "intercepted a lorry with 819 kilograms of hashish".
_LOADED = regex.compile(r"\b(?:with|carrying|containing|transporting|holding)\ (?:[a-z]+\ ){0,2}$")
_BELIEVED = regex.compile(r"\b(?:believed|thought|contained|claimed|said|that|which|who)\b")
# What may stand between a verb and the members of its list, beside other members.
_BETWEEN = regex.compile(
    r"(?:[\ ,;]|\b(?:and|of|as\ well\ as|along\ with|together\ with|plus|a\ total\ of|another|a\ further|also|the|his"
    r"|her"
    r"|their|its|some|over|about)\b)*"
)
_TO_PASSIVE = regex.compile(
    r"(?:[\ ,]|\b(?:which|that|was|were|been|has|have|had|also|all|both|then|later|\w+ly)\b){0,9}"
)
_TOGETHER = regex.compile(r"\ *,?\ ?(?:along\ with|together\ with|as\ well\ as)\b")


_NEAR = 6
_SAID_WITHIN = 200


def is_possessed(clause: Clause, mention: Mention, predicate: Mention) -> bool:
    """Whether people were arrested with what is measured: it is taken with them."""
    if predicate.value.family != "arrest" or mention.start < predicate.end or mention.start - predicate.end > 150:
        return False
    return bool(WITH.search(clause.text, predicate.end, mention.start))


def is_loaded(text: str, mention: Mention, behind: int) -> bool:
    """Whether what is measured is what something held: "with 819 kilograms of hashish"; not what somebody believed.

    behind: where the predicate ends.
    """
    # The line that leads in a list may stand far before its members.
    if _BELIEVED.search(text, max(behind, mention.start - _SAID_WITHIN), mention.start):
        return False
    return _LOADED.search(text, max(0, mention.start - 30), mention.start) is not None


def is_object(text: str, mention: Mention, predicate: Mention) -> bool:
    """Whether only "of", "with", "to" or a place stands between predicate and measure: its object after all."""
    if text[predicate.end : mention.start] == " ":
        # "found with 3 kg", "ended with 40 arrests and 9 t of tobacco"; but "resulted in $80 million in losses".
        return bool(predicate.value.family == "find" or predicate.value.word.endswith("with"))
    return _TO_OBJECT.fullmatch(text, predicate.end, mention.start) is not None


def is_plain_object(clause: Clause, mention: Mention, predicate: Mention) -> bool:
    """Whether goods that no lexicon knows stand at a verb that can only mean a seizure, or in its list."""
    measure, value = measure_of(mention), predicate.value
    if measure.is_bare or predicate.rule == "intercept_foiled" or value.word == "removed":
        return False
    if predicate.rule == LIST_RULE:
        return value.family in _ONLY_SEIZE
    holds = measure.head in CONTAINERS
    if not (
        value.family in _ONLY_SEIZE
        or (value.family == "intercept" and not holds and measure.unit in WEIGHED)
        or (
            measure.unit in WEIGHED and (value.family in _WEIGHED_TOO or (value.family == "find" and " " in value.word))
        )
        or (holds and value.word.startswith(HOLDING))
    ):
        return False
    if mention.start < predicate.end:
        return value.voice == "passive" and _TO_PASSIVE.fullmatch(clause.text, mention.end, predicate.start) is not None
    gap = _gap(clause, mention, predicate)
    if value.voice == "passive" and gap != " ":
        return _TOGETHER.match(gap) is not None and _BETWEEN.fullmatch(gap) is not None
    # Further on in a list the verb says less of what nobody knows.
    near = len(gap) <= _NEAR or mention.start - predicate.end <= _NEAR
    return near and _BETWEEN.fullmatch(gap) is not None


def is_listed(clause: Clause, mention: Mention, predicate: Mention) -> bool:
    """Whether a measure stands right behind a predicate, or behind other measures in one list."""
    return _BETWEEN.fullmatch(_gap(clause, mention, predicate)) is not None


def _gap(clause: Clause, mention: Mention, predicate: Mention) -> str:
    """What stands between a predicate and a measure behind it, without the measures there."""
    others = [(m.start, m.end) for m in clause.measures if m is not mention]
    return without(clause.text, predicate.end, mention.start, others)
