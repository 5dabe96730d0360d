"""Every form is read back by its own library or engine, and says what the records say."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from opsextract.errors import InputError
from opsextract.exporting import export, form_of
from opsextract.exporting.guard import unguarded
from opsextract.writing.tables import TABLES, all_rows

Records = list[dict[str, Any]]


def expected(records: Records) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, straight from the records."""
    tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    for name, row in all_rows(records):
        tables[name].append(row)
    assert all(tables.values())
    return tables


def read_cell(cell: Any, kind: str) -> Any:
    """A CSV or worksheet cell as the value that was written."""
    if cell in ("", None):
        return None
    if kind == "integer":
        return int(cell)
    if kind == "number":
        return float(cell)
    if kind == "boolean":
        return cell if isinstance(cell, bool) else cell == "true"
    return json.loads(cell) if kind == "strings" else unguarded(cell)


def test_csv_tables(records: Records, tmp_path: Path) -> None:
    export(records, tmp_path / "tables", "csv-tables")
    for name, rows in expected(records).items():
        with (tmp_path / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            head, *lines = csv.reader(stream)
        columns = TABLES[name]
        assert head == [column.name for column in columns]
        assert [
            tuple(read_cell(cell, column.type) for cell, column in zip(line, columns, strict=True)) for line in lines
        ] == rows
        texts = [cell for line in lines for cell, column in zip(line, columns, strict=True) if column.type == "text"]
        assert not any(cell.lstrip()[:1] in tuple("=+-@＝") for cell in texts if cell)


def test_flat_csv_holds_every_fact_with_its_place(records: Records, tmp_path: Path) -> None:
    export(records, tmp_path / "facts.csv", "csv")
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    full = records[0]
    mine = [row for row in rows if row["id"] == full["id"]]
    facts = {(row["fact"], row["item"]) for row in mine}
    lists = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "diagnostics")
    assert facts == {("dateline", ""), *((name, str(i)) for name in lists for i in range(len(full[name])))}
    seizure = next(row for row in mine if row["fact"] == "seizures")
    where = full["seizures"][0]["evidence"][0]
    assert (seizure["number"], seizure["unit"], seizure["category"]) == ("2.5", "kg", "heroin")
    assert (float(seizure["value_amount"]), seizure["value_currency"]) == (400_000, "NOK")
    assert (int(seizure["start_offset"]), int(seizure["end_offset"])) == (where["start"], where["end"])
    assert (seizure["evidence"], seizure["path"]) == (where["text"], "frost.txt")
    empty = [row for row in rows if row["id"] == "1" * 16]
    assert [row["fact"] for row in empty] == ["none"]
    assert all(unguarded(row["title"]) == records[int(row["release"]) - 1]["title"] for row in rows if row["title"])
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝") for row in rows for cell in row.values() if cell)


def test_xlsx(records: Records, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="needs opsextract[xlsx]")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    export(records, tmp_path / "records.xlsx", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "records.xlsx")
    assert book.sheetnames == list(TABLES)
    for name, rows in expected(records).items():
        columns = TABLES[name]
        head, *lines = book[name].iter_rows()
        assert [cell.value for cell in head] == [column.name for column in columns]
        read = [
            tuple(read_cell(plain(cell.value), column.type) for cell, column in zip(line, columns, strict=True))
            for line in lines
        ]
        # XML knows one line end: a carriage return comes back as the library's escape or as a line feed.
        assert read == [tuple(plain(value) for value in row) for row in rows]
        assert not any(cell.data_type == "f" for line in lines for cell in line)
        assert not any(str(cell.value)[:1] in tuple("=+-@＝") for line in lines for cell in line if cell.value)


def plain(value: Any) -> Any:
    return value.replace("_x000D_", "\n").replace("\r", "\n") if isinstance(value, str) else value


