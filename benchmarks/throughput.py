"""Words and releases a second of `opsextract batch`, as ratios within one run.

    python benchmarks/throughput.py [COLLECTION] [--releases N] [--runs N] [--peers N]

COLLECTION is JSON Lines with a text column; without it the real releases of ../shared/corpus are read, or, where they
are missing, the fixtures with changed numbers. Compared are

- `opsextract batch --workers 1` and `--workers 2`, from start to end and without the start (that of one release),
- the bare recogniser (tokenizer and NER) over the same texts, one thread, loading left out,
- what would be built from peers (a spaCy NER, dateparser.search, quantulum3), over the first 200 texts.

Runs of 1 and of 2 workers take turns; the ratios are those of the medians. On a machine that is not otherwise idle only
the processor seconds mean anything: they are printed beside the wall time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from processes import seconds, tree

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"


def texts() -> Iterator[str]:
    """The real releases, or the fixtures with changed numbers, without end."""
    if CORPUS.is_dir():
        for path in sorted((CORPUS / "unlabelled").glob("*.txt")):
            yield path.read_text("utf-8", errors="replace")
        with gzip.open(CORPUS / "doj-6000.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
        return
    fixtures = [path.read_text("utf-8") for path in sorted((ROOT / "fixtures").glob("*.txt"))]
    for number in range(6650):
        yield fixtures[number % len(fixtures)].replace("1", str(number % 9 + 1))


def collect(given: Path | None, count: int, path: Path) -> list[str]:
    """The first `count` texts, also written to `path` as JSON Lines."""
    lines = given.open(encoding="utf-8") if given else ()
    source = (json.loads(line)["text"] for line in lines) if given else texts()
    found = [text for text, _ in zip(source, range(count), strict=False)]
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": text}) + "\n" for text in found)
    return found


def batch(path: Path, workers: int, folder: Path) -> tuple[float, float]:
    """Wall and processor seconds of one run, those of its workers included."""
    output = folder / "out.jsonl"
    command = [sys.executable, "-m", "opsextract", "batch", str(path), "-o", str(output), "--workers", str(workers)]
    used: dict[int, float] = {}
    start = time.perf_counter()
    process = subprocess.Popen([*command, "--quiet"])
    while process.poll() is None:
        used.update({one: seconds(one) or used.get(one, 0.0) for one in tree(process.pid)})
        time.sleep(0.1)
    wall = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return wall, sum(used.values())


def bare(found: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of the recogniser alone."""
    from opsextract.pipeline import build_pipeline

    nlp = build_pipeline()
    nlp.select_pipes(enable=["tok2vec", "ner"])
    list(nlp.pipe(found[:5]))
    start, used = time.perf_counter(), time.process_time()
    for index in range(0, len(found), 10):
        with nlp.memory_zone():
            for _ in nlp.pipe(found[index : index + 10], batch_size=10):
                pass
    return time.perf_counter() - start, time.process_time() - used


def peers(found: list[str]) -> tuple[float, float] | None:
    """Wall and processor seconds of the stack of peers; None where it is not installed."""
    try:
        from dateparser.search import search_dates
        from quantulum3 import parser
    except ImportError as error:
        print(f"peers left out: {error}")
        return None
    from opsextract.pipeline import build_pipeline

    nlp = build_pipeline()
    nlp.select_pipes(enable=["tok2vec", "ner"])
    failed = 0
    start, used = time.perf_counter(), time.process_time()
    for text in found:
        nlp(text)
        try:
            search_dates(text, languages=["en"])
            parser.parse(text)
        except Exception:  # peers raise on texts that they cannot read: their time counts, their answer does not
            failed += 1
    if failed:
        print(f"peers raised on {failed} of {len(found)} texts")
    return time.perf_counter() - start, time.process_time() - used


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("collection", nargs="?", type=Path)
    parser.add_argument("--releases", type=int, default=6650)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", type=int, default=200, help="texts for the stack of peers; 0 leaves it out")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = collect(options.collection, options.releases, folder / "in.jsonl")
        collect(folder / "in.jsonl", 1, folder / "one.jsonl")
        words = sum(len(text.split()) for text in found)
        print(f"{len(found)} releases, {words} words, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        started = median(batch(folder / "one.jsonl", 1, folder)[0] for _ in range(options.runs))
        print(f"{'start (one release)':28}{started:8.2f} s")
        times: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
        for _ in range(options.runs):
            for workers, measured in times.items():
                measured.append(batch(folder / "in.jsonl", workers, folder))
        wall = {workers: median(one[0] for one in measured) for workers, measured in times.items()}
        used = {workers: median(one[1] for one in measured) for workers, measured in times.items()}
        for workers in times:
            _line(f"batch --workers {workers}", len(found), words, wall[workers], used[workers])
            _line("  without the start", len(found), words, wall[workers] - started, used[workers])
        alone = bare(found)
        _line("bare recogniser", len(found), words, *alone)
        print(f"2 workers to 1, without start    {(wall[1] - started) / (wall[2] - started):6.2f}")
        print(f"1 worker to bare recogniser      {alone[0] / (wall[1] - started):6.2f}")
        few = found[: options.peers]
        stack = peers(few) if few else None
        if stack is not None:
            count = sum(len(text.split()) for text in few)
            _line(f"peers, {len(few)} texts", len(few), count, *stack)
            print(f"1 worker to peers                {words / (wall[1] - started) / (count / stack[0]):6.1f}")
    return 0


def _line(name: str, releases: int, words: int, wall: float, used: float) -> None:
    rates = f"{words / wall:10,.0f} words/s {releases / wall:8.1f} releases/s"
    print(f"{name:28}{wall:8.2f} s {rates} {words / used:10,.0f} words/processor second")


if __name__ == "__main__":
    sys.exit(main())
