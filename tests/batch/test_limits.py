"""What a process may use: affinity and both versions of control groups."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from opsextract.batch import limits


def machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str, files: dict[str, str], affinity: int = 8
) -> None:
    groups = tmp_path / "cgroup"
    for name, text in files.items():
        (groups / name).parent.mkdir(parents=True, exist_ok=True)
        (groups / name).write_text(text)
    (tmp_path / "own").write_text(own)
    monkeypatch.setattr(limits, "_CGROUPS", groups)
    monkeypatch.setattr(limits, "_OWN", tmp_path / "own")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(affinity)), raising=False)


CORES = [
    ("0::/a/b\n", {"a/b/cpu.max": "max 100000"}, 8, 8),
    ("0::/a/b\n", {"a/b/cpu.max": "250000 100000"}, 8, 3),
    ("0::/a/b\n", {"a/cpu.max": "100000 100000", "a/b/cpu.max": "max 100000"}, 8, 1),
    ("0::/\n", {"cpu.max": "50000 100000"}, 8, 1),
    ("3:cpu,cpuacct:/c\n", {"cpu/c/cpu.cfs_quota_us": "400000", "cpu/c/cpu.cfs_period_us": "100000"}, 8, 4),
    ("3:cpu:/c\n", {"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, 2, 2),
    ("", {}, 5, 5),
]


@pytest.mark.parametrize(("own", "files", "affinity", "found"), CORES)
def test_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str, files: dict[str, str], affinity: int, found: int
) -> None:
    machine(tmp_path, monkeypatch, own, files, affinity)
    assert limits.cores() == found


MEMORY = [
    ("0::/a\n", {"a/memory.max": "1000000000"}, 1_000_000_000),
    ("0::/a\n", {"a/memory.max": "max", "memory.max": "2000000000"}, 2_000_000_000),
    (
        "5:memory:/a\n",
        {"memory/a/memory.limit_in_bytes": "9223372036854771712", "memory/memory.limit_in_bytes": "3000"},
        3000,
    ),
]


@pytest.mark.parametrize(("own", "files", "found"), MEMORY)
def test_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: str, files: dict[str, str], found: int) -> None:
    machine(tmp_path, monkeypatch, own, files)
    assert limits.memory() == found
    assert limits.worker_memory(4) == min(limits.MAX_WORKER_MEMORY, int(found * 0.2))


SIZES = [("1048576", 1 << 20), ("2GB", 2 << 30), ("500 mb", 500 << 20), ("1.5k", 1536), ("3GiB", 3 << 30)]


@pytest.mark.parametrize(("text", "size"), SIZES)
def test_sizes(text: str, size: int) -> None:
    assert limits.parse_size(text) == size


@pytest.mark.parametrize("text", ["", "GB", "-1", "1 PB", "2 GB RAM"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(ValueError, match="size"):
        limits.parse_size(text)
