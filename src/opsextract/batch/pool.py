"""Many documents over worker processes: results in the order of the documents, or as they come.

The processes are pebble's. Each worker has a pool of its own: pebble's workers share a pipe and its lock, and one
that is killed while it holds them would take the others with it. pebble was chosen over loky because it survives the
death of a worker (in loky the whole executor breaks) and names the task and the exit code.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from time import monotonic
from typing import Any

from opsextract.batch.deaths import BACKSTOP, Death, WorkerError, judge
from opsextract.batch.document import Document
from opsextract.batch.frames import frames
from opsextract.batch.results import Finished, failure
from opsextract.batch.worker import Task, run_chunk, start

CHUNK_BYTES = 64 * 1024
"""Bytes of documents that go to a worker at once: half a second's work. The first chunks are smaller."""
CHUNK_DOCUMENTS = 200
QUEUED = 2
"""Chunks that each worker has at hand, the one at work included."""
WINDOW = 32
"""Chunks a worker that may be finished before their turn; what they gave waits on disk."""
TRIES = 3
"""A worker that dies at the same document so often dies of it, unless that is certain at once."""
MAX_BREAKS = 10
"""Deaths a worker, one after the other without a document between them, after which a run is given up."""
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")

Numbered = tuple[int, Document]


@dataclass(slots=True)
class _Chunk:
    """Documents that a worker gets at once; `parts` are results so far: files, or the result of a lost document."""

    number: int
    documents: list[Numbered]
    done: int = 0
    tries: int = 0
    parts: list[Path | Finished] = field(default_factory=list)

    def results(self) -> Iterator[tuple[int, Finished]]:
        numbers = iter(self.documents)
        for part in self.parts:
            for finished in frames(part) if isinstance(part, Path) else (part,):
                yield next(numbers)[0], finished
            if isinstance(part, Path):
                part.unlink(missing_ok=True)


@dataclass(slots=True)
class _Slot:
    """One worker and what it has been given."""

    pool: Any
    jobs: deque[tuple[_Chunk, Path, Path, Future[None]]] = field(default_factory=deque)
    since: float = field(default_factory=monotonic)


