"""The lines of a release, the part that each plays on its page, and its sentences.

Pages are read by the words of their furniture (lexicons/layout.toml), by the shape of the lines and by their place:
menus stand before the headline, links and teasers after the last paragraph. A text without such words keeps all of
its lines.
"""

from __future__ import annotations

import re

from .blocks import BULLET, SITE, Block, find_blocks
from .markup import Line, Sentence
from .sentences import sentence_bounds

_DATELINE = re.compile(r"(?:[A-Z][\w.'’-]+,? ){1,6}(?:\([^)\n]{4,40}\) ?)?[–—-] |[A-Z][A-Z .'-]{3,30}[,:(–—-]")
_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CLOSING = frozenset(".!?…\"')]:;,")
_MASTHEAD_REACH = 8
"""So many blocks after the headline a date line or label still belongs to the masthead."""


def layout(text: str) -> tuple[list[Line], list[Sentence]]:
    """Give the lines of a normalised text with their roles, and its sentences.

    Blank lines are left out. Every other character belongs to exactly one line; a sentence lies inside one
    paragraph, which runs over several lines where the text is hard-wrapped.
    """
    blocks = find_blocks(text)
    if blocks:
        _assign(text, blocks)
    lines: list[Line] = []
    sentences: list[Sentence] = []
    for block in blocks:
        role = block.role
        lines.extend(Line(start, end, role) for start, end in block.rows)
        if role in ("title", "heading", "menu", "masthead", "tail"):
            sentences.append(Sentence(block.start, block.end, role))
        else:
            sentences.extend(Sentence(a, b, role) for a, b in sentence_bounds(text, block.start, block.end))
    return lines, sentences


def _assign(text: str, blocks: list[Block]) -> None:
    """Give every block its role: title and what stands before it, tail, then the body between."""
    first = _first_prose(blocks, 0, len(blocks))
    title = _find_title(text, blocks, first)
    if title is not None and title >= first:
        first = next(
            (i for i in range(title + 1, len(blocks)) if blocks[i].prose and blocks[i].cue != "notice"), title + 1
        )
    page = sum(b.cue in ("menu", "notice") for b in blocks[:first]) >= 3
    _assign_top(text, blocks, title, first, page)
    start = max(first, title + 1) if title is not None else first
    body_words = sum(b.words for b in blocks if b.prose and b.cue != "notice")
    state = "body"
    seen = 0
    listing = False
    for i in range(start, len(blocks)):
        block = blocks[i]
        cue = block.cue
        if cue == "notice":
            block.role = "menu" if state == "body" else "tail"
            continue
        if cue == "stamp" and not block.prose:
            block.role = "masthead"
            continue
        if cue == "body" and (state in ("body", "contact") or not _is_plain_label(text, block)):
            state, listing = "body", True
        elif cue == "tail" and state != "tail" and i > start:
            # A box of links inside the article ends where its text goes on.
            state = "tail" if seen * 2 >= body_words else "box"
        elif cue == "contact" and state == "body" and i > start and seen * 2 >= body_words:
            state = "contact"
        elif block.prose and (state == "box" or (state == "contact" and block.words >= 20)):
            state = "body"
        if block.prose:
            seen += block.words
            listing = False
        if state != "body":
            block.role = "menu" if state == "box" else "tail"
        else:
            near = title is not None and i - title <= _MASTHEAD_REACH
            block.role = "masthead" if near and _is_masthead(text, block) else _body_role(text, blocks, i, listing)
    if page:
        _trim_footer(blocks, start)


def _first_prose(blocks: list[Block], start: int, default: int) -> int:
    return next((i for i in range(start, len(blocks)) if blocks[i].prose and blocks[i].cue != "notice"), default)


def _is_plain_label(text: str, block: Block) -> bool:
    """Labels such as "Topics" head link lists after the release as well; those that name countries do not."""
    return not re.search("countr|participat|involved", text[block.start : block.end], re.IGNORECASE)


