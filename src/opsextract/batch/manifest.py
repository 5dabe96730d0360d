"""The list of a run's inputs on disk: what was there when it began, so that memory stays flat and changes are seen."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from opsextract.batch.discovery import Entry


@dataclass(frozen=True, slots=True)
class Manifest:
    """A written list of entries: how many, their bytes together, and the digest of the list."""

    path: Path
    files: int
    size: int
    digest: str

    def entries(self) -> Iterator[Entry]:
        """The entries in their order."""
        with self.path.open(encoding="ascii") as lines:
            for line in lines:
                yield Entry(**json.loads(line))


def write(entries: Iterable[Entry], path: Path) -> Manifest:
    """Write the list to disk for good. Raises OSError when it cannot be written."""
    digest = sha256()
    files = size = 0
    with path.open("w", encoding="ascii", newline="\n") as out:
        for entry in entries:
            line = json.dumps(asdict(entry)) + "\n"
            digest.update(line.encode())
            out.write(line)
            files += 1
            size += entry.size
        out.flush()
        os.fsync(out.fileno())
    return Manifest(path, files, size, digest.hexdigest())


def differences(before: Path, after: Path) -> str:
    """What became of the inputs from one list to another, in words: "2 new, 1 gone, 3 changed"."""
    old, new = _states(before), _states(after)
    gone = sum(path not in new for path in old)
    added = sum(path not in old for path in new)
    changed = sum(path in old and old[path] != state for path, state in new.items())
    counts = [(added, "new"), (gone, "gone"), (changed, "changed")]
    words = ", ".join(f"{count} {word}" for count, word in counts if count)
    return words or ("in another order" if _paths(before) != _paths(after) else "listed otherwise")


def _states(path: Path) -> dict[str, tuple[int, int, str | None]]:
    with path.open(encoding="ascii") as lines:
        entries = (Entry(**json.loads(line)) for line in lines)
        return {entry.path: (entry.size, entry.changed, entry.reason) for entry in entries}


def _paths(path: Path) -> list[str]:
    with path.open(encoding="ascii") as lines:
        return [json.loads(line)["path"] for line in lines]
