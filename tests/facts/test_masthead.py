"""Title, publisher, publication date and dateline, from releases that give them in many ways and some that do not."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from opsextract.facts import Found, masthead
from opsextract.pipeline import build_pipeline
from opsextract.pipeline.component import MARKUP

BODY = "Customs officers searched nine sheds along the quay and found 400 kg of tea under the nets of a fishing boat."
NEXT = "The owner of the boat is to be heard by the magistrate of the island in the course of next week."


@cache
def _pipeline() -> Any:
    return build_pipeline(False)


def read(text: str) -> dict[str, Any]:
    markup = _pipeline()(text).user_data[MARKUP]
    found = {}
    for candidate in masthead.find(markup, Found()):
        assert all(text[start:end].strip() for start, end in candidate.spans)
        found[candidate.kind] = candidate.fields.get("value", candidate.fields)
    return found


PUBLISHED = [
    (f"Tea found\n\n12 May 2024\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nSunday, May 12, 2024\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nPublish date 12 May 2024\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nPublished\n\n12 May 2024\n\n{BODY}\n\n{NEXT}", "2024-05-12"),
    (f"Published Date\n2024-05-12\n\nTea found under nets\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\n12 May 2024|PRESS RELEASE\n\n{BODY}", "2024-05-12"),
    (f"For Immediate Release: May 12, 2024\n\nTea found under nets\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nSALTWICK, Norway (May 12, 2024) – {BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nSALTWICK, 12 May 2024 – {BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nSaltwick, May 12, 2024. {BODY}", "2024-05-12"),
    (f"Tea found under nets\n\n(Saltwick, 12 May 2024) – {BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nSALTWICK, 12 May – {BODY} The boat had come in on 9 May 2024.", "2024-05-12"),
    (f"Tea found under nets\n\n{BODY}\n\n{NEXT}\n\nPort Customs, Saltwick\n12 May 2024", "2024-05-12"),
    (f"Tea found under nets\n\n{BODY}\n\n{NEXT}\n\nEnds/Sunday, May 12, 2024", "2024-05-12"),
    (f"Tea found under nets\n\n{BODY}\n\nPort Newsroom | Published 12 May 2024 | Tags: tea", "2024-05-12"),
    (f"Tea found in the port – Operation Kettle, 12 May 2024\n\n{BODY}\n\n{NEXT}", "2024-05-12"),
    (f"Tea found under nets\n\n{BODY} It was landed early today (12 May 2024), they said.", "2024-05-12"),
    (f"Home\n\nMenu\n\nSearch\n\nMay\n\n12\n\n2024\n\nTea found under nets\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\nMay\n12\n2024\n\n{BODY}", "2024-05-12"),
    (f"Tea found under nets\n\n(Port Police, May 2024)\n\n{BODY}", "2024-05"),
]

NOT_PUBLISHED = [
    f"Tea found under nets\n\n{BODY} The boat had come in on 9 May 2024.",
    f"Tea found under nets\n\n{BODY}\n\nUpdated May 12, 2024",
    f"Tea found under nets\n\n{BODY}\n\n{NEXT}\n\nRelated news\n\nNine held over crabs\n\n2 January 2023",
    f"Tea found under nets\n\nSALTWICK, 12 May – {BODY}",
    f"Tea found under nets\n\nSALTWICK, 12 May – {BODY} The boat was built on 9 June 2019.",
    f"Operation Kettle (3 – 9 June 2024)\n\n{BODY}",
]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_published(text: str, expected: str) -> None:
    assert read(text)["published"] == expected


CHANGED = [
    (f"Tea found under nets\n\n{BODY}\n\nUpdated May 12, 2024", "2024-05-12"),
    (f"Tea found under nets\n\n{BODY}\n\nLast update on 12 May 2024", "2024-05-12"),
    (f"Tea found under nets\n\n{BODY}\n\nLaatste update: 12 May 2024", "2024-05-12"),
    (f"Tea found under nets\n\n10 May 2024\n\n{BODY}\n\nUpdated May 12, 2024", None),
    (f"Tea found under nets\n\n{BODY}", None),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_a_change_is_told_only_where_no_publication_is(text: str, expected: str | None) -> None:
    assert read(text).get("changed") == expected


@pytest.mark.parametrize("text", NOT_PUBLISHED)
def test_not_published(text: str) -> None:
    assert "published" not in read(text)


@pytest.mark.parametrize(
    ("line", "place", "country"),
    [
        (f"LYON, France – {BODY}", "Lyon", "FR"),
        (f"LYON, France: {BODY}", "Lyon", "FR"),
        (f"NAIROBI, Kenya (Feb. 11, 2022) – {BODY}", "Nairobi", "KE"),
        (f"NAIROBI (11 February 2022) – {BODY}", "Nairobi", None),
        (f"SALTWICK, Ga. — {BODY}", "Saltwick", None),
        (f"SAVANNAH, Georgia – {BODY}", "Savannah", None),
        (f"TBILISI, Georgia – {BODY}", "Tbilisi", "GE"),
        (f"Singapore – {BODY}", "Singapore", "SG"),
        (f"Apia (Samoa), 3 May 2024 – {BODY}", "Apia", "WS"),
        (f"Saltwick, 12 May 2024: {BODY}", "Saltwick", None),
        (f"Saltwick, May 12: {BODY}", "Saltwick", None),
        (f"PORT VELL, Alta., July 19, 2024 – {BODY}", "Port Vell", None),
        (f"Pretoria, 6 November 2024\n\n{BODY}", "Pretoria", None),
        (f"December 5, 2024 – Saltwick, Norway\n\n{BODY}", "Saltwick", "NO"),
    ],
)
def test_dateline(line: str, place: str, country: str | None) -> None:
    assert read(f"Tea found under nets\n\n{line}\n\n{NEXT}")["dateline"] == {"place": place, "country": country}


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        f"Operation Kettle – {BODY}",
        f"The sheds – nine in all – were searched. {BODY}",
        f"Background: {BODY}",
        f"Saltwick: {BODY}",
        f"Background, 12 May 2024: {BODY}",
        "France: Port Police; Customs of the North Coast",
        "12 May 2024|PRESS RELEASE",
    ],
)
def test_no_dateline(line: str) -> None:
    assert "dateline" not in read(f"Tea found under nets\n\n{line}\n\n{NEXT}")


@pytest.mark.parametrize(
    "top",
    [
        "{title}",
        "NORTH COAST POLICE DEPARTMENT\n\n{title}",
        "Ministry of Harbours\nOffice for Press and Information\n\nPRESS RELEASE\n\n{title}",
        "FOR IMMEDIATE RELEASE\n\n{title}",
        "12 May 2024 | Saltwick, Norway | Smuggling\n\n{title}",
        "Issued by the Press Desk of the Port\n\n{title}\n\n12 May 2024",
        "How we work\n\n12 May 2024\n\n{title}\n\nNine sheds searched along the quay",
        "{title} | North Coast Police\n\nHome\n\nMenu\n\nSearch\n\nOur boats\n\n{title}",
    ],
)
@pytest.mark.parametrize(
    "title", ["Tea found under nets in the port", "District of Saltwick Man Sentenced for Tea Smuggling"]
)
def test_title(top: str, title: str) -> None:
    assert read(f"{top.format(title=title)}\n\n{BODY}\n\n{NEXT}")["title"] == title


def test_dash_in_a_title_of_a_plain_text() -> None:
    assert read(f"Tea found under nets in port – two held\n\n{BODY}\n\n{NEXT}\n\n" + f"{NEXT}\n\n" * 8)["title"] == (
        "Tea found under nets in port – two held"
    )


def test_site_in_a_window_title() -> None:
    text = f"Tea found under nets in port | North Coast Police\n\nHome\n\nMenu\n\nSearch\n\n{BODY}\n\n{NEXT}"
    assert read(text)["title"] == "Tea found under nets in port"


def test_no_title() -> None:
    assert "title" not in read(f"LYON, France – {BODY}\n\n{NEXT}")


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ("Tea found under nets\n\nSource: Port Police (news and events)", "Port Police"),
        ("Tea found under nets\n\nPublished By\n\nNorth Coast Customs", "North Coast Customs"),
        ("NORTH COAST POLICE DEPARTMENT\n\nTea found under nets", "NORTH COAST POLICE DEPARTMENT"),
    ],
)
def test_publisher(top: str, publisher: str) -> None:
    assert read(f"{top}\n\n{BODY}\n\n{NEXT}")["publisher"] == publisher


@pytest.mark.parametrize("top", ["Tea found under nets", "INTERPOL officers find tea\n\nFBI Director speaks of tea"])
def test_no_publisher(top: str) -> None:
    assert "publisher" not in read(f"{top}\n\n{BODY}\n\n{NEXT}")
