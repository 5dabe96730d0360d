"""Scores as a table, as JSON, and the errors of one field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from opsextract.evaluation.fields import HEADLINE
from opsextract.evaluation.score import Scores

_SHOWN = (
    "name",
    "aliases",
    "count",
    "bound",
    "scope",
    "quantity",
    "unit",
    "category",
    "item",
    "kind",
    "role",
    "evidence",
)


def table(scores: Scores, check: Scores | None = None) -> str:
    """A line for each field, with the check set's F1 beside it where there is one."""
    header = f"{'field':24}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}"
    lines = [header + (f"{'check F1':>11}{'gold':>7}" if check else "")]
    for name, field in scores.fields.items():
        line = f"{name:24}{field.precision:>10.3f}{field.recall:>8.3f}{field.f1:>8.3f}{field.gold:>7}"
        if check:
            line += f"{check.fields[name].f1:>11.3f}{check.fields[name].gold:>7}"
        lines.append(line)
    label = f"HEADLINE (mean of {len(HEADLINE)})"
    line = f"{label:42}{scores.headline:>8.3f}{scores.releases:>7}"
    lines.append(line + (f"{check.headline:>11.3f}{check.releases:>7}" if check else "") + " releases")
    absent = [*scores.absent, *(check.absent if check else [])]
    if absent:
        lines.append(f"no record for: {', '.join(absent)}")
    return "\n".join(lines) + "\n"


def as_json(scores: Scores, check: Scores | None = None) -> str:
    """The numbers of the table: {"tune": {field: {precision, recall, f1, gold}}, "check": the same or null}."""
    return json.dumps({"tune": scores.table(), "check": check.table() if check else None}, indent=1) + "\n"


def errors(scores: Scores, field: str) -> Iterator[str]:
    """A line for each missed and each spurious fact of one field: release, MISSED or EXTRA, the fact."""
    for release, outcomes in scores.outcomes.items():
        for fact in outcomes[field].missed:
            yield f"{release}\tMISSED\t{_short(fact)}\n"
        for fact in outcomes[field].extra:
            yield f"{release}\tEXTRA\t{_short(fact)}\n"


def _short(fact: Any) -> str:
    shown = {key: value for key, value in fact.items() if key in _SHOWN} if isinstance(fact, dict) else fact
    return json.dumps(shown, ensure_ascii=False)[:300]
