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
    ],
)
def test_a_participle_that_only_describes_reports_nothing(text: str) -> None:
    assert [p for p in predicates(text) if p[1] != "adjective"] == []


def test_a_verb_inside_what_is_counted_is_no_predicate() -> None:
    assert predicates("They own 65 stolen vehicles.") == []
