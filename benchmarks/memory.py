"""Peak memory of the parent and of each worker, over few releases and over many: the second over the first is flat.

    python benchmarks/memory.py [--few 5000] [--many 100000] [--workers 2] [--no-ner]

The releases are those of benchmarks/throughput.py, repeated with changed numbers. Peaks are what the system says of
each process (VmHWM), looked up twice a second. Exit 1 when one is more than 1.2 times as high.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from processes import peak, tree
from throughput import texts

LIMIT = 1.2


def releases(many: int) -> Iterator[str]:
    """Releases without end, the numbers changed at every repetition."""
    made = 0
    for turn in count():
        digits = str.maketrans("123456789", "".join(str((digit + turn) % 9 + 1) for digit in range(9)))
        for text in texts():
            yield text.translate(digits) if turn else text
            made += 1
            if made == many:
                return


def run(path: Path, folder: Path, workers: int, more: list[str]) -> dict[str, int]:
    """The highest peak of each kind of process over one run."""
    output = folder / f"{path.stem}.out.jsonl"
    command = [
        sys.executable,
        "-m",
        "opsextract",
        "batch",
        str(path),
        "-o",
        str(output),
        "--workers",
        str(workers),
        "-q",
    ]
    start = time.perf_counter()
    process = subprocess.Popen([*command, *more])
    highest: dict[str, int] = {}
    while process.poll() is None:
        for one, depth in tree(process.pid).items():
            kind = ("parent", "server", "worker")[min(depth, 2)]
            highest[kind] = max(highest.get(kind, 0), peak(one))
        time.sleep(0.5)
    lines = sum(1 for _ in output.open("rb"))
    print(f"{path.stem}: exit {process.returncode}, {lines} records, {time.perf_counter() - start:.0f} s")
    output.unlink()
    return highest


def main() -> int:
    """Measure both, print, and return 1 when memory grows."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--few", type=int, default=5_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-ner", action="store_true")
    options = parser.parse_args()
    more = ["--no-ner"] if options.no_ner else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = []
        for size in (options.few, options.many):
            path = folder / f"{size}.jsonl"
            with path.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps({"text": text}) + "\n" for text in releases(size))
            measured.append(run(path, folder, options.workers, more))
            path.unlink()
    few, many = measured
    for kind in ("parent", "worker"):
        print(f"{kind:8}{few[kind] / 2**20:8.0f} MB {many[kind] / 2**20:8.0f} MB  {many[kind] / few[kind]:5.2f}")
    return int(any(many[kind] > LIMIT * few[kind] for kind in ("parent", "worker")))


if __name__ == "__main__":
    sys.exit(main())
