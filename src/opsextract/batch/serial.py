"""One input after the other, in this process."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from opsextract.batch.results import Result
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.reading import Source
    from opsextract.records import Release
    from opsextract.resolving.extractor import Extractor

STDIN = "-"
# Texts go through the pipeline together up to this many characters: enough for the recogniser's batches, and flat in
# memory however long the texts are.
CHUNK_CHARACTERS = 100_000


def process(
    paths: Iterable[str | Path],
    extractor: Extractor,
    *,
    published: str | None = None,
    with_text: bool = False,
) -> Iterator[Result]:
    """One result for each path, in order; "-" is standard input.

    published: publication date (EDTF) for texts that state none. with_text: records carry their text.
    """
    chunk: list[Source | InputError] = []
    size = 0
    for path in paths:
        source = _read(path, published)
        chunk.append(source)
        size += 0 if isinstance(source, InputError) else len(source.text)
        if size >= CHUNK_CHARACTERS:
            yield from _extract(chunk, extractor, with_text)
            chunk, size = [], 0
    yield from _extract(chunk, extractor, with_text)


def _read(path: str | Path, published: str | None) -> Source | InputError:
    from opsextract.reading import read_bytes, read_path

    try:
        source = read_bytes(sys.stdin.buffer.read(), STDIN) if str(path) == STDIN else read_path(Path(path))
    except InputError as error:
        return error
    except OSError as error:
        return InputError(path, "read", error.strerror or str(error), "check that it exists and may be read")
    except Exception as error:  # one damaged file must not end the run: it becomes a line of the errors
        return InputError(path, "read", f"{type(error).__name__}: {error}", "save it again as plain text or HTML")
    return replace(source, date=published) if published and source.date is None else source


def _extract(chunk: list[Source | InputError], extractor: Extractor, with_text: bool) -> Iterator[Result]:
    sources = [source for source in chunk if not isinstance(source, InputError)]
    answers: list[list[Release] | InputError] = []
    try:
        answers.extend(extractor.pipe(sources))
    except Exception:  # one of the texts after the last answer: each goes alone, and only the faulty one is lost
        answers.extend(_alone(source, extractor) for source in sources[len(answers) :])
    extracted = iter(answers)
    for source in chunk:
        if isinstance(source, InputError):
            yield Result(source.path, error=source)
            continue
        releases = next(extracted)
        if isinstance(releases, InputError):
            yield Result(str(source.path), error=releases)
        elif not releases:
            error = InputError(source.path, "split", "holds no release", "check that it holds the text of a release")
            yield Result(str(source.path), error=error)
        else:
            yield Result(str(source.path), tuple(_finish(r, source) if with_text else r for r in releases))


def _alone(source: Source, extractor: Extractor) -> list[Release] | InputError:
    try:
        return next(iter(extractor.pipe([source])))
    except Exception as error:  # the text costs only itself
        return InputError(source.path, "extract", f"{type(error).__name__}: {error}", "please report this text")


def _finish(release: Release, source: Source) -> Release:
    return release.model_copy(update={"text": source.text[release.source.start : release.source.end]})
