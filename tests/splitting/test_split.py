"""Splitting: many releases in one text come apart, one release never does."""

from __future__ import annotations

import itertools
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsextract.reading import Source
from opsextract.splitting import split

FILLER = (
    "Officers searched nine sheds along the quay and talked to the crews of every boat that was tied up there. "
    "They weighed the nets, counted the engines and wrote down what each owner had to say about the night before. "
    "Nobody was hurt, and the harbour stayed open for the ferries, the fish market and the two schools on the island."
)
HEADLINES = ("Four held over stolen engines", "Crab pots found under a pier", "Court fines three net makers")


def feed(pattern: str, between: str = "\n\n") -> str:
    return between.join(pattern.format(head=head, text=f"{FILLER} Case {i}.") for i, head in enumerate(HEADLINES))


FEEDS = {
    "source line under each headline": feed("{head}\n\nSource: Port Police (news)\n\n{text}"),
    "date label under each headline": feed("{head}\nPublished: 3 May 2024\n{text}"),
    "headline printed twice": feed("{head}\n\n{head}\n\n{text}"),
    "rules of equals signs": feed("{head}\n3 May 2024\n\n{text}", "\n\n==========\n\n"),
    "rules of dashes": feed("{head}\n\nSALTWICK, Norland – {text}", "\n\n----------\n\n"),
    "form feeds": feed("{head}\n\n3 May 2024\n\n{text}", "\n\x0c"),
    "end marks": feed("{head}\n\n3 May 2024\n\n{text}\n\n###"),
    "release lines": feed("FOR IMMEDIATE RELEASE\n\n{head}\n\n{text}\n\n###"),
    "datelines": feed("{head}\n\nSALTWICK, Norland (3 May 2024) – {text}"),
}

SINGLE = {
    "no mark at all": f"{HEADLINES[0]}\n\n{FILLER}\n\nBackground\n\n{FILLER}",
    "rules around its parts": (
        f"{HEADLINES[0]}\n\n-----\n\n3 May 2024\n\n{FILLER}\n\n-----\n\nNotes to editors\n\n{FILLER}"
    ),
    "page breaks inside": f"{HEADLINES[0]}\n\n3 May 2024\n\n{FILLER}\x0c{FILLER}\n\x0cNotes on the case\n\n{FILLER}",
    "running head on each page": feed("Port Police Weekly\n3 May 2024\n{text}", "\x0c"),
    "teasers of other articles": (
        f"{HEADLINES[0]}\n\nSALTWICK – {FILLER}\n\nRelated news\n\n{HEADLINES[1]}\n\nSALTWICK – {FILLER}"
    ),
    "one source line": f"{HEADLINES[0]}\n\nSource: Port Police\n\n{FILLER}\n\n{FILLER}",
    "table with repeated places": f"{HEADLINES[0]}\n\n{FILLER}\n\n"
    + "Saltwick, Norland\n\nSaltwick, Norland\n\n3 May 2024\n\n" * 3,
    "two datelines, one headline": f"{HEADLINES[0]}\n\nSALTWICK – {FILLER}\n\nMORVIK – {FILLER}",
    "heading of a short paragraph with a dateline": (
        f"{HEADLINES[0]}\n\nSALTWICK – {FILLER}\n\nArrests in the north too\n\n"
        "MORVIK – Two more people were held there on the same day for the same thing."
    ),
}


@pytest.mark.parametrize("name", FEEDS)
def test_feed_comes_apart(name: str) -> None:
    source = Source("feed.txt", FEEDS[name])
    parts = [source.text[part.start : part.end] for part in split(source)]
    assert len(parts) == len(HEADLINES)
    for i, (part, head) in enumerate(zip(parts, HEADLINES, strict=True)):
        assert head in part[:80]
        assert f"Case {i}." in part


@pytest.mark.parametrize("name", SINGLE)
def test_single_release_stays_whole(name: str) -> None:
    source = Source("one.txt", f"\n  {SINGLE[name]}\n\n")
    parts = split(source)
    assert [source.text[part.start : part.end] for part in parts] == [SINGLE[name].strip()]


def test_introduction_of_a_feed_is_no_release() -> None:
    source = Source("feed.txt", "Latest from the port\n\n" + FEEDS["source line under each headline"])
    assert len(split(source)) == 3


def test_blank_text_holds_none() -> None:
    assert split(Source("blank.txt", " \n\n ")) == []


@given(
    st.lists(st.sampled_from([*HEADLINES, FILLER, "", "-----", "###", "3 May 2024", "Source: x", "\x0c"]), max_size=20)
)
def test_releases_are_in_order_and_lose_no_paragraph(rows: list[str]) -> None:
    text = "\n".join(rows)
    parts = split(Source("x.txt", text))
    assert [part.index for part in parts] == list(range(len(parts)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    assert sum(text[p.start : p.end].count(FILLER) for p in parts) == text.count(FILLER)


CORPUS = Path("/work/shared/corpus")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not on this machine")
@pytest.mark.parametrize(("stem", "count"), [("000", 10), ("001", 10), ("002", 1), ("003", 1), ("004", 1)])
def test_seeds(stem: str, count: int) -> None:
    path = next((CORPUS / "seeds").glob(f"{stem}_*"))
    assert len(split(Source(path, path.read_text("utf-8")))) == count


@pytest.mark.parametrize("between", ["\n\n", "\n", " ", ""])
def test_no_release_is_longer_than_any_release(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("opsextract.splitting.split"), "MAX_CHARACTERS", 500)
    sentence = "Officers arrested nine people." if between else "x" * 30
    text = between.join([sentence] * 100)
    parts = split(Source("x.txt", text))
    assert [part.index for part in parts] == list(range(len(parts)))
    assert all(250 <= part.end - part.start <= 500 for part in parts[:-1])
    pieces = [text[part.start : part.end] for part in parts]
    assert "".join("".join(pieces).split()) == "".join(text.split())  # nothing is lost, nothing twice
    if between:
        assert all(piece.strip().endswith("people.") for piece in pieces)
