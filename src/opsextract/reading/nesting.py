"""Pages whose elements nest without end: as in browsers, what lies too deep loses its tags and keeps its text.

A parser follows the whole stack of open elements at many tags, so that its time grows with the square of the depth.
"""

from __future__ import annotations

import re

MAX_DEPTH = 400
"""Elements around a text; browsers stop at 512."""
MAX_FORMATTING = 16
"""Open <b>, <font> and the like: they open again in every paragraph until they are closed."""
MAX_CLOSED = 2_000
"""Tags that close themselves; outside of drawings they do not."""
MAX_ATTRIBUTES = 500
"""Each attribute of a tag is held against all others of it."""
# A quotation mark that nothing closes ends the tag: every part is read once, whatever follows.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'|<)*+)>?")
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_EMPTY = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
_LISTED = ["p", "li", "dd", "dt", "option", "optgroup", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"]
# What has no content, or ends where the next of its kind begins.
_FLAT = frozenset([*_EMPTY, *_LISTED, "colgroup", "html", "head", "body", "script", "style", "title"])


def shallow(markup: str) -> str:
    """The markup without the tags that lie too deep, and without the attributes of a tag that has too many."""
    kept: list[str] = []
    done = depth = formatting = closed = deep = deep_formatting = 0
    for match in _TAG.finditer(markup):
        closing, name, inside = match[1], match[2].lower(), match[3]
        new = None
        if len(inside) > MAX_ATTRIBUTES and inside.count("=") + inside.count(" ") > MAX_ATTRIBUTES:
            new = f"<{closing}{name}>"
        if name in _FLAT:
            pass
        elif name in _FORMATTING:
            if not closing:
                formatting += 1
                if formatting > MAX_FORMATTING:
                    deep_formatting += 1
                    new = ""
            elif formatting:
                formatting -= 1
                if deep_formatting:
                    deep_formatting -= 1
                    new = ""
        elif not closing and inside.endswith("/"):
            closed += 1
            if closed > MAX_CLOSED:
                new = ""
        elif not closing:
            depth += 1
            if depth > MAX_DEPTH:
                deep += 1
                new = "<br>"
        elif depth:
            depth -= 1
            if deep:
                deep -= 1
                new = "<br>"
        if new is not None:
            kept += (markup[done : match.start()], new)
            done = match.end()
    return "".join((*kept, markup[done:])) if kept else markup
