"""What a run has done, on disk for good: from it a run that was killed goes on.

A checkpoint says how far the outputs are written. It is itself written only after the outputs are on disk, so that
what follows the last whole checkpoint can be cut off and done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

MAX_REASONS = 200
"""Different reasons that are counted one by one; the rest are counted together."""


@dataclass(slots=True)
class State:
    """How far a run is.

    done: inputs finished from the first on; beyond: those finished out of turn. records, failed, words: counts so
    far. output, errors: bytes of the two files that hold exactly these. reasons: failures by reason.
    """

    done: int = 0
    beyond: set[int] = field(default_factory=set)
    records: int = 0
    failed: int = 0
    words: int = 0
    output: int = 0
    errors: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    finished: bool = False

    @property
    def inputs(self) -> int:
        """Inputs finished."""
        return self.done + len(self.beyond)

    def mark(self, number: int) -> None:
        """Note that an input is finished. Raises ValueError when it already was."""
        if number < self.done or number in self.beyond:
            raise ValueError(f"input {number} was finished twice")
        self.beyond.add(number)
        while self.done in self.beyond:
            self.beyond.remove(self.done)
            self.done += 1

    def has(self, number: int) -> bool:
        """Whether an input is finished."""
        return number < self.done or number in self.beyond

    def count_reason(self, reason: str) -> None:
        """Count a failure under its reason."""
        known = reason in self.reasons or len(self.reasons) < MAX_REASONS
        key = reason if known else "other reasons"
        self.reasons[key] = self.reasons.get(key, 0) + 1

    def copy(self) -> State:
        """The state as it is now."""
        return replace(self, beyond=set(self.beyond), reasons=dict(self.reasons))

    def fields(self) -> dict[str, Any]:
        """The state as JSON can hold it."""
        return {name: getattr(self, name) for name in self.__slots__} | {"beyond": sorted(self.beyond)}


class Journal:
    """The file of a run's checkpoints; its first line says what the run is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def read(self) -> tuple[dict[str, Any], State] | None:
        """What the run is and its last whole checkpoint; None when there is no journal, or none that was begun."""
        try:
            lines = self._path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return None
        whole = [line for line in lines if line.endswith(b"\n")]  # the last may be cut off
        if not whole:
            return None
        state = State()
        for line in reversed(whole[1:]):
            try:
                fields = json.loads(line)
            except ValueError:  # power failed while it was written
                continue
            state = State(**{**fields, "beyond": set(fields["beyond"])})
            break
        return json.loads(whole[0]), state

    def begin(self, header: dict[str, Any]) -> None:
        """Start a journal anew. Raises OSError when it cannot be written."""
        self.close()
        self._descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        self._append(header)
        sync_folder(self._path.parent)

    def resume(self, state: State) -> None:
        """Go on with a journal that was read; what was cut off at its end is closed by a line end."""
        self._descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        write_all(self._descriptor, b"\n")
        self.checkpoint(state)

    def checkpoint(self, state: State) -> None:
        """Write down how far the run is; the outputs must be on disk before."""
        self._append(state.fields())

    def close(self) -> None:
        """Close the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _append(self, fields: dict[str, Any]) -> None:
        assert self._descriptor is not None
        write_all(self._descriptor, (json.dumps(fields) + "\n").encode())
        os.fsync(self._descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however many calls it takes. Raises OSError when the disk is full."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def sync_folder(folder: Path) -> None:
    """Make names of new files in a folder last; where folders cannot be opened (Windows) the system sees to it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lines(path: Path) -> int:
    """Line ends in a file."""
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in _blocks(stream))


def _blocks(stream: Any) -> Iterable[bytes]:
    while block := stream.read(1 << 20):
        yield block
