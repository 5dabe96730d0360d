"""The command-line process starts without spaCy's own command line, which nonetheless works when asked for."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from opsextract.cli import options

options.extractor(None, True)
print(sorted({"weasel", "httpx", "requests", "jinja2", "selectolax", "charset_normalizer"} & set(sys.modules)))
import spacy

print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
import spacy.cli

print(callable(spacy.cli.download), "weasel" in sys.modules)
"""


def test_the_extractor_of_a_command_loads_without_spacys_command_line() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "True", "True True"]
