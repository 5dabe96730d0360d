"""A run over Ray Data: parts of the inputs go to a pool of actors, on this machine or on a cluster.

Each actor works its parts through a worker process of its own, so a document that hangs or dies costs only itself here
too. Inputs and outputs lie where every node sees them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from opsextract.batch.journal import Journal, State
from opsextract.batch.limits import cores
from opsextract.batch.lock import locked
from opsextract.batch.manifest import Manifest
from opsextract.batch.outputs import Output
from opsextract.batch.results import Finished
from opsextract.batch.run import Plan, Summary, begin_or_resume, list_inputs, run_folder
from opsextract.batch.sink import Sink
from opsextract.batch.worker import Task
from opsextract.engines.shards import Done, done, shards, work
from opsextract.reading.rows import Fields

if TYPE_CHECKING:
    from opsextract.batch.progress import Reporter


class Worker:
    """One actor: makes the parts that it is given."""

    def __init__(self, folder: str, task: Task, fields: Fields) -> None:
        self._folder, self._task, self._fields = Path(folder), task, fields

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Make the part of each row."""
        for shard in batch["item"]:
            work(shard, self._folder, self._task, self._fields)
        return {"number": [shard.number for shard in batch["item"]]}


def run(
    plan: Plan, reporter: Reporter, stop: Callable[[], bool] = lambda: False, *, address: str | None = None
) -> Summary:
    """Do a run on Ray, or do what is missing of one. An output without suffix is a folder of parts.

    address: of a cluster ("auto" on one of its nodes); None starts Ray on this machine. Raises what `batch.run.run`
    raises, and ImportError when Ray is not installed.
    """
    import ray  # noqa: F401  a missing library is said before any work is done

    folder = run_folder(plan.output)
    folder.mkdir(exist_ok=True)
    joined = bool(plan.output.suffix)
    parts = folder / "parts" if joined else plan.output
    with locked(folder / "lock"):
        output = Output(plan.output, folder)
        listed = list_inputs(plan, folder, output)
        journal = Journal(folder / "journal.jsonl")
        began = monotonic()
        mismatch = None
        try:
            state = begin_or_resume(plan, folder, listed, journal)
            if not state.finished:
                if not plan.resume:
                    shutil.rmtree(parts, ignore_errors=True)
                parts.mkdir(exist_ok=True)
                kept = Manifest(folder / "inputs.jsonl", listed.files, listed.size, listed.digest)
                _work(plan, kept, parts, reporter, stop, address)
                state, mismatch = _account(kept, parts)
                if state.finished and joined:
                    _join(kept, parts, output)
                    output.complete()
                journal.checkpoint(state)
        finally:
            journal.close()
    if state.finished and joined:
        shutil.rmtree(parts, ignore_errors=True)
    if state.finished and mismatch is None and not plan.resume:
        shutil.rmtree(folder, ignore_errors=True)
    return Summary(
        inputs=state.done,
        records=state.records,
        failed=state.failed,
        words=state.words,
        seconds=monotonic() - began,
        reasons=dict(sorted(state.reasons.items(), key=lambda item: -item[1])),
        output=plan.output,
        errors=output.errors if joined else plan.output,
        interrupted=not state.finished,
        mismatch=mismatch,
    )


def _work(
    plan: Plan, kept: Manifest, parts: Path, reporter: Reporter, stop: Callable[[], bool], address: str | None
) -> None:
    """Have every part made that is not yet."""
    missing = [shard for shard in shards(kept.entries()) if done(shard, parts) is None]
    if not missing:
        return
    import ray
    from ray.data import ActorPoolStrategy, DataContext

    started = not ray.is_initialized()
    if started:
        # Ray itself finds a cluster when RAY_ADDRESS is set; without either it starts here.
        here = {} if address else {"num_cpus": max(2, cores()), "include_dashboard": False}
        ray.init(address=address, log_to_driver=False, **here)
    try:
        DataContext.get_current().enable_progress_bars = False
        # One CPU is left for Ray's own tasks: a pool as large as the cluster waits for ever (ray #44687).
        actors = max(1, min(int(ray.cluster_resources().get("CPU", 1)) - 1, len(missing)))
        made = ray.data.from_items(missing, override_num_blocks=len(missing)).map_batches(
            Worker,
            batch_size=1,
            num_cpus=1,
            compute=ActorPoolStrategy(size=actors),
            fn_constructor_args=(str(parts.resolve()), plan.task, plan.fields),
        )
        sizes = {shard.number: sum(entry.size for entry in shard.entries) for shard in missing}
        reporter.begin(sum(sizes.values()), State())
        read = 0
        by_number = {shard.number: shard for shard in missing}
        for row in made.iter_rows():
            number = int(row["number"])
            read += sizes[number]
            mark = done(by_number[number], parts)
            if mark is not None:
                for finished in _told(mark):
                    reporter.step(finished, read)
            if stop():
                return
    finally:
        reporter.end()
        if started:
            ray.shutdown()


def _told(mark: Done) -> Iterator[Finished]:
    yield Finished(b"", mark.records, mark.words)
    for _ in range(mark.failed):
        yield Finished(b"", 0, 0, b"failed")


def _account(kept: Manifest, parts: Path) -> tuple[State, str | None]:
    """What all marks say together, and what of it does not add up. It is finished when every part has its mark."""
    state = State(finished=True)
    files = met = 0
    for shard in shards(kept.entries()):
        mark = done(shard, parts)
        if mark is None:
            state.finished = False
            continue
        files += len(shard.entries)
        met += mark.inputs
        state.done += mark.results
        state.records += mark.records
        state.failed += mark.failed
        state.words += mark.words
        for reason, count in mark.reasons.items():
            state.reasons[reason] = state.reasons.get(reason, 0) + count
    if not state.finished:
        return state, None
    said = []
    if files != kept.files:
        said.append(f"{kept.files} files were listed, {files} are in finished parts")
    if met != state.done:
        said.append(f"{met} inputs were met, {state.done} have a result")
    return state, "; ".join(said) or None


def _join(kept: Manifest, parts: Path, output: Output) -> None:
    """One output of all parts, in the order of the inputs."""
    sink = Sink(output.records, output.errors, State())
    try:
        for shard in shards(kept.entries()):
            records = (parts / f"{shard.name}.jsonl").read_bytes()
            errors = (parts / f"{shard.name}.errors.jsonl").read_bytes()
            sink.write(shard.number, Finished(records, 0, 0, errors))
        sink.finish()
    finally:
        sink.close()
