"""The packaged gazetteer of public bodies: which body a name or acronym in the text stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ..lexicons import read_toml, read_tsv
from ..pipeline.markup import Markup, Mention


@dataclass(frozen=True, slots=True)
class Body:
    """One public body of lexicons/agencies.tsv."""

    id: str
    name: str
    acronyms: tuple[str, ...]
    country: str | None
    type: str
    guarded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the text names a body; offsets in `Markup.text`."""

    start: int
    end: int
    body: Body


@cache
def surfaces() -> dict[str, tuple[Body, ...]]:
    """Every name, acronym and alias, as written and in capitals, with the bodies that it may stand for."""
    table: dict[str, list[Body]] = {}
    for row in read_tsv("agencies.tsv"):
        acronyms = tuple(filter(None, row["acronyms"].split("|")))
        guarded = frozenset(filter(None, row["guarded"].split("|")))
        body = Body(row["id"], row["name"], acronyms, row["country"] or None, row["type"], guarded)
        for surface in dict.fromkeys([row["name"], *acronyms, *filter(None, row["aliases"].split("|"))]):
            for form in {surface, surface.upper()}:
                bodies = table.setdefault(form, [])
                if body not in bodies:
                    bodies.append(body)
    return {surface: tuple(bodies) for surface, bodies in table.items()}


def lookup(name: str) -> Body | None:
    """The first body with exactly this name or acronym, or None."""
    bodies = surfaces().get(name)
    return bodies[0] if bodies else None


@cache
def _word_acronyms() -> frozenset[str]:
    return frozenset(read_toml("agency_grammar.toml")["acronyms"]["words"])


def find_hits(markup: Markup, countries: set[str], defined: dict[str, str], shown: Callable[[int], bool]) -> list[Hit]:
    """The gazetteer's bodies in the text, in text order.

    countries: codes of the countries that the text names. defined: the acronyms that the text itself explains, with
    their explanation. shown: tells whether an offset belongs to the release and not to a menu around it.
    A guarded form counts when the text explains it, gives the body's full name, or names its country and the form
    is no everyday word.
    """
    table = surfaces()
    text = markup.text
    found: list[tuple[Mention, tuple[Body, ...], str]] = []
    full: set[str] = set()
    for mention in markup.of("agency"):
        surface = text[mention.start : mention.end]
        bodies = table.get(surface)
        if bodies and shown(mention.start):
            found.append((mention, bodies, surface))
            full.update(body.id for body in bodies if surface not in body.guarded and len(bodies) == 1)
    hits = []
    for mention, bodies, surface in found:
        body = _choose(bodies, surface, countries, defined, full, text, mention)
        if body is not None:
            hits.append(Hit(mention.start, mention.end, body))
    return hits


def _choose(
    bodies: tuple[Body, ...],
    surface: str,
    countries: set[str],
    defined: dict[str, str],
    full: set[str],
    text: str,
    mention: Mention,
) -> Body | None:
    """The body that a form stands for here, or None where it is another word or another body's acronym."""
    explained = defined.get(surface)
    if explained is not None:
        explained_as = lookup(explained)
        for body in bodies:
            if body is explained_as or body.name == explained:
                return body
        if all(surface in body.guarded or surface in body.acronyms for body in bodies):
            return None
    ranked = sorted(
        bodies, key=lambda body: (body.id not in full, body.country not in countries and body.country is not None)
    )
    for body in ranked:
        if surface not in body.guarded or body.id in full:
            return body
        if surface in _word_acronyms():
            continue
        if (body.country in countries or (body.country is None and len(surface) > 3)) and not _in_capitals(
            text, mention.start, mention.end
        ):
            return body
    return None


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Say whether the words around are in capitals too, so that a word cannot be told from an acronym."""
    around = text[max(0, start - 14) : start] + text[end : end + 14]
    return sum(c.isupper() for c in around) > sum(c.islower() for c in around) + 3
