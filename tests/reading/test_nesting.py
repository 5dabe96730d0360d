"""Pages that nest without end keep their text and take no longer for it."""

from __future__ import annotations

import time

import pytest

from opsextract.reading import read_bytes
from opsextract.reading.nesting import MAX_DEPTH, shallow

PARAGRAPH = "<p>Harbour police held nine people over stolen engines on Monday.</p>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div><section>{PARAGRAPH}</section></div>",
        "<p>one<p>two<li>three" * 2_000,
        "<a name=x>one " * 10,
        "<b>9</b>" * 5_000,
        "<div></div>" * 5_000,
        "<path d='M 0 0'/>" * 1_000,
        '<p title="a > b">one</p>',
        "5 < 6 and <",
        f"<p {'class=' * 100}>",
    ],
)
def test_what_browsers_show_as_it_is_stays_as_it_is(markup: str) -> None:
    assert shallow(markup) == markup


def test_only_the_tags_beyond_the_depth_go() -> None:
    depth = MAX_DEPTH + 2
    assert shallow("<div>" * depth + "nine" + "</div>" * depth) == (
        "<div>" * MAX_DEPTH + "<br><br>nine<br><br>" + "</div>" * MAX_DEPTH
    )


def test_formatting_that_is_never_closed_does_not_pile_up() -> None:
    assert shallow("<font size=1><p>nine " * 100).count("<font") < 20


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    assert shallow(f"<p {' '.join(f'a{i}=b' for i in range(5_000))}>nine</p>") == "<p>nine</p>"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div>", "</div>"),
        ("<div class='menu'>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<ul><li>", "</li></ul>"),
        ("<span>", "</span>"),
    ],
)
def test_fifty_thousand_elements_around_a_paragraph(opening: str, closing: str) -> None:
    start = time.process_time()
    page = f"<html><body>{opening * 50_000}{PARAGRAPH}{closing * 50_000}</body></html>"
    assert "nine people" in read_bytes(page.encode(), "page.html").text
    assert time.process_time() - start < 20  # minutes, were each held against all around it
