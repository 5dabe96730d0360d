"""What stands at the head of a release: title, publisher, publication date and dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ..lexicons import read_toml
from ..pipeline.dates import DateExpression
from ..pipeline.headline import is_letterhead
from ..pipeline.markup import Line, Markup, Mention
from .candidate import Candidate, Found

MAX_DATE_LINE_WORDS = 14
DATELINE_LINES = 6
"""A dateline stands at the start of one of so many first lines of text."""
_SITE = re.compile(r" (?:[|–—»·-]|::) ")
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w.'À-ÿ-]*(?: (?:[A-ZÀ-ÞĀ-Ž][\w.'À-ÿ-]*|of|de|del|la|el|and|the|am|sur))*"
_PLACE = re.compile(rf"(?P<place>{_NAME})(?: ?\((?P<land>[A-Z][A-Za-z .]+)\))?(?P<rest>(?:, ?{_NAME}\.?){{0,2}}),? ?")
_AFTER_PLACE = re.compile(r" ?(?:[–—]|--|\.?-(?= )|\.[–—]) ?| ?: (?=[A-Z\"'])")
_AFTER_DATE = re.compile(r"[.,]? ?(?:(?:[–—:]|--|-(?= )) ?|(?<=\.) (?=[A-Z\"']))|\. (?=[A-Z\"'])")
_PARENTHESIS = re.compile(r"\(([^()\n]{4,40})\) ?,?")
_OPENING = re.compile(rf"\((?P<place>{_NAME})(?P<rest>(?:, ?{_NAME}\.?){{0,2}}), ?")
_TODAY = re.compile(r"\btoday,? ?\(?$", re.IGNORECASE)
_REGION = re.compile(r"(?:, [A-Z][\w' ]{2,50})?")
NEAR_DAYS = 45
"""A date without its year takes that of a whole date in the text at most so many days before it."""


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in read_toml("masthead.toml").items()}


def find(markup: Markup, found: Found) -> list[Candidate]:
    """At most one candidate for each of title, publisher, published and dateline."""
    candidates: list[Candidate] = []
    title = _title(markup)
    dateline = _dateline(markup)
    published = _published(markup, dateline)
    publisher = _publisher(markup)
    if title:
        candidates.append(title)
    if publisher:
        candidates.append(publisher)
    if published:
        candidates.append(published)
    if dateline:
        fields = {"place": dateline.place, "country": dateline.country}
        candidates.append(Candidate("dateline", fields, [(dateline.start, dateline.end)], "masthead.dateline"))
    return candidates


def _title(markup: Markup) -> Candidate | None:
    lines = [line for line in markup.lines if line.role == "title"]
    if not lines:
        return None
    start, end = lines[0].start, lines[-1].end
    first = markup.lines[0]
    if start == first.start and len(markup.lines) > 8:
        # A window title ends with the name of its site.
        site = _SITE.search(markup.text, start, end)
        if site and markup.text.count(" ", start, site.start()) >= 3:
            end = site.start()
    return Candidate("title", {"value": " ".join(markup.text[start:end].split())}, [(start, end)], "masthead.title")


@dataclass(frozen=True, slots=True)
class _Dateline:
    place: str
    country: str | None
    start: int
    end: int
    stated: Mention | None


def _dateline(markup: Markup) -> _Dateline | None:
    """The place that the first paragraph starts from, or that a date line near the title names."""
    seen = 0
    for line in markup.lines:
        if line.role == "masthead":
            found = _place_beside_date(markup, line)
        elif line.role in ("body", "caption", "bullet", "heading"):
            found = _place_before_dash(markup, line)
            seen += 1
        else:
            continue
        if found or seen >= DATELINE_LINES:
            return found
    return None


def _place_before_dash(markup: Markup, line: Line) -> _Dateline | None:
    """ "LYON, France –", "NAIROBI, Kenya (Feb. 11, 2022) –", "Lima, March 19, 2025.", "(Luxembourg, 8 July 2024) –"."""
    text = markup.text
    limit = min(line.end, line.start + 110)
    mention = next(iter(markup.within("date", line.start, limit)), None)
    opening = _OPENING.match(text, line.start, limit)
    if opening:
        if mention is None or not opening.end() - 6 <= mention.start <= opening.end() or text[mention.end] != ")":
            return None
        country = _country(markup, line.start, mention.start)
        return _Dateline(_cased(opening["place"]), country, line.start, mention.end + 1, mention)
    match = _PLACE.match(text, line.start, limit)
    if not match or match["place"].lower().split()[0].rstrip(".") in _words()["not_places"]:
        return None
    end = match.end()
    stated = None
    bracket = _PARENTHESIS.match(text, end)
    if bracket and mention is not None and bracket.start() < mention.start < bracket.end():
        stated, end = mention, bracket.end()
    elif mention is not None and mention.start <= end + 1 and mention.end > end:
        stated, end = mention, mention.end
        tail = _PARENTHESIS.match(text, end + 1)  # an agency after the date: "12 Feb (Harbour News) –"
        end = tail.end() if tail else end
    dash = _AFTER_PLACE.match(text, end) or (_AFTER_DATE.match(text, end) if stated else None)
    if not dash:
        return None
    # A date may have swallowed by its weekday or month what reads as a last word of the place.
    stop = min(match.end("rest"), stated.start) if stated else match.end("rest")
    place, rest = match["place"].strip(" ,"), text[match.end("place") : stop].strip(" ,()")
    if stated is not None and stated.start < match.end("place"):
        place = text[line.start : stated.start].strip(" ,")
    if not place:
        return None
    country = _country(markup, line.start, stop)
    # A capitalised word before a dash may be anything: capitals, a country, a region or a date make it a dateline.
    capitals = place.isupper() and len(place) > 2
    sure = capitals or rest or stated is not None or country is not None
    prose = line.end - line.start >= 80
    if ":" in dash.group() and not (prose and (capitals or country)):
        return None
    if not prose or not (sure or " " not in place):
        return None
    return _Dateline(_cased(place), country, line.start, max(stop, stated.end if stated else 0), stated)


def _place_beside_date(markup: Markup, line: Line) -> _Dateline | None:
    """ "Pretoria, 6 November 2024", "December 5, 2024 – Mississauga, Ontario"."""
    mention = next((m for m in markup.within("date", line.start, line.end) if _day(m)), None)
    if mention is None:
        return None
    text = markup.text
    before, after = text[line.start : mention.start].strip(" ,–—|-/"), text[mention.end : line.end].strip(" ,–—|-/")
    remainder = before if before and not after else after if after and not before else ""
    match = _PLACE.fullmatch(remainder)
    if not match or ":" in text[line.start : line.end] or len(remainder.split()) > 5:
        return None
    words = match["place"].lower().split()
    known = _words()
    labels = known["published"] | known["changed"] | known["not_publisher"] | known["not_places"]
    if match["place"].lower() in labels or words[0] in labels or remainder.lower() in labels:
        return None
    country = _country(markup, line.start, line.end)
    places = {text[m.start : m.end] for m in markup.within("ner", line.start, line.end) if m.value == "place"}
    if country is None and not match["rest"] and match["place"] not in places and not before:
        return None
    return _Dateline(_cased(match["place"].strip(" ,")), country, line.start, line.end, mention)


def _country(markup: Markup, start: int, end: int) -> str | None:
    codes = [str(m.value).split("|") for m in markup.within("country", start, end)]
    names = [code for code, *kind in codes if not kind or kind[0] in ("name", "abbreviation")]
    return names[-1] if names else None


def _cased(place: str) -> str:
    return place.title() if place.isupper() and len(place) > 3 else place


def _value(mention: Mention) -> str | None:
    """The EDTF value of a date mention that is one whole day, or one month of a year."""
    value: Any = mention.value
    if not isinstance(value, DateExpression) or value.end or value.open or value.relative:
        return None
    start = value.start
    if start.year is None or start.month is None:
        return None
    return f"{start.year:04d}-{start.month:02d}" + (f"-{start.day:02d}" if start.day else "")


def _day(mention: Mention) -> str | None:
    value = _value(mention)
    return value if value and len(value) == 10 else None


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


def _published(markup: Markup, dateline: _Dateline | None) -> Candidate | None:
    """The best stated date: labelled, alone on a line near the title, in the dateline, or at the release's end."""
    ranked: dict[str, list[Candidate]] = {rule: [] for rule in _RANKING}
    lines = [line for line in markup.lines if line.role != "menu"]
    titled = next((i for i, line in enumerate(lines) if line.role == "title"), -1)
    words = _words()
    for i, line in enumerate(lines):
        if (
            line.role not in ("masthead", "title")
            or len(markup.text[line.start : line.end].split()) > MAX_DATE_LINE_WORDS
        ):
            continue
        mention = next((m for m in markup.within("date", line.start, line.end) if _value(m)), None)
        if mention is None:
            continue
        if line.role == "title":
            if _TITLE_DATE.search(markup.text, line.start, mention.start) and mention.end >= line.end - 1:
                ranked["title"].append(_stated(mention, "title"))
            continue
        label = _label(markup, line, lines[i - 1] if i else None, mention)
        if label in words["changed"]:
            continue  # a later change is no publication
        if label in ("ends", "end") or label.startswith("issued at"):
            rule = "closing"
        elif label in words["published"]:
            rule = "labelled"
        else:
            rule = "date_line" if i > titled else "above"
        if not _day(mention):
            rule = "month"
        ranked[rule].append(_stated(mention, rule))
    if dateline and dateline.stated:
        value = _day(dateline.stated) or _completed(markup, dateline.stated)
        if value:
            ranked["dateline"].append(_stated(dateline.stated, "dateline", value))
    if not any(ranked.values()):
        ranked["today"] = [
            _stated(mention, "today")
            for mention in markup.of("date")
            if _day(mention) and _TODAY.search(markup.text, max(0, mention.start - 12), mention.start)
        ]
    return next((candidate for candidates in ranked.values() for candidate in candidates), None)


# Where a date stands, the surest places first.
_RANKING = ("labelled", "date_line", "above", "dateline", "closing", "title", "today", "month")
_TITLE_DATE = re.compile(r"[,–—|(-] ?$")


def _stated(mention: Mention, place: str, value: str | None = None) -> Candidate:
    return Candidate(
        "published", {"value": value or _value(mention)}, [(mention.start, mention.end)], f"masthead.{place}"
    )


def _label(markup: Markup, line: Line, before: Line | None, mention: Mention) -> str:
    """The label of a date: before it on its line, or alone on the line above."""
    text = markup.text
    head = text[line.start : mention.start].lower().split("|")[-1].strip(" :,-–—/.()[]")
    words = _words()
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
    words = _words()
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
