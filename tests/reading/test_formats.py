"""Each format gives the text that a person reads, whatever the file is called."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from opsextract.errors import InputError
from opsextract.reading import read_bytes, read_path
from opsextract.reading.formats import collection
from opsextract.reading.rows import Fields, Row
from opsextract.splitting import split

TEXT = "Officers of the customs house arrested nine people\nand seized a van.\n"


def mail(*, html: str | None = None, text: str | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Nine held at the  customs house"
    message["Date"] = "Mon, 03 Jun 2024 23:30:00 +0200"
    message["From"] = "press@example.org"
    if text is not None:
        message.set_content(text)
        if html is not None:
            message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="release.pdf")
    return message.as_bytes()


def test_mail() -> None:
    source = read_bytes(mail(text=TEXT, html=f"<p>{TEXT}</p>"), "a.eml")
    assert source.text == f"Nine held at the customs house\n\n{TEXT}"
    assert (source.media, source.title, source.date) == (
        "message/rfc822",
        "Nine held at the customs house",
        "2024-06-03",
    )


def test_mail_as_a_page_only() -> None:
    page = "<html><body><p>Officers of the customs house arrested nine people and seized a van.</p></body></html>"
    source = read_bytes(mail(html=page), "a.eml")
    assert source.text.split("\n\n")[0] == "Nine held at the customs house"
    assert source.text.endswith("seized a van.")


def word(*paragraphs: str, title: str = "") -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for paragraph in paragraphs:
        listed = paragraph.startswith("- ")
        document.add_paragraph(paragraph.removeprefix("- "), "List Bullet" if listed else None)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Arrests", "9"
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.bin"])
def test_word(name: str) -> None:
    source = read_bytes(word("Nine held", "- 2 kg of heroin", "- a van", title="Press release 4"), name)
    assert source.text == "Nine held\n\n• 2 kg of heroin\n\n• a van\n\nArrests: 9"
    assert source.title == "Press release 4"


def pdf(*lines: str) -> bytes:
    """A PDF of one page, written by hand: a line of text each."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Press release 4) >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def test_pdf_joins_broken_lines() -> None:
    pytest.importorskip("pypdfium2")
    source = read_bytes(
        pdf(
            "Nine people held",
            "Officers of the customs house arrested nine people in the early hours of Mon-",
            "day and seized a van that was loaded with two kilograms of heroin, of which the",
            "owner is sought.",
            "The inquiry goes on.",
        ),
        "a.pdf",
    )
    assert source.text.split("\n\n") == [
        "Nine people held",
        "Officers of the customs house arrested nine people in the early hours of Monday and seized a van that was "
        "loaded with two kilograms of heroin, of which the owner is sought.",
        "The inquiry goes on.",
    ]
    assert (source.media, source.title) == ("application/pdf", "Press release 4")


def test_pdf_without_text() -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(InputError, match="OCR"):
        read_bytes(pdf(""), "a.pdf")


FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Customs news</title>
<item><title>Nine held</title><pubDate>Mon, 03 Jun 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Officers arrested nine people &amp;amp; seized a van.&lt;/p&gt;</description></item>
<item><title>Two held</title><description>Officers arrested two people.</description></item>
<item><description></description></item>
</channel></rss>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt"])
def test_a_feed_is_a_release_for_each_entry(name: str) -> None:
    pytest.importorskip("feedparser")
    source = read_bytes(FEED.encode(), name)
    assert source.title == "Customs news"
    assert [source.text[part.start : part.end] for part in split(source)] == [
        "Nine held\n\n3 June 2024\n\nOfficers arrested nine people & seized a van.",
        "Two held\n\nOfficers arrested two people.",
    ]


def zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    compressed: bytes = zstandard.ZstdCompressor().compress(data)
    return compressed


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [(".gz", gzip.compress), (".zst", zstd)]


