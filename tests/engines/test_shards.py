"""Parts of a run: the same for the same inputs, made once, marked when whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsextract.batch.discovery import Entry, entry
from opsextract.batch.worker import Task
from opsextract.engines.shards import SHARD_BYTES, done, shards, work
from opsextract.reading.rows import Fields


def test_parts_are_cut_by_bytes_and_collections_stand_alone() -> None:
    half = SHARD_BYTES // 2
    entries = [Entry(f"{number}.txt", half) for number in range(5)]
    entries.insert(3, Entry("rows.jsonl.gz", 10))
    cut = list(shards(entries))
    assert [[item.path for item in shard.entries] for shard in cut] == [
        ["0.txt", "1.txt"],
        ["2.txt"],
        ["rows.jsonl.gz"],
        ["3.txt", "4.txt"],
    ]
    assert [shard.digest for shard in cut] == [shard.digest for shard in shards(entries)]
    assert len({shard.digest for shard in cut}) == 4


def test_a_part_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fakes: Path) -> None:
    from opsextract_fakes import harmful

    for name, text in (("a.txt", "one"), ("b.txt", "RAISE"), ("c.txt", "two")):
        (tmp_path / name).write_text(text)
    (shard,) = shards(entry(str(tmp_path / name)) for name in ("a.txt", "b.txt", "c.txt"))
    parts = tmp_path / "parts"
    parts.mkdir()
    task = Task(harmful, timeout=30)
    assert done(shard, parts) is None
    mark = work(shard, parts, task, Fields())
    assert (mark.inputs, mark.results, mark.records, mark.failed) == (3, 3, 2, 1)
    assert sorted(path.name for path in parts.iterdir()) == [
        "part-000000.done.json",
        "part-000000.errors.jsonl",
        "part-000000.jsonl",
    ]
    monkeypatch.setattr("opsextract.engines.shards.Pool", None)
    assert work(shard, parts, task, Fields()) == mark
    (parts / "part-000000.jsonl").write_bytes(b"")
    assert done(shard, parts) is None
