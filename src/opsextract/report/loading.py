"""Records as parse and batch have written them, each with the text that its offsets count in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from opsextract.errors import InputError
from opsextract.reading import Source, read_bytes, read_path
from opsextract.records import Release

if TYPE_CHECKING:
    from pydantic import ValidationError

STDIN = "-"
_REMEDY = "give what opsextract parse or batch has written"


@dataclass(frozen=True, slots=True)
class Paired:
    """A record with its text: the decoded characters from source.start to source.end, or None where they are lost.

    `problem` says in one line why there is no text.
    """

    release: Release
    text: str | None
    problem: str = ""


def read_release(path: str) -> Source:
    """Read one input; "-" is standard input. Raises InputError when it cannot be opened or holds no text."""
    if path == STDIN:
        return read_bytes(sys.stdin.buffer.read(), path)
    try:
        return read_path(path)
    except OSError as error:
        raise InputError(path, "read", f"cannot be opened: {error.strerror or error}", "give a file") from error


def holds_records(path: str) -> bool:
    """Whether a file is named and begins like records (JSON Lines or an array of them), not like a release."""
    if Path(path).suffix.lower() not in (".json", ".jsonl", ".ndjson"):
        return False
    try:
        with Path(path).open("rb") as stream:
            return b'"schema_version"' in stream.read(400)
    except OSError:
        return False


def load_records(path: str) -> Iterator[Release]:
    """The records of a file, in order; "-" is standard input.

    Raises InputError naming the line that is no record, and when the file cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(path, "read", f"cannot be opened: {error.strerror or error}", _REMEDY) from error
    except UnicodeDecodeError as error:
        raise InputError(path, "read", "is not UTF-8", _REMEDY) from error
    if text.lstrip().startswith("["):
        try:
            values = json.loads(text)
        except ValueError as error:
            raise InputError(path, "read", f"is no JSON array: {error}", _REMEDY) from error
        for index, value in enumerate(values):
            yield _record(json.dumps(value), f"{path}[{index}]")
        return
    # split("\n"), not splitlines: a record may hold U+2028 and other line ends inside its strings.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _record(line, f"{path}:{number}")


def _record(line: str, where: str) -> Release:
    from pydantic import ValidationError

    try:
        return Release.model_validate_json(line)
    except ValidationError as error:
        raise InputError(where, "read", f"is no record: {_first(error)}", _REMEDY) from error


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def with_texts(releases: Iterable[Release], beside: Path | None = None) -> Iterator[Paired]:
    """Each record with its text: its own, or else that of its source file where it still stands.

    A source file is looked for as its path is given, then from the folder `beside`. Its text is taken only where every
    evidence of the record stands in it as the record says; a file that has changed since gives none.
    """
    last: tuple[str, Source | str] | None = None
    for release in releases:
        if release.text is not None:
            yield Paired(release, release.text)
            continue
        path = release.source.path
        if last is None or last[0] != path:
            last = (path, _source(path, beside))
        source = last[1]
        yield Paired(release, None, source) if isinstance(source, str) else _from_source(release, source)


def _source(path: str, beside: Path | None) -> Source | str:
    places = [Path(path)] if beside is None or Path(path).is_absolute() else [Path(path), beside / path]
    found = next((place for place in places if place.is_file()), None)
    if path == STDIN or found is None:
        return f"{path}: the record has no text, and the file is not there; run parse or batch --with-text"
    try:
        return read_path(found)
    except (OSError, InputError) as error:
        return f"{path}: the record has no text, and the file cannot be read: {error}"


def _from_source(release: Release, source: Source) -> Paired:
    from opsextract.records import EvidenceError, verify

    try:
        verify(release, source.text)
    except EvidenceError:
        problem = f"{release.source.path}: the file has changed since its record was made; run parse or batch again"
        return Paired(release, None, problem)
    return Paired(release, source.text[release.source.start : release.source.end])
