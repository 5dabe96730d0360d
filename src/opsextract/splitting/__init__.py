"""From one decoded text to the releases in it."""

from __future__ import annotations

from .split import ReleaseText, split

__all__ = ["ReleaseText", "split"]
