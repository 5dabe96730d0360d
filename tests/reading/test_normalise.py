"""Normalising: what each character becomes, and the way back to the text as read."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from opsextract.reading.normalise import normalise

CASES = [
    ("one\r\ntwo\rthree\x0cfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
    ("1\u00a0000 kg\tof\u2009tea", "1 000 kg of tea"),
    ("con\u00adtra\u200bband\ufeff", "contraband"),
    ("\u201cYes,\u201d said the chief\u2019s aide, \u00abno\u00bb", '"Yes," said the chief\'s aide, "no"'),
    ("10\u201412 May \u2012 five\u2011day \u2212", "10\u201412 May \u2013 five-day \u2013"),
    ("of\ufb01cers and tra\ufb03c", "officers and traffic"),
    ("Co\u0302te", "C\u00f4te"),
    ("\uff11\uff12 boats\uff0e", "12 boats."),
    ("## Results of *Operation* **Blue Kite**", "Results of Operation Blue Kite"),
    ("> a quoted line", "a quoted line"),
    ("> ### A quoted heading", "A quoted heading"),
    ("_**At once**\nTuesday_ and see__here__ or _this_", "At once\nTuesday and seehere or this"),
    ("see [the annex](https://x.example/a_(1)) now", "see the annex now"),
    ("[![logo](a.png)](/home)![x](b.png)Harbour police", "Harbour police"),
    ("Lot 5\\. is \\*not\\* bold", "Lot 5. is *not* bold"),
    ("the force\u00e2\u20ac\u2122s boats \u00e2\u20ac\u201c two", "the force's boats \u2013 two"),
    ("Food &amp; Drug", "Food & Drug"),
    ("first<br/>second", "first\nsecond"),
]

UNCHANGED = [
    "Kosovo* was named in a footnote.",
    "* a bullet stays",
    "***",
    "file_name_with_parts and 5 * 4 * 3",
    "ticket #44 and case [2021] 5",
    "ROM\u00c2NIA, S\u00c3O PAULO, LIBERT\u00c9 1",
    "AT&T; 3 < 4 > 2!",
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_becomes(raw: str, expected: str) -> None:
    assert normalise(raw).text == expected


@pytest.mark.parametrize("raw", UNCHANGED)
def test_stays(raw: str) -> None:
    assert normalise(raw).text == raw


def test_map_leaves_dropped_marks_outside() -> None:
    raw = "In **Blue\u00a0Kite**, [12 boats](https://x.example) were held.\r\nEnd"
    result = normalise(raw)
    for words, source in (("Blue Kite", "Blue\u00a0Kite"), ("12 boats", "12 boats"), ("held.\nEnd", "held.\r\nEnd")):
        start = result.text.index(words)
        begin, end = result.to_source(start, start + len(words))
        assert raw[begin:end] == source


ALPHABET = st.sampled_from(
    list(
        "ab 1.,*_[]()#>!\\<&;\r\n\t\u00a0\u00ad\u200b\u2019\u201c\u2013\ufb01\uff11\u0301"
        "\u1100\u1161e\u00e2\u20ac\u2122\u00c2"
    )
)


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_map_is_monotonic_and_faithful(raw: str) -> None:
    result = normalise(raw)
    previous = 0
    for i, char in enumerate(result.text):
        start, end = result.to_source(i, i + 1)
        assert 0 <= start < end <= len(raw)
        assert start >= previous
        previous = start
        source = raw[start:end]
        if len(source) == 1 and source.isalnum() and source.isascii():
            assert char == source
    assert result.to_source(0, len(result.text))[1] <= len(raw)


@given(st.text(max_size=80))
def test_any_text_goes_through(raw: str) -> None:
    result = normalise(raw)
    assert "\r" not in result.text
    start, end = result.to_source(0, len(result.text))
    assert 0 <= start <= end <= len(raw)


@given(st.lists(st.sampled_from("a1\u0664\u09e9\U0001d7db\U000116d0\U00011de5\U00010d40"), max_size=20).map("".join))
def test_what_patterns_take_for_a_digit_is_one(raw: str) -> None:
    text = normalise(raw).text
    assert len(text) == len(raw)
    assert all(char.isdecimal() for char in regex.findall(r"\d", text))
    assert text.count("1") == raw.count("1")
