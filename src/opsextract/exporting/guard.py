"""Cells that a spreadsheet would run as formulas, made harmless.

A release is untrusted text: a title that begins with = must not become a formula in the sheet of whoever opens it.
"""

from __future__ import annotations

import re

# What spreadsheets take for the beginning of a formula, full-width forms and control characters before it included.
_FORMULA = re.compile(r"'*[\s\x00-\x1f]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it; `unguarded` gives the text back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
