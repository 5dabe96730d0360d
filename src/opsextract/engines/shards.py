"""Parts of a run that stand alone: a list of inputs, the records and errors made of it, and a mark that it is done.

A part is worked through by a worker process of its own, with the limits of the local pool. Its files appear whole; the
mark comes last, and says how many inputs, records and errors there are, so that a rerun knows what it need not do.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from opsextract.batch.discovery import Entry
from opsextract.batch.document import Document
from opsextract.batch.journal import State
from opsextract.batch.pool import Pool
from opsextract.batch.reader import documents
from opsextract.batch.worker import Task
from opsextract.reading.formats import collection
from opsextract.reading.rows import Fields
from opsextract.writing.replacing import replacing

SHARD_BYTES = 16 * 1024**2
"""Bytes of files in a shard: minutes of work. A collection is a shard of its own: one that is large is better split."""
SHARD_FILES = 5_000


@dataclass(frozen=True, slots=True)
class Shard:
    """The inputs of one part, with its number from 0 on and the digest of their list."""

    number: int
    entries: tuple[Entry, ...]
    digest: str

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"part-{self.number:06}"


@dataclass(slots=True)
class Done:
    """The mark of a finished part: what it was made of and what came of it."""

    digest: str
    inputs: int = 0
    results: int = 0
    records: int = 0
    failed: int = 0
    words: int = 0
    size: int = 0
    errors: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


def shards(entries: Iterable[Entry]) -> Iterator[Shard]:
    """Inputs cut into parts, the same for the same inputs."""
    number = size = 0
    held: list[Entry] = []
    for entry in entries:
        alone = collection(entry.path) is not None
        if held and (alone or size >= SHARD_BYTES or len(held) >= SHARD_FILES):
            yield _shard(number, held)
            number, size, held = number + 1, 0, []
        held.append(entry)
        size += SHARD_BYTES if alone else entry.size
    if held:
        yield _shard(number, held)


def _shard(number: int, entries: list[Entry]) -> Shard:
    listed = json.dumps([asdict(entry) for entry in entries])
    return Shard(number, tuple(entries), sha256(listed.encode()).hexdigest())


def done(shard: Shard, folder: Path) -> Done | None:
    """The mark of a part, if it is finished and its files are as long as the mark says."""
    try:
        mark = Done(**json.loads((folder / f"{shard.name}.done.json").read_text("utf-8")))
        sizes = tuple((folder / f"{shard.name}{suffix}.jsonl").stat().st_size for suffix in ("", ".errors"))
    except FileNotFoundError:
        return None
    return mark if mark.digest == shard.digest and sizes == (mark.size, mark.errors) else None


def work(shard: Shard, folder: Path, task: Task, fields: Fields) -> Done:
    """Make a part, unless it is made. Raises OSError when it cannot be written, WorkerError when no worker starts."""
    made = done(shard, folder)
    if made is not None:
        return made
    mark = Done(shard.digest)
    counts = State()
    met = 0

    def numbered() -> Iterator[tuple[int, Document]]:
        nonlocal met
        for document in documents(shard.entries, fields):
            met += 1
            yield met - 1, document

    with (
        replacing(folder / f"{shard.name}.jsonl") as records,
        replacing(folder / f"{shard.name}.errors.jsonl") as errors,
        tempfile.TemporaryDirectory(prefix="opsextract-") as spool,
        records.open("wb") as out,
        errors.open("wb") as failures,
    ):
        for number, finished in Pool(task, 1, Path(spool) / "spool").run(numbered()):
            counts.mark(number)
            mark.size += out.write(finished.records)
            mark.errors += failures.write(finished.error)
            mark.records += finished.count
            mark.words += finished.words
            if finished.failed:
                mark.failed += 1
                counts.count_reason(finished.reason)
    mark.inputs, mark.results, mark.reasons = met, counts.inputs, counts.reasons
    with replacing(folder / f"{shard.name}.done.json") as marker:
        marker.write_text(json.dumps(asdict(mark)), "utf-8")
    return mark
