"""The same operation told by three publishers: texts to dossiers, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opsextract.cli import main

Dossier = dict[str, Any]


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def records(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of the releases in fixtures/merge."""
    path = tmp_path_factory.mktemp("merge") / "records.jsonl"
    assert run("parse", *sorted((root / "fixtures" / "merge").glob("*.txt")), "-f", "jsonl", "-o", path, "-q") == 0
    return path


@pytest.fixture
def dossiers(records: Path, capsys: pytest.CaptureFixture[str]) -> list[Dossier]:
    assert run("merge", records, "--json", "-q") == 0
    loaded: list[Dossier] = json.loads(capsys.readouterr().out)
    return loaded


def names(entries: list[Dossier]) -> list[str]:
    return [Path(entry["path"]).stem for entry in entries]


def total(dossier: Dossier, words: str) -> Dossier:
    (found,) = [one for one in dossier["totals"] if one["subject"]["words"] == words]
    return dict(found)


def test_the_releases_are_brought_together_with_reasons(dossiers: list[Dossier]) -> None:
    shared, other = dossiers
    assert names(shared["reports"]) == ["europol", "guardia-civil", "federal-police", "europol-update"]
    assert (shared["name"], shared["edition"], shared["publishers"]) == ("Operation Salt Lantern II", "2", 3)
    assert [one["country"] for one in shared["participants"]] == ["BE", "ES", "PL", "PT"]
    assert [one["value"] for one in shared["coordinated_by"]] == ["Europol"]
    belgian = shared["reports"][2]["reasons"]
    assert "edition: both 2" in belgian
    assert any(reason.startswith("period: ") and reason.endswith("overlap") for reason in belgian)
    assert any(reason.startswith("participants: BE ES PL PT") for reason in belgian)
    assert names(other["reports"]) == ["afp-2019"]
    assert "days apart" in other["apart"][0]["reason"]


def test_totals_disagreements_and_revisions(dossiers: list[Dossier]) -> None:
    shared = dossiers[0]
    arrests = total(shared, "arrests")
    assert (arrests["value"], arrests["status"], arrests["low"], arrests["high"]) == (44, "agreed", 44, 44)
    assert [(one["published"], one["amount"], one["standing"]) for one in arrests["statements"]] == [
        ("2024-05-30", 41, False),
        ("2024-06-03", 44, True),
        ("2024-06-27", 44, True),
    ]
    spain = total(shared, "arrests in ES")
    assert (spain["value"], spain["status"], spain["basis"]) == (18, "disagreed", "the figure of ES itself")
    assert shared["reports"][1]["totals_are_of"] == "ES"
    drug = total(shared, "[mdma] seized (g)")
    assert (drug["value"], drug["low"], drug["high"]) == (1_374_000, 1_200_000, 1_374_000)
    assert "led or coordinated" in drug["basis"]
    revised = {one["subject"]["words"]: (one["old"]["amount"], one["new"]["amount"]) for one in shared["revisions"]}
    assert revised["arrests"] == (41, 44)
    assert "[mdma] seized (g)" not in revised
    assert {one["words"] for one in shared["disagreements"]} >= {"arrests in ES", "[mdma] seized (g)"}


def test_every_figure_leads_to_its_characters(dossiers: list[Dossier], root: Path) -> None:
    statements = [one for dossier in dossiers for figure in dossier["totals"] for one in figure["statements"]]
    assert len(statements) > 10
    for one in statements:
        text = Path(one["path"]).read_text("utf-8")
        assert one["evidence"]
        for evidence in one["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_lines_for_people(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("merge", records, "--publishers", 2) == 0
    shown = capsys.readouterr()
    assert "1 of 2 operations shown" in shown.err
    assert shown.out.startswith("Operation Salt Lantern II")
    assert "revised by Europol: 41 (2024-05-30) -> 44 (2024-06-27)" in shown.out
    assert "not this one: 2019-03-12" in shown.out


def test_by_name_and_into_a_file(records: Path, tmp_path: Path) -> None:
    assert run("merge", records, "--name", "operation salt-lantern", "--json", "-o", tmp_path / "x.json", "-q") == 0
    assert len(json.loads((tmp_path / "x.json").read_text("utf-8"))) == 2
    assert run("merge", records, "--name", "salt", "--json", "-o", tmp_path / "x.json", "-q") == 0
    assert json.loads((tmp_path / "x.json").read_text("utf-8")) == []


def test_data_for_the_page_numbers_every_release(records: Path) -> None:
    from opsextract.merging.page import page_data

    given = [json.loads(line) for line in records.read_text("utf-8").split("\n") if line]
    (shared,) = page_data(given)
    assert shared["name"] == "Operation Salt Lantern II"
    places = [
        *shared["reports"],
        *shared["apart"],
        *(one for figure in shared["totals"] for one in figure["statements"]),
    ]
    assert len(places) > 20
    for one in places:
        assert given[one["number"]]["source"]["path"] == one["path"]
