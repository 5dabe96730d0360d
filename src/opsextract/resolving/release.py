"""The record of one release, built from its candidates with evidence in the offsets of the source."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from ..facts import Candidate, Found
from ..records import LISTS, Release
from .merge import merged

Evidence = dict[str, Any]
ToSource = Callable[[int, int], tuple[int, int]]


def build(
    found: Found, *, normalised: str, raw: str, source: dict[str, Any], language: str | None, to_source: ToSource
) -> Release:
    """The validated record.

    found: candidates with spans in `normalised`; raw: the decoded text of the whole file, in whose offsets
    `to_source(start, end)` answers; source: path, index, start and end of the release in it.

    Raises pydantic.ValidationError when a fact breaks the contract: a fault of a rule, never of a text.
    """

    def evidence(spans: list[tuple[int, int]]) -> list[Evidence]:
        ranges = dict.fromkeys(to_source(start, end) for start, end in spans)
        return [{"start": start, "end": end, "text": raw[start:end]} for start, end in ranges if end > start]

    record: dict[str, Any] = {
        "id": sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "source": source,
        "language": language,
    }
    for kind in ("title", "publisher", "published"):
        best = _first(found, kind)
        if best is not None:
            record[kind] = best.fields["value"]
            record[f"{kind}_evidence"] = evidence(best.spans)
    dateline = _first(found, "dateline")
    if dateline is not None:
        record["dateline"] = {**dateline.fields, "evidence": evidence(dateline.spans), "rule": dateline.rule}
    kind_of_release = _first(found, "kind")
    record["kind"] = kind_of_release.fields["value"] if kind_of_release else "other"
    for name in LISTS:
        if name == "diagnostics":
            continue
        items = []
        for candidate in merged(found, name):
            spans = evidence(sorted(candidate.spans))
            if spans:
                fields = {key: value for key, value in candidate.fields.items() if not key.startswith("_")}
                items.append({**fields, "evidence": spans, "rule": candidate.rule})
        items.sort(key=lambda item: (item["evidence"][0]["start"], item["evidence"][0]["end"]))
        record[name] = items
    record["diagnostics"] = [_diagnostic(d.code, d.message, *to_source(d.start, d.end), raw) for d in found.diagnostics]
    return Release.model_validate(record)


def _first(found: Found, kind: str) -> Candidate | None:
    return next((c for c in found.of(kind) if c.status == "done"), None)


def _diagnostic(code: str, message: str, start: int, end: int, raw: str) -> dict[str, Any]:
    return {"code": code, "message": message, "start": start, "end": end}
