"""Results of a chunk in a file: one frame a document, appended whole, so that a killed worker leaves whole frames.

Results go from worker to parent through files and not through the pool's pipe: a worker that is killed while it
writes a long message would leave half of it in the pipe.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from opsextract.batch.journal import write_all
from opsextract.batch.results import Finished

_HEAD = struct.Struct("<QIQII")


def append(descriptor: int, finished: Finished) -> None:
    """Write one frame to an open file. Raises OSError when the disk is full."""
    reason = finished.reason.encode("utf-8", "backslashreplace")
    head = _HEAD.pack(len(finished.records), finished.count, finished.words, len(finished.error), len(reason))
    write_all(descriptor, head + finished.records + finished.error + reason)


def frames(path: Path) -> Iterator[Finished]:
    """The whole frames of a file; a file that is not there holds none."""
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return
    with stream:
        while len(head := stream.read(_HEAD.size)) == _HEAD.size:
            records, count, words, error, reason = _HEAD.unpack(head)
            body = stream.read(records + error + reason)
            if len(body) < records + error + reason:
                return
            yield Finished(
                body[:records], count, words, body[records : records + error], body[records + error :].decode()
            )
