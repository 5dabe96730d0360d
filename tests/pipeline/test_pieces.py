"""Long texts in pieces: nothing is lost, and no word is cut where a space or a line end is near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsextract.pipeline import build_pipeline
from opsextract.pipeline.pieces import pieces


@given(st.text(alphabet="ab \n", max_size=400), st.integers(4, 50))
def test_pieces_join_to_the_text(text: str, size: int) -> None:
    ranges = pieces(text, size)
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(end - start <= size * 3 // 2 for start, end in ranges)


def test_a_short_text_is_one_piece() -> None:
    assert pieces("Nine men were arrested.") == [(0, 23)]


@pytest.mark.parametrize("joint", ["\n", " "])
def test_a_cut_falls_between_words(joint: str) -> None:
    text = joint.join(["customs"] * 500)
    assert all(start == 0 or text[start - 1] == joint for start, _ in pieces(text, 200))


def test_without_a_recogniser_the_text_is_one_token() -> None:
    nlp = build_pipeline(ner=False)
    text = "Nine men,  and a\ncar."
    assert [token.text for token in nlp.make_doc(text)] == [text]
    assert len(nlp.make_doc("")) == 0
