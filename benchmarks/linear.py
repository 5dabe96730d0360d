"""Time against length: no text and no page may take more than in proportion to its length.

    python benchmarks/linear.py [--megabytes 10] [--ner] [--only NAME ...]

Each kind of text (benchmarks/lengths.py) is read and extracted at 15 KB, at 150 KB, which is the longest that one
release may be, at a tenth of the greatest length and at the whole of it, in processor seconds. Exit 1 when a megabyte
of a longer text takes more than twice as long as one of any shorter text.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from lengths import KINDS, prose

if TYPE_CHECKING:
    from opsextract import Extractor

LIMIT = 2.0
RELEASE = 150_000
LEAST_RATE = 0.05
"""Seconds a megabyte below which nothing is slow: what grows there is the measurement."""


def seconds(extractor: Extractor, text: str) -> float:
    """Processor seconds of reading and extracting a text."""
    from opsextract.errors import InputError
    from opsextract.reading import read_bytes

    suffix = "html" if text.startswith("<html") else "xml" if text.startswith("<rss") else "txt"
    data = text.encode()
    start = time.process_time()
    try:
        source = read_bytes(data, f"x.{suffix}")
        for _ in extractor.pipe([source]):
            pass
    except InputError as error:
        print(f"    refused: {error.reason}")
    return time.process_time() - start


def rate(extractor: Extractor, text: str) -> float:
    """Seconds a megabyte; the best of some runs where one is short."""
    runs = [seconds(extractor, text)]
    while sum(runs) < 0.5 and len(runs) < 5:
        runs.append(seconds(extractor, text))
    return min(runs) / (len(text) / 1e6)


def main() -> int:
    """Measure, print, and return 1 when a kind grows faster than its length."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--ner", action="store_true", help="with the recogniser")
    parser.add_argument("--only", choices=list(KINDS), nargs="*", help="kinds by name")
    options = parser.parse_args()
    from opsextract import Extractor

    extractor = Extractor(ner=options.ner)
    seconds(extractor, prose(50_000))
    longest = int(options.megabytes * 1e6)
    sizes = sorted(
        {size for size in (RELEASE // 10, RELEASE, longest // 10) if RELEASE // 10 <= size < longest} | {longest}
    )
    print(f"{'s/MB at':20}" + "".join(f"{size / 1e6:9.3g}" for size in sizes) + " MB", flush=True)
    worst = 0.0
    for kind in options.only or KINDS:
        rates = [max(rate(extractor, KINDS[kind](size)), LEAST_RATE) for size in sizes]
        growth = max(later / min(rates[: at + 1]) for at, later in enumerate(rates))
        worst = max(worst, growth)
        print(f"{kind:20}" + "".join(f"{rate:9.2f}" for rate in rates) + f"    x{growth:.2f}", flush=True)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
