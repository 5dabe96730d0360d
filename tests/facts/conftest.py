"""The whole way from a text to its record, by rules alone, for tables of cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract import Extractor
from opsextract.records import Release


@pytest.fixture(scope="session")
def extracted() -> Callable[[str], Release]:
    """A function from a text of one release to its record."""
    extractor = Extractor(ner=False)

    def extract(text: str) -> Release:
        (release,) = extractor.extract(text)
        return release

    return extract
