"""The accuracy gate breaks below a floor, and floors only rise."""

from __future__ import annotations

import tomllib

from opsextract.evaluation import gate
from opsextract.evaluation.score import score

GOLD = {"a": {"kind": "case", "arrests": [{"count": 2}, {"count": 3}], "countries": [{"code": "FR"}]}}
RECORDS = {"a": {"kind": "case", "arrests": [{"count": 2}], "countries": [{"code": "FR"}]}}
SCORES = score(GOLD, RECORDS)


def test_floors_hold_and_break() -> None:
    reached = {field: gate.f1(SCORES, field) for field in gate.MEASURES}
    assert reached["arrests"] == 0.6667
    assert list(gate.below("fixtures", SCORES, {"fixtures": reached})) == []
    broken = list(gate.below("fixtures", SCORES, {"fixtures": {**reached, "arrests": 0.7}}))
    assert broken == ["fixtures arrests: F1 0.6667 is below its floor 0.7000"]


def test_a_field_without_floor_breaks_the_gate() -> None:
    assert len(list(gate.below("fixtures", SCORES, {}))) == len(gate.MEASURES)


def test_floors_rise_and_never_fall() -> None:
    floors = gate.lifted({"fixtures": {"arrests": 0.9, "kind": 0.2}, "dev": {"kind": 0.5}}, {"fixtures": SCORES})
    assert floors["fixtures"]["arrests"] == 0.9
    assert floors["fixtures"]["kind"] == 0.995
    assert floors["dev"] == {"kind": 0.5}
    assert tomllib.loads(gate.floors_text(floors)) == floors


def test_the_committed_floors_are_as_the_gate_writes_them() -> None:
    floors = gate.read_floors()
    assert "fixtures" in floors
    assert set(floors["fixtures"]) == set(gate.MEASURES)
    assert gate.FLOORS.read_text("utf-8") == gate.floors_text(floors)
