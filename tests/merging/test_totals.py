"""Totals from several publishers: agreement, disagreement, revisions, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from opsextract.merging import merge
from opsextract.merging.reconciling import Total
from opsextract.merging.reports import reports
from opsextract.merging.statements import Statement, agree, words

Record = dict[str, Any]
Make = Callable[..., Record]
WHEN = {"period": "2024-05-20"}


def totals(*records: Record) -> dict[str, Total]:
    (dossier,) = merge(records)
    return {words(total.subject): total for total in dossier.totals}


def arrested(count: int, bound: str = "exact", scope: str = "total", country: str | None = None) -> tuple[Any, ...]:
    return ((count, bound, scope, country),)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((22, "exact", "person"), (22, "exact", "person"), True),
        ((22, "exact", "person"), (23, "exact", "person"), False),
        ((22, "approx", "person"), (23, "exact", "person"), True),
        ((20, "approx", "person"), (23, "exact", "person"), False),
        ((100, "at_least", "person"), (104, "exact", "person"), True),
        ((100, "at_least", "person"), (99, "exact", "person"), False),
        ((100, "at_least", "person"), (400, "exact", "person"), False),
        ((100, "at_most", "person"), (97, "exact", "person"), True),
        ((100, "at_most", "person"), (101, "exact", "person"), False),
        ((1.4, "exact", "t"), (1374, "exact", "kg"), True),
        ((1.4, "exact", "t"), (1.2, "exact", "t"), False),
        ((2_000_000, "exact", "EUR"), (2_040_000, "exact", "EUR"), True),
        ((2_000_000, "exact", "EUR"), (2_400_000, "exact", "EUR"), False),
        ((3_000_000, "exact", "piece"), (3_012_400, "exact", "piece"), True),
        ((1_374, "exact", "piece"), (1_375, "exact", "piece"), False),
        ((22, "exact", "kg"), (22.4, "exact", "kg"), True),
        ((22, "exact", "kg"), (23, "exact", "kg"), False),
    ],
)
def test_agree(release: Make, one: tuple[Any, ...], other: tuple[Any, ...], expected: bool) -> None:
    (report,) = reports([release("a")])
    factors = {"t": 1e6, "kg": 1e3}

    def statement(quantity: float, bound: str, unit: str) -> Statement:
        fact = {"quantity": quantity, "bound": bound, "unit": unit}
        return Statement(report, "seizures", fact, quantity * factors.get(unit, 1))

    assert agree(statement(*one), statement(*other)) is expected
    assert agree(statement(*other), statement(*one)) is expected


def test_agreement_takes_the_most_precise_figure(release: Make) -> None:
    found = totals(
        release("a", publisher="Europol", countries="ES FR", seizures=((1.4, "t", "MDMA", "mdma"),), **WHEN),
        release("b", publisher="INTERPOL", countries="ES FR", seizures=((1374, "kg", "mdma", "mdma"),), **WHEN),
    )
    total = found["[mdma] seized (g)"]
    assert (total.status, total.value and total.value.amount) == ("agreed", 1_374_000)
    assert (total.low, total.high, len(total.statements)) == (1_374_000, 1_400_000, 2)


def test_a_majority_of_publishers_goes_before(release: Make) -> None:
    same = {"countries": "ES FR", **WHEN}
    total = totals(
        release("a", publisher="INTERPOL", arrests=arrested(44), published="2024-05-27", **same),
        release("b", publisher="Europol", arrests=arrested(44), published="2024-05-28", **same),
        release("c", publisher="Frontex", arrests=arrested(41), published="2024-06-28", **same),
    )["arrests"]
    assert (total.status, total.value and total.value.amount) == ("disagreed", 44)
    assert total.basis == "2 of 3 publishers agree on it"
    assert (total.low, total.high) == (41, 44)


def test_who_led_the_operation_goes_before_the_others(release: Make) -> None:
    same = {"countries": "ES FR", **WHEN}
    total = totals(
        release("a", publisher="Europol", arrests=arrested(41), published="2024-05-27", led_by=("Europol",), **same),
        release("b", publisher="INTERPOL", arrests=arrested(44), published="2024-06-28", **same),
    )["arrests"]
    assert (total.value and total.value.amount, "led or coordinated" in total.basis) == (41, True)


def test_without_a_reason_no_figure_goes_before_the_others(release: Make) -> None:
    same = {"countries": "ES FR", **WHEN}
    first = release("a", publisher="Europol", arrests=arrested(41), published="2024-05-27", **same)
    later = release("b", publisher="INTERPOL", arrests=arrested(44), published="2024-06-28", **same)
    total = totals(first, later)["arrests"]
    assert (total.status, total.value, total.low, total.high) == ("disagreed", None, 41, 44)


def test_a_publisher_revises_its_own_figure(release: Make) -> None:
    same = {"countries": "ES FR", "publisher": "Europol", **WHEN}
    total = totals(
        release("b", arrests=arrested(44), published="2024-06-27", **same),
        release("a", arrests=arrested(41), published="2024-05-30", **same),
    )["arrests"]
    assert (total.status, total.value and total.value.amount) == ("single", 44)
    ((old, new),) = [(one.old.amount, one.new.amount) for one in total.revisions]
    assert (old, new, [one.amount for one in total.statements]) == (41, 44, [41, 44])


def test_a_rounding_is_no_revision(release: Make) -> None:
    same = {"countries": "ES FR", "publisher": "Europol", **WHEN}
    total = totals(
        release("a", seizures=((1374, "kg", "MDMA", "mdma"),), published="2024-05-30", **same),
        release("b", seizures=((1.4, "t", "MDMA", "mdma"),), published="2024-06-27", **same),
    )["[mdma] seized (g)"]
    assert total.revisions == ()


def test_a_national_total_is_that_countrys_share(release: Make) -> None:
    found = totals(
        release(
            "a",
            publisher="Europol",
            countries="ES FR",
            arrests=(*arrested(41), *arrested(17, scope="part", country="ES")),
            **WHEN,
        ),
        release("b", publisher="Guardia Civil", home="ES", countries="ES", arrests=arrested(18, country="ES"), **WHEN),
    )
    assert {name: (one.status, one.value and one.value.amount) for name, one in found.items()} == {
        "arrests": ("single", 41),
        "arrests in ES": ("disagreed", 18),
    }
    assert found["arrests in ES"].basis == "the figure of ES itself"


def test_a_national_release_that_tells_of_all_countries_tells_the_total(release: Make) -> None:
    found = totals(
        release("a", publisher="Europol", countries="ES FR", arrests=arrested(41), **WHEN),
        release("b", publisher="Guardia", home="ES", countries="ES FR", arrests=arrested(41, country="FR"), **WHEN),
    )
    assert {name: one.status for name, one in found.items()} == {"arrests": "agreed"}


def test_an_operation_of_one_country_has_no_shares(release: Make) -> None:
    found = totals(
        release("a", publisher="Guardia", home="ES", countries="ES", arrests=arrested(9, country="ES"), **WHEN),
        release(
            "b",
            publisher="Fiscalia",
            home="ES",
            countries="ES",
            arrests=(*arrested(9), *arrested(4, scope="part", country="ES")),
            **WHEN,
        ),
    )
    assert {name: one.status for name, one in found.items()} == {"arrests": "agreed"}


def test_two_figures_of_one_release_for_one_thing_are_left_out(release: Make) -> None:
    (dossier,) = merge([release("a", countries="ES", arrests=(*arrested(9), *arrested(4)))])
    assert dossier.totals == ()
    assert [reason for _, reason in dossier.left_out] == ["gives several figures for arrests: 4, 9"]


def test_figures_of_other_operations_and_without_number_are_left_out(release: Make) -> None:
    record = release("a", countries="ES", arrests=((None, "vague", "total", None), *arrested(5)))
    record["arrests"][1]["other_operation"] = True
    (dossier,) = merge([record])
    assert dossier.totals == ()


def test_a_release_on_two_operations_gives_only_arrests_that_name_one(release: Make) -> None:
    record = release("a", countries="ES", arrests=arrested(5), seizures=((3, "kg", "heroin", "heroin"),))
    record["operations"].append({**record["operations"][0], "name": "Grey Pier", "full_name": "Operation Grey Pier"})
    assert [dossier.totals for dossier in merge([record])] == [(), ()]
    record["arrests"][0]["operation"] = "Grey Pier"
    found = {dossier.name: [one.status for one in dossier.totals] for dossier in merge([record])}
    assert found == {"Operation Grey Pier": ["single"], "Operation Teal Harbour": []}


def test_releases_that_name_no_publisher_are_no_majority(release: Make) -> None:
    same = {"countries": "ES FR", **WHEN}
    total = totals(
        release("a", arrests=arrested(44), published="2024-05-27", **same),
        release("b", arrests=arrested(44), published="2024-05-27", **same),
        release("c", publisher="Europol", arrests=arrested(41), published="2024-06-27", **same),
    )["arrests"]
    assert (total.value, total.low, total.high) == (None, 41, 44)


def test_things_that_are_called_differently_are_not_compared(release: Make) -> None:
    same = {"countries": "ES FR", **WHEN}
    found = totals(
        release("a", publisher="Europol", seizures=((19, "piece", "luxury cars", "vehicles"),), **same),
        release("b", publisher="INTERPOL", seizures=((3, "piece", "motorbikes", "vehicles"),), **same),
    )
    assert {name: one.status for name, one in found.items()} == {
        "car [vehicles] seized (piece)": "single",
        "motorbike [vehicles] seized (piece)": "single",
    }


def test_a_case_under_an_operation_gives_no_figure_of_it(release: Make) -> None:
    whole = release("a", publisher="FBI", home="US", countries="US", arrests=arrested(44), published="2024-05-27")
    case = release("b", publisher="FBI", home="US", countries="US", arrests=arrested(2), published="2024-06-20")
    case["kind"] = "case"
    assert {name: one.status for name, one in totals(case).items()} == {"arrests": "single"}
    (dossier,) = merge([whole, case])
    assert [one.amount for total in dossier.totals for one in total.statements] == [44]
    ((report, why),) = dossier.left_out
    assert (report.record["id"][0], "on one case" in why) == ("b", True)
