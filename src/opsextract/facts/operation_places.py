"""Where a release names its operations, for look-up by place: a long text names thousands."""

from __future__ import annotations

from bisect import bisect_left

from .operation_names import Naming


class Places:
    """All namings in text order, each with the index of its group."""

    def __init__(self, groups: list[list[Naming]]) -> None:
        self._all = sorted(((i, naming) for i, group in enumerate(groups) for naming in group), key=_start)
        self._starts = [naming.start for _, naming in self._all]

    def within(self, start: int, end: int) -> list[tuple[int, Naming]]:
        """The namings that begin in [start, end), each with the index of its group."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _start(placed: tuple[int, Naming]) -> int:
    return placed[1].start
