"""Another spaCy pipeline in the recogniser's place, none at all, and who wins where rules and recogniser disagree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from opsextract import Extractor
from opsextract.cli.app import app
from opsextract.facts.recogniser import NER, Decision, decide, people
from opsextract.pipeline import build_pipeline
from opsextract.pipeline.component import mentions_of
from opsextract.pipeline.markup import Markup, Mention, MentionList
from opsextract.records import Release

TEXT = """\
Police arrest one

LONDON, 4 March 2024 - Detectives spoke with Jordan yesterday.

Officers of the operation Grey Lantern searched a house. They detained Quill on 3 March 2024 over three burglaries.
"""
# The labels of OntoNotes, as spaCy's English pipelines give them; CARDINAL has no counterpart here.
PATTERNS = [
    {"label": "PERSON", "pattern": "Jordan"},
    {"label": "PERSON", "pattern": "Quill"},
    {"label": "GPE", "pattern": "LONDON"},
    {"label": "EVENT", "pattern": "Grey Lantern"},
    {"label": "CARDINAL", "pattern": "three"},
]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline of a ruler for entities, between pipes that give none."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler", name="names").add_patterns(PATTERNS)  # type: ignore[attr-defined]  # the ruler's own
    nlp.add_pipe("attribute_ruler")
    folder = tmp_path_factory.mktemp("pipelines") / "ruler"
    nlp.to_disk(folder)
    return folder


def _facts(release: Release) -> tuple[list[tuple[float | None, str]], list[tuple[str, str]], list[str]]:
    return (
        [(one.count, one.rule) for one in release.arrests],
        [(one.name, one.rule) for one in release.operations],
        [one.code for one in release.countries],
    )


def test_names_of_another_pipeline_decide_and_facts_say_so(other: Path) -> None:
    (release,) = Extractor(ner=other).extract(TEXT)
    arrests, operations, countries = _facts(release)
    assert arrests == [(1, "arrests.names.ner")]
    assert operations == [("Grey Lantern", "operations.lower_head.ner")]
    assert countries == []


def test_without_a_recogniser_the_rules_decide() -> None:
    (release,) = Extractor(ner=False).extract(TEXT)
    arrests, operations, countries = _facts(release)
    assert ("Grey Lantern", "operations.lower_head.ner") not in operations
    assert countries == ["JO"]
    assert not any(rule.endswith(NER) for _, rule in arrests + operations)


def test_labels_are_mapped_and_those_without_counterpart_left_out(other: Path) -> None:
    nlp = build_pipeline(other)
    found = {(TEXT[m.start : m.end], m.value) for m in mentions_of(nlp(TEXT), 0) if m.kind == "ner"}
    assert found == {
        ("Jordan", "PERSON"),
        ("Quill", "PERSON"),
        ("LONDON", "PLACE"),
        ("Grey Lantern", "OPERATION"),
    }


def test_only_pipes_that_give_entities_stay(other: Path) -> None:
    assert build_pipeline(other).pipe_names == ["names", "opsextract_lexicon", "opsextract_markup"]


def test_a_trained_ner_stays_with_its_vectors(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]  # every trainable pipe has it
    nlp.add_pipe("ner").add_label("GPE")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "ner")
    built = build_pipeline(tmp_path / "ner").pipe_names
    assert built == ["tok2vec", "ner", "opsextract_lexicon", "opsextract_markup"]


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (lambda other: ["--ner", str(other)], True),
        (lambda other: ["--no-ner"], False),
    ],
)
def test_the_command_line_takes_another_pipeline_or_none(
    options: Callable[[Path], list[str]], rules: bool, other: Path, tmp_path: Path
) -> None:
    source = tmp_path / "release.txt"
    source.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(app, ["parse", str(source), *options(other)])
    assert result.exit_code == 0, result.output
    assert ("operations.lower_head.ner" in result.output) is rules


def test_a_pipeline_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["parse", str(tmp_path), "--ner", str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert "no spaCy pipeline" in result.output


@pytest.mark.parametrize(
    ("recogniser", "rules", "expected"),
    [
        (None, True, Decision(True)),
        (None, False, Decision(False)),
        (True, True, Decision(True)),
        (True, False, Decision(True, NER)),
        (False, True, Decision(False)),
        (False, False, Decision(False)),
    ],
)
def test_who_wins(recogniser: bool | None, rules: bool, expected: Decision) -> None:
    assert decide(recogniser, rules) == expected


@pytest.mark.parametrize(
    ("marked", "certain", "holds"),
    [
        ({"Georgia Pell": "PERSON"}, False, True),
        ({"Georgia Pell": "ORG"}, True, False),
        ({"Georgia": "PLACE"}, True, True),
        ({"Georgia": "PLACE"}, False, False),
        ({"Leeds": "PLACE"}, True, True),
        ({"Leeds": "PLACE"}, False, False),
        ({}, False, True),
    ],
)
def test_what_counts_against_people(marked: dict[str, str], certain: bool, holds: bool) -> None:
    text = "Georgia Pell was arrested in Leeds."
    found = [Mention(text.index(w), text.index(w) + len(w), "ner", label, "ner") for w, label in marked.items()]
    markup = Markup(text, [], [], {"ner": MentionList(found)})
    assert people(markup, 0, 12, rules=True, certain=certain).holds is holds


@pytest.mark.parametrize(("label", "holds"), [("PERSON", True), ("ORG", False)])
def test_a_surname_is_the_person_whose_full_name_is_marked_elsewhere(label: str, holds: bool) -> None:
    text = "Georgia Pell ran the firm. Pell was arrested."
    found = [Mention(0, 12, "ner", label, "ner"), Mention(27, 31, "ner", "PLACE", "ner")]
    markup = Markup(text, [], [], {"ner": MentionList(found)})
    assert people(markup, 27, 31, rules=True, certain=True).holds is holds
