"""The accuracy page: precision, recall, F1 and gold facts of every field, with and without the recogniser.

    python -m opsextract.evaluation.accuracy [ROOT] [--shared FOLDER] [--write PAGE]

Extracts the fixtures below ROOT and, where it stands, the real releases of --shared, twice. Prints the tables, or puts
them between the two marks of PAGE; what stands around them is written by hand and stays. Of the check set nothing but
its scores is shown.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from opsextract.evaluation.gate import MEASURES, measure, sets
from opsextract.evaluation.score import Scores

BEGIN = "<!-- tables: written by python -m opsextract.evaluation.accuracy, not by hand -->"
END = "<!-- end of tables -->"
TITLES = {"fixtures": "Fixtures", "dev": "Tuning releases and seeds", "check": "Check set (scores only)"}
_HEAD = """\
| field | gold | P | R | F1 | P `--no-ner` | R `--no-ner` | F1 `--no-ner` |
|---|--:|--:|--:|--:|--:|--:|--:|"""


def tables(with_ner: Mapping[str, Scores], without: Mapping[str, Scores]) -> str:
    """A table for each set that both runs measured, in the order of TITLES, as Markdown."""
    return "\n\n".join(_table(name, with_ner[name], without[name]) for name in TITLES if name in with_ner)


def _table(name: str, first: Scores, second: Scores) -> str:
    return "\n".join([f"### {TITLES[name]}: {first.releases} releases", "", _HEAD, *_rows(first, second)])


def _rows(first: Scores, second: Scores) -> Iterator[str]:
    for field in MEASURES:
        if field == "HEADLINE":
            yield f"| **mean of six** | | | | **{first.headline:.3f}** | | | **{second.headline:.3f}** |"
            continue
        one, other = first.fields[field], second.fields[field]
        cells = (f"{x:.3f}" for s in (one, other) for x in (s.precision, s.recall, s.f1))
        yield f"| {field} | {one.gold} | {' | '.join(cells)} |"


def inserted(page: str, text: str) -> str:
    """The page with `text` between its marks; the marks are put at its end where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        return f"{page.rstrip()}\n\n{BEGIN}\n\n{text}\n\n{END}\n".lstrip()
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def main() -> int:
    """Measure both runs and print or write the tables; 1 when an input failed, 2 when there is nothing to measure."""
    parser = argparse.ArgumentParser(
        prog="python -m opsextract.evaluation.accuracy", description=__doc__.split("\n")[0]
    )
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the project's folder (default: here)")
    parser.add_argument("--shared", type=Path, help="the folder of real releases and gold (default: ROOT/../shared)")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page")
    options = parser.parse_args()
    from opsextract.resolving.extractor import Extractor

    root = options.root.resolve()
    standing = sets(root, options.shared)
    if not standing:
        print(f"accuracy: no fixtures below {root}; run it in the project's folder", file=sys.stderr)
        return 2
    runs: list[dict[str, Scores]] = []
    failures: list[str] = []
    for ner in (True, False):
        extractor = Extractor(ner=ner)
        reached: dict[str, Scores] = {}
        for one in standing:
            scores, failed = measure(one, extractor)
            reached.update(scores)
            failures.extend(failed)
        runs.append(reached)
    text = tables(*runs)
    if options.write is None:
        print(text)
    else:
        page = options.write.read_text("utf-8") if options.write.exists() else "# How right it is\n"
        options.write.write_text(inserted(page, text), "utf-8")
    for line in failures:
        print(f"accuracy: {line}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
