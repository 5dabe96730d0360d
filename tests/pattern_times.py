"""Run by test_patterns.py in a process of its own: every pattern that the package compiles, over the worst strings.

Prints the patterns that regex's timeout ended, one a line, and how many were tried.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import regex

LENGTH = 200
TIMEOUT = 2.0
PARTS = (
    *("a ", "A ", "a", "A", "1", "1 ", "1,", "1.", "-", "– ", " ", "\n", "' ", '"', "(", "(a) ", "a, ", "A, ", "A. "),
    *("a-", "A-B ", "of the ", "in ", "and ", "the ", "The Police ", "was been ", "quickly ", "and the other "),
    *("one of them, ", "aged 12, ", "3 June ", "kg of ", "million ", "more than ", "who was in custody ", "arrested "),
    *("seized ", "including ", ": ", "$ 1 ", "global ", "new ", "U.S. ", "Operation ", "https://a.", "&a", "<a "),
)
compiled: dict[tuple[str, str, int], tuple[str, dict[str, Any]]] = {}


def watch(engine: Any) -> None:
    """Note what the package compiles."""
    compile_ = engine.compile

    def noting(pattern: Any, flags: int = 0, **lists: Any) -> Any:
        code = sys._getframe(1).f_code
        if "opsextract" in code.co_filename and isinstance(pattern, str):
            compiled.setdefault((engine.__name__, pattern, int(flags)), (code.co_filename, lists))
        return compile_(pattern, flags, **lists)

    engine.compile = noting


def main() -> None:
    """Load the pipeline, read what makes it compile its patterns, and time each."""
    extra = sys.argv[1:]
    tried = regex.compile
    watch(re)
    watch(regex)
    from opsextract import Extractor

    extractor = Extractor(ner=False)
    for path in sorted((Path(__file__).parents[1] / "fixtures").glob("*.txt"))[:15]:
        extractor.extract(path.read_text("utf-8"))
    patterns = [*compiled.items(), *((("regex", pattern, 0), ("given", {})) for pattern in extra)]
    for (engine, pattern, flags), (where, lists) in patterns:
        one = tried(pattern, flags & ~(re.UNICODE if engine == "re" else 0), **lists)
        for part in PARTS:
            text = (part * LENGTH)[:LENGTH] + "\x01"
            for run in (one.search, one.match, one.fullmatch):
                try:
                    run(text, timeout=TIMEOUT)
                except TimeoutError:
                    print("slow", where, pattern[:60], repr(part))
    print("tried", len(patterns))


if __name__ == "__main__":
    main()
