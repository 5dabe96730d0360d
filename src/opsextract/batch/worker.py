"""What runs in a worker process: the pipeline is loaded once, chunks of documents come as files and go as files.

Each document has a time limit (an alarm that the system itself delivers, so that it also ends a loop in C) and the
worker a memory limit. Both end the process: the parent sees how, and which document was at work by what is missing.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from opsextract.batch.core import Pipes, process
from opsextract.batch.document import Document
from opsextract.batch.frames import append
from opsextract.batch.results import Finished, failure, finish
from opsextract.errors import InputError

OUT_OF_MEMORY = 75
"""Exit code of a worker whose document needs more memory than it may have."""
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Task:
    """How every document is treated; sent to each worker when it starts.

    make: makes the extractor, in the worker. timeout: seconds a document may take. memory: bytes a worker may use.
    """

    make: Callable[[], Pipes]
    published: str | None = None
    with_text: bool = False
    timeout: float = 60.0
    memory: int | None = None


_task: Task | None = None
_extractor: Pipes | None = None


def start(task: Task) -> None:
    """Prepare this process; the pipeline is loaded with the first chunk, whose future then tells what went wrong."""
    global _task
    _task = task
    _die_with_parent()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def run_chunk(documents: Path, results: Path) -> None:
    """Process the documents pickled in one file and append a frame for each to another.

    Raises what making the extractor raises, and OSError when the results cannot be written.
    """
    assert _task is not None
    extractor = _ready(_task)
    chunk: list[Document] = pickle.loads(documents.read_bytes())
    descriptor = os.open(results, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        for document in chunk:
            _alarm(_task.timeout)
            finished = one(document, extractor, _task)
            _alarm(0)
            append(descriptor, finished)
    finally:
        _alarm(0)
        os.close(descriptor)


def one(document: Document, extractor: Pipes, task: Task) -> Finished:
    """The finished result of one document; out of memory, the process ends."""
    try:
        (result,) = process([document], extractor, published=task.published, with_text=task.with_text)
        return finish(result)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # a record that cannot be written costs only its document
        reason = f"{type(error).__name__}: {error}"
        return failure(InputError(document.path, "write", reason, "please report this text"), document.id)


def _ready(task: Task) -> Pipes:
    global _extractor
    if _extractor is None:
        _extractor = task.make()
        _warm(_extractor)
        if task.memory is not None:
            _limit_memory(task.memory)
    return _extractor


def _warm(extractor: Pipes) -> None:
    # What is imported on first use is neither charged to the first document's time nor to its memory.
    try:
        next(iter(extractor.pipe(["Police arrested two people."])))
    except Exception:  # the documents themselves will say what is wrong
        return


def _limit_memory(limit: int) -> None:
    if not sys.platform.startswith("linux"):  # elsewhere the system does not keep such limits
        return
    import resource

    used = _data_size()
    if used + 64 * 1024**2 > limit:
        raise ValueError(f"a worker needs {used // 1024**2 + 64} MB before it has read anything; raise --max-memory")
    resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _data_size() -> int:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:"))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _die_with_parent() -> None:
    """Ask the system to end this worker when its parent is killed; a worker must not go on writing for nobody."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
