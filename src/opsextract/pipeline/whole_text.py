"""A tokenizer that does not cut: rules read characters, and without a recogniser nobody asks for tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab


class WholeText:
    """Makes a document of one token: the text as it is, at no cost."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The document of a text."""
        return Doc(self.vocab, words=[text] if text else [], spaces=[False] if text else [])

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to store."""
        return b""

    def from_bytes(self, _data: bytes, **__: Any) -> WholeText:
        """Nothing to read."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Nothing to store."""

    def from_disk(self, _path: str | Path, **_: Any) -> WholeText:
        """Nothing to read."""
        return self
