"""One release on the page: marks, facts, kinds, the switch, the keyboard, corrections."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsextract.evaluation.score import score

Open = Callable[..., Any]
Until = Callable[[Any, str], None]


def fact(page: Any, kind: str, words: str) -> Any:
    return page.locator(f".fact[data-k={kind}]").filter(has_text=words)


def test_a_fact_leads_to_its_evidences_and_a_mark_to_its_fact(open_page: Open, one: Path) -> None:
    page = open_page(one)
    arrests = fact(page, "arrests", "12")
    assert "2 places" in arrests.inner_text()
    arrests.locator(".go").click()
    lit = page.locator(".mark.on")
    assert [text.strip() for text in lit.all_inner_texts()] == ["12 arrests", "arrested 12 people"]
    assert page.locator(".mark.flash").count() == 2
    page.locator(".mark[data-k=seizures]").filter(has_text="heroin").first.click()
    assert "heroin" in page.locator(".fact.on").inner_text()


def test_kinds_differ_by_shape_and_line_as_well_as_colour(open_page: Open, one: Path) -> None:
    page = open_page(one)
    looks = page.evaluate(
        """() => [...new Map([...document.querySelectorAll('.mark')].map((mark) => {
          const style = getComputedStyle(mark);
          return [mark.dataset.k, `${mark.dataset.shape} ${style.borderBottomStyle} ${style.borderBottomWidth}`];
        }))]"""
    )
    shapes = dict(looks)
    named = [shapes[k] for k in ("operations", "dates", "countries", "agencies", "arrests", "seizures")]
    assert len({look[0] for look in named}) == 6


def test_marks_that_overlap_are_all_there_each_with_a_line_of_its_own(open_page: Open, one: Path) -> None:
    page = open_page(one)
    inner = page.locator(".mark .mark").first
    assert inner.count() == 1
    outer = inner.locator("xpath=..")
    assert inner.get_attribute("data-f") != outer.get_attribute("data-f")
    bottoms = [box.evaluate("node => node.getBoundingClientRect().bottom") for box in (inner, outer)]
    assert bottoms[1] >= bottoms[0] + 3
    # Each further click takes the next mark out.
    inner.click()
    first = page.locator(".fact.on").get_attribute("data-n")
    inner.click()
    assert page.locator(".fact.on").get_attribute("data-n") != first


def test_a_kind_is_hidden_in_text_and_panel(open_page: Open, one: Path) -> None:
    page = open_page(one)
    assert page.locator("[data-k=arrests].mark").count()
    page.uncheck("#kind-arrests")
    assert page.locator("[data-k=arrests].mark, [data-k=arrests].fact").count() == 0
    assert page.locator("[data-k=seizures].fact").count()
    page.check("#kind-arrests")
    assert page.locator("[data-k=arrests].mark").count()


def test_what_was_rejected_stands_on_a_switch_with_its_reason(open_page: Open, one: Path) -> None:
    page = open_page(one)
    assert page.locator(".fact[data-k=rejected]").count() == 0
    page.check("#show-rejected")
    planned = fact(page, "rejected", "22")
    assert "planned" in planned.inner_text()
    assert "still to come" in planned.inner_text()
    planned.locator(".go").click()
    assert "22 suspects" in page.locator(".mark.on[data-k=rejected]").first.inner_text()
    page.keyboard.press("r")
    assert page.locator(".fact[data-k=rejected]").count() == 0


def test_a_page_without_trace_says_how_to_get_one(open_page: Open, many: Path) -> None:
    page = open_page(many, fragment="#r0")
    page.check("#show-rejected")
    assert "report --trace" in page.locator("#facts").inner_text()


def test_searching_narrows_the_facts_and_counts_places(open_page: Open, one: Path, until: Until) -> None:
    page = open_page(one)
    page.keyboard.press("/")
    page.keyboard.type("heroin")
    until(page, "document.getElementById('found').textContent.startsWith('1 place, 1 fact')")
    assert page.locator(".fact").count() == 1
    assert page.evaluate("CSS.highlights.get('found').size") == 1


def test_keyboard(open_page: Open, one: Path) -> None:
    page = open_page(one)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".fact.on").get_attribute("data-n") == "2"
    page.keyboard.press("k")
    assert page.locator(".fact.on").get_attribute("data-n") == "1"
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("j")
    assert page.locator(".fact.on").get_attribute("data-n") == "1"
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    page.keyboard.press("t")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def select(page: Any, words: str) -> None:
    """Drag over words of the text, as a reader does."""
    box = page.evaluate(
        """(words) => {
          const home = document.getElementById('text');
          const walker = document.createTreeWalker(home, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at); range.setEnd(node, at + words.length);
            range.startContainer.parentElement.scrollIntoView({ block: 'center' });
            const box = range.getBoundingClientRect();
            return [box.left, box.right, (box.top + box.bottom) / 2];
          }
        }""",
        words,
    )
    page.mouse.move(box[0] + 1, box[2])
    page.mouse.down()
    page.mouse.move(box[1] - 1, box[2], steps=6)
    page.mouse.up()


def test_corrections_become_a_gold_file_that_evaluate_scores(
    open_page: Open, one: Path, tmp_path: Path, raid_record: dict[str, Any], raid: str
) -> None:
    page = open_page(one)
    fact(page, "arrests", "12").get_by_role("button", name=re.compile("right")).click()
    fact(page, "seizures", "31").get_by_role("button", name=re.compile("wrong")).click()
    assert "wrong" in str(fact(page, "seizures", "31").get_attribute("class"))
    select(page, "next month")
    page.keyboard.press("a")
    page.select_option("#missing-kind", "arrests")
    page.fill("#field-count", "4")
    page.select_option("#field-bound", "vague")
    page.click("#missing-form button[type=submit]")
    assert page.locator("dialog#missing").is_visible()  # a number that is vague is no fact
    page.select_option("#field-bound", "exact")
    page.click("#missing-form button[type=submit]")
    assert not page.locator("dialog#missing").is_visible()
    assert "added by you" in fact(page, "arrests", "4 exact").inner_text()
    page.reload()  # corrections outlive the page
    assert "added by you" in fact(page, "arrests", "4 exact").inner_text()
    with page.expect_download() as waiting:
        page.click("#gold")
    assert waiting.value.suggested_filename == "oslo.json"
    waiting.value.save_as(tmp_path / "oslo.json")
    gold = json.loads((tmp_path / "oslo.json").read_text("utf-8"))
    for kind in ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures"):
        for item in gold[kind]:
            assert item["evidence"] in raid
            assert 3 <= len(item["evidence"].split()) <= 25
    marked = [item for item in gold["arrests"] if not item.get("optional")]
    assert sorted(item["count"] for item in marked) == [4, 12]
    assert all(item["quantity"] != 31 for item in gold["seizures"])
    scores = score({"oslo": gold}, {"oslo": raid_record})
    arrests = scores.fields["arrests"]
    assert (arrests.missed, arrests.extra) == (1, 0)  # the added one is missed; the unmarked one is optional
    assert scores.fields["seizures.quantity"].extra == 1  # the one marked wrong


def test_the_rest_is_right_and_the_kind_can_be_changed(open_page: Open, one: Path, tmp_path: Path) -> None:
    page = open_page(one)
    page.get_by_label("Kind of release").select_option("meeting")
    page.click("#rest")
    with page.expect_download() as waiting:
        page.click("#export")
    waiting.value.save_as(tmp_path / "gold.json")
    gold = json.loads((tmp_path / "gold.json").read_text("utf-8"))
    assert gold["kind"] == "meeting"
    assert gold["published"] == "2023-03-14"
    assert not any(item.get("optional") for kind in ("arrests", "dates", "countries") for item in gold[kind])


@pytest.mark.parametrize("media", ["print", "screen"])
def test_it_prints_without_its_tools(open_page: Open, one: Path, media: str) -> None:
    page = open_page(one)
    page.emulate_media(media=media)
    assert page.locator(".bar").is_visible() is (media == "screen")
    assert page.locator(".mark").first.is_visible()
    assert page.locator(".fact").first.is_visible()
