"""Cells that would run as formulas, and those that would not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsextract.exporting.guard import guarded, unguarded


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", "\t=1", "\rx", "\nx", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "'=1", "\x00=1"]
)
def test_what_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a=1", "12", "'tis", "Operation X", "(=1)", "€5", "O'=x", "– dash"])
def test_what_would_not_run_stays(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.text(alphabet="=+-@'\t\r\n a1＝\x00", max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n＝")
