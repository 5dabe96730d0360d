"""The packaged recogniser: it loads by itself, is small, has the agreed labels and knows a plain sentence of ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import opsextract

WEIGHTS = Path(opsextract.__file__).parent / "pipeline" / "weights"
LABELS = {"PERSON", "AGENCY", "ORG", "PLACE", "NORP", "OPERATION", "GROUP", "LAW"}


@cache
def recogniser() -> Language:
    return spacy.load(WEIGHTS)


def test_labels_are_those_agreed() -> None:
    assert set(recogniser().get_pipe("ner").labels) == LABELS


def test_weights_fit_the_wheel() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= 12_000_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "During Operation Copper Heron, officers of the Lisbon Metropolitan Police arrested three men in Porto, Portugal.",
            {("Operation Copper Heron", "OPERATION"), ("Lisbon Metropolitan Police", "AGENCY"), ("Portugal", "PLACE")},
        ),
        (
            '"They never met," said Detective Inspector Harriet Oldcastle of the National Crime Agency.',
            {("Harriet Oldcastle", "PERSON"), ("National Crime Agency", "AGENCY")},
        ),
        ("He hid the cash under a bridge and went home at noon.", set()),
    ],
)
def test_names_in_sentences_of_ours(text: str, expected: set[tuple[str, str]]) -> None:
    found = {(ent.text, ent.label_) for ent in recogniser()(text).ents}
    assert expected <= found
    assert expected or not found


def test_a_sentence_gives_the_same_names_alone_and_in_a_batch() -> None:
    texts = ["Police in Ghana arrested Kofi Mensah.", "Eurojust supported the French and Dutch authorities."]
    alone = [[(e.start, e.end, e.label_) for e in recogniser()(text).ents] for text in texts]
    batch = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in recogniser().pipe(texts)]
    assert alone == batch
