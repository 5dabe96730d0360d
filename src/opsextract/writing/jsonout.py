"""Records as one JSON array or as JSON Lines. The same records give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opsextract.records import Release


def json_line(release: Release) -> str:
    """One record as compact JSON without a line end."""
    return release.model_dump_json()


def jsonl(releases: Iterable[Release]) -> Iterator[str]:
    """One record a line, each with its line end, as they come."""
    for release in releases:
        yield release.model_dump_json() + "\n"


def json_array(releases: Iterable[Release], indent: int | None = None) -> Iterator[str]:
    """Pieces of one JSON array, as the records come; `indent` spaces a level, or compact when it is None or 0."""
    if not indent:
        yield "["
        for index, release in enumerate(releases):
            yield ("," if index else "") + release.model_dump_json()
        yield "]\n"
        return
    margin = " " * indent
    empty = True
    for release in releases:
        body = release.model_dump_json(indent=indent).replace("\n", "\n" + margin)
        yield ("[\n" if empty else ",\n") + margin + body
        empty = False
    yield "[]\n" if empty else "\n]\n"
