"""Progress of a run, for people on a terminal and for machines."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from time import monotonic, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opsextract.batch.journal import State
    from opsextract.batch.results import Finished
    from opsextract.batch.run import Summary

LOG_SECONDS = 5.0


class Bar:
    """A live line on a terminal: how much of the inputs is read, releases a second, time left, failures."""

    def begin(self, size: int, state: State) -> None:
        """Show the line."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._records, self._failed, self._start, self._before = state.records, state.failed, monotonic(), state.records
        columns = (
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[records]} records"),
            TextColumn("{task.fields[rate]:.0f}/s"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]} failed"),
        )
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._progress.start()
        self._task = self._progress.add_task("reading", total=size or None, records=0, rate=0.0, failed=0)

    def step(self, finished: Finished, read: int) -> None:
        """Move the line on."""
        self._records += finished.count
        self._failed += finished.failed
        rate = (self._records - self._before) / max(monotonic() - self._start, 0.001)
        self._progress.update(self._task, completed=read, records=self._records, rate=rate, failed=self._failed)

    def end(self) -> None:
        """Take the line away."""
        self._progress.stop()


class JsonLog:
    """JSON lines on standard error: one event at the start, every few seconds, and at the end."""

    def begin(self, size: int, state: State) -> None:
        """Say what begins."""
        self._size, self._records, self._failed, self._inputs = size, state.records, state.failed, state.inputs
        self._last = monotonic()
        log("begin", bytes=size, resumed=state.inputs)

    def step(self, finished: Finished, read: int) -> None:
        """Say how far the run is, now and then."""
        self._inputs += 1
        self._records += finished.count
        self._failed += finished.failed
        if monotonic() - self._last >= LOG_SECONDS:
            self._last = monotonic()
            done = {"inputs": self._inputs, "records": self._records, "failed": self._failed}
            log("progress", **done, bytes_read=read, bytes=self._size)

    def end(self) -> None:
        """Nothing: the summary follows."""


def log(event: str, **fields: Any) -> None:
    """One JSON line on standard error."""
    print(json.dumps({"event": event, "time": round(time(), 3), **fields}), file=sys.stderr, flush=True)


def log_summary(summary: Summary) -> None:
    """The summary as one JSON line."""
    fields = asdict(summary) | {"output": str(summary.output), "errors": str(summary.errors)}
    log("summary", **fields, words_per_second=round(summary.words_per_second, 1))


def summary_lines(summary: Summary) -> list[str]:
    """The summary for people: what happened to every input, and where the outputs are."""
    counts = f"{summary.inputs} inputs, {summary.records} records, {summary.failed} failed"
    speed = f"{summary.words} words in {summary.seconds:.1f} s ({summary.words_per_second:,.0f} a second)"
    lines = [f"{counts}; {speed}"]
    lines += [f"  {count} x {reason}" for reason, count in list(summary.reasons.items())[:20]]
    if len(summary.reasons) > 20:
        lines.append(f"  and {len(summary.reasons) - 20} more reasons")
    lines.append(f"records in {summary.output}" + (f", failures in {summary.errors}" if summary.failed else ""))
    return lines
