"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from opsextract import Extractor
from opsextract.cli import main
from opsextract.records import Release


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text("utf-8")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)


@pytest.fixture(scope="module")
def records(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that holds records.jsonl of a few fixtures, as `opsextract batch` writes it."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "fixtures").mkdir()
    for path in sorted((root / "fixtures").glob("*.txt"))[:8]:
        shutil.copy(path, folder / "fixtures")
    with pytest.raises(SystemExit, match="0"):
        main(["batch", str(folder / "fixtures"), "-o", str(folder / "records.jsonl"), "-q"])
    yield folder


def test_ci_runs_the_test_command(readme: str, root: Path) -> None:
    # .ci/run takes the line that its pattern finds: that must be the one command of the second block.
    lines = [line for line in readme.splitlines() if re.match(r"python3 -m venv .*pytest", line)]
    assert lines == [blocks(readme, "sh")[1].strip()]
    assert "grep -E '^python3 -m venv .*pytest' README.md" in (root / ".ci" / "run").read_text("utf-8")


def check(root: Path, language: str, body: str) -> None:
    """Hold the README's first block of a language against what it should show; OPSEXTRACT_WRITE=1 writes it instead."""
    path = root / "README.md"
    text = path.read_text("utf-8")
    (shown,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    if shown != body and os.environ.get("OPSEXTRACT_WRITE"):
        path.write_text(text.replace(f"```{language}\n{shown}```", f"```{language}\n{body}```"), "utf-8")
    else:
        assert shown == body, "OPSEXTRACT_WRITE=1 python -m pytest tests/cli/test_readme.py renews the README"


def test_the_example(readme: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    command = blocks(readme, "sh")[0].strip().partition(".venv/bin/opsextract ")[2]
    shown = StringIO()
    with redirect_stdout(shown), pytest.raises(SystemExit, match="0"):
        main(command.split())
    check(root, "text", "".join(line.rstrip() + "\n" for line in shown.getvalue().splitlines()))


def test_the_fact(readme: str, root: Path) -> None:
    path = re.search(r"fixtures/\S+", blocks(readme, "sh")[0])
    assert path
    (release,) = Extractor().extract((root / path[0]).read_text("utf-8"))
    seizure = max(release.seizures, key=lambda seizure: seizure.unit == "t")
    check(root, "json", seizure.model_dump_json(indent=2) + "\n")


def test_the_jq_line(readme: str, records: Path) -> None:
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    (line,) = [block for block in blocks(readme, "sh") if block.startswith("jq")]
    ran = subprocess.run(["bash", "-c", line], cwd=records, capture_output=True, text=True, check=True)
    releases = [
        Release.model_validate_json(text) for text in (records / "records.jsonl").read_text("utf-8").splitlines()
    ]
    arrests = [arrest for release in releases if release.kind == "operation" for arrest in release.arrests]
    assert len(ran.stdout.splitlines()) == len(arrests) > 0


def test_the_duckdb_query(readme: str, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(records)
    (query,) = blocks(readme, "sql")
    rows = duckdb.sql(query).fetchall()
    assert rows
    assert all(unit and total > 0 for _, unit, total in rows)


def test_the_library_lines(readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    (lines,) = blocks(readme, "python")
    exec(compile(lines, "README.md", "exec"), {})
    count, _, words = capsys.readouterr().out.partition(" ")
    assert count == "12"
    assert "12 people" in words
