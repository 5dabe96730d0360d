"""A datatrove step: texts go in, and come out with their records in their metadata."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from datatrove.pipeline.base import PipelineStep

from opsextract.batch.core import ExtractorOptions, Pipes
from opsextract.batch.document import Document
from opsextract.batch.pool import Pool
from opsextract.batch.worker import Task

KEY = "opsextract"
"""Where the outcome stands in a document's metadata: {"records": [...], "error": {...} or null}."""


class ReleaseExtractor(PipelineStep):  # type: ignore[misc]  # datatrove carries no types
    """Adds to each document's metadata the records of the releases in its text.

    A document that gives none carries the reason in place of them: none is dropped. Texts are worked through by a
    worker process of the step's own, so one that hangs or dies costs only itself.
    """

    name = "opsextract"
    type = "🔎 - EXTRACT"

    def __init__(
        self,
        make: Callable[[], Pipes] = ExtractorOptions(),  # noqa: B008  fixed once made
        *,
        timeout: float = 60.0,
        memory: int | None = None,
    ) -> None:
        """make: makes the extractor, in the worker. timeout: seconds a text may take. memory: bytes it may use."""
        super().__init__()
        self._task = Task(make, timeout=timeout, memory=memory)

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Every document of `data` in order, with its outcome."""
        waiting: dict[int, Any] = {}

        def numbered() -> Iterator[tuple[int, Document]]:
            for number, document in enumerate(data):
                waiting[number] = document
                text = document.text.encode("utf-8", "surrogatepass")
                path = str(document.metadata.get("file_path", "-"))
                yield number, Document(path, str(document.id), text, size=len(text))

        with tempfile.TemporaryDirectory(prefix="opsextract-") as spool:
            for number, finished in Pool(self._task, 1, Path(spool) / "spool").run(numbered()):
                document = waiting.pop(number)
                records = [json.loads(line) for line in finished.records.splitlines()]
                error = json.loads(finished.error) if finished.failed else None
                document.metadata[KEY] = {"records": records, "error": error}
                self.stat_update("failed" if finished.failed else "read")
                self.update_doc_stats(document)
                yield document
