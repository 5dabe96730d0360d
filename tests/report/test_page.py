"""The page as text, and the records behind it: policy, escapes, texts, what was rejected, the command."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from opsextract import Extractor
from opsextract.cli import main
from opsextract.errors import InputError
from opsextract.records import Release
from opsextract.report.data import details, row
from opsextract.report.loading import Paired, holds_records, load_records, with_texts
from opsextract.report.page import page
from opsextract.report.tracing import rejected

Evidence = Callable[[str], list[dict[str, Any]]]


def built(paired: Paired, title: str = "A page") -> str:
    return "".join(page([(paired, None)], title))


def blocks(html: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', html, re.DOTALL)
    return {name: json.loads(value) for name, value in found}


def test_the_policy_names_the_style_and_the_script_that_stand_in_the_page(record: dict[str, Any], text: str) -> None:
    html = built(Paired(Release.model_validate(record), text))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert "unsafe" not in policy[1]
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"{directive} 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy[1]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", html)


@pytest.mark.parametrize(
    "words", ["</script><b>", "<!--<script>", "a&b>c", "\u2028\u2029", "{{style}} {{data}}", "\ud800"]
)
def test_data_cannot_leave_its_block(record: dict[str, Any], text: str, words: str) -> None:
    html = built(Paired(Release.model_validate({**record, "publisher": words.replace("\ud800", "x")}), words), words)
    inside = blocks(html)
    assert inside["t0"] == words
    assert inside["index"]["title"] == words
    assert html.encode("utf-8", "surrogatepass").count(b"<script>") == 1
    raw = "".join(re.findall(r'<script type="application/json" id="\w+">(.*?)</script>', html, re.DOTALL))
    assert not re.search("[<>&\u2028\u2029\ud800]", raw)


def test_offsets_on_the_page_count_from_the_release(record: dict[str, Any], text: str) -> None:
    moved = json.loads(Release.model_validate(record).model_dump_json())

    def shift(value: Any) -> None:
        if isinstance(value, dict):
            for key in ("start", "end"):
                if isinstance(value.get(key), int):
                    value[key] += 1000
            value = list(value.values())
        if isinstance(value, list):
            for one in value:
                shift(one)

    shift(moved)
    plain = details(Paired(Release.model_validate(record), text), None)
    far = details(Paired(Release.model_validate(moved), text), None)
    assert far["base"] == 1000
    assert far["facts"] == plain["facts"]
    (arrests,) = [fact for fact in far["facts"] if fact["kind"] == "arrests"]
    assert [text[start:end] for start, end in arrests["spans"]] == ["arrested nine people"]


def test_charts_count_each_figure_once(record: dict[str, Any], evidence: Evidence) -> None:
    part = {"bound": "exact", "scope": "part", "evidence": evidence("nine people"), "rule": "t"}
    record["arrests"] += [
        {**part, "count": 4, "country": "SE"},
        {**part, "count": 5, "country": "NO"},
        {**part, "count": 70, "country": "FI", "other_operation": True},
    ]
    same = {**record["seizures"][0], "value": None}
    record["seizures"] += [
        {**same, "quantity": 1, "scope": "part"},
        {**same, "quantity": 500, "unit": "g"},
        {**same, "quantity": 3, "unit": "piece", "scope": "part", "category": "vehicles", "item": "cars"},
        {**same, "quantity": None, "unit": None, "bound": "vague", "category": "money", "item": "cash"},
    ]
    made = row(Release.model_validate(record))
    assert made["arrests"] == 9
    assert made["arrestsIn"] == {"SE": 4, "NO": 5}
    assert sorted(made["goods"]) == [("heroin", "g", 3000.0), ("money", "", None), ("vehicles", "piece", 3.0)]


def test_a_text_is_the_records_own_or_that_of_its_file(tmp_path: Path, record: dict[str, Any], text: str) -> None:
    own = Release.model_validate({**record, "text": text})
    bare = Release.model_validate(record)
    assert [one.text for one in with_texts([own, bare], tmp_path)] == [text, None]
    (tmp_path / "frost.txt").write_text(text, "utf-8")
    assert [one.text for one in with_texts([own, bare], tmp_path)] == [text, text]
    (tmp_path / "frost.txt").write_text(text.replace("nine", "ten"), "utf-8")
    changed = next(iter(with_texts([bare], tmp_path)))
    assert changed.text is None
    assert "has changed" in changed.problem


def test_records_are_read_as_lines_and_as_an_array(tmp_path: Path, record: dict[str, Any]) -> None:
    release = Release.model_validate({**record, "title": "one\u2028line"})
    line = release.model_dump_json()
    for name, body in (("a.jsonl", f"{line}\n\n{line}\n"), ("a.json", f"[{line},{line}]")):
        path = tmp_path / name
        path.write_text(body, "utf-8")
        assert list(load_records(str(path))) == [release, release]
        assert holds_records(str(path))
    (tmp_path / "broken.jsonl").write_text(f'{line}\n{{"kind": "case"}}\n', "utf-8")
    with pytest.raises(InputError, match="is no record") as error:
        list(load_records(str(tmp_path / "broken.jsonl")))
    assert error.value.path.endswith("broken.jsonl:2")


def test_what_was_rejected_is_in_the_offsets_of_the_record() -> None:
    raw = "x" * 10 + "Police in Norway arrested two people. Officers plan to arrest 22 suspects.\n"
    extractor = Extractor(ner=False)
    release = extractor.extract(raw[10:])[0]
    value = json.loads(release.model_dump_json())
    value["source"] = {"path": "-", "index": 0, "start": 10, "end": len(raw)}
    for name in ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "diagnostics"):
        value[name] = []
    for name in ("title", "publisher", "published"):
        value[name], value[f"{name}_evidence"] = None, []
    found = rejected(Paired(Release.model_validate({**value, "dateline": None}), raw[10:]), extractor)
    (planned,) = [one for one in found if (one.kind, one.status) == ("arrests", "planned")]
    ((start, end),) = planned.spans
    assert raw[start:end] == "arrest 22 suspects"


def test_the_command_writes_a_page_and_says_what_it_lacks(
    tmp_path: Path, record: dict[str, Any], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    records, output = tmp_path / "out.jsonl", tmp_path / "review.html"
    own = Release.model_validate({**record, "text": text}).model_dump_json()
    bare = Release.model_validate({**record, "source": {**record["source"], "path": "gone.txt"}}).model_dump_json()
    records.write_text(f"{own}\n{bare}\n", "utf-8")
    with pytest.raises(SystemExit, match="0"):
        main(["report", str(records), "-o", str(output)])
    err = capsys.readouterr().err
    assert "1 of 2 releases are shown without text: gone.txt: the record has no text" in err
    inside = blocks(output.read_text("utf-8"))
    assert inside["index"]["title"] == "2 releases"
    assert set(inside) == {"index", "r0", "t0", "r1"}
    assert inside["r0"]["rejected"] is None
    records.write_text("\n", "utf-8")
    with pytest.raises(SystemExit, match="1"):
        main(["report", str(records), "-o", str(output)])
    assert "holds no records" in capsys.readouterr().err
