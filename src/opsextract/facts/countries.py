"""Countries: every country that the text names, once each, with the part that its authorities played."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..lexicons import read_tsv
from ..pipeline.markup import Markup
from .candidate import Candidate, Found
from .country_roles import Role, is_recipient, role_of, us_release
from .country_senses import means_country
from .once import once

_MAX_EVIDENCES = 4
_ACTING_TYPES = frozenset({"police", "customs", "border", "judicial", "task_force", "regulator", "intelligence"})
_SURE_RULES = frozenset({"agencies.gazetteer", "agencies.grammar"})


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of a country."""

    start: int
    end: int
    code: str
    type: str


@cache
def _forms() -> dict[str, tuple[str, str, bool]]:
    """Folded surface form -> code, type and whether it has other meanings."""
    rows = read_tsv("countries.tsv")
    return {row["surface"].casefold(): (row["code"], row["type"], row["ambiguous"] == "1") for row in rows}


def find(markup: Markup, found: Found) -> list[Candidate]:
    """One candidate for each country that the text names, in the order of their first naming.

    The role is participant as soon as one naming says that the country's authorities took part.
    """
    named = namings(markup)
    roles = role_of(markup, [(n.start, n.end, n.code, n.type) for n in named])
    bodies = _bodies_acting(markup, found)
    by_code: dict[str, list[tuple[Named, Role]]] = {}
    for naming, role in zip(named, roles, strict=True):
        by_code.setdefault(naming.code, []).append((naming, role))
    candidates = []
    for code, places in by_code.items():
        acting = [(n, r) for n, r in places if r.participant]
        rule = acting[0][1].rule if acting else "mentioned"
        if not acting and code in bodies:
            acting, rule = places[:1], "body_acted"
        chosen = [n for n, _ in (acting or places)]
        spans = list(dict.fromkeys((n.start, n.end) for n in [*chosen, *(n for n, _ in places)]))[:_MAX_EVIDENCES]
        role_name = "participant" if acting else "mentioned"
        candidates.append(Candidate("countries", {"code": code, "role": role_name}, spans, f"countries.{rule}"))
    return candidates


def _bodies_acting(markup: Markup, found: Found) -> set[str]:
    """The countries whose enforcement bodies the release names as acting."""
    codes = {"US"} if us_release(markup) else set()
    for agency in found.of("agencies"):
        code = agency.fields["country"]
        sure = agency.fields["type"] in _ACTING_TYPES and agency.rule in _SURE_RULES
        if code and sure and not all(is_recipient(markup.text, start) for start, _ in agency.spans):
            codes.add(code)
    return codes


@once
def namings(markup: Markup) -> list[Named]:
    """The places where the text names a country, in text order, other meanings of the words left out."""
    forms = _forms()
    named: list[Named] = []
    hidden = [(line.start, line.end) for line in markup.lines if line.role in ("menu", "tail")]
    at = 0
    mentions = markup.of("country").items
    for i, mention in enumerate(mentions):
        while at < len(hidden) and hidden[at][1] <= mention.start:
            at += 1
        if at < len(hidden) and hidden[at][0] <= mention.start:
            continue
        form = forms.get(markup.text[mention.start : mention.end].casefold())
        if form is None:
            continue
        code, type_, ambiguous = form
        if means_country(markup, mentions, i, code, ambiguous):
            named.append(Named(mention.start, mention.end, code, type_))
    return named
