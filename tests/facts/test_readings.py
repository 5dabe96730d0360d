"""Sentences that were once read wrong: what hangs on what, where one word decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]
BEFORE = "Port news\n\nCustoms officers told of their week in the port, and thanked all who had helped.\n\n"

# Text; the count of each arrest.
ARRESTS = [
    # A cue that denies or plans one verb does not reach a second that tells what was done.
    ("The driver did not stop and was arrested.", [1]),
    ("The man had no licence and was arrested.", [1]),
    ("The two men did not comply and were arrested.", [2]),
    # The object of an arrest ends where another clause begins.
    ("Police arrested a man and a woman was injured.", [1]),
    ("Police arrested a man, and two women were charged.", [1]),
    ("Police arrested a man and two women in the yard.", [3]),
    # People told of together.
    ("A grocer, his wife and three nephews were arrested.", [5]),
    ("A baker and three fishermen were arrested.", [4]),
    ("The mayor, two councillors and three clerks were arrested.", [6]),
    ("The owner of the shop and two clerks were arrested.", [3]),
    ("Officers arrested him and his wife.", [2]),
    ("Officers arrested her and two accomplices.", [3]),
    ("A Spaniard and two Dutchmen were arrested.", [3]),
    # Numbers before those arrested, and told by the way.
    ("All 49 arrested defendants have pleaded guilty.", [49]),
    ("Police arrested 37 people, including eight arrested in Gabon.", [37, 8]),
    ("Police arrested yesterday four men.", [4]),
    # Subjects behind a role, and behind a clause of time.
    ("Lead administrator John Smith was arrested.", [1]),
    ("While on bail, Costa was arrested.", [1]),
]

# Text; quantity and category of each seizure.
SEIZURES = [
    ("The crew had no papers and officers seized 40 kg of ivory.", [(40, "wildlife")]),
    ("A man was caught with 3 kg of cannabis.", [(3, "cannabis")]),
    ("Officers seized a pistol, a van and a laptop.", [(1, "firearms"), (1, "vehicles"), (1, "devices")]),
    ("The van was found to contain 14 rifles and ammunition.", [(14, "firearms"), (None, "ammunition")]),
    # A weight of something else is no more of what was weighed before.
    ("Officers seized 30 kg of heroin. The van weighs 900 kg and was seized.", [(30, "heroin")]),
    ("Officers seized 30 kg of heroin. A further 9 kg were seized at sea.", [(30, "heroin"), (9, "heroin")]),
    # What a court may order is not ordered yet.
    ("If convicted, he will forfeit $62,000.", []),
    ("He will forfeit $62,000.", [(62_000, "money")]),
    # Who took it decides.
    ("Thieves took two cars from the market.", []),
    ("The gang took 20 kg of gold out of the bank.", []),
    ("Officers took 20 kg of heroin out of circulation.", [(20, "heroin")]),
    # Finding is not taking where nothing is unlawful.
    ("Police found the car in a ditch.", []),
    ("Officers found 14 vehicles parked outside.", []),
    ("Officers found 14 stolen vehicles in the yard.", [(14, "vehicles")]),
    ("Police recovered $9 million stolen from taxpayers.", [(9_000_000, "money")]),
]


@pytest.mark.parametrize(("text", "expected"), ARRESTS)
def test_arrests_are_read_as_a_reader_would(extracted: Extract, text: str, expected: list[int]) -> None:
    assert [arrest.count for arrest in extracted(BEFORE + text).arrests] == expected


@pytest.mark.parametrize(("text", "expected"), SEIZURES)
def test_seizures_are_read_as_a_reader_would(
    extracted: Extract, text: str, expected: list[tuple[float | None, str]]
) -> None:
    assert [(s.quantity, s.category) for s in extracted(BEFORE + text).seizures] == expected


# Text; count, scope and whether it is another operation's. A year's tally is background only where results precede it.
TALLIES = [
    (
        "Police arrested nine men. In fiscal year 2023, officers made 1,500 arrests.",
        [(9, "total", False), (1500, "part", True)],
    ),
    ("Police arrested nine men. Officers made 1,500 arrests.", [(9, "part", False), (1500, "total", False)]),
    ("In fiscal year 2023, officers made 1,500 arrests.", [(1500, "total", False)]),
    # What is planned, or was done at another time, is no result that a tally could follow.
    ("Officers will arrest nine men. In fiscal year 2023, officers made 1,500 arrests.", [(1500, "total", False)]),
    (
        "A previous operation led to nine arrests. In fiscal year 2023, officers made 1,500 arrests.",
        [(9, "part", True), (1500, "total", False)],
    ),
    (
        "Police arrested nine men. In the first quarter of the year, 300 people were arrested and 40 were detained.",
        [(9, "total", False), (300, "part", True), (40, "part", True)],
    ),
    (
        "Police arrested nine men. In the first quarter of the yard, 30 people were arrested.",
        [(9, "part", False), (30, "total", False)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_the_tally_of_a_year_is_no_total(extracted: Extract, text: str, expected: list[tuple[int, str, bool]]) -> None:
    found = extracted(BEFORE + text).arrests
    assert [(one.count, one.scope, one.other_operation) for one in found] == expected


def test_what_was_seized_in_a_year_is_background(extracted: Extract) -> None:
    found = extracted(BEFORE + "Officers seized 9 kg of heroin. This year alone, officers seized 800 kg of heroin.")
    assert [(one.quantity, one.scope, one.other_operation) for one in found.seizures] == [
        (9, "total", False),
        (800, "part", True),
    ]


# Text; count, scope and country of each arrest.
PLACED = [
    ("Officers in Spain and Italy arrested 12 and 15 people respectively.", [(12, "part", "ES"), (15, "part", "IT")]),
    ("In Spain and Italy, 12 and 15 people, respectively, were arrested.", [(12, "part", "ES"), (15, "part", "IT")]),
    (
        "Police in Spain, Italy and Malta arrested 12, 15 and nine men, respectively.",
        [(12, "part", "ES"), (15, "part", "IT"), (9, "part", "MT")],
    ),
    # Two places for three numbers say nothing of which is whose.
    (
        "Police in Spain and Italy arrested 12, 15 and nine men, respectively.",
        [(12, "part", None), (15, "total", None), (9, "part", None)],
    ),
    ("Two men, aged 31 and 40 respectively, were arrested in Spain.", [(2, "total", "ES")]),
    ("Officers arrested 12 people in Spain.", [(12, "total", "ES")]),
    ("Officers arrested 12 people in Spain and Italy.", [(12, "total", None)]),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_countries_told_in_a_row_belong_to_counts_told_in_a_row(
    extracted: Extract, text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [(one.count, one.scope, one.country) for one in extracted(BEFORE + text).arrests] == expected


# Text; count and scope of each arrest.
CORRECTED = [
    ("Police arrested ten people; the figure has since risen to 14.", [(10, "part"), (14, "total")]),
    ("Ten people were arrested. The figure has since risen to 14.", [(10, "part"), (14, "total")]),
    ("Ten people were arrested. The total now stands at 14.", [(10, "part"), (14, "total")]),
    ("Ten people were arrested. The figure was later corrected to eight.", [(10, "part"), (8, "total")]),
    ("Ten people were arrested. The number of cases has since risen to 14.", [(10, "total")]),
    ("Ten people were arrested. The figure has since risen to $14.", [(10, "total")]),
    ("Prices went up. The figure has since risen to 14.", []),
]


@pytest.mark.parametrize(("text", "expected"), CORRECTED)
def test_a_figure_that_has_changed_since_is_the_total(
    extracted: Extract, text: str, expected: list[tuple[int, str]]
) -> None:
    assert [(one.count, one.scope) for one in extracted(BEFORE + text).arrests] == expected


# Text; quantity, unit and country of each seizure.
SHARED = [
    ("Officers seized 3 and 5 kg of cocaine in Spain and Italy, respectively.", [(3, "kg", "ES"), (5, "kg", "IT")]),
    ("Officers seized 3 kg and 500 g of cocaine in Spain and Italy respectively.", [(3, "kg", "ES"), (500, "g", "IT")]),
    ("Officers seized 3 kg and 500 g of cocaine in Spain.", [(3.5, "kg", "ES")]),
    ("Officers seized 40 cars that were stolen.", [(40, "piece", None)]),
    ("Officers seized 40 cars that were allegedly stolen.", [(40, "piece", None)]),
    ("Prosecutors allege that the gang seized 40 cars.", []),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_goods_told_in_a_row_or_described(
    extracted: Extract, text: str, expected: list[tuple[float, str, str | None]]
) -> None:
    assert [(one.quantity, one.unit, one.country) for one in extracted(BEFORE + text).seizures] == expected
