"""What a release says, made safe for a terminal: its control characters are shown or blanked, never sent."""

from __future__ import annotations

# Escape and direction codes of a release must not reach the terminal; each becomes one visible character.
_CODES = {code: chr(0x2400 + code) for code in range(0x20) if code != 0x0A}
_CODES.update({0x09: " ", 0x0D: " ", 0x7F: "␡"})
_CODES.update(dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�"))
_CODES.update(dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), " "))


def visible(text: str) -> str:
    """The text with every control character made visible, one for one, line feeds kept."""
    return text.translate(_CODES)


def one_line(text: object) -> str:
    """What is to stand on one line, as text: whatever does not print, line feeds among it, is a blank, one for one."""
    return "".join(char if char.isprintable() else " " for char in str(text))
