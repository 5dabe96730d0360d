"""The accuracy gate: F1 of every field on the project's fixtures, and on the real releases where those stand.

    python -m opsextract.evaluation.gate [ROOT] [--raise]

Fails when a field falls below its floor in floors.toml. --raise lifts floors to what is reached now and never lowers
one: that takes an edit of the file, which a reader of the change sees.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from opsextract.evaluation import report
from opsextract.evaluation.fields import FIELDS
from opsextract.evaluation.gold import check_set, read_gold
from opsextract.evaluation.normalise import Fact
from opsextract.evaluation.score import Scores, by_release, score

if TYPE_CHECKING:
    from opsextract.resolving.extractor import Extractor

Floors = dict[str, dict[str, float]]

FLOORS = Path(__file__).with_name("floors.toml")
MEASURES = (*FIELDS, "HEADLINE")
# Room between what is reached and its floor when floors are lifted: one fact of a small field may tip either way.
MARGIN = 0.005
_HEADER = """\
# Lowest F1 of each field that the accuracy gate lets pass: on fixtures/, and on the real releases of ../shared (dev:
# those that rules are tuned on; check: those kept apart). `python -m opsextract.evaluation.gate --raise` lifts floors;
# lowering one is an edit of this file, with its reason in the commit.
"""


@dataclass(frozen=True, slots=True)
class GateSet:
    """Texts and gold facts under one name."""

    name: str
    texts: tuple[Path, ...]
    gold: Path


def sets(root: Path, shared: Path | None = None) -> list[GateSet]:
    """The sets that stand on this machine: fixtures, and dev where `shared` is (by default root/../shared)."""
    shared = shared or root.parent / "shared"
    known = [
        GateSet("fixtures", (root / "fixtures",), root / "fixtures"),
        GateSet("dev", (shared / "corpus" / "dev", shared / "corpus" / "seeds"), shared / "gold"),
    ]
    return [one for one in known if one.gold.is_dir()]


def measure(one: GateSet, extractor: Extractor) -> tuple[dict[str, Scores], list[str]]:
    """Scores by set name (dev's CHECK releases as "check") and the inputs that failed."""
    from opsextract.batch.serial import process

    gold = read_gold(one.gold)
    stems = {name.partition("#")[0] for name in gold}
    paths = sorted(path for folder in one.texts for path in folder.iterdir() if _is_text(path) and path.stem in stems)
    records: list[Fact] = []
    failed = []
    for result in process(paths, extractor):
        if result.error is not None:
            failed.append(str(result.error))
        records.extend(release.model_dump(mode="json") for release in result.releases)
    found = by_release(records)
    held = check_set(one.gold)
    scores = {one.name: score({name: facts for name, facts in gold.items() if name not in held}, found)}
    kept = {name: facts for name, facts in gold.items() if name in held}
    if kept:
        scores["check"] = score(kept, found)
    return scores, failed


def _is_text(path: Path) -> bool:
    return path.suffix in (".txt", ".md", ".html", ".htm")


def below(name: str, scores: Scores, floors: Floors) -> Iterator[str]:
    """A line for each field of a set that has fallen below its floor, or that has none."""
    for field in MEASURES:
        reached = f1(scores, field)
        least = floors.get(name, {}).get(field)
        if least is None:
            yield f"{name} {field}: no floor in {FLOORS.name}; it reaches {reached:.4f}"
        elif reached < least:
            yield f"{name} {field}: F1 {reached:.4f} is below its floor {least:.4f}"


def f1(scores: Scores, field: str) -> float:
    """F1 of a field, or the mean of the main ones for HEADLINE, rounded to four places."""
    return round(scores.headline if field == "HEADLINE" else scores.fields[field].f1, 4)


def read_floors() -> Floors:
    """floors.toml: F1 by set and field."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def lifted(floors: Floors, measured: dict[str, Scores]) -> Floors:
    """Floors lifted to just below what is reached now; none is lowered, sets not measured stay."""
    result = {name: dict(fields) for name, fields in floors.items()}
    for name, scores in measured.items():
        fields = result.setdefault(name, {})
        for field in MEASURES:
            fields[field] = max(fields.get(field, 0.0), floor((f1(scores, field) - MARGIN) * 1000) / 1000, 0.0)
    return result


def floors_text(floors: Floors) -> str:
    """floors.toml as it is written: sets and fields in fixed order."""
    parts = [_HEADER]
    for name in sorted(floors, key=("fixtures", "dev", "check").index):
        rows = (f'"{field}" = {floors[name][field]:.3f}' for field in MEASURES if field in floors[name])
        parts.append("\n".join([f"[{name}]", *rows]) + "\n")
    return "\n".join(parts)


def main() -> int:
    """Measure, print tables, and return 1 when a floor is broken or an input failed."""
    parser = argparse.ArgumentParser(prog="python -m opsextract.evaluation.gate", description=__doc__.split("\n")[0])
    parser.add_argument("root", nargs="?", type=Path, default=Path.cwd(), help="the project's folder (default: here)")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is reached now")
    options = parser.parse_args()
    from opsextract.resolving.extractor import Extractor

    extractor = Extractor()
    measured: dict[str, Scores] = {}
    broken: list[str] = []
    standing = sets(options.root.resolve())
    if not standing:
        print(f"accuracy gate: no fixtures below {options.root}; run it in the project's folder", file=sys.stderr)
        return 2
    for one in standing:
        scores, failed = measure(one, extractor)
        measured.update(scores)
        broken.extend(failed)
    floors = read_floors()
    if options.lift:
        floors = lifted(floors, measured)
        FLOORS.write_text(floors_text(floors), "utf-8")
    for name, reached in measured.items():
        print(f"== {name}\n{report.table(reached)}")
        broken.extend(below(name, reached, floors))
    for line in broken:
        print(f"accuracy gate: {line}", file=sys.stderr)
    print("accuracy gate: " + (f"{len(broken)} below" if broken else "all fields at or above their floors"))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
