"""Compressed files (.gz, .zst): opened as what they hold, and never unpacked beyond a limit."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import IO, Any, cast

from ..errors import InputError

SUFFIXES = (".gz", ".zst")
MAX_BYTES = 64 * 1024**2
"""A single input is at most so long, unpacked; a release is never. Collections are read row by row, without limit."""


def bare_name(path: str) -> str:
    """The path without the suffix of its compression: what it holds is named by what remains."""
    return path[: -len(PurePath(path).suffix)] if path.lower().endswith(SUFFIXES) else path


def decompressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """A stream of what `raw` holds; by suffix, `raw` itself when it is not compressed.

    Raises InputError when the library for it is not installed.
    """
    lower = path.lower()
    if lower.endswith(".gz"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw, mode="rb"))
    if lower.endswith(".zst"):
        return _zstd(raw, path)
    return raw


def _zstd(raw: IO[bytes], path: str) -> IO[bytes]:
    try:
        from zstandard import ZstdDecompressor
    except ImportError as error:
        raise InputError(path, "read", "zstandard is not installed", "pip install 'opsextract[zst]'") from error
    return io.BufferedReader(_Frames(raw, lambda: ZstdDecompressor().decompressobj()), 1 << 17)


class _Frames(io.RawIOBase):
    """Frames one after the other; the library's own reader takes a file that is cut off for a whole one."""

    def __init__(self, raw: IO[bytes], start: Callable[[], Any]) -> None:
        self._raw = raw
        self._start = start
        self._frame: Any = None
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            data = self._raw.read(1 << 16)
            if not data:
                if self._frame is not None:
                    raise EOFError("the last frame is not complete")
                return 0
            out = []
            while data:
                self._frame = self._frame or self._start()
                out.append(self._frame.decompress(data))
                data = b""
                if self._frame.eof:
                    data, self._frame = self._frame.unused_data, None
            self._left = b"".join(out)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Damage to a compressed stream, met while it is read, becomes an InputError."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        reason = "the compressed file is cut off" if isinstance(error, EOFError) else "the compressed file is damaged"
        raise InputError(path, "read", reason, "copy or download it again") from error
    except Exception as error:
        if type(error).__name__ != "ZstdError":  # the class is only there with the library
            raise
        raise InputError(path, "read", "the compressed file is damaged", "copy or download it again") from error


def read_all(stream: IO[bytes], path: str) -> bytes:
    """What is left of a stream. Raises InputError when that is more than MAX_BYTES or its compression is damaged."""
    with explained(path):
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(path)
    return data


def too_large(path: str) -> InputError:
    """An input that is longer than MAX_BYTES, or unpacks to more."""
    reason = f"holds more than {MAX_BYTES // 1024**2} MB"
    return InputError(path, "read", reason, "split it, or give many releases as JSON Lines")


def unpacked(data: bytes, path: str) -> bytes:
    """Bytes held in memory, unpacked when `path` says that they are compressed."""
    stream: Any = io.BytesIO(data)
    return read_all(decompressed(stream, path), path) if path.lower().endswith(SUFFIXES) else data
