"""Memory of the parent and of the workers' machinery stays flat however many inputs there are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]

CODE = """
import sys
from pathlib import Path
from opsextract.batch.progress import Silent
from opsextract.batch.run import Plan, run
from opsextract.batch.worker import Task
from opsextract_fakes import harmful

if __name__ == "__main__":
    class Watches(Silent):
        peak = 0
        steps = 0
        def step(self, finished, read):
            from multiprocessing import active_children
            self.steps += 1
            if self.steps % 500 == 0:
                for child in active_children():
                    status = Path(f"/proc/{child.pid}/status").read_text()
                    self.peak = max(self.peak, int(status.split("VmHWM:")[1].split()[0]))
    watches = Watches()
    summary = run(Plan((sys.argv[1],), Path(sys.argv[2]), Task(harmful), workers=2), watches)
    assert summary.mismatch is None
    own = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
    print(summary.records, own, watches.peak)
"""


@pytest.mark.parametrize("kind", ["rows", "files"])
def test_many_inputs_take_no_more_memory_than_few(tmp_path: Path, kind: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(CODE)
    fakes = Path(__file__).with_name("fakes")
    measured = []
    for count in (5_000, 100_000) if kind == "rows" else (2_000, 40_000):
        inputs = tmp_path / f"{count}"
        if kind == "rows":
            inputs = tmp_path / f"{count}.jsonl"
            with inputs.open("w") as out:
                out.writelines(
                    json.dumps({"text": f"text {number} " + "word " * 100}) + "\n" for number in range(count)
                )
        else:
            for number in range(count):
                path = inputs / f"{number % 100:02}" / f"{number:06}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"text {number}")
        ran = subprocess.run(
            [sys.executable, str(script), str(inputs), str(tmp_path / f"{count}.out.jsonl")],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(fakes), *sys.path])},
        )
        assert ran.returncode == 0, ran.stderr
        records, parent, worker = map(int, ran.stdout.split())
        assert records == count
        measured.append((parent, worker))
    (few_parent, few_worker), (many_parent, many_worker) = measured
    assert few_worker > 1000
    assert many_parent <= 1.2 * few_parent
    assert many_worker <= 1.2 * few_worker
