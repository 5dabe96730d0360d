"""A folder with every kind of damage: each input accounted for, the good ones done."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsextract.batch.progress import Silent
from opsextract.batch.results import Finished
from opsextract.batch.run import Plan, Summary, run
from opsextract.reading.compression import MAX_BYTES

Planned = Callable[..., Plan]
GOOD = "Police in Norway arrested two people on Monday.\n"


def account(summary: Summary) -> tuple[list[str], dict[str, dict[str, Any]]]:
    lines = summary.output.read_text("utf-8").splitlines()
    errors = [json.loads(line) for line in summary.errors.read_text("utf-8").splitlines()]
    assert summary.mismatch is None
    assert summary.inputs == len(lines) + len(errors)
    for error in errors:
        assert set(error) == {"path", "id", "stage", "reason", "remedy"}
        assert error["reason"]
        assert error["remedy"]
    return [Path(json.loads(line)["source"]["path"]).name for line in lines], {
        Path(error["path"]).name: error for error in errors
    }


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "zero.pdf").touch()
    (folder / "noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    whole = gzip.compress(os.urandom(5000).hex().encode())
    (folder / "cut.txt.gz").write_bytes(whole[: len(whole) // 2])
    (folder / "flipped.txt.gz").write_bytes(whole[:100] + b"\x00\xff" * 20 + whole[140:])
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(MAX_BYTES // 2**20 + 1):
                part.write(bytes(2**20))
    (folder / "no.docx").write_bytes(b"PK\x03\x04 and no more")
    with (folder / "line.txt").open("wb") as out:
        out.truncate(200_000_000)
    (folder / "latin.txt").write_bytes("La Policía detuvo a tres personas en Málaga.\n".encode("latin-1"))
    (folder / "invalid.txt").write_bytes(GOOD.encode() + b"\xff\xfe\x80 broken \xc3(\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 100)
    (folder / "loop").symlink_to("loop")
    (folder / "up").symlink_to(folder)
    (folder / "two\nlines.txt").write_text(GOOD)
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    os.mkfifo(folder / "fifo.txt")
    (folder / "good.txt").write_text(GOOD)
    with gzip.open(folder / "good.txt.gz", "wb") as packed:
        packed.write(GOOD.encode())
    (folder / "rows.jsonl").write_text('{"text": "one"}\n{"text": 3}\nno json\n\n[1]\n{"text": "two"}\n{"text": ""}\n')
    (folder / "rows.csv").write_text('text,id\n"one, two",1\n')
    cut = gzip.compress(("\n".join(json.dumps({"text": os.urandom(50).hex()}) for _ in range(200))).encode())
    (folder / "cut.jsonl.gz").write_bytes(cut[: len(cut) // 2])
    (folder / "none.jsonl").touch()
    (folder / "no.parquet").write_bytes(b"PAR1 no PAR1")
    (folder / "bad.eml").write_text("Subject: nothing below\n\n")
    (folder / "bad.rss").write_text("<rss><channel></channel>")
    return folder


def test_every_input_is_accounted_for(damaged: Path, plan: Planned) -> None:
    records, errors = account(run(plan(damaged), Silent()))
    assert [name for name in records if not name.startswith("cut.jsonl.gz#")] == [
        "caf\\xe9.txt",
        "good.txt",
        "good.txt.gz",
        "invalid.txt",
        "latin.txt",
        "rows.csv#1",
        "rows.jsonl#1",
        "rows.jsonl#6",
        "two\nlines.txt",
    ]
    assert len(records) > 20
    reasons = {name: error["reason"] for name, error in errors.items()}
    assert reasons.pop("bad.rss") == "the file is no news feed with entries"
    assert reasons.pop("no.parquet").startswith("is no Parquet file")
    assert "symbolic links" in reasons.pop("loop")
    assert reasons == {
        "bad.eml": "the message holds no text",
        "binary.txt": "the file is not text",
        "bomb.docx": "holds more than 64 MB",
        "cut.jsonl.gz": "the compressed file is cut off",
        "cut.txt.gz": "the compressed file is cut off",
        "empty.txt": "the file is empty",
        "fifo.txt": "is no regular file",
        "flipped.txt.gz": "the compressed file is damaged",
        "line.txt": "holds more than 64 MB",
        "no.docx": "the file is no Word document, or damaged",
        "noise.pdf": "the file is no PDF, or damaged",
        "none.jsonl": "holds no rows",
        "rows.jsonl": "the file is empty",
        "up": "is a link to a folder",
        "zero.pdf": "the file is empty",
    }


def test_a_file_that_goes_away_while_it_runs(tmp_path: Path, plan: Planned) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text("SLEEP 0.001 " + GOOD * 20)

    class Deletes(Silent):
        def step(self, finished: Finished, read: int) -> None:
            (folder / "299.txt").unlink(missing_ok=True)

    records, errors = account(run(plan(folder), Deletes()))
    assert len(records) == 299
    assert errors["299.txt"]["reason"] == "No such file or directory"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="root may read everything; it must step down")
def test_files_and_folders_without_read_permission(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "closed").mkdir(parents=True)
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0)
    (folder / "closed").chmod(0)
    code = (
        "import os, sys, json\nfrom opsextract.batch.core import process\nfrom opsextract.batch.discovery import *\n"
        "from opsextract.batch.reader import documents\nfrom opsextract.reading.rows import Fields\nos.setuid(65534)\n"
        "found = documents(find([sys.argv[1]], Selection()), Fields())\n"
        "print(json.dumps([[r.path, r.error.reason] for r in process(found, None)]))"
    )
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    ran = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == [
        [str(folder / "closed"), "the folder cannot be listed"],
        [str(folder / "secret.txt"), "Permission denied"],
    ]


def test_an_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from opsextract.cli import main

    (tmp_path / "in.txt").write_text(GOOD)
    for output in (tmp_path / "no" / "out.jsonl", tmp_path):
        with pytest.raises(SystemExit, match="2"):
            main(["batch", str(tmp_path / "in.txt"), "-o", str(output)])
        assert str(output) in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small tmpfs takes root")
def test_a_full_disk_stops_the_run_and_a_larger_one_lets_it_go_on(tmp_path: Path, plan: Planned) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(GOOD)
    whole = run(plan(folder, output=tmp_path / "whole.jsonl"), Silent())
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", str(small)], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no mount here: {mounted.stderr.decode().strip()}")
    try:
        with pytest.raises(OSError, match="No space left"):
            run(plan(folder, output=small / "out.jsonl", resume=True), Silent())
        subprocess.run(["mount", "-o", "remount,size=10m", str(small)], check=True)
        summary = run(plan(folder, output=small / "out.jsonl", resume=True), Silent())
        assert summary.mismatch is None
        assert summary.output.read_bytes() == whole.output.read_bytes()
    finally:
        subprocess.run(["umount", str(small)], check=True)
