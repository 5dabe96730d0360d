"""Documents in, results out: what every way of running many inputs is built on.

The local pool, Ray and datatrove differ in who calls `process` and where; the records are the same bytes, because
each document goes through the pipeline by itself: what stands beside it in a batch cannot change its numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from opsextract.batch.document import Document
from opsextract.batch.results import Result
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.reading import Source
    from opsextract.records import Release


class Pipes(Protocol):
    """What is needed of an extractor."""

    def pipe(self, texts: Iterable[str | Source], /) -> Iterator[list[Release]]:
        """For each text the records of the releases in it."""


@dataclass(frozen=True, slots=True)
class ExtractorOptions:
    """Which extractor a process of its own makes, and what it is asked for; a call of it makes the extractor.

    ner: see `Extractor`. published: publication date (EDTF) for texts that state none. with_text: records carry
    their text.
    """

    ner: bool | str = True
    published: str | None = None
    with_text: bool = False

    def __call__(self) -> Pipes:
        from opsextract.resolving.extractor import Extractor

        return Extractor(ner=self.ner)


def process(
    documents: Iterable[Document], extractor: Pipes, *, published: str | None = None, with_text: bool = False
) -> Iterator[Result]:
    """One result for each document, in order. Only MemoryError gets through: the process must end then."""
    for document in documents:
        try:
            yield _process(document, extractor, published, with_text)
        except InputError as error:
            yield Result(document.name, error=_named(error, document), id=document.id)


def _named(error: InputError, document: Document) -> InputError:
    # A row's error names its collection; the id stands beside it.
    return InputError(document.path, error.stage, error.reason, error.remedy)


def _process(document: Document, extractor: Pipes, published: str | None, with_text: bool) -> Result:
    source = read(document)
    if published and source.date is None:
        source = replace(source, date=published)
    releases = _extract(source, extractor)
    if not releases:
        raise InputError(document.path, "split", "holds no release", "check that it holds the text of a release")
    if with_text:
        releases = [
            release.model_copy(update={"text": source.text[release.source.start : release.source.end]})
            for release in releases
        ]
    return Result(document.name, tuple(releases), id=document.id, words=source.text.count(" ") + 1)


def read(document: Document) -> Source:
    """The source of a document. Raises InputError, whatever is wrong with it, and MemoryError."""
    from opsextract.reading import read_bytes, read_path, read_row

    if document.error is not None:
        raise document.error
    try:
        if document.data is not None:
            source = (read_bytes if document.id is None else read_row)(document.data, document.name)
            return replace(source, date=document.date or source.date)
        if document.network:
            from opsextract.reading.remote import read_url

            return read_url(document.path)
        return replace(read_path(Path(document.path)), path=document.name)
    except (InputError, MemoryError):
        raise
    except OSError as error:
        raise InputError(
            document.path, "read", error.strerror or str(error), "check that it exists and may be read"
        ) from error
    except Exception as error:  # one damaged file must not end the run: it becomes a line of the errors
        reason = f"{type(error).__name__}: {error}"
        raise InputError(document.path, "read", reason, "save it again as plain text or HTML") from error


def _extract(source: Source, extractor: Pipes) -> list[Release]:
    try:
        return next(iter(extractor.pipe([source])))
    except (InputError, MemoryError):
        raise
    except Exception as error:  # the text costs only itself
        raise InputError(
            source.path, "extract", f"{type(error).__name__}: {error}", "please report this text"
        ) from error
