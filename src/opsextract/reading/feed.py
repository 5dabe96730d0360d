"""News feeds (RSS, Atom, RDF): every entry is a release of its own, with its title, its date and its text."""

from __future__ import annotations

from typing import Any

from ..errors import InputError
from .source import Source


def read(data: bytes, path: str) -> Source:
    """Read a feed: `text` holds its entries one after the other, `parts` says where each begins and ends.

    Raises InputError when it is no feed, holds no entry, or feedparser is not installed.
    """
    if not data.strip():
        raise InputError(path, "read", "the file is empty", "give a file that holds a release")
    try:
        import feedparser
    except ImportError as error:
        raise InputError(path, "read", "feedparser is not installed", "pip install 'opsextract[feed]'") from error
    # Bytes only: a string that looks like an address would be fetched.
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries:
        raise InputError(path, "read", "the file is no news feed with entries", "save the feed again, or the pages")
    text = ""
    parts: list[tuple[int, int]] = []
    for entry in parsed.entries:
        release = _entry(entry, path)
        if release:
            start = len(text) + (2 if text else 0)
            text += ("\n\n" if text else "") + release
            parts.append((start, len(text)))
    if not parts:
        raise InputError(path, "read", "the entries of the feed hold no text", "save the pages that it links to")
    return Source(path, text, "application/rss+xml", parsed.feed.get("title") or None, parts=tuple(parts))


def _entry(entry: Any, path: str) -> str:
    """Title, date and text of an entry; its longest text, for many feeds give a summary beside the whole."""
    candidates = [content.get("value", "") for content in entry.get("content", [])]
    candidates.append(entry.get("summary", ""))
    body = _plain(max(candidates, key=len), path)
    title = " ".join(_plain(entry.get("title", ""), path).split())
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    day = f"{when.tm_mday} {_MONTHS[when.tm_mon - 1]} {when.tm_year}" if when and (title or body) else ""
    if title and body.startswith(title):
        body = body[len(title) :].lstrip()
    return "\n\n".join(part for part in (title, day, body) if part)


def _plain(markup: str, path: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from .html import read as read_html

    page = f"<html><head><meta charset='utf-8'></head><body>{markup}</body></html>"
    try:
        return read_html(page.encode("utf-8", "replace"), path).text
    except InputError:  # markup without any text, such as a lone picture
        return ""


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
