"""Gold files and records as they lie on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from opsextract.errors import InputError
from opsextract.evaluation.normalise import Fact

CHECK = "CHECK"


def read_gold(folder: Path) -> dict[str, Fact]:
    """The gold facts of every release in a folder, by file name without .json, in name order.

    Files of named entities (*.ents.json) hold no facts. Raises InputError when one is no JSON object, or none is there.
    """
    gold = {}
    for path in sorted(folder.glob("*.json")):
        if not path.stem.endswith(".ents"):
            gold[path.stem] = _object(path.read_text("utf-8"), str(path))
    if not gold:
        raise InputError(folder, "evaluate", "holds no gold files", "give a folder of NAME.json, one for each release")
    return gold


def check_set(folder: Path) -> frozenset[str]:
    """Names of the releases that the file CHECK keeps apart: scored, and never listed."""
    path = folder / CHECK
    return frozenset(path.read_text("utf-8").split()) if path.exists() else frozenset()


def read_records(stream: TextIO, path: str) -> list[Fact]:
    """Records from JSON Lines or from one JSON array. Raises InputError naming the line that is neither."""
    text = stream.read()
    if text.lstrip().startswith("["):
        try:
            records = json.loads(text)
        except ValueError as error:
            raise InputError(path, "evaluate", f"is no JSON array: {error}", _REMEDY) from error
        return [_checked(record, path) for record in records]
    return [_object(line, f"{path}:{number}") for number, line in _lines(text)]


_REMEDY = "give what opsextract parse or batch has written"


def _lines(text: str) -> Iterable[tuple[int, str]]:
    # split("\n"), not splitlines: a record may hold U+2028 and other line ends inside its strings.
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _object(text: str, where: str) -> Fact:
    try:
        return _checked(json.loads(text), where)
    except ValueError as error:
        raise InputError(where, "evaluate", f"is no JSON: {error}", _REMEDY) from error


def _checked(value: object, where: str) -> Fact:
    if not isinstance(value, dict):
        raise InputError(where, "evaluate", "is no JSON object", _REMEDY)
    return value
