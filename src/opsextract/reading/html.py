"""Web pages: the article's text without menus, with what the page says of its title and date.

The article is the smallest element that holds nearly all of the page's running text and its headline. What the
page marks as navigation, notices or links to other articles is dropped first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..lexicons import read_toml
from .encoding import decode
from .nesting import shallow
from .source import Source

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MIN_PARAGRAPH = 40
"""Characters from which the text of a <p> counts as running text."""
MIN_SHARE = 0.85
"""The article holds at least this share of the page's running text."""
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")
_ISO_DAY = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]+)\"")
_SITE = re.compile(r" (?:[|–—»·-]|::) ")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@cache
def _rules() -> dict[str, Any]:
    data = read_toml("html.toml")
    return {key: value if key == "removed" else frozenset(value) for key, value in data.items()} | {
        "title_order": data["title_meta"],
        "date_order": data["date_meta"],
    }


def read(data: bytes, path: str) -> Source:
    """Read a page; `text` is the article's text, in which offsets count.

    Raises InputError when the page holds no text.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(shallow(_decode(data, path)))
    if tree.body is None:
        raise InputError(path, "read", "the page has no body", "save the page again")
    meta = _metadata(tree)
    date = _page_date(tree, meta)
    title = next((meta[name] for name in _rules()["title_order"] if meta.get(name)), None)
    window = tree.css_first("title")
    window_title = _squeeze(window.text()) if window is not None else ""
    headline = _headline(tree, title or window_title)
    heading = _squeeze(headline.text()) if headline is not None else None
    _prune(tree, headline)
    article = _article(tree.body, headline)
    text = _text(article)
    shown = heading or title or _SITE.split(window_title)[0] or None
    if shown and shown.lower() not in " ".join(text[:2000].lower().split()):
        text = f"{shown}\n\n{text}"
    if not text.strip():
        raise InputError(path, "read", "the page holds no text", "save the page after it has loaded")
    return Source(path, text, "text/html", shown, date)


def _decode(data: bytes, path: str) -> str:
    declared = _CHARSET.search(data, 0, 4000)
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, path)  # a page may declare what it is not
    return decode(data, path)


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    meta: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _squeeze(attributes.get("content") or "")
        if name and content:
            meta.setdefault(name.lower(), content)
    return meta


def _page_date(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    """The day of publication that the page's metadata states, in any of the usual places."""
    stated = [meta[name] for name in _rules()["date_order"] if name in meta]
    for node in tree.css("script[type='application/ld+json']"):
        stated.extend(_JSON_DATE.findall(node.text()))
    marked = (node.attributes for node in tree.css("[itemprop='datePublished'],[property='dc:date'],time[pubdate]"))
    stated.extend(values.get("content") or values.get("datetime") or "" for values in marked)
    for value in stated:
        match = _ISO_DAY.match(value)
        if match:
            return "-".join(match.groups())
    return None


def _headline(tree: LexborHTMLParser, title: str) -> LexborNode | None:
    """The page's headline: the <h1> that its title repeats, or else its last."""
    found = [node for node in tree.css("h1") if _squeeze(node.text())]
    title = title.lower()
    named = [node for node in found if _squeeze(node.text()).lower() in title and len(_squeeze(node.text())) > 12]
    return named[-1] if named else found[-1] if found else None


def _prune(tree: LexborHTMLParser, headline: LexborNode | None) -> None:
    """Drop what is no article: by element, by role, by words in class and id."""
    rules = _rules()
    body = tree.body
    assert body is not None
    tree.strip_tags(rules["removed"])
    prose = _prose_lengths(body)
    total = prose.get(body.mem_id) or 1
    for node in tree.css("[role],[hidden],[aria-hidden='true'],header,footer,[class],[id]"):
        if node.tag in ("html", "body", "main", "article") or node.parent is None:
            continue
        attributes = node.attributes
        named = _WORDS.findall(f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower())
        if (
            node.tag in ("header", "footer")
            or (attributes.get("role") or "").lower() in rules["roles"]
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or not rules["words"].isdisjoint(named)
            or not rules["classes"].isdisjoint((attributes.get("class") or "").lower().split())
        ):
            if (headline is not None and _holds(node, headline)) or prose.get(node.mem_id, 0) > 0.4 * total:
                continue
            node.decompose()


def _holds(node: LexborNode, inner: LexborNode | None) -> bool:
    while inner is not None:
        if inner.mem_id == node.mem_id:
            return True
        inner = inner.parent
    return False


def _prose_lengths(root: LexborNode) -> dict[int, int]:
    """The characters of running text in an element and in each below it that holds any, by their `mem_id`."""
    lengths: dict[int, int] = {}
    for paragraph in root.css("p,li,blockquote"):
        length = len(paragraph.text().strip())
        node: LexborNode | None = paragraph
        while length >= MIN_PARAGRAPH and node is not None:
            lengths[node.mem_id] = lengths.get(node.mem_id, 0) + length
            node = node.parent if node.mem_id != root.mem_id else None
    return lengths


def _article(body: LexborNode, headline: LexborNode | None) -> LexborNode:
    prose = _prose_lengths(body)
    total = prose.get(body.mem_id, 0)
    node = body
    while True:
        inner = next(
            (
                child
                for child in node.iter()
                if child.tag in ("div", "main", "article", "section", "td", "tr", "tbody", "table", "center", "span")
                and prose.get(child.mem_id, 0) >= MIN_SHARE * total
                and (headline is None or not _holds(node, headline) or _holds(child, headline))
            ),
            None,
        )
        if inner is None or total == 0:
            return node
        node = inner


def _text(article: LexborNode) -> str:
    """The text of an element: a blank line between its blocks, a bullet before list items, table rows on one line."""
    blocks = _rules()["blocks"]
    rows: list[str] = []
    current: list[str] = []
    prefix = ""

    def close() -> None:
        nonlocal prefix
        line = _SPACES.sub(" ", "".join(current)).strip()
        current.clear()
        if line:
            rows.append(prefix + line)
            prefix = ""

    for node, entering in _walk(article):
        tag = node.tag
        if tag == "-text":
            if entering:
                current.append(node.text_content or "")
        elif tag == "br":
            if entering:
                close()
        elif tag in ("td", "th"):
            if not entering and node.next is not None:
                current.append(" \x00 ")
        elif tag in blocks:
            if tag in ("p", "div") and _in_cell(node):
                current.append(" ")
                continue
            close()
            if tag == "li":
                prefix = "• " if entering else ""
    close()
    return "\n\n".join(_cells(row) for row in rows).replace("\n\n• ", "\n• ")


def _in_cell(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag in ("td", "th")


def _cells(row: str) -> str:
    if "\x00" not in row:
        return row
    cells = [cell.strip() for cell in row.split("\x00") if cell.strip()]
    # Two cells read as a label and its value.
    return (": " if len(cells) == 2 else " | ").join(cells)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below `root` on entering and on leaving, without recursion: pages nest without limit."""
    stack: list[tuple[LexborNode, bool]] = [(child, True) for child in reversed(list(root.iter(include_text=True)))]
    while stack:
        node, entering = stack.pop()
        yield node, entering
        if entering and node.tag != "-text":
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))


def _squeeze(text: str) -> str:
    return " ".join(text.split())
