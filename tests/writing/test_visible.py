"""Control characters of a release on a terminal."""

from __future__ import annotations

import pytest

from opsextract.writing.visible import one_line, visible

CODES = ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x7f", "\x00", "\r"]


@pytest.mark.parametrize("code", CODES)
def test_codes_become_one_visible_character(code: str) -> None:
    shown = visible(f"a{code}b\n")
    assert len(shown) == 4
    assert code not in shown
    assert shown.endswith("\n")


@pytest.mark.parametrize("code", [*CODES, "\n", "\u200b"])
def test_one_line_blanks_what_does_not_print(code: str) -> None:
    assert one_line(f"a{code}b") == "a b"


def test_one_line_takes_any_value() -> None:
    assert one_line(12) == "12"
