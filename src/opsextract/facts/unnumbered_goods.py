"""Goods named without a number as what was taken: "weapons and cash were seized", "seized a car"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import WEIGHED
from ..pipeline.noun_phrase import noun_phrase
from .assertion import status_of
from .candidate import Candidate, Found
from .clause import GOODS, HOLDS_GOODS, Clause, measure_of
from .commodity import category_of
from .seizure_goods import COUNTABLE, DRUGS, GENERIC, HARD, HOLDING, evidence_of, fields_of, may_take

WITH = regex.compile(
    r"\b(?:(?<!connection\ |part\ |along\ |charged\ |together\ |links\ |associated\ )with"
    r"|in\ possession\ of|carrying|transporting|possessing)\b",
    regex.IGNORECASE,
)
"""Words that lead from people to what they had on them."""
_ARTICLE = regex.compile(r"(?<![\w-])(?:a|an|one)\ (?=\S)", regex.IGNORECASE)
_AWAY = regex.compile(
    r"\b(?:from|in|at|on|inside|aboard|during|after|before|when|while|hidden|concealed|belonging|where|near"
    r"|by|against|into|to|used|bearing|following|who|which|that|for|under|with|worth|allegedly)\b|[.(]",
    regex.IGNORECASE,
)
# "assets worth ... were frozen": their value leads nowhere.
_WORTH = regex.compile(
    r"\b(?:worth|valued\ at|with\ an?\ (?:\w+\ ){0,3}value\ of|totall?ing|of)"
    r"(?:\ (?:over|about|some|around|an|a|total|estimated|more|than|at|least|nearly|almost|up|to|of))*\ (?=\ )"
)
# "a van registered in Spain, was impounded": what a participle says of goods on the way to their verb.
_SAID_OF = regex.compile(
    r",?\ (?:registered|parked|bearing|belonging|driven|used|owned|valued|found|located|which\ (?:was|were|had)"
    r"|that\ (?:was|were|had))\b[^,.;:]{1,60}?,?"
    r"(?=\ (?:was|were|has|have|had)\ (?:been\ |also\ |later\ |then\ |subsequently\ )*$)"
)
# "were seized, along with a five-figure sum of cash": more of what the passive takes.
_SAME = regex.compile(r".{0,5}\bthe\ (?:same\ )?drug(?!\ (?:loads?|shipments?|packages?)\b)")
_COLON = regex.compile(r":\ ")
_TOGETHER = regex.compile(r"[^.;:]{0,90}?,?\ (?:along\ with|together\ with|as\ well\ as|in\ addition\ to)\ ")
_RELATIVE = regex.compile(r"\b(?:which|that|by|with|to)\b")
_BESIDES = regex.compile(r"^\ of\ |\b(?:as\ well\ as|such\ as|in\ addition\ to|along\ with|together\ with)\b")
_JOINTS = regex.compile(r"[;,]|\band\b|\bor\b")
_FINITE = regex.compile(r"\b(?:were|was|is|are|had|has|have|will|would|used|did)\b")
_NUMBERED_ONLY = frozenset(read_toml("seizures.toml")["words"]["numbered_only"])
# No plural: "press", "bus".
_PLURAL = regex.compile(r"(?<![su])s$", regex.IGNORECASE)
_MASS = frozenset(read_toml("seizures.toml")["words"]["mass"])
_NOT_THESE = regex.compile(r"\b(?:[Tt]hese|[Tt]hose|[Ww]hose|[Tt]heir|any|which|that)\ $")
# "6,300 tablets, mostly zopiclone": what most of it is.
_MOSTLY = regex.compile(
    r"\b(?:mostly|mainly|chiefly|largely|primarily|predominantly|laced\ with|mixed\ with|cut\ with)\ "
)
_PLACE_BEFORE = regex.compile(
    r"\b(?:in|at|on|from|inside|during|near|under|behind"
    r"|(?:search|searches|raid|raids|inspection|examination|owner|driver"
    r"|occupants?)\ (?:of|on))\ (?:(?:the|his|her|their|a|an|its)\ )?$"
)
# A line of a list without a bullet, and no heading within it.
_ITEM = regex.compile(r"(?:an?|various|several|numerous|multiple|assorted)\ ", regex.IGNORECASE)
_INVERTED = regex.compile(
    r"(?:\ (?:in|from|at|during|by|on|as)\ [^,.;]{1,60}?)?\ (?:was|were|are|is)(?:\ also)?"
    r"(?=\ (?!not\b|later\b|then\b|being\b|to\b)"
    r"(?:an?|the|his|her|several|various|some|many|\d|two|three|four|five|six|seven|eight|nine|ten|more|about|over"
    r"|[a-z]+\ (?:and|of)|\p{Sc})\b?)"
)
# Up to three words before a commodity word that belong to its phrase.
_LEADING_WORDS = regex.compile(
    r"(?<![\w'-])(?:(?!(?:and|or|of|any|these|those|whose|which|that|their|his|her|such|as|[Tt]he|[Aa]n?|in|also|were|was"
    r"|various|including|with|seized)\b)[\w'-]+\ ){0,3}$"
)
_IN_BRACKETS = regex.compile(r"\ \((?!(?:19|20)\d\d\))(\d[\d.,\ ]*)\)")
_THE = regex.compile(r"(?:\b[Tt]he|^[Aa]n?|\.\ [Aa]n?|\n[Aa]n?)\ $")


def unnumbered_goods(clause: Clause, markup: Markup, found: Found) -> Iterator[Candidate]:
    """Goods named without a number as the object of a seizure ("weapons and cash were seized"), or with "a"."""
    text = clause.text
    taken = [(m.start, m.end) for m in clause.measures]
    weighed = [(m.start, m.end) for m in clause.measures if measure_of(m).unit in WEIGHED]
    for predicate, taking, window in _windows(clause):
        start, end, family, voice = window
        status = "done" if voice == "listed" else status_of(text, clause.sentence, taking)
        seen: set[str] = set()
        done = start
        for goods in markup.within("commodity", start, end):
            if any(s <= goods.start < e for s, e in taken) or goods.end > end or goods.start < done:
                continue
            if goods.value in DRUGS and any(
                s < goods.start and text[e : goods.start] in (" and ", " or ") for s, e in weighed
            ):
                continue  # "12 tonnes of cocaine and marijuana"
            if text[goods.start : goods.end] == "drug" and _SAME.match(text, max(0, goods.start - 9)):
                continue  # "the largest seizure of the drug"
            if text.startswith("'s", goods.end):
                continue  # "the vessel's nets"
            phrase_start, phrase_end = _phrase(text, goods, start)
            category = category_of(markup, goods.start, phrase_end)
            if category is None or text[goods.start : goods.end].lower() in GENERIC:
                continue
            with_people = family == "arrest" and bool(WITH.search(text, predicate.end, goods.start))
            if predicate.value.word in _NUMBERED_ONLY and category not in HARD and not clause.objects(predicate):
                continue
            if not may_take(family, category, clause, predicate, possessed=with_people):
                continue
            if voice == "listed" and family in ("find", "result") and not _is_one(text, goods, phrase_start, category):
                continue
            if with_people and category not in HARD:
                continue
            if family == "arrest" and not with_people and not _is_held(text, goods, phrase_start, category, predicate):
                continue
            if not _belongs(text, predicate, goods, phrase_start, voice, taken, start):
                continue
            apposed = voice == "listed" and text.endswith((", a ", ", an "), start, phrase_start)
            if apposed and phrase_end >= end - 1:
                continue  # "210 litres of BMK, a precursor"
            done = phrase_end
            fields = fields_of(clause, markup, found, goods, family, category, text[phrase_start:phrase_end])
            fields["_at"] = goods.start
            behind = _IN_BRACKETS.match(text, phrase_end)
            number = next(iter(markup.within("number", behind.start(1), behind.end(1))), None) if behind else None
            if number is not None and number.value.value and not number.value.currency:
                # "handbags (205 000) and watches (38 500)".
                fields.update(quantity=number.value.value, unit="piece", bound=number.value.bound)
            elif _is_one(text, goods, phrase_start, category):
                fields.update(quantity=1, unit="piece", bound="exact")
            elif category in seen or category == "other":
                continue
            else:
                seen.add(category)
                fields.update(quantity=None, unit=None, bound="vague")
            near = abs(goods.start - predicate.end) <= 30 or abs(predicate.start - goods.end) <= 30
            span = evidence_of(goods, predicate) if near else (phrase_start, phrase_end)
            yield Candidate("seizures", fields, [span], f"seizures.{family}_{voice}_unnumbered", status)


def _windows(clause: Clause) -> Iterator[tuple[Mention, Mention, tuple[int, int, str, str]]]:
    """Each predicate that takes goods, the one that says so for it, and where its objects may stand."""
    for at, predicate in enumerate(clause.predicates):
        if predicate.rule == "intercept_foiled":
            continue
        window = _window(clause, at)
        if window is not None:
            yield predicate, _taking(clause, at) if window[3] == "included" else predicate, window
        if (
            predicate.value.voice == "passive"
            and predicate.value.family in GOODS - {"result", "takedown"}
            and predicate.value.word not in ("hidden", "concealed")
        ):
            beside = _TOGETHER.match(clause.text, predicate.end, clause.sentence.end)
            if clause.text.startswith(":", predicate.end):
                beside = _COLON.match(clause.text, predicate.end)
            if beside is not None:
                upper = clause.predicates[at + 1].start if at + 1 < len(clause.predicates) else clause.sentence.end
                yield predicate, predicate, (beside.end(), upper, predicate.value.family, "included")
    lead = clause.inherited
    is_item = (
        clause.sentence.role == "bullet"
        or _ITEM.match(clause.text, clause.sentence.start) is not None
        or any(m.start == clause.sentence.start for m in clause.measures)
    )
    if lead is not None and is_item and not clause.predicates and lead.value.family in GOODS - {"takedown"}:
        yield lead, lead, (clause.sentence.start, clause.sentence.end, lead.value.family, "listed")


def _window(clause: Clause, at: int) -> tuple[int, int, str, str] | None:
    """Where the objects of a predicate may stand, with the family and voice to read them by; None if it takes none."""
    predicate = clause.predicates[at]
    family, voice, word = predicate.value.family, predicate.value.voice, predicate.value.word
    if word.startswith("includ"):
        # "assets were seized, including a house": members of what was seized.
        before = _taking(clause, at)
        if before is predicate or before.value.family == "find":
            return None
        family, voice = before.value.family, "included"
    elif (
        word in HOLDS_GOODS
        or family not in ("seize", "recover", "intercept", "freeze", "forfeit", "find", "destroy", "arrest")
        or (
            voice == "active"
            and family != "forfeit"
            and predicate.rule != "find_laid"
            and not word.startswith(("found ", "caught ", "stopped "))
            and not word.endswith(("ed", "ing", "froze", "found", "up", "s"))
            and clause.sentence.role != "title"
        )
    ):
        return None
    inverted = _INVERTED.match(clause.text, predicate.end) if voice == "passive" and family in GOODS else None
    if inverted is not None and predicate.start - clause.sentence.start < 50:
        # "Also seized were a car and a watch."
        upper = clause.predicates[at + 1].start if at + 1 < len(clause.predicates) else clause.sentence.end
        return inverted.end(), upper, family, "included"
    if voice == "passive" and (family != "arrest" or word.startswith(HOLDING)):
        lower = clause.sentence.start
        for earlier in clause.predicates[:at]:
            if not earlier.value.word.startswith("includ") and not _describes(clause.text, earlier):
                lower = earlier.end
        return max(lower, predicate.start - 160), predicate.start, family, voice
    held = (
        family == "arrest"
        and word.startswith(HOLDING)
        and WITH.search(clause.text, predicate.end, predicate.end + 60) is None
    )
    voice = "with" if family == "arrest" and not held else voice
    upper = clause.predicates[at + 1].start if at + 1 < len(clause.predicates) else clause.sentence.end
    if predicate.rule == "find_laid" and (aside := clause.text.find(" – ", predicate.end, upper)) >= 0:
        upper = aside  # "were seven guns – these are often called ghost guns"
    return predicate.end, min(upper, predicate.end + 500), family, voice


def _describes(text: str, predicate: Mention) -> bool:
    """Whether a participle only says more of the goods: "a van registered in Spain was seized"."""
    if predicate.value.family == "harm" and text.endswith(("used for ", "used to ", "used in "), 0, predicate.start):
        return True
    return predicate.value.family == "open" and not text.endswith(("was ", "were ", "been "), 0, predicate.start)


def _taking(clause: Clause, at: int) -> Mention:
    """The predicate of seizure whose objects an "including" at `at` lists; itself where there is none."""
    earlier = (p for p in reversed(clause.predicates[:at]) if p.value.family in GOODS - {"result"})
    return next(earlier, clause.predicates[at])


def _belongs(
    text: str,
    predicate: Mention,
    goods: Mention,
    phrase_start: int,
    voice: str,
    taken: list[tuple[int, int]],
    lower: int,
) -> bool:
    """Whether goods stand in the list of a predicate's objects, and not in a place, a purpose or another clause."""
    if _NOT_THESE.search(text, max(0, phrase_start - 8), phrase_start) or _MOSTLY.search(
        text, max(0, phrase_start - 14), goods.start
    ):
        return False
    if _PLACE_BEFORE.search(text, max(0, phrase_start - 30), phrase_start):
        return False  # "during the search of his flat, 20 phones were seized"
    if taken and "such as" in text[predicate.end : goods.start]:
        return False  # examples of what was counted: "2,074 assets such as cash"
    if voice == "passive":
        gap = _WORTH.sub(" ", without(text, goods.end, predicate.start, taken))
        gap = _SAID_OF.sub("", gap, 1)
        if len(gap) < 25:
            gap = _RELATIVE.sub(" ", gap)
        return not _AWAY.search(gap)
    gap = without(text, max(predicate.end, lower), goods.start, taken)
    if voice == "with":
        gap = WITH.split(gap, 1)[-1]
    gap = _IN_BRACKETS.sub("", _BESIDES.sub(" ", gap))
    if voice == "noun" and not text.startswith(" of", predicate.end):
        return False
    member = _JOINTS.split(gap)[-1]
    if _AWAY.search(member) or member.count(" ") > 6 or _FINITE.search(member):
        return False
    # The first member stands at the verb itself, later ones behind it.
    return member is gap or not _AWAY.search(_JOINTS.split(gap)[0]) or bool(taken)


