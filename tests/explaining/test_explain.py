"""What became of each candidate, and why nothing came of a passage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opsextract import Extractor
from opsextract.explaining import decisions, explain, fact_passage, text_passages
from opsextract.explaining.render import as_json, as_lines
from opsextract.resolving.trace import Trace
from opsextract.writing.facts import shown

TEXT = (
    "Harbour raids end in 12 arrests\n\n"
    "OSLO, Norway - 14 March 2023 - Police arrested 12 people in Operation Frostbite. "
    "Officers plan to arrest 22 suspects next month. No weapons were seized. "
    "The harbour has 31 cranes.\n"
)


@pytest.fixture(scope="module")
def trace() -> Trace:
    return Extractor(ner=False).trace(TEXT)[0]


def test_the_trace_has_the_record_that_extract_gives(trace: Trace) -> None:
    assert Extractor(ner=False).extract(TEXT) == [trace.release]


def test_offsets_of_a_feed_count_in_the_file(root: Path) -> None:
    raw = (root / "fixtures" / "feed-africa-asia.txt").read_text("utf-8")
    traces = Extractor(ner=False).trace(raw)
    assert len(traces) > 2
    for one in traces:
        for decision in decisions(one):
            if decision.outcome == "kept" and decision.kind in ("arrests", "seizures"):
                assert decision.fact
                kind, _, index = decision.fact.rstrip("]").partition("[")
                texts = [evidence.text for evidence in getattr(one.release, kind)[int(index)].evidence]
                assert all(raw[start:end] in texts for start, end in decision.spans)


def test_each_fact_of_a_list_has_exactly_one_candidate_that_became_it(trace: Trace) -> None:
    kept = [one.fact for one in decisions(trace) if one.outcome == "kept" and "[" in str(one.fact)]
    assert len(kept) == len(set(kept))
    lists = [fact.path for fact in shown(trace.release) if "[" in fact.path and fact.kind != "diagnostics"]
    assert set(kept) == set(lists)


def test_a_figure_said_twice_is_kept_once_and_merged_once(trace: Trace) -> None:
    outcomes = [(one.outcome, one.fact) for one in decisions(trace) if one.kind == "arrests" and one.status == "done"]
    assert sorted(outcomes) == [("kept", "arrests[0]"), ("merged", "arrests[0]")]


def test_what_is_planned_is_rejected_with_its_reason(trace: Trace) -> None:
    (passage,) = text_passages(trace, TEXT, "22  SUSPECTS")
    (decision,) = [one for one in passage.decisions if one.kind == "arrests"]
    assert (decision.outcome, decision.status, decision.fact) == ("rejected", "planned", None)
    assert "rejected: planned" in passage.verdict
    assert passage.sentence.startswith("Officers plan")


def test_a_number_that_no_rule_took_is_shown_as_nearly_a_fact(trace: Trace) -> None:
    found = [text_passages(trace, TEXT, "harbour has 31"), text_passages(trace, TEXT, "has")]
    (numbered,), (bare,) = found
    assert any(one.kind == "measure" and one.text.startswith("31") for one in numbered.readings)
    assert bare.readings == ()
    assert bare.verdict.startswith("nothing was read here")


def test_facts_by_number(trace: Trace) -> None:
    facts = list(shown(trace.release))
    number = next(n for n, fact in enumerate(facts, 1) if fact.kind == "arrests")
    passage = fact_passage(trace, TEXT, number)
    assert passage.fact == facts[number - 1]
    assert passage.verdict == "one fact of 2 candidates, with 2 evidences"
    with pytest.raises(IndexError, match=f"1 to {len(facts)}"):
        fact_passage(trace, TEXT, len(facts) + 1)


def test_everything_is_explained_in_lines_and_as_json(trace: Trace) -> None:
    passages = explain(trace, TEXT)
    lines = "\n".join(as_lines(passages))
    for words in (
        "#",
        "verdict",
        "rejected: arrests 22",
        "because planned",
        "read      ",
        "→ arrested (arrest, active)",
    ):
        assert words in lines
    data: list[dict[str, Any]] = json.loads(json.dumps([as_json(one) for one in passages]))
    assert [one["number"] for one in data if one["number"]] == list(range(1, 1 + len(list(shown(trace.release)))))
    assert any(one["outcome"] == "rejected" for passage in data for one in passage["decisions"])


def test_no_escape_code_of_a_release_reaches_the_terminal() -> None:
    raw = "Police in Norway arrested 12 people \x1b[31mnamed\x1b]0;x\x07 today.\n"
    trace = Extractor(ner=False).trace(raw)[0]
    assert "\x1b" not in "".join(as_lines(text_passages(trace, raw, "today")))
