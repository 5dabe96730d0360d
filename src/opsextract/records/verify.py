"""Evidence held against the text that it was taken from."""

from __future__ import annotations

from opsextract.records.release import Release


class EvidenceError(ValueError):
    """An evidence does not say what stands at its offsets."""


def verify(release: Release, source_text: str) -> None:
    """Check that every evidence's text is exactly `source_text[start:end]`.

    `source_text` is the decoded text of the whole file. Raises EvidenceError naming the first item that differs.
    """
    for where, evidence in release.evidences():
        stands = source_text[evidence.start : evidence.end]
        if stands != evidence.text:
            raise EvidenceError(
                f"{release.source.path}#{release.source.index} {where}: {evidence.text!r} is said to stand at "
                f"{evidence.start}-{evidence.end}, where {stands!r} stands"
            )
    if release.text is not None and release.text != source_text[release.source.start : release.source.end]:
        raise EvidenceError(f"{release.source.path}#{release.source.index} text: not the characters of its range")
