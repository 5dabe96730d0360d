"""Long texts in pieces: the recogniser's memory grows with what it reads at once, and its view is a few words wide."""

from __future__ import annotations

PIECE = 6_000
"""Characters of a piece, about 1,000 words: most releases are one."""


def pieces(text: str, size: int = PIECE) -> list[tuple[int, int]]:
    """The ranges of a text that go through the recogniser by themselves: cut between lines, else between words."""
    cuts = [0]
    while len(text) - cuts[-1] > size * 3 // 2:
        start = cuts[-1]
        cut = text.rfind("\n", start + size // 2, start + size) + 1
        if cut <= start:
            cut = text.rfind(" ", start + size // 2, start + size) + 1
        cuts.append(cut if cut > start else start + size)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))
