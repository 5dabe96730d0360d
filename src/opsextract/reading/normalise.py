"""One spelling for spaces, quotes, dashes and line ends, with a map back to the text as it was read.

One regex finds the exceptional characters; everything between two of them is copied whole. Replacements of one
character by one need no entry in the map, so that a plain text has an empty map and its offsets are its own.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

import regex

# One character for one character.
_SINGLE: dict[str, str] = {}
for _chars, _plain in (
    ("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    ("\u000b\u000c\u0085\u2028\u2029", "\n"),
    ("\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02bb\u02bc\u0060\u00b4\uff07", "'"),
    ("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\u301f\uff02", '"'),
    ("\u2010\u2011\ufe63\uff0d", "-"),
    ("\u2012\u2013\u2212", "\u2013"),
    ("\u2014\u2015\ufe58", "\u2014"),
):
    _SINGLE.update(dict.fromkeys(_chars, _plain))
for _code in range(0xFF01, 0xFF5F):
    _SINGLE.setdefault(chr(_code), chr(_code - 0xFEE0))

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}

_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff"
)
_COMBINING = "\u0300-\u036f"
_JAMO = "\u1100-\u11ff"
_SPECIAL = re.compile(
    f"[{re.escape(''.join(_SINGLE))}{_DROPPED}{_COMBINING}{_JAMO}\ufb00-\ufb06\u212a\u212b\r\\\\*_\\[\\]!#><&ÂÃâ]"
)
_DROPPED_RUN = re.compile(f"[{_DROPPED}]+")
# Bounded, for a run that composes to nothing is tried again from each of its characters.
_COMBINING_RUN = re.compile(f"[{_COMBINING}]{{1,30}}")
_JAMO_RUN = re.compile(f"[{_JAMO}]{{1,60}}")

# Digits of the scripts that Unicode adds from year to year: regex knows some that Python's own numbers do not.
_LATE_DIGIT = regex.compile(r"[\U00010000-\U0010FFFF&&\d]", regex.VERSION1)

# The characters that the bytes 80 to BF show as when UTF-8 is read as cp1252 or latin-1.
_TRAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[ÂÃ][{_TRAIL}]|â[€‚„\x80\x82\x84][{_TRAIL}]")

_URL = r"\(\s{0,20}<?(?:[^()\s]|\([^()\s]*\))*>?(?:\s{1,20}(?:\"(?:[^\"]|\"(?!\s*\))){0,300}\"|'[^'\n]*'))?\s{0,20}\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\]{_URL}")
_EMPTY_LINK = re.compile(rf"\[\s*(?:!\[[^\[\]]*\]{_URL}\s*)*\]{_URL}")
_LINK_OPEN = re.compile(rf"\[(?=(?:[^\[\]]|\[[^\[\]]*\](?!\()|!\[[^\[\]]*\]{_URL}){{1,600}}\]{_URL})")
_LINK_CLOSE = re.compile(rf"\]{_URL}")
_STARS = re.compile(r"\*{2,}")
_STAR_PAIR = re.compile(r"(?<![\w*])\*(?=[^\s*][^*\n]{0,200}?(?<!\s)(\*)(?![\w*]))")
_UNDERSCORE_PAIR = re.compile(
    r"(?<!\w)(_)(?=[^\s_](?:[^_\n]|\n(?!\s*\n)|__){0,400}?[^\s_](?:__)?(_)(?!\w))"
    r"|(?<!_)(__)(?=[^\s_][^_\n]{0,300}?[^\s_](__)(?!_))"
)
_LONE_UNDERSCORE = re.compile(r"(?<![\w\s])_(?=\s*$)|(?<=\w)_(?=\s*$)|^_(?=[^\s_])", re.MULTILINE)
_MAX_INDENT = 200
"""Spaces and quotation marks before a line's first mark."""
_HEADING = re.compile(r"#{1,6}[ \t\xa0]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|p|div|br|a|h[1-6]|li|ul|ol)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAKING_TAG = re.compile(r"<br|</(?:p|div|h\d|li)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text and the way back to the text that it came from.

    The four lists hold one entry for each edit that changed the length: `out_start` and `out_end` in `text`,
    `raw_start` and `raw_end` in the text before.
    """

    text: str
    out_start: list[int] = field(default_factory=list)
    out_end: list[int] = field(default_factory=list)
    raw_start: list[int] = field(default_factory=list)
    raw_end: list[int] = field(default_factory=list)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Give the range before normalising of `text[start:end]`; what was dropped at its two ends stays outside."""
        first = self._first(start)
        return (first, max(first, self._last(end))) if end > start else (first, first)

    def _first(self, position: int) -> int:
        i = bisect_right(self.out_start, position) - 1
        if i < 0:
            return position
        if position < self.out_end[i]:
            return self.raw_start[i]
        return self.raw_end[i] + position - self.out_end[i]

    def _last(self, position: int) -> int:
        # The end is one past the last character, so that character is the one to look up.
        last = position - 1
        i = bisect_right(self.out_start, last) - 1
        if i < 0:
            return position
        if last < self.out_end[i]:
            return self.raw_end[i]
        return self.raw_end[i] + position - self.out_end[i]


def normalise(raw: str) -> Normalised:
    """Normalise a decoded text.

    Line ends become LF; spaces and tabs one space each; quotes ' and "; hyphens -, en dashes –, em dashes —;
    invisible and control characters go; ligatures, full-width forms and combining marks become plain letters;
    Markdown's markers and link targets go, its words stay; UTF-8 once read as cp1252 is repaired. Digits that are newer
    than this Python's Unicode become U+FFFD.

    Returns the text with its map; never raises.
    """
    pieces: list[str] = []
    result = Normalised("")
    done = 0  # raw characters dealt with
    length = 0  # characters written
    closers: set[int] = set()  # raw positions of the second mark of an emphasis
    for match in _SPECIAL.finditer(raw):
        at = match.start()
        if at < done:
            continue
        char = raw[at]
        plain = _SINGLE.get(char)
        if plain is not None:
            pieces.append(raw[done:at])
            pieces.append(plain)
            length += at - done + 1
            done = at + 1
            continue
        edit = _edit(raw, at, char, done, closers)
        if edit is None:
            continue
        start, end, new = edit
        pieces.append(raw[done:start])
        pieces.append(new)
        length += start - done
        if len(new) != end - start or len(new) > 1:
            result.out_start.append(length)
            result.out_end.append(length + len(new))
            result.raw_start.append(start)
            result.raw_end.append(end)
        length += len(new)
        done = end
    if not pieces:
        return Normalised(_readable(raw))
    pieces.append(raw[done:])
    text = _readable("".join(pieces))
    return Normalised(text, result.out_start, result.out_end, result.raw_start, result.raw_end)


def _readable(text: str) -> str:
    """The text with a replacement character for each digit that is one to a pattern and has no value to Python."""
    if text.isascii():
        return text
    return _LATE_DIGIT.sub(lambda digit: digit[0] if digit[0].isdecimal() else "\ufffd", text)


def _edit(raw: str, at: int, char: str, done: int, closers: set[int]) -> tuple[int, int, str] | None:
    """Decide what becomes of the exceptional character at `at`: (start, end, replacement), or None to keep it."""
    if char == "\r":
        return (at, at + 2, "\n") if raw.startswith("\n", at + 1) else (at, at + 1, "\n")
    rule = _RULES.get(char)
    if rule is not None:
        return rule(raw, at, closers)
    if char in _LIGATURES:
        return at, at + 1, _LIGATURES[char]
    run = _DROPPED_RUN.match(raw, at)
    if run:
        return at, run.end(), ""
    run = _COMBINING_RUN.match(raw, at)
    if run:
        start = at - 1
        if start < done:
            return None
    else:
        start = at
        run = _JAMO_RUN.match(raw, at)
    end = run.end() if run else at + 1
    composed = unicodedata.normalize("NFC", raw[start:end])
    return None if composed == raw[start:end] else (start, end, composed)


def _line_start(raw: str, at: int) -> bool:
    reach = max(0, at - _MAX_INDENT)
    while at > reach and raw[at - 1] in " >":
        at -= 1
    return at == 0 or raw[at - 1] in "\n\r"


def _mojibake(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    match = _MOJIBAKE.match(raw, at)
    if not match:
        return None
    data = b"".join(_byte(char) for char in match.group())
    try:
        char = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _DROPPED_RUN.fullmatch(char):
        char = ""
    return at, match.end(), _SINGLE.get(char, char)


def _byte(char: str) -> bytes:
    return bytes([ord(char)]) if ord(char) < 0x100 else char.encode("cp1252")


def _star(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    if at in closers:
        return at, at + 1, ""
    run = _STARS.match(raw, at)
    if run:
        alone = _line_start(raw, at) and (run.end() == len(raw) or raw[run.end()] in "\n\r")
        return (at, run.end(), raw[at : run.end()]) if alone else (at, run.end(), "")
    pair = _STAR_PAIR.match(raw, at)
    if pair:
        closers.add(pair.start(1))
        return at, at + 1, ""
    return None


def _underscore(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    if at in closers:
        return at, at + 1, ""
    pair = _UNDERSCORE_PAIR.match(raw, at)
    if not pair:
        # Emphasis over several paragraphs: its marks stand alone at the edges of lines.
        return (at, at + 1, "") if _LONE_UNDERSCORE.match(raw, at) else None
    mark, closer = (1, 2) if pair[1] else (3, 4)
    closers.update(range(pair.start(closer), pair.end(closer)))
    return at, pair.end(mark), ""


def _bracket_open(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    empty = _EMPTY_LINK.match(raw, at)
    if empty:
        return at, empty.end(), ""
    return (at, at + 1, "") if _LINK_OPEN.match(raw, at) else None


def _delete(pattern: re.Pattern[str], first_in_line: bool = False) -> Callable[..., tuple[int, int, str] | None]:
    def rule(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
        if first_in_line and not _line_start(raw, at):
            return None
        match = pattern.match(raw, at)
        return (at, match.end(), "") if match else None

    return rule


def _escape(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    match = _ESCAPE.match(raw, at)
    return (at, match.end(), "'" if match[1] == "`" else match[1]) if match else None


def _entity(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    match = _ENTITY.match(raw, at)
    if not match:
        return None
    char = html.unescape(match.group())
    if char == match.group():
        return None
    return at, match.end(), "" if _DROPPED_RUN.fullmatch(char) else _SINGLE.get(char, char)


def _tag(raw: str, at: int, closers: set[int]) -> tuple[int, int, str] | None:
    match = _TAG.match(raw, at)
    if not match:
        return None
    return at, match.end(), "\n" if _BREAKING_TAG.match(match.group()) else ""


_RULES: dict[str, Callable[[str, int, set[int]], tuple[int, int, str] | None]] = {
    "*": _star,
    "_": _underscore,
    "[": _bracket_open,
    "]": _delete(_LINK_CLOSE),
    "!": _delete(_IMAGE),
    "#": _delete(_HEADING, first_in_line=True),
    ">": _delete(_QUOTE, first_in_line=True),
    "\\": _escape,
    "&": _entity,
    "<": _tag,
    "Â": _mojibake,
    "Ã": _mojibake,
    "â": _mojibake,
}