@pytest.mark.parametrize(("suffix", "pack"), PACKERS, ids=["gz", "zst"])
def test_compressed(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opsextract.reading.compression.MAX_BYTES", 5000)
    path = tmp_path / f"a.txt{suffix}"
    half = len(TEXT) // 2
    path.write_bytes(pack(TEXT[:half].encode()) + pack(TEXT[half:].encode()))
    assert read_path(path).text == TEXT
    whole = pack(TEXT.encode() * 50)
    path.write_bytes(whole[:-5])
    with pytest.raises(InputError, match="cut off"):
        read_path(path)
    path.write_bytes(pack(bytes(5001)))
    with pytest.raises(InputError, match="holds more than"):
        read_path(path)


ROWS: list[dict[str, Any]] = [
    {"key": "a", "body": 'one, "two"\nthree', "day": date(2024, 6, 3)},
    {"key": "b", "body": "four", "day": date(2023, 1, 2)},
]


def as_jsonl() -> bytes:
    return "".join(json.dumps(row, default=str) + "\n" for row in ROWS).encode()


def as_csv() -> bytes:
    return b'key,body,day\r\na,"one, ""two""\nthree",2024-06-03T10:00\r\nb,four,2023-01-02\r\n'


def as_tsv() -> bytes:
    return b'key\tbody\tday\na\t"one, ""two""\nthree"\t2024-06-03\nb\tfour\t2023-01-02\n'


def as_parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(ROWS), out)
    return out.getvalue()


def rows(data: bytes, name: str, fields: Fields) -> list[Row]:
    from importlib import import_module

    stream = io.BytesIO(data)
    return list(import_module(f"opsextract.reading.{collection(name)}").rows(stream, name, fields, stream.tell))


COLLECTIONS = [("a.jsonl", as_jsonl), ("a.csv", as_csv), ("a.tsv", as_tsv), ("a.parquet", as_parquet)]


@pytest.mark.parametrize(("name", "data"), COLLECTIONS, ids=[name for name, _ in COLLECTIONS])
def test_collections(name: str, data: Callable[[], bytes]) -> None:
    found = rows(data(), name, Fields("body", "key", "day"))
    assert [(row.id, row.text, row.date, row.error) for row in found] == [
        ("a", 'one, "two"\nthree', "2024-06-03", None),
        ("b", "four", "2023-01-02", None),
    ]
    assert [row.id for row in rows(data(), name, Fields("body"))] == ["1", "2"]
    (first, _) = rows(data(), name, Fields("text"))
    assert first.error is not None
    assert first.error.reason.startswith("the row has no text in 'text', only key, body")


DATES = [
    ("2024-06-03", "2024-06-03"),
    ("2024-06-03T23:59:00Z", "2024-06-03"),
    ("2024-06", "2024-06"),
    ("2024", "2024"),
    ("2024-13-01", None),
    ("3 June 2024", None),
    ("06/03/2024", None),
    (20240603, None),
    (None, None),
]


@pytest.mark.parametrize(("stated", "found"), DATES)
def test_dates_of_rows(stated: object, found: str | None) -> None:
    data = json.dumps({"text": "x", "date": stated}).encode()
    (row,) = rows(data, "a.jsonl", Fields(date="date"))
    assert row.date == found


def test_a_line_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opsextract.reading.jsonlines.MAX_BYTES", 50)
    data = b'{"text": "one"}\n{"text": "' + b"x" * 200 + b'"}\n{"text": "two"}\n'
    found = rows(data, "a.jsonl", Fields())
    assert [row.text for row in found] == ["one", "", "two"]
    assert found[1].error is not None
    assert "longer than" in found[1].error.reason


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("a.jsonl", "jsonlines"),
        ("a.CSV.gz", "delimited"),
        ("a.parquet", "parquet"),
        ("a.txt.gz", None),
        ("a.json", None),
    ],
)
def test_collections_by_suffix(path: str, module: str | None) -> None:
    assert collection(path) == module


def test_remote_places(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    from opsextract.reading.remote import listed, read_url

    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(TEXT)
    (tmp_path / "1.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    url = f"file://{tmp_path}"
    found = list(listed(url))
    assert [path for path, _ in found] == [f"{url}/1.txt.gz", f"{url}/b/2.txt"]
    assert [(read_url(path).text, read_url(path).path) for path, _ in found] == [(TEXT, path) for path, _ in found]
