"""The lines of a release, the part that each plays on its page, and its sentences.

Pages are read by the words of their furniture (lexicons/layout.toml), by the shape of the lines and by their place:
menus stand before the headline, links and teasers after the last paragraph. A text without such words keeps all of
its lines.
"""

from __future__ import annotations

import re

from .blocks import BULLET, Block, find_blocks
from .headline import DATE, find_title
from .markup import Line, Sentence
from .sentences import in_reach, sentence_bounds

_ISSUED = re.compile(r"\b(?:published|posted|issued|released|dated?) ?:?(?: on)? ?$", re.IGNORECASE)
_SENTENCE_CLOSING = frozenset(".!?…;,:")
_CLOSING = frozenset(".!?…\"')]:;,")
_MENU_RUN = 10
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
            sentences.extend(Sentence(a, b, role) for a, b in in_reach(text, block.start, block.end))
        else:
            sentences.extend(Sentence(a, b, role) for a, b in sentence_bounds(text, block.start, block.end))
    return lines, sentences


def _assign(text: str, blocks: list[Block]) -> None:
    """Give every block its role: title and what stands before it, tail, then the body between."""
    first = _first_prose(blocks, 0, len(blocks))
    title = find_title(text, blocks, first)
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
    _mark_closing_date(text, blocks, start)
    if page:
        _trim_footer(blocks, start)


def _first_prose(blocks: list[Block], start: int, default: int) -> int:
    return next((i for i in range(start, len(blocks)) if blocks[i].prose and blocks[i].cue != "notice"), default)


def _is_plain_label(text: str, block: Block) -> bool:
    """Labels such as "Topics" head link lists after the release as well; those that name countries do not."""
    return not re.search("countr|participat|involved", text[block.start : block.end], re.IGNORECASE)


def _assign_top(text: str, blocks: list[Block], title: int | None, first: int, page: bool) -> None:
    end = min(max(first, (title or 0) + 1), len(blocks))
    for i in range(end):
        block = blocks[i]
        if i == title:
            block.role = "title"
        elif block.cue in ("menu", "notice", "tail"):
            block.role = "menu"
        elif block.cue in ("masthead", "contact", "stamp") or (
            block.words <= 12 and DATE.search(text, block.start, block.end)
        ):
            block.role = "masthead"
        elif title is not None and i < title:
            block.role = "menu" if page or title > 6 else "masthead"
        elif page and block.words <= 2 and not BULLET.match(text, block.start, block.end):
            block.role = "menu"
        else:
            block.role = _body_role(text, blocks, i, False)
    if page:
        _mark_menus(text, blocks, end)


def _mark_menus(text: str, blocks: list[Block], end: int) -> None:
    """On a page with menus a long run of short lines above the first paragraph is one more of them."""
    run: list[Block] = []
    for block in [*blocks[:end], None]:
        if block and block.role != "title" and block.words <= 8 and text[block.end - 1] not in _SENTENCE_CLOSING:
            run.append(block)
            continue
        if len(run) >= _MENU_RUN:
            for short in run:
                if short.role != "masthead":
                    short.role = "menu"
        run = []


def _is_masthead(text: str, block: Block) -> bool:
    if block.prose:
        return False
    return block.cue == "masthead" or (block.words <= 7 and DATE.search(text, block.start, block.end) is not None)


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


def _mark_closing_date(text: str, blocks: list[Block], start: int) -> None:
    """Releases without a date at their head may bear it in their last lines, under the issuing office."""
    for block in blocks[max(start + 1, len(blocks) - 5) :]:
        if block.role in ("body", "caption", "heading") and block.words <= 12 and not block.prose:
            match = DATE.search(text, block.start, block.end)
            if match and (match.end() > block.end - 14 or _ISSUED.search(text, block.start, match.start())):
                block.role = "masthead"


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
