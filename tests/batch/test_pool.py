"""A document that hangs, eats memory or kills its worker costs only itself."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsextract.batch.deaths import WorkerError
from opsextract.batch.progress import Silent
from opsextract.batch.run import Plan, Summary, run

Planned = Callable[..., Plan]
Written = Callable[..., Path]


def ran(plan: Plan) -> tuple[Summary, list[str], list[dict[str, Any]]]:
    summary = run(plan, Silent())
    records = [Path(json.loads(line)["source"]["path"]).name for line in plan.output.read_text("utf-8").splitlines()]
    errors = [json.loads(line) for line in summary.errors.read_text("utf-8").splitlines()]
    assert summary.mismatch is None
    assert summary.inputs == len({*records}) + len(errors)
    return summary, records, errors


def good(number: int) -> str:
    return f"good text number {number}"


@pytest.mark.parametrize("workers", [1, 3])
def test_records_keep_the_order_of_inputs(plan: Planned, write: Written, workers: int) -> None:
    texts = [("SLEEP 0.2 " if number % 20 == 0 else "") + good(number) + " word" * 300 for number in range(60)]
    _, records, errors = ran(plan(write(*texts), workers=workers))
    assert errors == []
    assert records == [f"{number:03}.txt" for number in range(60)]


def test_unordered_gives_the_same_records(plan: Planned, write: Written) -> None:
    folder = write("SLEEP 0.7 " + "word " * 2000, *(good(number) + " word" * 2000 for number in range(12)))
    _, records, _ = ran(plan(folder, workers=2, ordered=False))
    assert sorted(records) == [f"{number:03}.txt" for number in range(13)]
    assert records[0] != "000.txt"


HARM = [
    ("HANG", {"timeout": 1}, "took longer than 1 s", "raise --timeout, or split the text"),
    (
        "EAT",
        {"memory": 400 << 20, "timeout": 30},
        "needs more than 400 MB of memory",
        "raise --max-memory, or split the text",
    ),
    ("ABORT", {}, "ended its worker: SIGABRT", "please report this text"),
    ("RAISE", {}, "RuntimeError: a rule went wrong", "please report this text"),
]


@pytest.mark.parametrize(("word", "task", "reason", "remedy"), HARM, ids=[harm[0] for harm in HARM])
def test_harm_costs_only_its_document(
    plan: Planned, write: Written, word: str, task: dict[str, Any], reason: str, remedy: str
) -> None:
    folder = write(good(0), good(1), f"{word} now", good(3), f"{word} again", good(5))
    _, records, errors = ran(plan(folder, workers=1, task=task))
    assert records == ["000.txt", "001.txt", "003.txt", "005.txt"]
    assert [Path(error["path"]).name for error in errors] == ["002.txt", "004.txt"]
    assert {(error["stage"], error["reason"], error["remedy"]) for error in errors} == {("extract", reason, remedy)}


def test_a_worker_that_is_killed_for_no_fault_of_its_text_costs_nothing(
    plan: Planned, write: Written, tmp_path: Path
) -> None:
    folder = write(good(0), f"DIE ONCE AT {tmp_path / 'died'}", good(2))
    _, records, errors = ran(plan(folder, workers=1))
    assert (tmp_path / "died").exists()
    assert (records, errors) == (["000.txt", "001.txt", "002.txt"], [])


def test_killed_workers_lose_nothing(plan: Planned, write: Written) -> None:
    folder = write(*(f"SLEEP 0.05 {good(number)}" + " word" * 200 for number in range(60)))
    ended = threading.Event()
    killed: list[int] = []

    def kill() -> None:
        while not ended.wait(0.6) and len(killed) < 4:
            for process in _workers()[-1:]:
                os.kill(process, signal.SIGKILL)
                killed.append(process)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        _, records, errors = ran(plan(folder, workers=2))
    finally:
        ended.set()
        killer.join()
    assert killed
    assert (len(records), errors) == (60, [])


def _workers() -> list[int]:
    from multiprocessing import active_children

    return [process.pid for process in active_children() if process.pid is not None]


def test_a_pipeline_that_cannot_be_made_is_said(plan: Planned, write: Written) -> None:
    from opsextract_fakes import broken

    with pytest.raises(WorkerError, match="no such pipeline"):
        run(plan(write(good(0)), task={"make": broken}), Silent())


def test_workers_that_die_at_once_do_not_blame_documents(plan: Planned, write: Written) -> None:
    from opsextract_fakes import dying

    with pytest.raises(WorkerError, match="workers die"):
        run(plan(write(good(0)), task={"make": dying}), Silent())


def test_a_memory_limit_below_what_the_pipeline_needs_is_said(plan: Planned, write: Written) -> None:
    with pytest.raises(WorkerError, match="raise --max-memory"):
        run(plan(write(good(0)), task={"memory": 1 << 20}), Silent())


def test_math_threads_are_one_a_worker(plan: Planned, write: Written) -> None:
    run(plan(write(good(0)), workers=1), Silent())
    assert {os.environ[name] for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")} == {"1"}


def test_workers_end_with_the_run(plan: Planned, write: Written) -> None:
    run(plan(write(good(0)), workers=2), Silent())
    deadline = time.monotonic() + 5
    while _workers() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _workers() == []