def _find_title(text: str, blocks: list[Block], first: int) -> int | None:
    """The block that is the headline, or None for a text that begins with its first paragraph."""
    repeated = _repeated_title(text, blocks)
    if repeated is not None:
        return repeated
    candidates = [i for i in range(min(first, len(blocks))) if _may_be_title(text, blocks[i])]
    if candidates:
        top = blocks[:first]
        page = sum(b.cue in ("menu", "notice") for b in top) >= 3
        if not page:
            return candidates[0]
        near = [i for i in candidates if i >= first - 15] if first < len(blocks) else []
        best = max(near or candidates, key=lambda i: (min(blocks[i].words, 12), -i))
        return 0 if candidates[0] == 0 and (not near or blocks[best].words < 5 <= blocks[0].words) else best
    if first < len(blocks) and first + 1 < len(blocks):
        block = blocks[first]
        closing = text[block.end - 1]
        if block.words <= 30 and closing not in ".:;" and not _DATELINE.match(text, block.start, block.end):
            return first
        following = blocks[first + 1]
        if (
            first == 0
            and block.words <= 22
            and closing == "."
            and (following.cue == "masthead" or _DATELINE.match(text, following.start, following.end))
            and not _DATELINE.match(text, block.start, block.end)
        ):
            return first
    return None


def _repeated_title(text: str, blocks: list[Block]) -> int | None:
    """Pages give their headline twice: as the title of the window, first of all, and above the article."""
    head = text[blocks[0].start : blocks[0].end]
    whole = _squeeze(head)
    parts = {part for part in [whole, *map(_squeeze, SITE.split(head))] if part.count(" ") >= 2}
    # Menus and banners may stand between the two, but not much of an article.
    room = 500 if len(parts) > 1 or SITE.search(head) else 40
    found = None
    for i in range(1, min(len(blocks), 400)):
        block = blocks[i]
        if 3 <= block.words <= 45:
            row = _squeeze(text[block.start : block.end])
            if row in parts or (row.count(" ") >= 4 and row in whole):
                found = i
        if block.prose and block.cue != "notice":
            room -= block.words
            if room < 0 or found is not None:
                break
    return found


def _squeeze(text: str) -> str:
    return " ".join(text.lower().split())


def _may_be_title(text: str, block: Block) -> bool:
    if block.cue or block.words < 3 or block.words > 45:
        return False
    if block.words <= 7 and _DATE.search(text, block.start, block.end):
        return False
    return any(char.isalpha() for char in text[block.start : block.end])


def _assign_top(text: str, blocks: list[Block], title: int | None, first: int, page: bool) -> None:
    for i in range(min(max(first, (title or 0) + 1), len(blocks))):
        block = blocks[i]
        if i == title:
            block.role = "title"
        elif block.cue in ("menu", "notice", "tail"):
            block.role = "menu"
        elif block.cue in ("masthead", "contact", "stamp") or (
            block.words <= 12 and _DATE.search(text, block.start, block.end)
        ):
            block.role = "masthead"
        elif title is not None and i < title:
            block.role = "menu" if page or title > 6 else "masthead"
        elif page and block.words <= 2 and not BULLET.match(text, block.start, block.end):
            block.role = "menu"
        else:
            block.role = _body_role(text, blocks, i, False)


def _is_masthead(text: str, block: Block) -> bool:
    if block.prose:
        return False
    return block.cue == "masthead" or (block.words <= 7 and _DATE.search(text, block.start, block.end) is not None)


def _body_role(text: str, blocks: list[Block], i: int, listing: bool) -> str:
    """The role of a block inside the release."""
    block = blocks[i]
    if block.cue == "menu" and not listing:
        return "menu"
    if block.cue == "caption":
        return "caption"
    if BULLET.match(text, block.start, block.end) and block.words < 60:
        return "bullet"
    if block.prose or listing or block.cue == "body":
        return "body"
    if text[block.end - 1] in _CLOSING and text[block.end - 1] != ":":
        return "body"
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    headed = after is not None and (after.prose or BULLET.match(text, after.start, after.end) is not None)
    if block.words <= 12 and headed:
        return "heading"
    if block.words >= 5 and text[block.start : block.end].islower() is False and block.words <= 40:
        return "caption"
    return "body"


def _trim_footer(blocks: list[Block], start: int) -> None:
    """On a page with menus the short lines after its last paragraph are a footer when some are known menu words."""
    last = len(blocks)
    while last > start and not blocks[last - 1].prose and blocks[last - 1].role != "bullet":
        last -= 1
    rest = [b for b in blocks[last:] if b.role not in ("tail",)]
    if sum(b.cue in ("menu", "tail") for b in blocks[last:]) < 3:
        return
    # What stands under a label of the release's own stays.
    keep = True
    for block in rest:
        if block.cue in ("menu", "tail"):
            keep = False
        if not keep:
            block.role = "tail"
