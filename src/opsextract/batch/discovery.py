"""The inputs below a folder."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path


def find_inputs(folder: Path, without: Collection[Path] = ()) -> list[Path]:
    """Every file below `folder` in path order, so that a run's output does not depend on the file system.

    Hidden files and folders, and the files in `without` (the run's own outputs), are no inputs. Links to folders are
    not followed. A folder that cannot be listed is returned itself: reading it then fails with the reason.
    """
    own = {path.resolve() for path in without}
    names = {path.name for path in own}
    found = (path for path in _walk(folder) if path.name not in names or path.resolve() not in own)
    return sorted(found, key=lambda path: path.parts)


def _walk(folder: Path) -> Iterator[Path]:
    unlisted: list[Path] = []

    def note(error: OSError) -> None:
        unlisted.append(Path(os.fsdecode(error.filename)))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))
    yield from unlisted
