"""Police, customs and prosecutor press releases as validated records, every fact with the characters that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Extractor", "InputError", "Release", "__version__", "extract"]

if TYPE_CHECKING:
    from opsextract.errors import InputError
    from opsextract.records import Release
    from opsextract.resolving.extractor import Extractor, extract

# Loaded on first use: `import opsextract` and `opsextract --help` must not pay for spaCy or pydantic.
_HOMES = {
    "Extractor": "opsextract.resolving.extractor",
    "InputError": "opsextract.errors",
    "Release": "opsextract.records",
    "extract": "opsextract.resolving.extractor",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
