"""Arrests said once: repetitions and roundings joined, one total, parts never added."""

from __future__ import annotations

from typing import Any

from opsextract.facts import Candidate
from opsextract.resolving.arrests import resolve


def arrest(count: int | None, bound: str = "exact", start: int = 0, **fields: Any) -> Candidate:
    """A candidate of so many people at `start`."""
    told = {
        "scope": "total",
        "country": None,
        "operation": None,
        "other_operation": False,
        "_role": "body",
        "_person": "",
        "_head": "",
        "_generic": True,
    }
    return Candidate(
        "arrests", {"count": count, "bound": bound, **told, **fields}, [(start, start + 5)], "arrests.test"
    )


def counted(candidates: list[Candidate]) -> list[tuple[int | None, str, str]]:
    return [(c.fields["count"], c.fields["bound"], c.fields["scope"]) for c in resolve(candidates)]


def test_headline_and_body_say_one_fact_with_two_evidences() -> None:
    (item,) = resolve([arrest(14, start=0, _role="title"), arrest(14, start=50)])
    assert item.spans == [(0, 5), (50, 55)]


def test_a_rounding_joins_the_exact_figure() -> None:
    (item,) = resolve([arrest(70, "at_least", 0), arrest(75, start=50)])
    assert (item.fields["count"], item.fields["bound"], len(item.spans)) == (75, "exact", 2)
    (item,) = resolve([arrest(2000, "approx", 0), arrest(1985, start=50)])
    assert (item.fields["count"], len(item.spans)) == (1985, 2)


def test_a_figure_far_from_the_exact_one_stays() -> None:
    assert len(resolve([arrest(70, "at_least", 0), arrest(150, start=50)])) == 2


def test_the_largest_figure_is_the_total_and_all_others_its_parts() -> None:
    items = [arrest(11, start=0, country="GR"), arrest(37, start=20), arrest(23, start=40, country="ES")]
    assert counted(items) == [(11, "exact", "part"), (37, "exact", "total"), (23, "exact", "part")]


def test_the_same_count_in_two_countries_is_two_facts() -> None:
    items = [arrest(30, start=0), arrest(5, start=20, country="GR"), arrest(5, start=40, country="ES")]
    assert len(resolve(items)) == 3


def test_the_same_few_are_told_of_twice_where_the_noun_is_the_same() -> None:
    (item,) = resolve(
        [arrest(4, start=0, _head="fishermen", _generic=False), arrest(4, start=40, _head="fishermen", _generic=False)]
    )
    assert item.spans == [(0, 5), (40, 45)]


def test_as_few_of_others_are_others() -> None:
    for head in ("brothers", ""):
        items = [arrest(4, start=0, _head="", _generic=False), arrest(4, start=40, _head=head, _generic=False)]
        assert counted(resolve(items)) == counted(items)


def test_a_vague_statement_gives_way_to_a_number() -> None:
    assert counted([arrest(None, "vague", 0), arrest(14, start=30)]) == [(14, "exact", "total")]


def test_a_vague_statement_stands_where_there_is_no_number() -> None:
    assert counted([arrest(None, "vague", 0)]) == [(None, "vague", "total")]


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == []
