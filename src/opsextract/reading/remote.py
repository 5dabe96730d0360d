"""Remote places by fsspec URLs (s3://, gs://, https:// ...). Called only when the user allows the network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import IO, Any, cast

from ..errors import InputError
from .compression import bare_name, decompressed, read_all
from .formats import read_bytes
from .source import Source


def _filesystem(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError(url, "read", "fsspec is not installed", "pip install 'opsextract[remote]'") from error
    return cast(tuple[Any, str], url_to_fs(url))


def listed(url: str) -> Iterator[tuple[str, int]]:
    """URL and size in bytes of every file below a place, in order; of the place itself when it is a file."""
    filesystem, path = _filesystem(url)
    if not filesystem.isdir(path):
        yield url, int(filesystem.size(path) or 0)
        return
    found = filesystem.find(path, detail=True)
    for name in sorted(found):
        yield filesystem.unstrip_protocol(name), int(found[name].get("size") or 0)


@contextmanager
def opened(url: str) -> Iterator[IO[bytes]]:
    """A stream of the bytes at a URL, as they lie there."""
    filesystem, path = _filesystem(url)
    with filesystem.open(path, "rb") as stream:
        yield cast(IO[bytes], stream)


def read_url(url: str) -> Source:
    """Read one remote file. Raises InputError when it holds no text, or whatever its file system raises."""
    with opened(url) as stream:
        data = read_all(decompressed(stream, url), url)
    return replace(read_bytes(data, bare_name(url)), path=url)
