"""kill -9 of the whole program at random moments, and Ctrl-C: the same command goes on to the same bytes."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
RUN_SUFFIX = ".opsextract-run"


@pytest.fixture(scope="module")
def inputs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many releases: the fixtures, each several times with other numbers, one broken file in twenty."""
    folder = tmp_path_factory.mktemp("inputs")
    texts = [path.read_text("utf-8") for path in sorted((root / "fixtures").glob("*.txt"))]
    for number in range(400):
        text = texts[number % len(texts)].replace("1", str(number % 9 + 1))
        (folder / f"{number:04}.txt").write_text("" if number % 20 == 7 else text, "utf-8")
    return folder


def command(inputs: Path, output: Path) -> list[str]:
    program = [sys.executable, "-m", "opsextract", "batch", str(inputs), "-o", str(output)]
    return [*program, "--no-ner", "--workers", "2", "--resume", "--quiet"]


def finish(inputs: Path, output: Path) -> None:
    ran = subprocess.run(command(inputs, output), capture_output=True, text=True)
    assert ran.returncode == 1, ran.stderr  # the broken files
    assert ran.stderr == ""


@pytest.fixture(scope="module")
def whole(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("whole") / "out.jsonl"
    finish(inputs, output)
    assert len(output.read_bytes().splitlines()) >= 380
    finish(inputs, output.with_suffix(".jsonl.gz"))
    return output


def workers_of(process: int) -> list[int]:
    """Processes that descend from one, by the system's list."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_kills_at_random_moments(inputs: Path, whole: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"out{suffix}"
    moments = random.Random(4)
    progress = []
    for _ in range(10):
        process = subprocess.Popen(command(inputs, output), stderr=subprocess.PIPE, text=True)
        written = output.stat().st_size if output.exists() else 0
        deadline = time.monotonic() + 60
        # The moment counts from the first new bytes, so that kills fall into the work as well as into the start.
        wait_for_work = moments.random() < 0.7
        while wait_for_work and time.monotonic() < deadline and process.poll() is None:
            if output.exists() and output.stat().st_size > written:
                break
            time.sleep(0.02)
        time.sleep(moments.random() * 0.8)
        children = workers_of(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert process.stderr is not None
        process.stderr.close()
        progress.append(output.stat().st_size if output.exists() else 0)
        assert _gone(children), "workers outlive their parent"
    assert max(progress) > 0
    finish(inputs, output)
    original = whole.with_name(f"out{suffix}")
    assert output.read_bytes() == original.read_bytes()
    assert (tmp_path / "out.errors.jsonl").read_bytes() == whole.with_name("out.errors.jsonl").read_bytes()
    if suffix == ".jsonl.gz":
        assert gzip.decompress(output.read_bytes()) == whole.read_bytes()


def _gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not [one for one in processes if _lives(one)]:
            return True
        time.sleep(0.05)
    return False


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_says_how_to_go_on(inputs: Path, whole: Path, tmp_path: Path, number: signal.Signals) -> None:
    output = tmp_path / "out.jsonl"
    arguments = [word for word in command(inputs, output) if word not in ("--quiet", "--resume")]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not (output.exists() and output.stat().st_size):
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, number)  # as a terminal does: to the workers too
    said = process.communicate()[1]
    assert process.returncode == 130
    assert "to go on: opsextract batch" in said
    assert said.rstrip().endswith("--resume")
    assert "Traceback" not in said
    finish(inputs, output)
    assert output.read_bytes() == whole.read_bytes()


def test_the_parent_gives_up_nothing_when_workers_are_killed(inputs: Path, whole: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = subprocess.Popen(command(inputs, output), stderr=subprocess.PIPE, text=True)
    moments = random.Random(5)
    killed = 0
    while process.poll() is None and killed < 5:
        time.sleep(0.8 + moments.random())
        # The server that forks the workers is itself the program's child; only what it forked is killed.
        workers = [child for one in workers_of(process.pid)[:3] for child in workers_of(one)]
        if workers and output.exists() and output.stat().st_size:
            os.kill(moments.choice(workers), signal.SIGKILL)
            killed += 1
    said = process.communicate()[1]
    assert process.returncode == 1, said
    assert killed
    assert output.read_bytes() == whole.read_bytes()
