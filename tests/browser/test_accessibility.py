"""axe-core finds nothing on any view of the page, in both themes and on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


def violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install --group browser")
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']} {one['nodes'][0]['failureSummary']}" for one in found]


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("dark", [False, True])
def test_the_overview(open_page: Open, many: Path, dark: bool, width: int) -> None:
    page = open_page(many, dark=dark, width=width)
    assert violations(page) == []
    page.locator("[data-chart=country] g[role=button]").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("dark", [False, True])
def test_a_release(open_page: Open, one: Path, dark: bool, width: int) -> None:
    page = open_page(one, dark=dark, width=width)
    page.check("#show-rejected")
    page.locator(".fact .go").nth(2).click()
    page.locator(".judge button").first.click()
    page.wait_for_timeout(1500)  # a flash is no state to judge contrast by
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", [False, True])
def test_the_dialogs(open_page: Open, one: Path, dark: bool) -> None:
    page = open_page(one, dark=dark)
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.evaluate(
        "() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('.mark')); "
        "getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )
    page.keyboard.press("a")
    assert page.locator("dialog#missing").is_visible()
    assert violations(page) == []
