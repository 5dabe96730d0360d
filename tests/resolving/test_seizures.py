"""Seizures said once, whatever their unit; a category without a number only where no number is given."""

from __future__ import annotations

from typing import Any

import pytest

from opsextract.facts import Candidate
from opsextract.resolving.seizures import resolve


def seizure(quantity: float | None, unit: str | None, category: str, start: int = 0, **fields: Any) -> Candidate:
    """A candidate of goods at `start`."""
    told = {
        "item": category,
        "action": "seized",
        "bound": "exact",
        "scope": "total",
        "country": None,
        "value": None,
    }
    values = {"quantity": quantity, "unit": unit, "category": category, **told, **fields}
    return Candidate("seizures", values, [(start, start + 5)], "seizures.test")


def test_one_quantity_in_two_units_is_one_fact() -> None:
    (item,) = resolve([seizure(2, "t", "cocaine"), seizure(2000, "kg", "cocaine", 40)])
    assert (item.fields["quantity"], item.fields["unit"]) == (2, "t")
    assert item.spans == [(0, 5), (40, 45)]


def test_the_worth_said_later_joins_the_first_statement() -> None:
    value = {"amount": 80_000, "currency": "EUR"}
    (item,) = resolve([seizure(2, "kg", "heroin"), seizure(2, "kg", "heroin", 40, value=value)])
    assert item.fields["value"] == value


def test_other_goods_or_other_quantities_are_other_facts() -> None:
    items = [
        seizure(2, "kg", "heroin"),
        seizure(2, "kg", "cocaine", 20),
        seizure(3, "kg", "heroin", 40),
        seizure(2, "l", "heroin", 60),
    ]
    assert len(resolve(items)) == 4


def test_single_things_of_other_names_are_other_facts() -> None:
    assert (
        len(resolve([seizure(1, "piece", "vehicles", item="van"), seizure(1, "piece", "vehicles", 20, item="car")]))
        == 2
    )


def test_goods_without_a_number_give_way_to_those_with_one() -> None:
    items = [
        seizure(None, None, "heroin", bound="vague"),
        seizure(2, "kg", "heroin", 20),
        seizure(None, None, "money", 40),
    ]
    assert [(c.fields["quantity"], c.fields["category"]) for c in resolve(items)] == [(2, "heroin"), (None, "money")]


def test_goods_named_twice_without_a_number_are_one_fact() -> None:
    (item,) = resolve([seizure(None, None, "money"), seizure(None, None, "money", 30)])
    assert item.spans == [(0, 5), (30, 35)]


def worth(amount: float, currency: str = "USD") -> dict[str, Any]:
    """The value of goods."""
    return {"amount": amount, "currency": currency}


def test_a_worth_without_a_quantity_joins_the_quantity_of_the_same_goods() -> None:
    headline = seizure(None, None, "heroin", bound="vague", value=worth(3e6))
    (item,) = resolve([headline, seizure(41, "kg", "heroin", 40)])
    assert (item.fields["quantity"], item.fields["value"], item.spans) == (41, worth(3e6), [(40, 45), (0, 5)])
    (item,) = resolve([headline, seizure(41, "kg", "heroin", 40, value=worth(3.1e6))])
    assert item.fields["value"] == worth(3.1e6)


@pytest.mark.parametrize(
    "other",
    [
        seizure(41, "kg", "cocaine", 40),
        seizure(41, "kg", "heroin", 40, value=worth(7e6)),
        seizure(41, "kg", "heroin", 40, value=worth(3e6, "EUR")),
    ],
)
def test_a_worth_of_other_goods_stays_alone(other: Candidate) -> None:
    assert len(resolve([seizure(None, None, "heroin", bound="vague", value=worth(3e6)), other])) == 2


def test_generic_words_give_way_to_what_they_stand_for() -> None:
    drugs, assets = seizure(None, None, "drugs", bound="vague"), seizure(None, None, "assets", 90, bound="vague")
    assert [c.fields["category"] for c in resolve([drugs, seizure(2, "kg", "heroin", 20)])] == ["heroin"]
    assert [c.fields["category"] for c in resolve([assets, seizure(900, "EUR", "money", 20)])] == ["money"]
    assert [c.fields["category"] for c in resolve([drugs, assets, seizure(9, "piece", "weapons", 20)])] == [
        "weapons",
        "drugs",
        "assets",
    ]
