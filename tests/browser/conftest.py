"""Headless Chromium, and pages made of releases of ours. A page that says anything on its console fails its test."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from opsextract import Extractor
from opsextract.explaining.decisions import Decision
from opsextract.records import Release
from opsextract.report.loading import Paired
from opsextract.report.page import page as build
from opsextract.report.tracing import rejected

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or any that OPSEXTRACT_CHROMIUM names. OPSEXTRACT_BROWSER=required makes its absence an error."""
    lost = pytest.fail if os.environ.get("OPSEXTRACT_BROWSER") == "required" else pytest.skip
    program = os.environ.get("OPSEXTRACT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        lost("no chromium on this machine; apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lost("playwright is not installed; pip install --group browser")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=_FLAGS)
        yield chromium
        chromium.close()


Open = Callable[..., "Page"]


@pytest.fixture
def until() -> Callable[[Page, str], None]:
    """Wait until an expression holds on a page. Playwright's own wait evaluates strings later, which the policy stops."""

    def until(page: Page, expression: str) -> None:
        for _ in range(100):
            if page.evaluate(expression):
                return
            page.wait_for_timeout(50)
        pytest.fail(f"never came true: {expression}")

    return until


@pytest.fixture
def said() -> list[str]:
    """What the test's pages said on their consoles, showed in dialogs, and asked the network for."""
    return []


