"""Dossiers as JSON (which is also what a page of the report shows) and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsextract.merging.dossiers import Dossier
from opsextract.merging.reconciling import Total
from opsextract.merging.reports import Report
from opsextract.merging.statements import Statement, reach, words
from opsextract.writing.facts import amount
from opsextract.writing.visible import one_line


def as_json(dossier: Dossier) -> dict[str, Any]:
    """A dossier as JSON: what the reports agree on, every report with its reasons, every total with its statements."""
    members = list(dossier.members)
    return {
        "id": dossier.id,
        "name": dossier.name,
        "names": _said(dossier, "full_name"),
        "edition": next((str(one.name.edition) for one in members if one.name.edition), None),
        "type": next(iter(_said(dossier, "type")), {}).get("value"),
        "publishers": dossier.publishers,
        "periods": _said(dossier, "period"),
        "participants": [
            {"country": code, "reports": [one.record["id"] for one in members if code in one.participants]}
            for code in sorted(frozenset[str]().union(*(one.participants for one in members)))
        ],
        "led_by": _said(dossier, "led_by"),
        "coordinated_by": _said(dossier, "coordinated_by"),
        "supported_by": _said(dossier, "supported_by"),
        "reports": [
            {
                **_report(one),
                "copies": one.copies,
                "full_name": one.operation.get("full_name"),
                "period": one.operation.get("period"),
                "totals_are_of": reach(one, members) or None,
                "reasons": list(dossier.reasons.get(id(one), ())),
            }
            for one in members
        ],
        "mentioned_in": [{**_report(one), "reasons": list(reasons)} for one, reasons in dossier.mentions],
        "totals": [_total(total) for total in dossier.totals],
        "disagreements": [_subject(total) for total in dossier.totals if total.status == "disagreed"],
        "revisions": [
            {"subject": _subject(total), "old": _statement(one.old), "new": _statement(one.new)}
            for total in dossier.totals
            for one in total.revisions
        ],
        "left_out": [{**_report(one), "reason": reason} for one, reason in dossier.left_out],
        "apart": [
            {**_report(one), "full_name": one.operation.get("full_name"), "reason": reason}
            for one, reason in dossier.apart
        ],
    }


def _said(dossier: Dossier, field: str) -> list[dict[str, Any]]:
    return [{"value": value, "reports": count} for value, count in dossier.facts(field).most_common()]


def _report(report: Report) -> dict[str, Any]:
    source = report.record["source"]
    return {
        "release": report.record["id"],
        "path": source["path"],
        "index": source.get("index", 0),
        "publisher": report.publisher,
        "published": report.record.get("published"),
        "title": report.record.get("title"),
    }


def _subject(total: Total) -> dict[str, Any]:
    one = total.subject
    parts = {
        "kind": one.kind,
        "category": one.category or None,
        "action": one.action or None,
        "item": one.item or None,
        "unit": one.unit or None,
        "country": one.place or None,
    }
    return {"words": words(one), **parts}


def _total(total: Total) -> dict[str, Any]:
    held = total.value
    standing = {id(one) for one in total.standing}
    return {
        "subject": _subject(total),
        "status": total.status,
        "value": held.amount if held else None,
        "bound": held.bound if held else None,
        "release": held.report.record["id"] if held else None,
        "basis": total.basis,
        "low": total.low,
        "high": total.high,
        "statements": [{**_statement(one), "standing": id(one) in standing} for one in total.statements],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        **{key: value for key, value in _report(statement.report).items() if key != "title"},
        "amount": statement.amount,
        "stated": stated(statement),
        "bound": statement.bound,
        "rule": statement.fact.get("rule"),
        "evidence": statement.fact.get("evidence") or [],
    }


def stated(statement: Statement) -> str:
    """A statement's number as its release gives it: "at least 1.4 t"."""
    fact = statement.fact
    return amount(fact.get("quantity", fact.get("count")), statement.bound, fact.get("unit"))


def as_lines(dossier: Dossier) -> Iterator[str]:
    """A dossier as lines: head, reports, then each total with every publisher's own figure, dated, below it."""
    members = list(dossier.members)
    counts = f"{_count(len(members), 'report')}, {_count(dossier.publishers, 'publisher')}"
    yield f"{one_line(dossier.name)}  [{dossier.id}]  {counts}"
    periods = ", ".join(str(one["value"]) for one in _said(dossier, "period"))
    countries = " ".join(sorted(frozenset[str]().union(*(one.participants for one in members))))
    yield f"  period {periods or 'not stated'}; countries {countries or 'none named'}"
    for field in ("led_by", "coordinated_by", "supported_by"):
        said = ", ".join(str(one["value"]) for one in _said(dossier, field))
        if said:
            yield f"  {field.replace('_', ' ')} {one_line(said)}"
    for report in members:
        of = reach(report, members)
        yield f"  - {_place(report)}{f' (its totals are those of {of})' if of else ''}"
        for reason in dossier.reasons.get(id(report), ()):
            yield f"      {one_line(reason)}"
    for report, _ in dossier.mentions:
        yield f"  - {_place(report)} (only mentions it)"
    for total in dossier.totals:
        yield from _total_lines(total)
    for report, reason in dossier.left_out:
        yield f"  left out: {_place(report)}: {one_line(reason)}"
    for report, reason in dossier.apart:
        yield f"  not this one: {_place(report)}: {one_line(reason)}"


def _total_lines(total: Total) -> Iterator[str]:
    value = stated(total.value) if total.value else f"between {total.low:,g} and {total.high:,g}"
    yield f"  {words(total.subject)}: {value}  {total.status}: {total.basis}"
    if total.status == "single" and len(total.statements) == 1:
        return
    standing = {id(one) for one in total.standing}
    for one in total.statements:
        note = "" if id(one) in standing else "  (its publisher's later figure stands)"
        yield f"      {_date(one.report)}  {stated(one):>14}  {_publisher(one.report)}{note}"
    for revision in total.revisions:
        old, new = (f"{stated(one)} ({_date(one.report)})" for one in (revision.old, revision.new))
        yield f"      revised by {_publisher(revision.new.report)}: {old} -> {new}"


def _place(report: Report) -> str:
    source = report.record["source"]
    return f"{_date(report)}  {_publisher(report)}  {one_line(source['path'])}#{source.get('index', 0)}"


def _date(report: Report) -> str:
    return str(report.record.get("published") or "no date   ")


def _publisher(report: Report) -> str:
    return one_line(report.publisher or "(publisher not stated)")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
