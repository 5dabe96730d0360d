"""People told of together, singly and in numbers: "a father and his two sons", "the driver, 41, and a passenger"."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.noun_phrase import CONTAINERS, PERSON_GROUPS, PERSON_HEADS, noun_phrase
from .clause import Clause, measure_of

_DETERMINER = regex.compile(
    r"(?P<det>[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|(?:[Aa]|[Tt]he)\ (?:second|third))\ (?=\S)"
)
# What may be said of each before the next: his age, where he is from or where he was, a name in commas.
_SAID = regex.compile(
    r"(?:\ (?:on\ board|onboard|aboard)(?=,|\ and\ )"
    r"|,?\ (?:(?:popularly|also|better|commonly)\ )?(?:known\ as|called|named|identified\ as|alias)\ "
    r"[A-Z][^,.;:]{1,40}?(?=,|\ and\ |\ were\ |\ have\ )"
    r"|,?\ on\ (?:\d{1,2}\ )?[A-Z][a-z]+(?:\ \d{1,2})?(?:,?\ \d{4})?(?=,\ (?:along|together)\ with\ )"
    r"|,?\ (?:(?:both|all)\ )?aged\ (?:between\ |from\ )?\d\d(?:\ (?:and|to)\ |[–-])\d\d,?(?=\ |$)"
    r"|,?\ (?:aged\ |both\ aged\ "
    r"|all\ aged\ )?\d\d(?:(?:,\ \d\d)*\ and\ \d\d)?(?=,|\ and\ |\ w|\ h|$),?"
    r"|,?\ (?:of|from|in|aboard|on\ board|at)\ [^,.;:]{2,40}?(?=,|\ and\ |\ as\ well|\ were\ |\ have\ |\ had\ |$)"
    r"|\ \([^)]{1,40}\)|,\ (?:both|all|who|believed|suspected|residents|nationals)\b[^.;:]{2,80}$"
    r"|\ (?:posing|acting|travelling|working|living|riding|driving|employed|wanted|suspected|accused|believed)"
    r"\b[^,.;:]{2,60}$"
    r"|,\ [^,.;:]{2,60}(?=,\ (?:and\ |were\ |have\ |had\ )))"
)
_AND = regex.compile(r",?\ (?:and|as\ well\ as|along\ with|together\ with)\ (?:also\ )?|,\ ")
_AGE = regex.compile(r"\b(?:aged\ \d\d|\d\d-year-old|\d\d\ years\ old)|,\ \d\d,")
_PERSONS = read_toml("people.toml")["persons"]
_ONE = tuple(_PERSONS["one"])
_BESIDE = tuple(_PERSONS["beside_people"])
_NOT_WHO = tuple(_PERSONS["not_who"])
_SINGULAR_S = frozenset(_PERSONS["singular_s"])
_NOT_ONE = frozenset(_PERSONS["not_one"])
_SEXES = regex.compile(
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|child|children|sons?|daughters?|wife|husband|brothers?|sisters?)\b"
)
_BY_SEX = frozenset(_PERSONS["by_sex"])


@dataclass(frozen=True, slots=True)
class Company:
    """How many people are told of together, at [start, end), in how many members, of which `numbered` have a number."""

    count: int
    start: int
    end: int
    members: int
    numbered: int


def company_at(
    clause: Clause, markup: Markup, start: int, stop: int, *, subject: bool = False, only_people: bool = False
) -> Company | None:
    """The people that the text from `start` lists, none behind `stop`; None where it begins with something else.

    subject: the list is the subject of its verb, and may begin with a name. only_people: its verb takes people alone.
    """
    text = clause.text
    measures = {m.start: m for m in clause.measures if start <= m.start < stop}
    count = members = numbered = first = first_end = 0
    by_and = named_by_sex = False
    both = _BOTH.match(text, start, stop)
    start = both.end() if both is not None else start
    at = end = start
    before = [0, start, 0, 0]
    joined = [0, start, 0, 0]  # count, end, members and numbered at the last "and"
    while at < stop:
        mention = measures.get(at)
        owned = _OWNED.match(text, at, stop)
        if mention is None and owned is not None and owned.end() in measures:
            mention = measures[owned.end()]  # "his two brothers"
        if (
            mention is not None
            and _are_people(markup, mention, members)
            and measure_of(mention).number.bound == "exact"
        ):
            value = measure_of(mention).value
            if value is None or value != int(value):
                break
            count, numbered, end = count + int(value), numbered + 1, mention.end
        elif subject and not members and (named := _NAMED.match(text, at, stop)) is not None:
            count, end = 1, named.end()
        elif only_people and not numbered and (aged := _AGED.match(text, at, stop)) is not None:
            count, end = count + 1, aged.end()
        elif (one := _one(markup, at, stop, members, only_people)) is not None:
            count, end = count + one[0], one[1]
        else:
            break
        if members and text[end:stop].strip(" ,") and not _MAY_FOLLOW.match(text, end):
            # "arrested a man and a woman was injured": of her another clause is told.
            count, end, members, numbered = before
            by_and = True
            break
        members += 1
        before = [count, end, members, numbered]
        if members == 1:
            first, first_end = count if numbered else 0, end
            named_by_sex = mention is not None and measure_of(mention).head in _BY_SEX  # "two men, a woman and a child"
        while (said := _SAID.match(text, end, stop)) is not None:
            end = said.end() - text[said.start() : said.end()].endswith(",")
        first_end = end if members == 1 else first_end
        onward = _AND.match(text, end, stop)
        if members == 1 or by_and:
            joined = [count, end, members, numbered]
        if onward is None:
            break
        at, by_and = onward.end(), onward.group() != ", "
    if not by_and and members > 1:
        # The last is joined by a comma alone, and so says who the one before is: "the recipient, a 51-year-old man".
        count, end, members, numbered = joined
    others_by_sex = named_by_sex and _SEXES.search(text, first_end, end) is not None
    if first > 1 and members > 1 and count == 2 * first and text[first_end] == "," and not others_by_sex:
        return Company(first, start, end, 2, 1)  # "two recruiters, a former officer and his partner" are two
    return Company(count, start, end, members, numbered) if members else None


# Behind people told of together stands no verb of which one of them alone is the subject.
_MAY_FOLLOW = regex.compile(
    r"\ *(?:$|[^\w\ ]|(?:and|as|in|at|on|of|for|from|after|during|following|over|under|with"
    r"|who|whom|whose|when|while|near|to|into|by|aged|suspected|accused|wanted|believed|carrying|linked|aboard|onboard|inside|outside|outright"
    r"|early|late|last|this|yesterday|today|together|alleged|also|both|all|each|attempting|trying|working|living|residing|travelling|driving|posing|acting|riding|employed"
    r"|found|caught|hiding|involved|connected|based|originally|\d\d?)\b)"
)
_OWNED = regex.compile(r"(?:his|her|their|its|the)\ (?=\w)", regex.IGNORECASE)


def _are_people(markup: Markup, mention: Mention, members: int) -> bool:
    """Whether a measure counts people: by its head, by a nationality ("two male Singaporeans"), or beside people."""
    measure = measure_of(mention)
    if (
        measure.unit is not None
        or measure.currency is not None
        or is_thing(markup, measure.item_start, measure.item_end)
    ):
        return False
    return (
        measure.is_person
        or (members > 0 and measure.head.endswith(("s", "men", "women")) and measure.item.islower())
        or any(m.end >= measure.item_end - 1 for m in markup.within("country", measure.item_start, measure.item_end))
    )


_BOTH = regex.compile(r"[Bb]oth\ (?=(?:an?|the|his|her|their)\ )")
_PRONOUN = regex.compile(r"(?:him|her)(?=\ (?:and|as\ well\ as|along\ with|together\ with)\ )")
# "Talavera, his wife and four others".
_NAMED = regex.compile(r"[A-ZÀ-Þ][\w'À-ÿ-]+(?:\ [A-ZÀ-Þ][\w'À-ÿ-]+){0,2}(?=,?\ (?:and\ )?(?:his|her)\ [a-z])")
# "Dawa Sherpa, 31, and a 45-year-old Chinese national".
_AGED = regex.compile(r"[A-ZÀ-Þ][\w'.À-ÿ-]+(?:\ [A-ZÀ-Þ][\w'.À-ÿ-]+){1,3}(?=,\ (?:aged\ )?\d\d\b|\ \(\d\d\))")
_PAIRS = regex.compile(
    r"(?:[Aa]\ )?(?:married\ )?(?:husband\ and\ wife|father\ and\ (?:son|daughter)|mother\ and\ (?:son|daughter)"
    r"|brother\ and\ sister)\b",
    regex.IGNORECASE,
)


def _one(markup: Markup, start: int, stop: int, members: int, only_people: bool) -> tuple[int, int] | None:
    """How many a noun phrase without a number stands for, one or a couple, and where it ends."""
    text = markup.text
    pair = _PAIRS.match(text, start, stop)
    if pair is not None:
        return 2, pair.end()
    if not members and (pronoun := _PRONOUN.match(text, start, stop)) is not None:
        return 1, pronoun.end()
    determiner = _DETERMINER.match(text, start, stop)
    if determiner is None:
        return None
    first, last = noun_phrase(text, determiner.end())
    head = last_noun(text[first:last])
    own = determiner["det"].lower() in ("his", "her", "its", "their")
    if last > stop or not head or is_thing(markup, first, last):
        return None
    if head in PERSON_GROUPS and head != "pair":
        return PERSON_GROUPS[head], last
    if any(m.start == first and m.end == last for m in markup.within("country", first, last)):
        return 1, last  # "a Spaniard and two Dutchmen"
    if head.endswith(_BESIDE) or (only_people and may_be_person(head)):
        return 1, last
    if is_one_person(head, text[determiner.start() : min(stop, last + 20)]) or (own and not head.endswith("s")):
        return 1, last
    return None


def last_noun(phrase: str) -> str:
    """The head of a noun phrase in lower case, empty for none."""
    words = phrase.lower().split()
    if "of" in words[1:]:
        words = words[: words.index("of")]
    return words[-1].strip(".,") if words else ""


def is_one_person(head: str, phrase: str) -> bool:
    """Whether a head noun in the singular is a person, by itself or by the age that its phrase gives."""
    if (head.endswith("s") and head not in _SINGULAR_S) or head in _NOT_ONE:
        return False
    return head in PERSON_HEADS or head in PERSON_GROUPS or head.endswith(_ONE) or bool(_AGE.search(phrase))


def may_be_person(head: str) -> bool:
    """Whether a head in the singular may be whom a verb takes that takes only people: no time, number or group."""
    return not head.endswith(_NOT_WHO) and head not in _NOT_ONE and head not in CONTAINERS and head.isalpha()


def is_thing(markup: Markup, first: int, last: int) -> bool:
    """Whether the head of a noun phrase is goods: "a French-registered trawler"; a truck driver is none."""
    end = first + len(markup.text[first:last].split(" of ")[0])
    return any(m.end == end for m in markup.within("commodity", first, end))
