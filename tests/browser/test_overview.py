"""Many releases on the page: sorting, filtering, searching, bars that lead to releases, the keyboard, a zip of gold."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsextract.report.data import row
from opsextract.report.loading import Paired

Open = Callable[..., Any]
Until = Callable[[Any, str], None]


def rows(page: Any) -> int:
    page.evaluate("document.querySelector('#more button')?.click()")
    return int(page.locator("#releases tbody tr").count())


def test_every_release_is_listed_and_counted(open_page: Open, many: Path, fixture_releases: list[Paired]) -> None:
    page = open_page(many)
    assert page.locator("#summary").inner_text().startswith(f"{len(fixture_releases)} releases · ")
    assert page.locator("#releases tbody tr").count() == 100
    assert rows(page) == len(fixture_releases)


@pytest.mark.parametrize(("column", "cell"), [("Arrests", 6), ("Seizures", 7), ("Countries", 5)])
def test_sorting_by_a_number_and_back(open_page: Open, many: Path, column: str, cell: int) -> None:
    page = open_page(many)
    head = page.get_by_role("columnheader", name=column)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    rows(page)
    shown = page.locator(f"#releases tbody td:nth-child({cell + 1})").all_inner_texts()
    numbers = [int(text.replace(",", "") or 0) for text in shown]
    assert numbers == sorted(numbers, reverse=True)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("dimension", ["operation", "country", "month", "commodity"])
def test_every_bar_leads_to_the_releases_behind_it(
    open_page: Open, many: Path, fixture_releases: list[Paired], dimension: str
) -> None:
    page = open_page(many)
    chart = page.locator(f"[data-chart={dimension}]")
    chart.get_by_label("measured in").select_option("releases")
    bars = chart.locator("g[role=button]")
    label = bars.first.get_attribute("aria-label")
    number = int(re.search(r": ([\d,]+) releases$", label)[1].replace(",", ""))
    bars.first.click()
    assert rows(page) == number
    assert page.locator(".chip").count() == 1
    page.locator(".chip").click()
    assert rows(page) == len(fixture_releases)


def test_bars_add_up_to_what_the_records_say(open_page: Open, many: Path, fixture_releases: list[Paired]) -> None:
    page = open_page(many)
    known = [row(one.release) for one in fixture_releases]
    page.locator("[data-chart=country]").get_by_label("measured in").select_option("arrests")
    everything = page.locator("[data-chart=country] > button")
    everything.click()
    labels = [str(bar.get_attribute("aria-label")) for bar in page.locator("[data-chart=country] g[role=button]").all()]
    shown = sum(int(re.search(r": ([\d,]+) arrests", label)[1].replace(",", "")) for label in labels)  # type: ignore[index]
    due = sum(n for one in known for code, n in one["arrestsIn"].items() if code in one["countries"])
    assert shown == due > 0


def test_bars_are_buttons_for_the_keyboard(open_page: Open, many: Path) -> None:
    page = open_page(many)
    bar = page.locator("[data-chart=commodity] g[role=button]").nth(1)
    bar.focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-chart=commodity] g[aria-pressed=true]").count() == 1
    page.keyboard.press("Enter")  # focus stays on the bar
    assert page.locator(".chip").count() == 0


def test_filters_and_search_narrow_together(
    open_page: Open, many: Path, fixture_releases: list[Paired], until: Until
) -> None:
    page = open_page(many)
    page.select_option("#pick-kind", "operation")
    operations = rows(page)
    assert operations == sum(one.release.kind == "operation" for one in fixture_releases)
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.keyboard.type("celmira")
    until(page, "document.getElementById('found').textContent.startsWith('1 of')")
    assert page.locator("#releases tbody a").inner_text().startswith("Shark fins")


def test_search_reads_the_texts_too(open_page: Open, many: Path, until: Until) -> None:
    page = open_page(many)
    page.fill("#search", "declared as fish meal")
    until(page, "document.getElementById('found').textContent.startsWith('1 of')")


def test_the_keyboard_walks_and_opens(open_page: Open, many: Path, until: Until) -> None:
    page = open_page(many)
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    title = page.evaluate("document.activeElement.textContent")
    assert title == page.locator("#releases tbody a").nth(1).inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("#release:not([hidden])")
    assert page.locator("#release-title").inner_text() == title
    page.keyboard.press("n")
    until(page, "location.hash === '#r2'")
    page.keyboard.press("o")
    page.wait_for_selector("#overview:not([hidden])")
    page.go_back()
    page.wait_for_selector("#release:not([hidden])")


def test_corrections_of_several_releases_are_one_archive(
    open_page: Open, many: Path, tmp_path: Path, until: Until
) -> None:
    page = open_page(many, fragment="#r2")
    names = []
    for number in (2, 5):
        page.evaluate(f"location.hash = '#r{number}'")
        until(page, f"document.getElementById('meta').textContent.includes({json.dumps('fixtures/')})")
        page.locator(".judge button[data-as=wrong]").first.click()
        names.append(re.search(r"fixtures/([\w-]+)\.txt", page.locator("#meta").inner_text())[1])
    with page.expect_download() as waiting:
        page.click("#export")
    waiting.value.save_as(tmp_path / "gold.zip")
    with zipfile.ZipFile(tmp_path / "gold.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(f"{name}.json" for name in names)
        for name in archive.namelist():
            assert json.loads(archive.read(name))["doc"] == name.removesuffix(".json")
    page.keyboard.press("o")
    page.select_option("#pick-state", "corrected")
    assert rows(page) == 2
