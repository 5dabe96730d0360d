"""Operations told by several releases: found from the overview, searched, and every figure leads to its release."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]
Make = Callable[[list[tuple[str, str]], str], tuple[Path, Any]]


@pytest.fixture
def told(make: Make, root: Path) -> Path:
    """A page of fixtures/merge."""
    texts = [(path.name, path.read_text("utf-8")) for path in sorted((root / "fixtures" / "merge").glob("*.txt"))]
    return make(texts, "Merged")[0]


def row(page: Any, figure: str) -> Any:
    return page.locator("#dossier-list tr", has=page.locator(f"td:first-child:text-is('{figure}')"))


def test_figures_with_each_publishers_own(open_page: Open, told: Path) -> None:
    page = open_page(told)
    page.click("#to-dossiers a")
    page.locator("#dossiers").wait_for(timeout=5000)
    assert page.locator(".dossier h2").all_inner_texts() == ["Operation Salt Lantern II"]
    arrests = row(page, "arrests in ES")
    assert arrests.get_attribute("data-status") == "disagreed"
    assert arrests.locator("td").nth(1).inner_text() == "18"
    assert arrests.locator("li").all_inner_texts() == ["2024-05-30: 17, Europol", "2024-05-31: 18, Guardia Civil"]
    assert "revised" in row(page, "arrests").locator("li").first.inner_text()
    page.click(".dossier summary")
    assert "edition: both 2" in page.locator(".dossier details").inner_text()
    assert "1900 days apart" in page.locator(".dossier details").inner_text()


def test_a_figure_leads_to_its_release_and_back(open_page: Open, told: Path) -> None:
    page = open_page(told, fragment="#dossiers")
    row(page, "arrests in ES").locator("a").last.click()
    assert page.locator("#release-title").inner_text().startswith("Guardia Civil breaks up")
    assert not page.locator("#dossiers").is_visible()
    page.keyboard.press("d")
    page.locator("#dossiers").wait_for(timeout=5000)
    page.keyboard.press("o")
    page.locator("#releases").wait_for(timeout=5000)
    assert not page.locator("#dossiers").is_visible()


def test_searching_operations(open_page: Open, told: Path, until: Callable[[Any, str], None]) -> None:
    page = open_page(told, fragment="#dossiers")
    page.fill("#search", "portugal guardia")
    until(page, "document.querySelector('#found').textContent === '1 operation'")
    page.fill("#search", "nowhere")
    until(page, "document.querySelectorAll('.dossier').length === 0")


def test_without_shared_operations_there_is_no_such_view(open_page: Open, one: Path) -> None:
    page = open_page(one, fragment="#dossiers")
    assert page.locator("#release").is_visible()
    assert not page.locator("#to-dossiers").is_visible()


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 400)])
def test_accessible(open_page: Open, told: Path, dark: bool, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install --group browser")
    page = open_page(told, dark=dark, width=width, fragment="#dossiers")
    page.click(".dossier summary")
    found = axe.Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