class Pool:
    """Worker processes for one run.

    `spool` is a folder of the run's own: chunks and results pass through it.
    """

    def __init__(self, task: Task, workers: int, spool: Path, *, ordered: bool = True) -> None:
        self._task = task
        self._workers = workers
        self._spool = spool
        self._ordered = ordered
        self._files = 0
        self._breaks = 0
        self._retries: deque[_Chunk] = deque()

    def run(
        self, documents: Iterable[Numbered], stop: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[int, Finished]]:
        """The number and result of every document; ends early when `stop` says so, between two documents.

        Raises WorkerError when no worker can be started or kept, OSError when the spool cannot be written.
        """
        self._spool.mkdir(parents=True, exist_ok=True)
        slots = [_Slot(self._new_pool()) for _ in range(self._workers)]
        chunks = _chunks(documents)
        waiting: dict[int, _Chunk] = {}  # given out or finished before their turn
        turn = 0
        exhausted = False
        try:
            while not stop():
                for slot in sorted(slots, key=lambda slot: len(slot.jobs)):
                    while len(slot.jobs) < QUEUED:
                        chunk = self._retries.popleft() if self._retries else None
                        if chunk is None and not exhausted and len(waiting) < WINDOW * self._workers:
                            chunk = next(chunks, None)
                            exhausted = chunk is None
                        if chunk is None:
                            break
                        waiting[chunk.number] = chunk
                        self._give(slot, chunk)
                if not waiting:
                    return
                self._collect(slots)
                ready = [c.number for c in waiting.values() if c.done == len(c.documents)]
                for number in sorted(ready):
                    if self._ordered and number != turn:
                        break
                    turn += 1
                    for result in waiting.pop(number).results():
                        yield result
                        if stop():
                            return
        finally:
            for slot in slots:
                slot.pool.stop()
            for slot in slots:
                slot.pool.join()
            shutil.rmtree(self._spool, ignore_errors=True)

    def _new_pool(self) -> Any:
        from pebble import ProcessPool

        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context: Any = get_context(method)
        if method == "forkserver":
            # Modules only: a replacement for a dead worker then starts in a moment.
            context.set_forkserver_preload(["opsextract.batch.preload"])
        for name in _THREADS:
            # The workers are the parallelism: more threads than cores would only wait for each other.
            os.environ[name] = "1"
        return ProcessPool(max_workers=1, initializer=start, initargs=(self._task,), context=context)

    def _give(self, slot: _Slot, chunk: _Chunk) -> None:
        self._files += 1
        given, results = self._spool / f"{self._files}.in", self._spool / f"{self._files}.out"
        given.write_bytes(pickle.dumps([document for _, document in chunk.documents[chunk.done :]]))
        try:
            future = slot.pool.schedule(run_chunk, args=(given, results))
        except RuntimeError:  # its worker died with nothing to do, which breaks a pool
            given.unlink()
            self._retries.append(chunk)
            self._rebuild(slot)
            return
        if not slot.jobs:
            slot.since = monotonic()
        slot.jobs.append((chunk, given, results, future))

    def _collect(self, slots: list[_Slot]) -> None:
        """Wait until something happens, and take what is finished or lost."""
        wait([job[3] for slot in slots for job in slot.jobs], timeout=0.5, return_when=FIRST_COMPLETED)
        for slot in slots:
            while slot.jobs and slot.jobs[0][3].done():
                chunk, given, results, future = slot.jobs.popleft()
                slot.since = monotonic()
                error = future.exception()
                if error is None:
                    given.unlink()
                    chunk.parts.append(results)
                    chunk.done = len(chunk.documents)
                    self._breaks = 0
                else:
                    self._lost(slot, chunk, given, results, judge(error, self._task))
            if slot.jobs:
                chunk, given, results, _ = slot.jobs[0]
                limit = self._task.timeout * (len(chunk.documents) - chunk.done) + BACKSTOP
                if monotonic() - slot.since > limit:
                    # Neither pebble nor the alarm has ended it: it is replaced with all that it had.
                    slot.jobs.popleft()
                    self._lost(slot, chunk, given, results, Death("hung", guilty=True, broken=True))

    def _lost(self, slot: _Slot, chunk: _Chunk, given: Path, results: Path, death: Death) -> None:
        """Keep what a dead worker finished, find the document that it was at, and give the rest out again."""
        given.unlink(missing_ok=True)
        # A worker makes the file of its results when it has loaded the pipeline: without it no document is to blame.
        loaded = results.exists()
        finished = sum(1 for _ in frames(results))
        if finished:
            chunk.parts.append(results)
            chunk.done += finished
            chunk.tries = 0
            self._breaks = 0
        if death.broken:
            self._rebuild(slot)
        elif not loaded:
            self._count_break()
        if chunk.done < len(chunk.documents):
            if loaded and (death.guilty or (death.suspected and chunk.tries + 1 >= TRIES)):
                _, document = chunk.documents[chunk.done]
                chunk.parts.append(failure(death.error(document, self._task), document.id))
                chunk.done += 1
                chunk.tries = 0
            else:
                chunk.tries += loaded
        if chunk.done < len(chunk.documents):
            self._retries.append(chunk)

    def _rebuild(self, slot: _Slot) -> None:
        self._count_break()
        for chunk, given, _, _ in slot.jobs:
            given.unlink(missing_ok=True)
            self._retries.append(chunk)
        slot.jobs.clear()
        slot.pool.stop()
        slot.pool = self._new_pool()

    def _count_break(self) -> None:
        self._breaks += 1
        if self._breaks > MAX_BREAKS * self._workers:
            raise WorkerError("workers die before they read anything; is there memory for so many?")


def _chunks(documents: Iterable[Numbered]) -> Iterator[_Chunk]:
    """Documents together up to CHUNK_BYTES; fewer at first, so that every worker soon has something."""
    chunk: list[Numbered] = []
    size = number = 0
    for numbered in documents:
        chunk.append(numbered)
        size += numbered[1].size
        if size >= min(CHUNK_BYTES, 8 * 1024 * (number + 1)) or len(chunk) >= CHUNK_DOCUMENTS:
            yield _Chunk(number, chunk)
            number, chunk, size = number + 1, [], 0
    if chunk:
        yield _Chunk(number, chunk)
