"""How a worker ended, and what that says of the document that it was at."""

from __future__ import annotations

import signal
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from opsextract.batch.document import Document
from opsextract.batch.worker import OUT_OF_MEMORY, Task
from opsextract.errors import InputError

BACKSTOP = 120.0
"""Seconds beyond all time limits after which a worker that answers nothing is given up."""


class WorkerError(Exception):
    """No worker can be started or kept: nothing that a document could be blamed for."""


@dataclass(frozen=True, slots=True)
class Death:
    """`cause`: time, memory, hung or what the system says. guilty: the document did it. suspected: it did if it happens
    again. broken: the pool has to be built anew."""

    cause: str
    guilty: bool = False
    suspected: bool = False
    broken: bool = False

    def error(self, document: Document, task: Task) -> InputError:
        """What the errors file says of the document."""
        if self.cause == "time":
            reason, remedy = f"took longer than {task.timeout:g} s", "raise --timeout, or split the text"
        elif self.cause == "memory":
            megabytes = (task.memory or 0) // 1024**2
            reason, remedy = f"needs more than {megabytes} MB of memory", "raise --max-memory, or split the text"
        else:
            reason, remedy = f"ended its worker: {self.cause}", "please report this text"
        return InputError(document.path, "extract", reason, remedy)


def judge(error: BaseException, task: Task) -> Death:
    """What the exception of a chunk's future means. Raises it again when it is no worker's death."""
    from pebble import ProcessExpired

    if isinstance(error, BrokenProcessPool):
        return Death("the pool broke", broken=True)
    if not isinstance(error, ProcessExpired):
        if isinstance(error, OSError) and error.errno is not None:
            raise error
        raise WorkerError(f"{type(error).__name__}: {error}") from error
    code = error.exitcode
    if code == -getattr(signal, "SIGALRM", 0):
        return Death("time", guilty=True)
    if code == OUT_OF_MEMORY:
        return Death("memory", suspected=True)
    # A crash may be the document's; a kill may be anybody's. Either is when it happens again at the same document.
    return Death(_named(code), suspected=True)


def _named(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"