def test_xlsx_is_the_same_twice_and_cuts_what_no_cell_holds(records: Records, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="needs opsextract[xlsx]")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    records[0]["text"] = "x" * 40_000
    for name in ("a.xlsx", "b.xlsx"):
        export(records, tmp_path / name, "xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["releases"]
    at = [column.name for column in TABLES["releases"]].index("text") + 1
    cell = sheet.cell(2, at).value
    assert len(cell) == 32_767
    assert cell.endswith("[cut: Excel holds no more in a cell]")


def test_a_table_longer_than_a_sheet_is_refused(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("xlsxwriter", reason="needs opsextract[xlsx]")
    from opsextract.exporting import xlsx

    monkeypatch.setattr(xlsx, "MAX_ROWS", 5)
    with pytest.raises(InputError, match="more rows than a sheet holds"):
        export(records, tmp_path / "x.xlsx", "xlsx")
    assert not list(tmp_path.glob("*x.xlsx*"))


def test_sqlite(records: Records, tmp_path: Path) -> None:
    export(records, tmp_path / "x.sqlite", "sqlite")
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as database:
        for name, rows in expected(records).items():
            read = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
            assert read == [tuple(json.dumps(v) if isinstance(v, list) else v for v in row) for row in rows]
        found = database.execute(
            "SELECT r.path, e.start_offset, e.text FROM arrests a JOIN releases r USING (release) "
            "JOIN evidence e ON e.release = a.release AND e.fact = 'arrests' AND e.item = a.item WHERE r.id = ?",
            [records[0]["id"]],
        ).fetchall()
    where = records[0]["arrests"][0]["evidence"][0]
    assert found == [("frost.txt", where["start"], where["text"])]


def test_duckdb(records: Records, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs opsextract[duckdb]")
    pytest.importorskip("pyarrow", reason="needs opsextract[duckdb]")
    export(records, tmp_path / "x.duckdb", "duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as database:
        for name, rows in expected(records).items():
            order = ", ".join(["release", *(["item"] if name not in ("releases", "evidence") else [])])
            read = database.execute(f'SELECT * FROM "{name}" ORDER BY {order}').fetchall()
            assert sorted(map(str, read)) == sorted(map(str, normal(rows, name)))


def test_parquet(records: Records, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs opsextract[parquet]")
    export(records, tmp_path / "x.parquet", "parquet")
    for name, rows in expected(records).items():
        read = [
            tuple(row.values()) for row in parquet.read_table(tmp_path / "x.parquet" / f"{name}.parquet").to_pylist()
        ]
        assert read == normal(rows, name)


def normal(rows: list[tuple[Any, ...]], name: str) -> list[tuple[Any, ...]]:
    kinds = [column.type for column in TABLES[name]]
    return [
        tuple(float(v) if kind == "number" and v is not None else v for v, kind in zip(row, kinds, strict=True))
        for row in rows
    ]


def test_duckdb_reads_the_csv_and_parquet_forms(records: Records, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs opsextract[duckdb]")
    pytest.importorskip("pyarrow", reason="needs opsextract[parquet]")
    export(records, tmp_path / "tables", "csv-tables")
    export(records, tmp_path / "x.parquet", "parquet")
    for place in (f"'{tmp_path}/tables/arrests.csv'", f"'{tmp_path}/x.parquet/arrests.parquet'"):
        total = duckdb.sql(f"SELECT sum(count), count(*) FROM {place}").fetchall()
        assert total == [(9 * (len(records) - 1), len(records) - 1)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("A.XLSX", "xlsx"),
        ("a.parquet", "parquet"),
        ("a.db", "sqlite"),
        ("a.duckdb", "duckdb"),
        ("folder", "csv-tables"),
        ("a.ftm", "ftm"),
        ("a.json", None),
        ("a.ods", None),
    ],
)
def test_suffixes(name: str, form: str | None) -> None:
    assert form_of(Path(name)) == form


def test_a_folder_of_other_files_is_not_replaced(records: Records, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", "utf-8")
    for form in ("csv-tables", "parquet", "csv"):
        with pytest.raises(InputError):
            export(records, folder, form)
    assert (folder / "thesis.txt").read_text("utf-8") == "years of work"
    export(records, tmp_path / "tables", "csv-tables")
    export(records[:1], tmp_path / "tables", "csv-tables")
    assert len((tmp_path / "tables" / "releases.csv").read_text("utf-8").splitlines()) == 2


def test_an_output_is_whole_or_not_there(records: Records, tmp_path: Path) -> None:
    def broken() -> Any:
        yield records[0]
        raise RuntimeError("cut off")

    (tmp_path / "facts.csv").write_text("older", "utf-8")
    with pytest.raises(RuntimeError):
        export(broken(), tmp_path / "facts.csv", "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["facts.csv"]
    assert (tmp_path / "facts.csv").read_text("utf-8") == "older"
