"""No pattern of the package takes exponential time: each over the worst strings, under regex's own timeout.

In production they run without it: the timeout costs more than most matches (docs/limits.md).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CATASTROPHIC = r"(?:a|aa)+(?=b|c)$"


def test_every_pattern_ends_on_the_worst_strings() -> None:
    script = Path(__file__).with_name("pattern_times.py")
    run = subprocess.run([sys.executable, script, CATASTROPHIC], capture_output=True, text=True, check=True)
    *slow, tried = run.stdout.splitlines()
    assert int(tried.split()[1]) > 300
    assert slow
    assert [line for line in slow if " given " not in line] == []
