"""Words a second and peak memory on one core, as ratios within one run: the machine's speed cancels out.

    python benchmarks/speed.py [FOLDER] [--rounds N] [--memory-only | --speed-only]

Three ways over the same texts, taking turns, measured in processor time, the median of the rounds:
- bare: the tokenizer and the packaged recogniser alone (`spacy.load`, `nlp.pipe`, batches of 8);
- whole: `Extractor().pipe` (at least 0.75 of bare);
- rules: `Extractor(ner=False).pipe` (at least 4 times bare).
Then the peak resident memory of each Extractor, each in a process of its own, over the same texts and over one text of
10 MB (at most 600 MB). Exit 1 outside a limit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
LEAST = {"whole": 0.75, "rules": 4.0}
MOST_MB = 600
LONG_TEXT = 10_000_000


def read(folder: Path) -> list[str]:
    """The texts of a folder, in path order. Raises SystemExit when there is none."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"speed: no .txt file below {folder}; name a folder of releases")
    return texts


def ways(names: list[str]) -> dict[str, Callable[[list[str]], None]]:
    """What is measured, loaded and ready, by name."""
    from opsextract.resolving.extractor import Extractor

    def bare() -> Callable[[list[str]], None]:
        import spacy

        from opsextract.pipeline import WEIGHTS

        nlp = spacy.load(WEIGHTS)
        nlp.max_length = 100_000_000

        def run(texts: list[str]) -> None:
            for _ in nlp.pipe(texts, batch_size=8):
                pass

        return run

    def extractor(ner: bool) -> Callable[[list[str]], None]:
        made = Extractor(ner=ner)

        def run(texts: list[str]) -> None:
            for _ in made.pipe(texts):
                pass

        return run

    makers = {"bare": bare, "whole": lambda: extractor(True), "rules": lambda: extractor(False)}
    return {name: makers[name]() for name in names}


def speeds(texts: list[str], rounds: int) -> dict[str, float]:
    """Words a second of processor time of each way, the median of some rounds in which they take turns."""
    words = sum(len(text.split()) for text in texts)
    runs = ways(["bare", "whole", "rules"])
    for run in runs.values():
        run(texts[:5])  # patterns and caches that a first text fills
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.process_time()
            run(texts)
            seconds[name].append(time.process_time() - start)
    return {name: words / median(values) for name, values in seconds.items()}


def peak(folder: Path, way: str, long: bool) -> float:
    """Megabytes of resident memory at the peak of one way in a process of its own."""
    command = [sys.executable, __file__, str(folder), "--peak-of", way, *(["--long"] if long else [])]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def own_peak(folder: Path, way: str, long: bool) -> float:
    """Run one way in this process and give its peak in megabytes."""
    import resource

    texts = read(folder)
    if long:
        whole = "\n\n".join(texts)
        texts = [(whole * (LONG_TEXT // len(whole) + 1))[:LONG_TEXT]]
    ways([way])[way](texts)
    status = Path("/proc/self/status")
    if status.exists():
        # Linux counts into ru_maxrss what the parent had when it forked; this is the process's own.
        peak = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1_000
    # In kilobytes, but on macOS in bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


def main() -> int:
    """Measure, print, and return 1 when a figure is outside its limit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = ROOT.parent / "shared" / "corpus" / "unlabelled"
    parser.add_argument("folder", nargs="?", type=Path, default=default if default.is_dir() else ROOT / "fixtures")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each way (default 3)")
    parser.add_argument("--memory-only", action="store_true")
    parser.add_argument("--speed-only", action="store_true")
    parser.add_argument("--peak-of", choices=["whole", "rules"], help=argparse.SUPPRESS)
    parser.add_argument("--long", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if options.peak_of:
        print(own_peak(options.folder, options.peak_of, options.long))
        return 0
    failed = False
    if not options.memory_only:
        found = speeds(read(options.folder), options.rounds)
        for way, rate in found.items():
            ratio, least = rate / found["bare"], LEAST.get(way)
            failed |= least is not None and ratio < least
            print(f"{way:8}{rate:10,.0f} words/s   ratio {ratio:5.2f}" + (f"   at least {least}" if least else ""))
    if not options.speed_only:
        for way in ("whole", "rules"):
            for long in (False, True):
                size = peak(options.folder, way, long)
                failed |= size > MOST_MB
                what = "one text of 10 MB" if long else "the folder"
                print(f"{way:8}{size:10,.0f} MB at the peak, {what}   at most {MOST_MB}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
