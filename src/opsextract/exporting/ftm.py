"""Records as FollowTheMoney entities, the form of Aleph and OpenSanctions: one entity a line as JSON.

A release is an Article, a named operation a Project, an agency a PublicBody; arrests, seizures and figures are Events.
A body of a known country, or an international one, has the same id wherever it is named, so that tools join its
fragments. A Documentation leads from each of them to the Article for every evidence: its recordId is
"RELEASE_ID:arrests[0]:START-END", its summary the characters that stand there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from opsextract.writing.replacing import replacing
from opsextract.writing.stored import StoredRecord
from opsextract.writing.stored_facts import stored_words

if TYPE_CHECKING:
    from followthemoney import EntityProxy

_EVENTS = ("arrests", "seizures", "figures")
_LINKS = {"led_by": "led by", "coordinated_by": "coordinated by", "supported_by": "supported by"}


def write(records: Iterable[StoredRecord], path: Path) -> None:
    """Write every entity as a line. The file appears whole.

    Raises OSError when it cannot be written, ImportError when followthemoney is not installed.
    """
    with replacing(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as stream:
        stream_entities(records, stream)


def stream_entities(records: Iterable[StoredRecord], stream: TextIO) -> None:
    """Write every entity as a line to an open stream."""
    for record in records:
        for entity in entities(record):
            stream.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")


def entities(record: StoredRecord) -> Iterator[EntityProxy]:
    """The entities of one record, the Article first. Raises ImportError when followthemoney is not installed."""
    article = _article(record)
    yield article
    bodies: dict[str, str] = {}
    for index, agency in enumerate(record.get("agencies") or ()):
        body = _agency(record, agency)
        yield body
        bodies.update(dict.fromkeys(_names(agency), str(body.id)))
        yield from _documentation(record, article, body, "agencies", index, agency)
    for index, operation in enumerate(record.get("operations") or ()):
        project = _operation(record, article, operation, index)
        yield project
        yield from _documentation(record, article, project, "operations", index, operation)
        yield from _participants(article, project, operation, bodies)
    period = next((one for one in record.get("dates") or () if one.get("role") in ("operation", "event")), None)
    for kind in _EVENTS:
        for index, fact in enumerate(record.get(kind) or ()):
            event = _event(record, article, kind, index, fact, period)
            yield event
            yield from _documentation(record, article, event, kind, index, fact)


def _entity(schema: str, *key: object) -> EntityProxy:
    from followthemoney import model

    entity = model.make_entity(schema)
    entity.id = "opsextract-" + sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()[:32]
    return entity


def _add(entity: EntityProxy, name: str, value: Any) -> None:
    """Add what is there; the library cleans it, and drops what is no date, country or language."""
    for one in value if isinstance(value, list | tuple) else [value]:
        if one is not None and one != "":
            entity.add(name, one if isinstance(one, str) else str(one))


def _article(record: StoredRecord) -> EntityProxy:
    source = record["source"]
    article = _entity("Article", record["id"], source["path"], source.get("index", 0))
    name = source["path"].replace("\\", "/").rpartition("/")[2]
    _add(article, "title", record.get("title"))
    _add(article, "fileName", name)
    _add(article, "publisher", record.get("publisher"))
    _add(article, "publishedAt", _day(record.get("published")))
    _add(article, "language", record.get("language"))
    _add(article, "country", (record.get("dateline") or {}).get("country"))
    _add(article, "detectedCountry", [one.get("code") for one in record.get("countries") or ()])
    _add(article, "bodyText", record.get("text"))
    place = f"{source['path']}#{source.get('index', 0)}, characters {source.get('start')}-{source.get('end')}"
    _add(article, "notes", f"opsextract release {record['id']}: {place}")
    _add(article, "keywords", record.get("kind"))
    return article


def _names(agency: dict[str, Any]) -> list[str]:
    given = [agency.get("name"), agency.get("acronym"), *(agency.get("aliases") or ())]
    return [str(name).casefold() for name in given if name]


def _agency(record: StoredRecord, agency: dict[str, Any]) -> EntityProxy:
    # "Customs" of no known country may be another body in the next release: such a one keeps to its own.
    known = agency.get("country") or ("" if agency.get("type") == "international" else record["id"])
    body = _entity("PublicBody", str(agency.get("name")).casefold(), known)
    _add(body, "name", agency.get("name"))
    _add(body, "abbreviation", agency.get("acronym"))
    _add(body, "alias", agency.get("aliases"))
    _add(body, "country", agency.get("country"))
    _add(body, "classification", agency.get("type"))
    return body


def _operation(record: StoredRecord, article: EntityProxy, operation: dict[str, Any], index: int) -> EntityProxy:
    project = _entity("Project", str(article.id), "operations", index)
    _add(project, "name", operation.get("full_name"))
    _add(project, "alias", operation.get("name"))
    start, end = _days(operation.get("period"))
    _add(project, "startDate", start)
    _add(project, "endDate", end)
    _add(project, "status", operation.get("role"))
    if operation.get("role") == "primary":
        participants = [one.get("code") for one in record.get("countries") or () if one.get("role") == "participant"]
        _add(project, "country", participants)
    _add(project, "recordId", f"{record['id']}:operations[{index}]")
    _add(project, "proof", str(article.id))
    return project


def _participants(
    article: EntityProxy, project: EntityProxy, operation: dict[str, Any], bodies: dict[str, str]
) -> Iterator[EntityProxy]:
    for field, role in _LINKS.items():
        for name in operation.get(field) or ():
            body = bodies.get(str(name).casefold())
            if body is None:
                continue
            link = _entity("ProjectParticipant", project.id, body, role)
            _add(link, "project", project.id)
            _add(link, "participant", body)
            _add(link, "role", role)
            _add(link, "proof", str(article.id))
            yield link


def _event(
    record: StoredRecord,
    article: EntityProxy,
    kind: str,
    index: int,
    fact: dict[str, Any],
    period: dict[str, Any] | None,
) -> EntityProxy:
    event = _entity("Event", str(article.id), kind, index)
    what, words = stored_words(kind, fact)
    _add(event, "name", f"{what}: {words}")
    _add(event, "country", fact.get("country"))
    if period and not fact.get("other_operation"):
        _add(event, "startDate", period.get("start"))
        _add(event, "endDate", period.get("end"))
    _add(event, "keywords", [kind, fact.get("kind"), fact.get("category"), fact.get("action"), fact.get("scope")])
    _add(event, "summary", [one.get("text") for one in fact.get("evidence") or ()])
    plain = {key: value for key, value in fact.items() if key != "evidence" and value is not None}
    _add(event, "description", json.dumps(plain, ensure_ascii=False, sort_keys=True))
    _add(event, "recordId", f"{record['id']}:{kind}[{index}]")
    _add(event, "proof", str(article.id))
    return event


def _documentation(
    record: StoredRecord, article: EntityProxy, entity: EntityProxy, kind: str, index: int, fact: dict[str, Any]
) -> Iterator[EntityProxy]:
    for one in fact.get("evidence") or ():
        place = f"{one['start']}-{one['end']}"
        link = _entity("Documentation", article.id, kind, index, place)
        _add(link, "document", article.id)
        _add(link, "entity", entity.id)
        _add(link, "role", kind)
        _add(link, "recordId", f"{record['id']}:{kind}[{index}]:{place}")
        _add(link, "summary", one.get("text"))
        _add(link, "description", f"characters {place} of {record['source']['path']}; rule {fact.get('rule')}")
        yield link


def _days(period: object) -> tuple[str | None, str | None]:
    left, slash, right = str(period or "").partition("/")
    return _day(left), _day(right if slash else left)


def _day(value: object) -> str | None:
    """An EDTF day, month or year as FollowTheMoney takes it; None for an open side."""
    text = str(value or "").partition("/")[0]
    return text if text and text[0].isdigit() else None
