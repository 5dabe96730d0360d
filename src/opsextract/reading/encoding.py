"""From bytes to text: UTF-8 first, then what else is still met in saved releases."""

from __future__ import annotations

import codecs
import re

from ..errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
# What a western text of one byte a character holds above ASCII: marks, or letters beside letters.
_WESTERN = re.compile(
    r"(?:[‘’“”–—…•€£©®°«»§´·¡¿½¼¾±²³‚„‹›†‡™\xa0\xad]|(?<=[A-Za-z])[À-ÿŒœŠšŽžŸ]+|[À-ÿŒœŠšŽžŸ]+(?=[A-Za-z]))+"
)
_MAX_CONTROL_SHARE = 0.01
_MAX_WESTERN_SHARE = 0.25
"""Western texts hold fewer bytes above ASCII; on short ones a guess by statistics is worse than cp1252."""


def decode(data: bytes, path: str) -> str:
    """Decode the bytes of a text file.

    Raises InputError when there is nothing in them or they are no text.
    """
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise InputError(path, "read", "the file is empty", "give a file that holds a release")
    text = _decode(data)
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text) + 1:
        raise InputError(path, "read", "the file is not text", "save the release as plain text or HTML")
    if not text.strip("\ufeff \t\r\n\x0c\xa0"):
        raise InputError(path, "read", "the file is empty", "give a file that holds a release")
    return text


def _decode(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off inside its last character, or with a few damaged ones, is still UTF-8.
        if error.start > len(data) - 4:
            return data[: error.start].decode("utf-8")
        text = data.decode("utf-8", errors="replace")
        damaged = text.count("\ufffd")
        if damaged * 4 <= sum(1 for char in text if char > "\x7f") - damaged:
            return text
    return _single_byte(data)


def _wide(data: bytes) -> str | None:
    """The form of UTF-16 without a mark: every other byte of western text is zero."""
    sample = data[:4000]
    if sample.count(0) < 0.3 * len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _single_byte(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    high = sum(map(len, _HIGH_BYTES.findall(data)))
    western = sum(len(match.group()) for match in _WESTERN.finditer(text))
    if high < _MAX_WESTERN_SHARE * len(data) and western >= 0.8 * high:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("latin-1")
