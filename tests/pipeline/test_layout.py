"""The roles of lines: pages with furniture lose it, plain texts keep every line."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsextract.pipeline.layout import layout

PAGE = """Port Police | Four held over stolen outboard engines | Government of Harbourland

Skip to main content

This website uses cookies to make it work.

Menu

Home

About us

Careers

Fleet and Stations

Four held over stolen outboard engines

Press release

Tuesday, 4 March 2025

Share

Facebook

For immediate release

SALTWICK, Harbourland – Port police have arrested four people over the theft of outboard engines.

Officers searched two boatyards on Monday and found 31 engines under nets.

Open in modal

Participating countries

NORWAY

ICELAND

Updated 6 March 2025

Related news

Nine held in crab smuggling case

SALTWICK – Nine people were held last year over crabs that were landed at night.

2 January 2024

Sitemap

Privacy
"""

PLAIN = """Two held after tea smuggling raid

12 May 2024

SALTWICK, Harbourland – Customs officers arrested two men at the North Quay on Sunday.

What was found

• 400 kg of tea in sacks;
• 12 forged seals.

Officers at the North Quay

They will appear before the magistrate."""


def roles(text: str) -> dict[str, str]:
    return {text[line.start : line.end]: line.role for line in layout(text)[0]}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Home", "menu"),
        ("Fleet and Stations", "menu"),
        ("This website uses cookies to make it work.", "menu"),
        ("Port Police | Four held over stolen outboard engines | Government of Harbourland", "menu"),
        ("Four held over stolen outboard engines", "title"),
        ("Press release", "masthead"),
        ("Tuesday, 4 March 2025", "masthead"),
        ("For immediate release", "masthead"),
        ("Facebook", "menu"),
        ("Officers searched two boatyards on Monday and found 31 engines under nets.", "body"),
        ("Open in modal", "menu"),
        ("Participating countries", "body"),
        ("ICELAND", "body"),
        ("Updated 6 March 2025", "masthead"),
        ("Related news", "tail"),
        ("Nine held in crab smuggling case", "tail"),
        ("SALTWICK – Nine people were held last year over crabs that were landed at night.", "tail"),
        ("Privacy", "tail"),
    ],
)
def test_page(line: str, role: str) -> None:
    assert roles(PAGE)[line] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Two held after tea smuggling raid", "title"),
        ("12 May 2024", "masthead"),
        ("What was found", "heading"),
        ("• 400 kg of tea in sacks;", "bullet"),
        ("• 12 forged seals.", "bullet"),
        ("They will appear before the magistrate.", "body"),
    ],
)
def test_plain_text(line: str, role: str) -> None:
    assert roles(PLAIN)[line] == role


def test_plain_text_keeps_every_line() -> None:
    assert not {"menu", "tail"} & set(roles(PLAIN).values())


def test_text_may_begin_with_its_first_paragraph() -> None:
    text = "SALTWICK – Customs officers met in the town hall to speak about tea, nets and other goods of the port.\nEnd"
    assert layout(text)[0][0].role == "body"


def test_box_of_links_inside_an_article_does_not_end_it() -> None:
    body = "Officers then searched the sheds along the whole quay and found ten more engines there."
    text = f"Engines found\n\n{body}\n\nSee also\n\nFishing rules\n\n" + "\n\n".join(
        [body.replace("ten", str(n)) for n in range(20, 29)]
    )
    found = roles(text)
    assert found["See also"] == "menu"
    assert found["Fishing rules"] == "menu"
    assert found[body.replace("ten", "28")] == "body"


def test_contact_block_ends_where_components_begin() -> None:
    text = (
        "Two plead guilty\n\nTwo men pleaded guilty today to the theft of forty outboard engines in the port.\n\n"
        "Contact\n\nPress desk\n\n+47 22 33 44 55\n\nComponents\n\nHarbour Fraud Unit"
    )
    found = roles(text)
    assert found["Press desk"] == "tail"
    assert found["Harbour Fraud Unit"] == "body"


def test_hard_wrapped_paragraph_is_one_run_of_sentences() -> None:
    text = (
        "Engines found\n\n"
        "Port officers searched two boatyards on Monday morning and found more\n"
        "than thirty engines. They were hidden under nets and old tarpaulins in\n"
        "the second yard, which belongs to a company from the other side of the\n"
        "bay. Four people were arrested.\n"
    )
    lines, sentences = layout(text)
    assert len(lines) == 5
    assert [re.sub(r"\s+", " ", text[s.start : s.end])[:22] for s in sentences] == [
        "Engines found",
        "Port officers searched",
        "They were hidden under",
        "Four people were arres",
    ]


def test_lists_are_not_taken_for_hard_wraps() -> None:
    text = "Seized goods\n\nOfficers listed what they had found in the sheds:\nTwelve engines\nFour boats\nNine nets\n"
    _lines, sentences = layout(text)
    assert [text[s.start : s.end] for s in sentences][-3:] == ["Twelve engines", "Four boats", "Nine nets"]


@given(
    st.lists(
        st.sampled_from(
            ["Home", "See also", "Two men were held on Monday.", "", "• tea", "Contact", "***", "1 May 2024", "x" * 70]
        ),
        max_size=14,
    )
)
def test_every_character_belongs_to_one_line(rows: list[str]) -> None:
    text = "\n".join(rows)
    lines, sentences = layout(text)
    assert [text[line.start : line.end] for line in lines] == [row for row in rows if row]
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
    assert sum(len(text[s.start : s.end].replace(" ", "").replace("\n", "")) for s in sentences) == len(
        "".join(rows).replace(" ", "")
    )
