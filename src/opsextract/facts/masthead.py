"""What stands at the head of a release: title, publisher, publication date and dateline."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ..lexicons import read_toml
from ..pipeline.date_expression import DateExpression
from ..pipeline.headline import is_letterhead
from ..pipeline.markup import Line, Markup, Mention
from .candidate import Candidate, Found
from .dateline import Dateline, day_of, find_dateline, masthead_words, value_of

MAX_DATE_LINE_WORDS = 14
_SITE = re.compile(r" (?:[|–—»·-]|::) ")
_LEAF_PARTS = r"(?P<all>(?:(?P<m>[A-Z][A-Za-z]{2,8})\s*\n\s*(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?)\s*\n\s*(?P<y>20\d\d))"
_LEAF = re.compile(rf"\n\s*{_LEAF_PARTS}\s*$")
_LEAF_BELOW = re.compile(rf"\s*\n\s*{_LEAF_PARTS}\s*\n")
_TODAY = re.compile(r"\btoday,? ?\(?$", re.IGNORECASE)
_REGION = re.compile(r"(?:, [A-Z][\w' ]{2,50})?")
NEAR_DAYS = 45
"""A date without its year takes that of a whole date in the text at most so many days before it."""


def find(markup: Markup, found: Found) -> list[Candidate]:
    """At most one candidate for each of title, publisher, published and dateline."""
    candidates: list[Candidate] = []
    title = _title(markup)
    dateline = find_dateline(markup)
    published, changed = _published(markup, dateline)
    publisher = _publisher(markup)
    if title:
        candidates.append(title)
    if publisher:
        candidates.append(publisher)
    if published:
        candidates.append(published)
    elif changed:
        candidates.append(changed)
    if dateline:
        fields = {"place": dateline.place, "country": dateline.country}
        candidates.append(Candidate("dateline", fields, [(dateline.start, dateline.end)], dateline.rule))
    return candidates


def _title(markup: Markup) -> Candidate | None:
    lines = [line for line in markup.lines if line.role == "title"]
    if not lines:
        return None
    start, end = lines[0].start, lines[-1].end
    if start == markup.lines[0].start and any(line.role == "menu" for line in markup.lines[1:12]):
        # A window title ends with the name of its site.
        site = _SITE.search(markup.text, start, end)
        if site and markup.text.count(" ", start, site.start()) >= 3:
            end = site.start()
    return Candidate("title", {"value": " ".join(markup.text[start:end].split())}, [(start, end)], "masthead.title")


def _completed(markup: Markup, mention: Mention) -> str | None:
    """The day of a date without its year, where a whole date of the text lies a little before it."""
    value: Any = mention.value
    if (
        not isinstance(value, DateExpression)
        or value.end
        or value.relative
        or not (value.start.month and value.start.day)
    ):
        return None
    years = set()
    for other in markup.of("date"):
        start = other.value.end or other.value.start
        for year in (start.year, start.year + 1) if start.year and start.month and start.day else ():
            try:
                days = (date(year, value.start.month, value.start.day) - date(start.year, start.month, start.day)).days
            except ValueError:
                continue
            if 0 <= days <= NEAR_DAYS:
                years.add(year)
    return f"{years.pop():04d}-{value.start.month:02d}-{value.start.day:02d}" if len(years) == 1 else None


def _published(markup: Markup, dateline: Dateline | None) -> tuple[Candidate | None, Candidate | None]:
    """The best stated date: labelled, alone on a line near the title, in the dateline, or at the release's end.

    With it the date of a later change, which is no publication but near enough for relative dates to count from.
    """
    ranked: dict[str, list[Candidate]] = {rule: [] for rule in _RANKING}
    lines = [line for line in markup.lines if line.role != "menu"]
    changed: Candidate | None = None
    titled = next((i for i, line in enumerate(lines) if line.role == "title"), -1)
    words = masthead_words()
    for i, line in enumerate(lines):
        if (
            line.role not in ("masthead", "title")
            or len(markup.text[line.start : line.end].split()) > MAX_DATE_LINE_WORDS
        ):
            continue
        mention = next((m for m in markup.within("date", line.start, line.end) if value_of(m)), None)
        if mention is None:
            continue
        if line.role == "title":
            if _TITLE_DATE.search(markup.text, line.start, mention.start) and mention.end >= line.end - 1:
                ranked["title"].append(_stated(mention, "title"))
            continue
        label = _label(markup, line, lines[i - 1] if i else None, mention)
        if label in words["changed"]:
            fields, spans = {"value": value_of(mention)}, [(mention.start, mention.end)]
            changed = changed or Candidate("changed", fields, spans, "masthead.changed")
            continue
        if label in ("ends", "end") or label.startswith("issued at"):
            rule = "closing"
        elif label in words["published"]:
            rule = "labelled"
        else:
            rule = "date_line" if i > titled else "above"
        if not day_of(mention):
            rule = "month"
        ranked[rule].append(_stated(mention, rule))
    if dateline and dateline.stated:
        value = day_of(dateline.stated) or _completed(markup, dateline.stated)
        if value:
            ranked["dateline"].append(_stated(dateline.stated, "dateline", value))
    if not any(ranked.values()) and titled >= 0:
        ranked["calendar"] = _calendar_leaf(markup.text, lines[titled].start, lines[titled].end)
    if not any(ranked.values()):
        ranked["today"] = [
            _stated(mention, "today")
            for mention in markup.of("date")
            if day_of(mention) and _TODAY.search(markup.text, max(0, mention.start - 12), mention.start)
        ]
    return next((candidate for candidates in ranked.values() for candidate in candidates), None), changed


# Where a date stands, the surest places first.
_RANKING = ("labelled", "date_line", "above", "dateline", "closing", "title", "calendar", "today", "month")
_TITLE_DATE = re.compile(r"[,–—|(-] ?$")


def _calendar_leaf(text: str, start: int, end: int) -> list[Candidate]:
    """A date whose parts stand on lines of their own right above or below the title, as blog themes print it."""
    months = read_toml("dates.toml")["months"]
    for match in (_LEAF.search(text, max(0, start - 30), start), _LEAF_BELOW.match(text, end, end + 40)):
        if match and match["m"].lower() in months:
            try:
                value = date(int(match["y"]), months[match["m"].lower()], int(match["d"])).isoformat()
            except ValueError:
                continue
            return [Candidate("published", {"value": value}, [match.span("all")], "masthead.calendar")]
    return []


def _stated(mention: Mention, place: str, value: str | None = None) -> Candidate:
    return Candidate(
        "published", {"value": value or value_of(mention)}, [(mention.start, mention.end)], f"masthead.{place}"
    )


def _label(markup: Markup, line: Line, before: Line | None, mention: Mention) -> str:
    """The label of a date: before it on its line, or alone on the line above."""
    text = markup.text
    head = text[line.start : mention.start].lower().split("|")[-1].strip(" :,-–—/.()[]")
    words = masthead_words()
    known = words["published"] | words["changed"]
    if head:
        for label in (head, head.split(":")[-1].split(",")[-1].strip(), head.split(":")[0].strip()):
            if label in known:
                return label
        return next((label for label in words["changed"] if head.startswith(label)), head)
    if before is not None and before.role == "masthead":
        above = text[before.start : before.end].lower().strip(" :")
        if above in known:
            return above
    return ""


def _publisher(markup: Markup) -> Candidate | None:
    """The body that a label of the masthead names, or a line of the masthead that is a body's name."""
    words = masthead_words()
    text = markup.text
    lines = [line for line in markup.lines if line.role != "menu"][:16]
    for i, line in enumerate(lines):
        if line.role not in ("masthead", "body", "caption", "heading"):
            continue
        head, colon, value = text[line.start : line.end].partition(":")
        label = head.strip().lower()
        if label not in words["publisher"]:
            continue
        if colon and value.strip():
            start = line.start + len(head) + 1 + len(value) - len(value.lstrip())
            span = _name_span(text, start, line.end)
        elif i + 1 < len(lines) and lines[i + 1].role != "title":
            span = (lines[i + 1].start, lines[i + 1].end)
        else:
            continue
        if 2 <= span[1] - span[0] <= 120 and not _is_date(markup, span):
            return Candidate("publisher", {"value": text[span[0] : span[1]]}, [span], "masthead.source")
    for line in lines:
        if line.role == "title":
            continue
        if line.role not in ("masthead", "caption", "heading", "body") or line.end - line.start > 140:
            break
        span = (line.start, line.end)
        if line.role == "masthead" and is_letterhead(text[line.start : line.end]):
            return Candidate("publisher", {"value": text[span[0] : span[1]]}, [span], "masthead.letterhead")
        for agency in markup.within("agency", line.start, line.end):
            if agency.start == line.start and _REGION.fullmatch(text, agency.end, line.end):
                return Candidate("publisher", {"value": text[span[0] : span[1]]}, [span], "masthead.agency_line")
    return _site_name(markup)


def _name_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what a feed adds in brackets: "Port Police (news and events)"."""
    bracket = text.find(" (", start, end)
    return (
        start,
        bracket if bracket > 0 and text[end - 1] == ")" and not text[bracket + 2 : end - 1].isupper() else end,
    )


def _is_date(markup: Markup, span: tuple[int, int]) -> bool:
    return any(m.end - m.start > 0.5 * (span[1] - span[0]) for m in markup.within("date", *span))


def _site_name(markup: Markup) -> Candidate | None:
    """The site in the window title, where it is the name of a body."""
    if not markup.lines:
        return None
    line = markup.lines[0]
    cuts = list(_SITE.finditer(markup.text, line.start, line.end))
    if not cuts:
        return None
    for agency in markup.within("agency", cuts[-1].end(), line.end):
        if agency.start == cuts[-1].end():
            return Candidate(
                "publisher",
                {"value": markup.text[agency.start : agency.end]},
                [(agency.start, agency.end)],
                "masthead.site",
            )
    return None
