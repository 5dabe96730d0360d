"""Time against length: no text and no page may take more than in proportion to its length.

    python benchmarks/linear.py [--megabytes 10] [--no-ner] [--only NAME]

Each kind of text is read and extracted at a hundredth, a tenth and the whole of the length, in processor seconds.
Exit 1 when a megabyte of the longest takes more than twice as long as one of the tenth.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

LIMIT = 2.0
FIXTURES = Path(__file__).parents[1] / "fixtures"


def prose(size: int) -> str:
    """Releases one after the other."""
    texts = "\n\n".join(path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt")))
    return (texts * (size // len(texts) + 1))[:size]


def page(inner: str, before: str = "", after: str = "") -> str:
    """A page around markup."""
    return f"<html><head><title>Nine held</title></head><body>{before}{inner}{after}</body></html>"


KINDS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "one line": lambda size: prose(size).replace("\n", " "),
    "one word": lambda size: "arrested " + "x" * size,
    "digits": lambda size: "1,234 " * (size // 6),
    "joined digits": lambda size: "1," * (size // 2),
    "money": lambda size: "EUR 5 million and " * (size // 18),
    "dates": lambda size: "3 June 2024 - " * (size // 14),
    "capitals": lambda size: "Operation Of The Police And " * (size // 28),
    "brackets": lambda size: "(" * size,
    "quotes": lambda size: '"' * size,
    "spaces": lambda size: "police" + " " * size + "arrested",
    "line ends": lambda size: "police\n" * (size // 7),
    "page of prose": lambda size: page("".join(f"<p>{line}</p>" for line in prose(size).split("\n") if line)),
    "nested page": lambda size: page("word", "<div>" * (size // 11), "</div>" * (size // 11)),
    "nested prose page": lambda size: page("<div><p>Police arrested nine people in the town.</p>" * (size // 52)),
    "unclosed page": lambda size: page("<b><i><p>police " * (size // 16)),
    "attribute page": lambda size: page("<p " + "a=b " * (size // 4) + ">police arrested nine</p>"),
    "open page": lambda size: page("<" * size),
    "entity page": lambda size: page("&amp;&#" * (size // 7)),
    "table page": lambda size: page("<table>" + "<tr><td>Arrests<td>9" * (size // 20) + "</table>"),
    "menu page": lambda size: page("<ul>" + "<li class='menu'><a href='x'>News</a>" * (size // 37) + "</ul>"),
}


def seconds(extractor: object, text: str) -> float:
    """Processor seconds of reading and extracting a text."""
    from opsextract.errors import InputError
    from opsextract.reading import read_bytes

    start = time.process_time()
    try:
        source = read_bytes(text.encode(), "x.html" if text.startswith("<html") else "x.txt")
        for _ in extractor.pipe([source]):  # type: ignore[attr-defined]
            pass
    except InputError as error:
        print(f"    refused: {error.reason}")
    return time.process_time() - start


def main() -> int:
    """Measure, print, and return 1 when a kind grows faster than its length."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--no-ner", action="store_true")
    parser.add_argument("--only", help="kinds whose names hold this")
    options = parser.parse_args()
    from opsextract.resolving.extractor import Extractor

    extractor = Extractor(ner=not options.no_ner)
    seconds(extractor, prose(50_000))
    worst = 0.0
    for name, make in KINDS.items():
        if options.only and options.only not in name:
            continue
        rates = []
        for share in (100, 10, 1):
            text = make(int(options.megabytes * 1e6 / share))
            rates.append(seconds(extractor, text) / (len(text) / 1e6))
        growth = rates[2] / max(rates[1], 0.005)
        worst = max(worst, growth)
        print(f"{name:20}" + "".join(f"{rate:9.2f}" for rate in rates) + f" s/MB   x{growth:.2f}", flush=True)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
