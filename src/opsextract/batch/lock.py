"""One run at a time for one output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another process is at work on the same output."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system takes back when this process ends, however it ends. Raises LockedError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, where an open file cannot be replaced anyway
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LockedError(
            "another run is writing to this output; wait for its end, or give another path with -o"
        ) from error
