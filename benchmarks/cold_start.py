"""Cold start as ratios within one run: the machine's speed cancels out.

    python benchmarks/cold_start.py [RELEASE] [--runs N]

- `opsextract --help` against the --help of a hello-world typer program (limit 1.5)
- `opsextract parse RELEASE` against `import spacy; spacy.blank("en")` (limit 1.6)

Commands take turns, so that a busy moment hits all of them; each ratio is that of the medians. Exit 1 above a limit.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HELLO = '''
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    """Say hello."""
    print(f"hello {name}")


app()
'''
LIMITS = {"help": 1.5, "parse": 1.6}


def seconds(command: list[str]) -> float:
    """Wall time of one run of a command. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Measure, print medians and ratios, and return 1 when a ratio is above its limit."""
    fixtures = Path(__file__).parents[1] / "fixtures"
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("release", nargs="?", type=Path, default=min(fixtures.glob("*.txt")), help="a release to parse")
    parser.add_argument("--runs", type=int, default=11, help="runs of each command (default 11)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello_world.py"
        hello.write_text(HELLO, "utf-8")
        program = [str(Path(sys.executable).with_name("opsextract"))]
        commands = {
            "hello --help": [sys.executable, str(hello), "--help"],
            "opsextract --help": [*program, "--help"],
            "spacy.blank": [sys.executable, "-c", "import spacy; spacy.blank('en')"],
            "opsextract parse": [*program, "parse", str(options.release)],
            "opsextract parse --no-ner": [*program, "parse", "--no-ner", str(options.release)],
        }
        for command in commands.values():
            seconds(command)  # disk caches and bytecode
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                times[name].append(seconds(command))
    medians = {name: median(values) for name, values in times.items()}
    for name, value in medians.items():
        print(f"{name:26}{value:8.3f} s")
    ratios = {
        "help": medians["opsextract --help"] / medians["hello --help"],
        "parse": medians["opsextract parse"] / medians["spacy.blank"],
    }
    for name, ratio in ratios.items():
        print(f"ratio {name:20}{ratio:8.2f}   limit {LIMITS[name]}")
    return 1 if any(ratio > LIMITS[name] for name, ratio in ratios.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
