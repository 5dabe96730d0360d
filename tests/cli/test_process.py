"""What only a process of its own shows: what is imported, and what happens when the reader goes away."""

from __future__ import annotations

import subprocess
import sys


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom opsextract.cli import main\n"
        "try:\n    main(['parse', '--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'spacy', 'rich', 'regex', 'opsextract.records'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_library_is_imported_lazily() -> None:
    code = (
        "import sys, opsextract\nassert 'spacy' not in sys.modules\nprint(opsextract.InputError('a', 'read', 'b', 'c'))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "a: b; c\n"


def test_a_closed_pipe_ends_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "opsextract", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, "")
