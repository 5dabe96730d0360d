"""The words that an extractor keeps: those of the first texts, and no others however many come."""

from __future__ import annotations

import pytest

from opsextract import Extractor
from opsextract.resolving import extractor as module


def words(first: int) -> str:
    """A text of fifty words that no other text has."""
    return "Raid\n\nThe unit acted.\n\n" + " ".join(f"Zyx{number}ab" for number in range(first, first + 50)) + "."


def test_only_the_words_of_the_first_texts_stay_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEARNING_WORDS", 60)
    monkeypatch.setattr(module, "BATCH_WORDS", 1)
    extractor = Extractor()
    strings = extractor._nlp.vocab.strings
    list(extractor.pipe([words(0)]))
    assert "Zyx7ab" in strings
    list(extractor.pipe([words(100)]))
    known = len(strings)
    list(extractor.pipe([words(200), words(300)]))
    assert "Zyx207ab" not in strings
    assert len(strings) == known


def test_a_huge_text_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEARNING_WORDS", 20)
    extractor = Extractor()
    list(extractor.pipe([words(400)]))
    assert "Zyx407ab" not in extractor._nlp.vocab.strings


def test_records_are_the_same_whatever_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Raid\n\nPolice in Lyon arrested nine people and seized 7 kg of heroin.\n" * 2, words(0)] * 3
    known = [record.model_dump() for records in Extractor().pipe(texts) for record in records]
    monkeypatch.setattr(module, "LEARNING_WORDS", 0)
    fresh = [record.model_dump() for records in Extractor().pipe(texts) for record in records]
    assert known == fresh
