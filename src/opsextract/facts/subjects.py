"""Subjects: where the subject of a clause may begin, and the auxiliary at which it ends."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Mention
from .clause import Clause

OWN_ACT = frozenset(read_toml("people.toml")["verbs"]["own_act"])
"""What people do themselves, so that an active verb has them for a subject: "pleaded guilty"."""
SINGULAR = ("was", "is", "has been", "had been")
"""Auxiliaries of a subject that is one."""
_PASSIVE_AUXILIARY = regex.compile(
    r",?\ (?:who\ )?(?:also\ |later\ |then\ )?(?P<aux>was|were|is|are|has\ been|have\ been|had\ been)(?:\ being)?"
    r"(?:\ (?:\w+ed\ and|now|\w+ly|also|since|later|first|then|already|again|both|all|each|on\ \w+(?:\ \w+)?"
    r"|in\ \w+))*\ $"
)
# "was traced to Vigo and taken into custody": one auxiliary for two participles.
_SHARED_AUXILIARY = regex.compile(
    r",?\ (?P<aux>was|has\ been|had\ been)\ (?:\w+ly\ |also\ )?"
    r"(?:\w+ed|found|taken|caught|brought|seen|met|put|led|sent)\b[^.;:]{0,100}?"
    r"\ and\ (?:then\ |later\ |subsequently\ |immediately\ )?$"
)
# "A and B each pleaded guilty" tells how many.
_OWN_AUXILIARY = regex.compile(
    r",?\ (?:(?:who|also|later|then|previously|today|yesterday)\ )*(?:(?P<aux>each|both|have|has"
    r"|had)\ )?(?:previously\ |also\ |already\ )?$"
)
# What stands before the subject of its clause: a place or time, or the end of another clause.
_LEAD_IN = regex.compile(
    r"(?:In|On|At|While|When|Once|Before|During|After|Following|Earlier|Later|Meanwhile|Also|Last|This|Yesterday|Today|Separately"
    r"|Additionally|By|Subsequently|Eventually|Finally|As|Under|With|Thanks|For|According)\b[^,]{0,140},\ "
)
# A place or time in front without a comma: "In the second case the driver was arrested".
_PLACED = regex.compile(
    r"(?:In|At|On|Near|During|Following|After|Upon)\ (?:the\ |a\ |this\ |that\ )?(?:[\w-]+\ ){1,4}?"
    r"(?=(?:an?|the|two|three|four|five|six|his|her)\ )"
)
_TOLD_BEFORE = regex.compile(
    r"(?:The|Its|Their|His|Her|All)\ (?:[\w-]+\ ){0,3}[a-z]\w+s,\ "
    r"(?=(?:an?|one|two|three|four|five|six|seven|eight|\d+)\ )"
)
_ONE_WAS = regex.compile(r",\ (?:was|is|has\ been|had\ been)\ ")
_COMMA = regex.compile(r",\ (?:for\ (?:example|instance),\ |however,\ )?")
_BULLET = regex.compile(r"(?:[^\w\s]\s+|\(?\w{1,2}[).]\s+)?")
_DATELINE = regex.compile(r"[A-ZÀ-Þ][^–—\n]{2,50}?\ [–—-]\ ")
_OTHER_CLAUSE = (
    r";\ |:\ |,\ (?:but|while|where)\ |\ (?:while|when|where|after|that)\ "
    r"|\ (?:for|in|during|from|of|on)\ (?:which|whom)\ "
)
_CLAUSE_START = regex.compile(
    rf".*(?:{_OTHER_CLAUSE}|,\ and\ |\ and\ (?=(?:a|an|the|his|her|one|another)\ ))", regex.DOTALL
)
_SUBORDINATE = regex.compile(r"\b(?:while|when|where|after)\ $", regex.IGNORECASE)
_WHOLE_CLAUSE = regex.compile(rf".*(?:{_OTHER_CLAUSE})", regex.DOTALL)
_LAST_NAMED = regex.compile(r"\ and\ (?=[A-Z][\w'-]+(?:\ [A-Z][\w'-]+){0,3}$)")


def auxiliary_before(clause: Clause, predicate: Mention) -> regex.Match[str] | None:
    """What links a subject to its predicate, None where nothing does: "was later", "have all been"; group `aux`.

    Behind a subject of its own act it may be empty: "A and B each pleaded guilty", "Costa pleaded guilty".
    """
    pattern = _OWN_AUXILIARY if predicate.value.word in OWN_ACT else _PASSIVE_AUXILIARY
    found = pattern.search(clause.text, max(clause.sentence.start, predicate.start - 70), predicate.start)
    if found is None and pattern is _PASSIVE_AUXILIARY:
        found = _SHARED_AUXILIARY.search(
            clause.text, max(clause.sentence.start, predicate.start - 140), predicate.start
        )
    return found


def subject_starts(text: str, start: int, stop: int, *, joined: bool = False) -> list[int]:
    """Where the subject of a clause may begin: behind the dateline, another clause, and places or times in front.

    joined: an "and" does not begin another clause but joins two subjects.
    """
    bullet = _BULLET.match(text, start)
    start = bullet.end() if bullet else start
    dateline = _DATELINE.match(text, start, stop)
    start = dateline.end() if dateline else start
    cut = (_WHOLE_CLAUSE if joined else _CLAUSE_START).match(text, start, stop)
    starts = [cut.end() if cut else start]
    placed = _PLACED.match(text, starts[0], stop)
    if joined and (told := _TOLD_BEFORE.match(text, starts[0], stop)) is not None:
        starts.append(told.end())  # "Its recipients, two residents and a visitor, were arrested"
    if _LEAD_IN.match(text, starts[0], stop):
        starts = [m.end() for m in _COMMA.finditer(text, starts[0], stop)][:4]
    elif cut and (comma := text.rfind(", ", starts[0], stop)) >= 0 and _SUBORDINATE.search(cut.group()):
        starts.append(comma + 2)  # "while on probation, Costa was arrested"
    if placed is not None:
        starts.append(placed.end())
    if not joined and _ONE_WAS.match(text, stop) and start not in starts:
        starts.append(start)  # "Costa, 41, who fled after the raid, was arrested"
    if not joined and (named := _LAST_NAMED.search(text, starts[0], stop)) is not None:
        starts.append(named.end())  # "Diaz was arrested in Richmond and Soto was arrested in Texas"
    return starts
