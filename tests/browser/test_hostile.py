"""Releases that attack: nothing of them runs, loads, restyles or leaves its place. The `open_page` fixture fails a test
whose page says anything on the console, opens a dialog or asks the network for anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsextract.records import Release
from opsextract.report.loading import Paired

Open = Callable[..., Any]
HOSTILE = Path(__file__).parents[1] / "report" / "hostile"
NAMES = sorted(path.stem for path in HOSTILE.glob("*.txt"))
CLEAN = """() => ({
  ran: 'pwned' in window,
  scripts: [...document.scripts].filter((script) => script.type !== 'application/json').length,
  foreign: document.querySelectorAll('img,iframe,object,embed,link,base,animate,form[action],meta[http-equiv=refresh]').length,
  handlers: [...document.querySelectorAll('*')].filter((node) => [...node.attributes].some((one) => /^on/i.test(one.name))).length,
  links: [...document.links].filter((link) => !link.getAttribute('href').startsWith('#')).length,
  shown: getComputedStyle(document.querySelector('main')).display,
  wide: document.documentElement.scrollWidth > innerWidth,
})"""
HARMLESS = {"ran": False, "scripts": 1, "foreign": 0, "handlers": 0, "links": 0, "shown": "block", "wide": False}


def test_the_set_is_whole() -> None:
    listed = (HOSTILE / "README.md").read_text("utf-8")
    assert [name for name in NAMES if name not in listed] == []
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_release_stays_text(open_page: Open, make: Callable[..., Any], name: str) -> None:
    text = (HOSTILE / f"{name}.txt").read_bytes().decode()
    path = f"<img src=x onerror=window.pwned=1>/{name}\"'.txt"
    built, releases = make([(path, text), (path, text)], text[:200])
    page = open_page(built)
    assert page.evaluate(CLEAN) == HARMLESS
    page.locator("#releases tbody a").first.click()
    page.wait_for_selector(".line")
    page.check("#show-rejected")
    for go in page.locator(".fact .go").all()[:12]:
        go.click()
    assert page.evaluate(CLEAN) == HARMLESS
    # What stands on the page is what the release says, and every mark holds its evidence's own characters.
    for number, evidences in page.evaluate(
        "() => [...document.querySelectorAll('.fact[data-n]')].map((fact) => [fact.dataset.n, "
        '[...document.querySelectorAll(`.mark.opens[data-f="${CSS.escape(fact.dataset.n)}"]`)].map((mark) => mark.textContent)])'
    ):
        if number.isdigit():
            known = [evidence.text for _, evidence in releases[0].release.evidences()]
            assert all(any(one.startswith(shown) for one in known) for shown in evidences), number


@pytest.mark.parametrize(
    "words",
    [
        "<script>window.pwned=1</script>",
        "</script><img src=x onerror=window.pwned=1>",
        '"><svg onload=window.pwned=1>',
        "__proto__",
    ],
)
def test_hostile_fields_of_a_record_stay_text(
    open_page: Open, record: dict[str, Any], text: str, write_page: Callable[..., Path], words: str
) -> None:
    for kind in ("operations", "agencies", "seizures"):
        for item in record[kind]:
            item.update({key: words for key in ("name", "full_name", "item") if key in item}, rule=words)
    record.update(title=words, publisher=words)
    record["source"]["path"] = words
    record["dateline"]["place"] = words
    record["diagnostics"][0]["message"] = words
    releases = [Paired(Release.model_validate(record), text), Paired(Release.model_validate(record), None, words)]
    page = open_page(write_page(releases, words))
    page.locator("[data-chart=operation]").get_by_label("measured in").select_option("releases")
    page.locator("[data-chart=operation] g[role=button]").first.click()
    assert page.locator("#releases tbody tr").count() == 2
    assert page.evaluate(CLEAN) == HARMLESS
    for number in (0, 1):
        page.evaluate(f"location.hash = '#r{number}'")
        page.wait_for_selector(".fact")
        assert page.locator("#release-title").inner_text() == words
        assert page.evaluate(CLEAN) == HARMLESS


def test_the_policy_stops_what_escaping_would_let_through(
    open_page: Open, one: Path, tmp_path: Path, said: list[str]
) -> None:
    # Were a fault of ours to let markup in, the policy still holds: script, handler, style and image are refused.
    hole = "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'><style>main{display:none}</style><main"
    path = tmp_path / "broken.html"
    path.write_text(one.read_text("utf-8").replace("<main", hole, 1), "utf-8")
    page = open_page(path)
    state = page.evaluate(CLEAN)
    assert (state["ran"], state["shown"]) == (False, "block")
    assert page.evaluate("() => { try { document.body.innerHTML = '<b>x</b>'; return false; } catch { return true; } }")
    refused = " ".join(said)
    for directive in ("script-src", "style-src", "default-src", "TrustedHTML"):
        assert directive in refused
    said.clear()
