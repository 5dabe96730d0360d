"""The program that makes the reference, loaded from tools/."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def reference(root: Path) -> Iterator[ModuleType]:
    """tools/reference.py as a module."""
    spec = spec_from_file_location("reference", root / "tools" / "reference.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
