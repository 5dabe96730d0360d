"""Numbers: digits and words, with scales, bounds and ranges, and none that count nothing (ages, sections, phones)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ..lexicons import read_toml
from .markup import Mention


@dataclass(frozen=True, slots=True)
class Number:
    """A number as stated. `value` is None for a vague one (dozens); `high` is the upper end of a range.

    `bound` is exact, at_least, at_most, approx or vague. `fraction` is the length of what follows the last separator,
    for readers who know that their things come whole.
    """

    value: float | None
    bound: str
    high: float | None = None
    fraction: int = 0
    word: bool = False
    currency: str | None = None
    """ISO 4217 code of a sign or code that stands before the number; "$" where the country must tell."""


_DATA = read_toml("numbers.toml")
_WORDS: dict[str, int] = _DATA["words"]
_SCALES: dict[str, int] = _DATA["scales"]
_SUFFIXES: dict[str, int] = _DATA["suffixes"]
_VAGUE = sorted(_DATA["vague"]["terms"], key=lambda t: -len(t))
_BOUND_BEFORE: dict[str, str] = {w: bound for bound, words in _DATA["bounds"]["before"].items() for w in words}
_BOUND_AFTER: dict[str, str] = {w: bound for bound, words in _DATA["bounds"]["after"].items() for w in words}
# "a 52-foot yacht", "a 29-seat minibus": the number describes one thing; "a 100-kilogram load" says how much.
_COMPOUND = regex.compile(
    r"-(?!(?:kilogram|kilo|kg|gram|g|ton|tonne|pound|lb|ounce|oz|litre|liter|million|billion"
    r"|count)s?\b)(?!plus\b)[a-z]{3,}"
)
# Makes of cars, which put numbers into names ("BMW 759 Li").
_MAKES = frozenset(word for word in read_toml("dates.toml")["not_years"]["makes"])
_NO_COUNT_BEFORE = frozenset(_DATA["no_count"]["before"])
_NO_COUNT_AFTER = frozenset(_DATA["no_count"]["after"])

_SIGNS: dict[str, str] = read_toml("currencies.toml")["before"]

_SCALE = "|".join(sorted(_SCALES, key=lambda s: -len(s)))
_UNIT_WORDS = "|".join(sorted(_WORDS, key=lambda s: -len(s)))
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d{1,2}|\d{1,3}(?:'\d{3})+"
    r"|\d{1,3}(?:\ \d{3})+(?:[.,]\d{1,2})?(?![\d])|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:[.,]\d+)?"
)
_WORD_NUMBER = (
    rf"(?:half\ an?(?:\ (?:{_SCALE})(?!\w)|(?=\ (?:tonne|ton|kilo|kilogram|litre|liter|gram|pound|ounce)\b))"
    rf"|an?\ (?:hundred|thousand|million|billion|trillion|dozen|half\ million)"
    rf"|(?:{_UNIT_WORDS})(?:-(?:{_UNIT_WORDS}))?)"
    rf"(?:\ and\ a\ half)?(?:[\ -](?:{_SCALE})(?!\w))*(?:(?:\ and)?\ (?:{_UNIT_WORDS})(?:-"
    rf"(?:{_UNIT_WORDS}))?(?![\w-])(?=\ \w|[,.;])(?:[\ -](?:{_SCALE})(?!\w))*)*"
)
_MONEY_SIGN = "|".join(regex.escape(sign) for sign in sorted(_SIGNS, key=lambda sign: -len(sign)))
_FACTOR = rf"(?:[\ -]?(?P<scale@>(?i:{_SCALE}))(?!\w)|(?P<suffix@>mn|bn|[kKmMbB])(?!\w))"
_TIGHT_UNIT = r"(?=(?:kgs?|g|mg|t|lbs?|oz|l|ml|km|ha)\b)"
_DIGIT_SEEN = regex.compile(r"(?<![\d.,:/§#&@+])(?<!\d[-–])(?<![A-Za-z]-)(?<!\d-[a-z]{1,3}-)\d")
_PHONE = regex.compile(r"\+\d{1,3}[\ -]\(?\d[\d\ ()-]{5,}\d")
_NUMBER = regex.compile(
    rf"(?P<digits>{_DIGITS})\+?{_FACTOR.replace('@', '')}?(?P<plus>(?<=\+)|\+)?"
    rf"(?:\ ?(?:-|–|\bto\b|\band\b)\ ?(?:(?:{_MONEY_SIGN})\ ?)?(?P<high>{_DIGITS}){_FACTOR.replace('@', '2')}?)?"
    rf"(?:(?![\d@:]|/\d|[A-Za-z]|-\d)|{_TIGHT_UNIT})"
)
_NUMBER_SINGLE = regex.compile(
    rf"(?P<digits>{_DIGITS})\+?{_FACTOR.replace('@', '')}?(?P<plus>(?<=\+)|\+)?(?:(?![\d@:]|/\d|[A-Za-z]"
    rf"|-\d)|{_TIGHT_UNIT})"
)
_SIGN_BEFORE = regex.compile(rf"(?<![\w$])(?:{_MONEY_SIGN})\ ?$")
_WORD = regex.compile(rf"(?<![\w-])(?i:{_WORD_NUMBER})(?!\w)")
_VAGUE_NUMBER = regex.compile(rf"(?<![\w-])(?:{'|'.join(regex.escape(v) for v in _VAGUE)})(?!\w)", regex.IGNORECASE)
_DECIMAL_COMMA = regex.compile(
    r"(?<![\d,.])\d+,\d{1,2}(?![\d,])\ ?(?:million|billion|thousand|kg|ton|tonne|%|m\b|euro|EUR|l\b|litre"
    r"|kilo|Bitcoin|BTC|per\ cent)"
)
_POINT_THOUSANDS = regex.compile(r"(?<![\d,.])\d{1,3}(?:\.\d{3}){2,}(?!\d)|(?<![\d.,])\d{1,3}\.\d{3},\d")
_NOT_IN_WORDS = regex.compile(r"[^\w.§'\ -]")
_NEXT_WORDS = regex.compile(r"[\ -]?([\w.°'-]+(?:[\ ](?!and\b)[\w.'-]+)?)")
# "a 2009 BMW", "2019 Ram 2500": four digits before a name are its year.
_MODEL_YEAR = regex.compile(r"(?:19\d|20[0-4])\d\ [A-Z][A-Za-z-]+")
_ORDINAL = regex.compile(r"(?:st|nd|rd|th)\b")


def find_numbers(text: str, taken: list[tuple[int, int]]) -> list[Mention]:
    """The numbers of a normalised text that may count something, in order; values are Number.

    taken holds the ranges of dates, sorted: what lies in them is no count.
    """
    thousands_point = bool(_POINT_THOUSANDS.search(text))
    decimal_comma = bool(_DECIMAL_COMMA.search(text)) or thousands_point
    kept: list[Mention] = []
    at, last = 0, 0
    for match in sorted(_matches(text), key=lambda m: m.start()):
        start, end = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if start < last or (at < len(taken) and taken[at][0] < end):
            continue
        mention = _number(text, match, decimal_comma, thousands_point)
        if mention is not None:
            kept.append(mention)
            last = max(end, mention.end)
    kept.extend(_vague_numbers(text, [(m.start, m.end) for m in kept]))
    return sorted(kept, key=lambda m: m.start)


def _matches(text: str) -> Iterator[regex.Match[str]]:
    done = 0
    phones = [phone.span() for phone in _PHONE.finditer(text)]
    for seen in _DIGIT_SEEN.finditer(text):
        if seen.start() >= done and not any(start < seen.start() < end for start, end in phones):
            match = _NUMBER.match(text, seen.start())
            if match is not None and match["high"] and not _is_range(text, match):
                match = _NUMBER_SINGLE.match(text, seen.start())
            if match is not None:
                done = match.end()
                yield match
    yield from _WORD.finditer(text)


def _is_range(text: str, match: regex.Match[str]) -> bool:
    """ "30-40" and "6 to 37" are ranges; "8 and 11" only after "between"."""
    joined = text[match.end("digits") : match.start("high")]
    if " and " in joined:
        return text[max(0, match.start() - 24) : match.start()].lower().find("between") >= 0
    return True


def parse_digits(digits: str, *, decimal_comma: bool = False, thousands_point: bool = False) -> float:
    """The value of digits with their separators.

    Groups of three after a comma, a space or an apostrophe are thousands; one or two digits after a comma are decimals
    ("1,2 ton"); a point is decimal unless it repeats or the text writes thousands with it. decimal_comma is the text's
    habit and decides nothing where the form does.
    """
    body = digits.replace(" ", "").replace("'", "")
    commas, points = body.count(","), body.count(".")
    if commas and points:
        last = max(body.rfind(","), body.rfind("."))
        body = body[:last].replace(",", "").replace(".", "") + "." + body[last + 1 :]
    elif commas:
        tail = len(body) - body.rfind(",") - 1
        body = body.replace(",", "") if commas > 1 or tail == 3 else body.replace(",", ".")
    elif points > 1 or (points == 1 and (thousands_point or decimal_comma) and len(body) - body.rfind(".") - 1 == 3):
        body = body.replace(".", "")
    return float(body)


def _words_value(words: str) -> float:
    """The value of number words, such as "two hundred and twelve" or "half a billion"."""
    total, current = 0.0, 0.0
    tokens = words.lower().replace("-", " ").split()
    for at, token in enumerate(tokens):
        if token in ("a", "an"):
            current = current or 1
        elif token == "half":
            if at and tokens[at - 1] == "a":  # "two and a half"
                current = current - 1 + 1.5 if current >= 1 and "and" in tokens[:at] else 0.5
            else:
                current = 0.5
        elif token in _WORDS:
            current += _WORDS[token]
        elif token in _SCALES:
            scale = _SCALES[token]
            if scale >= 1000:
                total += (current or 1) * scale
                current = 0
            else:
                current = (current or 1) * scale
    return total + current


def _number(text: str, match: regex.Match[str], decimal_comma: bool, thousands_point: bool) -> Mention | None:
    start, end = match.span()
    groups = match.groupdict()
    sign = None if "digits" not in groups else _SIGN_BEFORE.search(text, max(0, start - 8), start)
    currency = _SIGNS[sign.group().rstrip()] if sign else None
    if sign and len(currency_sign := sign.group().rstrip()) == 1 and currency_sign.isalpha() and end - start == 1:
        return None  # "N4", "R1": a district, a road
    start = sign.start() if sign else start
    if not sign and start and text[start - 1].isalpha():
        return None
    # The words that stand right before it, with no other sign between.
    lead = _NOT_IN_WORDS.split(text[max(0, start - 40) : start])[-1].lower().split()[-7:]
    if not sign and _counts_nothing(text, start, end, lead, word="digits" not in groups):
        return None
    high: float | None = None
    fraction = 0
    if "digits" not in groups:
        value = _words_value(match.group())
    else:
        kw = {"decimal_comma": decimal_comma, "thousands_point": thousands_point}
        value = parse_digits(match["digits"], **kw)
        cut = max(match["digits"].rfind("."), match["digits"].rfind(","))
        fraction = len(match["digits"]) - cut - 1 if cut >= 0 else 0
        factor = _factor(match["scale"], match["suffix"])
        if groups.get("high"):
            high_factor = _factor(match["scale2"], match["suffix2"])
            high = parse_digits(match["high"], **kw) * high_factor
            # "3 to 5 million" is in millions on both sides, "6,000 to 1 million" is not.
            factor = high_factor if factor == 1 and value < 1000 else factor
            if high <= value * factor:
                return None
        value *= factor
    value, end = _continued(text, end, value)
    bound, start = _bound_before(text, start, lead)
    if bound == "exact":
        bound = "at_least" if groups.get("plus") is not None else _bound_after(text, end)
    number = Number(round(value, 6), bound, high, fraction, "digits" not in groups, currency)
    return Mention(start, end, "number", number, "number" if "digits" in groups else "number_word")


_RESTATED = regex.compile(rf"\ \((?P<digits>{_DIGITS})\)")
_REMAINDER = regex.compile(r"\ (?P<digits>\d{1,3})(?:\ (?P<scale>thousand))?(?![\d.,:%-])(?=\ [a-zA-Z])")


def _continued(text: str, end: int, value: float) -> tuple[float, int]:
    """What follows a number and belongs to it: "48" after "forty-eight", "812" after "4 thousand"."""
    restated = _RESTATED.match(text, end)
    if restated is not None and parse_digits(restated["digits"]) == value:
        return value, restated.end()
    if value >= 1000 and text[end - 1].isalpha():
        rest = _REMAINDER.match(text, end)
        if rest is not None:
            more = int(rest["digits"]) * (1000 if rest["scale"] else 1)
            if more < value and value % 1000 == 0 and (rest["scale"] or value < 1_000_000):
                return value + more, rest.end()
    return value, end


def _factor(scale: str | None, suffix: str | None) -> int:
    return _SCALES[scale.lower()] if scale else _SUFFIXES[suffix] if suffix else 1


def _counts_nothing(text: str, start: int, end: int, lead: list[str], *, word: bool) -> bool:
    """Whether the number is an age, a section, a time, an address or the like."""
    if word and lead and lead[-1] in ("no", "any", "every", "each") and text[start:end].lower() == "one":
        return True
    if lead and lead[-1] in _NO_COUNT_BEFORE and text[start - 1] in " .":
        return not (
            word and lead[-1] in ("no", "day", "call", "team", "company", "order", "level", "class", "type", "top")
        )
    if text[end : end + 1] == "-" and (_COMPOUND.match(text, end) or (word and lead and lead[-1][-1:].isdigit())):
        return True  # "a 29-seat minibus", "1,104 one-kilogram blocks"
    if _ORDINAL.match(text, end) or (not word and (_MODEL_YEAR.match(text, start) or (lead and lead[-1] in _MAKES))):
        return True
    after = _NEXT_WORDS.match(text, end)
    if after:
        two = after[1].lower()
        if two in _NO_COUNT_AFTER or two.split()[0].rstrip(",.;") in _NO_COUNT_AFTER:
            return True
        if text[end : end + 1] == "-" and two.split("-")[0] == "year" and "old" in two:
            return True
    # ", 37, of Tacoma": an age between commas after a name; "(37)" likewise.
    if not word and start >= 2 and text[start - 2 : start] == ", " and text[end : end + 1] in ",." and end - start <= 2:
        return True
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")" and end - start <= 2 and not word


def _bound_before(text: str, start: int, lead: list[str]) -> tuple[str, int]:
    """The bound that words before the number set, and where the whole expression begins."""
    for skip in (0, 3):  # "more than a total of 30"
        words = lead[: len(lead) - skip] if skip else lead
        if skip and lead[-3:] != ["a", "total", "of"]:
            break
        for size in (4, 3, 2, 1):
            phrase = " ".join(words[-size:])
            if len(words) >= size and phrase in _BOUND_BEFORE:
                near = max(0, start - 60)
                at = text[near:start].lower().rfind(phrase)
                return _BOUND_BEFORE[phrase], near + at if at >= 0 else start
    sign = text[start - 1] if start else " "
    if sign in "~≈":
        return "approx", start - 1
    if sign == "<":
        return "at_most", start - 1
    if sign == ">":
        return "at_least", start - 1
    return "exact", start


def _bound_after(text: str, end: int) -> str:
    tail = text[end : end + 16].lower().lstrip()
    for phrase, bound in _BOUND_AFTER.items():
        if tail.startswith(phrase):
            return bound
    return "exact"


def _vague_numbers(text: str, ranges: list[tuple[int, int]]) -> Iterator[Mention]:
    at = 0
    for match in _VAGUE_NUMBER.finditer(text):
        while at < len(ranges) and ranges[at][1] <= match.start():
            at += 1
        if at < len(ranges) and ranges[at][0] < match.end():
            continue
        yield Mention(match.start(), match.end(), "number", Number(None, "vague"), "vague_number")
