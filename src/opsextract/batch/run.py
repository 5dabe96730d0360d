"""A whole run: inputs listed, worked through, written, accounted for; resumed where it was stopped.

A run keeps a folder beside its output: the list of its inputs, the journal, and what workers hand over.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from opsextract import __version__
from opsextract.batch import manifest
from opsextract.batch.discovery import RUN_SUFFIX, Selection, find
from opsextract.batch.document import Document
from opsextract.batch.journal import Journal, State, lines
from opsextract.batch.lock import locked
from opsextract.batch.outputs import Output
from opsextract.batch.pool import Pool
from opsextract.batch.reader import documents
from opsextract.batch.results import Finished
from opsextract.batch.sink import Sink
from opsextract.batch.worker import Task
from opsextract.reading.rows import Fields

if TYPE_CHECKING:
    from opsextract.batch.progress import Reporter

CHECKPOINT_SECONDS = 1.0
"""At most so much time passes between checkpoints, and so much work is done again after a kill."""


class ResumeError(Exception):
    """A run cannot go on, or would be overwritten; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is asked to do. `options` are those that decide what the records are, for the journal to compare."""

    inputs: tuple[str, ...]
    output: Path
    task: Task
    workers: int = 1
    ordered: bool = True
    selection: Selection = field(default_factory=Selection)
    fields: Fields = field(default_factory=Fields)
    network: bool = False
    options: dict[str, Any] = field(default_factory=dict)
    resume: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a run's inputs. `mismatch` says what does not add up; `interrupted`: it can be resumed."""

    inputs: int
    records: int
    failed: int
    words: int
    seconds: float
    reasons: dict[str, int]
    output: Path
    errors: Path
    interrupted: bool = False
    mismatch: str | None = None

    @property
    def words_per_second(self) -> float:
        """Words read in a second of this run's time."""
        return self.words / self.seconds if self.seconds > 0 else 0.0


def run_folder(output: Path) -> Path:
    """Where a run keeps what it needs to be resumed."""
    return output.with_name(output.name + RUN_SUFFIX)


def run(plan: Plan, reporter: Reporter, stop: Callable[[], bool] = lambda: False) -> Summary:
    """Do a run, or go on with one. `stop` ends it so that it can be resumed.

    Raises ResumeError, WorkerError, and OSError when an output cannot be written; then too it can be resumed.
    """
    folder = run_folder(plan.output)
    folder.mkdir(exist_ok=True)
    with locked(folder / "lock"):
        output = Output(plan.output, folder)
        shutil.rmtree(folder / "spool", ignore_errors=True)
        listed = list_inputs(plan, folder, output)
        journal = Journal(folder / "journal.jsonl")
        try:
            state = begin_or_resume(plan, folder, listed, journal)
            began = monotonic()
            before = state.copy()
            if not state.finished:
                state, total = _work(plan, folder, listed, output, journal, state, reporter, stop)
            else:
                total = state.inputs
            interrupted = not state.finished
            mismatch = None if interrupted else _mismatch(state, total, output)
            if not interrupted:
                output.complete()
        finally:
            journal.close()
        summary = Summary(
            inputs=total,
            records=state.records,
            failed=state.failed,
            words=state.words - before.words,
            seconds=monotonic() - began,
            reasons=dict(sorted(state.reasons.items(), key=lambda item: -item[1])),
            output=plan.output,
            errors=output.errors,
            interrupted=interrupted,
            mismatch=mismatch,
        )
    if not interrupted and mismatch is None and not plan.resume:
        shutil.rmtree(folder, ignore_errors=True)
    return summary


def list_inputs(plan: Plan, folder: Path, output: Output) -> manifest.Manifest:
    """The inputs of a run as they are now, written to its folder."""
    selection = Selection(plan.selection.include, plan.selection.exclude, [str(path) for path in output.paths()])
    return manifest.write(find(plan.inputs, selection, network=plan.network), folder / "inputs.new.jsonl")


