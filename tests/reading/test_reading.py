"""Reading: encodings, what is no text, pages."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from opsextract.errors import InputError
from opsextract.reading import read_bytes, read_path, read_text

TEXT = "“Café Olé” – 3 kg of tea at €40 were found in Tromsø’s harbour by Société Générale staff."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 with mark", "utf-16-be", "utf-16-le without mark", "cp1252"],
)
def test_encodings(data: bytes) -> None:
    assert read_bytes(data, "a.txt").text == TEXT


def test_latin_1() -> None:
    text = "Ein Zöllner fand fünf Kisten. Señor Peña wurde in Málaga verhört."
    assert read_bytes(text.encode("latin-1"), "a.txt").text == text


def test_cyrillic() -> None:
    text = "Сотрудники порта обыскали два склада и нашли сети, которые принадлежали другой компании. " * 3
    assert read_bytes(text.encode("cp1251"), "a.txt").text == text


def test_file_cut_inside_its_last_character() -> None:
    data = TEXT.encode("utf-8") + "é".encode()[:1]
    assert read_bytes(data, "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8 + b"\n", "empty"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x7fELF\x02\x01\x01" + b"\x00\x03\x07\x11" * 60, "not text"),
        (b"<html><head><title></title></head><body><script>x=1</script></body></html>", "no text"),
    ],
    ids=["nothing", "blank", "mark only", "every byte", "program", "page without text"],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "in/odd.txt")
    assert caught.value.path == "in/odd.txt"
    assert caught.value.stage == "read"
    assert reason in caught.value.reason
    assert caught.value.remedy


def test_text_is_taken_as_it_is() -> None:
    assert read_text("\ufeffab\r\n").text == "\ufeffab\r\n"


PAGE = """<!DOCTYPE html>
<html><head><title>Nine held over crab pots | Port Police</title>
<meta property="article:published_time" content="2025-03-04T09:00:00+01:00">
<script>var arrests = 77;</script></head>
<body><nav><a href="/">Home</a></nav>
<div class="cookie-banner"><p>We use cookies so that the 14 parts of this site keep working for you.</p></div>
<main><div class="share-links">Share</div><h1>Nine held over crab pots</h1>
<p class="date field--label-hidden">Tuesday, 4 March 2025</p>
<p>Port police in <b>Salt</b>wick arrested nine people on Monday &ndash; all from one boat.</p>
<ul><li>40 pots and</li><li>2 boats</li></ul>
<table><tr><th>Goods</th><th>Weight</th><th>Value</th></tr><tr><td><p>Crab</p></td><td>60 kg</td><td>€900</td></tr></table>
<table><tr><td>Lobster</td><td>11 kg</td></tr></table>
<p>They will be brought before the island's court in the course of next week.</p></main>
<aside><h2>Related news</h2><p>Twelve other people were held in the north of the island last year.</p></aside>
<footer><p>Port Police, 1 Quay Street, Saltwick, open from nine to five on all working days.</p></footer>
</body></html>"""


def test_page() -> None:
    source = read_bytes(PAGE.encode(), "page.txt")
    assert source.media == "text/html"
    assert (source.title, source.date) == ("Nine held over crab pots", "2025-03-04")
    assert source.text == (
        "Nine held over crab pots\n\nTuesday, 4 March 2025\n\n"
        "Port police in Saltwick arrested nine people on Monday – all from one boat.\n• 40 pots and\n• 2 boats\n\n"
        "Goods | Weight | Value\n\nCrab | 60 kg | €900\n\nLobster: 11 kg\n\n"
        "They will be brought before the island's court in the course of next week."
    )


def test_page_keeps_a_headline_that_stands_outside_its_article() -> None:
    page = "<html><body><header><h1>Nine held</h1></header><article><p>" + "Port police held nine people. " * 9
    assert read_bytes(page.encode(), "p.html").text.startswith("Nine held\n\nPort police")


def test_page_may_nest_without_limit() -> None:
    page = "<html><body>" + "<div>" * 3000 + "<p>Nine people were held.</p>"
    assert read_bytes(page.encode(), "p.html").text == "Nine people were held."


def test_path(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Nine held", "utf-8")
    source = read_path(path)
    assert (source.path, source.text, source.media) == (str(path), "# Nine held", "text/markdown")
