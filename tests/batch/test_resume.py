"""A run that is stopped goes on where it was: the same bytes as without the stop."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from opsextract.batch.journal import Journal, State
from opsextract.batch.progress import Silent
from opsextract.batch.results import Finished
from opsextract.batch.run import Plan, ResumeError, Summary, run, run_folder

Planned = Callable[..., Plan]
Written = Callable[..., Path]
TEXTS = [f"text {number} " + "word " * 40 + ("RAISE" if number % 7 == 3 else "") for number in range(60)]


class After(Silent):
    """Stops a run after so many results."""

    def __init__(self, results: int) -> None:
        self.left = results

    def step(self, finished: Finished, read: int) -> None:
        self.left -= 1

    def __call__(self) -> bool:
        return self.left <= 0


def stopped(plan: Plan, results: int) -> Summary:
    after = After(results)
    return run(plan, after, after)


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "jsonl.zst", "sqlite", "parquet"])
def test_stopped_again_and_again(
    plan: Planned, write: Written, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("opsextract.batch.run.CHECKPOINT_SECONDS", 0)
    monkeypatch.setattr("opsextract.batch.sink.FRAME_BYTES", 2000)
    folder = write(*TEXTS)
    whole = run(plan(folder, output=tmp_path / f"whole.{suffix}"), Silent())
    assert (whole.inputs, whole.records, whole.failed) == (60, 51, 9)
    stops = 0
    while True:
        summary = stopped(plan(folder, output=tmp_path / f"out.{suffix}", resume=True), 17)
        if not summary.interrupted:
            break
        stops += 1
        assert stops < 60
    assert stops == 3 if suffix in ("jsonl", "sqlite", "parquet") else stops >= 3
    assert (summary.inputs, summary.records, summary.failed) == (60, 51, 9)
    assert _content(summary.output) == _content(whole.output)
    assert summary.errors.read_bytes() == whole.errors.read_bytes()


def _content(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def test_what_was_written_beyond_the_last_checkpoint_is_cut_off(plan: Planned, write: Written, tmp_path: Path) -> None:
    folder = write(*TEXTS)
    whole = run(plan(folder, output=tmp_path / "whole.jsonl"), Silent())
    first = stopped(plan(folder, resume=True), 15)
    assert first.interrupted
    with first.output.open("ab") as out:
        out.write(b'{"half a rec')
    with first.errors.open("ab") as out:
        out.write(b"{}\n")
    with (run_folder(first.output) / "journal.jsonl").open("ab") as out:
        out.write(b'{"done": 59, "beyo')
    second = run(plan(folder, resume=True), Silent())
    assert second.output.read_bytes() == whole.output.read_bytes()
    assert second.errors.read_bytes() == whole.errors.read_bytes()
    # A run that is called once more does nothing.
    before = second.output.stat().st_mtime_ns
    assert run(plan(folder, resume=True), Silent()).records == whole.records
    assert second.output.stat().st_mtime_ns == before


def test_a_stopped_run_is_not_overwritten_unasked(plan: Planned, write: Written) -> None:
    folder = write(*TEXTS)
    stopped(plan(folder), 10)
    with pytest.raises(ResumeError, match="--resume, or begin again with --overwrite"):
        run(plan(folder), Silent())
    assert run(plan(folder, overwrite=True), Silent()).inputs == 60


def test_changes_are_noticed(plan: Planned, write: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(*TEXTS)
    stopped(plan(folder, options={"ner": True}), 10)
    with pytest.raises(ResumeError, match="ner True → False"):
        run(plan(folder, options={"ner": False}, resume=True), Silent())
    (folder / "005.txt").write_text("other words")
    (folder / "new.txt").write_text("new")
    with pytest.raises(ResumeError, match=r"1 new, 1 changed"):
        run(plan(folder, options={"ner": True}, resume=True), Silent())
    monkeypatch.setattr("opsextract.batch.run.__version__", "9.9")
    with pytest.raises(ResumeError, match=r"this is 9\.9"):
        run(plan(folder, options={"ner": True}, resume=True), Silent())


def test_an_output_that_was_cut_is_noticed(plan: Planned, write: Written) -> None:
    folder = write(*TEXTS)
    output = stopped(plan(folder), 30).output
    output.write_bytes(b"")
    with pytest.raises(OSError, match="changed since"):
        run(plan(folder, resume=True), Silent())


def test_a_mismatch_is_found(plan: Planned, write: Written) -> None:
    made = plan(write(*TEXTS))

    class Meddler(Silent):
        def end(self) -> None:
            with made.output.open("ab") as out:
                out.write(b"{}\n")

    summary = run(made, Meddler())
    assert summary.mismatch is not None
    assert "51 records were made, 52 lines" in summary.mismatch


def test_state_marks_each_input_once() -> None:
    state = State()
    for number in (0, 2, 3):
        state.mark(number)
    assert (state.done, state.beyond, state.inputs) == (1, {2, 3}, 3)
    state.mark(1)
    assert (state.done, state.beyond) == (4, set())
    with pytest.raises(ValueError, match="twice"):
        state.mark(2)


def test_a_journal_without_a_whole_line_is_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    assert journal.read() is None
    (tmp_path / "journal").write_text('{"program"')
    assert journal.read() is None
    journal.begin({"program": "1"})
    journal.checkpoint(State(done=3, beyond={5}, reasons={"a": 1}))
    journal.close()
    header, state = journal.read() or ({}, State())
    assert json.dumps(header) == '{"program": "1"}'
    assert (state.done, state.beyond, state.reasons) == (3, {5}, {"a": 1})
