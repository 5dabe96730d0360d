"""The harmful extractor, importable here and in worker processes."""

from __future__ import annotations

from pathlib import Path

import pytest

FAKES = Path(__file__).parents[1] / "batch" / "fakes"


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the fakes, on the search path."""
    monkeypatch.syspath_prepend(str(FAKES))
    return FAKES
