"""Records as one flat table: a row for each fact, for those who want one sheet and no joins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from opsextract.writing.stored import StoredRecord
from opsextract.writing.stored_facts import stored_words
from opsextract.writing.tables import Row

COLUMNS = (
    "release",
    "id",
    "path",
    "source_index",
    "publisher",
    "published",
    "title",
    "release_kind",
    "fact",
    "item",
    "what",
    "words",
    "number",
    "unit",
    "bound",
    "scope",
    "country",
    "category",
    "value_amount",
    "value_currency",
    "role",
    "other_operation",
    "rule",
    "start_offset",
    "end_offset",
    "evidence",
    "more_evidence",
)
"""`release` and `item` are those of the other tables; `words` says the fact, the columns after it hold its parts.

The offsets and `evidence` are of the first evidence; `more_evidence` has the offsets of the others ("9-21 40-52").
"""

_FIELDS = ("dateline",)
_LISTS = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "diagnostics")


def flat_rows(records: Iterable[StoredRecord]) -> Iterator[Row]:
    """The rows of all records, in the order of COLUMNS. A release without facts has one row that says so."""
    for number, record in enumerate(records, 1):
        source = record["source"]
        head = (
            number,
            record["id"],
            source["path"],
            source.get("index", 0),
            record.get("publisher"),
            record.get("published"),
            record.get("title"),
            record.get("kind"),
        )
        empty = True
        for fact, item, value in _facts(record):
            empty = False
            yield (*head, *_fact(fact, item, value))
        if empty:
            yield (*head, "none", *(None,) * (len(COLUMNS) - len(head) - 1))


def _facts(record: StoredRecord) -> Iterator[tuple[str, int | None, dict[str, Any]]]:
    for name in _FIELDS:
        if record.get(name):
            yield name, None, record[name]
    for name in _LISTS:
        for index, value in enumerate(record.get(name) or ()):
            yield name, index, value


def _fact(fact: str, item: int | None, value: dict[str, Any]) -> Row:
    what, words = stored_words(fact, value)
    worth = value.get("value") if fact == "seizures" else None
    evidence = list(value.get("evidence") or ())
    if fact == "diagnostics":
        evidence = [{"start": value.get("start"), "end": value.get("end"), "text": None}]
    first = evidence[0] if evidence else {}
    return (
        fact,
        item,
        what,
        words,
        value.get("quantity", value.get("count")),
        value.get("unit"),
        value.get("bound"),
        value.get("scope"),
        value.get("code") if fact == "countries" else value.get("country"),
        value.get("category"),
        (worth or {}).get("amount"),
        (worth or {}).get("currency"),
        value.get("role"),
        value.get("other_operation"),
        value.get("rule"),
        first.get("start"),
        first.get("end"),
        first.get("text"),
        " ".join(f"{one['start']}-{one['end']}" for one in evidence[1:]),
    )
