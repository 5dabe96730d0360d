"""The inputs that folders, files, lists and URLs name, in an order that no file system decides."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be read. `size` is in bytes, `changed` its time of change in nanoseconds.

    `reason` says why it cannot be read: then it is an input all the same, and gives a line of the errors.
    """

    path: str
    size: int = 0
    changed: int = 0
    reason: str | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files below a folder are inputs. Globs are held against the path below the folder, and against the name.

    Files in `without` (the run's own outputs) are no inputs.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    without: Collection[str] = ()

    def takes(self, below: str) -> bool:
        """Whether a path below the folder is an input."""
        name = below.rsplit("/", 1)[-1]

        def matches(glob: str) -> bool:
            return fnmatch(below, glob) or fnmatch(name, glob)

        return (not self.include or any(map(matches, self.include))) and not any(map(matches, self.exclude))


def find(inputs: Iterable[str], selection: Selection, *, network: bool = False) -> Iterator[Entry]:
    """The entries that the inputs name: a folder gives every file below it in path order, a file gives itself."""
    own = {os.path.realpath(path) for path in selection.without}
    for given in inputs:
        if "://" in given:
            yield from _remote(given, selection, network)
        elif Path(given).is_dir():
            yield from _below(given, selection, own)
        else:
            yield entry(given)


def entry(path: str) -> Entry:
    """A file as an entry: what is no regular file is not opened, for a pipe would wait for ever."""
    try:
        status = Path(path).stat()
    except OSError as error:
        return Entry(path, reason=error.strerror or str(error))
    if not stat.S_ISREG(status.st_mode):
        return Entry(path, reason="is a folder" if stat.S_ISDIR(status.st_mode) else "is no regular file")
    return Entry(path, status.st_size, status.st_mtime_ns)


def _below(folder: str, selection: Selection, own: Collection[str]) -> Iterator[Entry]:
    """Files below a folder, without hidden ones; a link to a folder is not followed, for it may lead in a circle."""
    skipped = {Path(path).name for path in own}
    stack: list[Iterator[tuple[str, str, bool]]] = [_listed(folder, "")]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
            continue
        below, path, is_folder = item
        if below == "":
            yield Entry(path, reason="the folder cannot be listed")
        elif is_folder:
            stack.append(_listed(path, below + "/"))
        elif selection.takes(below) and not (path.rsplit("/", 1)[-1] in skipped and os.path.realpath(path) in own):
            found = entry(path)
            yield Entry(path, reason="is a link to a folder") if found.reason == "is a folder" else found


def _listed(folder: str, prefix: str) -> Iterator[tuple[str, str, bool]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((item.name, item.is_dir(follow_symlinks=False)) for item in entries)
    except OSError:
        yield "", folder, False
        return
    for name, is_folder in found:
        # The run's own folder lies beside its output and may lie among the inputs.
        if not name.startswith(".") and not (is_folder and name.endswith(RUN_SUFFIX)):
            yield prefix + name, f"{folder.rstrip('/')}/{name}", is_folder


RUN_SUFFIX = ".opsextract-run"
"""A folder so named belongs to a run and holds no inputs."""


def _remote(url: str, selection: Selection, network: bool) -> Iterator[Entry]:
    if not network:
        yield Entry(url, reason="is a remote place; such are read only with --allow-network", remote=True)
        return
    from opsextract.reading.remote import listed

    try:
        for path, size in listed(url):
            if path == url or selection.takes(path.removeprefix(url.rstrip("/") + "/")):
                yield Entry(path, size, remote=True)
    except Exception as error:  # every remote file system raises its own
        yield Entry(url, reason=f"cannot be listed: {error}", remote=True)
