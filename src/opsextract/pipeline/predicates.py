"""Predicates: the verbs and nouns by which a release says what was done to what it counts, with their voice."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..lexicons import read_toml
from .located import NUMBER_NEXT, find_located
from .markup import Mention


@dataclass(frozen=True, slots=True)
class Predicate:
    """One of the families of lexicons/predicates.toml, and where what it is about stands.

    voice: active (its object follows), passive (its subject stands before), noun ("the seizure of ...") or
    adjective ("the seized goods", which reports nothing).
    """

    family: str
    voice: str
    word: str


_FAMILIES = read_toml("predicates.toml")
_PARTICIPLES = {form: family for family, forms in _FAMILIES.items() for form in forms["participles"]}
_ACTIVE = {form: family for family, forms in _FAMILIES.items() for form in forms["active"]}
_NOUNS = {form: family for family, forms in _FAMILIES.items() for form in forms["nouns"]}
_AUXILIARY = regex.compile(
    r"\b(?:was|were|been|being|be|is|are|got|get|getting|remain(?:s|ed)?)(?:\ (?:also|since|then|now|later"
    r"|subsequently|already|all|both|either|immediately|recently|first|\w+ly|being|not|"
    r"initially|[\w-]+ed\ and))*\ $",
    regex.IGNORECASE,
)
_DETERMINED = regex.compile(
    r"\b(?:the|these|those|all|any|this|that|such|its|their|of|other|further|an?|with|no|several|many|more"
    r"|suspected|alleged|allegedly|illegally)\ $",
    regex.IGNORECASE,
)
_PREPOSITION_NEXT = regex.compile(
    r"[^\w$€£\n]*(?:\n|$)|[,;:.)!?–—-]|\ \(|\ (?:in|by|from|during|at|on|as|after|since|for|with|across"
    r"|over(?!\ [\d\p{Sc}])|under(?!\ [\d\p{Sc}])|near"
    r"|while|and|or|pursuant|throughout|before|following|to|within|inside|worldwide|so|there|"
    r"globally|today|yesterday|last|this|when|where|which|who|that|through|along|between|outside|because"
    r"|without|have|has|were|was|are|is|include[sd]?|including|totall?ing|amount(?:ed|ing)?|thanks|"
    r"nationwide|separately|simultaneously|\w+ly)\b",
    regex.IGNORECASE,
)
_ARTICLE = regex.compile(r"\b(?:the|an?|this|these|those|their|its)\ $")
_PERFECT = regex.compile(r"\b(?:have|has|had)(?:\ \w+ly|\ also|\ so\ far)?\ $")
_VERB_BEFORE = regex.compile(
    r"\b(?:to|will|would|can|could|may|might|must|did|not|and|police|authorities|officers|agents|customs"
    r"|officials|they|who|we)\ $",
    regex.IGNORECASE,
)
_COUNT_BEHIND = regex.compile(
    r"\ (?:\d|(?:a|an|two|three|four|five|six|seven|eight|nine|ten|more\ than|over|at\ least|nearly|some"
    r"|dozens|hundreds)\b)",
    regex.IGNORECASE,
)
_TAKERS = regex.compile(
    r"\b(?:officers?|police|customs|agents?|detectives|investigators|rangers|guards?|crews?|authorit(?:y|ies)|patrols?|forces?|service"
    r"|administrations?|agency|troopers|deput\w+|inspectors|units?|teams?|operations?|scann\w+|raids?|gendarm\w+|carabinieri|we|(?-i:[A-Z]{3,}))\b",
    regex.IGNORECASE,
)
_TAKES = frozenset(_FAMILIES["seize"]["with_away"])
# "took 20 kg of heroin out of circulation": a verb in two parts around what it takes.
_AWAY = regex.compile(
    r"\ (?=(?:about\ |around\ |some\ |more\ than\ |over\ |nearly\ |almost\ |another\ )?"
    r"(?:\d|\p{Sc}|[A-Z]{3}\ \d|an?\ |two|three|four|five|six|seven|eight|nine|ten))"
    r"(?:[^.;:]|[.:]\d){3,120}?\ "
    r"(?:(?:out\ of|off)\ (?:the|an?|his|her|their|circulation|sale|our|\w+'s)"
    r"|out\ of\ (?:\w+\ )?(?:parcels?|luggage|baggage|containers?|suitcases?|mail|bags?|vehicles?)"
    r"|from\ (?:the\ streets?|our\ streets|circulation|sale|the\ market"
    r"|(?:the\ |an?\ |his\ |her\ |their\ |\w+\ )?"
    r"(?:address(?:es)?|homes?|houses?|premises|propert(?:y|ies)|flats?|shops?|stores?)))\b"
    # "stopped 140 tonnes": what is weighed is held back.
    r"|\ (?:a\ total\ of\ |about\ |around\ |some\ |more\ than\ |over\ |nearly\ )?[\d.,\ ]+\ ?"
    r"(?:(?:thousand|million)\ )?(?:kg|kilo|tonne|ton|pound|lb|litre|liter|parcel|package|consignment"
    r"|shipment)\w*\ of\b"
)
# "took a 29-year-old man into custody"; a number of people says so itself.
_INTO_CUSTODY = regex.compile(
    r"\ (?=(?:an?|the|his|her|their)\ )(?:[^.;:]|[.:]\d){3,80}?\ (?:in)?to\ (?:police\ |federal\ )?custody\b",
    regex.IGNORECASE,
)
# "detained this Thursday 13 persons": the object stands behind the day.
_OBJECT_BEHIND_TIME = regex.compile(
    r"\ (?:this|last|on|yesterday|today)(?:\ (?:[A-Z]\w+day|morning|afternoon|evening|night|week))?,?\ "
    r"(?:a\ total\ of\ )?"
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ [a-z]{3,}s?\b"
)
# "stopped a lorry with 819 kilograms of hashish": what it carried was found.
_STOPPED_WITH = regex.compile(
    rf"[^.;:\n]{{0,120}}?\ (?P<with>with|carrying|containing|loaded\ with|transporting)\ (?={NUMBER_NEXT})"
)
# "foiled an attempt to smuggle 4 kg", "thwarted the smuggling of": who foils it takes the goods.
_FOILED = regex.compile(
    r"\b(?P<foiled>(?:thwart|foil|frustrat|scupper|abort)(?:s|ed|ing)?|prevented)\ (?:[\w-]+\ ){0,5}$", regex.IGNORECASE
)
# "intercepted as they tried to sell sixteen tusks": what they had with them.
# Behind "smuggling" these have told before of what: "foils heroin smuggling attempt".
_ATTEMPT = regex.compile(
    r"\ (?:attempts?|bids?|plots?|rings?|operations?|networks?|gangs?|schemes?|routes?|cases?)\b", regex.IGNORECASE
)
_CAUGHT_AS = regex.compile(
    r"\b(?:arrest|intercept|caught|detain|apprehend|nabb|stopp)\w*\b[^.;:\n]{0,90}?"
    r"\ (?P<as>as|while|when|whilst)\ (?:\w+\ ){0,4}$"
)
# "made 2,900 seizures of tobacco, amounting to 19 million cigarettes".
_SEIZURES_OF = regex.compile(
    r"(?:\ of\ [^,.;:]{3,40}?)?,?\ (?:amounting\ to|totall?ing|yielding|for\ a\ total\ of|resulting\ in|involving|of)\ "
    rf"(?={NUMBER_NEXT})"
)
_TAKEN_FROM_SMUGGLERS = frozenset(_FAMILIES["harm"]["of_goods"])
# "were removed from the house": what officers leave a place with.
_REMOVED_FROM = regex.compile(
    r"\ from\ (?:the|an?|his|her|their|its)\ (?:[\w-]+\ ){0,2}(?:house|home|flat|apartment|premises|property|address"
    r"|scene|vehicle|site|residence|workshop|garage|car|lorry|room|safe|farm|warehouse|addresses|premises|homes|houses"
    r"|shops|stores|containers|vehicles|units?|storage|locker)\b"
)
# "recovered from them $196,500", "found inside about 2,400 computers": the object stands behind the place.
_OBJECT_BEHIND_PLACE = regex.compile(
    rf"\ (?:inside|within|therein"
    rf"|(?:from|on|in)\ (?:them|him|her|it|(?:the|his|her|their|its|a)\ (?:[\w-]+\ )?[a-z]+))\ "
    rf"(?:also\ )?(?={NUMBER_NEXT})"
)
_OF = regex.compile(
    r"\ (?:of|over|covering|totall?ing|amount(?:s|ed|ing)?\ to|include[sd]?|including|reach(?:ed|ing)|exceed(?:ed|ing)"
    r"|worth)\b|:|\ (?:and|or|&)\ (?:the\ )?(?:\w+\ )?of\b|(?:,\ \w+)*,?\ (?:and|or)\ \w+\ of\b"
)


# "in custody", "under investigation", "behind bars": where somebody is.
_STATES = ("in ", "under ", "behind ", "on remand")
_TAKEN = Predicate("arrest", "active", "taken into custody")
# "will not reach the market", "came to light": what is taken or found is the subject.
_NOT_ARRIVED = ("will n", "never ", "did not ", "come to", "came to")
_REMOVED = Predicate("seize", "passive", "removed")


def find_predicates(text: str, forms: list[Mention], measures: list[Mention]) -> list[Mention]:
    """The predicates of a normalised text, in order; values are Predicate.

    forms: lexicon hits of predicate words. measures: what is counted; a form inside one ("65 stolen vehicles",
    "219 arrests") is a part of it and no predicate.
    """
    found = []
    at = 0
    for form in sorted(forms, key=lambda m: m.start):
        while at < len(measures) and measures[at].end <= form.start:
            at += 1
        if at < len(measures) and measures[at].start <= form.start:
            if form.value in ("seizures", "confiscations") and _SEIZURES_OF.match(text, form.end):
                value = Predicate("seize", "noun", form.value)
                found.append(Mention(form.start, form.end, "predicate", value, "seize_counted"))
            continue
        if form.start and text[form.start - 1] == "-" and text[form.start - 2 : form.start - 1].isalpha():
            continue  # "a French-registered trawler", "well-hidden cash"
        if form.value.startswith(("on board", "inside")) and not text[form.start].isupper():
            continue  # "the six people on board were arrested"
        smuggled = _smuggled(text, form) if form.value in _TAKEN_FROM_SMUGGLERS else None
        if smuggled is not None:
            found.append(smuggled)
            continue
        if form.value in _TAKES and _INTO_CUSTODY.match(text, form.end):
            found.append(Mention(form.start, form.end, "predicate", _TAKEN, "arrest_active"))
            continue
        if form.value in _TAKES:
            if (
                form.value == "removed"
                and _REMOVED_FROM.match(text, form.end)
                and _AUXILIARY.search(text, max(0, form.start - 40), form.start)
            ):
                found.append(Mention(form.start, form.end, "predicate", _REMOVED, "seize_passive"))
                continue
            by_officers = _TAKERS.search(text, _clause_start(text, form.start), form.start) is not None
            if not (by_officers and _AWAY.match(text, form.end)):
                load = _stopped_with(text, form, by_officers=by_officers)
                found.extend([load] if load is not None else [])
                continue
        predicate = _read(text, form.value, form.start, form.end)
        found.append(Mention(form.start, form.end, "predicate", predicate, f"{predicate.family}_{predicate.voice}"))
    known = {form.end for form in forms}
    for turn in find_located(text):
        if turn.end not in known:  # "On board were" is a form of its own
            # What is not found is taken, though the lexicon may not have the word: "carried away", "withdrawn".
            family = _PARTICIPLES.get(turn.done, "seize") if turn.rule == "find_laid" and turn.done else "find"
            value = Predicate(family, "active", turn.done or "inside were")
            found.append(Mention(turn.start, turn.end, "predicate", value, turn.rule))
    return sorted(found, key=lambda mention: mention.start)


def _stopped_with(text: str, form: Mention, *, by_officers: bool) -> Mention | None:
    """The find of what somebody who was stopped had on board, at the "with" before it; None where there is none."""
    if form.value != "stopped":
        return None
    load = _STOPPED_WITH.match(text, form.end)
    if load is None:
        return None
    # Who stops what is loaded needs no name; who stops "with" something may be anybody.
    if load["with"] == "with" and not by_officers and not _AUXILIARY.search(text, max(0, form.start - 40), form.start):
        return None
    return Mention(*load.span("with"), "predicate", Predicate("find", "active", "stopped with"), "find_active")


def _smuggled(text: str, form: Mention) -> Mention | None:
    """What a verb of smuggling is where authorities foiled it, or caught people at it: a taking of the goods."""
    if _ATTEMPT.match(text, form.end):
        return None
    near = _clause_start(text, form.start)
    foiled = _FOILED.search(text, near, form.start)
    if foiled is not None:
        voice = "noun" if form.value in _NOUNS and form.value not in _ACTIVE else "active"
        value = Predicate("intercept", voice, foiled["foiled"].lower())
        return Mention(foiled.start(), form.end, "predicate", value, "intercept_foiled")
    caught = _CAUGHT_AS.search(text, near, form.start)
    if caught is not None:
        value = Predicate("find", "active", "caught with")
        return Mention(caught.start("as"), form.end, "predicate", value, "find_caught")
    return None


def _clause_start(text: str, at: int) -> int:
    """Where what can be the subject of a verb at `at` begins: behind the last full stop or line end near it."""
    near = max(0, at - 160)
    return max(near, text.rfind(". ", near, at) + 1, text.rfind("\n", near, at) + 1)


def _read(text: str, word: str, start: int, end: int) -> Predicate:
    before = text[max(0, start - 40) : start]
    if text.startswith((" Act", " Fund"), end) and text[start].isupper():
        return Predicate(_NOUNS.get(word) or _ACTIVE.get(word) or _PARTICIPLES[word], "adjective", word)  # a law's name
    if word == "charge" and before.lower().endswith("in "):
        return Predicate("charge", "adjective", word)  # "Special Agent in Charge"
    noun = _NOUNS.get(word)
    active = _ACTIVE.get(word)
    if noun == "open" and _ARTICLE.search(before) and not _OF.match(text, end):
        return Predicate(noun, "adjective", word)  # "a launch" is a boat
    if noun and (_OF.match(text, end) or not active or not _takes_object(text, before, end)):
        return Predicate(noun, "noun", word)
    if active:
        burning = active == "destroy" and word.endswith("ing") and _ARTICLE.search(before)
        return Predicate(active, "adjective" if burning else "active", word)
    family = _PARTICIPLES[word]
    if word.startswith(_NOT_ARRIVED):
        return Predicate(family, "passive", word)
    if _AUXILIARY.search(before):
        return Predicate(family, "passive", word)
    if family != "result" and " " not in word and _DETERMINED.search(before) and not _PREPOSITION_NEXT.match(text, end):
        return Predicate(family, "adjective", word)
    if word.startswith(_STATES):
        return Predicate(family, "passive", word)
    if _OBJECT_BEHIND_TIME.match(text, end) or (
        family in ("recover", "find") and _OBJECT_BEHIND_PLACE.match(text, end)
    ):
        return Predicate(family, "active", word)
    if not word.startswith("had ") and _PREPOSITION_NEXT.match(text, end) and not _PERFECT.search(before):
        return Predicate(family, "passive", word)
    return Predicate(family, "active", word)


def _takes_object(text: str, before: str, end: int) -> bool:
    """Whether a form that is noun and verb at once ("arrest", "search") is the verb: after "to", or with an object."""
    return bool(_VERB_BEFORE.search(before) or _COUNT_BEHIND.match(text, end, end + 14))
