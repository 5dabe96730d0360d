"""Lexicon phrases: whole words, the longest one, in prose only."""

from __future__ import annotations

import pytest

from opsextract.lexicons import Entry
from opsextract.pipeline.lexicon import LexiconMatcher

MATCHER = LexiconMatcher(
    [
        Entry("country", "US", "U.S.", True),
        Entry("country", "US", "US", True),
        Entry("country", "GN", "Guinea", True),
        Entry("country", "GW", "Guinea-Bissau", True),
        Entry("country", "CI", "Côte d'Ivoire", True),
        Entry("agency", "harbour", "Harbour Police", True),
        Entry("agency", "levy", "Levy Board - Inquiries", True),
        Entry("commodity", "weapons", "pistol"),
        Entry("commodity", "weapons", ".22 pistol"),
        Entry("commodity", "drugs", "drug"),
    ]
)

CASES = [
    ("a U.S.-based firm", [("U.S.", "US")]),
    ("in the US, Guinea and Guinea-Bissau", [("US", "US"), ("Guinea", "GN"), ("Guinea-Bissau", "GW")]),
    ("CÔTE D'IVOIRE", [("CÔTE D'IVOIRE", "CI")]),
    ("the Harbour Police's boat", [("Harbour Police", "harbour")]),
    ("HARBOUR POLICE", [("HARBOUR POLICE", "harbour")]),
    ("Levy Board-Inquiries", [("Levy Board-Inquiries", "levy")]),
    ("A Pistol and a .22 Pistol", [("Pistol", "weapons"), (".22 Pistol", "weapons")]),
    ("İ pistol", [("pistol", "weapons")]),
    ("worth US$ 900", []),
    ("tell us, the guinea pigs", []),
    ("the harbour police", []),
    ("pistols, pistol_1, unpistol", []),
    ("see www.drug.com/pistol or drug@example.org or https://drug/pistol", []),
    ("Harbour\nPolice", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_phrases(text: str, expected: list[tuple[str, str]]) -> None:
    found = sorted(MATCHER.find(text), key=lambda mention: mention.start)
    assert [(text[m.start : m.end], m.value) for m in found] == expected
