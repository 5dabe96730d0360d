"""`opsextract view` on a terminal of its own: colour, NO_COLOR, and the pager for what is longer than the screen."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

TEXT = "\n".join(f"Police in Norway arrested {number} people." for number in range(2, 60)) + "\n"

CODE = re.compile(r"\x1b\[[\d;]*m")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*[39]\d(?:;\d+)*m")


def on_terminal(arguments: list[str], **environment: str) -> str:
    """What a command shows on a terminal of 80 columns and 24 lines."""
    child, parent = pty.fork()
    if child == 0:
        os.environ.update({"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environment})
        os.execv(sys.executable, [sys.executable, "-m", "opsextract", *arguments])
    shown = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not piece:
            break
        shown += piece
    os.close(parent)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return shown.decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_long_releases_go_through_the_pager_in_colour(file: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n", "utf-8")
    pager.chmod(0o755)
    shown = on_terminal(["view", str(file), "--no-ner"], PAGER=str(pager))
    assert "PAGED" in shown
    assert COLOUR.search(shown)
    assert "[arrested 59 people]" in CODE.sub("", shown)
    assert "PAGED" not in on_terminal(["view", str(file), "--no-ner", "--no-pager"], PAGER=str(pager))


def test_no_color_shows_the_same_without_colour(file: Path) -> None:
    shown = on_terminal(["view", str(file), "--no-ner", "--no-pager"], NO_COLOR="1")
    assert not COLOUR.search(shown)
    assert "[arrested 59 people]" in CODE.sub("", shown)
