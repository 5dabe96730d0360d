"""Predicates: what was done, and where what it was done to stands."""

from __future__ import annotations

from functools import cache

import pytest
import spacy

from opsextract.pipeline import build_pipeline, component


@cache
def pipeline() -> spacy.language.Language:
    """The pipeline without the recogniser."""
    return build_pipeline(ner=False)


def predicates(text: str) -> list[tuple[str, str]]:
    """Family and voice of each predicate of a text."""
    markup = pipeline()(text).user_data[component.MARKUP]
    return [(m.value.family, m.value.voice) for m in markup.of("predicate")]


CASES = [
    ("Police arrested nine men.", [("arrest", "active")]),
    ("Nine men were arrested.", [("arrest", "passive")]),
    ("Nine men have been arrested.", [("arrest", "passive")]),
    ("Nine men have also since been arrested.", [("arrest", "passive")]),
    ("Nine men arrested in Spain", [("arrest", "passive")]),
    ("Officers have arrested nine men.", [("arrest", "active")]),
    ("This led to the arrest of nine men.", [("result", "active"), ("arrest", "noun")]),
    ("Police nab nine men.", [("arrest", "active")]),
    ("Customs seized 4 kg of heroin.", [("seize", "active")]),
    ("4 kg of heroin were seized.", [("seize", "passive")]),
    ("The seizure of 4 kg of heroin followed.", [("seize", "noun")]),
    ("Accounts were frozen.", [("freeze", "passive")]),
    ("Officers searched 12 homes.", [("search", "active")]),
    ("Agents rescued 14 children.", [("rescue", "active")]),
    ("14 children were rescued.", [("rescue", "passive")]),
    # Verbs in two parts around what they take, and words that take only what is weighed.
    ("The team took 600 rifles off the streets.", [("seize", "active")]),
    ("Officers took 20 kg of heroin out of circulation.", [("seize", "active")]),
    ("Officers removed 14 cars from the market.", [("intercept", "active")]),
    ("Guards stopped 140 tonnes of waste.", [("intercept", "active")]),
    ("Guards stopped about 3,500 litres of fuel.", [("intercept", "active")]),
    # An object behind a day, or behind a bound.
    ("Police detained this Thursday 13 persons.", [("arrest", "active")]),
    ("Police arrested yesterday a total of 22 suspects.", [("arrest", "active")]),
    ("Police seized over 900 phones.", [("seize", "active")]),
    # Longer words.
    ("The van was found to contain 14 rifles.", [("find", "active")]),
    ("The man was found in possession of 14 rifles.", [("find", "active")]),
    ("Agents came upon 40 rifles.", [("find", "active")]),
    ("The funds were clawed back.", [("recover", "passive")]),
    ("The house was placed under seizure.", [("seize", "passive")]),
    ("They are incinerating 40 kg of tea.", [("destroy", "active")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_verb_has_its_family_and_voice(text: str, expected: list[tuple[str, str]]) -> None:
    assert predicates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The seized goods are in store.",
        "These arrested persons speak no French.",
        "Special Agent in Charge Jo Poe spoke.",
        "An arrested man spoke.",
        "The suspected stolen goods are in store.",
        "A French-registered trawler left.",
        "He was well-hidden there.",
        "The team took 600 rifles to the harbour.",
        "Officers removed 14 cars after the storm.",
        "Guards stopped 140 lorries.",
    ],
)
def test_a_participle_that_only_describes_reports_nothing(text: str) -> None:
    assert [p for p in predicates(text) if p[1] != "adjective"] == []


def test_a_verb_inside_what_is_counted_is_no_predicate() -> None:
    assert predicates("They own 65 stolen vehicles.") == []
