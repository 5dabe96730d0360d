"""Kinds of texts and pages whose length benchmarks/linear.py lets grow: what is said so often costs no more each time.

Each maps a name to a maker: characters wanted -> text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
_COUNTRIES = ("Austria", "Belgium", "Chile", "Denmark", "Estonia", "Finland", "Ghana", "Hungary", "Italy", "Japan")
_GOODS = ("cocaine", "heroin", "cannabis", "cigarettes", "pistols", "cash", "counterfeit shoes", "ivory", "fentanyl")
_SYLLABLES = ("ka", "lo", "mi", "ner", "sto", "val", "dra", "bel", "tun", "ros")


def name(number: int) -> str:
    """A word that belongs to a number: Kalomi, Kalonder ..."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04d}").capitalize()


def acronym(number: int) -> str:
    """Letters that belong to a number."""
    return "".join(chr(65 + number // 26**place % 26) for place in range(4))


def country(number: int) -> str:
    """A country, the next one for the next number."""
    return _COUNTRIES[number % len(_COUNTRIES)]


def good(number: int) -> str:
    """A commodity, the next one for the next number."""
    return _GOODS[number % len(_GOODS)]


def day(number: int) -> str:
    """A date of 2020 to 2024."""
    return f"{number % 28 + 1} {('March', 'June', 'October')[number % 3]} {2020 + number % 5}"


def filled(parts: Iterator[str], size: int) -> str:
    """Parts one after the other up to a length."""
    taken: list[str] = []
    length = 0
    while length < size:
        taken.append(next(parts))
        length += len(taken[-1])
    return "".join(taken)


def each(make: Callable[[int], str]) -> Callable[[int], str]:
    """A text of make(0), make(1) ... up to a length."""
    return lambda size: filled((make(number) for number in count()), size)


def prose(size: int) -> str:
    """Releases one after the other."""
    texts = "\n\n".join(path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.txt")))
    return (texts * (size // len(texts) + 1))[:size]


def wrapped(size: int) -> str:
    """Prose as mail and old PDF files have it: lines of 60 characters and quoted ones."""
    text = prose(size).replace("\n", " ")
    return "".join(f"{'> ' if at % 1800 < 600 else ''}{text[at : at + 60]}\n" for at in range(0, len(text), 60))


def page(inner: str, before: str = "", after: str = "") -> str:
    """A page around markup."""
    return f"<html><head><title>Nine held</title></head><body>{before}{inner}{after}</body></html>"


def pages(make: Callable[[int], str], after: str = "") -> Callable[[int], str]:
    """A page of make(0), make(1) ... up to a length."""
    return lambda size: page(filled((make(number) for number in count()), size), after=after)


def nested(opening: str, inner: str, closing: str) -> Callable[[int], str]:
    """A page of elements each inside the one before."""

    def make(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return page(inner, opening * depth, closing * depth)

    return make


def feed(size: int) -> str:
    """A feed of short releases."""
    item = (
        "<item><title>Police arrest {0} in {1}</title><pubDate>Mon, 03 Jun 2024 10:00:00 GMT</pubDate><description>"
        "&lt;p&gt;Police in {1} arrested {0} people and seized {0} kg of cocaine.&lt;/p&gt;</description></item>"
    )
    items = filled((item.format(number + 2, country(number)) for number in count()), size)
    return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"


PARAGRAPH = "<p>Police arrested nine people in the town on Monday.</p>"

TEXTS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "one line": lambda size: prose(size).replace("\n", " "),
    "hard-wrapped": wrapped,
    "one word": lambda size: "arrested " + "x" * size,
    "hyphens": lambda size: "See port.org: " + "a-" * (size // 2),
    "host names": lambda size: "See port.org: " + "1." * (size // 2) + "x" * (size // 2),
    "blank lines": lambda size: "police arrested nine" + "\n" * size + "people",
    "digits": lambda size: "1,234 " * (size // 6),
    "joined digits": lambda size: "1," * (size // 2),
    "money": lambda size: "EUR 5 million and " * (size // 18),
    "dates": lambda size: "3 June 2024 - " * (size // 14),
    "capitals": lambda size: "Operation Of The Police And " * (size // 28),
    "brackets": lambda size: "(" * size,
    "quotes": lambda size: '"' * size,
    "Markdown": lambda size: "*_[![](" * (size // 7),
    "link of spaces": lambda size: "[police](" + " " * size,
    "quoting marks": lambda size: "police " + "> " * (size // 2),
    "Jamo": lambda size: "police \u1100" * 9 + "\u1161" * size,
    "spaces": lambda size: "police" + " " * size + "arrested",
    "line ends": lambda size: "police\n" * (size // 7),
    "combining marks": lambda size: "police arreste\u0301d\u0301 nine " + "\u0301" * size,
    "accents": lambda size: "police arre\u0301ste\u0301d 9 in Spa\u0301in. " * (size // 33),
    "operations": each(
        lambda i: f"Operation {name(i)} ran from {day(i)} to {day(i + 3)} in {country(i)} and led to {i} arrests. "
    ),
    "one operation": each(
        lambda i: f"Operation Harbour, led by {country(i)}, seized {i} kg of {good(i)} on {day(i)}. Harbour went on. "
    ),
    "listed operations": each(lambda i: f"Operation {name(i)}, "),
    "agencies": each(lambda i: f"The {name(i)} Regional Crime Unit ({acronym(i)}) and the {acronym(i)} helped. "),
    "listed agencies": each(lambda i: f"{country(i)}: {name(i)} Police Department ({acronym(i)}), Customs Service; "),
    "known agencies": each(lambda i: f"Europol, the FBI and the National Police of {country(i)} arrested {i} people. "),
    "countries": each(lambda i: f"{country(i)}, "),
    "persons": each(
        lambda i: f"{name(i)} {name(i * 7)}, {20 + i % 60}, of {name(i + 5)}, was arrested and charged on {day(i)}. "
    ),
    "seizures": each(lambda i: f"Customs in {country(i)} seized {i}.{i % 10} kg of {good(i)} worth EUR {i} million. "),
    "figures": each(lambda i: f"Officers searched {i} houses, {i + 1} victims were rescued and {i + 2} cars checked. "),
    "long sentence": each(lambda i: f"police seized {i} kg of {good(i)}, arrested {i} people in {country(i)} and "),
    "bullets": lambda size: "Results of the operation:\n" + each(lambda i: f"- {i} kg of {good(i)}\n")(size),
    "table in lines": each(lambda i: f"{country(i)}\n{i}\n{i + 3} kg\n"),
    "table in columns": each(lambda i: f"{country(i)} | {i} arrests | {i + 3} kg {good(i)}\n"),
    "datelines": each(
        lambda i: f'{name(i).upper()}, {country(i)}, {day(i)} - "We did," said {name(i)} {name(i + 1)}.\n'
    ),
    "headlines": each(lambda i: f"Operation {name(i)}: {i} Held in {country(i)}\n"),
    "short releases": each(
        lambda i: (
            f"{name(i)} police arrest {i} in {country(i)}\n\n{name(i).upper()}, {country(i)} - {day(i)} - Police "
            + f"arrested {i} people and seized {i} kg of {good(i)} from a house in the town, said a spokeswoman. " * 4
            + "\n\n###\n\n"
        )
    ),
    "feed": feed,
}
PAGES: dict[str, Callable[[int], str]] = {
    "page of prose": lambda size: page("".join(f"<p>{line}</p>" for line in prose(size).split("\n") if line)),
    "nested page": nested("<div>", "word", "</div>"),
    "nested prose page": lambda size: page(f"<div>{PARAGRAPH}" * (size // 60)),
    "nested menus": nested("<div class='menu'>", PARAGRAPH, "</div>"),
    "nested headers": nested("<header>", PARAGRAPH + "<h1>Nine people held in the town</h1>", "</header>"),
    "nested headlines": nested("<h1><div>", PARAGRAPH, "</div></h1>"),
    "nested cells": nested("<table><tr><td>", PARAGRAPH, "</td></tr></table>"),
    "nested lists": nested("<ul><li>", PARAGRAPH, "</li></ul>"),
    "nested quotes": nested("<blockquote>", PARAGRAPH, "</blockquote>"),
    "nested spans": nested("<span>", PARAGRAPH, "</span>"),
    "headlines page": pages(lambda i: f"<h1>Nine people held in {name(i)}</h1><p>Police arrested {i} there.</p>"),
    "unclosed page": lambda size: page("<b><i><p>police " * (size // 16)),
    "unclosed fonts": pages(lambda i: f"<font size={i}><p>police "),
    "crossed page": lambda size: page("<a><b><p></a></b>police " * (size // 24)),
    "attribute page": lambda size: page("<p " + "a=b " * (size // 4) + ">police arrested nine</p>"),
    "attributes page": lambda size: page("<p " + filled((f"a{i}=b " for i in count()), size) + ">police arrested nine"),
    "unclosed attribute": lambda size: page('<a href="' * (size // 9)),
    "classes page": lambda size: page(f"<div class='{'menu-item ' * (size // 10)}'>{PARAGRAPH}</div>"),
    "open page": lambda size: page("<" * size),
    "entity page": lambda size: page("&amp;&#" * (size // 7)),
    "table page": lambda size: page("<table>" + "<tr><td>Arrests<td>9" * (size // 20) + "</table>"),
    "misplaced table": lambda size: page("<table>" + "police <b>nine" * (size // 14) + "</table>"),
    "menu page": lambda size: page("<ul>" + "<li class='menu'><a href='x'>News</a>" * (size // 37) + "</ul>"),
    "links page": pages(lambda i: f"<a href='/{i}'>{name(i)} police arrest {i}</a> "),
    "scripts page": pages(lambda i: f"<script>var a{i} = '<p>{i}</p>';</script><style>p {{}}</style>", PARAGRAPH),
    "comments page": pages(lambda i: f"<!-- {i} --><!--[if IE]>", PARAGRAPH),
    "open comments": lambda size: page(PARAGRAPH + "<!-" * (size // 3) + "<!--" * 9),
    "meta page": lambda size: "<html><head>" + "<meta charset name='a' content='b'>" * (size // 35) + PARAGRAPH,
    "dated page": pages(
        lambda i: f'<script type=\'application/ld+json\'>{{"datePublished" : "{i}"</script>', PARAGRAPH
    ),
}
KINDS = TEXTS | PAGES
