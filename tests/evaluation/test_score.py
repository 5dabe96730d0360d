"""The scorer: what counts as found, missed, spurious; equal to the reference where that stands."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from opsextract.evaluation.fields import compare
from opsextract.evaluation.gold import read_gold
from opsextract.evaluation.score import by_release, score

Facts = dict[str, Any]

# (field, gold items or value, record's items or value, pairs, missed, extra)
CASES: list[tuple[str, str, Any, Any, tuple[int, int, int]]] = [
    ("published", "published", "2024-06-03", "2024-06-03", (1, 0, 0)),
    ("published", "published", "2024-06-03", "2024-06-04", (0, 1, 1)),
    ("published", "published", None, "2024-06-04", (0, 0, 1)),
    ("published", "published", "2024-06-03", None, (0, 1, 0)),
    ("kind", "kind", "case", "operation", (0, 1, 1)),
    ("operations", "operations", [{"name": "Épée II"}], [{"name": "Operation EPEE II"}], (1, 0, 0)),
    ("operations", "operations", [{"name": "Épée II"}], [{"name": "Epee"}], (0, 1, 1)),
    ("operations", "operations", [{"name": "X", "optional": True}], [], (0, 0, 0)),
    ("operations.primary", "operations", [{"name": "X", "role": "primary"}], [{"name": "X", "role": "related"}], (0, 1, 0)),
    ("dates", "dates", [{"value": "2024-06"}], [{"value": "2024-06-01/2024-06-30"}], (1, 0, 0)),
    ("dates", "dates", [{"value": "2024", "optional": True}], [{"value": "2024"}], (0, 0, 0)),
    ("dates", "dates", [{"value": "2024/.."}], [{"value": "2024"}], (0, 1, 1)),
    ("countries", "countries", [{"code": "FR"}, {"code": "DE", "optional": True}], [{"code": "FR"}, {"code": "DE"}], (1, 0, 0)),
    ("agencies", "agencies", [{"name": "Guardia Civil"}], [{"name": "Civil Guard", "aliases": ["the Guardia Civil"]}], (1, 0, 0)),
    ("agencies", "agencies", [{"name": "U.S. Customs"}], [{"name": "US customs"}], (1, 0, 0)),
    ("arrests", "arrests", [{"count": 3}], [{"count": 3}, {"count": 3}], (1, 0, 1)),
    ("arrests", "arrests", [{"count": None, "evidence": "dozens of people were arrested"}],
     [{"count": None, "evidence": [{"text": "dozens of people"}]}], (1, 0, 0)),
    ("arrests", "arrests", [{"count": None, "evidence": "dozens were arrested"}],
     [{"count": None, "evidence": [{"text": "several men"}]}], (0, 1, 1)),
    ("arrests.total", "arrests", [{"count": 3, "scope": "total"}], [{"count": 3, "scope": "part"}], (0, 1, 0)),
    ("arrests.total", "arrests", [{"count": 3, "scope": "total", "other_operation": True}], [], (0, 0, 0)),
    ("arrests.bound", "arrests", [{"count": 3, "bound": "exact"}], [{"count": 3, "bound": "approx"}], (0, 1, 1)),
    ("seizures", "seizures", [{"quantity": 1.2, "unit": "t", "category": "drugs"}],
     [{"quantity": 1200, "unit": "kg", "category": "fentanyl"}], (1, 0, 0)),
    ("seizures", "seizures", [{"quantity": 1.2, "unit": "t", "category": "drugs"}],
     [{"quantity": 1200, "unit": "kg", "category": "tobacco"}], (0, 1, 1)),
    ("seizures.quantity", "seizures", [{"quantity": 100, "unit": "g"}], [{"quantity": 100.4, "unit": "g"}], (1, 0, 0)),
    ("seizures.quantity", "seizures", [{"quantity": 100, "unit": "g"}], [{"quantity": 101, "unit": "g"}], (0, 1, 1)),
    ("seizures.quantity", "seizures", [{"quantity": 5, "unit": "tablet"}], [{"quantity": 5, "unit": "piece"}], (1, 0, 0)),
    ("seizures.quantity", "seizures", [{"quantity": 5, "unit": "EUR"}], [{"quantity": 5, "unit": "USD"}], (0, 1, 1)),
    ("seizures.value", "seizures", [{"value": {"amount": 7, "currency": "EUR"}}], [{"value": {"amount": 7, "currency": "EUR"}}], (1, 0, 0)),
    ("figures", "figures", [{"kind": "victims", "count": 4}], [{"kind": "suspects", "count": 4}], (0, 1, 1)),
    ("figures.count", "figures", [{"kind": "victims", "count": 4}], [{"kind": "suspects", "count": 4}], (1, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "key", "gold", "found", "expected"), CASES)
def test_fields(field: str, key: str, gold: Any, found: Any, expected: tuple[int, int, int]) -> None:
    outcome = compare({key: gold}, {key: found})[field]
    assert (len(outcome.pairs), len(outcome.missed), len(outcome.extra)) == expected


def test_a_release_without_record_misses_everything() -> None:
    gold = {"a": {"kind": "case", "arrests": [{"count": 2}]}, "b#1": {"kind": "case"}}
    records = by_release([{"source": {"path": "x/b.txt", "index": 1}, "kind": "case"}])
    scores = score(gold, records)
    assert scores.absent == ["a"]
    assert (scores.fields["kind"].precision, scores.fields["kind"].recall) == (1.0, 0.5)
    assert scores.fields["arrests"].f1 == 0


def _perturbed(gold: dict[str, Facts], seed: int) -> list[Facts]:
    """Records made from gold facts with losses, wrong values and another order: a scorer's daily bread."""
    chance = random.Random(seed)
    records = []
    for name, facts in gold.items():
        stem, _, index = name.partition("#")
        record: Facts = {"source": {"path": f"x/{stem}.txt", "index": int(index or 0)}}
        record["published"] = facts["published"] if chance.random() < 0.8 else "2020-01-01"
        record["kind"] = facts["kind"] if chance.random() < 0.8 else "other"
        for key, items in facts.items():
            if isinstance(items, list) and key != "countries_optional":
                kept = [_changed(dict(item), chance) for item in items if chance.random() < 0.85]
                chance.shuffle(kept)
                record[key] = kept
        if chance.random() < 0.95:
            records.append(record)
    return records


