"""An extractor whose texts do harm: importable by worker processes, which the fixtures of a test are not."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from opsextract.records import Release


class Harmful:
    """One record a text, whose title says how often the text was tried; certain words in a text do what they say."""

    def pipe(self, sources: Iterable[Any]) -> Iterator[list[Release]]:
        for source in sources:
            text = source if isinstance(source, str) else source.text
            if "RAISE" in text:
                raise RuntimeError("a rule\nwent wrong")
            if "HANG" in text:
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
                sum(range(10**11))  # in C: no handler written in Python would be called
            if "EAT" in text:
                self.eaten = [bytearray(50_000_000) for _ in range(1000)]
            if "ABORT" in text:
                os.abort()
            if "DIE ONCE" in text:
                note = Path(text.split("AT ")[1].strip())
                if not note.exists():
                    note.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            if "SLEEP" in text:
                time.sleep(float(text.split("SLEEP ")[1].split()[0]))
            if "NOTHING" in text:
                yield []
                continue
            place = {"path": str(getattr(source, "path", "-")), "index": 0, "start": 0, "end": len(text)}
            yield [Release.model_validate({"id": "0" * 16, "kind": "other", "source": place, "title": text[:20]})]


def harmful() -> Harmful:
    """Make the extractor."""
    return Harmful()


def broken() -> Harmful:
    """Fail to make one."""
    raise OSError("no such pipeline")


def dying() -> Harmful:
    """Die in making one."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
