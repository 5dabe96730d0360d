"""FollowTheMoney entities, read back and validated by its own library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opsextract.exporting import export

followthemoney = pytest.importorskip("followthemoney", reason="needs opsextract[ftm]")

Records = list[dict[str, Any]]


@pytest.fixture
def entities(records: Records, tmp_path: Path) -> list[Any]:
    """What the library makes of the lines that were written."""
    records[0]["operations"][0]["led_by"] = ["Tollvesenet"]
    records[0]["agencies"][0]["name"] = "Tollvesenet"
    export(records, tmp_path / "x.ftm", "ftm")
    lines = (tmp_path / "x.ftm").read_text("utf-8").splitlines()
    return [followthemoney.model.get_proxy(json.loads(line)) for line in lines]


def of(entities: list[Any], schema: str, record: dict[str, Any]) -> list[Any]:
    """The entities of one schema that come from one record."""
    key = record["id"]
    return [
        entity
        for entity in entities
        if entity.schema.name == schema and any(key in value for value in entity.get("recordId", quiet=True))
    ]


def test_every_entity_is_valid(entities: list[Any]) -> None:
    for entity in entities:
        entity.schema.validate(entity.to_dict())
        for name in entity.schema.required:
            assert entity.has(name), (entity.schema.name, name)
        if entity.schema.edge:
            assert all(entity.has(name) for name in (entity.schema.edge_source, entity.schema.edge_target))


def test_every_link_leads_to_an_entity(entities: list[Any]) -> None:
    ids = {entity.id for entity in entities}
    for entity in entities:
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in ids, (entity.schema.name, prop.name)


def test_a_fact_leads_back_to_its_characters(entities: list[Any], records: Records) -> None:
    record = records[0]
    evidence = record["arrests"][0]["evidence"][0]
    place = f"{record['id']}:arrests[0]:{evidence['start']}-{evidence['end']}"
    (link,) = [entity for entity in entities if place in entity.get("recordId", quiet=True)]
    assert link.schema.name == "Documentation"
    assert link.get("summary") == [evidence["text"]]
    by_id = {entity.id: entity for entity in entities}
    event, article = by_id[link.first("entity")], by_id[link.first("document")]
    assert (event.schema.name, event.get("recordId")) == ("Event", [f"{record['id']}:arrests[0]"])
    assert json.loads(event.first("description"))["count"] == 9
    assert (article.schema.name, article.first("fileName")) == ("Article", "frost.txt")
    assert any(record["id"] in note for note in article.get("notes"))


def test_operation_agency_and_who_led_it(entities: list[Any], records: Records) -> None:
    (project,) = of(entities, "Project", records[0])
    assert project.get("name") == ["Operation Frostbite"]
    assert (project.first("startDate"), project.first("endDate")) == ("2023-03-06", "2023-03-10")
    assert project.get("country") == ["no"]
    (link,) = [one for one in entities if one.schema.name == "ProjectParticipant" and project.id in one.get("project")]
    body = next(one for one in entities if one.id == link.first("participant"))
    assert (body.caption, body.get("country"), link.get("role")) == ("Tollvesenet", ["no"], ["led by"])


def test_bodies_of_no_known_country_keep_to_their_release(records: Records) -> None:
    from opsextract.exporting.ftm import entities as entities_of

    def bodies(country: str | None) -> set[str]:
        ids = set()
        for record in records[2:4]:
            record["agencies"][0].update(name="Customs", country=country)
            ids |= {one.id for one in entities_of(record) if one.schema.name == "PublicBody"}
        return ids

    assert len(bodies("NO")) == 1
    assert len(bodies(None)) == 2
