"""What a run tells while it works, to whoever shows it."""

from __future__ import annotations

from typing import Protocol

from opsextract.batch.journal import State
from opsextract.batch.results import Finished


class Reporter(Protocol):
    """Is told of a run's progress."""

    def begin(self, size: int, state: State) -> None:
        """A run over `size` bytes of inputs begins, from `state` on."""

    def step(self, finished: Finished, read: int) -> None:
        """An input is finished; `read` bytes of the inputs are done by now."""

    def end(self) -> None:
        """The run is over, well or not."""


class Silent:
    """Tells nobody."""

    def begin(self, size: int, state: State) -> None:
        """Nothing."""

    def step(self, finished: Finished, read: int) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""
