"""What was seen in a text and could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Something that was seen and could not be read; offsets in the normalised text of the release."""

    code: str
    message: str
    start: int
    end: int
