"""The output files of a run: records as JSON Lines, plain or compressed, and errors beside them.

A compressed output is made of members (.gz) or frames (.zst) that each stand alone. One ends with the input that fills
it, never with a moment in time: so the bytes are the same however often a run was interrupted.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from opsextract.batch.journal import State, sync_folder, write_all
from opsextract.batch.results import Finished

FRAME_BYTES = 1 << 20
"""Bytes of records after which a compressed member or frame ends."""


class Sink:
    """Records and errors of a run. `state` is how far they are written, in whole frames."""

    def __init__(self, output: Path, errors: Path, state: State) -> None:
        """Open both files as `state` says: what stands behind it is cut off. Raises OSError when that cannot be."""
        self._compression = output.suffix if output.suffix in (".gz", ".zst") else ""
        if self._compression == ".zst":
            import zstandard  # noqa: F401  a missing library is said before any work is done
        self._files = [_opened(output, state.output), _opened(errors, state.errors)]
        self._pending: list[bytes] = []
        self._pending_bytes = 0
        self._errors: list[bytes] = []
        self._ahead = state.copy()
        self.state = state.copy()
        sync_folder(output.parent)
        sync_folder(errors.parent)

    def write(self, number: int, finished: Finished) -> None:
        """Add the result of an input. Raises OSError when the disk is full."""
        ahead = self._ahead
        ahead.mark(number)
        ahead.records += finished.count
        ahead.words += finished.words
        if finished.failed:
            ahead.failed += 1
            ahead.count_reason(finished.reason)
            self._errors.append(finished.error)
        self._pending.append(finished.records)
        self._pending_bytes += len(finished.records)
        if self._pending_bytes >= (FRAME_BYTES if self._compression else FRAME_BYTES // 16):
            self.flush()

    def flush(self) -> None:
        """End a frame: hand everything so far to the system. With compressed outputs only `write` and `finish` may."""
        records, errors = b"".join(self._pending), b"".join(self._errors)
        for stream, data, name in (
            (self._files[0], self._compressed(records), "output"),
            (self._files[1], errors, "errors"),
        ):
            write_all(stream.fileno(), data)
            setattr(self._ahead, name, getattr(self._ahead, name) + len(data))
        self._pending, self._errors, self._pending_bytes = [], [], 0
        self.state = self._ahead.copy()

    def sync(self) -> State:
        """Put what is written on disk for good, and say how far that is."""
        if not self._compression:
            self.flush()
        for stream in self._files:
            os.fsync(stream.fileno())
        return self.state

    def finish(self) -> State:
        """End the last frame and put all on disk."""
        self.flush()
        return self.sync()

    def close(self) -> None:
        """Close both files as they are."""
        for stream in self._files:
            stream.close()

    def _compressed(self, data: bytes) -> bytes:
        if not data or not self._compression:
            return data
        if self._compression == ".gz":
            import gzip

            return gzip.compress(data, 6, mtime=0)
        import zstandard

        return zstandard.ZstdCompressor(level=6).compress(data)


def _opened(path: Path, size: int) -> IO[bytes]:
    stream = path.open("r+b" if size else "wb", buffering=0)
    if size:
        held = stream.seek(0, os.SEEK_END)
        if held < size:
            stream.close()
            raise OSError(None, f"holds {held} bytes where the run had written {size}; it was changed since", str(path))
        stream.truncate(size)
        stream.seek(size)
    return stream