def _is_held(text: str, goods: Mention, phrase_start: int, category: str, predicate: Mention) -> bool:
    """Whether one thing is what was detained: "detained a trawler", not "detained the driver of a lorry"."""
    if predicate.value.word == "held" or not _is_one(text, goods, phrase_start, category):
        return False
    return goods.end <= predicate.start or " of " not in text[predicate.end : goods.start]


def _is_one(text: str, goods: Mention, phrase_start: int, category: str) -> bool:
    """Whether goods in the singular are one thing: after "a", or as "the car"."""
    name = category == "vehicles" and text[goods.start].isupper()  # "a Lexus", "a Mercedes-Benz"
    if category == "drugs" or category in DRUGS:
        return False  # "a controlled drug"
    if _PLURAL.search(text, goods.start, goods.end) and not name:
        return False
    articles = _ARTICLE.finditer(text, max(0, phrase_start - 14), phrase_start + 1)
    if any(article.end() >= phrase_start - 1 for article in articles):
        return True
    return (
        category in COUNTABLE
        and text[goods.start : goods.end].lower() not in _MASS
        and bool(_THE.search(text, max(0, phrase_start - 6), phrase_start))
    )


def without(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> str:
    """text[start:end] without the measures in it: their own words lead nowhere."""
    pieces, at = [], start
    for first, last in taken:
        if first >= at and last <= end:
            pieces.append(text[at:first])
            at = last
    return "".join([*pieces, text[at:end]])


def _phrase(text: str, goods: Mention, lower: int) -> tuple[int, int]:
    """The noun phrase around a commodity word: what stands before it in the same list member, and on to its end."""
    _, end = noun_phrase(text, goods.start)
    lead = _LEADING_WORDS.search(text[max(lower, goods.start - 40) : goods.start])
    start = goods.start - (len(lead.group()) if lead else 0)
    return start, max(end, goods.end)
