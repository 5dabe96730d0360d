"""Which releases are brought together, and which are kept apart though they share a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from opsextract.merging import merge

Record = dict[str, Any]
Make = Callable[..., Record]


def groups(*records: Record) -> list[set[str]]:
    return sorted(({report.record["id"][0] for report in dossier.members} for dossier in merge(records)), key=sorted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same edition, whatever else is missing
        ({"operation": "Operation Teal Harbour IV"}, {"operation": "Teal Harbour 4"}),
        # one names the edition, the periods meet
        (
            {"operation": "Operation Teal Harbour IV", "period": "2024-05-20/2024-05-24"},
            {"period": "2024-05", "countries": "ES"},
        ),
        # no editions, the periods meet, and a country is in both
        ({"period": "2024-05-20", "countries": "ES FR"}, {"period": "2024-05-22", "countries": "ES"}),
        # no periods: published within days
        ({"published": "2024-05-20", "countries": "ES FR"}, {"published": "2024-05-28", "countries": "FR"}),
        # a report long after the operation that still names its country
        ({"period": "2024-05-20", "countries": "ES"}, {"published": "2024-09-01", "countries": "ES"}),
        # a national release of one edition that names another country than the other national one
        (
            {"operation": "Operation Teal Harbour IV", "countries": "ES"},
            {"operation": "Operation Teal Harbour IV", "countries": "FR"},
        ),
        # the year as edition, and the number
        (
            {"operation": "Operation Teal Harbour 2024", "period": "2024-05", "countries": "ES"},
            {"operation": "Operation Teal Harbour IV", "period": "2024-05-20", "countries": "ES"},
        ),
    ],
)
def test_together(release: Make, one: Record, other: Record) -> None:
    assert groups(release("a", **one), release("b", **other)) == [{"a", "b"}]
    assert groups(release("b", **other), release("a", **one)) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            {"operation": "Operation Teal Harbour III", "countries": "ES", "published": "2024-05-20"},
            {"operation": "Operation Teal Harbour IV", "countries": "ES", "published": "2024-05-20"},
            "edition: 3 is not 4",
        ),
        (
            {"period": "2024-05-20/2024-05-24", "countries": "ES FR"},
            {"period": "2024-11-13", "countries": "ES FR"},
            "days apart",
        ),
        # the same words for another operation on the other side of the world, in the same week
        (
            {"period": "2024-05-20", "countries": "AU"},
            {"period": "2024-05-21", "countries": "RO"},
            "no country or agency in common",
        ),
        # a release from before the operation
        ({"period": "2024-05-20", "countries": "ES"}, {"published": "2023-02-01", "countries": "ES"}, "published"),
        ({"published": "2019-01-01", "countries": "ES"}, {"published": "2024-01-01", "countries": "ES"}, "too far"),
        # the next wave of a name, a year later
        ({"period": "2024-05-20", "countries": "ES"}, {"published": "2025-05-22", "countries": "ES"}, "published"),
        # a name is all that they share
        ({}, {}, "nothing but the name in common"),
    ],
)
def test_apart(release: Make, one: Record, other: Record, reason: str) -> None:
    records = [release("a", **one), release("b", **other)]
    assert groups(*records) == [{"a"}, {"b"}]
    for dossier in merge(records):
        ((_, why),) = dossier.apart
        assert reason in why


def test_names_that_only_resemble_each_other_stay_apart(release: Make) -> None:
    same = {"period": "2024-05-20", "countries": "ES"}
    assert groups(release("a", "Operation Teal Harbour", **same), release("b", "Operation Teal Harbours", **same)) == [
        {"a"},
        {"b"},
    ]


def test_national_releases_meet_through_the_international_one(release: Make) -> None:
    spain = release("a", period="2024-05-20", countries="ES", publisher="Guardia", home="ES")
    france = release("b", period="2024-05-21", countries="FR", publisher="Gendarmes", home="FR")
    whole = release("c", period="2024-05-20/2024-05-24", countries="ES FR PT", publisher="Europol")
    assert groups(spain, france) == [{"a"}, {"b"}]
    assert groups(spain, france, whole) == [{"a", "b", "c"}]


def test_a_release_without_edition_bridges_no_two_editions(release: Make) -> None:
    third = release("a", "Operation Teal Harbour III", period="2024-05-01", countries="ES")
    bare = release("b", period="2024-05-20", countries="ES")
    fourth = release("c", "Operation Teal Harbour IV", period="2024-05-20", countries="ES")
    assert groups(third, bare, fourth) == [{"a"}, {"b", "c"}]


def test_what_only_mentions_an_operation_is_no_report_of_it(release: Make) -> None:
    own = release("a", period="2024-05-20", countries="ES", arrests=((4, "exact", "total", None),))
    mention = release(
        "b", published="2024-06-20", countries="ES", arrests=((9, "exact", "total", None),), role="related"
    )
    (dossier,) = merge([own, mention])
    assert [report.record["id"][0] for report in dossier.members] == ["a"]
    assert [report.record["id"][0] for report, _ in dossier.mentions] == ["b"]
    assert [one.amount for total in dossier.totals for one in total.statements] == [4]
    assert merge([mention]) == []


def test_copies_of_a_release_count_once(release: Make) -> None:
    one = release("a", countries="ES", arrests=((4, "exact", "total", None),))
    copy = {**one, "source": {**one["source"], "path": "copy.txt"}}
    (dossier,) = merge([one, copy, copy])
    (report,) = dossier.members
    assert report.copies == [{"path": "copy.txt", "index": 0}]
    assert dossier.totals[0].status == "single"


def test_order_of_records_does_not_matter(release: Make) -> None:
    records = [
        release("a", period="2024-05-20", countries="ES", published="2024-05-25"),
        release("b", "Operation Teal Harbour IV", period="2024-05", countries="FR ES", published="2024-05-26"),
        release("c", published="2024-05-27", countries="FR"),
        release("d", "Operation Teal Harbour III", period="2023-05", countries="FR ES", published="2023-05-26"),
    ]
    first = [(dossier.id, [report.record["id"] for report in dossier.members]) for dossier in merge(records)]
    assert first == [
        (dossier.id, [report.record["id"] for report in dossier.members]) for dossier in merge(records[::-1])
    ]
    assert groups(*records) == [{"a", "b", "c"}, {"d"}]
