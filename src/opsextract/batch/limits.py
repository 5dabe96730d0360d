"""What this process may use of its machine: cores by affinity and control group, memory likewise."""

from __future__ import annotations

import math
import os
import re
from contextlib import suppress
from pathlib import Path

_CGROUPS = Path("/sys/fs/cgroup")
_OWN = Path("/proc/self/cgroup")
MAX_WORKER_MEMORY = 4 * 1024**3
"""Bytes that a worker gets by default at most: a text of 10 MB needs less."""
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def cores() -> int:
    """The whole cores that this process may use, one at least."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux only
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    quotas = [quota for quota in map(_cpu_quota, _groups("cpu")) if quota]
    return max(1, min([count, *(math.ceil(quota) for quota in quotas)]))


def memory() -> int | None:
    """The bytes of memory that this process may use, None where the system does not say."""
    limits = [limit for limit in map(_memory_limit, _groups("memory")) if limit]
    with suppress(AttributeError, OSError, ValueError):  # no such figure on this system
        limits.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    return min(limits) if limits else None


def worker_memory(workers: int) -> int:
    """The bytes that each of `workers` may use when nothing else is asked for: 4 GB, or less on a small machine."""
    total = memory()
    return MAX_WORKER_MEMORY if total is None else min(MAX_WORKER_MEMORY, int(total * 0.8 / workers))


def parse_size(text: str) -> int:
    """Bytes from "2GB", "500 MB" or "1048576" (powers of 1024). Raises ValueError for anything else."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no size; write it as 500MB or 2GB")
    return int(float(match[1]) * 1024 ** _POWERS[match[2].lower()])


def _groups(controller: str) -> list[Path]:
    """The folders of the control groups (both versions) that this process is in, from its own up to the root."""
    try:
        lines = _OWN.read_text().splitlines()
    except OSError:
        return []
    folders: list[Path] = []
    for line in lines:
        _, controllers, place = line.split(":", 2)
        if controllers == "":
            root = _CGROUPS
        elif controller in controllers.split(","):
            root = _CGROUPS / controller
        else:
            continue
        group = root / place.lstrip("/")
        folders += [group, *(parent for parent in group.parents if parent.is_relative_to(root))]
        folders.append(root)  # in a container the group's own path may not be mounted
    return list(dict.fromkeys(folders))


def _cpu_quota(group: Path) -> float | None:
    both = _numbers(group / "cpu.max")
    if len(both) == 2:
        return both[0] / both[1]
    quota, period = _numbers(group / "cpu.cfs_quota_us"), _numbers(group / "cpu.cfs_period_us")
    return quota[0] / period[0] if quota and period and quota[0] > 0 else None


def _memory_limit(group: Path) -> int | None:
    for name in ("memory.max", "memory.limit_in_bytes"):
        found = _numbers(group / name)
        if found and found[0] < 2**60:  # version 1 says "no limit" as a huge number
            return int(found[0])
    return None


def _numbers(path: Path) -> list[float]:
    try:
        return [float(word) for word in path.read_text().split()]
    except (OSError, ValueError):  # not there, or "max"
        return []