@pytest.fixture
def open_page(browser: Browser, said: list[str]) -> Iterator[Open]:
    """A function that opens a file in a new context; at the end no page may have said or fetched anything."""
    contexts = []

    def open_page(path: Path, *, dark: bool = False, width: int = 1280, height: int = 800, fragment: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: request.url.startswith(("file:", "blob:")) or said.append(request.url))
        page.goto(f"{path.as_uri()}{fragment}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def rules() -> Extractor:
    """The pipeline without its recogniser: quick, and the same on every machine."""
    return Extractor(ner=False)


def paired(extractor: Extractor, texts: Iterable[tuple[str, str]]) -> list[Paired]:
    """The records of (name, text), each with its text."""
    made = []
    for name, text in texts:
        for release in extractor.extract(text):
            value = json.loads(release.model_dump_json())
            value["source"]["path"] = name
            made.append(Paired(Release.model_validate(value), text[release.source.start : release.source.end]))
    return made


def write(path: Path, releases: list[Paired], title: str, extractor: Extractor | None = None) -> Path:
    """A page of releases, with what was rejected when there is an extractor to read it again."""
    pairs = [(one, None if extractor is None else rejected(one, extractor)) for one in releases]
    path.write_text("".join(build(pairs, title)), "utf-8", newline="")
    return path


Make = Callable[[list[tuple[str, str]], str], tuple[Path, list[Paired]]]


@pytest.fixture
def make(tmp_path: Path, rules: Extractor) -> Make:
    """A function from [(name, text)] and a title to their page, with what was rejected, and their records."""

    def make(texts: list[tuple[str, str]], title: str) -> tuple[Path, list[Paired]]:
        releases = paired(rules, texts)
        return write(tmp_path / "page.html", releases, title, rules), releases

    return make


@pytest.fixture
def write_page(tmp_path: Path) -> Callable[[list[Paired], str], Path]:
    """A function from records with their text and a title to their page."""
    return lambda releases, title: write(tmp_path / "page.html", releases, title)


RAID = (
    "Harbour raids end in 12 arrests\n\n"
    "OSLO, Norway - 14 March 2023 - Police in Norway arrested 12 people in Operation Frostbite. "
    "Officers plan to arrest 22 suspects next month. They seized 5 kg of heroin and 31 vehicles.\n\n"
    "The Norwegian Police Service led it; customs in Sweden detained another 3 men.\n"
)


@pytest.fixture(scope="session")
def raid() -> str:
    """The text of the page `one`."""
    return RAID


def _at(*words: str) -> list[dict[str, Any]]:
    return [{"start": RAID.index(one), "end": RAID.index(one) + len(one), "text": one} for one in words]


def _raid() -> Release:
    """The record of RAID by hand, so that what the page does hangs on no rule of extraction."""
    counted = {"bound": "exact", "scope": "total", "rule": "by_hand"}
    goods = {**counted, "action": "seized"}
    return Release.model_validate(
        {
            "id": "00000000000000aa",
            "source": {"path": "raids/oslo.txt", "index": 0, "start": 0, "end": len(RAID)},
            "title": "Harbour raids end in 12 arrests",
            "published": "2023-03-14",
            "published_evidence": _at("14 March 2023"),
            "kind": "operation",
            "operations": [
                {
                    "name": "Frostbite",
                    "full_name": "Operation Frostbite",
                    "type": "operation",
                    "role": "primary",
                    "evidence": _at("Operation Frostbite"),
                    "rule": "by_hand",
                }
            ],
            "dates": [{"value": "2023-03-14", "role": "publication", "evidence": _at("14 March 2023"), "rule": "h"}],
            "countries": [
                {"code": "NO", "role": "participant", "evidence": _at("Norway"), "rule": "by_hand"},
                {"code": "SE", "role": "participant", "evidence": _at("Sweden"), "rule": "by_hand"},
            ],
            "agencies": [
                {"name": "Police in Norway", "type": "police", "evidence": _at("Police in Norway"), "rule": "h"}
            ],
            "arrests": [
                {**counted, "count": 12, "evidence": _at("12 arrests", "arrested 12 people")},
                {**counted, "count": 3, "scope": "part", "country": "SE", "evidence": _at("detained another 3 men")},
            ],
            "seizures": [
                {
                    **goods,
                    "quantity": 5,
                    "unit": "kg",
                    "item": "heroin",
                    "category": "heroin",
                    "evidence": _at("seized 5 kg of heroin"),
                },
                {
                    **goods,
                    "quantity": 31,
                    "unit": "piece",
                    "item": "vehicles",
                    "category": "vehicles",
                    "evidence": _at("31 vehicles"),
                },
            ],
            "diagnostics": [{"code": "by_hand", "message": "a note on the bodies", "start": 200, "end": 220}],
        }
    )


@pytest.fixture(scope="session")
def raid_record() -> dict[str, Any]:
    """The record of RAID as plain data."""
    data: dict[str, Any] = json.loads(_raid().model_dump_json())
    return data


@pytest.fixture(scope="session")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of one release, with what was rejected."""
    words = "plan to arrest 22 suspects"
    span = (RAID.index(words), RAID.index(words) + len(words))
    reason = "planned: the text says that it is planned or still to come"
    planned = Decision("arrests", "22 arrests", "planned", "by_hand", (span,), "rejected", reason)
    path = tmp_path_factory.mktemp("pages") / "one.html"
    path.write_text("".join(build([(Paired(_raid(), RAID), [planned])], "One release")), "utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def fixture_releases(root: Path, rules: Extractor) -> list[Paired]:
    """Every fixture's records with their text."""
    return paired(
        rules,
        [(f"fixtures/{path.name}", path.read_text("utf-8")) for path in sorted((root / "fixtures").glob("*.txt"))],
    )


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory, fixture_releases: list[Paired]) -> Path:
    """A page of all fixtures."""
    return write(tmp_path_factory.mktemp("pages") / "many.html", fixture_releases, "Fixtures")


@pytest.fixture(scope="session")
def multiplied(tmp_path_factory: pytest.TempPathFactory, fixture_releases: list[Paired]) -> Callable[[int], Path]:
    """A function that makes a page of so many releases, each with an id, a file name and a month of its own."""
    folder = tmp_path_factory.mktemp("sizes")

    def multiplied(size: int) -> Path:
        made = []
        for number in range(size):
            base = fixture_releases[number % len(fixture_releases)]
            value: dict[str, Any] = json.loads(base.release.model_dump_json())
            value["id"] = f"{number:016x}"
            value["source"]["path"] = f"copies/{number:05d}.txt"
            made.append(Paired(Release.model_validate(value), base.text))
        return write(folder / f"{size}.html", made, f"{size} releases")

    return multiplied
