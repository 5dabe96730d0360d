"""Domains that are named rather than counted: "the seizure of Example.com", "seized the domains a.net and b.org"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup, Mention
from .assertion import status_of
from .candidate import Candidate, Found
from .clause import Clause, measure_of
from .seizure_goods import fields_of

_TAKING = frozenset(["seize", "takedown", "forfeit"])
# Bounded as host names are; sites of the authorities themselves are no object of theirs.
_HOST = (
    r"(?:[A-Za-z0-9][\w-]{0,62}\.){1,3}(?:com|net|org|info|biz|ru|to|io|cc|ws|me|tv|so|live|shop|online|site|xyz|top|onion"
    r"|su|cn|is|pw|in|uk|eu|de|nl|fr|co|club|vip|pro|link|market|store|tech|website|space|icu|cloud|app)\b"
)
_HOSTS = rf"{_HOST}(?:(?:,\ (?:and\ )?|\ and\ )(?:the\ )?{_HOST})*"
_WORDS = (
    r"(?:(?:the|of|following|its|their|domains?|domain\ names?|websites?|web|sites?|internet|marketplace|platform"
    r"|names?)\ ){0,5}"
)
_OBJECT = regex.compile(rf"(?:\ of)?\ {_WORDS}(?P<hosts>{_HOSTS})", regex.IGNORECASE)
_SUBJECT = regex.compile(
    rf"(?P<hosts>{_HOSTS})(?:\ (?:domains?|websites?))?(?:,?\ which)?\ (?:was|were|has\ been|have\ been)\ (?:also\ )?$",
    regex.IGNORECASE,
)
_ONE = regex.compile(_HOST, regex.IGNORECASE)
_OWN = regex.compile(r"\b(?:gov|europa|interpol|justice)\b", regex.IGNORECASE)


def seized_hosts(clause: Clause, markup: Markup, found: Found) -> Iterator[Candidate]:
    """The domains that stand by name as what was taken, as one count; none where the sentence counts them too."""
    text = clause.text
    if any(measure_of(m).head.startswith(("domain", "website", "site")) for m in clause.measures):
        return
    for predicate in clause.predicates:
        if predicate.value.family not in _TAKING:
            continue
        behind = _OBJECT.match(text, predicate.end) if predicate.value.voice != "passive" else None
        before = max(clause.sentence.start, predicate.start - 160)
        hosts = behind or _SUBJECT.search(text, before, predicate.start)
        if hosts is None:
            continue
        names = {name.lower() for name in _ONE.findall(hosts["hosts"]) if not _OWN.search(name)}
        if names:
            yield _candidate(clause, markup, found, predicate, hosts.span("hosts"), len(names))


def _candidate(
    clause: Clause, markup: Markup, found: Found, predicate: Mention, span: tuple[int, int], count: int
) -> Candidate:
    mention = Mention(*span, "measure", None, "host")
    item = clause.text[slice(*span)]
    fields = fields_of(clause, markup, found, mention, predicate.value.family, "domains", item)
    fields.update(quantity=count, unit="piece")
    status = status_of(clause.text, clause.sentence, predicate)
    place = (min(span[0], predicate.start), max(span[1], predicate.end))
    return Candidate("seizures", fields, [place], f"seizures.{predicate.value.family}_host", status)
