"""Names of operations in the form in which releases share them: a base and an edition."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_HEAD = re.compile(
    r"(?:the\s+)?(?:operation|operación|operacion|opération|operazione|operação|op|project)\b[\s.:]*", re.I
)
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+|\w+")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_WORDS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
_FIRST_YEAR, _LAST_YEAR = 1950, 2099


@dataclass(frozen=True, slots=True)
class Edition:
    """Which run of an operation a name means: `kind` is number, year or phase."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"phase {self.number}" if self.kind == "phase" else str(self.number)


@dataclass(frozen=True, slots=True)
class OperationName:
    """A name's letters and digits without case, accents, head word and edition, and the edition it gives."""

    base: str
    edition: Edition | None


def read_name(text: str) -> OperationName:
    """The name that a text gives: "Operation PANGEA XVI", "Pangea-16" and "pangea 16" are one."""
    tokens = _TOKEN.findall(_HEAD.sub("", text.strip(), count=1) or text)
    edition = None
    # "Chain 2024 phase two" gives the phase; what stands before it stays part of the name.
    if len(tokens) > 2 and tokens[-2].casefold() == "phase" and _number(tokens[-1]) is not None:
        edition, tokens = Edition("phase", _number(tokens[-1]) or 0), tokens[:-2]
    elif len(tokens) > 1 and (number := _number(tokens[-1])) is not None and not tokens[-1].isalpha():
        year = tokens[-1].isdigit() and _FIRST_YEAR <= number <= _LAST_YEAR
        edition, tokens = Edition("year" if year else "number", number), tokens[:-1]
    elif len(tokens) > 1 and (number := _roman(tokens[-1])) is not None:
        edition, tokens = Edition("number", number), tokens[:-1]
    plain = unicodedata.normalize("NFKD", "".join(tokens)).casefold()
    return OperationName("".join(char for char in plain if char.isalnum()), edition)


def _number(token: str) -> int | None:
    if token.upper() in _WORDS:
        return _WORDS[token.upper()]
    whole, _, part = token.partition(".")
    if whole.isdigit() and len(whole) <= 4:
        return int(whole) if not part.strip("0") else None
    return _roman(token)


def _roman(token: str) -> int | None:
    """A Roman number in capitals up to XXXIX, None for any other word."""
    if not token or any(char not in _ROMAN for char in token):
        return None
    values = [_ROMAN[char] for char in token]
    number = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    tens, ones = divmod(number, 10)
    spelled = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return number if spelled == token else None