def _changed(item: Facts, chance: random.Random) -> Facts:
    item.pop("optional", None)
    if chance.random() < 0.2:
        for key in ("count", "quantity"):
            if item.get(key) is not None:
                item[key] = chance.choice([None, item[key] * 1.004, item[key] + 1])
        for key, values in (
            ("category", ["money", "other", "drugs"]),
            ("bound", ["approx"]),
            ("role", ["primary", "mentioned"]),
        ):
            if key in item:
                item[key] = chance.choice(values)
    if chance.random() < 0.5:
        item["evidence"] = [{"start": 0, "end": 1, "text": item["evidence"]}]
    return item


@pytest.fixture(scope="module")
def reference(root: Path) -> ModuleType:
    path = root.parent / "shared" / "eval" / "score.py"
    if not path.exists():
        pytest.skip("the reference scorer is not on this machine")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("folder", ["fixtures", "../shared/gold"])
def test_equal_to_the_reference(root: Path, reference: ModuleType, folder: str, seed: int) -> None:
    gold = read_gold(root / folder)
    records = _perturbed(gold, seed)
    theirs: Callable[..., tuple[Facts, list[str]]] = reference.score
    table, absent = theirs(root / folder, records)
    ours = score(gold, by_release(records))
    assert ours.table() == table
    assert ours.absent == absent
    assert 0.5 < ours.headline < 1
