"""A quick start of the command-line process: what it never uses is not loaded, and nothing is swept while it loads."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_GC_THRESHOLD = 50_000
"""Containers made between two sweeps: Python's own 700 would sweep the loaded lexicons many times over."""


@contextmanager
def quick_start() -> Iterator[None]:
    """Imports within load spaCy without its own command line, a third of its start; it loads when it is asked for.

    spaCy's package imports `spacy.cli` (with weasel, requests, httpx and jinja2) for the one function `spacy.info`,
    which here imports it when called. `import spacy.cli` goes on working.
    """
    gc.disable()
    placed = {} if "spacy" in sys.modules else _placeholders()
    sys.modules.update(placed)
    try:
        yield
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD)
        gc.enable()


def _placeholders() -> dict[str, ModuleType]:
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    vars(package)["__path__"] = []
    vars(module)["info"] = _info
    return {"spacy.cli": package, "spacy.cli.info": module}


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, imported when it is called."""
    from spacy.cli.info import info

    return info(*arguments, **options)
