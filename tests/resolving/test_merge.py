"""One item a fact: dates by value, countries by code, figures by kind and count; what was not done is left out."""

from __future__ import annotations

from opsextract.facts import Candidate, Found
from opsextract.resolving.merge import merged


def found(*candidates: Candidate) -> Found:
    facts = Found()
    facts.add(list(candidates))
    return facts


def test_a_date_keeps_its_strongest_role_and_all_evidence() -> None:
    facts = found(
        Candidate("dates", {"value": "2024-06-03", "role": "background"}, [(0, 5)], "a"),
        Candidate("dates", {"value": "2024-06-03", "role": "operation"}, [(9, 14)], "b"),
        Candidate("dates", {"value": "2024-06-03", "role": "event"}, [(0, 5)], "c"),
    )
    (item,) = merged(facts, "dates")
    assert (item.fields["role"], item.rule, item.spans) == ("operation", "b", [(0, 5), (9, 14)])


def test_a_country_that_took_part_anywhere_took_part() -> None:
    facts = found(
        Candidate("countries", {"code": "FR", "role": "mentioned"}, [(0, 5)], "a"),
        Candidate("countries", {"code": "FR", "role": "participant"}, [(9, 14)], "b"),
        Candidate("countries", {"code": "ES", "role": "mentioned"}, [(20, 25)], "a"),
    )
    assert [(c.fields["code"], c.fields["role"]) for c in merged(facts, "countries")] == [
        ("FR", "participant"),
        ("ES", "mentioned"),
    ]


def test_what_was_not_done_is_no_fact() -> None:
    for kind in ("arrests", "seizures", "figures", "dates", "countries"):
        fields = {"code": "FR", "value": "2024", "count": 3, "kind": "victims", "unit": "person", "role": "mentioned"}
        assert merged(found(Candidate(kind, fields, [(0, 5)], "a", "planned")), kind) == []


def test_the_candidates_stay_as_they_were() -> None:
    first = Candidate("countries", {"code": "FR", "role": "mentioned"}, [(0, 5)], "a")
    merged(found(first, Candidate("countries", {"code": "FR", "role": "participant"}, [(9, 14)], "b")), "countries")
    assert (first.fields["role"], first.spans) == ("mentioned", [(0, 5)])
