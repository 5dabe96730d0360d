"""Our part of EDTF, held against the edtf library."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from opsextract.records import edtf

GOOD = [
    ("2024-06-03", ("2024-06-03", "2024-06-03")),
    ("2024-02", ("2024-02-01", "2024-02-29")),
    ("2022", ("2022-01-01", "2022-12-31")),
    ("2024-06-03/2024-06-09", ("2024-06-03", "2024-06-09")),
    ("2024-07/2024-11", ("2024-07-01", "2024-11-30")),
    ("2020/2024-08", ("2020-01-01", "2024-08-31")),
    ("2023-01/..", ("2023-01-01", None)),
    ("../2023", (None, "2023-12-31")),
]
BAD = ["", "..", "../..", "/", "24-06-03", "2024-6-3", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-06-03/",
       "/2024", "2024-06-09/2024-06-03", "2024-06-03\n", "2024-06-03/2024-06-09/2024", "today", "2024-Q1", "0000",
       "٢٠٢٤", "2024-06-03T10:00"]  # fmt: skip


@pytest.mark.parametrize(("value", "days"), GOOD)
def test_bounds(value: str, days: tuple[str | None, str | None]) -> None:
    assert edtf.bounds(value) == days
    parse_edtf(value)


@pytest.mark.parametrize("value", BAD)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|out of range|day is|year 0|month"):
        edtf.bounds(value)


_point = st.one_of(
    st.dates().map(lambda d: f"{d:%Y-%m-%d}".rjust(10, "0")),
    st.dates().map(lambda d: f"{d.year:04}-{d.month:02}"),
    st.dates().map(lambda d: f"{d.year:04}"),
)
_value = st.one_of(
    _point,
    st.tuples(_point, _point).map("/".join),
    _point.map("{}/..".format),
    _point.map("../{}".format),
    st.text("0123456789-/.", max_size=12),
)


@given(_value)
def test_the_library_parses_all_that_we_accept(value: str) -> None:
    try:
        edtf.bounds(value)
    except ValueError:
        return
    try:
        parse_edtf(value)
    except EDTFParseException as error:  # pragma: no cover
        raise AssertionError(f"the edtf library refuses {value!r}") from error
