"""Pages, man page and examples say what the program says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import typer

from opsextract.cli.app import app

AGAIN = "run: python tools/reference.py"


def test_every_made_page_is_the_program(reference: ModuleType, root: Path) -> None:
    for path, made in reference.pages(root).items():
        assert path.exists(), f"{path} is missing; {AGAIN}"
        assert path.read_text("utf-8") == made, f"{path} is not what the program says; {AGAIN}"


def test_no_page_of_a_command_that_is_gone(reference: ModuleType, root: Path) -> None:
    pages = {path.stem for path in (root / "docs" / "commands").glob("*.md")}
    assert pages == {"index", *reference.commands()}


def test_a_page_holds_the_help_of_the_installed_program(root: Path) -> None:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "opsextract", "export", "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert f"{ran.stdout.rstrip()}\n```" in (root / "docs" / "commands" / "export.md").read_text("utf-8")


def test_every_command_has_an_example_that_the_program_takes(reference: ModuleType) -> None:
    group = typer.main.get_command(app)
    for name, command in reference.commands().items():
        examples = list(reference._examples(reference._described(command)[1]))
        used = []
        for example in examples:
            for part in re.split(r"[|>]", example):
                words = shlex.split(part)
                if words[:1] == ["opsextract"]:
                    used.append(words[1])
                    # Raises for options and arguments that the command does not have.
                    reference.commands()[words[1]].make_context(words[1], words[2:])
        assert name in used, f"opsextract {name} --help shows no example of it"
    assert "Example: opsextract" in group.help


def test_the_guide_shows_what_happens(reference: ModuleType, root: Path) -> None:
    pytest.importorskip("duckdb", reason="needs opsextract[duckdb]")
    pytest.importorskip("pyarrow", reason="needs opsextract[duckdb]")
    guide = (root / "docs" / "guide.md").read_text("utf-8")
    assert guide.count("```text\n") == 4
    assert "████" in guide
    assert "revised by Europol" in guide
    assert reference.guide(guide, root) == guide, AGAIN


def test_the_site_builds_without_a_warning(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("material", reason="needs opsextract[docs]")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", root / "mkdocs.yml", "-d", tmp_path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    page = (tmp_path / "commands" / "export" / "index.html").read_text("utf-8")
    assert "FollowTheMoney" in page
    assert (tmp_path / "search" / "search_index.json").exists()
    assert not re.search(r"<(?:link|script|img)[^>]+(?:src|href)=\"https?://[^\"]+\.(?:js|css|woff2?|png)", page)


def test_the_man_page_is_clean_and_installed(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"man/opsextract.1": "share/man/man1/opsextract.1"}
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    ran = subprocess.run(
        ["groff", "-man", "-Tascii", "-ww", root / "man" / "opsextract.1"], capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    assert "opsextract merge" in re.sub(r"\x1b\[[\d;]*m|.\x08", "", ran.stdout)


@pytest.mark.parametrize(("typed", "offered"), [("e", {"explain", "export", "evaluate"}), ("me", {"merge"})])
def test_completion_in_bash(typed: str, offered: set[str]) -> None:
    environment = {
        **os.environ,
        "_OPSEXTRACT_COMPLETE": "complete_bash",
        "COMP_WORDS": f"opsextract {typed}",
        "COMP_CWORD": "1",
    }
    program = Path(sys.executable).with_name("opsextract")
    ran = subprocess.run([program], capture_output=True, text=True, check=False, env=environment)
    assert set(ran.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    environment = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    program = Path(sys.executable).with_name("opsextract")
    ran = subprocess.run(
        [program, "--show-completion", shell], capture_output=True, text=True, check=False, env=environment
    )
    assert "_OPSEXTRACT_COMPLETE=complete_" in ran.stdout
