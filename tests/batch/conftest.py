"""Runs with an extractor that does harm on command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FAKES = str(Path(__file__).with_name("fakes"))


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let worker processes import the fakes: they get this process's search path."""
    monkeypatch.syspath_prepend(FAKES)


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., Any]:
    """A function that makes a plan over inputs, with the harmful extractor."""
    from opsextract.batch.run import Plan
    from opsextract.batch.worker import Task

    def make(
        *inputs: Path | str, output: Path | None = None, task: dict[str, Any] | None = None, **options: Any
    ) -> Plan:
        from opsextract_fakes import harmful

        made = Task(**{"make": harmful, "timeout": 30.0, "memory": 1 << 30, **(task or {})})
        return Plan(tuple(map(str, inputs)), output or tmp_path / "out.jsonl", made, **options)

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes texts as in/000.txt, in/001.txt ... and returns their folder."""

    def make(*texts: str) -> Path:
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for number, text in enumerate(texts):
            (folder / f"{number:03}.txt").write_text(text, "utf-8")
        return folder

    return make