def begin_or_resume(plan: Plan, folder: Path, listed: manifest.Manifest, journal: Journal) -> State:
    """The state to start from: an empty one, or that of the last checkpoint; a changed run raises ResumeError."""
    kept = folder / "inputs.jsonl"
    header = {"program": __version__, "options": plan.options, "inputs": listed.digest}
    known = journal.read()
    if known is None or plan.overwrite:
        listed.path.replace(kept)
        journal.begin(header)
        return State()
    before, state = known
    if not plan.resume:
        if state.finished or not state.inputs:
            listed.path.replace(kept)
            journal.begin(header)
            return State()
        raise ResumeError(
            f"a run to {plan.output} was stopped after {state.inputs} inputs; "
            "go on with --resume, or begin again with --overwrite"
        )
    said = _changes(before, header, kept, listed)
    if said:
        raise ResumeError(f"cannot go on: {said}; begin again with --overwrite")
    listed.path.unlink()
    journal.resume(state)
    return state


def _changes(before: dict[str, Any], now: dict[str, Any], kept: Path, listed: manifest.Manifest) -> str:
    said = []
    if before["program"] != now["program"]:
        said.append(f"the run was begun by opsextract {before['program']}, this is {now['program']}")
    old, new = before["options"], now["options"]
    changed = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    if changed:
        said.append("changed since: " + ", ".join(f"{name} {old.get(name)} → {new.get(name)}" for name in changed))
    if before["inputs"] != now["inputs"]:
        said.append(f"the inputs are not those that it was begun with ({manifest.differences(kept, listed.path)})")
    return "; ".join(said)


def _work(
    plan: Plan,
    folder: Path,
    listed: manifest.Manifest,
    output: Output,
    journal: Journal,
    state: State,
    reporter: Reporter,
    stop: Callable[[], bool],
) -> tuple[State, int]:
    """Work through what is left. Returns the last state on disk and how many inputs were met."""
    inputs = manifest.Manifest(folder / "inputs.jsonl", listed.files, listed.size, listed.digest)
    counted = _Counted(documents(inputs.entries(), plan.fields), state)
    sink = Sink(output.records, output.errors, state)
    reporter.begin(inputs.size, state)
    last = monotonic()
    try:
        for number, finished in counted.results(
            Pool(plan.task, plan.workers, folder / "spool", ordered=plan.ordered), stop
        ):
            sink.write(number, finished)
            reporter.step(finished, counted.read)
            if monotonic() - last > CHECKPOINT_SECONDS:
                journal.checkpoint(sink.sync())
                last = monotonic()
        ended = sink.sync() if stop() else sink.finish()
        ended.finished = not stop()
        journal.checkpoint(ended)
        return ended, counted.met
    finally:
        reporter.end()
        sink.close()


class _Counted:
    """The documents of a run with their numbers, counted apart from their results, so that the two can be compared."""

    def __init__(self, found: Iterator[Document], state: State) -> None:
        self._found = found
        self._state = state.copy()
        self._sizes: dict[int, int] = {}
        self.met = 0
        self.read = 0

    def results(self, pool: Pool, stop: Callable[[], bool]) -> Iterator[tuple[int, Finished]]:
        first = next(self._left(), None)
        if first is None:
            return
        for number, finished in pool.run(chain([first], self._left()), stop):
            self.read += self._sizes.pop(number, 0)
            yield number, finished

    def _left(self) -> Iterator[tuple[int, Document]]:
        for document in self._found:
            number = self.met
            self.met += 1
            size = document.size if document.read is None else document.read
            if self._state.has(number):
                self.read += size
                continue
            self._sizes[number] = size
            yield number, document


def _mismatch(state: State, met: int, output: Output) -> str | None:
    """What does not add up at the end, in words: inputs against results, and results against the lines on disk."""
    said = []
    if state.inputs != met or state.beyond:
        said.append(f"{met} inputs were met, {state.inputs} have a result")
    failures = lines(output.errors)
    if failures != state.failed:
        said.append(f"{state.failed} inputs failed, {failures} lines are in {output.errors}")
    if output.countable:
        records = lines(output.records)
        if records != state.records:
            said.append(f"{state.records} records were made, {records} lines are in {output.records}")
    return "; ".join(said) or None
