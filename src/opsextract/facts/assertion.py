"""How a sentence asserts what its predicate says: done, or planned, sought, possible, negated, or of another time."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention, Sentence
from ..pipeline.predicates import Predicate
from .candidate import Candidate, Found

_CUES: dict[str, dict[str, list[str]]] = read_toml("assertion.toml")


def _before(cues: list[str], *, shared: bool) -> regex.Pattern[str]:
    ordered = sorted(cues, key=lambda cue: -len(cue))
    # "May" is a month.
    special = {"n't": r"\w+n't", "may": "(?-i:may)", "may be": "(?-i:may) be"}
    words = "|".join(special.get(cue) or regex.escape(cue) for cue in ordered)
    # Up to three words may stand between cue and predicate: "will also be arrested", "no further seizures"; or a
    # noun that shares the cue: "seeking the forfeiture and recovery of".
    joined = r"(?P<joined>\ (?:the\ )?\w+\ (?:and|or))?" if shared else ""
    return regex.compile(
        rf"(?<![\w-])(?:{words}){joined}"
        rf"(?:\ (?!and\b|but\b|which\b|who\b|that\b|to\b)[\w'-]+){{0,2}}\ $",
        regex.IGNORECASE,
    )


# Only what is planned or sought is shared along "and": who "did not stop and was arrested" was arrested.
_BEFORE = {status: _before(cues, shared=status in ("planned", "sought")) for status, cues in _CUES["before"].items()}
# "Prosecutors allege that the gang seized 40 cars", "had allegedly seized"; what officers did was done.
_SAYS, _OFFICERS, _DIRECTLY = ("|".join(_CUES["alleged"][key]) for key in ("that", "not_by", "directly"))
_ALLEGED = regex.compile(
    rf"\b(?:{_SAYS})\ that\ (?!(?:[\w'-]+\ ){{0,3}}(?:{_OFFICERS})\b)(?:[\w'-]+\ ){{1,4}}$|\b(?:{_DIRECTLY})\ $",
    regex.IGNORECASE,
)
_AFTER = {
    status: regex.compile(rf"\ (?:{'|'.join(regex.escape(cue) for cue in cues)})\b", regex.IGNORECASE)
    for status, cues in _CUES["after"].items()
}
_EARLIER = regex.compile(
    rf"\b(?:{'|'.join(regex.escape(cue) for cue in sorted(_CUES['earlier']['cues'], key=len, reverse=True))})\b",
    regex.IGNORECASE,
)
# Spans of time that an office keeps its tallies by: "in fiscal year 2023", "so far this year".
_PERIODIC = regex.compile(
    rf"\b(?:{'|'.join(regex.escape(cue) for cue in sorted(_CUES['periodic']['cues'], key=len, reverse=True))})\b"
    r"|\bFY\ ?(?:20)?\d\d\b|\b(?:first|second|third|fourth|last)\ (?:quarter|half|\w+\ months)\ of\ (?:the\ )?"
    r"(?:\w+\ )?(?:year|\d{4})\b",
    regex.IGNORECASE,
)
# What is ordered or agreed is forfeited, though it "will be" (eval/ANNOTATION.md); what an indictment says "shall be"
# is not.
_AGREED = regex.compile(r"\b(?:will|must)\ (?:also\ )?(?:be\ |have\ to\ )?$", regex.IGNORECASE)
# "an initiative to forfeit the proceeds of corruption", against "ordered to forfeit".
_PURPOSE = regex.compile(r"\bto\ (?:\w+ly\ )?$")
_BOUND_TO = regex.compile(
    r"\b(?:order|agree|requir|consent|direct|sentenc|oblig|stipulat|must|hav(?:e|ing)|has|had|compel|forced|made"
    r"|pay)\w*\b",
    regex.IGNORECASE,
)


_CONVICTED = regex.compile(
    r"\b(?:if|upon|on|in\ the\ event\ of|when)\ (?:\w+\ )?(?:convict|found\ guilty)", regex.IGNORECASE
)


def predicate_of(mention: Mention) -> str:
    """The word of a predicate, empty for a measure that says itself what was done ("219 arrests")."""
    return mention.value.word if isinstance(mention.value, Predicate) else ""


def status_of(text: str, sentence: Sentence, predicate: Mention) -> str:
    """The assertion status of a predicate: done unless a cue before or after it says otherwise."""
    lead = text[max(sentence.start, predicate.start - 60) : predicate.start]
    forfeits = isinstance(predicate.value, Predicate) and predicate.value.family == "forfeit"
    for status, pattern in _AFTER.items():
        if pattern.match(text, predicate.end):
            return status
    for status, pattern in _BEFORE.items():
        cue = pattern.search(lead)
        if cue is not None and (cue.groupdict().get("joined") is None or not predicate_of(predicate).endswith("ed")):
            if status == "planned" and forfeits and _AGREED.search(lead):
                return "sought" if _CONVICTED.search(text, sentence.start, predicate.start) else "done"
            return status
    if _ALLEGED.search(lead):
        return "alleged"
    if (
        forfeits
        and _PURPOSE.search(lead)
        and not _BOUND_TO.search(text, max(sentence.start, predicate.start - 300), predicate.start)
    ):
        return "planned"
    return "done"


@dataclass(frozen=True, slots=True)
class Setting:
    """The operation that a sentence speaks of: its name where it names one, and whether it is another's or earlier.

    `periodic` marks a tally of a span of time ("this fiscal year"): background where results were told before it.
    """

    operation: str | None
    other: bool
    periodic: bool = False


def setting_of(markup: Markup, found: Found, sentence: Sentence) -> Setting:
    """Whose results a sentence tells: another operation's where it names only related ones or says so by its cues."""
    places = found.within("operations", sentence.start, sentence.end)
    named = [candidate.fields for _, _, candidate in sorted(places, key=lambda place: place[1])]
    primary = next((fields["name"] for fields in named if fields["role"] == "primary"), None)
    related = next((fields["name"] for fields in named if fields["role"] == "related"), None)
    earlier = bool(_EARLIER.search(markup.text, sentence.start, sentence.end))
    if primary is None and related is not None and any(c.fields["role"] == "primary" for c in found.of("operations")):
        return Setting(related, other=True)
    return Setting(primary, other=earlier, periodic=bool(_PERIODIC.search(markup.text, sentence.start, sentence.end)))


def mark_background(candidates: list[Candidate]) -> None:
    """Mark the tallies of a year that follow a release's own results as no part of them, in place.

    Reads and removes the field `_setting`. A tally that names this release's operation stays its own, as a part.
    """
    told = False
    for candidate in candidates:
        setting: Setting = candidate.fields.pop("_setting")
        if setting.periodic and told:
            candidate.fields["scope"] = "part"
            candidate.fields["other_operation"] |= setting.operation is None
        elif candidate.status == "done" and not (setting.periodic or setting.other):
            told |= bool(candidate.fields.get("count", candidate.fields.get("quantity")))
