"""Arrests in every shape in which releases report them, and what is no arrest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]

# Text; (count, bound) of each arrest in text order.
CASES = [
    ("The operation led to 219 arrests.", [(219, "exact")]),
    ("The action led to the arrest of more than 300 people.", [(300, "at_least")]),
    ("Officers made 14 arrests.", [(14, "exact")]),
    ("Police arrested 12 people.", [(12, "exact")]),
    ("Police in Spain arrested nine men and two women.", [(9, "exact"), (2, "exact")]),
    ("Hungarian police arrested a couple.", [(2, "exact")]),
    ("Police arrested two brothers.", [(2, "exact")]),
    ("Police arrested a man.", [(1, "exact")]),
    ("A man was arrested.", [(1, "exact")]),
    ("An individual was arrested at the airport.", [(1, "exact")]),
    ("The suspect was arrested on the spot.", [(1, "exact")]),
    ("Three suspects were detained.", [(3, "exact")]),
    ("22 suspects have been arrested.", [(22, "exact")]),
    ("Twenty-two people were taken into custody.", [(22, "exact")]),
    ("Officers took 402 people into custody.", [(402, "exact")]),
    ("At least six traffickers were apprehended.", [(6, "at_least")]),
    ("Up to 50 suspects were arrested.", [(50, "at_most")]),
    ("Some 160 people were arrested.", [(160, "approx")]),
    ("Close to 10 people were arrested.", [(10, "approx")]),
    ("Nearly 500 people were arrested.", [(500, "approx")]),
    ("Between 30 and 40 people were arrested.", [(30, "at_least"), (40, "at_most")]),
    ("Dozens of people were arrested.", [(None, "vague")]),
    ("Several arrests were made.", [(None, "vague")]),
    ("Arrests were made in the capital.", [(None, "vague")]),
    ("Four people, aged 19 to 44, were arrested.", [(4, "exact")]),
    ("Police arrested six people aged between 25 and 60.", [(6, "exact")]),
    ("Five members of the gang were arrested.", [(5, "exact")]),
    ("Two Dutch nationals were arrested.", [(2, "exact")]),
    ("Raid on printers\n\nResults so far:\n\n- 105 suspects arrested\n- 40 homes searched\n", [(105, "exact")]),
    ("Arrests: 17\nSearches: 20\n", [(17, "exact")]),
    ("Police nab 193 suspects\n\nThe suspects were caught this month.\n", [(193, "exact")]),
    ("Twelve arrested in raid on printers\n\nPolice arrested 12 people.\n", [(12, "exact")]),
    (
        "The action led to 14 arrests, 30 searches and the seizure of 2 kg of heroin.",
        [(14, "exact")],
    ),
    (
        "Officers arrested eight people, searched 11 homes and seized 3 cars.",
        [(8, "exact")],
    ),
    (
        "Police arrested 37 people: 2 in Austria, 11 in Greece, 23 in Spain and 1 in the UK.",
        [(37, "exact"), (2, "exact"), (11, "exact"), (23, "exact"), (1, "exact")],
    ),
    (
        "Police arrested 12 people. Nine of them were detained in Spain.",
        [(12, "exact"), (9, "exact")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_arrest_is_counted(extracted: Extract, text: str, expected: list[tuple[int | None, str]]) -> None:
    assert [(a.count, a.bound) for a in extracted(text).arrests] == expected


NEAR_MISSES = [
    "Police will arrest 40 people next week.",
    "The team plans to arrest the leaders.",
    "No one was arrested.",
    "No arrests were made.",
    "Nobody has been arrested.",
    "Police have not arrested anyone.",
    "A court issued arrest warrants for nine men.",
    "A warrant for the arrest of two men was issued.",
    "He suffered a cardiac arrest.",
    "She is under house arrest.",
    "They may arrest up to 40 people.",
    "The reward is for information leading to the arrest of the killer.",
    "If convicted, he faces 20 years in prison.",
    "Twelve people were charged with fraud.",
    "Twelve people were sentenced.",
    "Twelve suspects were identified.",
    "Officers rescued 14 children.",
    "Police detained 3 vessels.",
    "Officers seized 40 phones.",
    "The power of arrest is set out in the law.",
    "The arrest team trained for 12 days.",
    "Customs held 40 containers.",
    "He tried to evade arrest.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_is_no_arrest_gives_none(extracted: Extract, text: str) -> None:
    assert extracted(text).arrests == ()


def test_each_part_has_the_country_that_stands_beside_it(extracted: Extract) -> None:
    record = extracted("Police arrested 37 people: 2 in Austria, 11 in Greece, 23 in Spain and 1 in the UK.")
    assert (record.arrests[0].count, record.arrests[0].scope) == (37, "total")
    assert [(a.count, a.scope, a.country) for a in record.arrests[1:]] == [
        (2, "part", "AT"),
        (11, "part", "GR"),
        (23, "part", "ES"),
        (1, "part", "GB"),
    ]


def test_an_arrest_of_an_earlier_operation_is_not_the_total(extracted: Extract) -> None:
    record = extracted("The operation led to 40 arrests.\n\nThe previous operation had led to 90 arrests.\n")
    assert {a.count: a.scope for a in record.arrests} == {40: "total", 90: "part"}
