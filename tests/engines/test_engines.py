"""The local pool, Ray and datatrove give the same records of the same documents."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from opsextract.batch.core import ExtractorOptions
from opsextract.batch.progress import Silent
from opsextract.batch.run import Plan, run
from opsextract.batch.worker import Task

pytestmark = pytest.mark.ray

TASK = Task(ExtractorOptions(), timeout=60, memory=4 << 30)


def _texts(root: Path) -> Iterator[str]:
    """500 texts: real ones where they stand beside the project, or else the fixtures, with changed numbers."""
    real = root.parent / "shared" / "corpus" / "doj-6000.jsonl.gz"
    if real.exists():
        with gzip.open(real, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(500), lines, strict=False):
                yield json.loads(line)["text"]
        return
    fixtures = sorted((root / "fixtures").glob("*.txt"))
    for number in range(500):
        yield fixtures[number % len(fixtures)].read_text("utf-8").replace("2", str(number % 9 + 1))


@pytest.fixture(scope="module")
def inputs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    for part in range(2):
        with (folder / f"{part}.jsonl").open("w", encoding="utf-8") as out:
            texts = list(_texts(root))[part * 250 : part * 250 + 250]
            out.writelines(json.dumps({"id": f"{part}-{n}", "text": text}) + "\n" for n, text in enumerate(texts))
            out.write(json.dumps({"id": f"{part}-empty", "text": ""}) + "\n")
    return folder


@pytest.fixture(scope="module")
def local(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    output = tmp_path_factory.mktemp("local") / "out.jsonl"
    summary = run(_plan(inputs, output), Silent())
    assert (summary.inputs, summary.failed, summary.mismatch) == (502, 2, None)
    return output.read_bytes(), summary.errors.read_bytes()


def _plan(inputs: Path, output: Path, **options: Any) -> Plan:
    from opsextract.reading.rows import Fields

    return Plan((str(inputs),), output, TASK, workers=2, fields=Fields(id="id"), **options)


def test_ray_gives_the_same_bytes_and_does_only_what_is_missing(
    inputs: Path, local: tuple[bytes, bytes], tmp_path: Path
) -> None:
    pytest.importorskip("ray", reason="Ray is not installed")
    from opsextract.engines.ray import run as run_on_ray

    parts = tmp_path / "parts"
    summary = run_on_ray(_plan(inputs, parts, resume=True), Silent())
    assert (summary.inputs, summary.failed, summary.mismatch, summary.interrupted) == (502, 2, None, False)
    assert b"".join(path.read_bytes() for path in sorted(parts.glob("part-??????.jsonl"))) == local[0]
    assert b"".join(path.read_bytes() for path in sorted(parts.glob("part-??????.errors.jsonl"))) == local[1]

    # One part's mark is gone, as after a kill, and the run had not ended: only that part is made again.
    before = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.jsonl")}
    (parts / "part-000001.done.json").unlink()
    journal = tmp_path / "parts.opsextract-run" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    summary = run_on_ray(_plan(inputs, parts, resume=True), Silent())
    assert (summary.inputs, summary.mismatch, summary.interrupted) == (502, None, False)
    after = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.jsonl")}
    assert {name for name in before if before[name] != after[name]} == {
        "part-000001.jsonl",
        "part-000001.errors.jsonl",
    }
    assert b"".join(path.read_bytes() for path in sorted(parts.glob("part-??????.jsonl"))) == local[0]


def test_ray_joins_its_parts_into_one_file(
    inputs: Path, local: tuple[bytes, bytes], tmp_path: Path, root: Path
) -> None:
    pytest.importorskip("ray", reason="Ray is not installed")
    import subprocess
    import sys

    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "opsextract", "batch", str(inputs), "-o", str(output), "--engine", "ray"]
    ran = subprocess.run([*command, "--id-field", "id"], capture_output=True, text=True, env={**os.environ})
    assert ran.returncode == 1, ran.stderr
    assert output.read_bytes() == local[0]
    assert (tmp_path / "out.errors.jsonl").read_bytes() == local[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.errors.jsonl", "out.jsonl"]


def test_datatrove_carries_the_same_records(inputs: Path, local: tuple[bytes, bytes]) -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed")
    from datatrove.data import Document

    from opsextract.engines.datatrove import KEY, ReleaseExtractor

    def documents() -> Iterator[Document]:
        for path in sorted(inputs.iterdir()):
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                yield Document(text=row["text"], id=row["id"], metadata={"file_path": str(path)})

    out = list(ReleaseExtractor(TASK.make).run(documents()))
    assert len(out) == 502
    records = [record for document in out for record in document.metadata[KEY]["records"]]
    assert records == [json.loads(line) for line in local[0].splitlines()]
    errors = [document.metadata[KEY]["error"] for document in out if document.metadata[KEY]["error"]]
    assert errors == [json.loads(line) for line in local[1].splitlines()]
