"""A folder's releases written as JSON Lines, its failures beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from opsextract.batch.results import Result, error_line
from opsextract.writing.jsonout import json_line


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a run's inputs."""

    inputs: int
    records: int
    failed: int


def errors_path(output: Path) -> Path:
    """Where the failures of a run are written: OUT.jsonl gives OUT.errors.jsonl."""
    return output.with_name(f"{output.name.removesuffix('.jsonl')}.errors.jsonl")


def write(results: Iterable[Result], output: Path, step: Callable[[Result], None] = lambda result: None) -> Summary:
    """Write each result's records to `output` and its error to the errors file, as they come.

    `step` is called after each result. Raises OSError when an output cannot be written.
    """
    inputs = records = failed = 0
    with (
        output.open("w", encoding="utf-8", newline="\n") as out,
        errors_path(output).open("w", encoding="utf-8", newline="\n") as errors,
    ):
        for result in results:
            inputs += 1
            if result.error is not None:
                failed += 1
                errors.write(error_line(result.error))
            for release in result.releases:
                records += 1
                out.write(json_line(release) + "\n")
            step(result)
    return Summary(inputs, records, failed)
