"""A process and all below it, as the system lists them (Linux)."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(process: int) -> dict[int, int]:
    """The process and its descendants, each with its depth."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(_stat(int(folder.name))[1])
        except OSError:  # ended meanwhile
            continue
    depth = {process: 0}
    found = [process]
    for one in found:
        below = [child for child, parent in parents.items() if parent == one]
        depth.update(dict.fromkeys(below, depth[one] + 1))
        found += below
    return depth


def seconds(process: int) -> float:
    """Processor seconds that a process has used so far; 0 when it is gone."""
    try:
        fields = _stat(process)
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak(process: int) -> int:
    """Bytes that a process has had in memory at most; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def _stat(process: int) -> list[str]:
    # The name, which may hold spaces, ends with the last bracket.
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
