"""Records as rows of tables: the one layout that SQLite, DuckDB, Parquet and CSV outputs share.

`release` numbers the records from 1 in their order and joins all tables; `item` is a fact's place in its list, from 0.
`evidence` holds every evidence: `fact` is the list or field that it carries, `item` null for a field of the release.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Row = tuple[Any, ...]
Record = Mapping[str, Any]
"""A record as its JSON says it."""


class Column(NamedTuple):
    """A column: `type` is integer, number, boolean, text, or strings (a list of texts)."""

    name: str
    type: str
    path: tuple[str, ...] = ()
    """Where the value stands in the item's JSON; () for the column's own name."""


def _columns(*described: str) -> tuple[Column, ...]:
    # "name:type" or "name:type=path.to.value"
    columns = []
    for text in described:
        name, _, rest = text.partition(":")
        kind, _, path = rest.partition("=")
        columns.append(Column(name, kind, tuple(path.split(".")) if path else (name,)))
    return tuple(columns)


_KEY = (Column("release", "integer"), Column("item", "integer"))
_RELEASE = _columns(
    "id:text",
    "schema_version:text",
    "path:text=source.path",
    "source_index:integer=source.index",
    "source_start:integer=source.start",
    "source_end:integer=source.end",
    "title:text",
    "publisher:text",
    "published:text",
    "dateline_place:text=dateline.place",
    "dateline_country:text=dateline.country",
    "dateline_rule:text=dateline.rule",
    "language:text",
    "kind:text",
    "text:text",
)
_ITEMS = {
    "operations": _columns(
        "name:text",
        "full_name:text",
        "type:text",
        "role:text",
        "period:text",
        "led_by:strings",
        "coordinated_by:strings",
        "supported_by:strings",
        "rule:text",
    ),
    "dates": _columns("value:text", "start_day:text=start", "end_day:text=end", "role:text", "rule:text"),
    "countries": _columns("code:text", "alpha3:text", "name:text", "role:text", "rule:text"),
    "agencies": _columns("name:text", "acronym:text", "aliases:strings", "country:text", "type:text", "rule:text"),
    "arrests": _columns(
        "count:integer",
        "bound:text",
        "scope:text",
        "country:text",
        "operation:text",
        "other_operation:boolean",
        "rule:text",
    ),
    "seizures": _columns(
        "quantity:number",
        "unit:text",
        "item_name:text=item",
        "category:text",
        "action:text",
        "bound:text",
        "scope:text",
        "country:text",
        "value_amount:number=value.amount",
        "value_currency:text=value.currency",
        "normalized_quantity:number=normalized.quantity",
        "normalized_unit:text=normalized.unit",
        "other_operation:boolean",
        "rule:text",
    ),
    "figures": _columns("kind:text", "count:number", "unit:text", "bound:text", "scope:text", "rule:text"),
    "diagnostics": _columns(
        "code:text", "message:text", "start_offset:integer=start", "end_offset:integer=end", "rule:text"
    ),
}
_EVIDENCE = _columns("fact:text", "item:integer", "start_offset:integer", "end_offset:integer", "text:text")

TABLES: dict[str, tuple[Column, ...]] = {
    "releases": (_KEY[0], *_RELEASE),
    **{name: (*_KEY, *columns) for name, columns in _ITEMS.items()},
    "evidence": (_KEY[0], *_EVIDENCE),
}
"""Every table with its columns in order."""


def rows(record: Record, number: int) -> Iterator[tuple[str, Row]]:
    """The rows of one record, each with its table's name; `number` is the record's, from 1 on."""
    yield "releases", (number, *(_value(record, column) for column in _RELEASE))
    for field in ("title", "publisher", "published"):
        yield from _evidence(record.get(f"{field}_evidence"), number, field, None)
    yield from _evidence((record.get("dateline") or {}).get("evidence"), number, "dateline", None)
    for name, columns in _ITEMS.items():
        for index, item in enumerate(record.get(name) or ()):
            yield name, (number, index, *(_value(item, column) for column in columns))
            yield from _evidence(item.get("evidence"), number, name, index)


def all_rows(records: Iterable[Record]) -> Iterator[tuple[str, Row]]:
    """The rows of all records, numbered in their order."""
    for number, record in enumerate(records, 1):
        yield from rows(record, number)


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSON Lines file."""
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def _value(item: Record, column: Column) -> Any:
    value: Any = item
    for key in column.path:
        value = value.get(key) if value is not None else None
    return value


def _evidence(
    evidences: Iterable[Record] | None, number: int, fact: str, item: int | None
) -> Iterator[tuple[str, Row]]:
    for one in evidences or ():
        yield "evidence", (number, fact, item, one["start"], one["end"], one["text"])
