"""The one exception that a user of the command line sees, as one line."""

from __future__ import annotations

from pathlib import Path


class InputError(Exception):
    """An input that cannot be turned into records.

    `path` is the file as given ("-" for standard input), `stage` the step that failed (read, split, extract ...),
    `reason` what is wrong with the input, `remedy` what its owner can do about it.
    """

    def __init__(self, path: str | Path, stage: str, reason: str, remedy: str = "") -> None:
        self.path = str(path)
        self.stage = stage
        self.reason = " ".join(reason.split())
        self.remedy = " ".join(remedy.split())
        super().__init__(self.path, self.stage, self.reason, self.remedy)

    def __str__(self) -> str:
        line = f"{self.path}: {self.reason}"
        return f"{line}; {self.remedy}" if self.remedy else line
