"""How a sentence asserts what its verb says: cues before and behind it, and words that are no cues."""

from __future__ import annotations

from functools import cache

import pytest
import spacy

from opsextract.facts import Candidate, Found
from opsextract.facts.assertion import setting_of, status_of
from opsextract.pipeline import build_pipeline, component
from opsextract.pipeline.markup import Markup, Sentence


@cache
def pipeline() -> spacy.language.Language:
    """The pipeline without the recogniser."""
    return build_pipeline(ner=False)


def status(text: str, family: str = "arrest") -> str:
    """The status of the first predicate of a family."""
    markup = pipeline()(text).user_data[component.MARKUP]
    predicate = next(p for p in markup.of("predicate") if p.value.family == family)
    return status_of(text, Sentence(0, len(text), "body"), predicate)


CASES = [
    ("Police arrested nine men.", "done"),
    ("Nine men were arrested.", "done"),
    ("Nine men have now been arrested.", "done"),
    ("This led to the arrest of nine men.", "done"),
    ("Police did not stop and arrested nine men.", "done"),
    ("Nobody was hurt when police arrested nine men.", "done"),
    ("Police will arrest nine men.", "planned"),
    ("Police plan to arrest nine men.", "planned"),
    ("Officers tried to arrest nine men.", "planned"),
    ("The team aims to arrest nine men.", "planned"),
    ("Nine men were not arrested.", "negated"),
    ("Police failed to arrest nine men.", "negated"),
    ("They managed to avoid arrest.", "negated"),
    ("Police didn't arrest nine men.", "negated"),
    ("A reward is paid for information leading to the arrest of nine men.", "sought"),
    ("They issued a warrant for the arrest of nine men.", "sought"),
    ("Police may arrest nine men.", "possible"),
    ("Police could arrest nine men.", "possible"),
    ("On 3 May police arrested nine men.", "done"),
    ("May officers of the port arrested nine men.", "done"),
    ("Prosecutors allege that the gang arrested nine men.", "alleged"),
    ("The gang had allegedly arrested nine men.", "alleged"),
    ("They are accused of arresting nine men.", "alleged"),
    # What authorities did is only told in the complaint; whom the alleged lead was is no part of what was done.
    ("The complaint alleges that on 3 May officers arrested nine men.", "done"),
    ("The alleged leader was arrested.", "done"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cues_say_whether_it_was_done(text: str, expected: str) -> None:
    assert status(text) == expected


GIVEN_UP = [
    # What is ordered or agreed is forfeited; what is asked for, or what a unit is there for, is not.
    ("forfeit", "He will forfeit the house.", "done"),
    ("forfeit", "He must forfeit the house.", "done"),
    ("forfeit", "The house will be forfeited.", "done"),
    ("forfeit", "She agreed to forfeit the house.", "done"),
    ("forfeit", "The court ordered him to quickly forfeit the house.", "done"),
    ("forfeit", "He shall forfeit the house.", "planned"),
    ("forfeit", "It was set up to forfeit illicit wealth.", "planned"),
    ("forfeit", "He plans to forfeit the house.", "planned"),
    ("forfeit", "They are seeking the forfeiture of the house.", "sought"),
    ("arrest", "The officers shall arrest nine men.", "planned"),
    # A noun or verb shares the cue of the one before it.
    ("recover", "They seek the forfeiture and recovery of the house.", "sought"),
    ("recover", "They aim to freeze and recover the house.", "planned"),
    ("recover", "The forfeiture and recovery of the house followed.", "done"),
]


@pytest.mark.parametrize(("family", "text", "expected"), GIVEN_UP)
def test_cues_say_whether_it_was_given_up(family: str, text: str, expected: str) -> None:
    assert status(text, family) == expected


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("The previous operation led to nine arrests.", True),
        ("Last year, police arrested nine men.", True),
        ("A similar operation led to nine arrests.", True),
        ("Police arrested nine men at dawn.", False),
        ("The operation led to nine arrests.", False),
    ],
)
def test_words_place_a_sentence_in_another_time(text: str, earlier: bool) -> None:
    sentence = Sentence(0, len(text), "body")
    assert setting_of(Markup(text, [], [sentence]), Found(), sentence).other is earlier


@pytest.mark.parametrize(
    ("text", "operation", "other"),
    [
        ("Operation Blue Heron led to 12 arrests.", "Blue Heron", False),
        ("Operation Grey Finch led to 30 arrests.", "Grey Finch", True),
        ("Operation Blue Heron builds on Operation Grey Finch.", "Blue Heron", False),
        ("Police arrested 12 people.", None, False),
    ],
)
def test_results_belong_to_the_operation_that_the_sentence_names(text: str, operation: str | None, other: bool) -> None:
    found = Found()
    outside = (len(text), len(text) + 1)
    for name, role in (("Blue Heron", "primary"), ("Grey Finch", "related")):
        at = text.find(name)
        span = (at, at + len(name)) if at >= 0 else outside
        found.add([Candidate("operations", {"name": name, "role": role}, [span], "operations.named")])
    sentence = Sentence(0, len(text), "body")
    setting = setting_of(Markup(text, [], [sentence]), found, sentence)
    assert (setting.operation, setting.other) == (operation, other)
